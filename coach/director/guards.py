"""Is a condition of a scenario true at this moment?

`Guard(says=("asks_for_meeting",), trust=">= grant")` is true when the trainee has just asked for a meeting and trust has
reached the number that the difficulty calls `grant`. Guards are pure: the moment holds all they may look at.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from coach.dialogue.types import State, Understanding
from coach.scenario.model import FactGuard, Guard

OPERATORS: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "==": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
}


@dataclass(frozen=True, slots=True)
class Moment:
    """What guards look at: the turn just said, and everything before it."""

    state: State
    """With this turn's acts already in `heard`."""
    understanding: Understanding
    turn_seconds: float
    elapsed_seconds: float
    levels: Mapping[str, int]
    """Numbers named by the difficulty."""
    can_name: bool = False
    words: int = 0
    """In the turn just said."""
    days: int = 0
    """Whole days since a written exchange began; 0 in a talk."""

    @property
    def minutes(self) -> float:
        return self.elapsed_seconds / 60


def compares(comparison: str, value: float, levels: Mapping[str, int]) -> bool:
    """`compares(">= grant", 51, {"grant": 50})` → True."""
    sign = next(sign for sign in OPERATORS if comparison.startswith(sign))
    operand = comparison[len(sign) :].strip()
    number = float(levels[operand]) if operand in levels else float(operand)
    return OPERATORS[sign](value, number)


def matches(guard: Guard, moment: Moment) -> bool:
    """Whether every part of the guard is true."""
    return all(true for _, true in parts(guard, moment))


def parts(guard: Guard, moment: Moment) -> Iterator[tuple[str, bool]]:
    """Each part of the guard in words, and whether it is true: `("trust >= grant (62)", True)`."""
    state, said = moment.state, moment.understanding.names()
    heard = frozenset(state.heard)
    flags = frozenset(state.flags)
    topics = moment.understanding.topics
    for act in guard.says:
        yield f"says {act}", act in said
    if guard.says_any:
        yield f"says {' or '.join(guard.says_any)}", not said.isdisjoint(guard.says_any)
    for act in guard.says_none:
        yield f"does not say {act}", act not in said
    for act in guard.heard:
        yield f"has said {act}", act in heard
    if guard.heard_any:
        yield f"has said {' or '.join(guard.heard_any)}", not heard.isdisjoint(guard.heard_any)
    for act in guard.not_heard:
        yield f"has not said {act}", act not in heard
    if guard.asks:
        yield (
            f"asks about {' or '.join(guard.asks)}",
            bool(topics) if "any" in guard.asks else any(topic in guard.asks for topic in topics),
        )
    if guard.nothing is not None:
        understood = bool(said or topics)
        yield "nothing was understood" if guard.nothing else "something was understood", guard.nothing != understood
    for flag in guard.flags:
        yield f"{flag} is set", flag in flags
    for flag in guard.not_flags:
        yield f"{flag} is not set", flag not in flags
    if guard.pending is not None:
        waits = state.pending is not None
        yield "a curveball waits" if guard.pending else "no curveball waits", guard.pending == waits
    if guard.can_name is not None:
        yield "can name a contact" if guard.can_name else "has nobody to name", guard.can_name == moment.can_name
    for name, value in (
        ("patience", float(state.patience)),
        ("interest", float(state.interest)),
        ("trust", float(state.trust)),
        ("turn", float(state.turn)),
        ("stage_turns", float(state.stage_turns)),
        ("seconds", moment.turn_seconds),
        ("minutes", moment.minutes),
        ("minutes_left", state.agreed_minutes - moment.minutes),
        ("words", float(moment.words)),
        ("days", float(moment.days)),
    ):
        comparison = getattr(guard, name)
        if comparison is not None:
            yield f"{name} {comparison} ({value:g})", compares(comparison, value, moment.levels)


def tellable(guard: FactGuard, state: State, levels: Mapping[str, int]) -> bool:
    """Whether a fact with this condition may be told now."""
    for name in ("patience", "interest", "trust"):
        comparison = getattr(guard, name)
        if comparison is not None and not compares(comparison, getattr(state, name), levels):
            return False
    return set(guard.heard) <= set(state.heard) and set(guard.flags) <= set(state.flags)
