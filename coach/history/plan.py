"""Rows of progress and a date in, what to practise next out: the weakest criteria, a drill for each, a day, and what is ready.

Three meetings, the ask for names missed in two of them → `Weak("referral_ask", missed=2, of=3, drill=…)`, next time tomorrow, and
"The meeting: not yet. Asked for other people: missed in 2 of the 3 talks in which it came up." Nothing is said that the figures
do not hold: with fewer than three sessions of a kind it says that it does not know. The drills stand in `coach.history.drills`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from coach.dialogue.types import Verdict
from coach.history.drills import Drill, drill
from coach.history.progress import JUDGED, Progress
from coach.history.store import Row

AIM = 9
"""Rehearsals before the real talks begin: our own aim, large enough that each kind of talk comes twice."""
GAPS = (1, 1, 2, 2, 3, 4, 6, 8)
"""Days between the first and the second day of practice, the second and the third …: nine in four weeks."""
SOURCE = (
    "growing gaps over four weeks, after Kang, Lindsey, Mozer and Pashler (Psychonomic Bulletin & Review, 2014): more was kept "
    "in mind on the way than with equal gaps, and as much at the end. Measured with vocabulary, not with talks; the nine "
    "sessions are coach's own aim"
)
ENOUGH = 3
"""Sessions of one kind from which on anything is said about being ready."""
RECENT = 4
"""So many of the last ones are looked at: what was mended since counts no more."""
MOST_WEAK = 3
HEAVY = 2
"""Criteria of this weight or more decide, as in a report."""
PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The call that asks for a meeting", ("phone-request", "referral-call")),
    ("The message on a machine", ("voicemail",)),
    ("The front desk", ("receptionist",)),
    ("Your sketch of yourself", ("thumbnail-sketch",)),
    ("The meeting", ("meeting",)),
    ("The meeting by phone", ("phone-meeting",)),
    ("A minute by chance", ("chance-encounter",)),
    ("The written request", ("written-request",)),
    ("The thank-you note", ("thank-you-note",)),
)
"""What a real search for advice consists of, with the scenarios that practise it."""
WRITTEN = frozenset({"written-request", "thank-you-note"})
"""They have no minutes."""

Ready = Literal["ready", "not_yet", "not_known"]


@dataclass(frozen=True, slots=True)
class Weak:
    """One criterion to work on."""

    scenario: str
    criterion: str
    title: str
    wrong: int
    """Missed, or done though it is a fault, in the last sessions that were judged …"""
    of: int
    """… of so many."""
    drill: Drill


@dataclass(frozen=True, slots=True)
class Readiness:
    """One part of the way, and whether it is ready."""

    part: str
    scenarios: tuple[str, ...]
    ready: Ready
    sessions: int
    """Those that count: easy ones do not."""
    because: tuple[str, ...]
    """Sentences, each true of the last sessions."""


@dataclass(frozen=True, slots=True)
class When:
    """The next day of practice."""

    day: date
    gap: int
    """So many days after the last one."""
    because: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All of it."""

    today: date
    sessions: int
    days: int
    """On so many different days."""
    aim: int
    when: When
    source: str
    """Where the schedule comes from."""
    weakest: tuple[Weak, ...]
    readiness: tuple[Readiness, ...]


def plan(made: Progress, today: date, call: date | None = None) -> Plan:
    """`call`: the day of the real talk that is prepared, where one is agreed."""
    rows = made.sessions
    days = sorted({_day(row) for row in rows})
    return Plan(
        today,
        len(rows),
        len(days),
        AIM,
        when(len(days), days[-1] if days else None, today, call),
        SOURCE,
        weakest(rows),
        tuple(readiness(part, scenarios, rows) for part, scenarios in PARTS),
    )


def when(days: int, last: date | None, today: date, call: date | None = None) -> When:
    """The next day of practice: later and later after the one before, and not so late that the real talk comes first."""
    if last is None or days == 0:
        return When(today, 0, "you have not begun")
    gap = GAPS[min(days, len(GAPS)) - 1]
    because = f"{_days(gap)} after day {days} of practice"
    left = AIM - days
    if call is not None and call > today and left > 0:
        fits = max(1, (call - max(last, today)).days // (left + 1))
        if fits < gap:
            gap, because = fits, f"the real talk is in {_days((call - today).days)}, so the days of practice stand closer"
    day = last + timedelta(days=gap)
    if day < today:
        return When(today, (today - last).days, f"{because} was {_days((today - day).days)} ago")
    return When(day, gap, because)


def weakest(rows: Sequence[Row]) -> tuple[Weak, ...]:
    """What went wrong most in the last sessions of each scenario, the heaviest first where several did alike."""
    found: list[tuple[float, int, Weak]] = []
    for scenario in dict.fromkeys(row.scenario for row in reversed(rows)):
        mine = [row for row in rows if row.scenario == scenario]
        newest = {kept.criterion: kept for row in mine for kept in row.verdicts}
        for criterion, kept in newest.items():
            points = _points(mine, criterion)[-RECENT:]
            wrong = sum(each != "met" for each in points)
            if kept.weight and wrong:
                # Laplace's rule of succession, as in progress: twice of two is weaker than once of once.
                expected = (len(points) - wrong + 1) / (len(points) + 2)
                found.append(
                    (
                        expected,
                        -kept.weight,
                        Weak(scenario, criterion, kept.title, wrong, len(points), drill(scenario, criterion)),
                    )
                )
    found.sort(key=lambda each: each[:2])
    return tuple(weak for _, _, weak in found[:MOST_WEAK])


def readiness(part: str, scenarios: tuple[str, ...], rows: Sequence[Row]) -> Readiness:
    """Whether one part of the way is ready, by its last sessions that were not easy."""
    mine = [row for row in rows if row.scenario in scenarios and row.difficulty != "easy"]
    easy = sum(row.scenario in scenarios and row.difficulty == "easy" for row in rows)
    if len(mine) < ENOUGH:
        done = f"{len(mine)} of {ENOUGH} rehearsals" if mine else f"none of {ENOUGH} rehearsals"
        aside = (f"{_times(easy, 'easy one')} not counted.",) if easy else ()
        return Readiness(part, scenarios, "not_known", len(mine), (f"Not known yet: {done} done.", *aside))
    last = mine[-RECENT:]
    good: list[str] = []
    bad: list[str] = []
    won = sum(bool(row.won) for row in last)
    said = f"{_of(won, len(last))} reached the goal."
    (good if won > len(last) - 2 else bad).append(said)
    timed = [row for row in last if row.agreed_minutes > 0 and row.scenario not in WRITTEN]
    if timed:
        kept = sum(row.used_minutes <= row.agreed_minutes for row in timed)
        (good if kept > len(timed) - 2 else bad).append(f"{_of(kept, len(timed))} stayed within the time.")
    newest = {each.criterion: each for row in last for each in row.verdicts}
    for criterion, each in newest.items():
        points = _points(last, criterion)
        faults, missed = points.count("violated"), points.count("missed")
        if faults and each.weight:
            bad.append(f"{each.title}: a fault in {_came_up(faults, len(points))}.")
        elif missed > 1 and each.weight >= HEAVY:
            bad.append(f"{each.title}: missed in {_came_up(missed, len(points))}.")
    if not bad:
        good.append("No fault, and nothing that decides was missed twice.")
    return Readiness(part, scenarios, "not_yet" if bad else "ready", len(mine), (*bad, *good))


def document(made: Plan) -> dict[str, Any]:
    """Plain values, for JSON."""
    values = asdict(made)
    values["today"] = made.today.isoformat()
    values["when"]["day"] = made.when.day.isoformat()
    return {"format": 1, **values}


def _points(rows: Sequence[Row], criterion: str) -> list[Verdict]:
    """The verdicts on one criterion that count, oldest first."""
    return [each.verdict for row in rows for each in row.verdicts if each.criterion == criterion and each.verdict in JUDGED]


def _day(row: Row) -> date:
    return datetime.fromisoformat(row.created).date()


def _of(number: int, total: int) -> str:
    """ "3 of the last 4"; "None of the last 4"."""
    return f"{number or 'None'} of the last {total}"


def _came_up(number: int, total: int) -> str:
    """Of the talks that were looked at not all called for everything."""
    if total == 1:
        return "the one talk in which it came up"
    if number == total:
        return f"all {total} talks in which it came up"
    return f"{number} of the {total} talks in which it came up"


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"


def _times(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
