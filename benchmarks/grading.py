"""How long does grading take? `python -m benchmarks.grading` prints milliseconds, and the ratio to parsing the journal's JSON.

A meeting of 90 turns of the trainee's, and one that lasts until its time is up. What is measured is `grade(session)` after load;
the first grading of a process, which builds the measures' shapes, is shown apart.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable

from coach.dialogue.events import decode, encode
from coach.dialogue.session import Session
from coach.judge.grade import grade
from tests.judge.rehearsed import Say, rehearse

LIMIT_MS = 50.0
ROUNDS = 15


def thirty_minutes(turns: int) -> Session:
    """Turns of some twenty words with questions and follow-ups, until half an hour is over or the professional ends it."""
    said = []
    for number in range(turns):
        text = f"Thank you, that helps me a lot. And in year {number} of your work with tables, how did you see that change?"
        acts = {"acknowledgement": "that helps me", "open_question": "how did you see that change"}
        if number % 3:
            acts["follow_up_question"] = "how did you see that change"
        said.append(Say(text, acts, ("career_path",) if number % 2 else ("industry_trends",)))
    return rehearse("meeting", said, difficulty="easy")


def milliseconds(work: Callable[[], object]) -> float:
    """The median of some rounds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def main() -> int:
    worst = 0.0
    for turns in (90, 1000):
        lines = [encode(event) for event in thirty_minutes(turns).events]
        session = Session.of(decode(line) for line in lines)
        begun = time.perf_counter()
        grade(session)
        first = (time.perf_counter() - begun) * 1000
        graded = milliseconds(lambda session=session: grade(session))  # type: ignore[misc]
        parsed = milliseconds(lambda lines=lines: [json.loads(line) for line in lines])  # type: ignore[misc]
        worst = max(worst, graded)
        print(
            f"{session.turn} turns, {session.seconds / 60:.0f} minutes: {graded:.1f} ms, {graded / parsed:.1f} × json.loads of "
            f"the journal ({parsed:.1f} ms); the first time {first:.1f} ms"
        )
    print(f"limit {LIMIT_MS:.0f} ms: {'kept' if worst <= LIMIT_MS else 'NOT kept'}")
    return 0 if worst <= LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
