"""What a telephone adds: it rings, it lets 300 to 3400 Hz through, it beeps, and after hanging up it hoots.

`ringing(24_000)` → six seconds of an American ring; `Line(24_000).through(voice)` → the same words as from a receiver. The tones
are those of the North American tone plan (ITU-T E.180 supplement 2: ringing 440 + 480 Hz for 2 s in 6, busy 480 + 620 Hz for
0.5 s in 1). Only numpy; knows no scenario.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from coach.speech.ports import Audio

Samples: TypeAlias = NDArray[np.float64]

RING_HZ, RING_SECONDS, RING_PAUSE_SECONDS = (440.0, 480.0), 2.0, 1.0
"""The pause is four seconds on the network; nobody practises waiting."""
GONE_HZ, GONE_SECONDS = (480.0, 620.0), 0.5
BEEP_HZ, BEEP_SECONDS = (1000.0,), 0.45
BAND_HZ = (300.0, 3400.0)
"""ITU-T G.712: the pass band of a telephone channel."""
TAPS_SECONDS = 0.008
"""Length of the filter; its slopes are then about 250 Hz wide."""
MU = 255.0
"""Companding of ITU-T G.711, which gives a line its grain."""
NOISE = 0.0012
"""Root mean square of the line's own noise: 58 dB below full scale, heard in pauses and not through words."""
LOUDNESS = 0.12
FADE_SECONDS = 0.006


def ringing(sample_rate: int, times: int = 2) -> Audio:
    """The ring that a caller hears, `times` times, with a pause after each."""
    ring = np.concatenate([tone(RING_HZ, RING_SECONDS, sample_rate), _silence(RING_PAUSE_SECONDS, sample_rate)])
    return np.tile(ring, times)


def picked_up(sample_rate: int) -> Audio:
    """The click of a receiver that is taken off."""
    rng = np.random.default_rng(0)
    length = int(0.03 * sample_rate)
    click = rng.standard_normal(length) * np.exp(-np.arange(length) / (0.004 * sample_rate)) * LOUDNESS
    return np.concatenate([click.astype(np.float32), _silence(0.15, sample_rate)])


def beep(sample_rate: int) -> Audio:
    """The tone after which a machine records."""
    return np.concatenate([_silence(0.15, sample_rate), tone(BEEP_HZ, BEEP_SECONDS, sample_rate), _silence(0.1, sample_rate)])


def hung_up(sample_rate: int, times: int = 3) -> Audio:
    """The click and the tone of a line on which nobody is left."""
    hoot = np.concatenate([tone(GONE_HZ, GONE_SECONDS, sample_rate), _silence(GONE_SECONDS, sample_rate)])
    return np.concatenate([picked_up(sample_rate), np.tile(hoot, times)])


def tone(hertz: Sequence[float], seconds: float, sample_rate: int) -> Audio:
    """Sines of equal loudness together, faded at both ends so that nothing clicks."""
    at = np.arange(int(seconds * sample_rate)) / sample_rate
    sound = sum((np.sin(2 * np.pi * each * at) for each in hertz), np.zeros(len(at))) * LOUDNESS / len(hertz)
    fade = int(FADE_SECONDS * sample_rate)
    edge = np.minimum(np.minimum(np.arange(len(at)), np.arange(len(at))[::-1]) / fade, 1.0)
    return (sound * edge).astype(np.float32)


class Line:
    """A voice as it comes out of a receiver. Keeps the filter's state, so that pieces of one sentence fit together."""

    def __init__(self, sample_rate: int, seed: int = 0) -> None:
        self._taps = _band(sample_rate)
        self._tail = np.zeros(len(self._taps) - 1)
        self._noise = np.random.default_rng(seed)

    def through(self, audio: Audio) -> Audio:
        """As many samples as came in, later by half the filter: 4 ms."""
        if not len(audio):
            return audio
        sound = np.concatenate([self._tail, audio])
        self._tail = sound[-(len(self._taps) - 1) :]
        size = 1 << (len(sound) + len(self._taps) - 1).bit_length()
        filtered = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(self._taps, size), size)
        passed = filtered[len(self._taps) - 1 : len(self._taps) - 1 + len(audio)]
        return (_companded(passed) + self._noise.standard_normal(len(audio)) * NOISE).astype(np.float32)


def _band(sample_rate: int) -> Samples:
    """A windowed-sinc band pass."""
    half = int(TAPS_SECONDS * sample_rate / 2)
    at = np.arange(-half, half + 1)
    low, high = (2 * each / sample_rate for each in BAND_HZ)
    taps: Samples = (high * np.sinc(high * at) - low * np.sinc(low * at)) * np.hamming(len(at))
    return taps


def _companded(sound: Samples) -> Samples:
    """Eight bits with the steps of a digital exchange: fine where it is quiet, coarse where it is loud."""
    clipped = np.clip(sound, -1.0, 1.0)
    squeezed = np.sign(clipped) * np.log1p(MU * np.abs(clipped)) / np.log1p(MU)
    steps = np.round(squeezed * 127) / 127
    opened: Samples = np.sign(steps) * np.expm1(np.abs(steps) * np.log1p(MU)) / MU
    return opened


def _silence(seconds: float, sample_rate: int) -> Audio:
    return np.zeros(int(seconds * sample_rate), np.float32)
