"""Which fact answers which question."""

from __future__ import annotations

import pytest

from coach.actor.retrieval import ANSWERS, Index
from tests.actor.cases import CASES
from tests.fakes.briefs import boatbuilder

OPEN = {fact.id for fact in boatbuilder().facts if fact.when.trust is None}


def answered(question: str, topics: tuple[str, ...], last_told: str | None = None) -> str | None:
    best = next(found for found in Index(boatbuilder()).rank(question, topics, last_told) if found.fact.id in OPEN)
    return best.fact.id if best.score >= ANSWERS else None


@pytest.mark.parametrize(("question", "topic", "fact"), CASES)
def test_the_fact_that_is_told_answers_the_very_question(question: str, topic: str, fact: str | None):
    assert answered(question, (topic,) if topic else ()) == fact


def test_without_a_topic_a_question_is_answered_right_or_passed_on():
    """The director's topics help; without them most questions must still come out right, and hardly any may come out wrong."""
    told = [(answered(question, ()), fact) for question, _, fact in CASES]
    assert sum(got == fact for got, fact in told) >= 0.85 * len(CASES)
    assert sum(got is not None and got != fact for got, fact in told) <= 1


@pytest.mark.parametrize(
    "question", ["How so?", "Tell me more about that.", "And then?", "Why is that?", "Could you give me an example?"]
)
def test_a_question_that_leans_on_the_last_answer_stays_with_its_fact(question: str):
    assert answered(question, (), last_told="cold") == "cold"


def test_a_leaning_question_means_nothing_before_anything_was_told():
    assert answered("How so?", ()) is None


def test_the_first_of_several_questions_is_answered_when_it_can_be():
    assert answered("Do you travel for work? And what would you advise me to read?", ("work_life", "advice_for_me")) == "travel"


def test_of_several_questions_the_one_that_can_be_answered_is():
    assert answered("What's the capital of Mongolia, and what do you like most about your work?", ("other", "likes")) == "joy"


def test_ranking_is_the_same_every_time():
    first, second = (Index(boatbuilder()).rank("What do you like?", ("likes",)) for _ in range(2))
    assert first == second
