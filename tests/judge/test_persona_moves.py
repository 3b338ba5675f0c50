"""What a professional does, read off their words."""

from __future__ import annotations

import pytest

from coach.judge.persona_moves import minutes_added, minutes_confirmed, moves_of
from tests.judge.talks import me, they


@pytest.mark.parametrize(
    ("words", "moves"),
    [
        ("I'm sorry, I can't fit that in this month.", ("refuse",)),
        ("I’ll have to pass, I’m afraid.", ("refuse",)),
        ("I can't do Monday. How about Tuesday at nine?", ("grant_meeting",)),
        ("Sure, come by on Thursday.", ("grant_meeting",)),
        ("Let's take another ten minutes.", ("offer_more_time",)),
        ("We can go on a bit longer, I'm enjoying this.", ("offer_more_time",)),
        ("So, tell me about yourself.", ("ask_about_you",)),
        ("Did you bring a résumé?", ("ask_resume",)),
        ("Now isn't a good time.", ("busy_now",)),
        ("I started as a nurse.", ()),
    ],
)
def test_a_move_is_read_off_the_words(words, moves):
    assert moves_of([they(1, words)])[0].moves == moves


def test_a_name_counts_once_it_was_asked_for():
    ask = me(2, "Who else?", {"referral_ask": "Who else"})
    name = "You could talk to Odile Brandeis, she ran this unit."
    assert moves_of([they(1, name)])[0].contact is None
    assert moves_of([ask, they(2, name)])[0].contact == "Odile Brandeis"
    assert moves_of([ask, they(2, "Let me think."), me(3, "Sure."), they(3, name)])[1].moves == ("name_contact",)
    assert moves_of([ask, they(2, "Try the Labour Office.")])[0].contact is None


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        (they(1, "I've got about thirty minutes for you."), 30),
        (they(1, "We have half an hour, then I must run."), 30),
        (me(1, "You said twenty minutes, is that right?", {"confirms_time_limit": "You said twenty minutes"}), 20),
        (they(1, "The train takes thirty minutes."), None),
        (me(1, "I waited twenty minutes."), None),
    ],
)
def test_the_agreed_time_is_what_somebody_said_it_is(said, minutes):
    assert minutes_confirmed([said]) == minutes


def test_offered_minutes_are_added():
    """Ten that were named and five for an offer without a number."""
    talk = [they(1, "Let's take another ten minutes."), they(2, "We can go on a bit longer.")]
    assert minutes_added(talk) == 15
