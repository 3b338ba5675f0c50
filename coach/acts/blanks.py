"""A text in, the blanks of a template that were left in it out: "Dear [name]," → (5, 11).

Square brackets, braces, pointed brackets and rows of underscores or dots, as templates of letters have them. "[sic]" and an
address in pointed brackets are none. What should have stood there is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

BLANK = re.compile(
    r"\[(?!sic\]|\.\.\.\]|…\]|\d+\])[^\[\]\n]{1,60}\]"
    r"|\{\{?[^{}\n]{1,60}\}\}?"
    r"|<(?!https?:|mailto:|[^<>@\n]*@)[a-zA-Z][^<>\n]{1,60}>"
    r"|_{3,}|\.{6,}|…{2,}|\bX{3,}\b"
)
REST = re.compile(r"[^\W_]")


def blanks(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each of them stands."""
    for found in BLANK.finditer(text):
        yield found.span()


def only_blanks(text: str) -> bool:
    """Whether there is a blank and hardly a word besides: nothing was written yet."""
    return bool(BLANK.search(text)) and len(REST.findall(BLANK.sub("", text))) < FEWEST_LETTERS


FEWEST_LETTERS = 20
"""Letters beside the blanks; "Dear …, yours sincerely …" alone has about so many."""
