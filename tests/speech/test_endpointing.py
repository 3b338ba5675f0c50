"""When a turn begins, pauses and is over; all times are counted by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.speech.endpointing import NORMAL, PUSH_TO_TALK, Endpointer, Signal, patience, reading, wait

FRAME = 0.032


def signals(pattern: str, over_sound: bool = False) -> list[tuple[int, Signal]]:
    """`#` is a voiced frame, `.` a silent one; each signal with the number of its frame."""
    endpointer = Endpointer()
    found = []
    for number, sign in enumerate(pattern, 1):
        probability = {"#": 0.9, "+": 0.45, ".": 0.05}[sign]
        found += [(number, each) for each in endpointer.step(probability, number * FRAME, FRAME, over_sound)]
    return found


def test_three_voiced_frames_begin_a_turn():
    assert signals("..###") == [(5, Signal.BEGAN)]


def test_a_click_begins_nothing():
    assert signals("..##..#.##..") == []


def test_the_professionals_own_sound_takes_more_to_interrupt():
    assert signals("###.", over_sound=True) == []
    assert signals("####", over_sound=True) == [(4, Signal.BEGAN)]


def test_three_silent_frames_are_a_pause_and_thirteen_a_part():
    # 3 frames are 96 ms, more than 90; 13 are 416 ms, the first number over 400.
    assert signals("###" + "." * 14) == [(3, Signal.BEGAN), (6, Signal.PAUSED), (16, Signal.PARTED)]


def test_speech_that_fades_is_still_speech_but_begins_nothing():
    assert signals("###++++++++") == [(3, Signal.BEGAN)]
    assert signals("+++++") == []


def test_a_click_in_a_pause_does_not_end_it():
    assert signals("###....#....##") == [(3, Signal.BEGAN), (6, Signal.PAUSED), (14, Signal.RESUMED)]


def test_silence_is_counted_from_the_last_voiced_frame():
    endpointer = Endpointer()
    for number in range(1, 11):
        endpointer.step(0.9 if number <= 4 else 0.0, number * FRAME)
    assert endpointer.began_at == pytest.approx(0.0)
    assert endpointer.quiet(10 * FRAME) == pytest.approx(6 * FRAME)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Could you spare twenty minutes?", "asked"),
        ("Who else should I talk to?", "asked"),
        ("What is it like?", "asked"),
        ("Is there anybody I could write to?", "asked"),
        ("Could you spare twenty minutes next week to?", "unfinished"),
        ("I was wondering if you could?", "unfinished"),
        ("My name is Dana Ruiz.", "finished"),
        ("Yes, I do.", "finished"),
        ("I hope I can.", "finished"),
        ("twenty minutes", "open"),
        ("", "open"),
        ("I was wondering if you could", "unfinished"),
        ("I was wondering if you could.", "unfinished"),  # Whisper closes whatever it is given
        ("So I'm calling because.", "unfinished"),
        ("So this is.", "unfinished"),
        ("I studied, um.", "unfinished"),
        ("I worked there for a while and...", "unfinished"),
        ("I worked there, –", "unfinished"),
        ("I would like to learn more about the.", "unfinished"),
        ("I’m.", "unfinished"),
        ("I read your article about bridges and it", "unfinished"),
        ("I have always liked it.", "finished"),
        ("I studied biology and then.", "unfinished"),
        ("I will call you then.", "finished"),
    ],
)
def test_words_that_ask_for_more_are_unfinished(text: str, expected: str):
    assert reading(text) == expected


def test_a_repetition_holds_the_turn_of_those_who_stutter_only():
    assert reading("I wanted to ask ask") == "open"
    assert reading("I wanted to ask ask", repeats_hold=True) == "unfinished"
    assert reading("I w-") == "unfinished"


def test_a_question_is_answered_sooner_than_a_half_sentence():
    waits = [wait(read, None, NORMAL) for read in ("asked", "finished", "open", "unfinished")]
    assert waits == sorted(waits) == [0.3, 0.45, 0.9, 2.0]


def test_the_sound_shortens_and_lengthens_a_wait_but_never_that_of_a_half_sentence():
    assert wait("finished", 0.9, NORMAL) < wait("finished", None, NORMAL) < wait("finished", 0.1, NORMAL)
    assert wait("unfinished", 0.99, NORMAL) == 2.0


def test_every_step_of_patience_waits_longer():
    for read in ("asked", "finished", "open", "unfinished"):
        normal, calm, long = (wait(read, None, patience(name)) for name in ("normal", "calm", "long"))
        assert normal < calm < long
        for accommodation in ("thinking", "stutter"):
            assert wait(read, None, patience("normal", accommodation)) > normal


def test_a_block_of_two_seconds_ends_no_turn_of_somebody_who_stutters():
    waits = patience("normal", "stutter")
    assert wait(reading("I would like to t-", waits.repeats_hold), None, waits) > 2
    assert wait(reading("I would like to speak", waits.repeats_hold), None, waits) > 2


def test_with_a_key_held_silence_ends_nothing():
    assert wait("asked", 0.99, PUSH_TO_TALK) == math.inf


@given(st.lists(st.floats(0, 1), max_size=200))
def test_signals_come_in_an_order_that_makes_sense(probabilities: list[float]):
    endpointer = Endpointer()
    before = None
    allowed = {
        None: {Signal.BEGAN},
        Signal.BEGAN: {Signal.PAUSED},
        Signal.PAUSED: {Signal.RESUMED, Signal.PARTED},
        Signal.PARTED: {Signal.RESUMED},
        Signal.RESUMED: {Signal.PAUSED},
    }
    for number, probability in enumerate(probabilities, 1):
        for signal in endpointer.step(probability, number * FRAME):
            assert signal in allowed[before]
            before = signal
        assert endpointer.quiet(number * FRAME) >= 0
