"""What each page shows, as types: a template may use these fields and no others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.web.record_contexts import DueLine


@dataclass(frozen=True, slots=True)
class Talk:
    """One scenario to pick."""

    name: str
    title: str
    summary: str
    situation: str
    """`phone`, `in_person` or `sketch`; empty where the file does not say."""
    own: bool
    problem: str | None = None
    """Why it cannot be picked."""


@dataclass(frozen=True, slots=True)
class Person:
    """One professional to pick."""

    name: str
    full_name: str
    about: str
    """Role and organisation."""
    own: bool = False
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Talks:
    """Scenarios that belong together."""

    title: str
    talks: tuple[Talk, ...]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that waits to be gone on with."""

    session: str
    title: str
    with_whom: str
    day: str


@dataclass(frozen=True, slots=True)
class Advice:
    """The one thing to work on next."""

    title: str
    say: str
    turn: int | None


@dataclass(frozen=True, slots=True)
class Last:
    """The session that ended last."""

    session: str
    title: str
    with_whom: str
    day: str
    outcome: str
    won: bool | None
    advice: Advice | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to begin with at one click."""

    why: str
    talk: Talk
    person: Person
    difficulty: str
    address: str = ""
    """Of the page that goes on to it, where something has to be asked first; else it begins at once."""


@dataclass(frozen=True, slots=True)
class Home:
    """The first page."""

    first_name: str
    """Empty while nobody has said who they are."""
    groups: tuple[Talks, ...]
    people: tuple[Person, ...]
    suggestion: Suggestion | None
    unfinished: Unfinished | None
    last: Last | None
    late: tuple[DueLine, ...] = ()
    """What is overdue, or due today."""


@dataclass(frozen=True, slots=True)
class Welcome:
    """The questions of a first visit."""

    given: Mapping[str, str]
    """Field → what was written, so that a mistake costs no typing."""
    mistakes: Mapping[str, str] = field(default_factory=dict)
    """Field → what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Level:
    """One difficulty."""

    name: str
    title: str
    about: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Extra:
    """A surprise or a mood to pick."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the trainee is told about a talk with one professional."""

    briefing: str
    goal: str


@dataclass(frozen=True, slots=True)
class Practise:
    """One scenario, ready to begin: with whom, how hard."""

    name: str
    title: str
    minutes: str
    people: tuple[tuple[Person, Told], ...]
    """Who is chosen comes first."""
    chosen: str
    told: Told
    """With whoever is chosen."""
    levels: tuple[Level, ...]
    surprises: tuple[Extra, ...]
    moods: tuple[Extra, ...]
    channels: tuple[Extra, ...] = ()
    """How a text may be sent; none where one talks."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One session in the list."""

    session: str
    title: str
    with_whom: str
    day: str
    about: str
    """Difficulty, turns, minutes."""
    outcome: str
    ended: bool
    won: bool | None
    exam: bool
    reversed: bool = False
    """You were the professional: there is nothing to judge."""
    problem: str | None = None
    """Why it cannot be read."""


@dataclass(frozen=True, slots=True)
class Sessions:
    """What was rehearsed, newest first."""

    kept: tuple[Kept, ...]
    total: int
    number: int
    """Of this page of the list, from 1."""
    last: int


@dataclass(frozen=True, slots=True)
class Deletion:
    """Whether something shall go for good."""

    what: str
    about: str
    action: str
    """Address of the form."""
    back: str
    here: str
    """Where among the places it belongs."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The trainee's own facts, as a form."""

    given: Mapping[str, str]
    mistakes: Mapping[str, str]
    own: bool
    """False while the imaginary trainee stands in."""
    saved: bool
    path: str


@dataclass(frozen=True, slots=True)
class Stored:
    """One thing that is kept."""

    what: str
    where: str
    """Beneath the user's folder."""
    how_much: str
    about: str


@dataclass(frozen=True, slots=True)
class Privacy:
    """What is stored where, and how to take it away."""

    folder: str
    stored: tuple[Stored, ...]
    server: str
    """Where words are sent to, if anywhere."""
    word: str
    """What has to be typed before everything is deleted."""
    database: str = ""
    """The PostgreSQL that keeps contacts and progress, if it is no file in the folder."""
    typed: str = ""
    mistake: str = ""
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that the trainee or the page did, in one sentence."""

    sentence: str
    status: int


@dataclass(frozen=True, slots=True)
class GoingOn:
    """What a talk has led to."""

    session: str
    to: str
    title: str
    talk: str
    with_whom: str
    about: str
    briefing: str
    questions: tuple[str, ...]
    """About the time in between; each is answered by a tick or by none."""


@dataclass(frozen=True, slots=True)
class Onward:
    """One thing that a talk leads to."""

    title: str
    address: str
    words: str
    """On the link."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Everything that a talk leads to."""

    session: str
    title: str
    with_whom: str
    ended: bool
    ways: tuple[Onward, ...]
