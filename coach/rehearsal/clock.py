"""Words in, seconds out: typed words take as long as they would take to say.

At 150 words a minute "May I have twenty minutes of your time?" lasts 3.2 s. No wall clock is read.
"""

from __future__ import annotations

from coach.dialogue.words import count_words, shown

__all__ = ["count_words", "shown", "speaking_seconds"]


def speaking_seconds(text: str, words_per_minute: int) -> float:
    """Seconds to say `text`, to the tenth; at least 0.4 s, since even silence takes a moment."""
    return round(max(count_words(text) * 60 / words_per_minute, 0.4), 1)
