"""How many minutes do these words name? `minutes_in("twenty to thirty minutes")` → (20, 30), `minutes_in("a moment")` → None.

English numbers as people say them on the phone, in digits or in words. Knows no rules about how many are right.
"""

from __future__ import annotations

import re

from coach.judge.evidence import fold

ONES = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "eighteen": 18,
}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
WORDED = "|".join([*TENS, *ONES])
NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(TENS)})[ -](?:{'|'.join(ONES)})\b|(?:{WORDED}))"
UNIT = r"(?:minutes?|mins?)\b"
RANGE = re.compile(rf"\b({NUMBER})\s*(?:-|to|or|and)\s*({NUMBER})(?: or so)?[\s-]*{UNIT}")
SINGLE = re.compile(rf"\b({NUMBER})(?: or so)?[\s-]*{UNIT}")
HOURS: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"\bthree[ -]quarters of an hour\b"), 45),
    (re.compile(r"\bquarter(?: of an|[ -])hour\b|\bquarter of an hour\b"), 15),
    (re.compile(r"\b(?:an|one|1) hour and a half\b|\b(?:one|1) and a half hours\b"), 90),
    (re.compile(r"\bhalf[ -](?:an[ -])?hour\b"), 30),
    (re.compile(r"\b(?:two|2) hours\b"), 120),
    (re.compile(r"\b(?:an|one|1|full|whole) hour\b"), 60),
)


def minutes_in(text: str) -> tuple[float, float] | None:
    """The first length of time that is named, as lowest and highest; a single number is both."""
    plain = fold(text)
    found: list[tuple[int, float, float]] = []
    if match := RANGE.search(plain):
        low, high = _number(match.group(1)), _number(match.group(2))
        found.append((match.start(), min(low, high), max(low, high)))
    if match := SINGLE.search(plain):
        number = _number(match.group(1))
        found.append((match.start(), number, number))
    for pattern, number in HOURS:
        if match := pattern.search(plain):
            found.append((match.start(), number, number))
            break  # "half an hour" holds "an hour"
    if not found:
        return None
    _, low, high = min(found, key=lambda each: (each[0], -each[2]))
    return low, high


def _number(text: str) -> float:
    if text.isdigit():
        return float(text)
    parts = re.split(r"[ -]", text)
    return float(sum(TENS.get(part, ONES.get(part, 0)) for part in parts))


def in_words(low: float, high: float) -> str:
    """`in_words(20, 30)` → "20 to 30 minutes"."""
    if low != high:
        return f"{low:g} to {high:g} minutes"
    return f"{low:g} minute{'' if low == 1 else 's'}"
