"""What the pages of scenarios and of checked texts show, as types: a template may use these fields and no others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.report.evidence import Piece
from coach.web.contexts import Extra, Person, Talk


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file in the user's own folder."""

    kind: str
    words: str
    name: str
    title: str
    problem: str | None


@dataclass(frozen=True, slots=True)
class Scenarios:
    """Everything that can be practised, and what one has written oneself."""

    talks: tuple[Talk, ...]
    people: tuple[Person, ...]
    own: tuple[OwnFile, ...]
    folder: str
    kept: str
    """What was kept just now."""


@dataclass(frozen=True, slots=True)
class Station:
    """One stage of a scenario."""

    name: str
    leads_to: str
    hint: str
    ends: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """One scenario, looked at from behind."""

    name: str
    title: str
    summary: str
    own: bool
    briefing: str
    goal: str
    minutes: str
    person: Person
    wins: tuple[str, ...]
    loses: tuple[str, ...]
    stations: tuple[Station, ...]
    surprises: tuple[Extra, ...]
    drawn: str
    moods: tuple[Extra, ...]
    kept: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a file around a problem."""

    number: int
    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Wrong:
    """One problem of a file."""

    line: int | None
    what: str
    warning: bool
    around: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """A file of one's own, being written."""

    text: str
    looked_at: bool
    kind: str
    name: str
    problems: tuple[Wrong, ...] = ()
    mistake: str = ""
    """Of the form itself: nothing was given, or a file of that name is there."""
    asks_replace: bool = False

    @property
    def errors(self) -> int:
        """Problems that stand in the way."""
        return sum(not each.warning for each in self.problems)


@dataclass(frozen=True, slots=True)
class Finding:
    """One criterion of a text."""

    says: str
    verdict: str
    quote: str
    because: str
    say: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Criteria with one verdict."""

    title: str
    symbol: str
    tone: str
    found: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a text does, and what it lacks."""

    met: int
    judged: int
    first: str
    """The line that helps most."""
    pieces: tuple[Piece, ...]
    groups: tuple[Findings, ...]
    revised: str
    """The text with what is missing put in; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class TextKind:
    """A tab of the page."""

    name: str
    title: str
    about: str
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """A text to check, and what was found in it."""

    kinds: tuple[TextKind, ...]
    kind: TextKind
    given: Mapping[str, str]
    mistakes: Mapping[str, str]
    result: Checked | None
