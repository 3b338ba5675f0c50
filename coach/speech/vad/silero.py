"""(512,) frames in, the probability of speech out, with the network's memory kept between frames.

`build().probability(frame)` → `0.98`. The weights are those of Silero v6, which lie inside faster-whisper; they are run through
onnxruntime directly, because faster-whisper's own wrapper forgets everything between two calls.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import numpy as np

from coach.errors import MissingExtra
from coach.speech.ports import FRAME_SAMPLES, Audio
from coach.speech.recording import INSTALL
from coach.speech.sanitise import sanitise

EXTRA: str | None = "voice"
CONTEXT = 64
"""Samples of the last frame that the network sees before the new one (snakers4/silero-vad, 16 kHz)."""
STATE = (1, 1, 128)
LOUD = 0.2
"""Root mean square up to which quiet sound is turned up. Of 115 words that one man said into one recording, well and with a
cold, 56 were lost or wrong without it and 22 with it (`python -m benchmarks.speech activity`); noise, hum, tones and chords stay
below any threshold either way."""
MOST_GAIN = 20.0
FADES = 0.995
"""Per frame: loudness is remembered for some four seconds, longer than a pause, so that breath is not turned up in one."""
WEIGHTS = Path("assets") / "silero_vad_v6.onnx"


def build() -> Silero:
    """The detector, loaded in about 20 ms. Raises MissingExtra."""
    found = importlib.util.find_spec("faster_whisper")  # not imported: that takes a second, and only the file is wanted
    try:
        import onnxruntime
    except ImportError as error:
        raise MissingExtra("What hears whether somebody speaks", INSTALL) from error
    if found is None or not found.origin:
        raise MissingExtra("What hears whether somebody speaks", INSTALL)
    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1  # a frame is too small to share
    options.log_severity_level = 4
    return Silero(
        onnxruntime.InferenceSession(
            str(Path(found.origin).parent / WEIGHTS), providers=["CPUExecutionProvider"], sess_options=options
        )
    )


class Silero:
    """Implements VoiceActivity."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._input = np.zeros((1, CONTEXT + FRAME_SAMPLES), np.float32)
        self._hidden: Any = np.zeros(STATE, np.float32)
        self._cell: Any = np.zeros(STATE, np.float32)
        self._level = 0.0

    def probability(self, frame: Audio) -> float:
        """How likely it is that somebody speaks in (512,) samples."""
        self._input[0, :CONTEXT] = self._input[0, -CONTEXT:]
        frame = sanitise(frame)
        self._level = max(float(np.sqrt(np.square(frame).mean())), self._level * FADES)
        gain = min(MOST_GAIN, max(1.0, LOUD / max(self._level, 1e-6)))
        self._input[0, CONTEXT:] = np.clip(frame * np.float32(gain), -1.0, 1.0)
        output, self._hidden, self._cell = self._session.run(None, {"input": self._input, "h": self._hidden, "c": self._cell})
        return float(output.flat[0])

    def reset(self) -> None:
        """Forget what was heard."""
        self._input[:] = 0.0
        self._hidden = np.zeros(STATE, np.float32)
        self._cell = np.zeros(STATE, np.float32)
        self._level = 0.0
