"""What the professional threw in, and how it was answered: a criterion `curveball_<name>` for each one that was played.

The director has settled `busy-now` as handled in turn 2: the trainee's words of turn 2 are the evidence. A fumbled one shows
what a good answer would have been. Knows no rubric.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.dialogue.events import Directed
from coach.judge.evidence import opening_words
from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.scorecard import Quote
from coach.judge.talk import Talk
from coach.scenario.model import Curveball, Scenario

WEIGHT = 2
"""As much as a part of the introduction: a curveball is one moment, but it often decides the talk."""


@dataclass(frozen=True, slots=True)
class Played:
    """One curveball, and what became of it."""

    curveball: Curveball
    finding: Finding

    @property
    def id(self) -> str:
        return f"curveball_{self.curveball.name}"

    @property
    def title(self) -> str:
        return f"When they {self.curveball.title}"


def played(talk: Talk, scenario: Scenario, decisions: Sequence[Directed]) -> tuple[Played, ...]:
    """Every curveball that was played, in the order of the talk."""
    by_name = {curveball.name: curveball for curveball in scenario.curveballs}
    thrown: dict[str, int] = {}
    settled: dict[str, tuple[int, bool]] = {}
    for event in decisions:
        state = event.state
        if state.pending is not None:
            thrown.setdefault(state.pending, event.turn)
        for name in state.handled:
            settled.setdefault(name, (event.turn, True))
        for name in state.fumbled:
            settled.setdefault(name, (event.turn, False))
    names = dict.fromkeys((*thrown, *settled))
    return tuple(
        Played(by_name[name], _finding(talk, by_name[name], thrown.get(name), settled.get(name)))
        for name in names
        if name in by_name
    )


def _finding(talk: Talk, curveball: Curveball, thrown: int | None, settled: tuple[int, bool] | None) -> Finding:
    if settled is None:
        if not talk.over:
            return unscored("not answered yet")
        return missed("the talk ended before you had answered", talk.existing((thrown or 0) + 1))
    turn, handled = settled
    quote = _answer(talk, curveball, turn)
    if handled:
        return met(quote, curveball.met.because) if quote else unscored("answered without words to quote")
    back = talk.existing(turn if thrown is None else thrown + 1)
    return missed(curveball.missed.because, back, _answer(talk, curveball, back or turn))


def _answer(talk: Talk, curveball: Curveball, turn: int) -> Quote | None:
    """The words that counted as the answer, or the first words of that turn."""
    wanted = {*curveball.expects.when.says, *curveball.expects.when.says_any}
    act = next((heard for heard in talk.heard if heard.turn == turn and heard.act in wanted), None)
    if act:
        return act.quote
    said = talk.turn_of(turn)
    return opening_words(said) if said else None
