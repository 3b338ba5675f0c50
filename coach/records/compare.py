"""Notes on several people in, topic by topic what each of them said out, with day and source.

    salary   Ingrid Solheim    22 November 2026, imagined   twelve hundred for an evening group
             Maria Lopez       20 November 2026, real       65 to 70 thousand, more with nights

Who was real, who was imagined after a real person and who was made up altogether stands beside every line: what a made-up person
earns is no figure to rely on. It knows no database and no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from coach.dialogue.vocabulary import TOPICS
from coach.records.model import Contact, Note, Talk

Source = Literal["real", "practised", "imagined"]
SOURCES: dict[Source, str] = {
    "real": "real",
    "practised": "practised: made up after a real person",
    "imagined": "made up",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One note, with where it comes from."""

    who: str
    role: str
    organisation: str
    source: Source
    day: date
    """Of the talk; of the note where nobody wrote down a talk."""
    text: str
    topic: str
    ref: str
    """Contact or session, as a command line names it."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one person said on one topic."""

    who: str
    role: str
    organisation: str
    source: Source
    said: tuple[Said, ...]
    """The newest first."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One topic."""

    topic: str
    title: str
    sides: tuple[Side, ...]
    """Real people first, then the others, each by name."""

    @property
    def real(self) -> int:
        return sum(side.source == "real" for side in self.sides)


def of_contact(contact: Contact, notes: Iterable[Note], talks: Sequence[Talk]) -> list[Said]:
    """The notes on one contact. One that belongs to no talk is taken as real: nobody writes it down in the middle of practice."""
    by_id = {talk.id: talk for talk in talks}
    found: list[Said] = []
    for note in notes:
        talk = by_id.get(note.talk or 0)
        source: Source = talk.kind if talk else "real"
        day = (talk.at if talk else note.written).date()
        facts = (contact.name, contact.role, contact.organisation, source, day, note.text, note.topic, contact.id)
        found.append(Said(*facts))
    return found


def side_by_side(said: Iterable[Said], topic: str | None = None) -> tuple[Compared, ...]:
    """By topic, in the order of the vocabulary; notes without a topic come last, under none."""
    kept = [each for each in said if topic is None or each.topic == topic]
    found: list[Compared] = []
    for name in (*TOPICS, ""):
        here = [each for each in kept if each.topic == name]
        people = dict.fromkeys((each.source != "real", each.who.casefold(), each.ref, each.source) for each in here)
        sides = [
            _side([each for each in here if (each.ref, each.source) == (ref, source)]) for _, _, ref, source in sorted(people)
        ]
        if sides:
            found.append(Compared(name, TOPICS.get(name, "no topic"), tuple(sides)))
    return tuple(found)


def _side(said: list[Said]) -> Side:
    first = said[0]
    return Side(
        first.who, first.role, first.organisation, first.source, tuple(sorted(said, key=lambda each: each.day, reverse=True))
    )
