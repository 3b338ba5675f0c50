"""`python -m benchmarks.recall`: how well it is told whether a note's sentence was really said in the talk before.

Six talks between a simulated trainee and a shipped professional (`talks.jsonl`), and for each some sentences that go back to what was
said there and some that do not (`open.jsonl`: three talks, looked at while it was built; `locked.jsonl`: the three others, looked at
once, at the end). Takes ten seconds.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from coach.rehearsal.recall import claims

HERE = Path(__file__).parent


def talks() -> dict[str, tuple[str, ...]]:
    """Name → the professional's lines."""
    rows = (json.loads(line) for line in (HERE / "talks.jsonl").read_text(encoding="utf-8").splitlines())
    return {row["talk"]: tuple(turn["text"] for turn in row["turns"] if turn["speaker"] == "persona") for row in rows}


def measured(name: str) -> Counter[tuple[bool, str]]:
    """(really said, verdict) → how many; the verdicts are `said`, `not said` and `left alone`."""
    said = talks()
    counts: Counter[tuple[bool, str]] = Counter()
    for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = next(claims(row["text"], said[row["talk"]]), None)
        verdict = "left alone" if found is None or found.said is None else "said" if found.said else "not said"
        counts[row["said"], verdict] += 1
    return counts


def main() -> None:
    """Print both tables with precision and recall."""
    for name in ("open", "locked"):
        counts = measured(name)
        print(f"{name}: {sum(counts.values())} sentences")
        for really in (True, False):
            row = ", ".join(f"{verdict} {counts[really, verdict]}" for verdict in ("said", "not said", "left alone"))
            print(f"  {'were said    ' if really else 'were not said'}  {row}")
        for verdict, really in (("said", True), ("not said", False)):
            told = counts[True, verdict] + counts[False, verdict]
            all_ = sum(number for (is_so, _), number in counts.items() if is_so == really)
            right = counts[really, verdict]
            print(f"  “{verdict}”: precision {right}/{told} = {right / told:.2f}, recall {right}/{all_} = {right / all_:.2f}")


if __name__ == "__main__":
    main()
