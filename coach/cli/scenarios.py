"""`coach scenarios list | show | lint | new`: what can be rehearsed, and help for those who write it.

`list` reads only the first lines of each file and loads no model: it must answer at once.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coach.cli.console import Console, clean
from coach.cli.verbs import Verbs
from coach.errors import CoachError, NotFound, Problem, UsageError, UserFileError, near
from coach.resources import home, shipped
from coach.scenario.catalog import FOLDERS, WORDS, Entry, Kind, Shelf

if TYPE_CHECKING:
    from coach.scenario.load import Library
    from coach.scenario.model import QuestionSet, RoleProfile, Scenario
    from coach.scenario.temperament import Temperament

NAME = re.compile(r"[a-z][a-z0-9_-]{0,59}")
LISTED: tuple[tuple[Kind, str], ...] = (
    ("scenario", "Scenarios: coach rehearse NAME"),
    ("profile", "Professionals: coach rehearse SCENARIO --profile NAME"),
    ("temperament", "Temperaments: coach rehearse SCENARIO --temperament NAME"),
    ("questions", "Question sets: named by a scenario's `questions`"),
)
STARTERS: tuple[Kind, ...] = ("scenario", "profile", "questions")
SHOWN: tuple[Kind, ...] = ("scenario", "profile", "temperament", "questions")


@click.group("scenarios", cls=Verbs)
def command() -> None:
    """What you can rehearse: list, show, check and write scenarios, professionals and question sets."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def list_(as_json: bool) -> None:
    """Everything there is, your own files included."""
    shelf = _shelf()
    found = {kind: shelf.entries(kind) for kind, _ in LISTED}
    if as_json:
        _print_json({FOLDERS[kind] or "scenarios": [dataclasses.asdict(each) for each in found[kind]] for kind, _ in LISTED})
        return
    console = Console.on(sys.stdout)
    for kind, title in LISTED:
        if found[kind]:
            console.say(title, bold=True)
            width = max(len(each.name) for each in found[kind])
            for each in found[kind]:
                console.say(_described(each), first=f"  {each.name:<{width}}  ")
            console.write()
    console.say(f"Your own files belong in {shelf.own}; `coach scenarios new NAME` writes the first.", dim=True)


def _described(entry: Entry) -> str:
    if entry.problem:
        return f"cannot be used: {entry.problem}"
    between = ". " if entry.summary[:1].isupper() else ", "
    return entry.title + (f"{between}{entry.summary}" if entry.summary else "") + (" (your own)" if entry.own else "")


@command.command("show")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="The whole file as one JSON object on standard output.")
def show(name: str, as_json: bool) -> None:
    """One scenario, professional, temperament or question set, by its NAME."""
    from coach.scenario.load import load_scenario
    from coach.scenario.model import RoleProfile, Scenario
    from coach.scenario.temperament import Temperament

    library = _library()
    kind = _kind_of(name, library)
    made: Scenario | RoleProfile | Temperament | QuestionSet
    if kind == "scenario":
        made = load_scenario(name, library)
    elif kind == "temperament":
        made = library.temperament(name)
    else:
        made = library.profile(name) if kind == "profile" else library.questions(name)
    if as_json:
        _print_json({"kind": kind, **made.model_dump(mode="json")})
        return
    console = Console.on(sys.stdout)
    if isinstance(made, Scenario):
        _show_scenario(console, made, library)
    elif isinstance(made, RoleProfile):
        _show_profile(console, made)
    elif isinstance(made, Temperament):
        _show_temperament(console, made)
    else:
        _show_questions(console, made)


def _kind_of(name: str, library: Library) -> Kind:
    for kind in SHOWN:
        if name in library.names(kind):
            return kind
    everything = [each for kind in SHOWN for each in library.names(kind)]
    raise NotFound("scenario, profile, temperament or question set", name, everything, "coach scenarios list")


def _show_scenario(console: Console, scenario: Scenario, library: Library) -> None:
    from coach.scenario.temperament import unfit
    from coach.scenario.templates import page_variables, render
    from coach.scenario.trainee import load_trainee

    profile, rules = library.profile(scenario.profile), library.rules(scenario.rules)
    trainee = load_trainee(home(os.environ), library)
    variables = page_variables(profile, trainee, rules, scenario.minutes.agreed, scenario.earlier)
    console.say(f"{scenario.title} ({scenario.name}, version {scenario.version})", bold=True)
    console.say(scenario.summary)
    console.write()
    console.say(" ".join(render(scenario.briefing, variables).split()), first="briefing   ")
    console.say(render(scenario.goal, variables).strip(), first="goal       ")
    console.say(f"{scenario.minutes.agreed:g} agreed, ended after {scenario.minutes.most:g}", first="minutes    ")
    console.say(f"{profile.name}: {profile.full_name}, {profile.role} at {profile.organisation}", first="answers    ")
    console.say(", ".join(scenario.wins), first="won by     ")
    console.say(", ".join(scenario.loses), first="lost by    ")
    console.say(f"{len(scenario.curveballs)}, of which are drawn: {_drawn(scenario)}", first="surprises  ")
    for curveball in scenario.curveballs:
        console.say(curveball.title, first=f"  {curveball.name}: ")
    if fitting := [each for each in map(library.temperament, library.names("temperament")) if not unfit(scenario, each)]:
        console.say(", ".join(each.name for each in fitting), first="temper     ")
    console.write()
    console.say("Stages", bold=True)
    for stage in scenario.stages:
        if stage.ends:
            console.say(f"ends the talk: {stage.outcome}", first=f"  {stage.name}: ")
            continue
        ways = dict.fromkeys(transition.to for transition in (*scenario.transitions, *stage.transitions))
        console.say(f"leads to {', '.join(ways) or 'nothing'}", first=f"  {stage.name}: ")
        if stage.hint:
            console.say(" ".join(render(stage.hint, variables).split()), first="    hint: ", dim=True)


def _drawn(scenario: Scenario) -> str:
    return ", ".join(f"{level.curveballs} ({name})" for name, level in scenario.difficulty.items())


def _show_profile(console: Console, profile: RoleProfile) -> None:
    console.say(f"{profile.full_name} ({profile.name}, version {profile.version})", bold=True)
    console.say(f"{profile.role} at {profile.organisation}")
    console.write()
    console.say(profile.place, first="place     ")
    console.say("; ".join(profile.free), first="free      ")
    console.say(profile.temperament or "even", first="temper    ")
    for index, fact in enumerate(profile.research):
        console.say(fact, first="research  " if index == 0 else "          ")
    topics = dict.fromkeys(topic for fact in profile.facts for topic in fact.topics)
    console.say(f"{len(profile.facts)} facts on {', '.join(topics)}", first="tells     ")
    console.say(", ".join(profile.wont_discuss) or "nothing", first="refuses   ")
    console.say(f"{len(profile.contacts)} people", first="may name  ")


def _show_temperament(console: Console, temperament: Temperament) -> None:
    console.say(f"{temperament.title} ({temperament.name}, version {temperament.version})", bold=True)
    console.say(temperament.summary)
    console.write()
    console.say(temperament.asks, first="asks of you  ")
    console.say(" and ".join(temperament.situations).replace("_", " "), first="for talks    ")
    if temperament.least_minutes:
        console.say(f"of at least {temperament.least_minutes:g} minutes", first="             ")
    for quirk in temperament.quirks:
        console.say(quirk.title, first="now and then ")


def _show_questions(console: Console, questions: QuestionSet) -> None:
    console.say(f"{questions.title} ({questions.name}, version {questions.version})", bold=True)
    for question in questions.questions:
        console.say(f"{question.text} [{', '.join(question.topics)}]", first="  - ")


@command.command("lint")
@click.argument("paths", nargs=-1, metavar="[PATH|NAME]...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_context
def lint_(ctx: click.Context, paths: tuple[str, ...], as_json: bool) -> None:
    """Say everything that is wrong with a file, a folder, or (without PATH) all files there are.

    Exit 1 when something is wrong; warnings alone are fine.
    """
    problems = lint_all(paths, _library())
    errors = sum(not problem.warning for problem in problems)
    if as_json:
        rows = [dataclasses.asdict(problem) for problem in problems]
        _print_json({"errors": errors, "warnings": len(problems) - errors, "problems": rows})
    else:
        console = Console.on(sys.stdout)
        for problem in problems:
            # Never wrapped: an editor jumps to file:line.
            console.write(clean(f"{problem}" + (" (warning)" if problem.warning else "")))
        console.say(_counted(errors, len(problems) - errors), bold=True)
    ctx.exit(1 if errors else 0)


def lint_all(paths: tuple[str, ...], library: Library) -> list[Problem]:
    """Problems of the given files, folders and names, or of everything."""
    from coach.judge.fitting import misfit
    from coach.scenario.lint import lint, lint_path

    judge = misfit(library)
    if not paths:
        return lint(library, judge)
    found: list[Problem] = []
    for text in paths:
        found += lint_path(_path(text, library), library, judge)
    return list(dict.fromkeys(found))


def _path(text: str, library: Library) -> Path:
    """A path, or the name of a file of the library."""
    if "\0" in text:
        raise UserFileError(text, "this cannot be the name of a file")
    path = Path(text)
    if path.exists():
        return path
    for kind in FOLDERS:
        if text in library.names(kind):
            return library.shelf.path(kind, text)
    names = [name for kind in FOLDERS for name in library.names(kind)]
    raise UserFileError(text, "there is no such file or folder, and no scenario of this name", suggestion=near(text, names))


def _counted(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return "Nothing is wrong."
    parts = [f"{errors} problem{'' if errors == 1 else 's'}"] if errors else []
    parts += [f"{warnings} warning{'' if warnings == 1 else 's'}"] if warnings else []
    return ", ".join(parts) + "."


@command.command("new")
@click.argument("name")
@click.option("--kind", type=click.Choice(STARTERS), default="scenario", show_default=True, help="What to write.")
@click.option("--from", "source", metavar="NAME", help="Copy this one instead of the starter.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with the path on standard output.")
def new(name: str, kind: Kind, source: str | None, as_json: bool) -> None:
    """Write a commented file NAME that works as it stands into your own folder, for you to change."""
    path = write_new(name, kind, source, _shelf())
    if as_json:
        _print_json({"kind": kind, "name": name, "path": str(path)})
        return
    console = Console.on(sys.stdout)
    console.write(f"Written to {path}.")
    used = f"coach rehearse {name}" if kind == "scenario" else f"coach scenarios show {name}"
    console.say(f"Change it, check it with `coach scenarios lint {name}`, use it with `{used}`.")


def write_new(name: str, kind: Kind, source: str | None, shelf: Shelf) -> Path:
    """A new file of the user's own; one that is there is never overwritten."""
    if not NAME.fullmatch(name):
        raise UsageError(f'"{name[:60]}" cannot be a name: small letters, digits, - and _, with a letter first, at most 60.')
    assert shelf.own is not None
    path = shelf.own / FOLDERS[kind] / f"{name}.yaml"
    known = shelf.paths(kind)
    if name in known and source != name:
        what = f'There is a {WORDS[kind]} "{name}" already'
        raise CoachError(f"{what}: {known[name]}. Choose another name, or `--from {name}` to make your own copy of it.")
    origin = shelf.path(kind, source) if source else shelf.shipped / "starter" / f"{kind}.yaml"
    text = re.sub(r"(?m)^name:.*$", f"name: {name}", origin.read_text(encoding="utf-8"), count=1)
    if path.exists():
        raise CoachError(f"{path} is there already; it was left as it is.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, text)
    except OSError as error:
        raise CoachError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}.") from error
    return path


def _write_whole(path: Path, text: str) -> None:
    """All of a new file or nothing: half a scenario on a full disk would be in the way of the next try."""
    with path.open("x", encoding="utf-8") as opened:
        try:
            opened.write(text)
            opened.flush()
        except OSError:
            path.unlink(missing_ok=True)
            raise


def _shelf() -> Shelf:
    return Shelf(shipped("scenarios"), home(os.environ) / "scenarios")


def _library() -> Library:
    from coach.scenario.load import Library

    return Library(shipped("scenarios"), home(os.environ) / "scenarios")


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False))  # noqa: T201 - JSON is the output
