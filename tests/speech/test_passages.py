"""Whole recordings: where somebody speaks, and the words with their times."""

from itertools import pairwise

import numpy as np
import pytest

from coach.speech.passages import passages, understood
from coach.speech.ports import SAMPLE_RATE, Transcript, Word
from tests.fakes.speech import Loudness, Says, loud, still


def spans(*sounds: np.ndarray) -> list[tuple[float, float]]:
    """In seconds, to a tenth."""
    return [(round(a / SAMPLE_RATE, 1), round(b / SAMPLE_RATE, 1)) for a, b in passages(np.concatenate(sounds), Loudness())]


def test_silence_is_no_passage():
    assert spans(still(5)) == []


def test_speech_keeps_three_tenths_of_a_second_around_it():
    assert spans(still(2), loud(1), still(2)) == [(1.7, 3.3)]


def test_a_click_is_no_passage():
    assert spans(still(1), loud(0.05), still(1)) == []


def test_a_short_pause_stays_inside_and_a_long_one_parts():
    assert spans(loud(1), still(1.5), loud(1)) == [(0, 3.5)]
    assert spans(loud(1), still(4), loud(1)) == [(0, 1.3), (4.7, 6.0)]


def test_pieces_stay_short_enough_for_one_look_and_never_overlap():
    found = spans(*[part for _ in range(20) for part in (loud(4), still(0.4))])
    assert all(end - begin <= 28 for begin, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert len(found) == 4  # 88 seconds; six sentences of 4.4 fit into 28


def test_times_of_words_count_from_the_begin_of_the_file():
    class One(Says):
        def transcribe(self, audio, *, words=False) -> Transcript:
            return Transcript("Hello.", (Word("Hello.", 0.3, 0.8, 0.9),))

    sound = np.concatenate([loud(1), still(4), loud(1)])
    found = understood(sound, Loudness(), One(lambda _: ""), words=True)
    assert found.text == "Hello. Hello."
    # The second piece begins 0.288 seconds before the frame in which speech begins: frame 156, at 4.992.
    assert [word.start_seconds for word in found.words] == [0.3, pytest.approx(4.992 - 0.288 + 0.3, abs=0.01)]


def test_progress_ends_at_the_last_passage():
    told: list[tuple[float, float]] = []
    understood(
        np.concatenate([loud(1), still(4), loud(1)]), Loudness(), Says(lambda _: "Yes."), progress=lambda *each: told.append(each)
    )
    assert [round(done) for done, _ in told] == [1, 6]
    assert {whole for _, whole in told} == {6.0}
