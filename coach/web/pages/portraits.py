"""A professional's name, or a session's, in, a drawn portrait out."""

from __future__ import annotations

import hashlib

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from coach.history.sessions import load_session
from coach.scenario.model import RoleProfile
from coach.scenario.snapshot import snapshot
from coach.web.portraits import draw, initials, looks
from coach.web.shelf import profile
from coach.wiring import House

router = APIRouter(include_in_schema=False)
KEPT = "private, max-age=3600"
"""A file of one's own may be changed; the next hour still shows the old face, and no longer."""


@router.get("/portraits/{name}.svg")
async def portrait(request: Request, name: str) -> Response:
    """Of a professional."""
    house: House = request.app.state.house
    return _drawn(request, await run_in_threadpool(profile, house, name))


@router.get("/sessions/{name}/portrait.svg")
async def session_portrait(request: Request, name: str) -> Response:
    """Of the professional of a session, as they were then."""
    house: House = request.app.state.house
    session = await run_in_threadpool(load_session, house.journals, name)
    return _drawn(request, snapshot(session.start, RoleProfile))


def _drawn(request: Request, whose: RoleProfile) -> Response:
    if whose.imagined is not None:
        picture = initials(whose, f"{whose.full_name}, imagined")
    else:
        picture = draw(looks(whose), f"{whose.full_name}, drawn")
    tag = f'"{hashlib.sha256(picture.encode()).hexdigest()[:16]}"'
    headers = {"ETag": tag, "Cache-Control": KEPT}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(picture, media_type="image/svg+xml", headers=headers)
