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
    spoken: bool = False
    """Whether it can be said into a recording."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """A text to check, and what was found in it."""

    kinds: tuple[TextKind, ...]
    kind: TextKind
    given: Mapping[str, str]
    mistakes: Mapping[str, str]
    result: Checked | None
    heard: bool = False
    """Whether the text was understood from a recording."""


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One sentence of a script, or words that stand in none, as they were said in a take."""

    text: str
    how: str
    """`said`, `in other words`, `skipped` or `put in`."""
    at: str
    """Minutes and seconds; empty for what was not said."""


@dataclass(frozen=True, slots=True)
class TakeShown:
    """One take, judged."""

    number: int
    lines: tuple[SaidLine, ...]
    figures: tuple[tuple[str, ...], ...]
    """Rows of a table; the first one is its head."""
    remarks: tuple[str, ...]
    following: str
    rehearse: str
    """Scenario in which somebody answers, once the script is known; empty until then."""


@dataclass(frozen=True, slots=True)
class AloudPage:
    """A script to be said aloud, and what became of it."""

    given: Mapping[str, str]
    mistakes: Mapping[str, str]
    prompt: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Headings with their lines, as much of the script as may be seen; none where nothing may."""
    sight: str = ""
    """How much that is; empty while there is no script."""
    number: int = 1
    """Of the take that comes."""
    limits: str = ""
    take: TakeShown | None = None
    before: str = "[]"
    """Figures of the takes so far, to be sent back with the next one."""
    kept: int = 0
    """Takes of this script that lie on the disk."""
    leaves: str = ""
    """Where sound is sent to, if it leaves this machine."""
    most_bytes: int = 0
    longest: str = ""
