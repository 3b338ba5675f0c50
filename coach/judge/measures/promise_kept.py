"""Does the note come back to what the trainee had promised? "I'll let you know how it goes" in the talk wants it in the note."""

from __future__ import annotations

from coach.judge.finding import Finding, met, missed, not_applicable
from coach.judge.talk import Talk
from coach.scenario.model import Names
from coach.scenario.rubric import Criterion


def promise_kept(talk: Talk, criterion: Criterion, *, promises: Names) -> Finding:
    """`promises` are acts of the trainee in the talk before; the criterion's acts keep them in the text."""
    promised = next(
        (turn.text for turn in talk.earlier if turn.speaker == "trainee" and not set(promises).isdisjoint(turn.acts)), None
    )
    if promised is None:
        return not_applicable("you had promised nothing")
    shown = f"you had said: “{promised if len(promised) <= 160 else promised[:159].rstrip() + '…'}”"
    if found := talk.said(*criterion.acts):
        return met(found[0].quote, shown, found[0].probability)
    return missed(shown, talk.existing(1))
