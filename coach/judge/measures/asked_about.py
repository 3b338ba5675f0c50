"""Was a topic asked about? "What do you enjoy most?" asks about `likes`."""

from __future__ import annotations

from coach.dialogue.words import shown
from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.talk import Talk
from coach.scenario.model import Names
from coach.scenario.rubric import Criterion


def asked_about(talk: Talk, criterion: Criterion, *, topics: Names) -> Finding:  # noqa: ARG001
    """Any one of the topics is enough. A planned question on one of them is the better line."""
    for turn in talk.turns:
        if set(topics).isdisjoint(turn.understanding.topics):
            continue
        questions = [
            heard for heard in talk.said("open_question", "closed_question", "follow_up_question") if heard.turn == turn.turn
        ]
        if questions:
            when = f"after {shown(questions[0].quote.at_seconds)}" if talk.timed else ""
            return met(questions[0].quote, when, questions[0].probability)
    if not talk.over:
        return unscored("not yet asked, and the talk is not over")
    own = next((question.text for question in talk.planned if not set(topics).isdisjoint(question.topics)), "")
    return missed("never asked", talk.last_turn, say=own)
