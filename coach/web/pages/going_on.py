"""A talk that is over in, the talk it has led to out: the meeting on Thursday at ten, with what was promised for it.

What happened between the two only the trainee knows, and is asked on the page.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from coach.dialogue.session import Session
from coach.errors import NotFound
from coach.history.sessions import load_session
from coach.rehearsal.links import Way, ways_on
from coach.scenario.templates import page_variables, render
from coach.scenario.trainee import load_trainee
from coach.web.contexts import Choice, GoingOn, Onward
from coach.web.render import page
from coach.web.sessions import counted, write
from coach.wiring import House, going_on, new_session

router = APIRouter(prefix="/sessions/{name}/next")


class Kept(BaseModel):
    """The form: where to, and which of the questions was answered with yes."""

    model_config = ConfigDict(extra="forbid")
    to: Annotated[str, Field(max_length=120)]
    kept: Annotated[list[Annotated[int, Field(ge=0, le=20)]], Field(max_length=20)] = []


@router.get("")
async def ask(request: Request, name: str, to: str = "") -> Response:
    """What comes next, and what happened in between; without `?to=`, everything that the talk leads to."""
    house: House = request.app.state.house
    if not to:
        return page("next_choice.html.j2", await run_in_threadpool(_choice, house, name))
    return page("next.html.j2", await run_in_threadpool(_going_on, house, name, to))


@router.post("")
async def begin(request: Request, name: str, form: Annotated[Kept, Form()]) -> Response:
    """Begin it and go to it."""
    house: House = request.app.state.house
    counted(request)

    def begun() -> str:
        session, way = _way(house, name, form.to)
        numbers = iter(range(len(way.link.asks)))
        earlier = way.asked(lambda _: next(numbers) in form.kept, session)
        wanted = going_on(session, way, earlier)
        return write(house, [new_session(house, wanted, datetime.now().astimezone(), request.app.state.random_seed)])

    return RedirectResponse(f"/sessions/{await run_in_threadpool(begun)}", 303)


def _way(house: House, name: str, to: str) -> tuple[Session, Way]:
    """Raises NotFound where the talk does not lead there."""
    session = load_session(house.journals, house.journals.resolve(name))
    ways = {way.link.to: way for way in ways_on(session)}
    if to not in ways:
        raise NotFound("talk that this one has led to", to, ways)
    return session, ways[to]


def _choice(house: House, name: str) -> Choice:
    session = load_session(house.journals, house.journals.resolve(name))
    return Choice(
        session=session.start.session,
        title=session.start.scenario["title"],
        with_whom=session.start.profile["full_name"],
        ended=session.ended is not None,
        ways=tuple(_onward(session.start.session, way) for way in ways_on(session)),
    )


def _onward(session: str, way: Way) -> Onward:
    return Onward(way.title, f"/sessions/{session}/next?to={quote(way.link.to, safe='')}", "Go on to it")


def _going_on(house: House, name: str, to: str) -> GoingOn:
    session, way = _way(house, name, to)
    scenario, start = house.library.scenario(to), session.start
    variables = page_variables(
        way.person, load_trainee(house.folder, house.library), house.library.rules(scenario.rules), start.minutes, way.earlier
    )
    return GoingOn(
        session=start.session,
        to=to,
        title=way.title,
        talk=scenario.title,
        with_whom=way.person.full_name,
        about=f"{way.person.role}, {way.person.organisation}",
        briefing=" ".join(render(way.earlier.briefing, variables).split()),
        questions=tuple(render(each.question, variables) for each in way.link.asks),
    )
