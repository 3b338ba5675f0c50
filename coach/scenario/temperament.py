"""A temperament and a scenario in, the scenario as somebody of that temperament plays it out: `tempered(…, "rambling", seed=4)`.

It shifts where patience, interest and trust begin, sets a cap of sentences, and lays quirks into the deck: a long story from the
third turn on, another from the seventh. The seed draws the turns, so that the quirk shows in some turns and the rest are normal.
The result is an ordinary scenario; director, hints and replay need to know of nothing else.
"""

from __future__ import annotations

import random
from typing import Annotated, Literal

from pydantic import Field

from coach.scenario.model import (
    Answered,
    Curveball,
    DifficultyLevel,
    Guard,
    Model,
    Move,
    Name,
    Names,
    Points,
    RoleProfile,
    Scenario,
    Shift,
    Text,
)

NONE = "none"
"""On the command line: nobody's temperament, not even the professional's own."""
LEAST_START = 20
"""A shift leaves so much of each variable at the start: nobody picks up a phone to hang up at once."""

SHORT_MINUTES = 10
"""A shorter talk has few turns, so the first quirk comes in the first two, or never."""


class Quirk(Model):
    """One way in which a temperament shows, and what a good answer to it is."""

    name: Name
    title: Text
    """What the professional does, for the report: "told a long story"."""
    when: Guard = Guard()
    move: Move
    joins: Names = ("answer", "answer_briefly")
    """Moves that are made first, with the quirk after them in the same breath; none where it takes the place of the answer."""
    weight: Annotated[int, Field(ge=1, le=10)] = 1
    expects: Answered
    met: Shift
    missed: Shift


class Temperament(Model):
    """How somebody is, whoever they are (`scenarios/temperaments/NAME.yaml`)."""

    name: Name
    version: Annotated[int, Field(ge=1)]
    title: Text
    summary: Text
    asks: Text
    """What it asks of the trainee, one sentence."""
    judged: Text
    """Title of the criterion by which that is judged, in the past tense."""
    manner: Text
    """How they talk, for a language model; never shown."""
    situations: tuple[Literal["phone", "in_person"], ...] = ("phone", "in_person")
    least_minutes: Annotated[float, Field(ge=0, le=60)] = 0
    """A shorter talk has no room for it."""
    patience: Points = 0
    interest: Points = 0
    trust: Points = 0
    max_sentences: Annotated[int, Field(ge=1, le=6)] | None = None
    """Most sentences at a time, in place of the professional's own."""
    every: tuple[Annotated[int, Field(ge=1, le=20)], Annotated[int, Field(ge=1, le=20)]] = (2, 4)
    """Turns from one quirk to the next, at least and at most."""
    most: Annotated[int, Field(ge=1, le=8)] = 3
    """Quirks in one talk."""
    quirks: Annotated[tuple[Quirk, ...], Field(min_length=1)]


def unfit(scenario: Scenario, temperament: Temperament) -> str | None:
    """Why nobody can be of this temperament in this scenario; None where they can."""
    name = temperament.name
    if not scenario.tempers:
        return f'"{name}" does not fit "{scenario.name}": no professional answers there whose temperament could show'
    if scenario.situation not in temperament.situations:
        return f'"{name}" does not fit "{scenario.name}": it is for {" and ".join(temperament.situations)}'
    if scenario.minutes.agreed < temperament.least_minutes:
        takes = f"it needs a talk of {temperament.least_minutes:g} minutes, and this one takes {scenario.minutes.agreed:g}"
        return f'"{name}" does not fit "{scenario.name}": {takes}'
    return None


def tempered(scenario: Scenario, profile: RoleProfile, temperament: Temperament, seed: int) -> tuple[Scenario, RoleProfile]:
    """The scenario with all its moves, and the professional, as this temperament makes them."""
    sentences = temperament.max_sentences or profile.max_sentences
    who = profile.model_copy(update={"max_sentences": sentences, "temperament": temperament.name})
    return tempered_scenario(scenario, temperament, seed), who


def tempered_scenario(scenario: Scenario, temperament: Temperament, seed: int) -> Scenario:
    """The scenario alone."""
    moves = {_move(temperament, quirk): quirk.move for quirk in temperament.quirks}
    return scenario.model_copy(
        update={
            "difficulty": {name: _shifted(level, temperament) for name, level in scenario.difficulty.items()},
            "moves": scenario.moves | moves,
            "curveballs": scenario.curveballs + _drawn(scenario, temperament, seed),
            "temperament": temperament.name,
        }
    )


def quirk_of(curveball: str, scenario: Scenario) -> str | None:
    """The quirk that a curveball of a tempered scenario plays; None where it is one of the scenario's own."""
    ball = next(each for each in scenario.curveballs if each.name == curveball)
    return ball.move.removeprefix(f"{ball.temperament}_") if ball.temperament else None


def _drawn(scenario: Scenario, temperament: Temperament, seed: int) -> tuple[Curveball, ...]:
    """Which quirk from which turn on."""
    chance = random.Random(f"temperament:{temperament.name}:{seed}")
    pool = list(temperament.quirks)
    least, most = min(temperament.every), max(temperament.every)
    short = scenario.minutes.agreed < SHORT_MINUTES
    turn = 0
    quirks: list[Curveball] = []
    for number in range(1, temperament.most + 1):
        turn += chance.randint(least, most) if turn else chance.randint(1, 2 if short else most)
        quirk = chance.choices(pool, weights=[each.weight for each in pool])[0]
        pool = [each for each in temperament.quirks if each is not quirk] or pool
        quirks.append(
            Curveball(
                name=f"{temperament.name}-{number}",
                title=quirk.title,
                stages=scenario.tempers,
                when=quirk.when.model_copy(update={"turn": f">= {turn}"}),
                move=_move(temperament, quirk),
                joins=tuple(name for name in quirk.joins if name in scenario.moves),
                temperament=temperament.name,
                expects=quirk.expects,
                met=quirk.met,
                missed=quirk.missed,
            )
        )
    return tuple(quirks)


def _move(temperament: Temperament, quirk: Quirk) -> str:
    return f"{temperament.name}_{quirk.name}"


def _shifted(level: DifficultyLevel, temperament: Temperament) -> DifficultyLevel:
    return level.model_copy(
        update={
            name: max(min(LEAST_START, before), min(100, before + getattr(temperament, name)))
            for name in ("patience", "interest", "trust")
            for before in [getattr(level, name)]
        }
    )
