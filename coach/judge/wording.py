"""What two pieces of talk have in common: content words, and phrases from a list.

`content_words("I loved your story about the tyre plant")` → {"love", "story", "tyre", "plant"}: stems without small words. A
short list of endings is enough here, since both sides are cut alike; this is no dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from coach.judge.evidence import fold

WORD = re.compile(r"[^\W_][^\W_]+")
ENDINGS = ("ations", "ation", "ings", "ing", "ments", "ment", "ies", "ied", "ers", "ed", "es", "er", "ly", "s", "e", "y")

SMALL = frozenset(
    """
    a about actually advice after again all also always am an and any anyone anything appreciate appreciated are as ask at
    away back be because been before being best both but by call came can cannot career chat come conversation could day did
    do does doing don done down each else enough even ever every experience experiences few field find for from further
    generosity generous get give go going good got great had has have having he hear hello help helpful her here hi him his
    honest how however i idea if in information insight insights interview into is it its job jobs just keep kind know last
    learn less let like little ll look lot lovely made make many may maybe me mean meet meeting might mind minute minutes
    more most much must my name need never new next nice no not now of off often oh ok okay on once one only open or other
    our out over own people perhaps person please question questions quite re really right said same say see seem share
    shared sharing should sir so some somebody someone something sometimes sorry speak still such sure take talk tell than
    thank thanks that the their them then there these they thing things think this those though thought through time tip
    tips to today told too two up us use used useful ve very want was way we well went were what when where which while who
    whole whom why will wish with without won wonder word work working would year years yes yet you your yours yourself
    """.split()
)
"""Words that say nothing about a topic, and those that every such talk holds (meeting, time, thank, help)."""


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending: "counting" and "counts" are the same word here."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """Stems of the words that carry the topic."""
    words = (word for word in WORD.findall(fold(text)) if word not in SMALL)
    return frozenset(stem(word) for word in words if len(word) > 2)


def overlap(part: str, whole: str) -> float:
    """Share of the content words of `part` that stand in `whole`, 0 to 1; 0 where `part` has none."""
    wanted = content_words(part)
    return len(wanted & content_words(whole)) / len(wanted) if wanted else 0.0


def phrase_in(text: str, phrases: Sequence[str]) -> tuple[int, int] | None:
    """Where the first of these phrases stands as whole words."""
    found = _any_of(tuple(phrases)).search(fold(text))
    return found.span() if found else None


@lru_cache(maxsize=256)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all of them, the longest first: a talk has hundreds of turns, and a rubric dozens of phrases."""
    longest_first = sorted(map(fold, phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def first_words(text: str, most: int = 14) -> str:
    """The beginning of a text, on one line and without its full stop."""
    words = text.split()
    return " ".join(words[:most]).rstrip(".,;:!") + (" …" if len(words) > most else "")


def first_clause(text: str, most: int = 12) -> str:
    """The first clause of what somebody said, at most so many words; empty where there is none that stands alone."""
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        words = sentence.split()
        if sentence.endswith("?") or len(words) < 4:
            continue
        clause = re.split(r"[,;:.!…]", sentence)[0].strip()
        if 4 <= len(clause.split()) <= most:
            return clause
        return " ".join(words[:most]).rstrip(".,;:!") + (" …" if len(words) > most else "")
    return ""
