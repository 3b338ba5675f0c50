"""Was something used that they had told before? "You said that half of it is paperwork; has that changed?" does."""

from __future__ import annotations

from coach.judge.finding import Finding, met, missed, not_applicable, unscored
from coach.judge.recalled import used
from coach.judge.talk import Talk
from coach.judge.wording import first_words
from coach.scenario.rubric import Criterion


def notes_used(talk: Talk, criterion: Criterion) -> Finding:  # noqa: ARG001
    """At least one thing of an earlier talk, before they said it again themselves."""
    known = talk.acquaintance
    if known is None or not known.notes:
        return not_applicable("you had no notes of an earlier talk with them")
    if found := next(used(talk), None):
        return met(found.quote, f"you had noted “{first_words(found.note.text)}”")
    if not talk.over:
        return unscored("not yet used, and the talk is not over")
    noted = first_words(known.notes[-1].text)
    return missed(f"your notes hold “{noted}”", talk.existing(1), say=f"Last time you told me this: {noted}. How is it now?")
