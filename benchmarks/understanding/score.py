"""The labelled texts of one split through the product's own way, and how well they were understood.

    python -m benchmarks.understanding.score dev          precision, recall, F1 per id, macro-F1 per family, share of unscored
    python -m benchmarks.understanding.score locked       the same; prints no text and no single mistake
    python -m benchmarks.understanding.score dev --miss utterance:referral_ask      the mistakes, never for locked

Arguable marks count neither way. `unscored` answers are left out of precision and recall and reported beside them.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.understanding.corpus import IDS, TOPICS, Example, load
from coach.acts import Said, hear, hear_all


@dataclass
class Row:
    hits: int = 0
    false: int = 0
    missed: int = 0
    unscored: int = 0
    cases: int = 0

    @property
    def precision(self) -> float:
        return self.hits / max(1, self.hits + self.false)

    @property
    def recall(self) -> float:
        return self.hits / max(1, self.hits + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, 2 * self.hits + self.false + self.missed)


@dataclass
class Score:
    rows: dict[tuple[str, str], Row] = field(default_factory=dict)
    quotes: int = 0
    wrong_quotes: int = 0
    touching: int = 0
    """Quotes that overlap a marked one of the same id."""

    def macro(self, family: str) -> float:
        each = [row.f1 for (kind, _), row in self.rows.items() if kind == family and row.hits + row.missed]
        return sum(each) / max(1, len(each))

    def unscored(self, family: str) -> float:
        rows = [row for (kind, _), row in self.rows.items() if kind == family]
        return sum(row.unscored for row in rows) / max(1, sum(row.cases for row in rows))


def score(examples: Iterable[Example], show: str = "") -> Score:
    out = Score()
    chosen = list(examples)
    answers = hear_all([Said(each.text, each.kind, each.context, each.channel) for each in chosen])
    for each, heard in zip(chosen, answers, strict=True):
        said, gold, arguable = heard.acts.names(), each.ids(), each.ids(arguable=True)
        for name in sorted(IDS[each.kind]):
            row = out.rows.setdefault((each.kind, name), Row())
            if name in arguable - gold:
                continue
            row.cases += 1
            if name in heard.unsure:
                row.unscored += 1
                continue
            _count(row, name in gold, name in said)
            if show == f"{each.kind}:{name}" and (name in gold) != (name in said):
                print("missed" if name in gold else "false", each.place, repr(each.text[:240]))
        for act in heard.acts.acts:
            out.quotes += 1
            out.wrong_quotes += each.text[act.start : act.end] != act.quote or not act.quote
            out.touching += any(label.id == act.name and label.start < act.end and label.end > act.start for label in each.labels)
        if each.kind == "utterance":
            topics = heard.acts.topics
            for topic in sorted(TOPICS - set(each.arguable_topics)):
                _count(out.rows.setdefault(("topic", topic), Row()), topic in each.topics, topic in topics)
                if show == f"topic:{topic}" and (topic in each.topics) != (topic in topics):
                    print("missed" if topic in each.topics else "false", each.place, repr(each.text[:160]), topics)
    return out


def _count(row: Row, truth: bool, said: bool) -> None:
    row.hits += truth and said
    row.false += said and not truth
    row.missed += truth and not said


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", choices=("train", "dev", "locked"))
    parser.add_argument("--miss", default="", metavar="KIND:ID")
    args = parser.parse_args(argv)
    if args.miss and args.split == "locked":
        parser.error("the locked texts are scored, not read")
    examples = load(args.split)
    hear("warm up", kind="utterance")
    began = time.perf_counter()
    found = score(examples, args.miss)
    seconds = time.perf_counter() - began
    for family in ("request", "sketch", "thank-you", "utterance", "topic"):
        print(f"\n## {family}: macro-F1 {found.macro(family):.3f}, unscored {found.unscored(family):.1%}\n")
        print("| id | P | R | F1 | texts with it |\n|---|---|---|---|---|")
        rows = sorted(((row, name) for (kind, name), row in found.rows.items() if kind == family), key=lambda pair: pair[0].f1)
        for row, name in rows:
            print(f"| {name} | {row.precision:.2f} | {row.recall:.2f} | {row.f1:.2f} | {row.hits + row.missed} |")
    print(
        f"\n{found.quotes} quotes, {found.wrong_quotes} not verbatim, {found.touching / max(1, found.quotes):.1%} touch a marked one"
    )
    print(f"{len(examples)} texts, {seconds / max(1, len(examples)) * 1000:.1f} ms each", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
