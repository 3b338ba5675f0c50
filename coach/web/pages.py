"""Addresses in, whole pages out, each from one typed context and one template: `GET /` → `Home` → `home.html.j2`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from coach.dialogue.session import Session
from coach.history.sessions import load_session
from coach.report import html
from coach.scenario.model import RoleProfile, Rules, Scenario, Trainee
from coach.scenario.snapshot import snapshot
from coach.scenario.templates import page_variables, render
from coach.web.contexts import Choice, Home, Problem, Stage
from coach.wiring import House, judged

if TYPE_CHECKING:
    from jinja2 import Environment

    from coach.scenario.catalog import Kind

router = APIRouter(include_in_schema=False)
TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Jinja with escaping on for every template, and an error for every name that is not there."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from coach.report.words import clock

    made = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["clock"] = clock
    return made


def page(template: str, context: object, status: int = 200) -> HTMLResponse:
    """One page; the template sees its context as `page`."""
    return HTMLResponse(environment().get_template(template).render(page=context), status)


def problem(sentence: str, status: int) -> Response:
    """A page that says what went wrong."""
    return page("problem.html.j2", Problem(sentence, status), status)


@router.get("/")
async def home(request: Request) -> Response:
    """What shall we practise, and with whom."""
    house: House = request.app.state.house
    return page("home.html.j2", await run_in_threadpool(_home, house))


@router.get("/sessions/{name}")
async def session(request: Request, name: str) -> Response:
    """A rehearsal that is going on; a finished one leads to its report."""
    house: House = request.app.state.house
    found = await run_in_threadpool(load_session, house.journals, name)
    if found.ended:
        return RedirectResponse(f"/sessions/{name}/report", 303)
    return page("rehearsal.html.j2", _stage(found))


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


@dataclass(frozen=True, slots=True)
class _Made:
    name: str
    text: str
    policy: str


def _report(house: House, name: str, *, share: bool = False) -> _Made:
    found = load_session(house.journals, name)
    live = "" if share else f"/sessions/{name}"
    return _Made(name, html.render(judged(house, found), live), html.policy(html.styles(), live=not share))


def _home(house: House) -> Home:
    return Home(scenarios=_choices(house, "scenario"), profiles=_choices(house, "profile"), unfinished=None)


def _choices(house: House, kind: Kind) -> tuple[Choice, ...]:
    entries = house.library.shelf.entries(kind)
    return tuple(Choice(each.name, each.title or each.name, each.summary, each.problem) for each in entries)


def _stage(session: Session) -> Stage:
    start = session.start
    scenario, profile = snapshot(start, Scenario), snapshot(start, RoleProfile)
    variables = page_variables(profile, snapshot(start, Trainee), snapshot(start, Rules), start.minutes)
    return Stage(
        session=start.session,
        title=scenario.title,
        briefing=" ".join(render(scenario.briefing, variables).split()),
        goal=render(scenario.goal, variables).strip(),
        research=profile.research[:3],
        professional=profile.full_name,
        first_name=profile.first_name,
        role=profile.role,
        organisation=profile.organisation,
        difficulty=start.difficulty,
        exam=start.exam,
        agreed_seconds=round(start.minutes * 60),
        by_phone=scenario.situation == "phone",
    )
