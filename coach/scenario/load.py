"""Names in, frozen scenarios and everything they name out: `Library(shipped, own).profile("ruth-adler")` → a RoleProfile.

Two folders of the same layout: what comes with coach, and the user's own, which wins where both have a file of one name::

    phone-request.yaml …  profiles/  temperaments/  questions/  rubrics/  rules/  moves/  trainee.yaml

A wrong file raises ManyProblems with every mistake and its line. The names within a scenario are checked before it is handed out,
so that no rehearsal can stop at a stage or a move that is not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from coach.errors import ManyProblems, NotFound, Problem, near
from coach.scenario.catalog import FOLDERS, Kind, Shelf
from coach.scenario.model import Move, MoveBank, QuestionSet, RoleProfile, Rules, Scenario, Trainee
from coach.scenario.rubric import Rubric
from coach.scenario.shapes import shape
from coach.scenario.temperament import Temperament
from coach.scenario.yaml_reader import Document, read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

Shape = TypeVar("Shape", bound=BaseModel)
Stamp = tuple[int, int]
"""When a file was changed, and how large it is."""

MODELS: dict[Kind, type[BaseModel]] = {
    "scenario": Scenario,
    "profile": RoleProfile,
    "temperament": Temperament,
    "questions": QuestionSet,
    "rubric": Rubric,
    "rules": Rules,
    "moves": MoveBank,
}


@dataclass(frozen=True, slots=True)
class Library:
    """All the files that a rehearsal can be made of. Reads a file when it is asked for, and only that one."""

    shipped: Path
    own: Path | None = None
    """The user's own folder; it need not exist."""
    beside: Path | None = None
    """The folder of a file that is being checked; it wins over both."""

    def names(self, kind: Kind) -> tuple[str, ...]:
        """What there is of one kind, sorted."""
        return tuple(sorted(self.shelf.paths(kind)))

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.shipped, self.own, self.beside)

    def document(self, kind: Kind, name: str) -> Document:
        """The file of one name, read but not yet checked."""
        path = self.shelf.path(kind, name)
        stamp = self._stamp(path)
        return _read(path, self.shelf.shown(path), stamp) if stamp else read_yaml(path, self.shelf.shown(path))

    def scenario(self, name: str) -> Scenario:
        """As it stands in its file, without the moves it includes; `load_scenario` adds them."""
        return self._load("scenario", name, Scenario)

    def profile(self, name: str) -> RoleProfile:
        return self._load("profile", name, RoleProfile)

    def temperament(self, name: str) -> Temperament:
        return self._load("temperament", name, Temperament)

    def questions(self, name: str) -> QuestionSet:
        return self._load("questions", name, QuestionSet)

    def rubric(self, name: str) -> Rubric:
        return self._load("rubric", name, Rubric)

    def rules(self, name: str) -> Rules:
        return self._load("rules", name, Rules)

    def moves(self, name: str) -> MoveBank:
        return self._load("moves", name, MoveBank)

    def example_trainee(self) -> Trainee:
        """The imaginary trainee whose facts stand in until `coach me` has asked for the real ones."""
        own = self.own / "trainee.yaml" if self.own else None
        path = own if own and own.is_file() else self.shipped / "trainee.yaml"
        return shape(read_yaml(path, self.shelf.shown(path)), Trainee)

    def _load(self, kind: Kind, name: str, model: type[Shape]) -> Shape:
        document = self.document(kind, name)
        made = self.shaped(document, kind, name, model)
        if wrong := misnamed(document, name):
            raise ManyProblems([wrong])
        return made

    def shaped(self, document: Document, kind: Kind, name: str, model: type[Shape]) -> Shape:
        """What a document of that name says. Raises ManyProblems."""
        path = self.shelf.path(kind, name)
        stamp = self._stamp(path)
        if stamp is None:
            return shape(document, model)
        made = _made(path, self.shelf.shown(path), stamp, model)
        assert isinstance(made, model)
        return made

    def _stamp(self, path: Path) -> Stamp | None:
        """Of a file that came with coach, by which it is read once a process: a class that begins at one time would wait for
        40 ms of YAML each. The user's own files are read every time, since they are being written."""
        if not path.is_relative_to(self.shipped):
            return None
        try:
            found = path.stat()
        except OSError:
            return None  # reading it says what is wrong
        return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=256)
def _read(path: Path, shown: str, _stamp: Stamp) -> Document:
    return read_yaml(path, shown)


@lru_cache(maxsize=256)
def _made(path: Path, shown: str, stamp: Stamp, model: type[BaseModel]) -> BaseModel:
    return shape(_read(path, shown, stamp), model)


def misnamed(document: Document, stem: str) -> Problem | None:
    """A file whose `name` is not the name of the file: two names for one thing, and one of them finds nothing."""
    name = document.data.get("name") if isinstance(document.data, dict) else None
    if name is None or name == stem:
        return None
    return document.problem(("name",), f'the name "{name}" must be the name of the file, "{stem}"')


def load_scenario(name: str, library: Library) -> Scenario:
    """A scenario that is ready to be rehearsed: with the moves of its `includes`, and every name in it checked."""
    from coach.scenario.references import scenario_problems

    document = library.document("scenario", name)
    scenario = library.shaped(document, "scenario", name, Scenario)
    wrong = [problem] if (problem := misnamed(document, name)) else []
    moves, missing = included_moves(scenario, document, library)
    whole = scenario.model_copy(update={"moves": moves})
    wrong += missing or [each for each in scenario_problems(whole, document) if not each.warning]
    if wrong:
        raise ManyProblems(sorted(wrong, key=lambda problem: problem.line or 0))
    return whole


def included_moves(scenario: Scenario, document: Document, library: Library) -> tuple[dict[str, Move], list[Problem]]:
    """The moves at hand: of the included banks in their order, then the scenario's own, each replacing what came before."""
    moves: dict[str, Move] = {}
    missing: list[Problem] = []
    for index, bank in enumerate(scenario.includes):
        try:
            moves |= library.moves(bank).moves
        except NotFound:
            known: Sequence[str] = library.names("moves")
            what = f'includes "{bank}", and there is no {FOLDERS["moves"]}/{bank}.yaml'
            missing.append(document.problem(("includes", index), what, near(bank, known)))
    return moves | scenario.moves, missing
