"""Long sound in, pieces short enough for one look of the model out, cut where it is quietest.

Sixty seconds → `[(0, 403200), (403200, 806080), (806080, 960000)]`. Knows loudness only: no words, no voices.
"""

from __future__ import annotations

import numpy as np

from coach.speech.ports import SAMPLE_RATE, Audio

LONGEST_SECONDS = 28.0
"""Whisper sees thirty seconds; two stay free so that the last word is not cut off by the edge."""
EARLIEST = 0.6
"""A cut falls into the last part of a piece, from this share on, so that pieces stay long."""
HOP = SAMPLE_RATE // 50
BREATH = 6
"""Hops of 20 ms over which loudness is averaged: a breath between words, not the closure of a "t"."""


def cut(audio: Audio, longest_seconds: float = LONGEST_SECONDS) -> list[tuple[int, int]]:
    """First and last-but-one sample of each piece, in order, without gaps."""
    longest = int(longest_seconds * SAMPLE_RATE)
    pieces, start = [], 0
    while len(audio) - start > longest:
        first = start + int(longest * EARLIEST)
        window = audio[first : start + longest]
        hops = np.square(window[: len(window) // HOP * HOP].reshape(-1, HOP)).mean(axis=1)
        breaths = np.convolve(hops, np.ones(BREATH) / BREATH, mode="valid")
        quietest = first + (int(breaths.argmin()) + BREATH // 2) * HOP
        pieces.append((start, quietest))
        start = quietest
    return [*pieces, (start, len(audio))] if len(audio) > start else pieces
