"""Text and seconds in, what every room shows out: `count_words("a follow-up at two o'clock")` → 5, `shown(754)` → "12:34"."""

from __future__ import annotations

import re

WORD = re.compile(r"\w+(?:['’.-]\w+)*")

DAY = 86_400
"""Seconds of a day. A written exchange has no other unit: `2 * DAY` is two days after its beginning."""


def count_words(text: str) -> int:
    """Words as they are spoken: "follow-up" and "o'clock" are one each."""
    return len(WORD.findall(text))


def shown(seconds: float) -> str:
    """`shown(754)` → "12:34"."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def shown_day(seconds: float) -> str:
    """`shown_day(2 * DAY)` → "day 2", for what is written: it has days and no clock."""
    return f"day {int(seconds // DAY)}"
