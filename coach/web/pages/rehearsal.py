"""A session that is going on in, the page to talk on out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from coach.history.sessions import load_session
from coach.web.render import page
from coach.web.stage import stage
from coach.wiring import House

router = APIRouter(include_in_schema=False)


@router.get("/sessions/{name}")
async def session(request: Request, name: str) -> Response:
    """A rehearsal that is going on; a finished one leads to its report."""
    house: House = request.app.state.house
    found = await run_in_threadpool(load_session, house.journals, name)
    if found.ended:
        return RedirectResponse(f"/sessions/{name}/report", 303)
    return page("rehearsal.html.j2", stage(found, request.app.state.hearing.lacking()))
