"""A sentence in, no sound out: for machines without a voice, and for those who would rather read.

`build(settings, wish).speak("Hello.")` yields nothing; the words stand on the screen, and the talk goes on.
"""

from __future__ import annotations

from collections.abc import Iterator

from coach.settings import SpeechSettings
from coach.speech.ports import Audio, Voice
from coach.speech.voices import Wish

EXTRA: str | None = None


def build(settings: SpeechSettings, wish: Wish) -> Voice:  # noqa: ARG001 - every backend is built the same way
    """The voice that says nothing."""
    return Silent()


class Silent:
    """Implements Voice."""

    sample_rate = 24_000

    def speak(self, text: str) -> Iterator[Audio]:  # noqa: ARG002 - nothing is said
        """No pieces."""
        yield from ()
