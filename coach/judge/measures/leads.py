"""Did the trainee lead with questions? Eight turns with a question out of ten in the middle part are a share of 80 %."""

from __future__ import annotations

from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.planned import next_question
from coach.judge.talk import Talk
from coach.scenario.model import Names
from coach.scenario.rubric import Criterion

ASKING = (
    "open_question",
    "closed_question",
    "follow_up_question",
    "referral_ask",
    "permission_to_use_name",
    "asks_professional_associations",
    "asks_to_keep_in_touch",
    "asks_business_card_or_contact",
    "asks_resume_feedback",
)
"""With each of them it is the trainee who decides what comes next."""


def leads(talk: Talk, criterion: Criterion, *, least: float, stages: Names = ()) -> Finding:  # noqa: ARG001
    """Of the turns in `stages`, or of all but the first and the last where there are none."""
    here = (
        [turn for turn in talk.turns if talk.stages.get(turn.turn) in stages]
        if talk.stages and stages
        else list(talk.turns[1:-1])
    )
    if len(here) < 3:
        return unscored("too few turns to say")
    numbers = {turn.turn for turn in here}
    asking = [heard for heard in talk.said(*ASKING) if heard.turn in numbers]
    count = len({heard.turn for heard in asking})
    because = f"{count} of {len(here)} turns asked something"
    if asking and count >= least * len(here):
        return met(asking[0].quote, because)
    asked = {heard.turn for heard in asking}
    idle = next((turn.turn for turn in here if turn.turn not in asked), here[0].turn)
    return missed(because, idle, say=next_question(talk))
