"""A note and what was told in, the sentence that comes nearest out, with how near: 0 to a little over 1.

"Used to be a receptionist in a law firm" comes to "I was the receptionist at a law office." with 0.7, to anything else in that
talk with less than 0.4. Three measures together: how near the meanings come, what share of the note's words stand there (the
rarer in this talk weigh more), and how many of its figures do. It does not know whether the two say the same.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from coach.actor.encoder import encoder
from coach.actor.grounds import stems
from coach.actor.sentences import split
from coach.actor.words import terms
from coach.records.figures import figures
from coach.records.told import Material, Told

MEANING, WORDS, FIGURES = 0.55, 0.45, 0.15
"""What each measure counts. Figures come on top: a note of nothing but figures has hardly any words."""
ASKED = 0.5
"""What a word of the question before counts beside one of the answer: "hardest part: recruiting" for "Recruiting."."""
UNHEARD = 0.6
"""What a word weighs that nobody said, beside the rarest that was."""


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest sentence."""

    score: float
    told: Told | None
    """None where nothing was told."""
    text: str
    """What was compared: that sentence, and the one before it where the note speaks of both."""
    turn: str
    """Everything told in that turn."""


@dataclass(frozen=True, slots=True)
class _Unit:
    told: Told
    text: str
    words: frozenset[str]
    asked: frozenset[str]


class Nearness:
    """What was told in one talk, made ready to be compared."""

    def __init__(self, material: Material) -> None:
        self._units = _units(material.told)
        self._count = len(material.told)
        self._seen = Counter(word for told in material.told for word in content(told.quote.text))
        texts = [unit.text for unit in self._units]
        asked = [f"{_last(unit.told.question)} {unit.text}" for unit in self._units]
        points = encoder().meanings([*texts, *asked])
        self._plain, self._asked = points[: len(texts)], points[len(texts) :]
        turns: dict[int, list[str]] = {}
        for told in material.told:
            turns.setdefault(told.quote.turn, []).append(told.quote.text)
        self._turns = {turn: " ".join(parts) for turn, parts in turns.items()}

    def of(self, texts: Sequence[str]) -> list[Near]:
        """The nearest to each."""
        if not self._units:
            return [Near(0.0, None, "", "") for _ in texts]
        points = encoder().meanings(texts)
        near = np.maximum(points @ self._plain.T, points @ self._asked.T)
        return [self._nearest(text, near[place]) for place, text in enumerate(texts)]

    def _nearest(self, text: str, meaning: Sequence[float]) -> Near:
        words, counted = content(text), figures(text)
        total = sum(self._weight(word) for word in words) or 1.0
        best, nearest = -1.0, self._units[0]
        for place, unit in enumerate(self._units):
            share = sum(
                self._weight(word) * (1.0 if word in unit.words else ASKED if word in unit.asked else 0.0) for word in words
            )
            there = figures(unit.text)
            right = sum(any(one.says(other) for other in there) for one in counted) / len(counted) if counted else 0.0
            spoken = share / total if words else right  # "£50k" has no word to be found by
            score = MEANING * float(meaning[place]) + WORDS * spoken + FIGURES * right
            if score > best:
                best, nearest = score, unit
        return Near(round(best, 3), nearest.told, nearest.text, self._turns[nearest.told.quote.turn])

    def _weight(self, word: str) -> float:
        seen = self._seen.get(word)
        return math.log(1 + self._count / seen) if seen else UNHEARD * math.log(1 + self._count)


@lru_cache(maxsize=4)
def nearness(material: Material) -> Nearness:
    """Of one talk, made once: notes are read for their topics first and judged afterwards."""
    return Nearness(material)


def content(text: str) -> frozenset[str]:
    """The words of weight of a text, figures in digits left out."""
    return frozenset(word for word in stems(text) if not word[0].isdigit())


def _units(told: Sequence[Told]) -> list[_Unit]:
    """Each sentence alone, and with the one before it in the same breath."""
    found: list[_Unit] = []
    for place, each in enumerate(told):
        asked = content(each.question) | frozenset(terms(each.question))
        texts = [each.quote.text]
        if each.after:
            texts.append(f"{told[place - 1].quote.text} {each.quote.text}")
        found += [_Unit(each, text, content(text) | frozenset(terms(text)), asked) for text in texts]
    return found


def _last(question: str) -> str:
    """A turn's last sentence, which is what is answered."""
    return (split(question) or [""])[-1]
