"""Plain text in, one more opinion on every act out: a linear model on the runs of words and letters of each clause.

"could we meet" holds `could we`, `we meet`, `mee` …; each falls into one of 32,768 buckets, and a bucket has a weight for every
id. The strongest clause speaks for the text. It knows no order beyond three words, and so errs elsewhere than the networks do.
"""

from __future__ import annotations

import itertools
import re
import zlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

BUCKETS = 1 << 15
HALF = BUCKETS // 2
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


def _bucket(run: str) -> int:
    return zlib.crc32(run.encode()) & (HALF - 1)


@lru_cache(maxsize=8192)
def _letters(word: str) -> tuple[int, ...]:
    """Buckets of its runs of two to five letters."""
    edged = f" {word} "
    return tuple(
        HALF + _bucket("~" + edged[at : at + length]) for length in (2, 3, 4, 5) for at in range(len(edged) - length + 1)
    )


@lru_cache(maxsize=64)
def counted(clause: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Buckets of the runs of one to three words and of two to five letters; one plus the logarithm of how often each was hit."""
    words = WORD.findall(clause)
    found = [_bucket(word) for word in words]
    found += [_bucket(f"{first} {second}") for first, second in itertools.pairwise(words)]
    found += [_bucket(f"{first} {second} {third}") for first, second, third in zip(words, words[1:], words[2:], strict=False)]
    for word in words:
        found += _letters(word)
    buckets, times = np.unique(np.array(found, np.int64), return_counts=True)
    return buckets, 1 + np.log(times)


def weighed(clause: str, idf: Floats) -> tuple[npt.NDArray[np.int64], Floats]:
    """Buckets and their values; the words' and the letters' values each have length 1."""
    buckets, times = counted(clause)
    values = (times.astype(np.float32) * idf[buckets]).astype(np.float32)
    middle = int(np.searchsorted(buckets, HALF))
    for side in (values[:middle], values[middle:]):
        side /= max(float(np.sqrt((side**2).sum())), 1e-9)
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
