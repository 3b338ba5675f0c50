"""Words in, whole sentences out: split, cut to a cap, and gather a stream of pieces into sentences.

`split("I see. Dr. Okafor works at St. Anne's. Ask her!")` → `["I see.", "Dr. Okafor works at St. Anne's.", "Ask her!"]`.
Knows only punctuation; never what a sentence means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coach.actor.words import listed

TITLES = listed("dr mr mrs ms mx prof rev hon st mt ft")
"""Words whose full stop ends no sentence when text follows."""
SHORTENED = listed("sr jr vs etc approx dept est inc ltd co corp e.g i.e a.m p.m u.s u.k ph.d")
"""Words whose full stop ends a sentence only before a capital."""
END = re.compile(r"([.!?…]+[\"'”’)\]]*)(\s+|$)")
ENDED = re.compile(r"[.!?…][\"'”’»)]*$")
"""A sentence that was not cut off."""
OPENER = re.compile(r"^[\"'“‘(\[]*[^\W\d_]")


def split(text: str) -> list[str]:
    """The sentences of `text`, blanks tidied. Text without an end mark is one sentence."""
    clean = " ".join(text.split())
    sentences: list[str] = []
    start = 0
    for match in END.finditer(clean):
        if match.end() < len(clean) and not _ends(clean, match):
            continue
        sentences.append(clean[start : match.end(1)])
        start = match.end()
    if clean[start:].strip():
        sentences.append(clean[start:])
    return sentences


def count(text: str) -> int:
    """How many sentences `text` has."""
    return len(split(text))


def clip(text: str, most: int) -> str:
    """The first `most` sentences."""
    return " ".join(split(text)[:most])


def stream(pieces: Iterable[str]) -> Iterator[str]:
    """Sentences as soon as they are surely complete: when the first letter of the next one has come, or the stream ends."""
    buffer = ""
    for piece in pieces:
        buffer += piece
        whole = split(buffer)
        if len(whole) > 1 and OPENER.match(whole[-1]):
            yield from whole[:-1]
            buffer = whole[-1] + (" " if buffer[-1:].isspace() else "")
    yield from split(buffer)


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether the mark at `match` ends a sentence, though text follows."""
    following = text[match.end() :]
    if match.group(1).startswith("."):
        word = text[: match.start()].rsplit(" ", 1)[-1].lstrip("\"'“‘([").lower()
        single = len(word) == 1 and word.isalpha() and word != "i"  # an initial: "J. Ruiz"
        if word in TITLES or single or (word == "no" and following[:1].isdigit()):  # "No. 5"
            return False
        if word in SHORTENED:
            return following[:1].isupper()
    # "Hm… maybe" and '"Really?" she said' go on in lower case
    return not following[:1].islower()
