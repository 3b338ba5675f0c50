"""Train's clauses in, the linear models of `coach.acts.grams` out, one a kind, in eight bits.

A clause has an act where a mark of it lies in it; arguable marks are left out. A question has one of the topics: they share one model.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

from benchmarks.understanding.corpus import Example
from benchmarks.understanding.items import topic_shares
from coach.acts.features import LABELS
from coach.acts.folding import Folded, fold, masked
from coach.acts.grams import BUCKETS, clauses, counted, weighed
from coach.dialogue.vocabulary import KINDS, TOPICS

SOFTNESS = 10.0
"""Inverse strength of the penalty on weights."""


def linear_models(examples: Sequence[Example]) -> dict[str, npt.NDArray[Any]]:
    """Arrays by name, as `Network.load` reads them."""
    out: dict[str, npt.NDArray[Any]] = {}
    for kind, ids in KINDS.items():
        rows = [(each, *read) for each in examples if each.kind == kind for read in _read(each)]
        idf = _idf([text for _, text, _, _ in rows])
        x = _matrix([text for _, text, _, _ in rows], idf)
        names = sorted(ids)
        weights, bias = np.zeros((BUCKETS, len(names))), np.zeros(len(names))
        for column, name in enumerate(names):
            y = np.array([_truth(each, name, start, end) for each, _, start, end in rows])
            model = LogisticRegression(C=SOFTNESS, class_weight="balanced", solver="liblinear", max_iter=200, random_state=0)
            model.fit(x[y >= 0], y[y >= 0])
            weights[:, column], bias[column] = model.coef_[0], model.intercept_[0]
        labels = [LABELS.index(name) for name in names]
        if kind == "utterance":
            topic_weights, topic_bias = _topics([each for each, _, _, _ in rows], x)
            weights, bias = np.concatenate([weights, topic_weights], 1), np.concatenate([bias, topic_bias])
            labels += [LABELS.index(f"topic:{topic}") for topic in TOPICS]
        scale = np.abs(weights).max(0) / 127
        for part, value in {
            "idf": idf,
            "weights": np.round(weights / scale).astype(np.int8),
            "scale": scale.astype(np.float32),
            "bias": bias.astype(np.float32),
            "labels": np.array(labels, np.int16),
        }.items():
            out[f"grams.{kind}.{part}"] = value
    return out


def _topics(examples: Sequence[Example], x: Any) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """A question with two topics is taught as half of each."""
    shares = np.stack([topic_shares(each) for each in examples])
    rows, topics = np.nonzero(shares)
    model = LogisticRegression(C=3 * SOFTNESS, max_iter=300)
    model.fit(x[rows], topics, sample_weight=shares[rows, topics])
    return model.coef_.T, model.intercept_


def _read(each: Example) -> list[tuple[str, int, int]]:
    """Clauses of a text with their places in the original."""
    folded: Folded = fold(each.text)
    plain = masked(folded.text)
    return [(plain[start:end], *folded.span(start, end)) for start, end in clauses(plain, each.kind)]


def _truth(each: Example, name: str, start: int, end: int) -> int:
    marks = [label for label in each.labels if label.id == name and label.start < end and label.end > start]
    return 1 if any(not label.arguable for label in marks) else -1 if marks else 0


def _idf(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    seen = np.zeros(BUCKETS)
    for text in texts:
        seen[counted(text)[0]] += 1
    idf: npt.NDArray[np.float32] = np.where(seen > 1, np.log((1 + len(texts)) / (1 + seen)) + 1, 0).astype(np.float32)
    return idf


def _matrix(texts: Sequence[str], idf: npt.NDArray[np.float32]) -> Any:
    made = [weighed(text, idf) for text in texts]
    places = np.cumsum([0, *(len(buckets) for buckets, _ in made)])
    return sparse.csr_matrix(
        (np.concatenate([values for _, values in made]), np.concatenate([buckets for buckets, _ in made]), places),
        (len(texts), BUCKETS),
    )
