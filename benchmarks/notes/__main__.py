"""Hand-written notes on recorded talks in, how many were judged rightly out: `python -m benchmarks.notes [open|locked]`.

`sessions.jsonl` holds eight recorded talks with shipped professionals; `open.jsonl` and `locked.jsonl` the notes, each with what is
true of it (`found` or `wrong`) and of what kind it is: said word for word, put in other words, another figure, name or place, a no
too many, or never said. Thresholds were chosen on `open`; `locked` was written before the first line of code and run at the end.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from coach.dialogue.types import Utterance
from coach.records.noted import judge
from coach.records.told import Line, Material, gathered

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, Any]]:
    """A file of JSON lines."""
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def materials() -> dict[str, Material]:
    """What was told in each recorded talk."""
    return {each["session"]: _material(each) for each in rows("sessions")}


def _material(recorded: dict[str, Any]) -> Material:
    lines: list[Line] = []
    turn = 0
    for said in recorded["turns"]:
        turn += said["speaker"] == "trainee"
        lines.append(
            Line(Utterance(said["speaker"], turn, said["text"], said["at"], said["at"] + 5), tuple(said.get("facts", ())))
        )
    return gathered(lines, recorded["topics"], ", ".join(recorded["card"].values()))


def main(half: str) -> None:
    notes, told = rows(half), materials()
    counts: Counter[tuple[str, str]] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    for session in dict.fromkeys(note["session"] for note in notes):
        mine = [note for note in notes if note["session"] == session]
        judged = judge([note["note"] for note in mine], told[session]).claims
        for note, claim in zip(mine, judged, strict=True):
            counts[note["is"], claim.verdict] += 1
            kinds[note["kind"], claim.verdict] += 1
            if note["is"] != claim.verdict:
                nearest = claim.quote.text if claim.quote else "-"
                print(
                    f"{note['kind']:10} → {claim.verdict:6} {claim.nearness:.2f}  {note['note']}  |  {claim.because}  |  {nearest}"
                )
    print(f"\n{half}: {len(notes)} notes on {len({note['session'] for note in notes})} talks")
    for name in ("found", "wrong"):
        right = counts[name, name]
        called = sum(number for (_, verdict), number in counts.items() if verdict == name)
        there = sum(number for (is_, _), number in counts.items() if is_ == name)
        print(f"{name}: precision {right}/{called} = {right / called:.2f}, recall {right}/{there} = {right / there:.2f}")
    print(f"unsure: {sum(number for (_, verdict), number in counts.items() if verdict == 'unsure')}")
    for kind in dict.fromkeys(note["kind"] for note in notes):
        print(f"  {kind:11}", ", ".join(f"{verdict} {number}" for (of, verdict), number in sorted(kinds.items()) if of == kind))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "open")
