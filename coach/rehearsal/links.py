"""A finished talk in, where it leads out: `ways_on(session)` → a meeting on Thursday at ten, a call to Theo Lang, a note.

What a way carries stands in the talk itself: the hour that the professional named, the minutes that were asked for, the promises
that raised a flag. Whether a promise was kept between the talks only the trainee knows, and is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coach.dialogue.events import Directed
from coach.dialogue.session import Session
from coach.judge.evidence import sentence_at
from coach.judge.minutes import minutes_in
from coach.rehearsal.names import heard_name
from coach.rehearsal.sample import turns
from coach.scenario.links import CARRIES, colleague
from coach.scenario.model import Contact, Earlier, Link, LinkQuestion, RoleProfile, Rules, Scenario, Trainee
from coach.scenario.snapshot import snapshot
from coach.scenario.templates import page_variables, render

OWN_TIME = "own_time"
"""Flag of a talk in which the trainee named another time, and it suited."""
SHORTEST_MINUTES = 8.0
"""Fewer are meant for the call itself: "do you have two minutes?"."""

Answer = Callable[[str], bool]
"""Asks the trainee something, and gives yes or no."""


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that a talk leads to."""

    link: Link
    title: str
    earlier: Earlier
    person: RoleProfile
    """Whom the next talk is with: the same professional, or somebody they named."""

    def asked(self, answer: Answer, session: Session) -> Earlier:
        """What is brought along, with the trainee's answers about the time between."""
        variables = _variables(session, self.person, self.earlier)
        flags = list(self.earlier.flags)
        for each in self.link.asks:
            flags += _flags_of(each, answer(render(each.question, variables)))
        return self.earlier.model_copy(update={"flags": tuple(dict.fromkeys(flags))})


def ways_on(session: Session) -> tuple[Way, ...]:
    """Every way on, the best first; none where the talk is not over or leads nowhere."""
    if session.ended is None or session.state is None:
        return ()
    return tuple(_ways(session, session.ended.outcome, set(session.state.flags)))


def _ways(session: Session, outcome: str, flags: set[str]) -> Iterator[Way]:
    scenario, profile = snapshot(session.start, Scenario), snapshot(session.start, RoleProfile)
    taken: set[str] = set()
    for link in scenario.links:
        fits = outcome in link.after and flags.issuperset(link.flags) and flags.isdisjoint(link.not_flags)
        if not fits or link.to in taken:
            continue
        contact = _named(session, profile) if "contact" in link.carries else None
        if "contact" in link.carries and contact is None:
            continue
        taken.add(link.to)
        person = colleague(contact, profile, session.state.told if session.state else ()) if contact else profile
        earlier = _left_behind(session, link, profile, flags, contact)
        yield Way(link, render(link.title, _variables(session, person, earlier)), earlier, person)


def _left_behind(session: Session, link: Link, profile: RoleProfile, flags: set[str], contact: Contact | None) -> Earlier:
    carries = set(link.carries)
    brought = [flag for flag in link.carries if flag not in CARRIES and flag in flags]
    return Earlier(
        session=session.start.session,
        outcome=session.ended.outcome if session.ended else "",
        slot=_slot(session, profile, flags) if "slot" in carries else "",
        minutes=link.minutes or (_minutes(session) if "minutes" in carries else 0),
        name=heard_name(session.transcript, snapshot(session.start, Trainee).name) if "name" in carries else "",
        referrer=profile.full_name if contact else snapshot(session.start, Scenario).earlier.referrer,
        flags=tuple(dict.fromkeys((*brought, *link.sets))),
        talk=turns(session.transcript) if "talk" in carries else (),
        briefing=link.briefing,
    )


def _slot(session: Session, profile: RoleProfile, flags: set[str]) -> str:
    """The trainee's own day where that was agreed, else the one that the professional had to offer."""
    if OWN_TIME in flags:
        named = [act.quote for said in session.transcript for act in said.understanding.acts if act.name == "names_a_time"]
        if named:
            return named[-1]
    return profile.free[session.start.seed % len(profile.free)]


def _minutes(session: Session) -> float:
    """The length that the trainee asked for; of a range the shorter one, since that is what was promised for certain."""
    for said in session.transcript:
        for act in said.understanding.acts:
            if act.name != "states_duration":
                continue
            sentence = sentence_at(said, act.start)
            found = minutes_in(act.quote) or (minutes_in(sentence.text) if sentence else None)
            if found and found[0] >= SHORTEST_MINUTES:
                return found[0]
    return 0


def _named(session: Session, profile: RoleProfile) -> Contact | None:
    """The first contact that was named and not held back."""
    named = [event.directive.contact for event in session.live if isinstance(event, Directed) and event.directive.contact]
    told = set(session.state.told) if session.state else set()
    return next((each for each in profile.contacts if each.id in named and each.id in told), None)


def _flags_of(question: LinkQuestion, answer: bool) -> tuple[str, ...]:
    return question.yes if answer else question.no


def _variables(session: Session, person: RoleProfile, earlier: Earlier) -> dict[str, object]:
    start = session.start
    return page_variables(person, snapshot(start, Trainee), snapshot(start, Rules), start.minutes, earlier)
