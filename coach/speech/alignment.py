"""Two rows of words in, which of one stands for which of the other out.

`aligned(["may", "i", "ask"], ["may", "um", "i", "asked"])` → `[(0, 0), (None, 1), (1, 2), (2, 3)]`. The cheapest way from one row
to the other (Wagner and Fischer 1974), in which words that sound or look nearly the same may stand for each other: a recogniser
mishears, and nobody skipped a word for that. Knows words only.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import numpy as np

from coach.speech.delivery import is_filler

ALONE = 1.0
"""Cost of a word that has no partner."""
DIFFERENT = 1.8
"""Cost of a pair of words that have nothing in common: hardly less than leaving both alone, and never for a filler."""
ALIKE = 0.6
"""Share of letters in common from which two words may be the same word misheard."""


def aligned(one: Sequence[str], other: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Pairs of places in both rows, in order; None where a word stands alone. Words are compared as they are."""
    rows, columns = len(one), len(other)
    price = np.zeros((rows + 1, columns + 1))
    price[:, 0] = np.arange(rows + 1) * ALONE
    price[0] = np.arange(columns + 1) * ALONE
    for row in range(1, rows + 1):
        costs = [cost(one[row - 1], word) for word in other]
        line, above = price[row], price[row - 1]
        for column in range(1, columns + 1):
            line[column] = min(above[column - 1] + costs[column - 1], above[column] + ALONE, line[column - 1] + ALONE)
    pairs: list[tuple[int | None, int | None]] = []
    row, column = rows, columns
    while row or column:
        if row and column and np.isclose(price[row, column], price[row - 1, column - 1] + cost(one[row - 1], other[column - 1])):
            row, column = row - 1, column - 1
            pairs.append((row, column))
        elif row and np.isclose(price[row, column], price[row - 1, column] + ALONE):
            row -= 1
            pairs.append((row, None))
        else:
            column -= 1
            pairs.append((None, column))
    return pairs[::-1]


@lru_cache(maxsize=100_000)
def cost(one: str, other: str) -> float:
    """0 for the same word, little for a likely slip of the recogniser, much for another word."""
    if one == other:
        return 0.0
    if is_filler(one) or is_filler(other):
        return 0.1 if is_filler(one) and is_filler(other) else 2.1 * ALONE  # dearer than leaving both alone
    alike = likeness(one, other)
    return (1.0 - alike) if alike >= ALIKE else DIFFERENT


@lru_cache(maxsize=100_000)
def likeness(one: str, other: str) -> float:
    """0 to 1, by the letters in common."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
