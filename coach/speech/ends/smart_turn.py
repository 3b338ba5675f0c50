"""The last eight seconds of a turn in, how likely it is that this was all out: `build(folder).probability(audio)` → `0.94`.

Smart Turn v3.2 (BSD-2, Daily) listens to how something is said, where `endpointing.reading` looks at what. Its weights are one
file of the package `pipecat-ai`, of which nothing is imported; where that is not installed, the words alone decide.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from coach.errors import MissingExtra
from coach.speech.ports import SAMPLE_RATE, Audio
from coach.speech.recording import INSTALL
from coach.speech.sanitise import sanitise
from coach.speech.weights import smart_turn

EXTRA: str | None = None
"""No extra: `pip install --no-deps pipecat-ai==1.14.0` brings the weights."""
SECONDS = 8
SAMPLES = SECONDS * SAMPLE_RATE
FLOOR = 1e-7
"""Added to the variance, as in transformers' WhisperFeatureExtractor, which the network was trained with."""


def build(folder: Path) -> SmartTurn | None:
    """The network, loaded; None where its weights are not installed. `folder` is the coach folder. Raises SpeechError."""
    path = smart_turn(folder)
    if path is None:
        return None
    try:
        import onnxruntime
        from faster_whisper.feature_extractor import FeatureExtractor
    except ImportError as error:
        raise MissingExtra("What hears the end of a turn", INSTALL) from error
    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"], sess_options=options)
    return SmartTurn(session, FeatureExtractor(chunk_length=SECONDS))


class SmartTurn:
    """Implements TurnEnd."""

    def __init__(self, session: Any, features: Any) -> None:
        self._session = session
        self._features = features

    def probability(self, audio: Audio) -> float:
        """For (n,) samples that end in silence; what is further back than eight seconds does not count."""
        heard = sanitise(audio)[-SAMPLES:]
        window = np.zeros(SAMPLES, np.float32)
        window[SAMPLES - len(heard) :] = heard  # the network knows silence before speech, not behind it
        window = (window - window.mean()) / np.sqrt(window.var() + FLOOR)
        mel = self._features(window, padding=0).astype(np.float32)
        return float(np.ravel(self._session.run(None, {"input_features": mel[np.newaxis]})[0])[0])
