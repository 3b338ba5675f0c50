"""A contact of the trainee's in, whom the rehearsal is with and what both know of each other out.

`acquainted(book, …, With("maria"), …)` → Maria Lopez as somebody imagined (or the shipped professional that she is), what the
notes hold, and the flags by which she remembers. It reads records and journals, and writes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from coach.errors import CoachError, NotFound
from coach.history.journal import Journals
from coach.history.sessions import load_session
from coach.preparation.case import towards
from coach.preparation.imagined import Shown, imagined, nearest
from coach.preparation.next_time import acquaintance, last_met, remembered
from coach.records.book import Book
from coach.records.model import Contact
from coach.records.names import fold
from coach.rehearsal.links import ways_on
from coach.scenario.acquaintance import Acquaintance
from coach.scenario.load import Library
from coach.scenario.model import Earlier, RoleProfile, Rules, Trainee


@dataclass(frozen=True, slots=True)
class With:
    """With whom, of the contacts."""

    contact: str
    """Id, name, or the beginning of one."""
    like: str | None = None
    """The profile after which they are imagined; None takes the contact's, or the nearest."""
    shown: Shown | None = None
    """A page about them, for this once."""
    anew: bool = False
    """As if they had never met."""


@dataclass(frozen=True, slots=True)
class Acquainted:
    """What a rehearsal with a contact begins with."""

    profile: RoleProfile
    trainee: Trainee
    """With the field and the way to the name that are this contact's."""
    known: Acquaintance
    earlier: Earlier


@dataclass(frozen=True, slots=True)
class Before:
    """What the new talk comes from."""

    scenario: str
    """Of the new talk."""
    agreed: Earlier | None = None
    """What the talk just before has left behind, where the trainee goes on from one."""
    person: RoleProfile | None = None
    """Whom that talk was with, and this one is."""


def acquainted(
    book: Book, library: Library, journals: Journals, asked: With, before: Before, trainee: Trainee, rules: Rules, now: datetime
) -> Acquainted:
    """Raises NotFound or Ambiguous."""
    contact = book.contact(asked.contact)
    referrer = book.one(Contact, contact.referrer).name if contact.referrer else ""
    profile = before.person or portrayed(contact, library, trainee, asked.like, asked.shown)
    trainee = towards(trainee, contact, referrer)
    if asked.anew:
        return Acquainted(
            profile, trainee, Acquaintance(contact=contact.id, name=contact.name, anew=True), Earlier(referrer=referrer)
        )
    promises = book.promises(contact.id, open=False)
    known = acquaintance(contact, book.talks(contact.id), book.notes(contact.id), promises, rules, now)
    flags = remembered(known)
    name = trainee.first_name if known.met and "never_thanked" not in flags else ""
    holds = Earlier(referrer=referrer, flags=flags, name=name, met=last_met(known))
    return Acquainted(
        profile, trainee, known, _together(holds, before.agreed or _agreed(journals, known, profile, before.scenario, flags))
    )


def _agreed(
    journals: Journals, known: Acquaintance, profile: RoleProfile, scenario: str, flags: tuple[str, ...]
) -> Earlier | None:
    """What the last practised talk with them has led to, where it was this scenario."""
    last = known.met[-1].session if known.met else None
    if last is None:
        return None
    try:
        session = load_session(journals, last)
    except CoachError:
        return None  # the journal was deleted, the record of the talk was not
    ways = (way for way in ways_on(session) if way.link.to == scenario and way.person.full_name == profile.full_name)
    way = next(ways, None)
    return way.asked(lambda _: "broke_word" not in flags, session) if way else None


def _together(holds: Earlier, agreed: Earlier | None) -> Earlier:
    """What the records hold, and over it what the talk just before has agreed."""
    if agreed is None:
        return holds
    kept = {"sent_word", "broke_word"}
    flags = [flag for flag in holds.flags if not (flag in kept and kept & set(agreed.flags))]
    said = {name: value for name in Earlier.model_fields if (value := getattr(agreed, name))}
    return holds.model_copy(update={**said, "flags": tuple(dict.fromkeys((*flags, *agreed.flags)))})


def portrayed(
    contact: Contact, library: Library, trainee: Trainee, like: str | None = None, shown: Shown | None = None
) -> RoleProfile:
    """Who plays a contact: a professional of the library whom the trainee took over as they are, or somebody imagined."""
    chosen = like or contact.like
    known = library.names("profile")
    if chosen is not None:
        if chosen not in known:
            raise NotFound("professional", chosen, known, "coach scenarios list")
        profile = library.profile(chosen)
        if like is None and fold(profile.full_name) == fold(contact.name):
            return profile
    else:
        profile = nearest(contact, [library.profile(name) for name in known], trainee.field)
    return imagined(contact, profile, shown=shown, wants=trainee.field)
