"""A temperament in whole talks: its quirks come and are answered, or not, and the judge says which, with the words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from benchmarks.simulate import house, rehearsed
from coach.dialogue.events import Directed, PersonaSaid
from coach.dialogue.session import Session
from coach.judge.grade import grade
from coach.rehearsal.loop import Deriver, Rehearsal
from coach.rehearsal.simulated import Nowhere
from coach.wiring import Wanted, new_session, persona, replayed, understanding

HOUSE = house()
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
EVERY = HOUSE.library.names("temperament")


def started(temperament, scenario="meeting", seed=3, **more):
    wanted = Wanted(scenario, seed=seed, difficulty="real", persona="scripted", temperament=temperament, **more)
    return new_session(HOUSE, wanted, NOW, lambda: seed)


def practised(temperament, seed=3):
    return rehearsed(HOUSE, "good", started(temperament, seed=seed)).session


def blind(temperament, lines, seed=3):
    """Somebody who says their lines, whatever comes back."""
    start = started(temperament, seed=seed)
    going = Rehearsal(Session((start,), (start,)), understanding(), persona(HOUSE, "scripted"), Nowhere())
    list(going.proceed())
    for line in lines:
        if going.over:
            break
        list(going.say(line))
    return going.session


@pytest.mark.parametrize("name", EVERY)
def test_somebody_who_has_practised_deals_with_it_and_the_report_quotes_how(name):
    card = grade(practised(name))
    judged = card.get(f"temperament_{name}")
    assert judged is not None
    assert judged.verdict == "met"
    assert judged.title == HOUSE.library.temperament(name).judged
    assert judged.quote is not None
    assert judged.quote.text


@pytest.mark.parametrize("name", EVERY)
def test_it_shows_in_some_turns_and_not_in_others(name):
    session = practised(name)
    moves = [event.directive for event in session.live if isinstance(event, Directed)]
    quirks = [each for each in moves if name in (each.move.partition("_")[0], (each.then or "").partition("_")[0])]
    assert 1 <= len(quirks) <= HOUSE.library.temperament(name).most
    assert len(quirks) < len(moves) / 2


BLIND = ["Hello, I'm Dana Ortiz.", "I want to learn about statistics.", *["Do you like the people here?", "I see."] * 5]


@pytest.mark.parametrize("name", ["pleasing", "rambling", "terse", "interviewer"])
def test_who_takes_no_notice_of_it_is_told_what_to_say_instead(name):
    judged = grade(blind(name, BLIND)).get(f"temperament_{name}")
    assert judged is not None
    assert judged.verdict == "missed"
    assert judged.say
    assert judged.turn


def test_who_rambles_is_heard_to_and_who_is_terse_is_not():
    """The same questions, the same seed: the words that come back differ by a third."""

    def words(name):
        return sum(len(event.line.text.split()) for event in blind(name, BLIND).live if isinstance(event, PersonaSaid))

    assert words("rambling") > 4 / 3 * words("terse")


def test_every_professional_is_as_they_are_unless_asked_otherwise():
    assert started(None, profile="jasper-thibodeaux").temperament["name"] == "rambling"
    assert started("terse", profile="jasper-thibodeaux").temperament["name"] == "terse"
    assert started("none", profile="jasper-thibodeaux").temperament is None
    assert started(None, scenario="voicemail", profile="jasper-thibodeaux").temperament is None
    # a rambler has no time to ramble in a call of three minutes
    assert started(None, scenario="phone-request", profile="jasper-thibodeaux").temperament is None


@pytest.mark.parametrize("name", EVERY)
def test_the_journal_holds_all_that_a_replay_needs(name):
    assert replayed(HOUSE, practised(name)).equal


def test_a_language_model_is_told_of_it():
    session = practised("rambling")
    deriver = Deriver(session.start, understanding(), persona(HOUSE, "scripted"))
    directed = next(event for event in session.live if isinstance(event, Directed))
    assert next(deriver.briefs(session, directed)).temper == HOUSE.library.temperament("rambling").manner
