"""Replies and what a reader thought of them in, shares out; a reply that has changed since it was read counts as unjudged.

A line of `judged.jsonl`: `{"key": "ruth-adler | open | Do you ever miss teaching?", "part": "tuning", "reply": "Yes, in
September, mostly. …", "verdict": "fits", "note": ""}`. Verdicts: `fits`, `declines` (passes on it well and in character), `no`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = Path(__file__).with_name("judged.jsonl")
GOOD = ("fits", "declines")


@dataclass(frozen=True, slots=True)
class Judged:
    """One reply and the verdict on it."""

    key: str
    part: str
    reply: str
    verdict: str
    note: str = ""


def read(path: Path = FILE) -> dict[str, Judged]:
    """All verdicts by key."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {each.key: each for each in (Judged(**json.loads(line)) for line in lines if line)}


def write(judged: Iterable[Judged], path: Path = FILE) -> None:
    path.write_text("".join(json.dumps(asdict(each), ensure_ascii=False) + "\n" for each in judged), encoding="utf-8")


def counted(now: Mapping[str, tuple[str, str]], judged: Mapping[str, Judged]) -> dict[str, Counter[str]]:
    """How often each verdict stands, part by part. `now` maps a key to its part and the reply of today."""
    counts: dict[str, Counter[str]] = {}
    for key, (part, reply) in now.items():
        verdict = judged[key].verdict if key in judged and judged[key].reply == reply else "unjudged"
        counts.setdefault(part, Counter())[verdict] += 1
    return counts


def share(count: Counter[str]) -> float:
    """Part of the judged replies that fit or decline well."""
    seen = sum(number for verdict, number in count.items() if verdict != "unjudged")
    return sum(count[verdict] for verdict in GOOD) / seen if seen else 0.0
