"""Forms about one session in, the session begun, branched or deleted, and the page to go on with out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from coach.dialogue.events import Event, SessionStarted
from coach.dialogue.types import Difficulty
from coach.errors import CoachError
from coach.history.deletion import delete_session
from coach.history.sessions import load_to_go_on
from coach.rehearsal.acquainted import With
from coach.rehearsal.branch import branch
from coach.wiring import House, Wanted, new_session

router = APIRouter(prefix="/sessions")
Name = Annotated[str, Field(min_length=1, max_length=120)]


class Start(BaseModel):
    """The form that begins a rehearsal."""

    model_config = ConfigDict(extra="forbid")
    scenario: Name
    profile: Annotated[str, Field(max_length=120)] = ""
    difficulty: Difficulty | Literal[""] = ""
    curveball: Annotated[str, Field(max_length=120)] = ""
    temperament: Annotated[str, Field(max_length=120)] = ""
    exam: bool = False
    contact: Annotated[str, Field(max_length=120)] = ""
    channel: Annotated[str, Field(max_length=40)] = ""


class Redo(BaseModel):
    """The form that goes back to one turn."""

    model_config = ConfigDict(extra="forbid")
    turn: Annotated[int, Field(ge=1, le=10_000)]


class TooMany(CoachError):
    """More sessions begun than anybody could talk in."""

    def __init__(self) -> None:
        super().__init__("Too many talks were begun within a minute. Wait a moment, then begin again.")


@router.post("")
async def start(request: Request, form: Annotated[Start, Form()]) -> Response:
    """Begin a rehearsal and go to it."""
    house: House = request.app.state.house
    wanted = Wanted(
        form.scenario,
        form.profile or None,
        form.difficulty or None,
        exam=form.exam,
        curveball=form.curveball or None,
        temperament=form.temperament or None,
        contact=With(form.contact) if form.contact else None,
        channel=form.channel or None,
    )

    counted(request)

    def begun() -> str:
        first = new_session(house, wanted, datetime.now().astimezone(), request.app.state.random_seed)
        return write(house, [first])

    return _to(await run_in_threadpool(begun))


@router.post("/{name}/redo")
async def redo(request: Request, name: str, form: Annotated[Redo, Form()]) -> Response:
    """Go back to one turn of a session, in a new session, and go to that."""
    house: House = request.app.state.house

    counted(request)

    def begun() -> str:
        found = load_to_go_on(house.journals, house.journals.resolve(name))
        return write(house, branch(found.events, form.turn, datetime.now().astimezone()))

    return _to(await run_in_threadpool(begun))


@router.post("/{name}/delete")
async def delete(request: Request, name: str) -> Response:
    """Delete a session for good."""
    house: House = request.app.state.house
    await request.app.state.rooms.shut(name)
    await run_in_threadpool(lambda: delete_session(house.database, house.journals, house.journals.resolve(name)))
    return RedirectResponse("/sessions", 303)


def counted(request: Request) -> None:
    """Raises TooMany: a script that begins sessions without end would fill the disk."""
    if not request.app.state.beginnings.allows():
        raise TooMany


def write(house: House, events: Sequence[Event]) -> str:
    """The first events of a new session on disk; its id."""
    start = events[0]
    assert isinstance(start, SessionStarted)
    with house.journals.beginning(start.session) as (name, journal):
        for event in (replace(start, session=name), *events[1:]):
            journal.append(event)
    return name


def _to(name: str) -> Response:
    return RedirectResponse(f"/sessions/{name}", 303)
