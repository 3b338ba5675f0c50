"""Talks that lead to talks: what was agreed is known there, what was promised is remembered, and who was named can be called."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

from benchmarks.simulate import house, rehearsed, started
from coach.dialogue.events import Directed, PersonaSaid, decode, encode
from coach.dialogue.session import Session
from coach.judge.grade import grade
from coach.rehearsal.links import ways_on
from coach.rehearsal.loop import Rehearsal
from coach.rehearsal.simulated import Nowhere
from coach.wiring import Wanted, new_session, persona, replayed, understanding

HOUSE = house()
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@cache
def ended(scenario, outcome, difficulty="real", flag=""):
    """The first practised talk of this scenario that ends so, with this flag up."""
    for seed in range(60):
        session = rehearsed(HOUSE, "good", started(HOUSE, scenario, difficulty, seed)).session
        if session.ended.outcome == outcome and (not flag or flag in session.state.flags):
            return session
    raise AssertionError(f"no practised {scenario} ends as {outcome}")


def after(session, to=None, kept=True, seed=1):
    """The first event of the talk that this one leads to."""
    way = next(way for way in ways_on(session) if to in (None, way.link.to))
    earlier = way.asked(lambda _: kept, session)
    wanted = Wanted(way.link.to, difficulty="real", seed=seed, persona="scripted", earlier=earlier, person=way.person)
    return new_session(HOUSE, wanted, NOW, lambda: seed)


def practised(start):
    return rehearsed(HOUSE, "good", start).session


def said_by_them(session):
    return [event.line.text for event in session.live if isinstance(event, PersonaSaid)]


def spoken(start, *lines):
    going = Rehearsal(Session((start,), (start,)), understanding(), persona(HOUSE, "scripted"), Nowhere())
    list(going.proceed())
    for line in lines:
        list(going.say(line))
    return going.session


def test_who_is_put_through_is_announced_with_what_they_told_the_desk():
    desk = ended("receptionist", "put_through", flag="said_advice")
    session = practised(after(desk))
    assert session.start.scenario["name"] == "phone-request"
    assert session.directed is not None
    assert next(event for event in session.live if isinstance(event, Directed)).directive.move == "pick_up_announced"
    assert session.start.profile["name"] == desk.start.profile["name"]
    assert grade(session).get("tells_them_too").verdict == "met"


def test_who_told_the_desk_one_thing_and_asks_for_another_loses_by_it():
    call = after(ended("receptionist", "put_through", flag="said_advice"))
    reasons = spoken(call, "Hello, I need a job. Are you hiring?").directed.reasons
    assert "had told the front desk that it was not about a job" in {reason.because for reason in reasons}


def test_who_calls_at_the_hour_they_were_told_is_remembered():
    first = ended("phone-request", "call_later", "hard")
    session = practised(after(first, kept=True))
    slot = session.start.scenario["earlier"]["slot"]
    assert slot in said_by_them(first)[-2]
    card = grade(session)
    assert card.get("curveball_remembers-you").verdict == "met"
    assert card.get("reminds_of_first_call").verdict == "met"


def test_who_calls_at_another_hour_hears_of_it_and_starts_lower():
    first = ended("phone-request", "call_later", "hard")
    kept, broken = (spoken(after(first, kept=kept), "Hello, this is Dana Ortiz.") for kept in (True, False))
    assert broken.state.patience < kept.state.patience
    assert broken.state.trust < kept.state.trust
    assert broken.state.pending == "not-when-they-said"
    assert (
        broken.start.scenario["earlier"]["slot"].lower() in said_by_them(broken)[-1].lower() or "time" in said_by_them(broken)[-1]
    )


def test_a_second_call_is_not_put_off_again_and_nobody_asks_again_for_the_name():
    first = ended("phone-request", "call_later", "hard")
    for seed in range(12):
        state = practised(after(first, seed=seed)).state
        assert not {"busy-now", "how-did-you-get-my-name", "does-not-remember"} & {*state.handled, *state.fumbled}


def test_a_yes_leads_to_the_meeting_at_the_day_and_for_the_minutes_agreed():
    call = ended("phone-request", "granted")
    start = after(call)
    assert start.scenario["name"] == "meeting"
    earlier = start.scenario["earlier"]
    assert earlier["slot"] in " ".join(said_by_them(call))
    assert earlier["minutes"] == 20  # the practised trainee asks for the first of ask_minutes
    assert practised(start).directed is not None


@pytest.mark.parametrize(("kept", "curveball"), [(True, "read-what-you-sent"), (False, "nothing-came")])
def test_what_was_promised_is_remembered_in_the_meeting(kept, curveball):
    call = ended("phone-request", "granted", flag="promised_questions")
    card = grade(practised(after(call, kept=kept)))
    judged = card.get(f"curveball_{curveball}")
    assert judged.verdict == "met"
    assert judged.quote.text


def test_fifteen_minutes_that_were_offered_are_fifteen_minutes_in_the_meeting():
    call = ended("phone-request", "granted", flag="promised_agenda")
    assert ways_on(call)[0].earlier.minutes == 15


def test_a_name_from_a_meeting_leads_to_that_person_on_that_word():
    meeting = ended("meeting", "door_open", flag="named_a_contact")
    start = after(meeting, to="referral-call")
    assert start.profile["full_name"] in " ".join(said_by_them(meeting))
    assert start.scenario["earlier"]["referrer"] == meeting.start.profile["full_name"]
    session = practised(start)
    assert session.ended.outcome in start.scenario["wins"]
    assert meeting.start.profile["full_name"] in " ".join(each.text for each in session.transcript)


def test_a_meeting_leads_first_of_all_to_a_thank_you_note_that_knows_all_that_was_said():
    meeting = ended("meeting", "door_open")
    start = after(meeting)
    assert start.scenario["name"] == "thank-you-note"
    assert [turn["text"] for turn in start.scenario["earlier"]["talk"]] == [each.text for each in meeting.transcript]


def test_nobody_calls_back_so_there_is_a_second_message_and_a_third_and_then_somebody_picks_up():
    message = ended("voicemail", "message_left")
    moves = []
    for _ in range(2):
        message = practised(after(message))
        moves.append(next(event for event in message.live if isinstance(event, Directed)).directive.move)
        assert grade(message).get("refers_to_first_message").verdict == "met"
        assert grade(message).get("stays_light").verdict == "met"
    assert moves == ["machine_again", "machine_once_more"]
    assert after(message).scenario["name"] == "phone-request"


def test_an_e_mail_without_an_answer_leads_to_the_phone_and_is_mentioned_there():
    silent = ended("written-request", "unanswered")
    assert grade(silent).get("curveball_no-answer").verdict == "met"
    assert [way.link.to for way in ways_on(silent)] == ["phone-request", "receptionist"]
    start = after(silent)
    assert {"wrote_before", "called_as_written"} <= set(start.scenario["flags"])
    assert grade(practised(start)).get("mentions_what_was_written").verdict == "met"
    mute = spoken(start, "Good morning, my name is Dana Ortiz. Could I come by for twenty minutes of advice?")
    assert grade(mute).get("mentions_what_was_written").verdict != "met"


def test_a_reproach_on_the_machine_is_a_fault():
    start = after(ended("voicemail", "message_left"))
    session = spoken(start, "Dana Ortiz again. Why haven't you called me back? I'm still waiting. Goodbye.")
    assert grade(session).get("stays_light").verdict == "violated"


def test_the_card_from_a_queue_is_remembered_on_the_phone():
    start = after(ended("chance-encounter", "card"))
    assert "met_by_chance" in start.scenario["flags"]


def test_a_talk_that_failed_leads_nowhere():
    session = rehearsed(HOUSE, "terrible", started(HOUSE, "phone-request", "real", 1)).session
    assert ways_on(session) == ()


def test_all_that_is_carried_stands_in_the_journal_so_that_a_replay_is_equal():
    session = practised(after(ended("phone-request", "granted", flag="promised_questions")))
    again = Session.of([decode(encode(event)) for event in session.events])
    assert again.start.follows == ended("phone-request", "granted", flag="promised_questions").start.session
    assert replayed(HOUSE, again).equal
