"""What the pages of notes, of comparing and of the plan show, as types: a template may use these fields and no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.records.compare import Compared
from coach.web.contexts import Extra


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """One thing that a note says, and what is to be said about it."""

    text: str
    verdict: str
    """`found`, `wrong`, `unsure` or `own`; empty where nobody knows what was told."""
    because: str
    quote: str
    at: str
    turn: int


@dataclass(frozen=True, slots=True)
class JudgedNote:
    """One note on a talk, with each thing that it says."""

    number: int
    text: str
    topic: str
    claims: tuple[ClaimShown, ...]


@dataclass(frozen=True, slots=True)
class NotesPage:
    """Notes on one talk, written down and held against what was told."""

    address: str
    who: str
    day: str
    whence: str
    contact: str
    """Id; empty for somebody who is in no book."""
    report: str
    """Address of the report; empty where there is none."""
    notes: tuple[JudgedNote, ...]
    score: str
    missed: tuple[ClaimShown, ...]
    checks: tuple[tuple[bool, str, str], ...]
    """Met, what, because."""
    topics: tuple[Extra, ...]
    text: str = ""
    """Of a form with mistakes."""
    mistakes: Sequence[str] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What several people said, side by side."""

    topics: tuple[Compared, ...]
    all: tuple[Extra, ...]
    """Topics with something noted."""
    chosen: str
    only_real: bool


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing that is ready, or not, or that only the trainee knows."""

    title: str
    because: str
    ready: bool | None
    address: str
    words: str
    """On the link; both are empty where nothing is to be done."""


@dataclass(frozen=True, slots=True)
class WeakShown:
    """One criterion to work on."""

    title: str
    scenario: str
    wrong: int
    of: int
    why: str
    address: str
    words: str
    curveball: str
    """A surprise that brings the very moment; begun at once."""


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What to practise next, when, and what is ready."""

    sessions: int
    days: int
    aim: int
    next: str
    weak: tuple[WeakShown, ...]
    parts: tuple[tuple[str, str, str], ...]
    """`ready`, `not_yet` or `not_known`; the part; why."""
    around: tuple[ToDo, ...]
    source: str
    problems: tuple[str, ...]
    people: tuple[Extra, ...]
    chosen: str = ""
    name: str = ""
    sentence: str = ""
    call: tuple[ToDo, ...] = ()
