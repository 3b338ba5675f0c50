"""For whom something is prepared: what is known of it gathered from where it lies, and what is new put back there.

`case_of(home, book, contact)` lays the answers of an earlier time under the trainee's own facts and the contact's record;
`recorded(home, book, case, today)` writes the contact into the book and the trainee's facts into `me.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coach.errors import CoachError, NotFound
from coach.preparation import phrasing
from coach.preparation.facts import OF_CONTACT, OF_TRAINEE, Facts, gathered, too_long
from coach.preparation.folder import answers, folder_of, leave_nobody
from coach.records.book import Book
from coach.records.model import Contact
from coach.records.names import fold
from coach.scenario.model import Trainee
from coach.scenario.trainee import own_trainee, save_trainee


@dataclass(frozen=True, slots=True)
class Case:
    """One preparation: the contact, None before the person has a name, and what is known."""

    contact: Contact | None
    facts: Facts
    added: tuple[str, ...] = ()
    """Names that have become contacts just now."""

    @property
    def id(self) -> str:
        """The contact's; empty for nobody yet."""
        return self.contact.id if self.contact else ""


def case_of(home: Path, book: Book, contact: Contact | None) -> Case:
    """What is known without asking. Raises ManyProblems for a file of one's own that is wrong."""
    referrer = ""
    if contact is not None and contact.referrer:
        with suppress(NotFound):  # deleted since
            referrer = book.contact(contact.referrer).name
    kept = answers(folder_of(home, contact.id if contact else ""))
    return Case(contact, gathered(kept, own_trainee(home), contact, referrer))


def called(book: Book, name: str) -> Contact | None:
    """The contact of just this name. Raises CoachError where there are several."""
    found = [each for each in book.contacts() if fold(each.name) == fold(name)]
    if len(found) > 1:
        ids = ", ".join(each.id for each in found)
        raise CoachError(f"There are {len(found)} contacts called {name}: {ids}. Say which of them: coach prepare {found[0].id}")
    return found[0] if found else None


def recorded(home: Path, book: Book, case: Case, today: date) -> Case:
    """The facts written where they belong. A person who was named becomes a contact, and so does who gave the name."""
    facts, contact = case.facts, case.contact
    added: tuple[str, ...] = ()
    _keep_trainee(home, facts)
    if not facts.person:
        return case
    with book.together():
        fields: dict[str, object] = {}
        for ours, theirs in OF_CONTACT.items():
            if (value := getattr(facts, ours)) not in ("", None):
                fields[theirs] = value
        if facts.referrer:
            known = called(book, facts.referrer)
            added += () if known else (facts.referrer,)
            fields["referrer"] = (known or book.add_contact(Contact(name=facts.referrer, created=today))).id
        if contact is None:
            contact = book.add_contact(Contact.model_validate({"created": today, **fields}))
        elif changed := _changed(contact, fields):
            contact = book.edit(contact, **changed)
    if case.contact is None:
        added = (contact.name, *added)
        leave_nobody(home)
    return Case(contact, facts, added)


def towards(trainee: Trainee, contact: Contact, referrer: str) -> Trainee:
    """The trainee's facts as far as they are about this person: the field one asks about, and how one came by the name.

    `referrer` is the name of whoever gave it.
    """
    found = _found_through(contact.found_through, referrer if contact.may_use_name else "")
    told = {"field": phrasing.field(contact.field), "found_through": found}
    return trainee.model_copy(update={name: value for name, value in told.items() if value})


def _changed(contact: Contact, fields: Mapping[str, object]) -> dict[str, object]:
    """What differs from the record in more than line breaks; a page of notes does not give way to a sentence for a letter."""
    notes = {"name", *(OF_CONTACT[name] for name in too_long(contact))}
    return {name: value for name, value in fields.items() if name not in notes and _flat(getattr(contact, name)) != _flat(value)}


def _flat(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""


def _keep_trainee(home: Path, facts: Facts) -> None:
    """Write `me.yaml`, where something new was told and all that it needs is there."""
    own = own_trainee(home)
    present: dict[str, object] = own.model_dump() if own else {}
    told = {name: value for name in OF_TRAINEE if (value := getattr(facts, name))}
    if own is None:
        found = _found_through(facts.found_through, facts.referrer if facts.may_use_name else "")
        told |= {"field": phrasing.field(facts.field), "found_through": found}
        if not all(told.get(name) for name in ("name", "background", "field", "found_through")):
            return
    if new := {name: value for name, value in told.items() if not present.get(name)}:
        save_trainee(
            home, {**present, **new, **{name: _as_predicate(name, text) for name, text in new.items() if name in PREDICATES}}
        )


PREDICATES = {
    "background": (phrasing.background, "I ", "can say this of myself"),
    "evidence": (phrasing.example, "For example, I ", "can point to this"),
}
"""Facts that the rest of coach puts after "I"."""


def _as_predicate(name: str, text: str) -> str:
    say, lead, otherwise = PREDICATES[name]
    return phrasing.after(lead, say(text), f"{otherwise}: {phrasing.bare(text)}")


def _found_through(found: str, referrer: str) -> str:
    """After "I found you"; `referrer` is a name that may be used."""
    if found:
        return phrasing.after("I found you ", phrasing.found(found), f"this way: {phrasing.bare(found)}")
    return f"through {referrer}" if referrer else ""
