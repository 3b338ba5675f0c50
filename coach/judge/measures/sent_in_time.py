"""Was the note sent soon enough? One day after the talk is within two; five days are not."""

from __future__ import annotations

from coach.dialogue.words import DAY
from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def sent_in_time(talk: Talk, criterion: Criterion, *, days: int) -> Finding:  # noqa: ARG001
    """At most so many days between the talk and the first text."""
    if not talk.turns:
        return unscored("nothing was sent")
    passed = int(talk.turns[0].start_seconds // DAY)
    shown = "on the same day" if not passed else f"after {passed} day{'' if passed == 1 else 's'}"
    if passed <= days:
        return met(None, shown)
    return missed(f"{shown}; {days} day{' is' if days == 1 else 's are'} the most", talk.existing(1))
