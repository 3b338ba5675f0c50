"""The pitch and the loudness of sounds whose pitch and loudness are known."""

from __future__ import annotations

import numpy as np
import pytest

from coach.speech.ports import SAMPLE_RATE, Audio
from coach.speech.prosody import pitch, tone


def voice(hertz: np.ndarray | float, seconds: float = 2.0, loudness: np.ndarray | float = 0.2) -> Audio:
    """Five harmonics, each weaker than the last, as a throat makes them."""
    samples = int(seconds * SAMPLE_RATE)
    phase = 2 * np.pi * np.cumsum(np.broadcast_to(hertz, samples)) / SAMPLE_RATE
    sound = sum(np.sin(number * phase) / number for number in range(1, 6))
    return (sound * np.broadcast_to(loudness, samples)).astype(np.float32)


@pytest.mark.parametrize("hertz", [85.0, 120.0, 210.0, 390.0])
def test_a_steady_voice_has_its_pitch_and_does_not_move(hertz: float):
    found = tone(voice(hertz))
    assert found.hertz == pytest.approx(hertz, rel=0.01)
    assert found.semitones == pytest.approx(0.0, abs=0.05)


def test_a_voice_that_swings_three_semitones_up_and_down_has_their_deviation():
    """A sine of three semitones has a standard deviation of 3 / √2 = 2.12."""
    at = np.arange(4 * SAMPLE_RATE) / SAMPLE_RATE
    found = tone(voice(150 * 2 ** (3 * np.sin(2 * np.pi * 0.5 * at) / 12), 4.0))
    assert found.semitones == pytest.approx(2.12, abs=0.1)


def test_syllables_six_decibels_apart_differ_by_three_from_their_mean():
    """Every other fifth of a second at half the loudness: ±3 dB, less a little, since windows reach into their neighbours."""
    loud = np.repeat(np.tile([0.2, 0.1], 10), SAMPLE_RATE // 5)
    found = tone(voice(150.0, 4.0, loud))
    assert found.decibels == pytest.approx(2.7, abs=0.4)


def test_a_draught_over_the_microphone_does_not_hide_the_voice():
    at = np.arange(2 * SAMPLE_RATE) / SAMPLE_RATE
    found = tone(voice(140.0) + (0.5 * np.sin(2 * np.pi * 8 * at)).astype(np.float32))
    assert found.hertz == pytest.approx(140.0, rel=0.02)


def test_noise_silence_and_a_single_sample_have_no_pitch():
    noise = np.random.default_rng(1).normal(0, 0.1, 3 * SAMPLE_RATE).astype(np.float32)
    for sound in (noise, np.zeros(SAMPLE_RATE, np.float32), np.zeros(1, np.float32), np.zeros(0, np.float32)):
        assert tone(sound).hertz is None
        assert np.isfinite(tone(sound).voiced_seconds)


def test_the_pitch_is_known_every_hundredth_of_a_second():
    hertz, loudness = pitch(voice(200.0, 1.0))
    assert len(hertz) == len(loudness) == 97  # (16000 - 640) / 160 + 1
