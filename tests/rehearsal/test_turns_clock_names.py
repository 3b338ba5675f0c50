"""Small rooms of the rehearsal: what a turn may hold, how long it takes to say, and what the trainee called themselves."""

from __future__ import annotations

import pytest

from coach.dialogue.types import Act, Understanding, Utterance
from coach.rehearsal.clock import count_words, shown, speaking_seconds
from coach.rehearsal.names import heard_name
from coach.rehearsal.turns import TurnError, said


def test_a_hundred_and_fifty_words_take_a_minute():
    assert speaking_seconds("word " * 150, 150) == 60.0


@pytest.mark.parametrize(
    ("text", "words"), [("follow-up at three o'clock", 4), ("", 0), ("…!", 0), ("Grüße an Sie", 3), ("don’t", 1)]
)
def test_words_are_counted_as_they_are_spoken(text, words):
    assert count_words(text) == words


def test_even_silence_takes_a_moment():
    assert speaking_seconds("…", 150) == 0.4


@pytest.mark.parametrize(("seconds", "clock"), [(0, "0:00"), (59.9, "0:59"), (754, "12:34"), (3600, "60:00")])
def test_the_clock_shows_minutes_and_seconds(seconds, clock):
    assert shown(seconds) == clock


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  Hello \r\n", "Hello"),
        ("Hi\x00 there\x1b[31m", "Hi  there"),
        ("how\x1b[A are\x1b[1;5D you", "how are you"),
        ("one\u2028two", "one two"),
        ("שלום 👋", "שלום 👋"),
        ("\u202eevil", "evil"),
        ("bad \udcff byte", "bad   byte"),
        ("\x00\x01", ""),
        ("e\u0301", "é"),
    ],
)
def test_a_turn_loses_its_control_characters_and_nothing_else(raw, text):
    assert said(raw) == text


def test_a_turn_of_a_hundred_thousand_words_is_refused_with_its_size():
    with pytest.raises(TurnError, match=r"1,500 words is the most"):
        said("word " * 100_000)
    with pytest.raises(TurnError, match=r"characters"):
        said("x" * 30_000)
    assert said("word " * 1500)


def named(quote: str, act: str = "states_own_name") -> tuple[Utterance, ...]:
    return (Utterance("trainee", 1, quote, 0, 1, Understanding((Act(act, quote, 0, len(quote)),))),)


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        ("my name is Dana Ortiz", "Dana"),
        ("my name is dana ortiz", "Dana"),
        ("this is Samira", "Samira"),
        ("I'm Bo", "Bo"),
        ("my name is", ""),
    ],
)
def test_the_name_is_the_one_that_was_said(quote, name):
    assert heard_name(named(quote), "Dana Ortiz") == name


def test_no_name_is_known_before_it_was_said():
    assert heard_name(named("I found you through Dana", "says_how_got_name"), "Dana Ortiz") == ""
