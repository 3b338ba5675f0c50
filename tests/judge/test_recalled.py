"""A second talk: whether what was noted is used, and whether something is asked that was told."""

from __future__ import annotations

import pytest

from coach.judge.measures.asks_again import asks_again
from coach.judge.measures.notes_used import notes_used
from coach.scenario.acquaintance import Acquaintance, Noted
from tests.judge.talks import criterion, me, talk, they

NOTES = (
    Noted(topic="typical_day", text="Mornings are for sorting, the middle of the day belongs to other people.", day="2026-11-03"),
    Noted(topic="career_path", text="Was a receptionist at a law office before, started after a power cut."),
    Noted(topic="skills_education", text="No degree needed, but night classes and a test."),
)
RUTH = Acquaintance(contact="ruth-adler", name="Ruth Adler", notes=NOTES)
USED, AGAIN = criterion("notes_used"), criterion("asks_again", violation=True)


def asked(text: str, *topics: str, turn: int = 1, act: str = "open_question"):
    return me(turn, text, {act: text}, topics=topics)


@pytest.mark.parametrize(
    ("said", "of"),
    [
        ("Last time you told me that mornings are for sorting.", "Mornings are for sorting"),
        ("Is the power cut story still the one you tell first?", "Was a receptionist"),
        ("I've since looked at night classes and the test, and one begins in May.", "No degree needed"),
        ("You said I would need a test. Which one is it?", "No degree needed"),
    ],
)
def test_what_was_noted_is_used_where_it_is_taken_up(said, of):
    found = notes_used(talk(me(1, said), acquaintance=RUTH), USED)
    assert found.verdict == "met"
    assert found.quote.text in said
    assert of in found.because


@pytest.mark.parametrize(
    "said",
    [
        "Thank you for seeing me, I'm here to learn about your work.",
        "How do you spend your mornings?",
        "Last time was lovely. What would you like to drink?",
    ],
)
def test_words_that_come_together_by_chance_are_no_memory(said):
    found = notes_used(talk(me(1, said), acquaintance=RUTH), USED)
    assert found.verdict == "missed"
    assert "No degree needed, but night classes and a test" in found.say


def test_what_they_say_again_themselves_is_no_memory_of_the_trainees():
    """They: Mornings are for sorting. – Trainee: You said mornings are for sorting."""
    again = talk(they(0, "Mornings are for sorting, you know."), me(1, "You said mornings are for sorting?"), acquaintance=RUTH)
    assert notes_used(again, USED).verdict == "missed"


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What does a typical day look like for you?", "typical_day"),
        ("What is a normal week like?", "typical_day"),
        ("How did you get started?", "career_path"),
        ("What's your background?", "career_path"),
        ("Do you need a degree?", "skills_education"),
        ("Were you a receptionist at a law office?", "other"),
    ],
)
def test_a_question_that_the_notes_answer_is_asked_again(question, topic):
    found = asks_again(talk(asked(question, topic), acquaintance=RUTH), AGAIN)
    assert found.verdict == "violated"
    assert found.quote.text == question
    assert found.because.startswith("you had noted “")


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Has your day changed since you lead three people?", "typical_day"),
        ("Which night class was the most useful?", "skills_education"),
        ("Do you ever miss the law office?", "career_path"),
        ("What is the hardest part?", "dislikes_challenges"),
        ("You told me about your mornings. What does a typical day look like now?", "typical_day"),
        ("How do you tell people bad news?", "typical_day"),
    ],
)
def test_a_question_that_goes_on_from_the_notes_is_none(question, topic):
    assert asks_again(talk(asked(question, topic), acquaintance=RUTH), AGAIN).verdict == "met"


@pytest.mark.parametrize("known", [None, Acquaintance(contact="ruth-adler", name="Ruth Adler", anew=True)])
def test_without_notes_neither_is_called_for(known):
    once = talk(asked("What does a typical day look like?", "typical_day"), acquaintance=known)
    assert notes_used(once, USED).verdict == asks_again(once, AGAIN).verdict == "not_applicable"


def test_while_the_talk_goes_on_nothing_is_missed_yet():
    assert notes_used(talk(me(1, "Hello."), acquaintance=RUTH, over=False), USED).verdict == "unscored"
