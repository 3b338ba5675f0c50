"""Decoders that go round in circles."""

from hypothesis import given
from hypothesis import strategies as st

from coach.speech.stt.repeats import echoes, loops, unrolled


def test_a_phrase_five_times_over_is_a_loop_and_two_rounds_of_it_stay():
    assert loops([1, 2, *[7, 8, 9] * 5, 4])
    assert unrolled([1, 2, *[7, 8, 9] * 5, 4]) == [1, 2, 7, 8, 9, 7, 8, 9, 4]


def test_words_words_words_words_is_no_loop():
    """Somebody said so in a recording; so does everybody who stutters."""
    assert not loops([5, 5, 5, 5, 6])


def test_a_phrase_said_twice_is_an_echo_and_so_is_a_text_that_begins_again():
    assert echoes([1, 2, 3, 4, 1, 2, 3, 4])
    assert echoes([1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5])
    assert not echoes([1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4])
    assert not echoes([5, 5, 5, 5, 6])
    assert not echoes([])


def test_one_token_without_end_is_a_loop():
    assert unrolled([0] * 400) == [0, 0]


@given(st.lists(st.integers(0, 3), max_size=60))
def test_what_was_unrolled_holds_no_loop_that_was_not_there(tokens: list[int]):
    kept = unrolled(tokens)
    assert len(kept) <= len(tokens)
    assert set(kept) == set(tokens)
