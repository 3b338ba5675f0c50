"""How a turn was said is known later than the turn: it must disturb neither the end, nor what is taken back, nor a replay."""

from __future__ import annotations

from dataclasses import replace

from coach.dialogue.events import Delivered, PersonaSaid, SessionEnded, TraineeSaid, decode, encode
from coach.dialogue.session import Session
from coach.dialogue.types import Delivery, Pause, Tone, Understanding, Word
from coach.rehearsal.loop import Rehearsal
from coach.rehearsal.replay import replay
from tests.judge.rehearsed import Nowhere, Terse, started

HOW = Delivery(
    (Word("um,", 1.0, 1.3, 0.5), Word("hello", 1.3, 1.7, 0.9)), (Pause(2.0, 2.6),), Tone(200.0, 2.5, 4.0, 3.0), "tiny.en"
)
LINES = ["Hello, my name is Dana Reyes.", "May I have twenty minutes of your time?"]


def going(lines: list[str]) -> Rehearsal:
    start = started("call")
    talk = Rehearsal(Session((start,), (start,)), hears_nothing, Terse(), Nowhere())
    list(talk.proceed())
    for line in lines:
        list(talk.say(line))
    return talk


def hears_nothing(text: str, *, context: str | None, kinds) -> Understanding:
    return Understanding()


def said_at(talk: Rehearsal, turn: int) -> float:
    return next(each for each in talk.session.live if isinstance(each, TraineeSaid) and each.turn == turn).start_seconds


def test_how_a_turn_was_said_goes_through_the_codec():
    event = Delivered(seq=3, turn=1, delivery=HOW, sound_seconds=0.5)
    assert decode(encode(event)) == event


def test_what_is_known_after_the_end_does_not_undo_the_end():
    talk = going(LINES)
    list(talk.leave("done"))
    talk.deliver(1, said_at(talk, 1), HOW, 0.5)
    assert isinstance(talk.session.ended, SessionEnded)
    assert talk.session.delivered[1].delivery == HOW
    assert list(talk.proceed()) == []


def test_taking_back_a_turn_keeps_what_is_known_of_the_turn_before_though_it_stands_behind():
    talk = going(LINES)
    talk.deliver(1, said_at(talk, 1), HOW, 0.5)
    talk.take_back()
    assert talk.session.turn == 1
    assert list(talk.session.delivered) == [1]
    assert isinstance(next(each for each in reversed(talk.session.live) if not isinstance(each, Delivered)), PersonaSaid)


def test_a_turn_that_was_taken_back_meanwhile_is_not_spoken_of():
    talk = going(LINES)
    began = said_at(talk, 2)
    talk.take_back()
    assert talk.deliver(2, began, HOW, 0.5) is None


def test_a_replay_takes_it_as_recorded():
    talk = going(LINES)
    talk.deliver(1, said_at(talk, 1), replace(HOW, model="another"), 0.5)
    list(talk.say("Thank you, goodbye."))
    found = replay(talk.session.events, hears_nothing, Terse())
    assert found.equal
