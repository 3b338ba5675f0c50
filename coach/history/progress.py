"""Kept sessions in, each criterion over time out: `progress(rows)` → series, trends, and what is weakest.

`✓○✓✓` of one criterion becomes `Series(verdicts=("met", "missed", "met", "met"), trend="better")`. `sync` first brings the
store up to the journals: it judges what has ended since, with the `grade` it is given, and forgets what was deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from pydantic import ValidationError

from coach.dialogue.session import Session
from coach.dialogue.types import Verdict
from coach.errors import CoachError
from coach.history.journal import Journals
from coach.history.store import Row, Store
from coach.judge.scorecard import HeadlineName, Scorecard

Trend = Literal["better", "worse", "steady", "new"]

COMPARED = 3
"""The last three judged sessions against the three before: long enough to be no accident, short enough to notice practice."""
RECENT = 5
"""How many judged sessions say what is weak now; what was wrong long ago and is mended should not be named."""
WEAKEST = 3
"""As many things to work on as a report names."""


@dataclass(frozen=True, slots=True)
class Series:
    """One criterion over all sessions."""

    criterion: str
    title: str
    headline: HeadlineName | None
    weight: int
    verdicts: tuple[Verdict | None, ...]
    """One per session, oldest first; None where the session's rubric does not have the criterion."""
    met: int
    judged: int
    """Sessions in which it was met, missed or violated."""
    recent_share: float | None
    """Part met of the last judged sessions, 0 to 1."""
    trend: Trend


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything over time."""

    sessions: tuple[Row, ...]
    series: tuple[Series, ...]
    shares: tuple[float | None, ...]
    """Per session the part of its judged criteria that was met, by weight; None where nothing could be judged."""
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
            session = Session.of(journals.read(name).events)
            if session.ended is None:
                unfinished += 1
                continue
            scorecard = grade(session)
        except CoachError as error:
            problems.append(str(error))
        except ValidationError:
            problems.append(f"{name}.jsonl: This coach does not understand its scenario. Another version of coach wrote it.")
        else:
            store.save(scorecard, session.start, graded_by)
            added += 1
    return Synced(added, len(gone), unfinished, tuple(problems))


def progress(rows: Sequence[Row]) -> Progress:
    """Series in the order of the newest rubric that has them; the weakest first in `weakest`."""
    found: dict[str, Series] = {}
    by_session = [{kept.criterion: kept for kept in row.verdicts} for row in rows]
    for kept in (kept for row in reversed(rows) for kept in row.verdicts):
        if kept.criterion not in found:
            verdicts = tuple(each[kept.criterion].verdict if kept.criterion in each else None for each in by_session)
            points = [float(verdict == "met") for verdict in verdicts if verdict in ("met", "missed", "violated")]
            found[kept.criterion] = Series(
                kept.criterion,
                kept.title,
                kept.headline,
                kept.weight,
                verdicts,
                int(sum(points)),
                len(points),
                _mean(points[-RECENT:]),
                _trend(points),
            )
    series = tuple(found.values())
    weak = [each for each in series if each.weight and each.recent_share is not None and each.recent_share < 1]
    weak.sort(key=lambda each: (each.recent_share or 0.0, -each.weight))
    return Progress(tuple(rows), series, tuple(_share(row) for row in rows), tuple(weak[:WEAKEST]))


def document(made: Progress) -> dict[str, Any]:
    """The whole as plain values, for JSON: `sessions`, `series`, `shares` as above, and `weakest` as a list of ids."""
    return {
        "format": 1,
        "sessions": [{key: value for key, value in asdict(row).items() if key != "verdicts"} for row in made.sessions],
        "series": [asdict(each) for each in made.series],
        "shares": list(made.shares),
        "weakest": [each.criterion for each in made.weakest],
    }


def _trend(points: Sequence[float]) -> Trend:
    """The newer half, at most three, against as many before it."""
    span = min(COMPARED, len(points) // 2)
    if span == 0:
        return "new"
    now, before = sum(points[-span:]), sum(points[-2 * span : -span])
    return "better" if now > before else "worse" if now < before else "steady"


def _share(row: Row) -> float | None:
    judged = [kept for kept in row.verdicts if kept.verdict in ("met", "missed", "violated")]
    most = sum(kept.weight for kept in judged)
    return sum(kept.weight for kept in judged if kept.verdict == "met") / most if most else None


def _mean(points: Iterable[float]) -> float | None:
    values = list(points)
    return sum(values) / len(values) if values else None
