"""What the professional threw in, and how it was answered: a criterion `curveball_<name>` for each one that was played.

The director has settled `busy-now` as handled in turn 2: the trainee's words of turn 2 are the evidence. A fumbled one shows
what a good answer would have been. The quirks of a temperament are judged together, as `temperament_<name>`: one long story is
chance, and how the trainee deals with all of them is skill. Knows no rubric.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coach.dialogue.events import Directed
from coach.judge.evidence import opening_words
from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.scorecard import Quote
from coach.judge.talk import Talk
from coach.scenario.model import Curveball, Scenario
from coach.scenario.temperament import Temperament

WEIGHT = 2
"""As much as a part of the introduction: a curveball is one moment, but it often decides the talk."""


@dataclass(frozen=True, slots=True)
class Played:
    """One curveball, or all quirks of a temperament, and what became of it."""

    id: str
    title: str
    curveball: Curveball
    """Its good answer and its reason belong to a missed finding."""
    finding: Finding


def played(
    talk: Talk, scenario: Scenario, decisions: Sequence[Directed], temperament: Temperament | None = None
) -> tuple[Played, ...]:
    """Every curveball that was played, in the order of the talk; then the temperament, where there is one."""
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
    found = [
        (by_name[name], _finding(talk, by_name[name], thrown.get(name), settled.get(name)))
        for name in dict.fromkeys((*thrown, *settled))
        if name in by_name
    ]
    single = tuple(
        Played(f"curveball_{ball.name}", f"When they {ball.title}", ball, finding)
        for ball, finding in found
        if not ball.temperament
    )
    if temperament is None:
        return single
    return (*single, *_together(temperament, [each for each in found if each[0].temperament == temperament.name]))


def _together(temperament: Temperament, found: Sequence[tuple[Curveball, Finding]]) -> Iterator[Played]:
    """Met where most of the quirks were dealt with; nothing where none came."""
    certain = [(ball, finding) for ball, finding in found if finding.verdict in ("met", "missed")]
    if not certain:
        return
    dealt = [each for each in certain if each[1].verdict == "met"]
    wanted = "met" if len(dealt) * 2 > len(certain) else "missed"
    ball, one = next(each for each in certain if each[1].verdict == wanted)
    because = f"{len(dealt)} of {len(certain)} times" if len(certain) > 1 else one.because
    yield Played(f"temperament_{temperament.name}", temperament.judged, ball, replace(one, because=because))


def _finding(talk: Talk, curveball: Curveball, thrown: int | None, settled: tuple[int, bool] | None) -> Finding:
    if settled is None:
        if not talk.over:
            return unscored("not answered yet")
        if curveball.expects.or_leaves:
            return met(None, "you left it at that")
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
