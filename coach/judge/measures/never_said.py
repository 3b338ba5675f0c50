"""Was a fault not committed? "Are you hiring at the moment?" violates `asks_for_job`; silence about jobs keeps it clean."""

from __future__ import annotations

from coach.judge.finding import Finding, met, violated
from coach.judge.talk import Talk
from coach.scenario.model import Names
from coach.scenario.rubric import Criterion


def never_said(talk: Talk, criterion: Criterion, *, phrases: Names = (), unless_after: Names = ()) -> Finding:
    """Violated by the first of the criterion's acts, or of `phrases`.

    `unless_after` names moves of the professional that make it right: a résumé that was asked for is not pushed.
    """
    found = talk.found(criterion.acts, phrases)
    invited = min((done.turn for done in talk.moved(*unless_after)), default=None) if unless_after else None
    faults = [heard for heard in found if invited is None or heard.turn <= invited]
    if not faults:
        return met(None, "kept clean")
    times = len({heard.turn for heard in faults})
    first = faults[0]
    return violated(first.quote, f"in turn {first.turn}" + (f", and {times - 1} more" if times > 1 else ""), first.probability)
