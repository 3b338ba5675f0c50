"""Text in, plain text and the way back out: `“Um, I’m  Zoë”` → `i'm zoe`, and for every plain character where it stood.

Patterns and features look at the plain text: lower case, straight quotes, no accents, no "um", no stammered word twice, single
spaces. Quotes are cut from the original through `Folded.span`, so whatever the folding does, a quote stays verbatim.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from coach.dialogue.vocabulary import ACTS

FILLER = re.compile(
    r"(?:(?<=[\s,.;:!?(-])|^)(?:u+m+|u+h+|uhm+|e+rm+|e+r|h+m+|mm+|ah|eh)(?=[\s,.;:!?)-]|$)[,.]{0,3}[ ]?", re.IGNORECASE
)
"""Hesitations; a speech recogniser writes them with or without a comma."""
STAMMER = re.compile(r"\b(\w[\w']{0,11})((?:,? (?:- )?)\1)+\b(?![-'])")
"""A word said twice: "what is the the hardest"."""
PUNCTUATION = {
    "‘": "'",
    "’": "'",
    "‛": "'",
    "`": "'",
    "´": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
}
PUNCTUATION |= {"‑": "-", "−": "-", "…": ".", "\r": " ", "\t": " ", "\x0b": " ", "\x0c": " ", "\u2028": "\n", "\u2029": "\n"}
DOUBLES_MEANT = frozenset(["that", "had", "very", "really", "so", "no", "yes", "bye", "ha", "blah", "many", "far"])
"""Words that people double on purpose."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Plain text, and where each of its characters stood."""

    text: str
    places: tuple[int, ...]
    """For each character of `text` its offset in the original."""
    original: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of `text[start:end]`, without white space or a comma at either edge."""
        while start < end and self.text[start] in " \n,;:-":
            start += 1
        while end > start and self.text[end - 1] in " \n,;:-":
            end -= 1
        if start >= end:
            return (0, 0)
        first, last = self.places[start], self.places[end - 1] + 1
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1  # an accent written as a character of its own belongs to its letter
        return first, last


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """One character or none; never two, so that places stay simple."""
    if char in PUNCTUATION:
        return PUNCTUATION[char]
    if char == "ß":
        return "s"
    if char.isspace():
        return "\n" if char == "\n" else " "
    if unicodedata.category(char) in ("Mn", "Cf", "Cc"):
        return "\n" if char == "\n" else ""
    base = unicodedata.normalize("NFKD", char)[:1].lower()
    return base if len(base) == 1 else char


ONE_FOR_ONE = str.maketrans({char: plain for char, plain in PUNCTUATION.items() if not char.isascii()})
UNEVEN = re.compile(r"[\x00-\x09\x0b-\x1f]|[ \n]{2}")


def fold(original: str) -> Folded:
    """The plain text of `original`, and where each of its characters stood."""
    text, places = _one_for_one(original) or _char_by_char(original)
    cuts = [match.span() for match in FILLER.finditer(text)]
    cuts += [match.span(2) for match in STAMMER.finditer(text) if match.group(1) not in DOUBLES_MEANT]
    return _without(text, places, cuts, original) if cuts else Folded(text, tuple(places), original)


def _one_for_one(original: str) -> tuple[str, Sequence[int]] | None:
    """Most texts: nothing is left out, so that every character stays where it is."""
    text = original.translate(ONE_FOR_ONE)
    return (text.lower(), range(len(text))) if text.isascii() and not UNEVEN.search(text) else None


def _char_by_char(original: str) -> tuple[str, Sequence[int]]:
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(original):
        plain = char.lower() if char.isascii() and char > "\x1f" else _plain(char)
        if not plain:
            continue
        if plain in " \n" and chars and chars[-1] in " \n":
            if plain == "\n":
                chars[-1], places[-1] = plain, place
            continue
        chars.append(plain)
        places.append(place)
    return "".join(chars), places


def _without(text: str, places: Sequence[int], cuts: list[tuple[int, int]], original: str) -> Folded:
    kept: list[str] = []
    where: list[int] = []
    position = 0
    for start, end in sorted(cuts):
        if start < position:
            continue
        kept.append(text[position:start])
        where.extend(places[position:start])
        position = end
    kept.append(text[position:])
    where.extend(places[position:])
    return Folded("".join(kept), tuple(where), original)


SPOKEN_QUOTE = re.compile(r'"[^"\n]{1,300}"')
LISTED = re.compile(r"^ ?(?:\(?\d{1,2}[.):]|[-*•·])[ ].*$", re.MULTILINE)
"""A numbered or bulleted line."""
FEWEST_LISTED = 3
TO_THE_JUDGE = re.compile(
    r"(?:\b(?:mark|score|rate|grade|count|treat|set|return|output|label)\b[^.!?\n]{0,60}"
    r"\b(?:as (?:met|passed|true|fulfilled|satisfied|done)|: ?met\b|= ?met\b|full marks|"
    r"perfect score|all (?:criteria|the criteria|true))"
    r"|\b(?:ignore|disregard|forget|override)\b[^.!?\n]{0,30}\b(?:instructions?|rules|rubric|criteria|prompt)\b"
    r"|\b(?:every|all|each)(?: of)?(?: the| these)? (?:criteri(?:a|on)|verdicts?)\b"
    r"|\byou are (?:now )?(?:an? |the )?(?:judge|grader|evaluator|ai|assistant|language model)\b"
    r"|\b(?:system|assistant|verdict|criteria) ?:"
    rf"|\b(?:{'|'.join(name for name in ACTS if '_' in name)})\b"
    r"|\{ ?\"[^\n]*"
    r")",
)
"""What marks a sentence as meant for whoever judges the text: it is nothing that one says to a professional."""


def masked(text: str, echoed: str = "") -> str:
    """`text` with blanked out what are not the trainee's own words to the other person, length kept.

    That is: what stands in quotation marks, a pasted list of questions, orders to the judge, and the other side's own last words.
    """
    if '"' in text:
        quoted = sum(len(match.group()) for match in SPOKEN_QUOTE.finditer(text))
        if quoted <= len(text) * 0.6:  # else the whole text was pasted in quotation marks
            text = SPOKEN_QUOTE.sub(lambda match: '"' + "¤" * (len(match.group()) - 2) + '"', text)
    for match in [*TO_THE_JUDGE.finditer(text)]:
        start = max(text.rfind(mark, 0, match.start()) for mark in ".!?\n") + 1
        ends = [place for mark in ".!?\n" if (place := text.find(mark, match.end())) >= 0]
        end = min(ends, default=len(text))
        text = text[:start] + "¤" * (end - start) + text[end:]
    listed = [match for match in LISTED.finditer(text) if "?" in match.group()]
    if len(listed) >= FEWEST_LISTED:
        text = LISTED.sub(lambda match: _blank(match) if "?" in match.group() else match.group(), text)
    for sentence in re.split(r"[.?!\n]+", echoed):
        words = sentence.strip()
        if words.count(" ") >= 3 and words in text:
            text = text.replace(words, "¤" * len(words))
    return text


def _blank(match: re.Match[str]) -> str:
    return "¤" * len(match.group())
