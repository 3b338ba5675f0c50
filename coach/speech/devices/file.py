"""Recordings as a microphone, and a WAV file, or nothing at all, as a speaker.

`Tape(audio).frames()` gives the frames of a recording as fast as they are taken, and then the silence in which its last turn
ends. `Clock` is the time in such a rehearsal: it goes on by what is heard and by what is played, so that the same recordings
give the same seconds on every machine.
"""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from coach.errors import SpeechError
from coach.speech.ports import FRAME_SAMPLES, SAMPLE_RATE, Audio
from coach.speech.resampling import resampled


class Clock:
    """Seconds of a rehearsal from recordings."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds


class Tape:
    """Implements Microphone."""

    def __init__(self, audio: Audio, clock: Clock) -> None:
        self._audio = np.pad(audio, (0, -len(audio) % FRAME_SAMPLES))
        self._clock = clock

    def frames(self) -> Iterator[Audio]:
        """The recording, frame by frame; the last one is filled up with silence."""
        for frame in self._audio.reshape(-1, FRAME_SAMPLES):
            self._clock.seconds += FRAME_SAMPLES / SAMPLE_RATE
            yield frame

    def close(self) -> None:
        """Nothing is held open."""


class Sheet:
    """Implements Speaker: whatever is played has been heard at once. With a path, it stands in that WAV file."""

    def __init__(self, clock: Clock, path: Path | None = None) -> None:
        self._clock, self._heard = clock, 0.0
        self._file: wave.Wave_write | None = None
        if path is not None:
            try:
                self._file = wave.open(str(path), "wb")  # noqa: SIM115 - closed with the speaker
            except OSError as error:
                raise SpeechError(f"{path}: cannot be written: {(error.strerror or 'no reason given').lower()}.") from error
            self._file.setnchannels(1)
            self._file.setsampwidth(2)
            self._file.setframerate(SAMPLE_RATE)

    def play(self, audio: Audio, sample_rate: int) -> None:
        """Write it down; time goes on by its length."""
        self._clock.seconds += len(audio) / sample_rate
        self._heard += len(audio) / sample_rate
        if self._file is not None:
            samples = np.clip(resampled(audio, sample_rate, SAMPLE_RATE), -1.0, 1.0)
            try:
                self._file.writeframes((samples * 32767).astype("<i2").tobytes())
            except OSError as error:
                raise SpeechError(f"The sound cannot be written: {(error.strerror or 'no reason given').lower()}.") from error

    def stop(self) -> float:
        """Nothing is playing; the seconds since the last stop."""
        heard, self._heard = self._heard, 0.0
        return heard

    def heard_seconds(self) -> float:
        """All that was played."""
        return self._heard

    def close(self) -> None:
        """Finish the file."""
        if self._file is not None:
            self._file.close()
            self._file = None
