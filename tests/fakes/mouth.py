"""Stand-ins for the parts of the mouth: a voice of so many seconds a word, a loudspeaker with a clock that a test turns."""

import threading
from collections.abc import Iterator

import numpy as np

from coach.errors import SpeechError
from coach.speech.ports import Audio, Speaker, Voice

RATE = 8_000
SECONDS_A_WORD = 0.5


class Steady(Voice):
    """Half a second of sound for each word, without silence in front."""

    sample_rate = RATE

    def __init__(self, breaks_at: str = "") -> None:
        self.said: list[str] = []
        self._breaks_at = breaks_at

    def speak(self, text: str) -> Iterator[Audio]:
        if self._breaks_at and self._breaks_at in text:
            raise SpeechError("The voice has lost its voice.")
        self.said.append(text)
        yield np.full(int(len(text.split()) * SECONDS_A_WORD * RATE), 0.2, np.float32)


class Slowly(Steady):
    """Waits with each sentence until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Semaphore(0)
        self.asked = threading.Semaphore(0)

    def speak(self, text: str) -> Iterator[Audio]:
        self.asked.release()
        self.go.acquire(timeout=5)
        yield from super().speak(text)


class Box(Speaker):
    """A loudspeaker whose time goes on when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.queued = 0.0
        self.heard = 0.0
        self.played: list[Audio] = []
        self.stopped_at: list[float] = []
        self.gone = False
        self.filled = threading.Condition()

    def __call__(self) -> float:
        """The time."""
        return self.seconds

    def play(self, audio: Audio, sample_rate: int) -> None:
        if self.gone:
            raise SpeechError("The loudspeaker is gone.")
        with self.filled:
            self.played.append(audio)
            self.queued += len(audio) / sample_rate
            self.filled.notify_all()

    def stop(self) -> float:
        with self.filled:
            heard, self.heard, self.queued = self.heard, 0.0, 0.0
            self.stopped_at.append(self.seconds)
            return heard

    def heard_seconds(self) -> float:
        return self.heard

    def close(self) -> None:
        pass

    def pass_time(self, seconds: float) -> None:
        with self.filled:
            part = min(seconds, self.queued)
            self.heard += part
            self.queued -= part
            self.seconds += seconds

    def wait_for(self, seconds: float) -> None:
        """Until so much sound is queued: it is made in another thread."""
        with self.filled:
            assert self.filled.wait_for(lambda: self.queued >= seconds - 1e-6, timeout=5), self.queued
