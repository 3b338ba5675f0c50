"""A fact's tellings and the question in, the telling that suits it out, and how it may begin.

"What keeps you going?" does not begin with "Yes": `begun("Yes, I would.", closed=False)` → "I would.";
"Do drones help you?" takes the telling that speaks of drones. Compares words; knows no profile.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.actor.words import fold, terms

POLAR = re.compile(
    r"^(?:yes|no|not|never|sure|some|a little|twice|once|maybe|of course|it is|it isn't|it's not|there is|there's)\b"
)
"""How an answer to a yes-or-no question may begin."""
STRIPPED = re.compile(r"^(?:Yes|No)(?: and no)?, (?=\w)")
CROWDED = frozenset("work like day path start people advice skill entry study team hour future".split())
"""Terms that many tellings hold: they say nothing about which one is meant."""


def suited(tellings: Sequence[str], question: str, *, closed: bool) -> list[str]:
    """The tellings, best first: the words of the question count, then an answer that begins as such. Ties keep their order."""
    asked = set(terms(question)) - CROWDED

    def fit(telling: str) -> int:
        held = len(asked & set(terms(telling)))
        return 2 * held + (1 if closed and POLAR.match(fold(telling)) else 0)

    return sorted(tellings, key=lambda telling: -fit(telling))


def polar(telling: str) -> bool:
    """Whether it begins with yes or no, or in their place."""
    return bool(POLAR.match(fold(telling)))


def begun(telling: str, *, closed: bool) -> str:
    """Without a "yes" or "no" that nobody asked for."""
    if closed:
        return telling
    rest = STRIPPED.sub("", telling)
    return rest[:1].upper() + rest[1:]
