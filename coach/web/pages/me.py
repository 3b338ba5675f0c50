"""The trainee's own facts in, a form of them out, and back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from coach.scenario.trainee import own_trainee, trainee_path
from coach.web.contexts import Facts
from coach.web.facts import keep, shown
from coach.web.render import page
from coach.wiring import House

router = APIRouter()
Line = Annotated[str, Field(max_length=5000)]
Lines = Annotated[str, Field(max_length=20_000)]


class Written(BaseModel):
    """The form: each field of `Trainee`, lists with one entry a line."""

    model_config = ConfigDict(extra="forbid")
    name: Line = ""
    background: Line = ""
    field: Line = ""
    target: Line = ""
    found_through: Line = ""
    wants_to_learn: Lines = ""
    questions: Lines = ""
    skills: Lines = ""
    evidence: Line = ""
    phone: Line = ""
    email: Line = ""
    address: Line = ""


@router.get("/me")
async def me(request: Request) -> Response:
    """What is known of the trainee."""
    return page("me.html.j2", await run_in_threadpool(_facts, request.app.state.house, "saved" in request.query_params))


@router.post("/me")
async def write(request: Request, form: Annotated[Written, Form()]) -> Response:
    """Keep it, or say what is missing beside its field."""
    house: House = request.app.state.house
    given = form.model_dump()
    mistakes = await run_in_threadpool(keep, house, given)
    if not mistakes:
        return RedirectResponse("/me?saved", 303)
    return page("me.html.j2", Facts(given, mistakes, True, False, str(trainee_path(house.folder))), 422)


def _facts(house: House, saved: bool) -> Facts:
    own = own_trainee(house.folder)
    return Facts(shown(own) if own else {}, {}, own is not None, saved and own is not None, str(trainee_path(house.folder)))
