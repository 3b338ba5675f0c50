"""`python -m benchmarks.simulate`: nine kinds of simulated trainees in every scenario, at every difficulty, with twenty seeds.

Prints how many of the talks each kind wins, and how they end. `--show good:phone-request:real:3` prints one talk. Works on the
shipped scenarios; takes about a minute.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from coach.dialogue.events import SessionStarted
from coach.dialogue.session import Session
from coach.rehearsal.loop import Rehearsal
from coach.rehearsal.simulated import KINDS, Nowhere, play
from coach.rehearsal.timeline import timeline
from coach.scenario.model import Scenario
from coach.wiring import House, Wanted, new_session, open_house, persona, understanding

SEEDS = 20
DIFFICULTIES = ("easy", "real", "hard")


def house() -> House:
    """The shipped scenarios and the stand-in trainee, whatever this machine's user has of their own."""
    empty = tempfile.mkdtemp(prefix="coach-simulate-")
    return open_house({"COACH_HOME": empty, "PATH": os.environ.get("PATH", "")})


def started(house: House, scenario: str, difficulty: str, seed: int, profile: str | None = None) -> SessionStarted:
    """The first event of a simulated session."""
    wanted = Wanted(scenario, profile=profile, difficulty=difficulty, seed=seed, persona="scripted")  # type: ignore[arg-type]
    return new_session(house, wanted, datetime(2026, 1, 5, 9, 0, tzinfo=UTC), lambda: seed)


def rehearsed(house: House, kind: str, start: SessionStarted) -> Rehearsal:
    """One whole talk."""
    rehearsal = Rehearsal(Session((start,), (start,)), understanding(), persona(house, "scripted"), Nowhere())
    for _ in play(rehearsal, kind):
        pass
    return rehearsal


def outcomes(house: House, kind: str, scenario: str, difficulty: str, seeds: range) -> Iterator[tuple[str, bool]]:
    """How each talk ended, and whether it was won."""
    for seed in seeds:
        start = started(house, scenario, difficulty, seed)
        ended = rehearsed(house, kind, start).session.ended
        assert ended is not None
        yield ended.outcome, ended.outcome in Scenario.model_validate(start.scenario).wins


def main() -> None:
    """Print the table, or one talk."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", action="append", help="only this one; may be given more than once")
    parser.add_argument("--kind", action="append", choices=sorted(KINDS))
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--show", metavar="KIND:SCENARIO:DIFFICULTY:SEED", help="print one talk as a timeline")
    parser.add_argument("--profile")
    wanted = parser.parse_args()
    home = house()
    if wanted.show:
        kind, scenario, difficulty, seed = wanted.show.split(":")
        print(timeline(rehearsed(home, kind, started(home, scenario, difficulty, int(seed), wanted.profile)).session))
        return
    scenarios = wanted.scenario or sorted(home.library.names("scenario"))
    print(
        f"{'scenario':<18} {'trainee':<10} "
        + " ".join(f"{name:>6}" for name in DIFFICULTIES)
        + "  how they ended (all difficulties)"
    )
    for scenario in scenarios:
        for kind in wanted.kind or KINDS:
            won: list[int] = []
            how: Counter[str] = Counter()
            for difficulty in DIFFICULTIES:
                ended = list(outcomes(home, kind, scenario, difficulty, range(wanted.seeds)))
                won.append(sum(success for _, success in ended))
                how.update(outcome for outcome, _ in ended)
            counted = ", ".join(f"{name} {count}" for name, count in how.most_common())
            print(f"{scenario:<18} {kind:<10} " + " ".join(f"{each:>6}" for each in won) + f"  {counted}", flush=True)


if __name__ == "__main__":
    main()
