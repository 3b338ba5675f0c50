"""Several ways to understand the same texts, on the same split: macro-F1 per family, milliseconds a text, megabytes.

    python -m benchmarks.understanding.compare locked
    python -m benchmarks.understanding.compare locked --judge model.gguf --texts 60      a language model, and coach on the same texts

Every learnt way sees train's clauses with their marks, sets its thresholds on dev, and answers a text by its strongest clause. Prints
no text. Needs the extra `train`; a judge needs `xllamacpp`.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sparse
import torch
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.understanding.corpus import IDS, TOPICS, Example, load
from benchmarks.understanding.encoder import load_encoder
from benchmarks.understanding.llm import judged
from benchmarks.understanding.score import score
from coach.acts.features import Pieces, rule_places
from coach.acts.folding import fold, masked
from coach.acts.hear import rules_of
from coach.acts.network import FILE
from coach.acts.rules.questions import questions, topics
from coach.acts.tokens import tokenize

CLAUSE = re.compile(r"[^.?!\n]+[.?!]*")
SHOTS = 8
"""Marked examples an id has in the few-shot way."""
RULES = FILE.parent.parent / "rules"
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


@dataclass(frozen=True, slots=True)
class Outcome:
    figures: dict[str, float]
    ms: float
    """Processor time a text, one thread, without loading."""
    megabytes: float


def rules_only(split: Sequence[Example]) -> Outcome:
    by_rules(split[0])
    began = time.process_time()
    said = [by_rules(each) for each in split]
    ms = (time.process_time() - began) / len(split) * 1000
    figures = report(split, lambda name, rows: np.array([name in said[row] for row in rows], float), lambda _kind, _name: 0.5)
    return Outcome(figures, ms, sum(file.stat().st_size for file in RULES.glob("*.py")) / 1e6)


def learnt(encode: Callable[[list[str], bool], Any], split: Sequence[Example], megabytes: float, shots: int = 0) -> Outcome:
    """Clauses → vectors → one linear model an id, or with `shots` the nearest of so many marked examples."""
    spent = 0.0
    parts = {"train": load("train"), "dev": load("dev"), "split": list(split)}
    out: dict[str, list[float]] = {}
    for kind in IDS:
        chosen = {name: [each for each in part if each.kind == kind] for name, part in parts.items()}
        cut = {name: [clauses(each) for each in part] for name, part in chosen.items()}
        vectors = {}
        for name in chosen:
            began = time.process_time()
            vectors[name] = encode([text for each in cut[name] for _, _, text in each], name == "train")
            spent += (time.process_time() - began) * (name == "split")
        owner = {name: np.repeat(np.arange(len(cut[name])), [len(each) for each in cut[name]]) for name in chosen}
        for name in labels_of(kind):
            y = np.array(
                [
                    clause_truth(each, name, start, end)
                    for each, cuts in zip(chosen["train"], cut["train"], strict=True)
                    for start, end, _ in cuts
                ]
            )
            score, size = _prototypes(vectors, y, shots) if shots else _linear(vectors, y)
            megabytes += size / 1e6
            by_text = {}
            for part in ("dev", "split"):
                by_text[part] = np.full(len(chosen[part]), -np.inf)
                np.maximum.at(by_text[part], owner[part], score(vectors[part]))
            gold = {part: np.array([truth(each, name) for each in chosen[part]]) for part in ("dev", "split")}
            threshold = best(by_text["dev"], gold["dev"])
            if (gold["split"] == 1).any():
                out.setdefault("topic" if ":" in name else kind, []).append(f1(by_text["split"], gold["split"], threshold))
    return Outcome({family: float(np.mean(values)) for family, values in out.items()}, spent / len(split) * 1000, megabytes)


def _linear(vectors: dict[str, Any], y: np.ndarray) -> tuple[Callable[[Any], np.ndarray], int]:
    model = LogisticRegression(C=10, class_weight="balanced", solver="liblinear", max_iter=200, random_state=0)
    model.fit(vectors["train"][y >= 0], y[y >= 0])
    return lambda x: np.asarray(model.decision_function(x)), 4 * model.coef_.size


def _prototypes(vectors: dict[str, Any], y: np.ndarray, shots: int) -> tuple[Callable[[Any], np.ndarray], int]:
    places = np.flatnonzero(y == 1)
    chosen = places[np.linspace(0, len(places) - 1, min(shots, len(places))).astype(int)]
    examples = vectors["train"][chosen]
    return lambda x: np.asarray((x @ examples.T).max(1)), 4 * examples.size


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
    """all-MiniLM-L6-v2, the mean of a clause's word pieces; all six layers of the encoder that training starts from the first three of."""
    vocabulary, raw = load_encoder()
    table = Pieces(sorted(vocabulary, key=vocabulary.__getitem__))
    w = {name: torch.from_numpy(value.copy()) for name, value in raw.items()}
    known: dict[str, np.ndarray] = {}

    def layer(x: Any, at: str, barred: Any) -> Any:
        def dense(x: Any, name: str) -> Any:
            return x @ w[f"{at}.{name}.weight"].T + w[f"{at}.{name}.bias"]

        def norm(x: Any, name: str) -> Any:
            return torch.nn.functional.layer_norm(x, (384,), w[f"{at}.{name}.weight"], w[f"{at}.{name}.bias"], 1e-12)

        rows, length, _ = x.shape
        names = ("query", "key", "value")
        q, k, v = (dense(x, f"attention.self.{name}").view(rows, length, 12, 32).transpose(1, 2) for name in names)
        mixed = (torch.softmax(q @ k.transpose(2, 3) / 32**0.5 + barred, -1) @ v).transpose(1, 2).reshape(rows, length, 384)
        x = norm(x + dense(mixed, "attention.output.dense"), "attention.output.LayerNorm")
        inner = torch.nn.functional.gelu(dense(x, "intermediate.dense"))
        return norm(x + dense(inner, "output.dense"), "output.LayerNorm")

    @torch.no_grad()
    def several(texts: list[str]) -> np.ndarray:
        cut = [[table.start, *(piece for t in tokenize(fold(text).text) for piece in table.of(t.word))][:120] for text in texts]
        length = max(map(len, cut)) + 1
        pieces = torch.zeros(len(cut), length, dtype=torch.int64)
        for row, each in enumerate(cut):
            pieces[row, : len(each) + 1] = torch.tensor([*each, table.stop])
        seen = (pieces != 0).float()
        x = w["embeddings.word_embeddings.weight"][pieces] + w["embeddings.position_embeddings.weight"][:length]
        x = x + w["embeddings.token_type_embeddings.weight"][0]
        x = torch.nn.functional.layer_norm(x, (384,), w["embeddings.LayerNorm.weight"], w["embeddings.LayerNorm.bias"], 1e-12)
        for number in range(6):
            x = layer(x, f"encoder.layer.{number}", ((1 - seen) * -1e4)[:, None, None, :])
        mean = (x * seen[..., None]).sum(1) / seen.sum(1, keepdim=True)
        return torch.nn.functional.normalize(mean, dim=-1).numpy()

    def encode(texts: list[str], _fit: bool) -> Any:
        new = sorted({text for text in texts if text not in known}, key=lambda text: (len(text), text))
        for at in range(0, len(new), 32):
            known.update(zip(new[at : at + 32], several(new[at : at + 32]), strict=True))
        return np.stack([known[text] for text in texts])

    return encode


def encoder_size() -> float:
    """Megabytes of its tensors."""
    return sum(value.nbytes for value in load_encoder()[1].values()) / 1e6


def product(split: Sequence[Example]) -> Outcome:
    """What coach uses."""
    score(split[:3])
    began = time.process_time()
    found = score(split)
    ms = (time.process_time() - began) / len(split) * 1000
    return Outcome({family: found.macro(family) for family in (*IDS, "topic")}, ms, FILE.stat().st_size / 1e6)


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", choices=("dev", "locked"))
    parser.add_argument("--judge", type=Path, metavar="FILE", help="a GGUF model: only it and coach are compared")
    parser.add_argument("--texts", type=int, default=60, help="how many texts the judge reads, evenly over the split")
    args = parser.parse_args(argv)
    split = load(args.split)
    ways: dict[str, Callable[[], Outcome]] = {
        "rules only": lambda: rules_only(split),
        "n-grams, linear": lambda: learnt(ngrams(), split, 0.0),
        f"sentence embeddings, nearest of {SHOTS} examples an id": lambda: learnt(
            sentence_vectors(), split, encoder_size(), SHOTS
        ),
        "sentence embeddings, trained head": lambda: learnt(sentence_vectors(), split, encoder_size()),
        "what coach uses": lambda: product(split),
    }
    if args.judge:
        chosen = [split[place] for place in np.linspace(0, len(split) - 1, args.texts).astype(int)]
        ways = {
            f"{args.judge.stem} as judge, {len(chosen)} texts": lambda: judged(chosen, args.judge),
            "what coach uses, same texts": lambda: product(chosen),
        }
    print("| way | " + " | ".join((*IDS, "topic")) + " | ms a text | MB |\n|" + "---|" * (len(IDS) + 4))
    for name, run in ways.items():
        found = run()
        cells = " | ".join(f"{found.figures[kind]:.3f}" if kind in found.figures else "–" for kind in (*IDS, "topic"))
        print(f"| {name} | {cells} | {found.ms:.1f} | {found.megabytes:.1f} |", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
