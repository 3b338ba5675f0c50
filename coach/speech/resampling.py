"""Samples at one rate in, samples at another out, piece by piece: `Resampler(44_100, 16_000).feed(piece)`.

libswresample does it, through PyAV, which reads sound files for coach as well; where the two rates are the same nothing is done
and nothing is needed. Knows no device.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from coach.errors import MissingExtra
from coach.speech.ports import Audio
from coach.speech.recording import INSTALL


class Resampler:
    """Keeps the few samples between two pieces that belong to both."""

    def __init__(self, source: int, target: int) -> None:
        self.source, self.target = source, target
        self._av: Any = None
        if source == target:
            return
        try:
            import av
        except ImportError as error:
            raise MissingExtra("What changes the rate of sound", INSTALL) from error
        self._av = av
        self._resampler = av.AudioResampler(format="flt", layout="mono", rate=target)

    def feed(self, audio: Audio) -> Audio:
        """The part of `audio` that can be given out now; a few samples stay back."""
        if self._av is None or not len(audio):
            return audio
        frame = self._av.AudioFrame.from_ndarray(np.ascontiguousarray(audio, np.float32)[None], format="flt", layout="mono")
        frame.sample_rate = self.source
        return self._joined(self._resampler.resample(frame))

    def rest(self) -> Audio:
        """What stayed back, at the end of the sound. The resampler is used up then."""
        return np.zeros(0, np.float32) if self._av is None else self._joined(self._resampler.resample(None))

    def _joined(self, frames: list[Any]) -> Audio:
        pieces = [frame.to_ndarray().reshape(-1).astype(np.float32, copy=False) for frame in frames]
        return np.concatenate(pieces) if pieces else np.zeros(0, np.float32)


def resampled(audio: Audio, source: int, target: int) -> Audio:
    """All of a sound at another rate."""
    if source == target or not len(audio):
        return audio
    resampler = Resampler(source, target)
    return np.concatenate([resampler.feed(audio), resampler.rest()])
