"""Text and seconds in, what every room shows out: `count_words("a follow-up at two o'clock")` → 5, `shown(754)` → "12:34"."""

from __future__ import annotations

import re

WORD = re.compile(r"\w+(?:['’.-]\w+)*")


def count_words(text: str) -> int:
    """Words as they are spoken: "follow-up" and "o'clock" are one each."""
    return len(WORD.findall(text))


def shown(seconds: float) -> str:
    """`shown(754)` → "12:34"."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
