"""Samples that would cost a model its mind."""

import numpy as np
from hypothesis import given
from hypothesis.extra.numpy import arrays

from coach.speech.sanitise import sanitise, scaled


def test_nan_and_infinity_are_silence_and_the_rest_is_cut_to_full_scale():
    assert sanitise(np.array([0.1, np.nan, np.inf, -1.3], np.float32)).tolist() == [np.float32(0.1), 0.0, 0.0, -1.0]


def test_good_samples_are_not_copied():
    audio = np.zeros(512, np.float32)
    assert sanitise(audio) is audio


def test_one_spike_does_not_turn_a_recording_down():
    audio = np.full(10_000, 0.5, np.float32)
    audio[77] = 1000
    assert scaled(audio)[0] == np.float32(0.5)


@given(arrays(np.float32, 50))
def test_whatever_comes_in_full_scale_goes_out(audio: np.ndarray):
    for clean in (sanitise(audio), sanitise(scaled(audio))):
        assert np.isfinite(clean).all()
        assert np.abs(clean).max() <= 1
