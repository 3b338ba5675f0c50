"""A fact's tellings and the question in, the telling that suits it out, and how it may begin.

"What keeps you going?" does not begin with "Yes": `begun("Yes, I would.", closed=False)` → "I would.";
"Do drones help you?" takes the telling that speaks of drones. Compares words; knows no profile.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.actor.forms import asks_for, holds
from coach.actor.words import WORD, fold, stem, terms

POLAR = re.compile(
    r"^(?:yes|no|not|never|sure|some|a little|twice|once|maybe|of course|it is|it isn't|it's not|there is|there's)\b"
)
"""How an answer to a yes-or-no question may begin."""
STRIPPED = re.compile(r"^(?:Yes|No)(?: and no)?, (?=\w)")
CROWDED = frozenset(
    "work like day path start people advice skill entry study team hour future "
    "would could there their about where which thing really after other again these those being doing "
    "what when your have with that this from they them does were will very much many more most some been than then".split()
)
"""Terms that many tellings hold: they say nothing about which one is meant."""


def suited(tellings: Sequence[str], question: str, likeness: Sequence[float], *, closed: bool) -> list[str]:
    """The tellings, best first: one of the form that was asked for, then the words of the question and the `likeness` of the
    meanings count, then an answer that begins as such. Ties keep their order."""
    asked, form = _words(question), asks_for(question)

    def fit(place: int) -> float:
        telling = tellings[place]
        held = len(asked & _words(telling))
        begins = polar(telling)
        formed = 3 if form and holds(form, telling) else 0
        first = 0.6 if place == 0 else 0.0  # the telling that its author put first answers most often
        return first + formed + 2 * held + 5 * likeness[place] + (1.5 if closed and begins else -1 if begins else 0)

    return [tellings[place] for place in sorted(range(len(tellings)), key=lambda place: -fit(place))]


def _words(text: str) -> set[str]:
    """What is compared: terms, and longer words as they stand."""
    long = {stem(word) for word in WORD.findall(fold(text)) if len(word) >= 4}
    return (set(terms(text)) | long) - CROWDED


def polar(telling: str) -> bool:
    """Whether it begins with yes or no, or in their place."""
    return bool(POLAR.match(fold(telling)))


def begun(telling: str, *, closed: bool) -> str:
    """Without a "yes" or "no" that nobody asked for."""
    if closed:
        return telling
    rest = STRIPPED.sub("", telling)
    return rest[:1].upper() + rest[1:]
