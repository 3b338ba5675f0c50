"""What a trainee types or pipes in → one clean turn, or a clear refusal: `said("Hi\x00 there ")` → "Hi there".

One rule for the terminal and for a pipe. Nothing is changed but control characters and a terminal's key codes, which no
mouth can say.
"""

from __future__ import annotations

import re
import unicodedata

from coach.acts.blanks import blanks, only_blanks
from coach.errors import CoachError
from coach.rehearsal.clock import count_words

MOST_WORDS = 1500
"""Ten minutes at 150 words a minute: nobody listens longer without a word."""
MOST_CHARACTERS = 20_000
ESCAPE = re.compile("\x1b\\[[0-9;?]*[ -/]*[@-~]")
"""What a terminal sends for an arrow key, or a program to colour words: none of it was said."""
LINES = re.compile(r"[ \t]+(?=\n|$)")
EMPTY_LINES = re.compile(r"\n{4,}")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff\ufeff]+")


class TurnError(CoachError):
    """A turn that nobody could say."""


def said(raw: str) -> str:
    """The words of one turn. Raises TurnError when there are more than anybody would listen to."""
    text = unicodedata.normalize("NFC", CONTROL.sub(" ", ESCAPE.sub("", raw))).strip()
    words = count_words(text)
    if words > MOST_WORDS or len(text) > MOST_CHARACTERS:
        size = f"{words:,} words" if words > MOST_WORDS else f"{len(text):,} characters"
        raise TurnError(f"That turn has {size}; {MOST_WORDS:,} words is the most (ten minutes of speech). Say less at once.")
    return text


def sent(raw: str) -> str:
    """One text that is sent, with its lines. Raises TurnError when there are more words than anybody would read, or none but the
    blanks of a template."""
    lines = ESCAPE.sub("", raw).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    text = unicodedata.normalize("NFC", "\n".join(CONTROL.sub(" ", line) for line in lines))
    text = EMPTY_LINES.sub("\n\n\n", LINES.sub("", text)).strip()
    words = count_words(text)
    if words > MOST_WORDS or len(text) > MOST_CHARACTERS:
        size = f"{words:,} words" if words > MOST_WORDS else f"{len(text):,} characters"
        raise TurnError(
            f"That text has {size}; {MOST_WORDS:,} words is the most, and nobody reads a tenth of it. Nothing was sent."
        )
    if only_blanks(text):
        start, end = next(blanks(text))
        raise TurnError(f"There is nothing in it but the blanks of a template, such as “{text[start:end]}”. Fill them in first.")
    return text
