"""The coach says something about the time, seldom."""

from __future__ import annotations

import pytest

from coach.dialogue.events import PersonaSaid, TraineeSaid
from coach.dialogue.types import Line
from coach.resources import shipped
from coach.scenario.load import Library, load_scenario
from coach.web.cues import cue


@pytest.fixture
def scenario(tmp_path):
    library = Library(shipped("scenarios"), tmp_path)
    return lambda name: load_scenario(name, library)


def trainee(start: float, end: float) -> TraineeSaid:
    return TraineeSaid(seq=3, turn=1, text="…", start_seconds=start, end_seconds=end)


def persona(start: float, end: float) -> PersonaSaid:
    return PersonaSaid(seq=3, turn=1, line=Line(text="…", facts=(), backend="scripted"), start_seconds=start, end_seconds=end)


def test_a_long_talk_is_told_its_half_its_last_two_minutes_and_its_end(scenario) -> None:
    """Twenty minutes: 600 s, 1080 s and 1200 s; each once, whoever speaks then."""
    meeting = scenario("meeting")
    assert cue(meeting, 20, persona(590, 600)) == "Half of the time is over."
    assert cue(meeting, 20, persona(600, 610)) is None
    assert "Two minutes" in (cue(meeting, 20, trainee(1075, 1085)) or "")
    assert "over" in (cue(meeting, 20, persona(1195, 1205)) or "")


def test_a_short_call_is_told_its_end_only(scenario) -> None:
    call = scenario("phone-request")
    assert cue(call, 3, persona(85, 95)) is None
    assert "over" in (cue(call, 3, persona(175, 181)) or "")


def test_a_long_turn_on_the_phone_is_said_to_be_long(scenario) -> None:
    call = scenario("phone-request")
    assert cue(call, 3, trainee(10, 54)) is None
    assert cue(call, 3, trainee(10, 60)) == "That was 50 seconds in one go. Let them answer sooner."
    assert cue(call, 3, persona(10, 60)) is None


def test_a_machine_and_a_sketch_are_not_interrupted(scenario) -> None:
    assert cue(scenario("voicemail"), 0.75, trainee(5, 65)) is None
    assert cue(scenario("thumbnail-sketch"), 2, trainee(5, 70)) is None
