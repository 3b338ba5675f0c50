"""What the loop needs from outside, as protocols: an understanding, a journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from coach.dialogue.events import Event
from coach.dialogue.types import Understanding


class Understand(Protocol):
    """Turns one utterance into acts. Deterministic."""

    def __call__(self, text: str, *, context: str | None, kinds: Sequence[str]) -> Understanding: ...


class JournalWriter(Protocol):
    """Keeps events; when `append` returns, the event is on disk."""

    def append(self, event: Event) -> None: ...
