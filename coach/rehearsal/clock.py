"""Words in, seconds out: typed words take as long as they would take to say, and spoken ones as long as they took.

At 150 words a minute "May I have twenty minutes of your time?" lasts 3.2 s. No wall clock is read: a `Stopwatch` is handed one.
"""

from __future__ import annotations

from collections.abc import Callable

from coach.dialogue.words import DAY, count_words, shown, shown_day

__all__ = ["DAY", "Stopwatch", "count_words", "days", "shown", "shown_day", "speaking_seconds"]


class Stopwatch:
    """Seconds of a rehearsal by some other clock, from where it stood."""

    def __init__(self, clock: Callable[[], float], seconds: float = 0.0) -> None:
        self._clock = clock
        self._seconds = seconds
        self._began = clock()

    def start(self) -> None:
        """From now on it runs; what went by before, such as the ringing, does not count."""
        self._began = self._clock()

    def __call__(self) -> float:
        return self._seconds + self._clock() - self._began


def days(seconds: float) -> int:
    """Whole days since a written exchange began."""
    return int(seconds // DAY)


def speaking_seconds(text: str, words_per_minute: int) -> float:
    """Seconds to say `text`, to the tenth; at least 0.4 s, since even silence takes a moment."""
    return round(max(count_words(text) * 60 / words_per_minute, 0.4), 1)
