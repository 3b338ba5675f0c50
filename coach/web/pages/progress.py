"""Judged sessions in, how each criterion went over time out: the same page as `coach progress --open`, with links."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from coach import __version__
from coach.history.progress import Progress, brought_up, progress
from coach.judge.grade import grade
from coach.report import html, trends
from coach.web.render import around, part
from coach.wiring import House

router = APIRouter(include_in_schema=False)


@router.get("/progress")
async def over_time(request: Request) -> Response:
    """Each criterion over all finished sessions; `?scenario=` shows one scenario alone."""
    scenario = request.query_params.get("scenario") or None
    text = await run_in_threadpool(_progress, request.app.state.house, scenario)
    return HTMLResponse(text, headers={"Content-Security-Policy": html.policy(html.styles(), live=True)})


def _progress(house: House, scenario: str | None) -> str:
    made, known, problems = read(house, scenario)
    actions = part("progress_actions.html.j2", known=known, chosen=scenario, problems=problems, empty=not made.sessions)
    live = html.Live(*around("progress", "progress"), actions)
    return trends.render(made, scenario or "all scenarios", live, lambda session: f"/sessions/{session}/report")


def read(house: House, scenario: str | None = None) -> tuple[Progress, tuple[str, ...], tuple[str, ...]]:
    """Progress, the scenarios that there is some of, and a line for each journal that could not be read."""
    rows, synced = brought_up(house.database, house.journals, grade, __version__)
    known = tuple(sorted({row.scenario for row in rows}))
    return progress([row for row in rows if scenario in (None, row.scenario)]), known, synced.problems
