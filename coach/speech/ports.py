"""What the parts of the voice must be able to do, as protocols, and the few types that pass between them.

`(512,) float32 in [-1, 1], 16 kHz mono` is a frame, 32 ms. Inside this room every recording has that rate; a voice may speak at
its own (`Voice.sample_rate`), and the player converts. Nothing here does any work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from coach.dialogue.types import Word

__all__ = [
    "FRAME_SAMPLES",
    "SAMPLE_RATE",
    "Audio",
    "Microphone",
    "Speaker",
    "Transcriber",
    "Transcript",
    "Voice",
    "VoiceActivity",
    "Word",
]

SAMPLE_RATE = 16_000
"""Hz: what Whisper and Silero were trained at."""

FRAME_SAMPLES = 512
"""Samples of a frame: the window of Silero v5 and v6 at 16 kHz."""

Audio: TypeAlias = NDArray[np.float32]
"""(n,) float32 in [-1, 1], mono, 16 kHz unless something else is said beside it."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a recording says."""

    text: str
    words: tuple[Word, ...] = ()
    """Empty where the backend gives no times."""


class Microphone(Protocol):
    """Frames of what is said, as they come. A file, a sound card and a socket are microphones."""

    def frames(self) -> Iterator[Audio]:
        """(512,) frames until the source ends. Raises SpeechError when a device goes away."""
        ...

    def close(self) -> None: ...


class Speaker(Protocol):
    """Plays sound. Never blocks longer than its buffer."""

    def play(self, audio: Audio, sample_rate: int) -> None:
        """Queue (n,) samples behind what is playing. Raises SpeechError when the device goes away."""
        ...

    def stop(self) -> float:
        """Fall silent at once and forget what is queued. Seconds of sound that were heard since the last stop; then 0 again."""
        ...

    def heard_seconds(self) -> float:
        """Seconds of sound that were heard since the last stop, gaps left out."""
        ...

    def close(self) -> None: ...


class VoiceActivity(Protocol):
    """How likely it is that somebody speaks, frame by frame; keeps a state between frames."""

    def probability(self, frame: Audio) -> float: ...

    def reset(self) -> None: ...


class TurnEnd(Protocol):
    """How likely it is, by the sound alone, that a speaker has said all they wanted to say."""

    def probability(self, audio: Audio) -> float:
        """For (n,) samples of the turn so far, which end in silence."""
        ...


class Transcriber(Protocol):
    """Speech to text."""

    def transcribe(self, audio: Audio, *, words: bool = False) -> Transcript:
        """The words of (n,) samples; `words` asks for times, which cost more. Raises SpeechError."""
        ...

    def expecting(self, names: Sequence[str]) -> Transcriber:
        """The same, prepared for names that will be said. A backend that cannot be prepared is itself."""
        del names
        return self


class Voice(Protocol):
    """Text to speech."""

    sample_rate: int

    def speak(self, text: str) -> Iterator[Audio]:
        """Pieces of sound of one sentence, the first as early as possible. Raises SpeechError."""
        ...
