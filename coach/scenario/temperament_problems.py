"""A temperament and the scenarios in, what is wrong with it out: names that stand for nothing, quirks that can never come.

`temperaments/gloomy.yaml:14: unknown act "asks_for_les". Did you mean "asks_for_less"?` A quirk is tried in every scenario that
the temperament fits, by the same exploring that finds dead branches; one is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coach.dialogue.vocabulary import HEARD
from coach.errors import Problem, near
from coach.scenario.model import Scenario
from coach.scenario.reach import Reached, explore
from coach.scenario.references import ACT_FIELDS, unknown_topics
from coach.scenario.temperament import Temperament, quirk_of, tempered_scenario, unfit
from coach.scenario.yaml_reader import Document, Place

SEEDS = range(4)
"""Each seed draws other quirks; a few show every one of them."""


def temperament_problems(temperament: Temperament, document: Document, scenarios: Iterable[Scenario]) -> list[Problem]:
    """Everything that is wrong with one temperament."""
    found = list(_names(temperament, document))
    if found:
        return found
    everything = list(scenarios)
    fitting = [each for each in everything if unfit(each, temperament) is None]
    if not fitting:
        return [document.problem(("situations",), f'"{temperament.name}" fits no scenario there is')]
    moves = frozenset().union(*(each.moves for each in everything))
    return [*_joins(temperament, document, moves), *_reach(temperament, document, fitting)]


def _names(temperament: Temperament, document: Document) -> Iterator[Problem]:
    if temperament.every[0] > temperament.every[1]:
        yield document.problem(("every",), "the first number is the least and the second the most")
    seen: set[str] = set()
    for index, quirk in enumerate(temperament.quirks):
        here: Place = ("quirks", index)
        if quirk.name in seen:
            yield document.problem((*here, "name"), f'a second quirk "{quirk.name}"')
        seen.add(quirk.name)
        if quirk.move.kind == "say" and not quirk.move.lines:
            yield document.problem(
                (*here, "move"), f'the quirk "{quirk.name}" has no lines, so the scripted persona could not say it'
            )
        if quirk.move.kind == "name_contact":
            yield document.problem((*here, "move", "kind"), "no temperament names contacts; that is for the talk to decide")
        if quirk.when.turn is not None:
            yield document.problem((*here, "when", "turn"), "the seed draws the turns of a quirk; `every` says how far apart")
        for place, guard in (((*here, "when"), quirk.when), ((*here, "expects", "when"), quirk.expects.when)):
            for field in ACT_FIELDS:
                for act in getattr(guard, field):
                    if act not in HEARD:
                        yield document.problem((*place, field), f'unknown act "{act}"', near(act, HEARD))
            yield from unknown_topics(guard.asks, document, (*place, "asks"), also=("any",))


def _joins(temperament: Temperament, document: Document, moves: frozenset[str]) -> Iterator[Problem]:
    for index, quirk in enumerate(temperament.quirks):
        for number, name in enumerate(quirk.joins):
            if name not in moves:
                yield document.problem(("quirks", index, "joins", number), f'no scenario has a move "{name}"', near(name, moves))


def _reach(temperament: Temperament, document: Document, fitting: Sequence[Scenario]) -> Iterator[Problem]:
    played: set[str | None] = set()
    answerable: set[str | None] = set()
    unwinnable: list[str] = []
    for scenario in fitting:
        for seed in SEEDS:
            whole = tempered_scenario(scenario, temperament, seed)
            for difficulty in whole.difficulty:
                reached = explore(whole, difficulty)
                played |= {quirk_of(each, whole) for each in reached.played}
                answerable |= {quirk_of(each, whole) for each in reached.answerable}
                if seed == 0 and not _won(whole, reached):
                    unwinnable.append(f'"{scenario.name}" at {difficulty}')
            if {each.name for each in temperament.quirks} <= answerable:
                break
    for index, quirk in enumerate(temperament.quirks):
        if quirk.name not in played:
            yield document.problem(("quirks", index), f'the quirk "{quirk.name}" can never come in any scenario')
        elif quirk.name not in answerable:
            yield document.problem(("quirks", index, "expects", "when"), f'the quirk "{quirk.name}" can never be answered well')
    if unwinnable:
        yield document.problem(("name",), f"with this temperament nobody can win {unwinnable[0]}")


def _won(scenario: Scenario, reached: Reached) -> bool:
    return not {*scenario.wins}.isdisjoint(reached.outcomes | reached.forced)
