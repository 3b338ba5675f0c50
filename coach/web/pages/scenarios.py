"""Scenario files in, a shelf to look through out; one's own can be written, checked, kept and tried here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from coach.errors import CoachError, NotFound
from coach.report.words import plain
from coach.scenario.catalog import FOLDERS, WORDS, Kind
from coach.scenario.load import load_scenario
from coach.scenario.model import Scenario
from coach.scenario.temperament import unfit
from coach.scenario.templates import page_variables, render
from coach.scenario.trainee import load_trainee
from coach.web import own_files
from coach.web.contexts import Deletion, Extra, Person
from coach.web.render import page
from coach.web.shelf import people, talks
from coach.web.text_contexts import OwnFile, Preview, Scenarios, Station, Writing
from coach.wiring import House

router = APIRouter(prefix="/scenarios")

MOST_CHARACTERS = 500_000


@router.get("")
async def shelf(request: Request) -> Response:
    """All scenarios and professionals, one's own included."""
    house: House = request.app.state.house
    kept = request.query_params.get("kept", "")
    return page("scenarios.html.j2", await run_in_threadpool(_shelf, house, kept))


@router.get("/new")
async def new(request: Request) -> Response:
    """A file to write: from the starter, from a copy (`?copy=`), or one's own again (`?edit=`); `&kind=` says of what."""
    house: House = request.app.state.house
    asked = request.query_params
    kind = asked.get("kind", "scenario")
    if kind not in FOLDERS:
        raise NotFound("kind of file", kind, FOLDERS)
    text = await run_in_threadpool(_text, house, kind, asked.get("copy") or asked.get("edit") or "")
    return page("write.html.j2", Writing(text, False, WORDS[kind], ""))


@router.post("/new")
async def check(
    request: Request,
    text: Annotated[str, Form(max_length=MOST_CHARACTERS)] = "",
    file: Annotated[UploadFile | None, File()] = None,
    do: Annotated[str, Form(max_length=10)] = "check",
    replace: Annotated[bool, Form()] = False,
) -> Response:
    """Say what is wrong with a file; keep it where nothing is and that was asked for."""
    house: House = request.app.state.house
    uploaded = await file.read() if file is not None and file.filename else b""
    content = uploaded or text.replace("\r\n", "\n").encode("utf-8", "replace")
    shown = content.decode("utf-8", "replace").replace("\r\n", "\n")
    if not content.strip():
        return page("write.html.j2", Writing("", False, "", "", mistake="Choose a file, or paste its text below."), 422)
    looked_at = await run_in_threadpool(own_files.look_at, content, house.library)
    mistake = ""
    if do == "keep" and looked_at.usable:
        assert house.library.own is not None
        try:
            await run_in_threadpool(lambda: own_files.keep(content, looked_at, house.library.own, replace=replace))  # type: ignore[arg-type]
        except own_files.Taken as taken:
            mistake = str(taken)
        else:
            kept = f"/scenarios/{looked_at.name}?kept" if looked_at.kind == "scenario" else f"/scenarios?kept={looked_at.name}"
            return RedirectResponse(kept, 303)
    problems = own_files.shown(looked_at.problems, shown)
    writing = Writing(shown, True, WORDS[looked_at.kind], looked_at.name, problems, mistake, asks_replace=bool(mistake))
    return page("write.html.j2", writing, 422 if mistake or writing.errors else 200)


@router.get("/{kind}/{name}/delete")
async def ask(request: Request, kind: str, name: str) -> Response:
    """Whether one of one's own files shall really go."""
    path = await run_in_threadpool(_own_path, request.app.state.house, kind, name)
    about = f"{path} goes for good; nobody can bring it back. Sessions that were rehearsed with it stay."
    return page("delete.html.j2", Deletion(name, about, f"/scenarios/{kind}/{name}/delete", "/scenarios", "scenarios"))


@router.post("/{kind}/{name}/delete")
async def delete(request: Request, kind: str, name: str) -> Response:
    """Delete one of one's own files."""
    house: House = request.app.state.house
    await run_in_threadpool(_remove, house, kind, name)
    return RedirectResponse("/scenarios", 303)


@router.get("/{name}")
async def preview(request: Request, name: str) -> Response:
    """One scenario from behind: its stages, what may happen, how it is won."""
    house: House = request.app.state.house
    return page("preview.html.j2", await run_in_threadpool(_preview, house, name, "kept" in request.query_params))


def _own_path(house: House, kind: str, name: str) -> Path:
    """Where a file of one's own lies. Raises NotFound, or CoachError for one that came with coach."""
    if kind not in FOLDERS:
        raise NotFound("kind of file", kind, FOLDERS)
    path = house.library.shelf.path(kind, name)
    if house.library.own is None or not path.is_relative_to(house.library.own):
        raise CoachError(f'"{name}" came with coach and stays.')
    return path


def _remove(house: House, kind: str, name: str) -> None:
    path = _own_path(house, kind, name)
    try:
        path.unlink()
    except OSError as error:
        raise CoachError(f"{path}: cannot be deleted: {(error.strerror or str(error)).lower()}.") from error


def _shelf(house: House, kept: str) -> Scenarios:
    catalog = house.library.shelf
    own = tuple(
        OwnFile(kind, words, each.name, each.title or each.name, each.problem)
        for kind, words in WORDS.items()
        for each in catalog.entries(kind)
        if each.own
    )
    return Scenarios(talks(house), people(house), own, str(catalog.own), kept if kept in {each.name for each in own} else "")


def _text(house: House, kind: Kind, name: str) -> str:
    if name:
        return house.library.shelf.path(kind, name).read_text(encoding="utf-8", errors="replace")
    starter = house.library.shipped / "starter" / f"{kind}.yaml"
    return starter.read_text(encoding="utf-8") if starter.is_file() else ""


def _preview(house: House, name: str, kept: bool) -> Preview:
    library = house.library
    scenario = load_scenario(name, library)
    profile, rules = library.profile(scenario.profile), library.rules(scenario.rules)
    variables = page_variables(profile, load_trainee(house.folder, library), rules, scenario.minutes.agreed, scenario.earlier)
    drawn = ", ".join(f"{level.curveballs} when {difficulty}" for difficulty, level in scenario.difficulty.items())
    moods = map(library.temperament, library.names("temperament"))
    return Preview(
        name=name,
        title=scenario.title,
        summary=scenario.summary,
        own=library.own is not None and library.shelf.path("scenario", name).is_relative_to(library.own),
        briefing=" ".join(render(scenario.briefing, variables).split()),
        goal=render(scenario.goal, variables).strip(),
        minutes=f"{scenario.minutes.agreed:g} agreed, ended after {scenario.minutes.most:g}",
        person=Person(profile.name, profile.full_name, f"{profile.role}, {profile.organisation}"),
        wins=tuple(_outcome(scenario, each) for each in scenario.wins),
        loses=tuple(_outcome(scenario, each) for each in scenario.loses),
        stations=tuple(_stations(scenario, variables)),
        surprises=tuple(Extra(each.name, each.title) for each in scenario.curveballs),
        drawn=drawn,
        moods=tuple(Extra(each.name, f"{each.title}: {each.summary}") for each in moods if not unfit(scenario, each)),
        kept=kept,
    )


def _outcome(scenario: Scenario, name: str) -> str:
    return scenario.outcomes.get(name, f"{plain(name).capitalize()}.")


def _stations(scenario: Scenario, variables: dict[str, object]) -> Iterator[Station]:
    for stage in scenario.stages:
        ways = dict.fromkeys(plain(way.to) for way in (*scenario.transitions, *stage.transitions) if way.to != stage.name)
        hint = " ".join(render(stage.hint, variables).split()) if stage.hint else ""
        ending = _outcome(scenario, stage.outcome) if stage.ends and stage.outcome else ""
        yield Station(plain(stage.name), ending or ", ".join(ways), hint, stage.ends)
