"""Turns measured behind the talk: nothing waits for them, nothing is lost, and a failure ends nothing."""

from __future__ import annotations

import numpy as np
import pytest

from coach.dialogue.types import Delivery, Tone
from coach.errors import SpeechError
from coach.rehearsal.sounding import Sounding
from coach.speech.listener import TurnEnded
from coach.speech.ports import Audio, Transcript
from coach.speech.verbatim import Verbatim
from tests.fakes.speech import Loudness, Says, loud, still


def turn(seconds: float = 2.0) -> TurnEnded:
    """0.32 s of lead, the speech, 0.3 s of silence behind it."""
    sound = np.concatenate([still(0.32), loud(seconds), still(0.3)])
    return TurnEnded(sound, Transcript("hello"), 5.0, 5.0 + seconds, 7.5, 1, 0)


def test_what_is_not_measured_in_the_talk_is_measured_at_its_end():
    sounding = Sounding(Verbatim(Loudness(), Says(lambda seconds: "hello")))
    sounding.add(1, turn(), 10.0)
    sounding.add(2, turn(), 20.0)
    assert list(sounding.known()) == []
    assert sounding.left == 2
    found = list(sounding.finish())
    assert [(each.turn, each.said_at) for each in found] == [(1, 10.0), (2, 20.0)]
    assert sounding.left == 0


def test_the_second_of_the_first_sample_is_that_of_the_first_word_less_the_lead():
    sounding = Sounding(Verbatim(Loudness(), Says(lambda seconds: "hello")))
    sounding.add(1, turn(), 10.0)
    (known,) = sounding.finish()
    assert known.sound_seconds == pytest.approx(9.68)


class Breaks(Verbatim):
    def __init__(self) -> None:
        pass

    def listen(self, audio: Audio, progress=None) -> Delivery:
        if len(audio) > 50_000:
            raise SpeechError("The server is gone.")
        return Delivery((), (), Tone(), "")


def test_a_turn_that_cannot_be_measured_is_left_out_and_the_reason_kept():
    sounding = Sounding(Breaks())
    sounding.add(1, turn(4.0), 10.0)
    sounding.add(2, turn(1.0), 20.0)
    assert [each.turn for each in sounding.finish()] == [2]
    assert str(sounding.problem) == "The server is gone."


def test_a_talk_without_a_spoken_turn_has_nothing_to_wait_for():
    assert list(Sounding(Breaks()).finish()) == []


def test_what_nobody_wants_to_know_any_more_is_not_measured():
    says = Says(lambda seconds: "hello")
    sounding = Sounding(Verbatim(Loudness(), says))
    sounding.add(1, turn(), 10.0)
    sounding.abandon()
    assert list(sounding.finish()) == []
    assert says.asked == []
