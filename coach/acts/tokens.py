"""Plain text in, tokens with places out: "i'm 20, ok?" → `i 'm # , ok ?`.

Speech recognition writes "im" and "dont"; both spellings give the same tokens. A token knows its place in the plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)*|\d+|[^\w\s]|\n|\w")
SPLIT: dict[str, tuple[str, ...]] = {
    **{f"{who}m": (who, "m") for who in ("i",)},
    **{f"{who}ve": (who, "ve") for who in ("i", "you", "we", "they", "would", "could", "should")},
    **{f"{who}d": (who, "d") for who in ("i", "you", "they", "who")},
    **{f"{who}re": (who, "re") for who in ("you", "they")},
    **{f"{who}s": (who, "s") for who in ("what", "that", "how", "where", "who", "there", "here", "when", "let")},
    **{f"{who}ll": (who, "ll") for who in ("i", "you", "they", "that", "it")},
    **{
        f"{verb}nt": (verb, "nt")
        for verb in """do did does is are was were have has had could would should wo ca ai must""".split()
    },
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "cannot": ("can", "nt"),
}
"""Contractions without their apostrophe. "well", "were", "its" stay words: they are words more often."""


@dataclass(frozen=True, slots=True)
class Token:
    word: str
    start: int
    end: int


def tokenize(plain: str) -> list[Token]:
    """Words, numbers and marks of plain text; contractions in two."""
    out: list[Token] = []
    for match in TOKEN.finditer(plain):
        word, start, end = match.group(), match.start(), match.end()
        if "'" in word:
            _split_at_apostrophe(word, start, out)
        elif word in SPLIT:
            first, second = SPLIT[word]
            cut = min(start + len(first), end - 1)
            out += (Token(first, start, cut), Token(second, cut, end))
        else:
            out.append(Token(word, start, end))
    return out


def _split_at_apostrophe(word: str, start: int, out: list[Token]) -> None:
    head, _, tail = word.partition("'")
    end = start + len(word)
    if tail == "t" and head.endswith("n") and len(head) > 1:
        cut = start + len(head) - 1
        out += (Token(head[:-1], start, cut), Token("nt", cut, end))
    elif head:
        cut = start + len(head)
        out += (Token(head, start, cut), Token(tail.replace("'", ""), cut, end))
