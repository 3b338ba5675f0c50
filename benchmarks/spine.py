"""What a typed rehearsal costs, as ratios measured in one run: `python -m benchmarks.spine`.

Start-up against `python -c pass`; grading a thirty-minute talk; one journal line with fsync against one without; resuming
500 events; memory of a rehearsal against a bare interpreter.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

REPEATS = 15
SAID = (
    "Hello, my name is Dana Ortiz and I found you through the alumni page of my college.",
    "How did you get into this work, and what surprised you most when you began?",
    "That is interesting. What does a typical week look like for you?",
    "Where do you see the field going in the next ten years?",
)


def seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def interleaved(*actions: Callable[[], object], repeats: int = REPEATS) -> list[float]:
    """Median seconds of each, run in turn so that a busy moment hits them all."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(repeats):
        for kept, action in zip(times, actions, strict=True):
            kept.append(seconds(action))
    return [statistics.median(kept) for kept in times]


def shell(*words: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True)


def startup() -> None:
    bare, help_, listing = interleaved(
        shell("-c", "pass"), shell("-m", "coach", "--help"), shell("-m", "coach", "scenarios", "list")
    )
    print(f"python -c pass            {bare * 1000:7.1f} ms   1.0 ×")
    print(f"coach --help              {help_ * 1000:7.1f} ms   {help_ / bare:.1f} ×   (goal: at most 8 ×)")
    print(f"coach scenarios list      {listing * 1000:7.1f} ms   {listing / bare:.1f} ×   (goal: at most 8 ×)")


def rehearse(home: Path, minutes: float):
    """A meeting of so many minutes, said turn by turn. Gives the rehearsal when it is over or the minutes are."""
    from datetime import UTC, datetime

    from coach.dialogue.session import Session
    from coach.wiring import Wanted, new_session, open_house, rehearsal

    house = open_house({"COACH_HOME": str(home)})
    start = new_session(house, Wanted("meeting", seed=1, difficulty="easy"), datetime(2026, 1, 1, tzinfo=UTC), lambda: 1)
    with house.journals.writing(start.session) as journal:
        journal.append(start)
        going = rehearsal(house, Session.of([start]), journal)
        list(going.proceed())
        turn = 0
        while not going.over and going.session.seconds < minutes * 60:
            list(going.say(SAID[turn % len(SAID)]))
            turn += 1
    return house, going


def journal_and_grade(home: Path) -> None:
    from coach.dialogue.events import TraineeSaid, encode
    from coach.dialogue.session import Session
    from coach.history.journal import Journals
    from coach.judge.grade import grade

    house, going = rehearse(home, 30)
    session = going.session
    grade(session)
    graded = statistics.median(seconds(lambda: grade(session)) for _ in range(20))
    said = sum(len(each.text.split()) for each in session.transcript)
    print(
        f"grade {session.seconds / 60:.0f} min, {len(session.transcript)} turns, {said} words: {graded * 1000:.1f} ms   (goal: at most 50 ms)"
    )

    event = TraineeSaid(seq=0, turn=1, text=SAID[0], start_seconds=0, end_seconds=5)
    with Journals(home / "fsync").writing("x") as journal, (home / "plain").open("ab", buffering=0) as plain:
        line = encode(event).encode() + b"\n"
        synced, unsynced = interleaved(lambda: journal.append(event), lambda: plain.write(line), repeats=500)
    print(f"journal line with fsync   {synced * 1000:7.3f} ms   {synced / unsynced:.0f} × one without   (goal: at most 1 ms)")

    lines = house.journals.path(session.start.session).read_bytes().splitlines(keepends=True)
    events = list(session.events)
    while len(events) < 500:
        events.append(TraineeSaid(seq=len(events), turn=1, text=SAID[0], start_seconds=0, end_seconds=5))
    long = Journals(home / "long")
    with long.writing("long") as journal:
        for each in events[:500]:
            journal.append(each)
    resumed = statistics.median(seconds(lambda: Session.of(long.read("long").events)) for _ in range(10))
    print(
        f"read and fold 500 events  {resumed * 1000:7.1f} ms   (goal: at most 1 s; journal of {len(lines)} lines, {sum(map(len, lines)) // 1024} kB)"
    )


def memory() -> None:
    """Peak resident size of a rehearsal of five minutes, in a process of its own, against a bare interpreter."""
    code = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    bare = int(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)
    with tempfile.TemporaryDirectory() as folder:
        environ = {**os.environ, "COACH_HOME": folder}
        code = "import sys; from coach.cli.main import main; main(sys.argv[1:])"
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        subprocess.run(
            [sys.executable, "-c", code, "rehearse", "meeting", "--seed", "1"],
            input="\n".join(SAID * 5), text=True, env=environ, check=True, capture_output=True,
        )  # fmt: skip
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert peak >= before
    print(f"memory of a rehearsal     {peak / 1024:7.0f} MB   {peak / bare:.1f} × a bare interpreter ({bare / 1024:.0f} MB)")


def main() -> None:
    startup()
    memory()
    with tempfile.TemporaryDirectory() as folder:
        journal_and_grade(Path(folder))


if __name__ == "__main__":
    main()
