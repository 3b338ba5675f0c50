"""A scenario in, what does not fit its way of talking out: days in a talk, a clock in writing.

`shop.yaml:12: channels is for written scenarios (situation: written).`
"""

from __future__ import annotations

from collections.abc import Iterator

from coach.errors import Problem
from coach.scenario.model import Scenario
from coach.scenario.yaml_reader import Document


def written_problems(scenario: Scenario, document: Document) -> Iterator[Problem]:
    """What only a written scenario has, and what only a spoken one has."""
    if not scenario.written:
        if scenario.out_of_time is None:
            yield document.problem((), "out_of_time is missing: what is said when the minutes are over")
        for field in ("channels", "recalls"):
            if getattr(scenario, field):
                yield document.problem((field,), f"{field} is for written scenarios (situation: written)")
        for name, move in scenario.moves.items():
            if move.kind == "silence" or any(move.days):
                what = f'"{name}" belongs into a written scenario: nobody waits for days in a talk'
                yield document.problem(("moves", name), what)
        return
    if not scenario.channels:
        yield document.problem(("situation",), "a written scenario says in channels how its text is sent: [email]")
    if scenario.out_of_time is not None:
        yield document.problem(("out_of_time",), "writing has no clock, so this never comes; leave it out")
    if scenario.tempers:
        yield document.problem(("tempers",), "a temperament shows in what is said; a written scenario has none")
    for name, move in scenario.moves.items():
        if move.days[0] > move.days[1]:
            yield document.problem(("moves", name, "days"), "the first number of days is the smaller one")
