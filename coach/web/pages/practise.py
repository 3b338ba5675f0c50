"""A scenario in, the page that begins it out: what it is about, with whom, how hard, and extras for those who want them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from coach.errors import UserFileError
from coach.report.words import count
from coach.scenario.load import load_scenario
from coach.scenario.model import DifficultyLevel, Scenario
from coach.scenario.temperament import unfit
from coach.scenario.templates import page_variables, render
from coach.scenario.trainee import load_trainee
from coach.web import shelf
from coach.web.contexts import Extra, Level, Practise, Told
from coach.web.render import page
from coach.wiring import House

router = APIRouter(include_in_schema=False)

CHANNELS = {"email": "An e-mail", "letter": "A letter", "card": "A card"}
LEVELS = {
    "easy": "They have time, and like to help.",
    "real": "As people are on a working day.",
    "hard": "Busy, and hard to win over.",
}


@router.get("/practise/{name}")
async def practise(request: Request, name: str) -> Response:
    """What it is about, with whom and how hard. `?with=` picks somebody beforehand."""
    wanted = request.query_params.get("with", "")
    return page("practise.html.j2", await run_in_threadpool(_practise, request.app.state.house, name, wanted))


def _practise(house: House, name: str, wanted: str) -> Practise:
    library = house.library
    scenario = load_scenario(name, library)
    usable = {person.name: person for person in shelf.people(house) if not person.problem}
    chosen = next((each for each in (wanted, scenario.profile) if each in usable), scenario.profile)
    tell = _teller(house, scenario)
    told = {each: tell(each) for each in sorted(usable, key=lambda each: each != chosen)}
    return Practise(
        name=scenario.name,
        title=scenario.title,
        minutes=f"{scenario.minutes.agreed:g}",
        people=tuple((usable[each], words) for each, words in told.items() if words),
        chosen=chosen,
        told=told.get(chosen) or Told(scenario.summary, ""),
        levels=tuple(_levels(scenario, house.settings.difficulty)),
        surprises=tuple(Extra(each.name, each.title) for each in scenario.curveballs if not each.certain),
        moods=tuple(_moods(house, scenario)),
        channels=tuple(Extra(each, CHANNELS.get(each, each)) for each in scenario.channels) if scenario.written else (),
    )


def _teller(house: House, scenario: Scenario) -> Callable[[str], Told | None]:
    library = house.library
    rules, trainee = library.rules(scenario.rules), load_trainee(house.folder, library)

    def tell(name: str) -> Told | None:
        try:
            profile = shelf.profile(house, name)
        except UserFileError:
            return None  # the shelf of scenarios says what is wrong with it
        variables = page_variables(profile, trainee, rules, scenario.minutes.agreed, scenario.earlier)
        return Told(" ".join(render(scenario.briefing, variables).split()), render(scenario.goal, variables).strip())

    return tell


def _levels(scenario: Scenario, usual: str) -> Iterator[Level]:
    chosen = usual if usual in scenario.difficulty else next(iter(scenario.difficulty))
    for name, about in LEVELS.items():
        if level := scenario.difficulty.get(name):  # type: ignore[call-overload]
            yield Level(name, name.capitalize(), f"{about} {_surprises(level)}", name == chosen)


def _surprises(level: DifficultyLevel) -> str:
    return f"{count(level.curveballs, 'surprise').capitalize()}." if level.curveballs else "No surprises."


def _moods(house: House, scenario: Scenario) -> Iterator[Extra]:
    for name in house.library.names("temperament"):
        temperament = shelf.temperament(house, name)
        if not unfit(scenario, temperament):
            yield Extra(name, f"{temperament.title}: {temperament.summary}")
