"""Texts of the pieces of one turn in, the text of the turn out.

`joined(["So I'm calling because.", "I read your article."])` → `"So I'm calling because I read your article."`. A model that sees
a piece alone closes it with a full stop, wherever the speaker stopped to think; after a word that no sentence ends with, that
stop is taken back. Knows words only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.speech.endpointing import reading

STOPS = re.compile(r"(?:\.{1,3}|…|[,;:–—-])$")
OWN_CAPITAL = re.compile(r"(?:I\b|I'|[A-Z][a-z]*[A-Z]|[A-Z]{2,})")
"""Words that keep their capital in the middle of a sentence, as far as their form tells."""
STARTERS = frozenset(
    """a an the this that these those my your our their his her its i we you he she it they and or but so because if when while
    to from for with at by on in into about as what how who where why which is are was were do did have had can could would should
    will there here not no yes just maybe also then calling asking trying looking working hoping""".split()
)
"""Words whose capital came only from the model's new sentence. A name keeps its own."""


def joined(texts: Iterable[str]) -> str:
    """One text, in order."""
    whole = ""
    for text in (each.strip() for each in texts):
        if not text:
            continue
        if whole and reading(whole) == "unfinished" and (stop := STOPS.search(whole)):
            whole = whole[: stop.start()].rstrip() + ("," if stop[0] == "," else "")
            first = text.split(maxsplit=1)[0]
            if first.lower().strip(",.") in STARTERS and not OWN_CAPITAL.match(first):
                text = text[0].lower() + text[1:]
        whole = f"{whole} {text}".strip()
    return whole
