"""What the loop needs from outside, as protocols: an understanding, a journal, and for a talk aloud a mouth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from coach.dialogue.events import Event
from coach.dialogue.types import Understanding


class Understand(Protocol):
    """Turns one utterance, or one text sent by `channel`, into acts. Deterministic."""

    def __call__(self, text: str, *, context: str | None, kinds: Sequence[str], channel: str | None = None) -> Understanding: ...


class JournalWriter(Protocol):
    """Keeps events; when `append` returns, the event is on disk."""

    def append(self, event: Event) -> None: ...


@dataclass(frozen=True, slots=True)
class Heard:
    """How much of a line reached the trainee, and when."""

    words: int
    """Words, cut at blanks, from the first on."""
    start_seconds: float
    end_seconds: float


class Mouth(Protocol):
    """Says the persona's words aloud while they come."""

    def say(self, text: str) -> bool:
        """Begin to say it, behind what is being said. False once the trainee has interrupted: no more is needed."""
        ...

    def heard(self) -> Heard:
        """Wait until everything has been said or was broken off; what follows is a new line."""
        ...
