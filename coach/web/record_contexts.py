"""What the pages of contacts and of what is due show, as types: a template may use these fields and no others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.web.contexts import Extra


@dataclass(frozen=True, slots=True)
class DueLine:
    """One promise."""

    id: int
    contact: str
    name: str
    what: str
    """"Call Ruth Okafor"."""
    text: str
    when: str
    """"two days late", "due tomorrow at 15:00"."""
    late: bool
    mine: bool
    done: bool = False


@dataclass(frozen=True, slots=True)
class DueGroup:
    """Promises of one stretch of time."""

    title: str
    lines: tuple[DueLine, ...]


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """A talk that was agreed on."""

    contact: str
    name: str
    when: str


@dataclass(frozen=True, slots=True)
class DuePage:
    """What was promised, the first due first."""

    groups: tuple[DueGroup, ...]
    agreed: tuple[AgreedLine, ...]
    """Talks to come."""
    untold: tuple[AgreedLine, ...]
    """Talks whose time is over, and of which nothing was told."""
    mistake: str = ""
    wrong: int = 0
    """Number of the promise that the mistake is about."""
    done: DueLine | None = None
    """What was ticked off just now."""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One contact in the list."""

    id: str
    name: str
    about: str
    """Role and organisation."""
    last: str
    """"met on 3 November 2026"; empty where nothing happened yet."""
    next: str
    """What is due next."""
    late: bool


@dataclass(frozen=True, slots=True)
class Contacts:
    """Whom the trainee talks to."""

    contacts: tuple[ContactLine, ...]
    deleted: str
    """What can be brought back."""
    told: str = ""
    """What was done just now."""


@dataclass(frozen=True, slots=True)
class ContactForm:
    """A contact, being written."""

    given: Mapping[str, str]
    mistakes: Mapping[str, str]
    others: tuple[Extra, ...]
    """Who may have given the name."""
    profiles: tuple[Extra, ...]
    """Whom they may resemble."""
    id: str = ""
    """Empty for a new one."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a file of contacts."""

    added: tuple[str, ...]
    doubles: tuple[str, ...]
    filled: int
    records: int
    problems: tuple[str, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Import:
    """The page that takes a file in."""

    mistake: str = ""
    brought: Brought | None = None


@dataclass(frozen=True, slots=True)
class NoteShown:
    """One thing that was written down."""

    id: int
    text: str
    topic: str
    """In words; empty where none."""
    day: str


@dataclass(frozen=True, slots=True)
class TalkShown:
    """One talk, with what was written down of it."""

    id: int
    title: str
    """"A meeting"."""
    day: str
    practised: bool
    agreed: bool
    """It is still to come, or nobody has told how it was."""
    outcome: str
    session: str
    """Of the journal, where there is one still."""
    notes: tuple[NoteShown, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom a contact has named."""

    id: int
    name: str
    about: str
    may: str
    """"You may use their name.", "Ask whether you may use their name."."""
    taken_up: str
    """Id of the contact that became of it."""


@dataclass(frozen=True, slots=True)
class ContactPage:
    """One contact, with all that happened."""

    id: str
    name: str
    about: str
    facts: tuple[tuple[str, str], ...]
    """Label and value."""
    referrer: Extra | None
    due: tuple[DueLine, ...]
    kept: tuple[DueLine, ...]
    talks: tuple[TalkShown, ...]
    loose: tuple[NoteShown, ...]
    """Notes of no talk."""
    named: tuple[Named, ...]
    memo: tuple[str, ...]
    """What to read again before the next talk."""
    scenarios: tuple[Extra, ...]
    """In which they can be rehearsed with."""
    topics: tuple[Extra, ...]
    situations: tuple[Extra, ...]
    promises: tuple[Extra, ...]
    today: str
    told: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    """Of a form with mistakes."""
    mistakes: Mapping[str, str] = field(default_factory=dict)
    open: str = ""
    """Which form that is."""
