"""Progress over sessions in, one HTML file out that makes no request: a line of what was met, a row per criterion.

`render(progress, "all scenarios")` → `<!doctype html>…`. It takes anything of the shape below, so that it needs no database.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from coach.dialogue.types import Verdict
from coach.report.html import Live, page
from coach.report.words import day, percent, plain

HEIGHT = 120
"""Pixels for 0 to 100 percent."""
NEWEST = 30
"""Sessions shown: more columns than that cannot be told apart."""


class SessionShape(Protocol):
    """One session."""

    @property
    def session(self) -> str: ...
    @property
    def created(self) -> str: ...
    @property
    def scenario(self) -> str: ...
    @property
    def difficulty(self) -> str: ...
    @property
    def outcome(self) -> str | None: ...
    @property
    def won(self) -> bool | None: ...
    @property
    def talk_share(self) -> float | None: ...


class SeriesShape(Protocol):
    """One criterion over the sessions of one scenario."""

    @property
    def scenario(self) -> str: ...
    @property
    def criterion(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def verdicts(self) -> tuple[Verdict | None, ...]: ...
    @property
    def met(self) -> int: ...
    @property
    def judged(self) -> int: ...
    @property
    def trend(self) -> str: ...


class PartShape(Protocol):
    """One scenario."""

    @property
    def scenario(self) -> str: ...
    @property
    def sessions(self) -> Sequence[int]: ...
    @property
    def series(self) -> Sequence[SeriesShape]: ...


class ProgressShape(Protocol):
    """Everything over time."""

    @property
    def sessions(self) -> Sequence[SessionShape]: ...
    @property
    def shares(self) -> Sequence[float | None]: ...
    @property
    def parts(self) -> Sequence[PartShape]: ...
    @property
    def weakest(self) -> Sequence[SeriesShape]: ...


@dataclass(frozen=True, slots=True)
class Column:
    """One session in the picture and in the table."""

    number: int
    x: float
    """Percent of the picture's width."""
    y: float | None
    """Pixels from the top; None where nothing could be judged."""
    share: str
    talk_share: str
    day: str
    scenario: str
    difficulty: str
    outcome: str
    won: bool | None
    address: str
    """Of the session's report, where a server shows the page; empty in a file."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """One scenario as a table: criteria by sessions."""

    scenario: str
    numbers: tuple[int, ...]
    """The sessions' numbers, as in the picture."""
    rows: tuple[tuple[SeriesShape, tuple[Verdict | None, ...]], ...]
    silent: int
    """Criteria that could never be judged and have no row."""


def render(made: ProgressShape, what: str, live: Live | None = None, address: Callable[[str], str] = lambda _: "") -> str:
    """The whole file, or the page of a live server, which has an address for each session; `what`: which sessions are in it."""
    skipped = max(0, len(made.sessions) - NEWEST)
    columns = _columns(made, skipped, address)
    line = " ".join(f"{column.x * 10:.1f},{column.y / HEIGHT * 100:.1f}" for column in columns if column.y is not None)
    facts: dict[str, object] = {
        "what": what,
        "columns": columns,
        "line": line,
        "height": HEIGHT,
        "skipped": skipped,
        "parts": [_matrix(part) for part in made.parts],
        "weakest": made.weakest,
        "live": live,
    }
    return page("progress.html.j2", facts)


def _matrix(part: PartShape) -> Matrix:
    judged = [each for each in part.series if each.judged]
    return Matrix(
        part.scenario,
        tuple(place + 1 for place in part.sessions[-NEWEST:]),
        tuple((each, each.verdicts[-NEWEST:]) for each in judged),
        len(part.series) - len(judged),
    )


def _columns(made: ProgressShape, skipped: int, address: Callable[[str], str]) -> list[Column]:
    shown = list(zip(made.sessions, made.shares, strict=True))[skipped:]
    return [
        Column(
            number=number,
            x=round(100 * (number - skipped - 0.5) / len(shown), 2),
            y=None if share is None else round((1 - share) * HEIGHT, 1),
            share=percent(share),
            talk_share=percent(row.talk_share),
            day=day(row.created),
            scenario=row.scenario,
            difficulty=row.difficulty,
            outcome=plain(row.outcome or ""),
            won=row.won,
            address=address(row.session),
        )
        for number, (row, share) in enumerate(shown, skipped + 1)
    ]
