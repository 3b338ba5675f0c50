"""What a trainee types or pipes in → one clean turn, or a clear refusal: `said("Hi\x00 there ")` → "Hi there".

One rule for the terminal and for a pipe. Nothing is changed but control characters and a terminal's key codes, which no
mouth can say.
"""

from __future__ import annotations

import re
import unicodedata

from coach.errors import CoachError
from coach.rehearsal.clock import count_words

MOST_WORDS = 1500
"""Ten minutes at 150 words a minute: nobody listens longer without a word."""
MOST_CHARACTERS = 20_000
ESCAPE = re.compile("\x1b\\[[0-9;?]*[ -/]*[@-~]")
"""What a terminal sends for an arrow key, or a program to colour words: none of it was said."""
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
