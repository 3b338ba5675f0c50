"""Verdicts in, what to do about them out: at most three things to work on, at most three to be glad of.

A thing to work on is: what was said, what it did ("Ruth's trust fell by 25."), a better line in the trainee's own facts, and the
command that redoes that turn. What it did comes from the director's own record, not from the rubric, wherever there is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.dialogue.events import Directed
from coach.dialogue.types import Reason
from coach.judge.finding import Finding
from coach.judge.headlines import DECISIVE_WEIGHT
from coach.judge.scorecard import Judged, Work
from coach.scenario.model import Effect, Scenario
from coach.scenario.rubric import Criterion
from coach.scenario.templates import BadTemplate, render

MOST_WORK = 3
MOST_PRAISE = 3
TIMED = frozenset({"turn_length", "time_kept", "sketch_length"})
"""Measures whose fault the director feels as seconds, not as an act."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the director wrote down about one talk."""

    scenario: Scenario
    first_name: str
    decisions: tuple[Directed, ...]
    gain: float = 1.0
    """By which this difficulty multiplies every rise."""

    def falls(self, turn: int | None, acts: Sequence[str], by_time: bool) -> dict[str, int]:
        """By how much each variable fell in a turn because of these acts, or because of its length."""
        found: dict[str, int] = {}
        for reason in self._reasons(turn):
            if reason.delta < 0 and (reason.act in acts or (by_time and reason.act is None)):
                found[reason.variable] = found.get(reason.variable, 0) - reason.delta
        return found

    def lost(self, because: str) -> dict[str, int]:
        """By how much each variable fell for one recorded reason, wherever it was."""
        falls = [reason for event in self.decisions for reason in event.reasons if reason.because == because and reason.delta < 0]
        return {reason.variable: -reason.delta for reason in falls}

    def forgone(self, acts: Sequence[str]) -> dict[str, int]:
        """What the first effect that waits for one of these acts would have added."""
        effects = (*self.scenario.effects, *(effect for stage in self.scenario.stages for effect in stage.effects))
        waiting = next((effect for effect in effects if _gains(effect) and _waits_for(effect, acts)), None)
        if waiting is None:
            return {}
        return {name: points for name, raw in _gains(waiting).items() if (points := round(raw * self.gain)) > 0}

    def _reasons(self, turn: int | None) -> tuple[Reason, ...]:
        return next((event.reasons for event in self.decisions if event.turn == turn), ())


def _gains(effect: Effect) -> dict[str, int]:
    values = {"trust": effect.trust, "interest": effect.interest, "patience": effect.patience}
    return {name: points for name, points in values.items() if points > 0}


def _waits_for(effect: Effect, acts: Sequence[str]) -> bool:
    return not {*effect.when.says, *effect.when.says_any}.isdisjoint(acts)


def better_line(finding: Finding, template: str, variables: Mapping[str, object]) -> str:
    """The measure's own words, else the rubric's template filled in. A template that cannot be filled in gives none."""
    return finding.say or filled(template, variables)


def filled(template: str, variables: Mapping[str, object]) -> str:
    """A template of a rubric in the trainee's facts, on one line; empty where it cannot be filled in."""
    try:
        return " ".join(render(template, variables).split())
    except BadTemplate:  # a rubric of the user's own with a slip costs its better line, not the report
        return ""


def effect_of(criterion: Criterion, finding: Finding, record: Record | None, said: str) -> str:
    """What it did to the professional: the director's figures, then the rubric's sentence."""
    if finding.verdict not in ("missed", "violated"):
        return said
    figures = ""
    if record:
        turn = finding.quote.turn if finding.quote else finding.turn
        falls = record.falls(turn, criterion.acts, criterion.measure in TIMED) if finding.quote else {}
        if falls:
            figures = f"{record.first_name}’s {_listed(falls)}."
        elif finding.verdict == "missed" and not finding.quote and (gains := record.forgone(criterion.acts)):
            figures = f"It would have raised {record.first_name}’s {_listed(gains, 'by')}."
    return f"{figures} {said}".strip()


def _listed(points: Mapping[str, int], verb: str = "fell by") -> str:
    """`{"trust": 25, "patience": 20}` → "trust fell by 25 and patience by 20"."""
    parts = [f"{name} {verb if index == 0 else 'by'} {amount}" for index, (name, amount) in enumerate(points.items())]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def fell(record: Record, because: str) -> str:
    """ "Ruth’s trust fell by 8." for a recorded reason; empty where nothing fell."""
    falls = record.lost(because)
    return f"{record.first_name}’s {_listed(falls)}." if falls else ""


def work_on(criteria: Sequence[Judged], session: str) -> tuple[Work, ...]:
    """The most useful first: faults, then what a headline lacks, then by weight. None repeats another's words or line."""
    wanting = [each for each in criteria if each.verdict in ("missed", "violated") and each.weight > 0]
    wanting.sort(key=lambda each: (each.verdict != "violated", not _decides_headline(each), -each.weight))
    chosen: list[Judged] = []
    for each in wanting:
        same_words = each.quote and any(each.quote == other.quote for other in chosen)
        same_line = each.say and any(each.say == other.say for other in chosen)
        same_moment = not each.headline and any(each.turn == other.turn and not other.headline for other in chosen)
        if len(chosen) < MOST_WORK and not same_words and not same_line and not (same_moment and each.verdict == "missed"):
            chosen.append(each)
    return tuple(
        Work(
            criterion=each.id,
            title=each.title,
            verdict=each.verdict,
            quote=each.quote,
            effect=each.effect,
            say=each.say,
            turn=each.turn,
            command=f"coach retry {session} --turn {each.turn}" if session and each.turn else "",
        )
        for each in chosen
    )


def _decides_headline(judged: Judged) -> bool:
    return judged.headline is not None and judged.weight >= DECISIVE_WEIGHT


def praise(criteria: Sequence[Judged]) -> tuple[Judged, ...]:
    """What was done well, the weightiest first; only what can be quoted, each turn's words once."""
    done = [each for each in criteria if each.verdict == "met" and each.quote]
    done.sort(key=lambda each: -each.weight)
    chosen: list[Judged] = []
    for each in done:
        if len(chosen) < MOST_PRAISE and all(each.quote != other.quote for other in chosen):
            chosen.append(each)
    return tuple(chosen)
