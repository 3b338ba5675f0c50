"""How many minutes some words name."""

from __future__ import annotations

import pytest

from coach.judge.asked import asked_minutes
from coach.judge.minutes import in_words, minutes_in
from tests.judge.talks import me, talk


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("twenty minutes", (20, 20)),
        ("20 to 30 minutes", (20, 30)),
        ("20–30 mins", (20, 30)),
        ("twenty or thirty minutes of your time", (20, 30)),
        ("a thirty-minute chat", (30, 30)),
        ("half an hour", (30, 30)),
        ("half-an-hour", (30, 30)),
        ("a quarter of an hour", (15, 15)),
        ("three quarters of an hour", (45, 45)),
        ("an hour and a half", (90, 90)),
        ("an hour", (60, 60)),
        ("forty-five minutes", (45, 45)),
        ("fifteen minutes or so, not an hour", (15, 15)),
        ("ten minutes", (10, 10)),
        ("a few minutes", None),
        ("a moment", None),
        ("I have 2 dogs", None),
    ],
)
def test_lengths_of_time_are_read_as_people_say_them(text, minutes):
    assert minutes_in(text) == minutes


def test_minutes_are_said_in_words():
    assert [in_words(20, 30), in_words(20, 20), in_words(1, 1)] == ["20 to 30 minutes", "20 minutes", "1 minute"]


def test_two_minutes_right_now_are_not_the_length_of_the_meeting():
    found = asked_minutes(
        talk(
            me(1, "Do you have two minutes?", {"states_duration": "two minutes"}),
            me(2, "Could I see you for half an hour?", {"states_duration": "half an hour"}),
        )
    )
    assert found is not None
    assert (found.low, found.heard.turn) == (30, 2)


def test_a_quote_without_its_number_is_read_in_its_sentence():
    found = asked_minutes(talk(me(1, "Hello. I need about twenty minutes, not more.", {"states_duration": "not more"})))
    assert found is not None
    assert found.high == 20
