"""How the professional's hidden variables move: `move_variables` applies shifts and says why.

Each of patience, interest and trust is a whole number from 0 to 100. A difficulty multiplies rises by `gain` and falls by `loss`.
"""

from __future__ import annotations

from dataclasses import replace

from coach.dialogue.types import Act, Reason, State, Variable
from coach.scenario.model import DifficultyLevel, Effect, Shift

VARIABLES: tuple[Variable, ...] = ("patience", "interest", "trust")


def move_variables(
    state: State, shift: Effect | Shift, level: DifficultyLevel, cause: Act | None
) -> tuple[State, tuple[Reason, ...]]:
    """The state after one shift, and a reason for each variable that really moved."""
    reasons: list[Reason] = []
    values = {name: getattr(state, name) for name in VARIABLES}
    for name in VARIABLES:
        points: int = getattr(shift, name)
        if not points:
            continue
        scaled = round(points * (level.gain if points > 0 else level.loss))
        after = max(0, min(100, values[name] + scaled))
        if after != values[name]:
            delta = after - values[name]
            reasons.append(Reason(name, delta, shift.because, cause.name if cause else None, cause.quote if cause else None))
            values[name] = after
    return replace(state, **values), tuple(reasons)


def with_flags(state: State, flags: tuple[str, ...]) -> State:
    """The state with these flags up as well."""
    return replace(state, flags=tuple(sorted({*state.flags, *flags}))) if flags else state
