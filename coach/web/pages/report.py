"""A session's address in, its report out: on the page with buttons to say a turn again, as a file without them."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, HTMLResponse, Response

from coach.dialogue.session import Session
from coach.errors import CoachError, NotFound
from coach.history.sessions import load_session
from coach.history.sound import Sound
from coach.rehearsal.links import ways_on
from coach.report import html
from coach.report.view import Report
from coach.web.render import around, part
from coach.wiring import House, judged

router = APIRouter(include_in_schema=False)


@router.get("/sessions/{name}/report")
async def report(request: Request, name: str) -> Response:
    """How it went, as the HTML report, where every turn can be said again."""
    made = await run_in_threadpool(_report, request.app.state.house, name)
    return HTMLResponse(made.text, headers={"Content-Security-Policy": made.policy})


@router.get("/sessions/{name}/report.html")
async def report_file(request: Request, name: str) -> Response:
    """The report as a file to keep or to send: no sound, no request, no way back to this machine."""
    made = await run_in_threadpool(_report, request.app.state.house, name, share=True)
    headers = {"Content-Security-Policy": made.policy, "Content-Disposition": f'attachment; filename="{made.name}.html"'}
    return HTMLResponse(made.text, headers=headers)


@router.get("/sessions/{name}/sound/{turn}")
async def sound(request: Request, name: str, turn: int) -> Response:
    """What was said in one turn, where its sound was kept."""
    house: House = request.app.state.house
    name = await run_in_threadpool(house.journals.resolve, name)  # a name becomes a path only when there is such a session
    path = Sound(house.journals.folder, name).turns().get(turn)
    if path is None:
        raise NotFound("turn with its sound", str(turn))
    return FileResponse(path, media_type="audio/flac")


@dataclass(frozen=True, slots=True)
class _Made:
    name: str
    text: str
    policy: str


def _report(house: House, name: str, *, share: bool = False) -> _Made:
    found = load_session(house.journals, name)
    if found.start.role == "professional":
        raise CoachError("You were the professional in this one, so there is nothing to judge.")
    made, without_model = _judged(house, found)
    live = None
    if not share:
        start = found.start
        actions = part(
            "report_actions.html.j2",
            session=name,
            scenario=start.scenario["name"],
            profile=start.profile["name"],
            ways=ways_on(found)[:3],
            without_model=without_model,
            over=found.ended is not None,
        )
        sounds = {turn: f"/sessions/{name}/sound/{turn}" for turn in Sound(house.journals.folder, name).turns()}
        live = html.Live(*around("sessions", "report"), actions, f"/sessions/{name}", sounds)
    return _Made(name, html.render(made, live), html.policy(html.styles(), live=not share))


def _judged(house: House, session: Session) -> tuple[Report, str]:
    """The report, and why no model took part in it: one that cannot be had must not stand in the way."""
    try:
        return judged(house, session), ""
    except CoachError as error:
        if house.settings.judge == "code":
            raise
        return judged(house, session, "code"), str(error)
