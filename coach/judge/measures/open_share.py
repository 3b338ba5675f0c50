"""Were the questions open? Three "how …" and "what …" beside one "do you …?" are a share of 75 %."""

from __future__ import annotations

from coach.judge.finding import Finding, met, missed, not_applicable, unscored
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def open_share(talk: Talk, criterion: Criterion, *, least: float, least_questions: int = 3) -> Finding:  # noqa: ARG001
    """A question that is open and closed at once counts as open, as in `Numbers`."""
    opened, closed = talk.numbers.open_questions, talk.numbers.closed_questions
    total = opened + closed
    if not total:
        if not talk.over:
            return unscored("no question yet, and the talk is not over")
        return missed("you asked no question", talk.existing(1))
    if total < least_questions:
        asked = "one question" if total == 1 else f"{total} questions"
        return not_applicable(f"{asked} only; too few for a share") if not talk.over else missed(f"{asked} only", talk.last_turn)
    share = opened / total
    because = f"{opened} of {total} questions were open"
    if share >= least:
        return met(talk.said("open_question")[0].quote, because)
    first = talk.said("closed_question")[0]
    return missed(because, first.turn, first.quote)
