"""Tokens in, whether a model went round in circles out.

`loops([7, 8, 9] * 5)` is true: a decoder that has lost the sound says the same again until its limit. A trainee may say "words
words words words", or stutter; so a few repetitions of little are no loop. Knows numbers only.
"""

from __future__ import annotations

from collections.abc import Sequence

LONGEST_UNIT = 12
"""Tokens of what is repeated."""
TIMES = 4
LEAST_TOKENS = 12
"""Of all repetitions together."""
LEAST_ECHO, LONGEST_ECHO = 4, 24
"""Tokens of a phrase that is said twice: "All right, thanks. All right, thanks.\""""
LEAST_RESTART = 5
"""Tokens at the end that were said before."""
KEPT = 2
"""Repetitions that are left when a loop has to be cut."""


def echoes(tokens: Sequence[int]) -> bool:
    """Whether a phrase comes twice in a row, or the end was said before: seldom speech, often a window that was too short.

    The model then begins again from the top, until its limit: "and that should be all. Thanks. And here are some more words and".
    """
    told = [*tokens]
    again = told[-LEAST_RESTART:]
    restarted = any(told[start : start + LEAST_RESTART] == again for start in range(len(told) - LEAST_RESTART))
    return restarted or any(
        told[start : start + unit] == told[start + unit : start + 2 * unit]
        for unit in range(LEAST_ECHO, LONGEST_ECHO + 1)
        for start in range(len(told) - 2 * unit + 1)
    )


def loops(tokens: Sequence[int]) -> bool:
    """Whether a unit comes at least four times in a row and makes up twelve tokens or more."""
    return len(unrolled(tokens)) < len(tokens)


def unrolled(tokens: Sequence[int]) -> list[int]:
    """The tokens with every loop cut down to two of its rounds."""
    kept: list[int] = []
    position = 0
    while position < len(tokens):
        unit, times = _round(tokens, position)
        if times:
            kept += list(tokens[position : position + unit * KEPT])
            position += unit * times
        else:
            kept.append(tokens[position])
            position += 1
    return kept


def _round(tokens: Sequence[int], start: int) -> tuple[int, int]:
    """Length of the unit that begins a loop here and its repetitions, or (0, 0)."""
    for unit in range(1, LONGEST_UNIT + 1):
        first = list(tokens[start : start + unit])
        times = 1
        while list(tokens[start + unit * times : start + unit * (times + 1)]) == first:
            times += 1
        if times >= TIMES and unit * times >= LEAST_TOKENS:
            return unit, times
    return 0, 0
