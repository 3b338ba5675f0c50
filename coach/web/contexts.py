"""What each page shows, as types: a template may use these fields and no others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One scenario or professional to pick."""

    name: str
    title: str
    summary: str
    problem: str | None = None
    """Why it cannot be picked."""


@dataclass(frozen=True, slots=True)
class Home:
    """The first page."""

    scenarios: tuple[Choice, ...]
    profiles: tuple[Choice, ...]
    unfinished: str | None
    """The newest session that waits to be gone on with."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The page of a rehearsal that is going on."""

    session: str
    title: str
    briefing: str
    goal: str
    research: tuple[str, ...]
    professional: str
    first_name: str
    role: str
    organisation: str
    difficulty: str
    exam: bool
    agreed_seconds: int
    by_phone: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that the trainee or the page did, in one sentence."""

    sentence: str
    status: int
