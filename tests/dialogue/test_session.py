"""Folding events: what was taken back did not happen, but its lines stay spent."""

from __future__ import annotations

from coach.dialogue.events import ActsDetected, Directed, HintGiven, PersonaSaid, TakenBack, TraineeSaid
from coach.dialogue.session import Session
from coach.dialogue.types import Act, Directive, Line, State, Understanding
from tests.history.test_journal import started

NAMED = Understanding((Act("states_own_name", "I'm Bo", 0, 6),))


def state(turn: int, trust: int) -> State:
    return State("opening", turn, turn, 50, 50, trust, 3.0)


def exchange(seq: int, turn: int, trust: int) -> list:
    return [
        TraineeSaid(seq=seq, turn=turn, text="I'm Bo", start_seconds=turn * 10, end_seconds=turn * 10 + 2),
        ActsDetected(seq=seq + 1, turn=turn, understanding=NAMED),
        Directed(seq=seq + 2, turn=turn, state=state(turn, trust), directive=Directive("answer")),
        PersonaSaid(seq=seq + 3, turn=turn, line=Line(f"Line {seq}.", (f"fact{turn}",)), start_seconds=turn * 10 + 2, end_seconds=turn * 10 + 5),
    ]  # fmt: skip


def test_a_turn_taken_back_restores_state_clock_and_transcript():
    """Bo says his name twice, takes the second back: trust, time and turn are those of the first."""
    session = Session.of([started(), *exchange(1, 1, 40), *exchange(5, 2, 10)])
    assert session.state.trust == 10
    assert session.seconds == 25
    back = session.then(TakenBack(seq=9, turn=2))
    assert (back.state.trust, back.seconds, back.turn) == (40, 15, 1)
    assert len(back.transcript) == 2
    assert len(back.events) == 10


def test_lines_of_a_turn_taken_back_stay_spent():
    session = Session.of([started(), *exchange(1, 1, 40), TakenBack(seq=5, turn=1)])
    assert session.persona_lines == ("Line 1.",)
    assert session.turn == 0
    assert session.state is None


def test_what_the_persona_told_belongs_to_the_state():
    session = Session.of([started(), *exchange(1, 1, 40)])
    assert session.state.told == ("fact1",)


def test_then_and_of_agree():
    events = [started(), *exchange(1, 1, 40), HintGiven(seq=5, turn=1, text="x"), *exchange(6, 2, 10), TakenBack(seq=10, turn=2)]
    grown = Session.of(events[:1])
    for event in events[1:]:
        grown = grown.then(event)
    assert grown == Session.of(events)


def test_the_transcript_holds_what_was_heard():
    session = Session.of([started(), *exchange(1, 1, 40)])
    assert [(each.speaker, each.understanding) for each in session.transcript] == [
        ("trainee", NAMED),
        ("persona", Understanding()),
    ]
