"""Whole rehearsals judged: verdicts with quotes, headlines, what to work on and what it did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.dialogue.events import HintGiven, PersonaSaid, TakenBack
from coach.dialogue.session import Session
from coach.errors import JournalError
from coach.judge.grade import grade, grade_transcript
from tests.judge.rehearsed import BAD_CALL, GOOD_CALL, Say, rehearse, started
from tests.judge.talks import LIBRARY, RULES, TRAINEE, me, ruth, they


def headline(score, name):
    return next(each for each in score.headlines if each.name == name)


def test_a_good_call_is_met_in_every_part_and_says_so_in_one_sentence():
    score = grade(rehearse("call", GOOD_CALL))
    assert (score.outcome, score.won) == ("granted", True)
    assert headline(score, "introduction").verdict == "met"
    assert headline(score, "introduction").sentence.startswith("Your opening was complete: all 6 parts by 0:")
    assert headline(score, "time_keeping").sentence.startswith("You asked for 20 minutes and were off the phone after ")
    assert headline(score, "referral_ask").verdict == "not_applicable"
    assert all(judged.quote for judged in score.praise)
    assert len(score.praise) == 3
    assert score.get("confirms_details").quote.text == "that is settled"


def test_a_bad_call_names_the_fault_first_with_what_it_did_and_a_better_line_of_ones_own():
    score = grade(rehearse("call", BAD_CALL))
    first = score.work_on[0]
    assert first.criterion == "asks_for_job"
    assert first.quote.text == "Are you hiring at the moment"
    assert first.effect.startswith("Ruth’s patience fell by 20 and trust by 25.")
    assert "food safety" in first.say
    assert first.command == "coach retry 20300101-090000-test-0001 --turn 1"
    assert len(score.work_on) == 3
    assert score.won is False
    assert headline(score, "introduction").verdict == "missed"
    assert "You never said how many minutes you would need" in headline(score, "time_keeping").sentence


def test_a_missing_part_says_what_it_would_have_earned():
    """`checks_time_to_talk` adds 10 patience and 4 trust at difficulty real."""
    turns = (Say("Hello, this is Noor.", {"states_own_name": "this is Noor"}),)
    judged = grade(rehearse("call", turns)).get("checks_time_to_talk")
    assert judged.verdict == "missed"
    assert judged.effect.startswith("It would have raised Ruth’s trust by 4 and patience by 10.")


@pytest.mark.parametrize("name", ["phone-request", "meeting", "thumbnail-sketch"])
def test_nothing_said_is_nothing_judged(name):
    score = grade(rehearse(name, ()))
    assert {judged.verdict for judged in score.criteria} == {"unscored"}
    assert {each.verdict for each in score.headlines} <= {"unscored", "not_applicable"}
    assert (score.work_on, score.praise) == ((), ())
    bare = grade(Session.of([started(name)]))
    assert (bare.outcome, bare.won) == (None, None)


def test_what_can_still_come_is_not_held_against_an_unfinished_talk():
    score = grade(rehearse("call", GOOD_CALL[:1], leave=False))
    assert score.won is None
    assert score.get("asks_for_meeting").verdict == "unscored"
    assert score.get("states_own_name").verdict == "met"
    assert "The talk is not over; what can still come was not counted as missed." in score.notes


def test_hints_fallbacks_and_taken_back_turns_are_noted_and_not_judged():
    session = rehearse("call", BAD_CALL[:1], leave=False)
    seq = len(session.events)
    spoken = next(event for event in session.live if isinstance(event, PersonaSaid) and event.turn == 1)
    stumbled = replace(spoken, line=replace(spoken.line, fallback="time-out"))
    events = [stumbled if event is spoken else event for event in session.events]
    score = grade(Session.of([*events, HintGiven(seq=seq, turn=1, text="Say who you are.")]))
    assert score.notes[:2] == (
        "In turn 1 the scripted line was spoken instead of the language model's: time-out.",
        "You asked for one hint.",
    )
    back = grade(Session.of([*events, TakenBack(seq=seq, turn=1)]))
    assert back.get("asks_for_job").verdict == "unscored"
    assert "You took one exchange back; only what stands was judged." in back.notes


BUSY = Say("I'll be brief.", {"acknowledges_busy_or_brief": "I'll be brief"})


def test_an_answered_curveball_shows_the_words_that_answered_it():
    """ "I'll be brief." – "I am busy." – "When may I call again?" settles it in turn 2."""
    answer = Say("When may I call again?", {"offers_call_back_or_asks_best_time": "When may I call again"})
    judged = grade(rehearse("call", (BUSY, answer))).get("curveball_busy-now")
    assert (judged.verdict, judged.title) == ("met", "When they had a meeting in two minutes")
    assert (judged.quote.text, judged.quote.turn, judged.because) == ("When may I call again", 2, "offered at once to call again")


def test_a_fumbled_curveball_shows_what_a_good_answer_is_and_what_it_cost():
    judged = grade(rehearse("call", (BUSY, Say("It takes only a minute.")))).get("curveball_busy-now")
    assert (judged.verdict, judged.turn) == ("missed", 2)
    assert judged.say == "Of course. May I call you about food safety tomorrow?"
    assert judged.effect == "Ruth’s patience fell by 20."
    assert judged.quote.text == "It takes only a minute."


def test_a_curveball_left_hanging_is_missed_once_the_talk_is_over():
    assert grade(rehearse("call", (BUSY,))).get("curveball_busy-now").verdict == "missed"
    assert grade(rehearse("call", (BUSY,), leave=False)).get("curveball_busy-now").verdict == "unscored"


def test_the_same_session_gives_an_equal_scorecard():
    session = rehearse("call", GOOD_CALL)
    assert grade(session) == grade(Session.of(session.events))


def test_a_journal_with_a_broken_rubric_is_one_clear_line():
    start = started("phone-request")
    broken = replace(start, rubric={**start.rubric, "criteria": [{"id": "x"}]})
    with pytest.raises(JournalError, match=r"rubric\.criteria\.0\.title"):
        grade(Session.of([broken]))


def test_after_a_no_the_ask_for_another_name_counts():
    turns = (
        *BAD_CALL[:1],
        Say("I understand. Who else could I ask?", {"refusal_accepted": "I understand", "referral_ask": "Who else could I ask"}),
    )
    score = grade(rehearse("call", turns))
    assert score.get("refusal_accepted").quote.text == "I understand"
    assert score.get("referral_ask").verdict == "met"
    assert headline(score, "referral_ask").sentence.startswith("You asked whom else you could talk to after 0:")
    assert score.get("permission_to_use_name").verdict == "missed"


def test_the_house_rules_of_the_session_decide():
    turns = (Say("Could I have thirty minutes?", {"asks_for_meeting": "Could I have", "states_duration": "thirty minutes"}),)
    assert grade(rehearse("call", turns)).get("states_duration").verdict == "met"
    strict = grade(rehearse("call", turns, rules="strict")).get("states_duration")
    assert (strict.verdict, strict.because) == ("missed", "you asked for 30 minutes, which is more than 10 to 20 minutes")


MEETING = (
    they(0, "Come in, take a seat."),
    me(
        1,
        "Thank you for your time. I'm Noor.",
        {"appreciation_for_time": "Thank you for your time", "self_introduction": "I'm Noor"},
        at=4,
    ),
    they(1, "Pleased to meet you.", at=9),
    me(2, "How did you begin?", {"open_question": "How did you begin"}, at=14, topics=("career_path",)),
    they(2, "I rode with a milk lorry for a whole summer.", at=20, lasts=20),
    me(3, "Who else who rode a lorry should I talk to?", {"referral_ask": "Who else who rode a lorry should I talk to"}, at=40),
    they(3, "You should talk to my colleague Odile Brandeis.", at=45),
    me(4, "May I say you sent me?", {"permission_to_use_name": "May I say you sent me"}, at=50),
    they(4, "You may.", at=55),
    me(5, "Thank you, the milk lorry will stay with me.", {"thanks": "Thank you"}, at=60),
)


def test_a_transcript_without_a_director_is_judged_from_its_words():
    score = grade_transcript(MEETING, LIBRARY.rubric("meeting"), RULES, TRAINEE, profile=ruth(), agreed_minutes=30)
    for name in ("referral_ask", "referral_tied", "permission_to_use_name", "thanks_specific", "minutes_kept"):
        assert score.get(name).verdict == "met", name
    assert headline(score, "time_keeping").sentence.startswith("You had 30 minutes and used 1:05.")
    assert all(work.command == "" for work in score.work_on)


def test_a_transcript_without_times_leaves_time_unscored():
    score = grade_transcript(MEETING, LIBRARY.rubric("meeting"), RULES, TRAINEE, timed=False)
    assert score.get("minutes_kept").verdict == "unscored"
    assert score.get("referral_ask").verdict == "met"
    assert all(work.say for work in score.work_on)


def test_asking_who_hires_is_quoted_in_the_headline():
    words = "Do you know who is hiring?"
    said = (
        me(1, "Hello."),
        me(2, "How is it?", {"open_question": "How is it"}),
        me(3, words, {"referral_ask": "Do you know who is hiring"}),
    )
    score = grade_transcript(said, LIBRARY.rubric("meeting"), RULES, TRAINEE)
    asked = headline(score, "referral_ask")
    assert (asked.verdict, asked.sentence.endswith("You said “who is hiring”.")) == ("violated", True)
