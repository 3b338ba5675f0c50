"""Directed events in, sentences out: why the professional did what they did.

`turn 3: trust 40 → 48, you said who is calling ("my name is Dana")` is one of them. In every `because`, "you" is the trainee.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.dialogue.events import Directed
from coach.dialogue.types import State
from coach.director.state import VARIABLES


def explain(decisions: Iterable[Directed]) -> Iterator[str]:
    """One sentence per movement and per decision, in order."""
    before: State | None = None
    for directed in decisions:
        values = {name: getattr(before, name) for name in VARIABLES} if before else {}
        for reason in directed.reasons:
            quote = f' ("{reason.quote}")' if reason.quote else ""
            was = values[reason.variable]
            values[reason.variable] = was + reason.delta
            yield f"turn {directed.turn}: {reason.variable} {was} → {was + reason.delta}, you {reason.because}{quote}"
        if before and before.stage != directed.state.stage:
            yield f"turn {directed.turn}: stage {before.stage} → {directed.state.stage}"
        ending = f", which ends the talk ({directed.state.outcome})" if directed.directive.ends else ""
        yield f"turn {directed.turn}: {directed.directive.move}{ending}, because {directed.directive.because}"
        before = directed.state
