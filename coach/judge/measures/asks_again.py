"""Was something asked that they had told before? "What does a typical day look like?", where the notes hold their day."""

from __future__ import annotations

from coach.judge.finding import Finding, met, not_applicable, violated
from coach.judge.recalled import asked_again
from coach.judge.talk import Talk
from coach.judge.wording import first_words
from coach.scenario.rubric import Criterion


def asks_again(talk: Talk, criterion: Criterion) -> Finding:  # noqa: ARG001
    """A fault where a question has its answer in the notes, and nothing shows that the trainee knows it."""
    if talk.acquaintance is None or not talk.acquaintance.notes:
        return not_applicable("you had no notes of an earlier talk with them")
    if found := next(asked_again(talk), None):
        return violated(found.quote, f"you had noted “{first_words(found.note.text)}”")
    return met(None, "nothing that your notes answer")
