"""Transcripts with speakers, with and without times."""

from __future__ import annotations

import pytest

from coach.errors import UserFileError
from coach.judge.transcript import judge_dialogue, read_transcript, scorecard_json, situation_of, utterances
from coach.resources import shipped
from coach.scenario.load import Library

LIBRARY = Library(shipped("scenarios"))
TRAINEE = LIBRARY.example_trainee()
RULES = LIBRARY.rules("default")
CALL = """\
[00:00] Trainee: Hello, my name is Dana Ortiz. Ruth Adler gave me your name. Is this a good time?
[00:09] Ms. Lee: I have two minutes. What is it about?
[00:13] Trainee: I am a student and I'm learning about public health.
  I'm not asking for a job. Could I come to your office for twenty minutes?
[00:24] Ms. Lee: Thursday at ten.
"""


def test_lines_become_turns_and_a_line_without_a_speaker_goes_on() -> None:
    turns = read_transcript(CALL, "call.txt", TRAINEE)
    assert [turn.speaker for turn in turns] == ["trainee", "persona", "trainee", "persona"]
    assert turns[2].text.endswith("for twenty minutes?")
    assert [turn.start for turn in turns] == [0.0, 9.0, 13.0, 24.0]


def test_json_turns_are_read_with_their_seconds() -> None:
    turns = read_transcript(
        '{"id": "d1", "turns": [{"speaker": "Trainee", "text": "Hello", "start": 1.5, "end": 2}]}', "d", TRAINEE
    )
    assert (turns[0].speaker, turns[0].start, turns[0].end) == ("trainee", 1.5, 2.0)


def test_the_trainees_own_name_is_the_trainee() -> None:
    assert read_transcript(f"{TRAINEE.first_name}: Hello\nRuth: Yes?", "d", TRAINEE)[0].speaker == "trainee"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Hello there\nTrainee: hi", "d:1"),
        ("Ruth: Hello", "nobody is the trainee"),
        ('{"turns": 3}', "not a list"),
        ('{"turns": [{"speaker": "trainee"}]}', "turn 1"),
        ('{"turns": [{"speaker": "trainee", "text": "a", "start": "x"}]}', "seconds"),
        ("{nope", "not JSON"),
    ],
)
def test_a_transcript_that_cannot_be_read_says_where(text: str, says: str) -> None:
    with pytest.raises(UserFileError, match=says):
        read_transcript(text, "d", TRAINEE)


def test_without_times_nothing_is_said_about_seconds() -> None:
    turns = read_transcript(CALL.replace("[00:00] ", ""), "d", TRAINEE)
    _, timed = utterances(turns, RULES, ("request", "utterance"))
    assert not timed


def test_a_call_is_judged_as_a_call_with_quotes_that_stand_in_their_turns() -> None:
    turns = read_transcript(CALL, "d", TRAINEE)
    assert situation_of(turns) == "phone"
    card = judge_dialogue(turns, LIBRARY.rubric("phone-request"), RULES, TRAINEE, "phone")
    entry = scorecard_json(card)["criteria"]["states_own_name"]
    mine = [turn.text for turn in turns if turn.speaker == "trainee"]
    assert entry["verdict"] == "met"
    assert mine[entry["turn"] - 1][entry["start"] : entry["end"]] == entry["quote"]
