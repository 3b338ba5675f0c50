"""Were the planned questions asked? Three of five planned ones are 60 %."""

from __future__ import annotations

from coach.judge.finding import Finding, met, missed, not_applicable, unscored
from coach.judge.planned import asked, next_question
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def planned_asked(talk: Talk, criterion: Criterion, *, least: float) -> Finding:  # noqa: ARG001
    """At least this share of the planned questions."""
    if not talk.planned:
        return not_applicable("you had planned no questions; `coach me` keeps them")
    found = asked(talk)
    because = f"{len(found)} of your {len(talk.planned)} planned questions"
    if found and len(found) >= least * len(talk.planned):
        return met(min(found.values(), key=lambda heard: heard.turn).quote, because)
    if not talk.over:
        return unscored(f"{because} so far")
    left = next_question(talk)
    return missed(f"{because}; not asked: “{left}”", talk.last_turn, say=left)
