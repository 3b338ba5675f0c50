"""Did a small slip stay rare? One question that leads is human, three are a habit."""

from __future__ import annotations

from coach.judge.finding import Finding, met, missed
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def seldom(talk: Talk, criterion: Criterion, *, most: int) -> Finding:
    """At most so many turns with one of the criterion's acts."""
    found = talk.said(*criterion.acts)
    turns = list(dict.fromkeys(heard.turn for heard in found))
    if len(turns) <= most:
        return met(None, "never" if not turns else f"{len(turns)} time{'' if len(turns) == 1 else 's'}")
    first = next(heard for heard in found if heard.turn == turns[most])
    return missed(f"{len(turns)} times", first.turn, first.quote)
