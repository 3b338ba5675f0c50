"""A rehearsal in, one idea for the next turn out: what /hint shows.

A waiting curveball comes first, then the hint of the stage. The professional's room never sees it.
"""

from __future__ import annotations

from coach.rehearsal.loop import Rehearsal
from coach.scenario.templates import render


def hint(rehearsal: Rehearsal) -> str:
    """One or two sentences in the trainee's own facts."""
    deriver, state = rehearsal.deriver, rehearsal.state
    scenario = deriver.scenario
    if state.pending:
        curveball = next(each for each in scenario.curveballs if each.name == state.pending)
        text = f"They {curveball.title}. For example: “{curveball.expects.good}”"
    else:
        text = scenario.stage(state.stage).hint or scenario.goal
    return render(text, deriver.page(state.agreed_minutes)).strip()
