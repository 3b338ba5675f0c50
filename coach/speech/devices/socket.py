"""The microphone and the loudspeaker of a browser, at the other end of a socket.

`microphone.give(pcm)` takes what came (16-bit samples, 16 kHz mono) and `frames()` gives it out in frames. `speaker.play(…)`
hands pieces of sound to `send` with the number of their run; `stop` begins a new run, and the page falls silent at once. How
much of a run was heard only the page knows: it says so with `heard(run, seconds)`. Knows no protocol.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import numpy as np

from coach.errors import SpeechError
from coach.speech.ports import FRAME_SAMPLES, SAMPLE_RATE, Audio
from coach.speech.resampling import resampled

BACKLOG_SECONDS = 30.0
"""More is never caught up with; what comes beyond it is not heard."""
LONGEST_SECONDS = 2 * 3600.0
"""Of one talk into one microphone: one that was forgotten does not listen for ever."""
STALLED_SECONDS = 4.0
"""A page that says nothing for so long while it should play, in a sleeping tab, is taken to have played."""
PIECE_SECONDS = 0.2
"""Of sound in one message, so that a frame stays far below 64 KiB and the first one leaves early."""
BYTES = 2
"""Of a sample."""
Send = Callable[[int, bytes], None]
"""Given the run and 16-bit samples; from any thread, never waits."""


class SocketMicrophone:
    """Implements Microphone."""

    def __init__(self, longest_seconds: float = LONGEST_SECONDS) -> None:
        self._pieces: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._waiting = 0
        """Bytes."""
        self._taken = 0
        self._longest_seconds = longest_seconds
        self._closed = False

    @property
    def seconds(self) -> float:
        """Of sound that was taken."""
        return self._taken / BYTES / SAMPLE_RATE

    def give(self, pcm: bytes) -> None:
        """Samples that came. Half a sample, or more than can be caught up with, is dropped."""
        pcm = pcm[: len(pcm) // BYTES * BYTES]
        with self._lock:
            if self._closed or self._waiting + len(pcm) > BACKLOG_SECONDS * SAMPLE_RATE * BYTES:
                return
            self._waiting += len(pcm)
            self._taken += len(pcm)
            self._pieces.put(pcm)

    def frames(self) -> Iterator[Audio]:
        """What is said, as it comes, until `close`. Raises SpeechError when it has gone on for too long."""
        left = np.zeros(0, np.float32)
        while (pcm := self._pieces.get()) is not None:
            with self._lock:
                self._waiting -= len(pcm)
            left = np.concatenate([left, np.frombuffer(pcm, "<i2").astype(np.float32) / 32768.0])
            while len(left) >= FRAME_SAMPLES:
                frame, left = left[:FRAME_SAMPLES], left[FRAME_SAMPLES:]
                yield frame
            if self.seconds > self._longest_seconds:
                hours = self._longest_seconds / 3600
                raise SpeechError(f"The microphone was open for {hours:.3g} hours, so it was closed. Open it again to go on.")

    def close(self) -> None:
        """No more will come, and what waits is not heard."""
        with self._lock:
            if not self._closed:
                self._closed = True
                while not self._pieces.empty():
                    self._pieces.get_nowait()
                self._pieces.put(None)


class SocketSpeaker:
    """Implements Speaker. The page plays at `sample_rate`."""

    def __init__(self, sample_rate: int, send: Send, hush: Callable[[int], None], clock: Callable[[], float]) -> None:
        """`hush` is told the number of the run that begins when the page has to fall silent."""
        self._rate, self._send, self._hush, self._clock = sample_rate, send, hush, clock
        self._lock = threading.Lock()
        self._run = 0
        self._queued = 0.0
        """Seconds of this run."""
        self._heard = 0.0
        self._news = 0.0
        """When the page last said something, or had to begin."""
        self._closed = False

    def play(self, audio: Audio, sample_rate: int) -> None:
        """Send it. Raises SpeechError when the page has gone."""
        sound = resampled(audio, sample_rate, self._rate)
        samples = (np.clip(sound, -1.0, 1.0) * 32767.0).astype("<i2")
        step = int(PIECE_SECONDS * self._rate)
        with self._lock:
            if self._closed:
                raise SpeechError("The page that spoke is gone.")
            if self._heard >= self._queued:
                self._news = self._clock()
            self._queued += len(samples) / self._rate
            for begin in range(0, len(samples), step):
                self._send(self._run, samples[begin : begin + step].tobytes())

    def stop(self) -> float:
        """Fall silent; seconds that were heard of the run."""
        with self._lock:
            heard = self._seconds()
            self._run += 1
            self._queued = self._heard = 0.0
            self._hush(self._run)
            return heard

    def heard_seconds(self) -> float:
        """Of this run."""
        with self._lock:
            return self._seconds()

    def heard(self, run: int, seconds: float) -> None:
        """The page says how much of a run it has played."""
        with self._lock:
            if run == self._run:
                self._heard = max(self._heard, min(seconds, self._queued))
                self._news = self._clock()

    def close(self) -> None:
        """The page has gone."""
        with self._lock:
            self._closed = True

    def _seconds(self) -> float:
        asleep = not self._closed and self._clock() - self._news > STALLED_SECONDS
        return self._queued if asleep else self._heard
