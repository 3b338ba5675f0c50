"""What can happen at each difficulty in, what can never happen out, as problems with their lines.

`phone-request.yaml:201: this transition can never fire: the flag "warned" is never set by then.` A thing is only complained of
when it is impossible at every difficulty; winning and losing must be possible at each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.errors import Problem
from coach.scenario.model import Scenario
from coach.scenario.reach import Reached
from coach.scenario.yaml_reader import Document, Place

SORTS: dict[str, str] = {
    "effects": "effect can never happen",
    "transitions": "transition can never fire",
    "replies": "reply never comes",
    "openings": "opening never comes",
}


def reach_problems(scenario: Scenario, document: Document, reached: Sequence[Reached]) -> list[Problem]:
    """Unreachable stages, dead branches, curveballs, winning and losing."""
    if not reached:
        return []
    return [
        *_stages(scenario, document, reached),
        *_branches(document, reached),
        *_curveballs(scenario, document, reached),
        *_outcomes(scenario, document, reached),
    ]


def _stages(scenario: Scenario, document: Document, reached: Sequence[Reached]) -> Iterator[Problem]:
    for index, stage in enumerate(scenario.stages):
        place: Place = ("stages", index)
        if not any(stage.name in each.stages for each in reached):
            yield document.problem(place, f'the stage "{stage.name}" can never be reached')
        elif stage.ends:
            for field in ("effects", "transitions"):
                if getattr(stage, field):
                    what = f'the stage "{stage.name}" ends the talk, so its {field} are never looked at'
                    yield document.problem((*place, field), what, warning=True)
        elif any(stage.name in each.silent for each in reached):
            what = f'the stage "{stage.name}" has no reply that always fits; where none does, nothing is said'
            yield document.problem(place, what, warning=True)


def _branches(document: Document, reached: Sequence[Reached]) -> Iterator[Problem]:
    possible = set().union(*(each.possible for each in reached))
    said: set[Place] = set()
    for each in reached:
        for place, why in each.never.items():
            if place in possible or place in said:
                continue
            said.add(place)
            if first := each.before.get(place):
                why = f"the one in line {document.line(first)} is true whenever this one is, and comes first"
            sort = next(part for part in reversed(place) if isinstance(part, str))
            yield document.problem(place, f"this {SORTS[sort]}: {why}")


def _curveballs(scenario: Scenario, document: Document, reached: Sequence[Reached]) -> Iterator[Problem]:
    drawn = any(level.curveballs for level in scenario.difficulty.values())
    if scenario.curveballs and not drawn:
        yield document.problem(("curveballs",), "no difficulty draws a curveball (curveballs: 0)")
        return
    for index, curveball in enumerate(scenario.curveballs):
        place: Place = ("curveballs", index)
        if not any(curveball.name in each.played for each in reached):
            yield document.problem(place, f'the curveball "{curveball.name}" can never be played')
        elif not any(curveball.name in each.answerable for each in reached):
            what = f'the curveball "{curveball.name}" can never be answered well'
            yield document.problem((*place, "expects", "when"), what)


def _outcomes(scenario: Scenario, document: Document, reached: Sequence[Reached]) -> Iterator[Problem]:
    wins, loses = set(scenario.wins), set(scenario.loses)
    lost = [each.difficulty for each in reached if not wins & (each.outcomes | each.forced)]
    if lost:
        yield document.problem(
            ("wins",), f"nobody can win{_at(lost, reached)}: no way leads to {' or '.join(scenario.wins) or 'it'}"
        )
    safe = [each.difficulty for each in reached if not loses & each.outcomes]
    if safe:
        what = f"nobody can lose{_at(safe, reached)}: only leaving or the clock would end it badly"
        yield document.problem(("loses",), what)
    for field, judged, none in (("wins", wins, len(lost) == len(reached)), ("loses", loses, False)):
        seen = set().union(*(each.outcomes | each.forced for each in reached))
        for outcome in sorted(judged - seen) if not none else ():
            yield document.problem((field,), f'the outcome "{outcome}" can never come about')


def _at(names: Sequence[str], reached: Sequence[Reached]) -> str:
    return "" if len(names) == len(reached) else f" at {' and '.join(names)}"
