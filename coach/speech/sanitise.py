"""Whatever a file, a device or a socket delivers in, samples that every model can take out.

`sanitise([0.1, nan, inf, -1.3])` → `[0.1, 0.0, 0.0, -1.0]`. One NaN costs Whisper nineteen seconds of "!!!!", so nothing enters
this room without passing here. Knows neither rates nor frames.
"""

from __future__ import annotations

import numpy as np

from coach.speech.ports import Audio


def sanitise(audio: Audio) -> Audio:
    """(n,) finite float32 in [-1, 1]; the same array when nothing is wrong with it."""
    samples = np.asarray(audio, dtype=np.float32)
    if samples.size == 0 or float(np.abs(samples).max()) <= 1.0:  # false for NaN
        return samples
    return np.clip(np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0), -1.0, 1.0)


def scaled(audio: Audio) -> Audio:
    """A recording whose float samples run past full scale, turned down until it fits; one stray spike does not count.

    Programs write float files at the scale of 16-bit integers, and cutting those off at 1 would leave a square wave.
    """
    samples = np.nan_to_num(np.asarray(audio, dtype=np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    loud = np.abs(samples)
    if samples.size == 0 or float(loud.max()) <= 1.0:
        return samples
    peak = float(np.quantile(loud, 0.999))
    return sanitise(samples / np.float32(peak) if peak > 1.0 else samples)
