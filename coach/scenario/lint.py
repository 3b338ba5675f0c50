"""Scenario files in, everything wrong with them out, at once: `lint(library)` → problems with file, line and fix.

`scenarios/salary.yaml:88: nobody can win at hard: no way leads to "granted".` is one of them. Shapes are `shapes`' business,
names `references`', and what can never happen `reach`'s; here all of them are asked about every file, and about its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel

from coach.errors import CoachError, ManyProblems, Problem, UserFileError, near
from coach.scenario.catalog import FOLDERS, NOT_SCENARIOS, WORDS, Kind
from coach.scenario.conditions import why_untold
from coach.scenario.links import CARRIES
from coach.scenario.load import MODELS, Library, included_moves, load_scenario, misnamed
from coach.scenario.model import FactGuard, Move, MoveBank, QuestionSet, RoleProfile, Scenario, Trainee
from coach.scenario.reach import Reached, explore
from coach.scenario.reach_problems import reach_problems
from coach.scenario.references import (
    BUILT_IN_MOVES,
    Misfit,
    profile_problems,
    question_problems,
    rubric_problems,
    scenario_problems,
    unknown_levels,
)
from coach.scenario.rubric import Rubric
from coach.scenario.shapes import shape
from coach.scenario.temperament import Temperament, unfit
from coach.scenario.temperament_problems import temperament_problems
from coach.scenario.yaml_reader import Document, Place, read_yaml

MARKS: tuple[tuple[str, Kind], ...] = (
    ("stages", "scenario"),
    ("facts", "profile"),
    ("questions", "questions"),
    ("criteria", "rubric"),
    ("quirks", "temperament"),
    ("ask_minutes", "rules"),
    ("moves", "moves"),
)
"""A field that only one kind of file has, for a file that lies in none of the folders."""

FILE_NAME = re.compile(r"[a-z][a-z0-9_-]{0,59}")


@dataclass(frozen=True, slots=True)
class Target:
    """A file to look at."""

    path: Path
    kind: Kind | None
    """None: to be told from its folder or its content."""


def lint(library: Library, misfit: Misfit | None = None) -> list[Problem]:
    """Every problem of every file of a library. `misfit` is the judge's word on criteria; without it all can be measured."""
    linter = _Linter(library, misfit)
    targets = [Target(path, kind) for kind in FOLDERS for path in library.shelf.paths(kind).values()]
    trainees = [root / "trainee.yaml" for root in (library.shipped, library.own) if root and (root / "trainee.yaml").is_file()]
    found = [problem for target in targets for problem in linter.file(target)]
    found += [problem for path in trainees for problem in linter.trainee(path)]
    if library.own is not None:
        found += _overlooked(library.own)
    return _sorted(found)


def lint_path(path: Path, library: Library, misfit: Misfit | None = None) -> list[Problem]:
    """Every problem of one file, or of a folder laid out like `scenarios/`. Names are looked up there, then in `library`."""
    if path.is_dir():
        root = path
    else:
        root = path.parent.parent if path.parent.name in FOLDERS.values() and path.parent.name else path.parent
    around = Library(library.shipped, library.own, root)
    linter = _Linter(around, misfit)
    if not path.is_dir():
        return _sorted(linter.trainee(path) if path.stem in NOT_SCENARIOS else linter.file(Target(path, None)))
    found: list[Problem] = []
    for kind in FOLDERS:
        for each in around.shelf.paths(kind).values():
            if each.is_relative_to(root):
                found += linter.file(Target(each, kind))
    if (root / "trainee.yaml").is_file():
        found += linter.trainee(root / "trainee.yaml")
    found += _overlooked(root)
    if not found and not any(each.is_relative_to(root) for kind in FOLDERS for each in around.shelf.paths(kind).values()):
        raise UserFileError(str(path), "no scenario files are in this folder")
    return _sorted(found)


def _sorted(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(dict.fromkeys(problems), key=lambda problem: (problem.file, problem.line or 0, problem.what))


def _overlooked(root: Path) -> Iterator[Problem]:
    """Files that look as if they were meant to be read."""
    for kind, folder in FOLDERS.items():
        here = root / folder
        for path in sorted(here.iterdir()) if here.is_dir() else ():
            if path.suffix in (".yml", ".YAML", ".YML"):
                yield Problem(str(path), None, f"not read: the name of a {WORDS[kind]} ends in .yaml", f"{path.stem}.yaml", True)


class _Linter:
    """Everything that is read for one run, each file once."""

    def __init__(self, library: Library, misfit: Misfit | None) -> None:
        self.library, self.misfit = library, misfit
        self._explored: dict[str, tuple[Scenario, list[Reached]] | None] = {}

    def file(self, target: Target) -> list[Problem]:
        """Every problem of one file."""
        shown = self.library.shelf.shown(target.path)
        if not FILE_NAME.fullmatch(target.path.stem):
            what = "the name of a file has small letters, digits, - and _, with a letter first"
            return [Problem(shown, None, what)]
        try:
            document = read_yaml(target.path, shown)
            kind = target.kind or kind_of(target.path, document)
            made: BaseModel = shape(document, MODELS[kind])
        except UserFileError as error:
            return _problems_of(error)
        found = [problem] if (problem := misnamed(document, target.path.stem)) else []
        return found + self._names(made, document)

    def trainee(self, path: Path) -> list[Problem]:
        """Every problem of a trainee's facts."""
        try:
            shape(read_yaml(path, self.library.shelf.shown(path)), Trainee)
        except UserFileError as error:
            return _problems_of(error)
        return []

    def _names(self, made: BaseModel, document: Document) -> list[Problem]:
        if isinstance(made, Scenario):
            return self._scenario(made, document)
        if isinstance(made, RoleProfile):
            return self._profile(made, document)
        if isinstance(made, QuestionSet):
            return question_problems(made, document)
        if isinstance(made, Rubric):
            return rubric_problems(made, document, self.misfit)
        if isinstance(made, MoveBank):
            return list(_speechless(made, document))
        if isinstance(made, Temperament):
            return temperament_problems(made, document, self._scenarios)
        return []

    def _scenario(self, scenario: Scenario, document: Document) -> list[Problem]:
        found = list(self._neighbours(scenario, document))
        try:
            moves, missing = included_moves(scenario, document, self.library)
        except UserFileError as error:
            what = f"one of the included files has a mistake of its own: {error.problem}"
            return [*found, document.problem(("includes",), what)]
        whole = scenario.model_copy(update={"moves": moves})
        names = missing or scenario_problems(whole, document)
        found += names
        if any(not problem.warning for problem in names):
            return found  # what can happen is only known once every name stands for something
        reached = [explore(whole, difficulty) for difficulty in whole.difficulty]
        found += reach_problems(whole, document, reached)
        if scenario.profile in self.library.names("profile"):
            found += self._answers(whole, document, reached)
        return found

    def _neighbours(self, scenario: Scenario, document: Document) -> Iterator[Problem]:
        """Files that a scenario names and that are not there."""
        named: tuple[tuple[Kind, str | None], ...] = (
            ("profile", scenario.profile),
            ("temperament", scenario.temperament),
            ("rubric", scenario.rubric),
            ("rules", scenario.rules),
            ("questions", scenario.questions),
        )
        for kind, name in named:
            known = self.library.names(kind)
            if name is not None and name not in known:
                yield document.problem((kind,), f'there is no {WORDS[kind]} "{name}"', near(name, known))
        yield from self._links(scenario, document)
        if scenario.temperament in self.library.names("temperament"):
            try:
                why = unfit(scenario, self.library.temperament(scenario.temperament))
            except UserFileError:
                return  # that file's own lint says what is wrong with it
            if why:
                yield document.problem(("temperament",), why)

    def _links(self, scenario: Scenario, document: Document) -> Iterator[Problem]:
        """What a scenario leads to and what that one makes of it."""
        known = self.library.names("scenario")
        for index, link in enumerate(scenario.links):
            if link.to not in known:
                yield document.problem(("links", index, "to"), f'there is no scenario "{link.to}"', near(link.to, known))
                continue
            try:
                next_ = self.library.scenario(link.to)
            except UserFileError:
                continue  # that file's own lint says what is wrong with it
            flags = [*(name for name in link.carries if name not in CARRIES), *link.sets]
            flags += [flag for ask in link.asks for flag in (*ask.yes, *ask.no)]
            for flag in dict.fromkeys(flags):
                if flag not in next_.carried:
                    what = f'"{link.to}" does not know the flag "{flag}": it is not among its `carried`'
                    yield document.problem(("links", index), what, near(flag, next_.carried))
            if link.minutes is not None and link.minutes > next_.minutes.most:
                what = f'{link.minutes:g} minutes are agreed, and "{link.to}" ends after {next_.minutes.most:g}'
                yield document.problem(("links", index, "minutes"), what)

    def _answers(self, scenario: Scenario, document: Document, reached: Sequence[Reached]) -> Iterator[Problem]:
        """What the scenario needs of its professional and does not get."""
        try:
            profile = self.library.profile(scenario.profile)
            questions = self.library.questions(scenario.questions) if scenario.questions else None
        except CoachError:
            return  # that file's own lint says what is wrong with it
        place: Place = ("profile",)
        who = f'the profile "{profile.name}"'
        if any("answer" in each.moments for each in reached):
            covered = {topic for fact in profile.facts for topic in fact.topics} | set(profile.wont_discuss) | {"other"}
            needed = {topic for _, guard in _asking(scenario) for topic in guard if topic != "any"}
            for topic in sorted(needed - covered):
                yield document.problem(place, f'{who} has no fact on "{topic}" and does not say that it will not discuss it')
            wanted = {topic for question in questions.questions for topic in question.topics} if questions else set()
            for topic in sorted(wanted - covered - needed):
                what = f'{who} has no fact on "{topic}", which questions of "{scenario.questions}" are about'
                yield document.problem(place, what, warning=True)
        naming = [each for each in reached if "name_contact" in each.moments]
        if naming and all(_never_told(contact.when, naming, "name_contact") for contact in profile.contacts):
            yield document.problem(place, f"{who} has nobody that could ever be named in this scenario")

    @cached_property
    def _scenarios(self) -> tuple[Scenario, ...]:
        """Every scenario of the library that can be rehearsed."""
        found: list[Scenario] = []
        for name in self.library.names("scenario"):
            with suppress(CoachError):
                found.append(load_scenario(name, self.library))
        return tuple(found)

    def _profile(self, profile: RoleProfile, document: Document) -> list[Problem]:
        found = profile_problems(profile, document, self.every_move)
        known = self.library.names("temperament")
        if profile.temperament is not None and profile.temperament not in known:
            what = f'there is no temperament "{profile.temperament}"'
            found.append(document.problem(("temperament",), what, near(profile.temperament, known)))
        told = [("answer", ("facts", index), f'the fact "{fact.id}"', fact.when) for index, fact in enumerate(profile.facts)]
        told += [
            ("name_contact", ("contacts", index), f'the contact "{contact.id}"', contact.when)
            for index, contact in enumerate(profile.contacts)
        ]
        for kind, where, what, guard in told:
            found += self._untold(kind, where, what, guard, document)
        return found

    def _untold(self, kind: str, where: Place, what: str, guard: FactGuard, document: Document) -> Iterator[Problem]:
        """A fact or contact that no scenario of the library ever gets to."""
        whys: list[str] = []
        for name in self.library.names("scenario"):
            explored = self._explore(name)
            if explored is None or not any(kind in each.moments for each in explored[1]):
                continue
            scenario, reached = explored
            for variable in ("patience", "interest", "trust"):
                for problem in unknown_levels(scenario, getattr(guard, variable), document, (*where, "when", variable)):
                    yield Problem(problem.file, problem.line, f'{problem.what} of the scenario "{name}"', problem.suggestion)
            why = _never_told(guard, reached, kind)
            if why is None:
                return
            whys.append(f"{why} ({name})")
        if whys:
            verb = "told" if kind == "answer" else "named"
            yield document.problem((*where, "when"), f"{what} can never be {verb}: {whys[0]}")

    def _explore(self, name: str) -> tuple[Scenario, list[Reached]] | None:
        """A scenario of the library and what can happen in it; None where the file has mistakes of its own."""
        if name not in self._explored:
            try:
                scenario = load_scenario(name, self.library)
            except CoachError:
                self._explored[name] = None
            else:
                self._explored[name] = scenario, [explore(scenario, difficulty) for difficulty in scenario.difficulty]
        return self._explored[name]

    @cached_property
    def every_move(self) -> frozenset[str]:
        """Names of all moves of the library; a profile may have lines for any of them."""
        moves: dict[str, Move] = {}
        for kind in ("scenario", "moves"):
            for name in self.library.names(kind):
                try:
                    moves |= (self.library.scenario(name) if kind == "scenario" else self.library.moves(name)).moves
                except CoachError:
                    continue
        return frozenset(moves) - BUILT_IN_MOVES


def _never_told(guard: FactGuard, reached: Sequence[Reached], kind: str) -> str | None:
    """Why it is never told at any difficulty; None where it may be."""
    first: str | None = None
    for each in reached:
        for possible in each.moments.get(kind, ()):
            why = why_untold(guard, possible)
            if why is None:
                return None
            first = first or why
    return first or "there is no moment for it"


def _asking(scenario: Scenario) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Topics that a reply which answers waits for."""
    for branch in (*scenario.replies, *(reply for stage in scenario.stages for reply in stage.replies)):
        move = scenario.moves.get(branch.move)
        if move is not None and move.kind == "answer":
            yield branch.move, branch.when.asks


def _speechless(bank: MoveBank, document: Document) -> Iterator[Problem]:
    for name, move in bank.moves.items():
        if move.kind == "say" and not move.lines:
            yield document.problem(("moves", name), f'the move "{name}" has no lines, so the scripted persona could not say it')


def kind_of(path: Path, document: Document) -> Kind:
    """What a file is meant to be: by its folder, else by what it holds."""
    for kind, folder in FOLDERS.items():
        if folder and path.parent.name == folder:
            return kind
    keys = document.data if isinstance(document.data, dict) else {}
    return next((kind for mark, kind in MARKS if mark in keys), "scenario")


def _problems_of(error: UserFileError) -> list[Problem]:
    return list(error.problems) if isinstance(error, ManyProblems) else [error.problem]
