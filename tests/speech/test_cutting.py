"""Long sound in pieces."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.speech.cutting import cut
from coach.speech.ports import SAMPLE_RATE


def test_short_sound_stays_whole_and_no_sound_is_no_piece():
    assert cut(np.ones(SAMPLE_RATE, np.float32)) == [(0, SAMPLE_RATE)]
    assert cut(np.zeros(0, np.float32)) == []


def test_the_cut_falls_into_the_breath():
    sound = np.random.default_rng(1).normal(0, 0.1, 40 * SAMPLE_RATE).astype(np.float32)
    sound[int(22.0 * SAMPLE_RATE) : int(22.3 * SAMPLE_RATE)] = 0
    [(_, first), _] = cut(sound)
    assert 22.0 < first / SAMPLE_RATE < 22.3


@settings(max_examples=25)
@given(st.integers(1, 100 * SAMPLE_RATE))
def test_pieces_are_short_enough_and_leave_nothing_out(samples: int):
    pieces = cut(np.ones(samples, np.float32))
    assert pieces[0][0] == 0
    assert pieces[-1][1] == samples
    assert all(end == start for (_, end), (start, _) in pairwise(pieces))
    assert all(0 < end - start <= 28 * SAMPLE_RATE for start, end in pieces)
