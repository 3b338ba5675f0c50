"""An understanding in, one that need not think twice out: `Foresight(understand)`.

Aloud, the words of a turn are known a little before it is known that the turn is over. They are understood in that time, and when
they are asked about again the answer is there. Only the last answer is kept; what is asked in between waits for it.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

from coach.dialogue.types import Understanding
from coach.rehearsal.ports import Understand


class Foresight:
    """Implements Understand."""

    def __init__(self, understand: Understand) -> None:
        self._understand = understand
        self._lock = threading.Lock()
        self._asked: tuple[str, str | None, tuple[str, ...], str | None] | None = None
        self._answer = Understanding()

    def __call__(self, text: str, *, context: str | None, kinds: Sequence[str], channel: str | None = None) -> Understanding:
        """What was heard in `text`, thought of now or before."""
        asked = (text, context, tuple(kinds), channel)
        with self._lock:
            if asked != self._asked:
                self._answer = self._understand(text, context=context, kinds=kinds, channel=channel)
                self._asked = asked
            return self._answer
