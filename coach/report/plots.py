"""A report in, the geometry of its pictures out: where bars, dots and lines stand, in percent of the talk's length.

A turn from 0:45 to 0:54 of a talk of three minutes is `Bar(25.0, 5.0)`. Percent and not pixels, so that a picture is as wide as
the page, on a phone and on paper, and its letters keep their size. The template draws; this module knows no colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coach.dialogue.types import Speaker, Variable, Verdict
from coach.report.evidence import Note
from coach.report.view import Movement, Report
from coach.report.words import clock, sentence, signed
from coach.speech.delivery import FAST, SLOW

STRIP_HEIGHT = 64
"""Pixels for 0 to 100 points of one variable."""
MOST_WORDS = 260.0
"""Words a minute at the top of a strip."""
DOT_GAP = 6.5
"""Percent between two dots in one row: 18 pixels on the narrowest phone."""
FARTHEST_LIMIT = 4.0
"""An agreed time beyond this many lengths of the talk is named and not drawn: it would squeeze the talk into a corner."""
TICKS = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
"""Seconds between two marks of the time axis; the first that needs no more than six marks."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time."""

    x: float
    width: float
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment with a label."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One piece of evidence; dots that would touch stand in rows."""

    x: float
    row: int
    number: int
    verdict: Verdict
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Who spoke when, the stages, the evidence, the agreed time."""

    trainee: tuple[Bar, ...]
    persona: tuple[Bar, ...]
    stages: tuple[Bar, ...]
    dots: tuple[Dot, ...]
    rows: int
    ticks: tuple[Tick, ...]
    agreed: tuple[Tick, ...]
    beyond: str
    """What lies outside the picture, in words."""


@dataclass(frozen=True, slots=True)
class Point:
    """A movement of one variable."""

    x: float
    y: float
    """Pixels from the top of the strip."""
    rises: bool
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One hidden variable over time."""

    name: Variable
    line: str
    """`x,y` pairs for a polyline in a box of 1000 by 100."""
    points: tuple[Point, ...]
    first: int
    lowest: int
    last: int


@dataclass(frozen=True, slots=True)
class Rate:
    """How fast one stretch of a turn was."""

    x: float
    width: float
    height: float
    """Pixels from the bottom of the strip."""
    label: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Pace, fillers and long pauses over time."""

    rates: tuple[Rate, ...]
    slow: float
    """Pixels from the bottom: the pace below which it is slow."""
    fast: float
    fillers: tuple[Tick, ...]
    pauses: tuple[Bar, ...]


def voice(report: Report) -> Voice | None:
    """None where nobody spoke."""
    if report.spoken is None or report.seconds <= 0:
        return None
    end, heard = _end(report), report.spoken.sounded
    return Voice(
        rates=tuple(
            Rate(
                _x(pace.start_seconds, end),
                _x(pace.end_seconds - pace.start_seconds, end),
                round(min(pace.words_per_minute, MOST_WORDS) * STRIP_HEIGHT / MOST_WORDS, 1),
                f"{clock(pace.start_seconds)} {pace.words_per_minute:.0f} words a minute",
            )
            for pace in heard.pace
        ),
        slow=round(SLOW * STRIP_HEIGHT / MOST_WORDS, 1),
        fast=round(FAST * STRIP_HEIGHT / MOST_WORDS, 1),
        fillers=tuple(Tick(_x(word.start_seconds, end), f"{clock(word.start_seconds)} {word.text}") for word in heard.fillers),
        pauses=tuple(
            Bar(
                _x(pause.start_seconds, end),
                _x(pause.seconds, end),
                f"{clock(pause.start_seconds)} pause of {pause.seconds:.1f} s",
            )
            for pause in heard.long_pauses
        ),
    )


def timeline(report: Report) -> Timeline | None:
    """None where nothing was said."""
    if report.seconds <= 0:
        return None
    end = _end(report)
    dots = _dots(report.notes, end)
    drawn = [seconds for seconds in report.agreed_seconds if seconds <= end]
    outside = [clock(seconds) for seconds in report.agreed_seconds if seconds > end]
    return Timeline(
        trainee=_bars(report, "trainee", end),
        persona=_bars(report, "persona", end),
        stages=tuple(
            Bar(_x(span.start_seconds, end), _x(span.end_seconds - span.start_seconds, end), span.name) for span in report.stages
        ),
        dots=dots,
        rows=1 + max((dot.row for dot in dots), default=0),
        ticks=_ticks(end),
        agreed=tuple(Tick(_x(seconds, end), clock(seconds)) for seconds in drawn),
        beyond=f"The agreed time, {' and '.join(outside)}, lies beyond this picture." if outside else "",
    )


def strips(report: Report) -> tuple[Strip, ...]:
    """Patience, interest and trust; empty where the talk had no length."""
    if report.seconds <= 0 or not report.movements:
        return ()
    end = _end(report)
    names: tuple[Variable, ...] = ("patience", "interest", "trust")
    return tuple(_strip(name, report.movements, report.seconds, end) for name in names)


def _strip(name: Variable, movements: Sequence[Movement], seconds: float, end: float) -> Strip:
    values: list[int] = [getattr(movement, name) for movement in movements]
    places = [_x(movement.seconds, end) for movement in movements]
    pairs = [*zip(places, values, strict=True), (_x(seconds, end), values[-1])]
    points = tuple(
        Point(x, round((100 - value) * STRIP_HEIGHT / 100, 1), movement.delta(name) > 0, _label(movement, name))
        for x, value, movement in zip(places, values, movements, strict=True)
        if movement.delta(name)
    )
    line = " ".join(f"{x * 10:.1f},{100 - value}" for x, value in pairs)
    return Strip(name, line, points, values[0], min(values), values[-1])


def _label(movement: Movement, name: Variable) -> str:
    causes = "; ".join(dict.fromkeys(reason.because for reason in movement.reasons if reason.variable == name))
    return f"{clock(movement.seconds)} {name} {signed(movement.delta(name))}: {sentence(causes)}"


def _end(report: Report) -> float:
    """Where the time axis ends: after the last word, and after the agreed time if that is not too far off."""
    near = [seconds for seconds in report.agreed_seconds if seconds <= report.seconds * FARTHEST_LIMIT]
    return max(report.seconds, *near) * 1.02 if near else report.seconds * 1.02


def _x(seconds: float, end: float) -> float:
    return round(100 * seconds / end, 2)


def _bars(report: Report, speaker: Speaker, end: float) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            _x(said.start_seconds, end),
            _x(said.end_seconds - said.start_seconds, end),
            f"{said.who}, {clock(said.start_seconds)} to {clock(said.end_seconds)}",
        )
        for said in report.said
        if said.speaker == speaker
    )


def _dots(notes: Iterable[Note], end: float) -> tuple[Dot, ...]:
    """Each dot in the first row where it touches no other."""
    taken: list[float] = []
    dots: list[Dot] = []
    for note in sorted(notes, key=lambda each: (each.quote.at_seconds, each.number)):
        x = min(_x(note.quote.at_seconds, end), 100.0)
        row = next((row for row, last in enumerate(taken) if x - last >= DOT_GAP), len(taken))
        taken[row : row + 1] = [x]
        dots.append(Dot(x, row, note.number, note.verdict, f"{note.number}: {note.title}, {clock(note.quote.at_seconds)}"))
    return tuple(dots)


def _ticks(end: float) -> tuple[Tick, ...]:
    every = next((each for each in TICKS if end / each <= 6), TICKS[-1])
    return tuple(Tick(_x(seconds, end), clock(seconds)) for seconds in range(0, int(end) + 1, every) if seconds <= end * 0.96)
