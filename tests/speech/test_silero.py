"""The voice activity, with its real weights; they lie inside faster-whisper and load in a few milliseconds."""

import numpy as np
import pytest

from coach.speech.ports import FRAME_SAMPLES, SAMPLE_RATE
from tests.speech.sounds import tone

pytest.importorskip("onnxruntime")
pytest.importorskip("faster_whisper")

from coach.speech.vad import silero

RANDOM = np.random.default_rng(1)
SECONDS = 5


@pytest.fixture(scope="module")
def activity() -> silero.Silero:
    return silero.build()


def probabilities(activity: silero.Silero, audio: np.ndarray) -> np.ndarray:
    activity.reset()
    audio = audio[: len(audio) // FRAME_SAMPLES * FRAME_SAMPLES].astype(np.float32)
    return np.array([activity.probability(frame) for frame in audio.reshape(-1, FRAME_SAMPLES)])


@pytest.mark.parametrize(
    "sound",
    [
        np.zeros(SECONDS * SAMPLE_RATE),
        tone(SECONDS),
        tone(SECONDS, peak=0.01),
        sum(tone(SECONDS, hertz=each, peak=0.2) for each in (220, 277, 330, 440)),
        RANDOM.normal(0, 0.001, SECONDS * SAMPLE_RATE),
        RANDOM.normal(0, 0.1, SECONDS * SAMPLE_RATE),
        np.full(SECONDS * SAMPLE_RATE, np.nan),
        np.full(SECONDS * SAMPLE_RATE, np.inf),
        np.sign(tone(SECONDS, hertz=100)),
    ],
    ids=["silence", "440 Hz", "440 Hz softly", "a chord", "faint noise", "loud noise", "nan", "infinity", "clipped"],
)
def test_what_is_no_speech_is_not_heard_as_speech(activity: silero.Silero, sound: np.ndarray):
    assert probabilities(activity, sound).max() < 0.5


def test_the_same_sound_gives_the_same_numbers_after_a_reset(activity: silero.Silero):
    noise = RANDOM.normal(0, 0.1, SAMPLE_RATE)
    assert probabilities(activity, noise).tolist() == probabilities(activity, noise).tolist()


def test_the_network_remembers_the_frame_before(activity: silero.Silero):
    """Without the memory the second of two equal frames would be judged like the first."""
    frame = RANDOM.normal(0, 0.1, FRAME_SAMPLES).astype(np.float32)
    activity.reset()
    assert activity.probability(frame) != activity.probability(frame)


def test_it_agrees_with_faster_whispers_own_wrapper(activity: silero.Silero, monkeypatch: pytest.MonkeyPatch):
    """Which looks at a whole recording at once; loudness is left alone for this."""
    from faster_whisper.vad import get_vad_model

    monkeypatch.setattr(silero, "MOST_GAIN", 1.0)
    audio = (
        (RANDOM.normal(0, 0.1, 2 * SAMPLE_RATE) * (1 + np.sin(np.arange(2 * SAMPLE_RATE) / 800))).clip(-1, 1).astype(np.float32)
    )
    audio = audio[: len(audio) // FRAME_SAMPLES * FRAME_SAMPLES]
    assert probabilities(activity, audio) == pytest.approx(get_vad_model()(audio.copy()).ravel(), abs=0.002)
