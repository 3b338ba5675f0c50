"""A yes/no question that code cannot answer; without a language model it stays unscored."""

from __future__ import annotations

from coach.judge.finding import Finding, unscored
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def ask_model(talk: Talk, criterion: Criterion, *, question: str) -> Finding:  # noqa: ARG001 - `llm_judge` asks it
    """`question` is about the trainee and can be answered with yes or no."""
    return unscored("only a language model can judge this, and none was asked")
