"""Journals in, the list of sessions out, newest first; each can be gone on with, read, taken along or deleted."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from coach.errors import JournalError
from coach.history.sessions import load_session
from coach.report.words import clock, count, day, plain
from coach.web.contexts import Deletion, Kept, Sessions
from coach.web.render import page
from coach.wiring import House

router = APIRouter(include_in_schema=False)

EACH = 20
"""Sessions on a page: every one of them is read."""


@router.get("/sessions")
async def sessions(request: Request) -> Response:
    """What was rehearsed; `?page=2` goes further back."""
    asked = request.query_params.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    return page("sessions.html.j2", await run_in_threadpool(_sessions, request.app.state.house, number))


@router.get("/sessions/{name}/delete")
async def ask(request: Request, name: str) -> Response:
    """Whether it shall really go."""
    house: House = request.app.state.house
    found = await run_in_threadpool(lambda: kept(house, house.journals.resolve(name)))
    what = (
        f"{found.title}, with {found.with_whom}, {found.day}" if not found.problem else f"{found.session}, which cannot be read"
    )
    about = "Its journal, its report and its part in your progress go for good; nobody can bring them back."
    return page("delete.html.j2", Deletion(what, about, f"/sessions/{found.session}/delete", "/sessions", "sessions"))


@router.get("/sessions/{name}/journal")
async def journal(request: Request, name: str) -> Response:
    """The journal as it is on the disk: JSON lines. It holds no key."""
    house: House = request.app.state.house

    def read() -> bytes:
        house.journals.read(name)
        return house.journals.path(name).read_bytes()

    headers = {"Content-Disposition": f'attachment; filename="{name}.jsonl"'}
    return Response(await run_in_threadpool(read), media_type="application/jsonl", headers=headers)


def _sessions(house: House, number: int) -> Sessions:
    names = list(reversed(house.journals.ids()))
    last = max(1, -(-len(names) // EACH))
    number = min(max(1, number), last)
    shown = names[(number - 1) * EACH : number * EACH]
    return Sessions(tuple(kept(house, name) for name in shown), len(names), number, last)


def kept(house: House, name: str) -> Kept:
    """One session in a list; one that cannot be read is listed with the reason."""
    try:
        session = load_session(house.journals, name)
    except JournalError as error:
        return Kept(name, name, "", "", "", "", ended=False, won=None, exam=False, problem=str(error))
    start, ended = session.start, session.ended
    outcomes = start.scenario.get("outcomes", {})
    return Kept(
        session=name,
        title=start.scenario["title"],
        with_whom=start.profile["full_name"],
        day=day(start.created),
        about=f"{start.difficulty}, {count(session.turn, 'turn')}, {clock(session.seconds)}",
        outcome=outcomes.get(ended.outcome, f"{plain(ended.outcome).capitalize()}.") if ended else "Not finished.",
        ended=ended is not None,
        won=ended.outcome in start.scenario["wins"] if ended else None,
        exam=start.exam,
        reversed=start.role == "professional",
    )
