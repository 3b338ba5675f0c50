"""Links between talks, as far as files go: `following(scenario, earlier)` is the next talk, with what was brought along.

`colleague(contact, of)` makes a person to call out of somebody whom a professional has named: their name and role, and as much of
what the professional knows about the field as holds for anybody in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from coach.scenario.model import Contact, Earlier, Fact, FactGuard, RoleProfile, Scenario

SHARED_TOPICS = frozenset({"skills_education", "entry_routes", "industry_trends"})
"""What two people of one field would both tell; a life, a day and an employer are one's own."""
CARRIES = ("slot", "minutes", "name", "contact", "talk")
"""What a link can carry besides flags."""


def following(scenario: Scenario, earlier: Earlier) -> Scenario:
    """The scenario after an earlier talk: its flags up, its words known. Flags that it does not look at stay behind."""
    known = {name: value for name in Earlier.model_fields if (value := getattr(earlier, name))}
    flags = tuple(flag for flag in earlier.flags if flag in scenario.carried)
    return scenario.model_copy(
        update={
            "earlier": scenario.earlier.model_copy(update=known),
            "flags": tuple(dict.fromkeys((*scenario.flags, *flags))),
        }
    )


def colleague(contact: Contact, of: RoleProfile, told: Collection[str]) -> RoleProfile:
    """The person whom a professional has named. `told`: ids of what the professional has told already."""
    facts = tuple(
        fact.model_copy(update={"when": FactGuard(), "tellings": fact.tellings[::-1], "topics": shared})
        for fact in of.facts
        if fact.id not in told and (shared := _shared(fact))
    )
    return RoleProfile(
        name=f"{of.name}-{contact.id}"[:60],
        version=of.version,
        full_name=re.sub(r"^(?:Dr|Mr|Ms|Mrs|Prof)\.? ", "", contact.name),
        role=contact.role,
        field=of.field,
        organisation="the office",
        place="the front desk at the office",
        directions="I'll send you the address; ask for me at the front desk.",
        free=(*of.free[1:], of.free[0]),
        phone_greeting=f"{contact.name} speaking.",
        manner="matter-of-fact and friendly; has heard of the visitor through somebody they like",
        facts=facts,
        contacts=(),
        research=(),
        # Whom an imagined person names is made up as well, and nothing of them was given by anybody.
        imagined=of.imagined.model_copy(update={"given": (), "missing": ()}) if of.imagined else None,
    )


def _shared(fact: Fact) -> tuple[str, ...]:
    """The fact's topics, where each of them is one of the field."""
    return fact.topics if set(fact.topics) <= SHARED_TOPICS else ()
