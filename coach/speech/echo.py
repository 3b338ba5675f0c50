"""What was played and what the microphone hears in, whether it is more than an echo out: `Gate().passes(frame, played)`.

A loudspeaker comes back through the microphone, later and softer. How much softer is learned while only the professional
speaks; a frame that is louder than that echo could be is somebody in the room. So a trainee without headphones can interrupt,
if they speak up, and coach never answers itself. An echo canceller would let softer voices through; browsers have one, and a
terminal does not.
"""

from __future__ import annotations

from collections import deque

import numpy as np

from coach.speech.ports import Audio

LATEST_FRAMES = 16
"""Frames of 32 ms, half a second: so late may an echo come, through buffers, a room and Bluetooth."""
LOUDER = 2.0
"""By how much a frame must be above its echo: 6 dB."""
FIRST_GAIN = 0.5
"""The echo against what was played until it is known: a microphone beside a loudspeaker."""
FALL = 0.995
"""For each frame in which the echo was softer than thought: half in four seconds."""
SILENT = 1e-4
"""Root mean square of what is no sound: 80 dB under full scale."""
HOLD_FRAMES = 6
"""Once somebody speaks, softer sounds of the same word pass as well."""


class Gate:
    """Keeps the echo of one pair of loudspeaker and microphone."""

    def __init__(self) -> None:
        self._played: deque[float] = deque(maxlen=LATEST_FRAMES)
        self._gain = FIRST_GAIN
        self._open = 0

    def passes(self, frame: Audio, played: float) -> bool:
        """Whether a frame of the microphone holds more than the echo; `played` is the loudness of what was played meanwhile."""
        self._played.append(played)
        loudest = max(self._played)
        if loudest < SILENT:
            self._open = 0
            return True
        loudness = float(np.sqrt(np.mean(np.square(frame)))) if len(frame) else 0.0
        ratio = loudness / loudest
        if ratio > LOUDER * self._gain:
            self._open = HOLD_FRAMES
            return True
        if self._open:
            self._open -= 1
            return True
        self._gain = max(ratio, self._gain * FALL)
        return False
