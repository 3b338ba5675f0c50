"""Whatever is said and done: every verdict that claims something is backed by verbatim words, and grading never fails."""

from __future__ import annotations

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.dialogue.events import ActsDetected, Directed, PersonaSaid, SessionEnded, TakenBack, TraineeLeft, TraineeSaid
from coach.dialogue.session import Session
from coach.dialogue.types import Act, Directive, Line, Reason, State, Understanding
from coach.dialogue.vocabulary import ACTS, TOPICS
from coach.judge.grade import grade
from tests.judge.rehearsed import Say, rehearse, started

NOTHING_TO_QUOTE = frozenset(
    {"brief_turns", "brief_call", "minutes_kept", "talk_share", "stacked_questions", "leading_questions"}
)
"""A kept limit has no words. Faults that were not committed have none either."""
FACES = st.sampled_from(["phone-request", "meeting", "thumbnail-sketch"])


@st.composite
def turns(draw):
    """A turn with acts whose quotes are pieces of its text."""
    text = draw(st.text(alphabet=st.sampled_from("abcdefg ,.?’\n10ßẞé"), min_size=1, max_size=60)) + draw(
        st.sampled_from(["", "?", "."])
    )
    names = draw(st.lists(st.sampled_from(sorted(ACTS)), max_size=6, unique=True))
    acts = {}
    for name in names:
        start = draw(st.integers(0, len(text) - 1))
        quote = text[start : draw(st.integers(start + 1, len(text)))]
        acts[name] = quote
    return Say(text, acts, tuple(draw(st.lists(st.sampled_from(sorted(TOPICS)), max_size=2, unique=True))))


def quotes_hold(session, score):
    said = {each.turn: each for each in session.transcript if each.speaker == "trainee"}
    quotes = [each.quote for each in (*score.criteria, *score.work_on, *score.praise) if each.quote]
    for quote in quotes:
        turn = said[quote.turn]
        assert quote.text == turn.text[quote.start : quote.end] != ""
        assert turn.start_seconds - 0.1 <= quote.at_seconds <= turn.end_seconds + 0.1
    for judged in score.criteria:
        if judged.verdict == "violated":
            assert judged.quote, judged.id
        if judged.verdict == "met" and not judged.violation:
            assert judged.quote or judged.id in NOTHING_TO_QUOTE, judged.id
        if judged.verdict in ("unscored", "not_applicable"):
            assert judged.because, judged.id
        if judged.turn is not None:
            assert judged.turn in said


@settings(max_examples=60, deadline=None)
@given(FACES, st.lists(turns(), max_size=14, unique_by=lambda turn: turn.text), st.integers(0, 50), st.booleans())
def test_every_rehearsal_is_judged_with_verbatim_evidence(name, said, seed, leave):
    session = rehearse(name, said, leave=leave, seed=seed)
    score = grade(session)
    quotes_hold(session, score)
    assert score == grade(session)
    assert len(score.work_on) <= 3
    assert len(score.praise) <= 3
    assert len(score.headlines) == 3
    for work in score.work_on:
        assert work.command == f"coach retry {score.session} --turn {work.turn}"


names = st.text(alphabet="abc-_", min_size=1, max_size=5)
states = st.builds(
    State,
    stage=names,
    turn=st.integers(0, 9),
    stage_turns=st.integers(0, 9),
    patience=st.integers(0, 100),
    interest=st.integers(0, 100),
    trust=st.integers(0, 100),
    agreed_minutes=st.floats(0, 100),
    pending=st.none() | st.sampled_from(["busy-now", "tangent", "never-heard-of"]),
    handled=st.lists(st.sampled_from(["busy-now", "tangent", "never-heard-of"]), max_size=2).map(tuple),
    fumbled=st.lists(st.sampled_from(["talk-to-hr", "tangent"]), max_size=2).map(tuple),
)
acts = st.builds(Act, st.sampled_from(sorted(ACTS)), st.text(max_size=8), st.integers(-3, 30), st.integers(-3, 30))
seconds = st.floats(0, 4000)
events = st.one_of(
    st.builds(
        TraineeSaid, seq=st.just(1), turn=st.integers(1, 6), text=st.text(max_size=40), start_seconds=seconds, end_seconds=seconds
    ),
    st.builds(
        ActsDetected,
        seq=st.just(1),
        turn=st.integers(1, 6),
        understanding=st.builds(Understanding, st.lists(acts, max_size=4).map(tuple), st.just(("likes",))),
    ),
    st.builds(
        Directed,
        seq=st.just(1),
        turn=st.integers(0, 6),
        state=states,
        directive=st.builds(Directive, move=st.sampled_from(["refuse", "name_contact", "grant_meeting", "x"])),
        reasons=st.lists(st.builds(Reason, st.just("trust"), st.integers(-30, 30), names), max_size=2).map(tuple),
    ),
    st.builds(
        PersonaSaid,
        seq=st.just(1),
        turn=st.integers(0, 6),
        line=st.builds(Line, st.text(max_size=40)),
        start_seconds=seconds,
        end_seconds=seconds,
    ),
    st.builds(TakenBack, seq=st.just(1), turn=st.integers(1, 6)),
    st.builds(TraineeLeft, seq=st.just(1), turn=st.integers(0, 6), how=st.just("done")),
    st.builds(SessionEnded, seq=st.just(1), turn=st.integers(0, 6), outcome=names),
)


@settings(max_examples=150, deadline=None)
@given(FACES, st.lists(events, max_size=25))
def test_no_sequence_of_events_makes_grading_fail(name, more):
    """Journals are files: they may hold what no loop would have written."""
    score = grade(Session.of([started(name), *more]))
    assert dataclasses.is_dataclass(score)


def test_thousands_of_turns_are_judged():
    say = [
        Say(f"What happened in year {number}?", {"open_question": f"year {number}"}, ("career_path",)) for number in range(3000)
    ]
    session = rehearse("meeting", say[:3])
    more = [
        TraineeSaid(seq=9, turn=turn, text=f"What happened in year {turn}?", start_seconds=turn * 2.0, end_seconds=turn * 2.0 + 1)
        for turn in range(10, 3000)
    ]
    heard = [
        ActsDetected(
            seq=9, turn=event.turn, understanding=Understanding((Act("open_question", "What happened", 0, 13),), ("career_path",))
        )
        for event in more
    ]
    score = grade(Session.of([*session.events[:-2], *(event for pair in zip(more, heard, strict=True) for event in pair)]))
    assert score.numbers.open_questions >= 2990
