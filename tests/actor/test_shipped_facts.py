"""What the shipped professionals can be asked."""

from __future__ import annotations

from functools import cache

import pytest

from coach.actor.asked import ASKED
from coach.actor.retrieval import ANSWERS, Index
from coach.resources import shipped
from coach.scenario.load import Library

LIBRARY = Library(shipped("scenarios"))
NAMES = sorted(LIBRARY.names("profile"))
OF_SOME = {"nobody", "body", "travel"}
"""Nobody answers the first; who works with their body does not travel."""


@cache
def index(name: str) -> Index:
    return Index(LIBRARY.profile(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_professional_answers_what_everybody_asks(name: str):
    facts = LIBRARY.profile(name).facts
    assert {name for name in ASKED if name not in OF_SOME} <= {fact.id for fact in facts}
    assert all(len(fact.tellings) >= 2 for fact in facts)


@pytest.mark.parametrize("name", NAMES)
def test_no_professional_tells_one_thing_under_two_names(name: str):
    tellings = [telling for fact in LIBRARY.profile(name).facts for telling in fact.tellings]
    assert len(set(tellings)) == len(tellings)


@pytest.mark.parametrize(
    ("name", "question", "fact"),
    [
        ("ruth-adler", "Do you drive to work?", "commute"),
        ("ruth-adler", "What should I wear if I ever interview at an office like yours?", "dress"),
        ("abena-owusu", "And who looks after you?", "support"),
        ("abena-owusu", "Would you let your own daughter do this job?", "own_kids"),
        ("beatriz-quintanilla", "How do you find out where somebody caught something?", "tracing"),
        ("beatriz-quintanilla", "What's in your bag when you go out?", "tools"),
        ("dwayne-prescott", "Why do so many nurses quit?", "leavers"),
        ("dwayne-prescott", "What was your first day on the ward like?", "first_day"),
        ("eleazar-montoya", "Do farmers pay you for the advice?", "free_advice"),
        ("ingrid-solheim", "Do people get paid for talking to you?", "respondents"),
        ("ingrid-solheim", "When somebody starts crying in an interview, what do you do?", "crying"),
        ("jasper-thibodeaux", "How do you know if a campaign worked?", "worked"),
        ("marisol-etxeberria", "What do you do when an inspector finds a fault?", "inspector"),
        ("nikhil-raghunathan", "Is it lonely to work with a computer all day?", "alone"),
        ("yusuf-kaplan", "What happens if somebody can't pay it back?", "cannot_pay"),
    ],
)
def test_a_stranger_s_words_find_the_fact(name: str, question: str, fact: str):
    best = index(name).rank(question, ())[0]
    assert (best.fact.id, best.score >= ANSWERS) == (fact, True)


@pytest.mark.parametrize(
    "question", ["Who did you vote for?", "Can I borrow your car?", "Have you been to Iceland?", "How tall is the mayor?"]
)
def test_what_nobody_has_a_fact_for_is_answered_with_none(question: str):
    assert all(index(name).rank(question, ())[0].score < ANSWERS for name in NAMES[:4])
