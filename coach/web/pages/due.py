"""What was promised in, the list of what is due out: ticked off, put off, or taken along as a calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from coach.records.dates import UnreadableDate
from coach.records.exchange.ics import write_ics
from coach.records.happened import to_come, untold
from coach.records.model import Promise
from coach.web import contact_forms
from coach.web.record_contexts import DuePage
from coach.web.records import agreed_line, due_groups, due_line
from coach.web.render import page
from coach.wiring import House

router = APIRouter()
Number = Annotated[int, Field(ge=0, le=2**31)]


class Later(BaseModel):
    """Another day for a promise."""

    model_config = ConfigDict(extra="forbid")
    due: Annotated[str, Field(max_length=60)] = ""
    at: Annotated[str, Field(max_length=20)] = ""


class Done(BaseModel):
    """A promise was kept."""

    model_config = ConfigDict(extra="forbid")
    back: Annotated[str, Field(max_length=200)] = ""


@router.get("/due")
async def due(request: Request) -> Response:
    """Everything that is open, the first due first."""
    return await _page(request)


@router.get("/due.ics")
async def calendar(request: Request) -> Response:
    """The same for a calendar."""
    content = await run_in_threadpool(_calendar, request.app.state.house, request.app.state.now())
    headers = {"Content-Disposition": 'attachment; filename="coach.ics"'}
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)


@router.post("/due/{number}/done")
async def done(request: Request, number: Number, form: Annotated[Done, Form()]) -> Response:
    """It was kept."""
    house: House = request.app.state.house

    def ticked() -> str:
        with house.book() as book:
            return book.done(number, request.app.state.now()).contact

    contact = await run_in_threadpool(ticked)
    back = {"contact": f"/contacts/{contact}", "home": "/"}.get(form.back, f"/due?done={number}")
    return RedirectResponse(back, 303)


@router.post("/due/{number}/undone")
async def undone(request: Request, number: Number) -> Response:
    """It was ticked off by mistake."""
    house: House = request.app.state.house

    def opened() -> None:
        with house.book() as book:
            book.edit(book.one(Promise, number), done=None)

    await run_in_threadpool(opened)
    return RedirectResponse("/due", 303)


@router.post("/due/{number}/later")
async def later(request: Request, number: Number, form: Annotated[Later, Form()]) -> Response:
    """It gets another day."""
    house: House = request.app.state.house
    now: datetime = request.app.state.now()

    def moved() -> None:
        day = contact_forms.day(form.due, form.at, now)
        with house.book() as book:
            book.later(number, day)

    try:
        await run_in_threadpool(moved)
    except UnreadableDate as error:
        return await _page(request, str(error), number, 422)
    return RedirectResponse("/due", 303)


async def _page(request: Request, mistake: str = "", wrong: int = 0, status: int = 200) -> Response:
    asked = request.query_params.get("done", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    made = await run_in_threadpool(_due, request.app.state.house, request.app.state.now(), number)
    return page("due.html.j2", replace(made, mistake=mistake, wrong=wrong), status)


def _due(house: House, now: datetime, done: int) -> DuePage:
    with house.book() as book:
        names = {each.id: each.name for each in book.contacts()}
        ticked = next((each for each in book.promises(open=False) if each.id == done and each.done), None)
        return DuePage(
            groups=due_groups(book, now),
            agreed=tuple(agreed_line(each, names[each.contact], now) for each in to_come(book, now)),
            untold=tuple(agreed_line(each, names[each.contact], now) for each in untold(book, now)),
            done=due_line(ticked, names[ticked.contact], now) if ticked else None,
        )


def _calendar(house: House, now: datetime) -> bytes:
    with house.book() as book:
        return write_ics(book.promises(kind="real"), to_come(book, now), book.contacts(), now)
