"""A quote in, its exact place in the transcript out, or None: a quote that is not there is no evidence.

`locate("“I’d love  to hear”", "Well, I'd love to hear more")` → (6, 21). A model that quotes changes case,
quotation marks, dashes and white space; folding replaces one character by one, so that offsets stay true. What is returned is
always verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from coach.dialogue.types import Utterance
from coach.judge.scorecard import Quote

CURLY = {"‘": "'", "’": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
DASHES = {"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-"}
ELLIPSIS = re.compile(r"…|\\\.\\\.\\\.")
EDGES = " \t\r\n\"'.…,;:!?-()[]"
"""What a model puts around a quote, or leaves out at its ends."""
SHORTEST = 3
"""A quote of fewer characters is found everywhere and proves nothing."""


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    """Exactly one character: "ẞ".casefold() has two, and every offset behind it would be wrong."""
    if char.isspace():
        return " "
    plain = CURLY.get(char) or DASHES.get(char) or char.lower()
    return plain if len(plain) == 1 else char


def fold(text: str) -> str:
    """`text` in lower case with straight quotes and plain spaces; as long as it was."""
    return "".join(map(_folded, text))


def locate(quote: str, text: str) -> tuple[int, int] | None:
    """Where `quote` stands in `text`, tolerating what `fold` folds, runs of white space and other punctuation at the edges."""
    words = fold(quote).strip(EDGES).split()
    if len("".join(words)) < SHORTEST:
        return None
    pattern = r"\s+".join(ELLIPSIS.sub(r"(?:…|\\.\\.\\.)", re.escape(word)) for word in words)
    # A word must not be found inside another: "art" is not said by who says "start".
    found = re.search(rf"(?<!\w){pattern}(?!\w)", fold(text))
    return found.span() if found else None


def quoted(utterance: Utterance, start: int, end: int) -> Quote:
    """The quote of `text[start:end]`, with the second at which its words were begun."""
    length = max(len(utterance.text), 1)
    share = start / length
    seconds = utterance.start_seconds + (utterance.end_seconds - utterance.start_seconds) * share
    return Quote(utterance.text[start:end], start, end, utterance.turn, round(seconds, 1))


def find(quote: str, utterances: Sequence[Utterance]) -> Quote | None:
    """The first of these utterances that holds the quote, as evidence."""
    for utterance in utterances:
        if place := locate(quote, utterance.text):
            return quoted(utterance, *place)
    return None


def opening_words(utterance: Utterance, most: int = 12) -> Quote | None:
    """The first words of a turn, for evidence that is a whole turn; None when no word was said."""
    words = list(re.finditer(r"\S+", utterance.text))[:most]
    return quoted(utterance, words[0].start(), words[-1].end()) if words else None


def sentence_at(utterance: Utterance, place: int) -> Quote | None:
    """The sentence around an offset; None when no word stands there."""
    text = utterance.text
    ends = [match.end() for match in re.finditer(r"[.!?]+(?=\s|$)|\n+", text)]
    start = max((end for end in ends if end <= place), default=0)
    end = min((end for end in ends if end > place), default=len(text))
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    first = start + piece.index(stripped)
    return quoted(utterance, first, first + len(stripped))
