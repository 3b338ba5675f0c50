"""A voice in, how it moves out: `tone(audio)` → `Tone(hertz=112.4, semitones=2.9, decibels=4.1, voiced_seconds=3.2)`.

Pitch by autocorrelation, divided by that of the window (Boersma, Accurate short-term analysis of the fundamental frequency,
1993), in forty-millisecond frames. What it means that a voice moves much or little is not known here.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from coach.dialogue.types import Tone
from coach.speech.ports import SAMPLE_RATE, Audio

Floats: TypeAlias = NDArray[np.float64]

LOWEST_HZ, HIGHEST_HZ = 75.0, 450.0
"""A low man's voice to a lively woman's."""
WINDOW, HOP = int(0.04 * SAMPLE_RATE), int(0.01 * SAMPLE_RATE)
PADDED = 2048
BAND = 1000 * PADDED // SAMPLE_RATE
"""Hiss lies above 1000 Hz, and the pitch below."""
VOICED = 0.5
"""Strength of the peak from which a frame has a pitch (Praat's voicing threshold is 0.45)."""
OCTAVE_COST = 0.02
"""Taken off per octave downwards, so that half the pitch, which fits as well, is not preferred."""
QUIET = 0.03
"""Frames below this share of the loud ones are silence, whatever their peak."""
JUMP = 9.0
"""Semitones from the median beyond which a pitch is taken for a slip of an octave."""
RUMBLE = int(0.01 * SAMPLE_RATE)
"""A mean over 10 ms is taken away, twice: 48 dB less at 20 Hz, a fifth less at 80."""
LEAST_SHARE = 0.2
"""Of what is loud; where less has a pitch, a noise is as loud as the voice, and the figures would be its own."""
SYLLABLE_FRAMES = 20
"""0.2 s, over which loudness is averaged: a syllable of unhurried speech."""
LEAST_VOICED_SECONDS = 1.0
"""Below that a voice has not shown how it moves."""


def tone(audio: Audio) -> Tone:
    """How the voice moves in (n,) samples of one speaker."""
    hertz, loudness = pitch(audio)
    voiced = np.isfinite(hertz)
    seconds = round(float(voiced.sum()) * HOP / SAMPLE_RATE, 2)
    if seconds < LEAST_VOICED_SECONDS or voiced.sum() < LEAST_SHARE * _loud(loudness).sum():
        return Tone(voiced_seconds=seconds)
    median = float(np.median(hertz[voiced]))
    semitones = 12 * np.log2(hertz[voiced] / median)
    semitones = semitones[np.abs(semitones) <= JUMP]
    levels = _syllables(loudness, voiced)
    return Tone(
        hertz=round(median, 1),
        semitones=round(float(semitones.std()), 2),
        decibels=round(float(levels.std()), 2) if len(levels) > 2 else None,
        voiced_seconds=seconds,
    )


def pitch(audio: Audio) -> tuple[Floats, Floats]:
    """Every 10 ms: the pitch in Hz, NaN where there is none, and the root mean square."""
    if len(audio) < WINDOW:
        return np.zeros(0), np.zeros(0)
    frames = np.lib.stride_tricks.sliding_window_view(_without_rumble(audio.astype(np.float64)), WINDOW)[::HOP]
    loudness = np.sqrt(np.square(frames).mean(axis=1))
    shape = np.hanning(WINDOW)
    first, last = int(SAMPLE_RATE / HIGHEST_HZ), int(SAMPLE_RATE / LOWEST_HZ)
    spread = np.fft.irfft(np.abs(np.fft.rfft(shape, PADDED)) ** 2)[: last + 2]
    hertz = np.full(len(frames), np.nan)
    loud = _loud(loudness)
    cost = OCTAVE_COST * np.log2(np.arange(first - 1, last + 2) / first)
    for start in range(0, len(frames), 1000):  # ten seconds at a time: an hour at once would not fit
        here = np.flatnonzero(loud[start : start + 1000]) + start
        if not len(here):
            continue
        part = frames[here] - frames[here].mean(axis=1, keepdims=True)
        power = np.abs(np.fft.rfft(part * shape, PADDED, axis=1)) ** 2
        power[:, BAND:] = 0.0
        found = np.fft.irfft(power, axis=1)[:, : last + 2]
        strength = found / np.maximum(found[:, :1], 1e-12) / (spread / spread[0])
        peaks = strength[:, first - 1 : last + 2] - cost
        inner = peaks[:, 1:-1]
        tops = (inner >= peaks[:, :-2]) & (inner > peaks[:, 2:])
        best = np.where(tops, inner, -1.0).argmax(axis=1)
        rows = np.arange(len(here))
        left, top, right = peaks[rows, best], peaks[rows, best + 1], peaks[rows, best + 2]
        bent = left - 2 * top + right
        shift = np.where(bent < 0, 0.5 * (left - right) / np.where(bent < 0, bent, -1.0), 0.0)
        good = tops[rows, best] & (strength[rows, first + best] >= VOICED)
        hertz[here[good]] = SAMPLE_RATE / (first + best + shift)[good]
    return _settled(hertz), loudness


def _loud(loudness: Floats) -> NDArray[np.bool_]:
    loud: NDArray[np.bool_] = loudness > QUIET * np.quantile(loudness, 0.95) if len(loudness) else np.zeros(0, bool)
    return loud


def _without_rumble(audio: Floats) -> Floats:
    """Without what lies below any voice: a draught over a microphone can be louder than the words."""
    for _ in range(2):
        sums = np.cumsum(np.r_[0.0, np.pad(audio, (RUMBLE // 2, RUMBLE // 2 - 1), mode="edge")])
        audio = audio - (sums[RUMBLE:] - sums[:-RUMBLE]) / RUMBLE
    return audio


def _settled(hertz: Floats) -> Floats:
    """Without frames that neither neighbour agrees with: a vowel lasts longer than 10 ms."""
    if len(hertz) < 3:
        return hertz
    before, after = np.r_[np.nan, hertz[:-1]], np.r_[hertz[1:], np.nan]
    with np.errstate(invalid="ignore"):
        agreed = (np.abs(hertz / before - 1) < 0.1) | (np.abs(hertz / after - 1) < 0.1)
    return np.where(agreed, hertz, np.nan)


def _syllables(loudness: Floats, voiced: NDArray[np.bool_]) -> Floats:
    """Decibels of each fifth of a second that is mostly voice."""
    whole = len(loudness) // SYLLABLE_FRAMES * SYLLABLE_FRAMES
    power = np.square(loudness[:whole]).reshape(-1, SYLLABLE_FRAMES)
    part = voiced[:whole].reshape(-1, SYLLABLE_FRAMES)
    means = np.where(part, power, 0.0).sum(axis=1) / np.maximum(part.sum(axis=1), 1)
    levels: Floats = 10 * np.log10(np.maximum(means[part.mean(axis=1) > 0.5], 1e-10))
    return levels
