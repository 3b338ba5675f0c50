"""Kept sessions in, each criterion over time out: `progress(rows)` → series by scenario, trends, and what is weakest.

`✓○✓✓` of one criterion becomes `Series(verdicts=("met", "missed", "met", "met"), trend="better")`. `sync` first brings the
store up to the journals: it judges what has ended since, with the `grade` it is given, and forgets what was deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from coach.database.address import Address
from coach.dialogue.session import Session
from coach.dialogue.types import Verdict
from coach.errors import CoachError
from coach.history.journal import Journals
from coach.history.sessions import load_session
from coach.history.store import KeptVerdict, Row, Store, open_store
from coach.judge.scorecard import HeadlineName, Scorecard

Trend = Literal["better", "worse", "steady", "new"]

COMPARED = 3
"""The last three judged sessions against the three before: long enough to be no accident, short enough to notice practice."""
RECENT = 5
"""How many judged sessions say what is weak now: what was wrong long ago and is mended should not be named."""
JUDGED: frozenset[Verdict] = frozenset({"met", "missed", "violated"})
"""What counts: `not_applicable` and `unscored` say nothing about the trainee."""
WEAKEST = 3
"""As many things to work on as a report names."""


@dataclass(frozen=True, slots=True)
class Series:
    """One criterion over the sessions of one scenario."""

    scenario: str
    criterion: str
    title: str
    headline: HeadlineName | None
    weight: int
    verdicts: tuple[Verdict | None, ...]
    """One per session, oldest first; None where the rubric of that session did not have the criterion."""
    met: int
    judged: int
    """Sessions in which it was met, missed or violated."""
    trend: Trend
    expected: float
    """How likely it is to be met next time, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Part:
    """One scenario: its sessions and its criteria."""

    scenario: str
    sessions: tuple[int, ...]
    """Positions in `Progress.sessions`."""
    series: tuple[Series, ...]
    """In the order of the newest rubric."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything over time."""

    sessions: tuple[Row, ...]
    """Oldest first."""
    shares: tuple[float | None, ...]
    """Per session the part of its judged criteria that was met, by weight; None where nothing could be judged."""
    parts: tuple[Part, ...]
    """The scenario that was rehearsed last comes first."""
    weakest: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync did."""

    added: int
    forgotten: int
    unfinished: int
    problems: tuple[str, ...]
    """Journals that could not be read, one line each."""


def sync(journals: Journals, store: Store, grade: Callable[[Session], Scorecard], graded_by: str) -> Synced:
    """Make the store say what the journals say. One damaged journal does not stop the others."""
    graded = store.graded()
    present = journals.ids()
    gone = graded.keys() - set(present)
    for name in gone:
        store.forget(name)
    added = unfinished = 0
    problems: list[str] = []
    for name in present:
        if graded.get(name) == graded_by:
            continue
        try:
            session = load_session(journals, name)
            if session.ended is None:
                unfinished += 1
                continue
            if session.start.role == "professional":
                continue  # the words in it that could be judged were not the user's
            scorecard = grade(session)
        except CoachError as error:
            problems.append(str(error))
        else:
            store.save(scorecard, session.start, graded_by)
            added += 1
    return Synced(added, len(gone), unfinished, tuple(problems))


def brought_up(
    address: Address, journals: Journals, grade: Callable[[Session], Scorecard], graded_by: str
) -> tuple[list[Row], Synced]:
    """All rows, after a sync, and what it did. Raises DatabaseError or MissingExtra."""
    with open_store(address) as store:
        synced = sync(journals, store, grade, graded_by)
        return store.rows(), synced


def progress(rows: Sequence[Row]) -> Progress:
    """Every criterion of every scenario, and what is weakest."""
    scenarios = dict.fromkeys(row.scenario for row in reversed(rows))
    parts = tuple(_part(scenario, rows) for scenario in scenarios)
    weak = [each for part in parts for each in part.series if each.weight and each.judged > 0 and each.met < each.judged]
    weak.sort(key=lambda each: (each.expected, -each.weight))
    return Progress(tuple(rows), tuple(_share(row) for row in rows), parts, tuple(weak[:WEAKEST]))


def _part(scenario: str, rows: Sequence[Row]) -> Part:
    places = tuple(place for place, row in enumerate(rows) if row.scenario == scenario)
    kept = [{each.criterion: each for each in rows[place].verdicts} for place in places]
    newest = {criterion: each for session in kept for criterion, each in session.items()}
    order = dict.fromkeys(criterion for session in reversed(kept) for criterion in session)
    return Part(scenario, places, tuple(_series(scenario, newest[criterion], kept) for criterion in order))


def _series(scenario: str, newest: KeptVerdict, sessions: Sequence[Mapping[str, KeptVerdict]]) -> Series:
    verdicts = tuple(each[newest.criterion].verdict if newest.criterion in each else None for each in sessions)
    points = [verdict == "met" for verdict in verdicts if verdict in JUDGED]
    recent = points[-RECENT:]
    return Series(
        scenario,
        newest.criterion,
        newest.title,
        newest.headline,
        newest.weight,
        verdicts,
        sum(points),
        len(points),
        _trend(points),
        # Laplace's rule of succession: missed four times of four is weaker than missed once of once.
        expected=(sum(recent) + 1) / (len(recent) + 2),
    )


def document(made: Progress) -> dict[str, Any]:
    """The whole as plain values, for JSON: the fields above by name, and `weakest` as scenario and id."""
    return {
        "format": 1,
        "sessions": [{key: value for key, value in asdict(row).items() if key != "verdicts"} for row in made.sessions],
        "shares": list(made.shares),
        "parts": [asdict(part) for part in made.parts],
        "weakest": [{"scenario": each.scenario, "criterion": each.criterion} for each in made.weakest],
    }


def _trend(points: Sequence[bool]) -> Trend:
    """The newer half, at most three, against as many before it."""
    span = min(COMPARED, len(points) // 2)
    if span == 0:
        return "new"
    now, before = sum(points[-span:]), sum(points[-2 * span : -span])
    return "better" if now > before else "worse" if now < before else "steady"


def _share(row: Row) -> float | None:
    judged = [kept for kept in row.verdicts if kept.verdict in JUDGED]
    most = sum(kept.weight for kept in judged)
    return sum(kept.weight for kept in judged if kept.verdict == "met") / most if most else None
