"""Plain text in, one more opinion on every act out: a linear model on the runs of words and letters of each clause.

"could we meet" holds `could we`, `we meet`, `mee` …; each falls into one of 32,768 buckets, and a bucket has a weight for every
id. The strongest clause speaks for the text. It knows no order beyond three words, and so errs elsewhere than the networks do.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

BUCKETS = 1 << 15
"""The lower half for runs of words, the upper half for runs of letters."""
WEIGHT = 1.0
"""What this opinion counts, in logits; chosen on dev."""
SENTENCE = re.compile(r"[^.?!\n]+[.?!]*")
WORD = re.compile(r"[a-z0-9']+|[^\w\s]")
LONGEST, STEP = 24, 12
"""Words of a clause where no mark ends one, and how far the next begins behind it."""
Floats = npt.NDArray[np.float32]


def clauses(plain: str, kind: str) -> list[tuple[int, int]]:
    """Places of the clauses. An utterance is one; a longer text is cut at sentences, a long sentence into overlapping pieces."""
    if kind == "utterance":
        return [(0, len(plain))]
    out: list[tuple[int, int]] = []
    for sentence in SENTENCE.finditer(plain):
        words = [
            (sentence.start() + word.start(), sentence.start() + word.end()) for word in re.finditer(r"\S+", sentence.group())
        ]
        for at in range(0, max(1, len(words) - STEP), STEP):
            if chosen := words[at : at + LONGEST]:
                out.append((chosen[0][0], chosen[-1][1]))
    return out or [(0, len(plain))]


def _runs(clause: str) -> Iterator[tuple[int, str]]:
    """(half, run): runs of one to three words, and of two to five letters."""
    words = WORD.findall(clause)
    for length in (1, 2, 3):
        for at in range(len(words) - length + 1):
            yield 0, " ".join(words[at : at + length])
    for word in words:
        edged = f" {word} "
        for length in (2, 3, 4, 5):
            for at in range(len(edged) - length + 1):
                yield 1, "~" + edged[at : at + length]


def counted(clause: str) -> dict[int, float]:
    """Bucket → one plus the logarithm of how often it was hit."""
    half = BUCKETS // 2
    found = Counter((zlib.crc32(run.encode()) & (half - 1)) + side * half for side, run in _runs(clause))
    return {bucket: 1 + math.log(times) for bucket, times in sorted(found.items())}


def weighed(clause: str, idf: Floats) -> tuple[npt.NDArray[np.int64], Floats]:
    """Buckets and their values; the words' and the letters' values each have length 1."""
    found = counted(clause)
    buckets = np.fromiter(found, np.int64, len(found))
    values = (np.fromiter(found.values(), np.float32, len(found)) * idf[buckets]).astype(np.float32)
    for side in (buckets < BUCKETS // 2, buckets >= BUCKETS // 2):
        length = float(np.sqrt((values[side] ** 2).sum()))
        values[side] /= max(length, 1e-9)
    return buckets, values


@dataclass(frozen=True, slots=True)
class Grams:
    """The linear model of one kind."""

    idf: Floats
    weights: npt.NDArray[np.int8]
    """(buckets, labels)"""
    scale: Floats
    bias: Floats
    labels: npt.NDArray[np.int16]
    """Places in `LABELS`, in the order of the columns."""

    def opinion(self, plain: str, kind: str) -> Floats:
        """(labels,): logits of the strongest clause, times `WEIGHT`."""
        best = np.full(len(self.bias), -np.inf, np.float32)
        for start, end in clauses(plain, kind):
            buckets, values = weighed(plain[start:end], self.idf)
            np.maximum(best, values @ self.weights[buckets].astype(np.float32) * self.scale + self.bias, out=best)
        return best * np.float32(WEIGHT)
