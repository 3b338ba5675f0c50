"""Words and what is put before them in, one sentence out, with its capitals and commas right.

`joined("As I said,", "Dogs came first.")` → "As I said: Dogs came first.", since "Dogs" might be a name; `echoed("What about the
night shifts?")` → "The night shifts?". Knows English spelling, no profile.
"""

from __future__ import annotations

import re

from coach.actor.words import STOP, fold, listed

KEEPS_CAPITAL = frozenset({"i", "i'd", "i'll", "i'm", "i've"})
ABOUT = re.compile(r"\b(?:about|like|how's|how is|how are) (the|your) ([a-z'-]+(?: [a-z'-]+)?)$")
NEVER_ECHOED = listed("and or of in to you for job work field day last next most best worst like")
LOWERED = STOP - KEEPS_CAPITAL | listed(
    """two three four five six seven eight nine ten five half school fewer less
    everybody nobody anybody patience people most every
    being having getting listen start begin ask build spend read twice seldom rarely often yes no"""
)
"""Words that are written small when they no longer begin the sentence. All others may be names."""


def echoed(question: str) -> str:
    """The thing asked about, taken up as a question of one's own, where that is safe: "What about the night shifts?" →
    "The night shifts?"; empty where it is not."""
    match = ABOUT.search(fold(question).rstrip("?!. "))
    if not match or set(match[2].split()) & NEVER_ECHOED:
        return ""
    return f"{'My' if match[1] == 'your' else 'The'} {match[2]}?"


def lowered(text: str) -> str:
    """The text as it stands inside a sentence: small first letter, unless the word may be a name or is "I"."""
    return text[:1].lower() + text[1:] if first_word(text) in LOWERED else text


def joined(lead: str, text: str) -> str:
    """An opening and what it opens: after a comma or a colon the text goes on small; before a word that may be a name a comma
    would read as a list, so there a colon stands."""
    if not lead:
        return text
    if lead.endswith(",") and not goes_on(text):
        lead = lead.removesuffix(",") + ":"
    return f"{lead} {lowered(text)}" if lead.endswith((",", ":")) else f"{lead} {text}"


def goes_on(text: str) -> bool:
    """Whether the text can stand after a comma."""
    return first_word(text) in LOWERED | KEEPS_CAPITAL


def first_word(text: str) -> str:
    """Folded and without marks."""
    return fold(text).split(" ", 1)[0].strip(",.!?:;…–-")


def small_start(again: str) -> str:
    """An opening within a sentence."""
    return again[:1].lower() + again[1:] if not again.startswith(("I ", "I'")) else again
