"""Words in, seconds out: typed words take as long as they would take to say.

At 150 words a minute "May I have twenty minutes of your time?" lasts 3.2 s. No wall clock is read.
"""

from __future__ import annotations

import re

WORD = re.compile(r"\w+(?:['’.-]\w+)*")


def count_words(text: str) -> int:
    """Words as they are spoken: "follow-up" and "o'clock" are one each."""
    return len(WORD.findall(text))


def speaking_seconds(text: str, words_per_minute: int) -> float:
    """Seconds to say `text`, to the tenth; at least 0.4 s, since even silence takes a moment."""
    return round(max(count_words(text) * 60 / words_per_minute, 0.4), 1)


def shown(seconds: float) -> str:
    """`shown(754)` → "12:34"."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
