"""A logit per word in, quotes out: the words around the strongest one that carry the act, within one sentence.

A quote is as short as it can be and still says the act: it stops where the words no longer count for it and at the end of a
sentence, and never begins or ends with a mark or a bare "and".
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from coach.acts.tokens import Token

SURE = 0.0
"""A word with a logit above this carries an act by itself."""
SLACK = 4.0
"""A neighbour belongs to the quote while it is at most this far below the strongest word …"""
FLOOR = -1.0
"""… and, where the strongest word is sure, not below this."""
ENDS = frozenset(".?!\n")
TITLES = frozenset("mr mrs ms dr prof st".split())
"""A full stop after one of these ends no sentence."""
EDGE = frozenset("and but so or then because that well also".split())


def spans(plain: str, tokens: Sequence[Token], logits: npt.NDArray[np.float32], *, once: bool) -> list[tuple[int, int]]:
    """Places in plain text, in order. `once`: only the strongest, as for a fault, of which one quote is enough."""
    spoken = [place for place, token in enumerate(tokens) if token.word[0].isalnum()]
    if not spoken:
        return []
    taken = [False] * len(tokens)
    found: list[tuple[int, int]] = []
    for peak in sorted(spoken, key=lambda place: (-float(logits[place]), place)):
        strength = float(logits[peak])
        if found and (strength < SURE or once):
            break
        if taken[peak]:
            continue
        floor = strength - SLACK if strength < SURE else max(strength - SLACK, FLOOR)
        left = _reach(plain, tokens, logits, peak, -1, floor, taken)
        right = _reach(plain, tokens, logits, peak, 1, floor, taken)
        left, right = _trimmed(tokens, left, right)
        for place in range(left, right + 1):
            taken[place] = True
        found.append(_whole_words(plain, tokens[left].start, tokens[right].end))
    return sorted(found)


def _reach(
    plain: str,
    tokens: Sequence[Token],
    logits: npt.NDArray[np.float32],
    peak: int,
    step: int,
    floor: float,
    taken: Sequence[bool],
) -> int:
    """The last place in one direction that still carries the act; one weak word in between is bridged."""
    last, place = peak, peak + step
    while 0 <= place < len(tokens) and not taken[place] and not _ends_sentence(plain, tokens, place):
        if float(logits[place]) >= floor:
            last = place
        elif abs(place - last) > 1:
            break
        place += step
    return last


def _ends_sentence(plain: str, tokens: Sequence[Token], place: int) -> bool:
    """Not so the stops in "p.m.", "a@b.org", "3.30" and "Dr. Chen"."""
    token = tokens[place]
    if token.word not in ENDS:
        return False
    if token.word != ".":
        return True
    follows = plain[token.end : token.end + 1]
    return not follows.isalnum() and not (place and tokens[place - 1].word in TITLES)


def _whole_words(plain: str, start: int, end: int) -> tuple[int, int]:
    """A contraction is two tokens and one word: no quote begins with "'m"."""
    while (
        start > 0 and (plain[start - 1].isalnum() or plain[start - 1] == "'") and (plain[start].isalnum() or plain[start] == "'")
    ):
        start -= 1
    while end < len(plain) and (plain[end].isalnum() or (plain[end] == "'" and plain[end + 1 : end + 2].isalpha())):
        end += 1
    return start, end


def _trimmed(tokens: Sequence[Token], left: int, right: int) -> tuple[int, int]:
    while left < right and (not tokens[left].word[0].isalnum() or tokens[left].word in EDGE):
        left += 1
    while right > left and (not tokens[right].word[0].isalnum() or tokens[right].word in ("and", "but", "so", "or")):
        right -= 1
    return left, right
