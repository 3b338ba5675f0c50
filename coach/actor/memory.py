"""Everything the professional has said in, "was this said before?" out: what keeps a persona from repeating itself.

After "Well, I trained as a nurse. It took years." the text "I trained as a nurse." counts as said. Compares words only.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from coach.actor.sentences import split
from coach.actor.words import WORD, fold

LONG = 5
"""From this many words on, a text counts as said wherever it stands; a shorter one only as a sentence of its own."""


class Memory:
    """What was said in one session, by words."""

    def __init__(self, said: Iterable[str]) -> None:
        lines = list(said)
        self._lines = {plain(line) for line in lines}
        self._sentences = {plain(sentence) for line in lines for sentence in split(line)}
        self._all = " | ".join(f" {plain(line)} " for line in lines)
        self._recent = " | ".join(f" {plain(line)} " for line in lines[-4:])

    def has(self, text: str) -> bool:
        """Whether these words were said, in one piece."""
        words = plain(text)
        if not words:
            return True
        if words.count(" ") + 1 >= LONG:
            return f" {words} " in self._all
        return words in self._sentences or words in self._lines

    def holds_said(self, text: str) -> bool:
        """Whether a whole sentence of it was said; short ones such as "Yes." do not count."""
        return any(plain(part).count(" ") + 1 >= LONG and self.has(part) for part in split(text))

    def recent(self, words: str) -> bool:
        """Whether these words stand in one of the last four lines."""
        return f" {plain(words)} " in self._recent

    def recent_any(self, pool: Iterable[str]) -> bool:
        """Whether one of these stands in one of the last four lines."""
        return any(self.recent(words) for words in pool)

    def fresh(self, pool: Sequence[str]) -> list[str]:
        """What of `pool` was not said."""
        return [text for text in pool if not self.has(text)]


class Chance:
    """Choices for one turn: the same seed and turn choose the same."""

    def __init__(self, seed: int, turn: int, said: int) -> None:
        # How much was said stands in too: after /back the same turn must not choose alike.
        self._random = random.Random(f"persona:{seed}:{turn}:{said}")

    def pick(self, pool: Sequence[str]) -> str | None:
        """One of `pool`, or None when it is empty."""
        return self._random.choice(pool) if pool else None

    def one_in(self, number: int) -> bool:
        return self._random.randrange(number) == 0


def plain(text: str) -> str:
    """The words alone, folded: how two texts are compared."""
    return " ".join(WORD.findall(fold(text)))
