"""Can the trainee be reached again? A phone number and an e-mail address stand in the text, and in a letter a postal address."""

from __future__ import annotations

import re

from coach.judge.evidence import quoted
from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.talk import Talk
from coach.scenario.model import Names
from coach.scenario.rubric import Criterion

DETAILS: dict[str, re.Pattern[str]] = {
    "phone": re.compile(r"(?<![\w.])\+?\d(?:[\d ()./-]{4,18})\d(?![\w@])"),
    "email": re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.\w{2,}"),
    "address": re.compile(
        r"(?<!\w)(?:\d{1,5}[a-z]? (?:[A-ZÀ-Þ][\w'’.-]+ ){1,4}"
        r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|square|court|place|boulevard|blvd)|"
        r"[A-ZÀ-Þ][\w'’.-]+(?:straße|strasse|weg|gasse|platz|street|road) \d{1,4}|p\.? ?o\.? box \d+|"
        r"\d{5}(?:-\d{4})? [A-ZÀ-Þ]\w+|[A-ZÀ-Þ]\w+,? [A-Z]{2} \d{5})",
        re.IGNORECASE,
    ),
}
NAMES = {"phone": "a phone number", "email": "an e-mail address", "address": "a postal address"}


def details_left(talk: Talk, criterion: Criterion, *, wanted: Names) -> Finding:  # noqa: ARG001
    """`wanted`: any of `phone`, `email`, `address`; all of them must stand in what was sent."""
    if not talk.turns:
        return unscored("nothing was sent")
    places = {
        name: next(((turn, found) for turn in talk.turns if (found := DETAILS[name].search(turn.text))), None) for name in wanted
    }
    lacking = [NAMES[name] for name, place in places.items() if place is None]
    first = next((place for place in places.values() if place), None)
    quote = quoted(first[0], *first[1].span()) if first else None
    if lacking or quote is None:
        return missed(f"{' and '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} missing", talk.existing(1), quote)
    return met(quote)
