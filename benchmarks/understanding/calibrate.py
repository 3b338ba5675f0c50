"""Logits on dev in, thresholds and probabilities out: per id a slope, an offset, and the band in which coach says `unscored`.

A fault is never alleged below the logit from which at least 98 of 100 allegations were just; every other id is decided where its F1 is
best, shrunk towards zero, since dev holds few cases of each. Probabilities are Platt's: a line through the logits. `f1` is what came
of it on dev: an id that does too badly there is never shown as a verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from coach.acts.features import LABELS
from coach.dialogue.vocabulary import KINDS, VIOLATIONS

if TYPE_CHECKING:
    from benchmarks.understanding.items import Item

Floats = npt.NDArray[np.float32]
SHRINK = 12
"""Positive cases that weigh as much as the prior belief that the threshold is 0."""
JUST = 0.98
BAND = 0.35
"""Half the width of the band of doubt, in logits around the threshold."""


def calibrate(made: list[Item], scores: Floats) -> dict[str, dict[str, dict[str, float]]]:
    """Kind → id → `slope`, `offset`, `low`, `high`, `f1`."""
    truth = np.stack([item.truth for item in made])
    kinds = np.array([item.example.kind for item in made])
    out: dict[str, dict[str, dict[str, float]]] = {}
    for kind, ids in KINDS.items():
        out[kind] = {}
        for name in ids:
            at = LABELS.index(name)
            rows = (truth[:, at] >= 0) if name in VIOLATIONS else (kinds == kind) & (truth[:, at] >= 0)
            out[kind][name] = _one(name, scores[rows, at].astype(np.float64), truth[rows, at] == 1)
    return out


def _one(name: str, logits: npt.NDArray[np.float64], yes: npt.NDArray[np.bool_]) -> dict[str, float]:
    slope, offset = _platt(logits, yes)
    best = _best(logits, yes)
    weight = yes.sum() / (yes.sum() + SHRINK)
    middle = float(weight * best)
    low, high = middle, middle
    if name in VIOLATIONS:
        high = max(middle, _just(logits, yes))
        low = min(middle, high) - BAND
    else:
        low, high = middle - BAND, middle + BAND
    told = (logits >= high) | (logits <= low)
    f1 = _f1(logits[told] >= high, yes[told])
    figures = {"slope": slope, "offset": offset, "low": low, "high": high, "f1": f1}
    return {name: round(float(value), 3) for name, value in figures.items()}


def _f1(said: npt.NDArray[np.bool_], yes: npt.NDArray[np.bool_]) -> float:
    return float(2 * (said & yes).sum() / max(1, said.sum() + yes.sum()))


def _best(logits: npt.NDArray[np.float64], yes: npt.NDArray[np.bool_]) -> float:
    """The threshold with the best F1, in the middle of the thresholds that are nearly as good."""
    tried = np.arange(-2.5, 2.51, 0.1)
    found = [_f1(logits >= threshold, yes) for threshold in tried]
    good = tried[np.array(found) >= max(found) - 0.005]
    return float(np.median(good))


def _just(logits: npt.NDArray[np.float64], yes: npt.NDArray[np.bool_]) -> float:
    """The lowest threshold from which on the share of just allegations is high enough."""
    for threshold in np.arange(-0.5, 3.01, 0.1):
        said = logits >= threshold
        if (said & yes).sum() >= JUST * said.sum():
            return float(threshold)
    return 3.0


def _platt(logits: npt.NDArray[np.float64], yes: npt.NDArray[np.bool_]) -> tuple[float, float]:
    """Newton's method on two parameters, a step halved until it helps, with one imagined case of each kind so that nothing is certain."""
    x = np.concatenate([np.clip(logits, -15, 15), [-2.0, 2.0]])
    y = np.concatenate([yes.astype(np.float64), [0.0, 1.0]])

    def loss(line: npt.NDArray[np.float64]) -> float:
        z = line[0] * x + line[1]
        return float((np.logaddexp(0, z) - y * z).sum() + 0.25 * (line[0] - 1) ** 2 + 0.05 * line[1] ** 2)

    line = np.array([0.7, 0.0])
    for _ in range(40):
        p = 1 / (1 + np.exp(-(line[0] * x + line[1])))
        gradient = np.array([((p - y) * x).sum() + 0.5 * (line[0] - 1), (p - y).sum() + 0.1 * line[1]])
        w = p * (1 - p)
        hessian = np.array([[(w * x * x).sum() + 0.5, (w * x).sum()], [(w * x).sum(), w.sum() + 0.1]])
        step = np.linalg.solve(hessian, gradient)
        while loss(line - step) > loss(line) and np.abs(step).max() > 1e-9:
            step = step / 2
        line = line - step
    return float(line[0]), float(line[1])
