"""Were the questions about the person? "How did you get into it?" is; "What does the firm sell?" is not."""

from __future__ import annotations

import re

from coach.judge.evidence import fold
from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion

YOU = re.compile(r"(?<!\w)(?:you|your|yours|yourself|you'[a-z]+)(?!\w)")
POLITE = re.compile(
    r"(?:can|could|would|will|do) you (?:please |perhaps |maybe )?(?:tell|say|explain|describe|walk|mind|share|know)"
)
"""A "you" that only asks for an answer says nothing about whom the question is about."""


def about_them(talk: Talk, criterion: Criterion, *, least: float, least_questions: int = 3) -> Finding:  # noqa: ARG001
    """Share of open questions that ask for the professional's own story, work or view."""
    asked = talk.said("open_question")
    if len(asked) < least_questions:
        return unscored("too few open questions to say")
    theirs = [heard for heard in asked if YOU.search(POLITE.sub("", fold(heard.quote.text)))]
    because = f"{len(theirs)} of {len(asked)} open questions were about them"
    if theirs and len(theirs) >= least * len(asked):
        return met(theirs[0].quote, because)
    other = next(heard for heard in asked if heard not in theirs)
    return missed(because, other.turn, other.quote)
