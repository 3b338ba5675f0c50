"""Folders in, what is in them out: `Shelf(shipped, own).entries("scenario")` → name, title and summary of every scenario.

Cheap on purpose: `coach scenarios list` reads the first lines of each file and builds no model, so that it answers at once.
A file that cannot be listed is listed with what is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from coach.errors import NotFound, UserFileError
from coach.scenario.yaml_reader import read_head

Kind: TypeAlias = Literal["scenario", "profile", "temperament", "questions", "rubric", "rules", "moves"]

FOLDERS: dict[Kind, str] = {
    "scenario": "",
    "profile": "profiles",
    "temperament": "temperaments",
    "questions": "questions",
    "rubric": "rubrics",
    "rules": "rules",
    "moves": "moves",
}
WORDS: dict[Kind, str] = {
    "scenario": "scenario",
    "profile": "profile",
    "temperament": "temperament",
    "questions": "question set",
    "rubric": "rubric",
    "rules": "rules file",
    "moves": "file of moves",
}
HEADS: dict[Kind, tuple[str, tuple[str, ...]]] = {
    "scenario": ("title", ("summary",)),
    "profile": ("full_name", ("role", "organisation")),
    "temperament": ("title", ("summary",)),
    "questions": ("title", ()),
    "rubric": ("title", ()),
    "rules": ("title", ()),
    "moves": ("name", ()),
}
"""What a list shows of each kind: the field that is its title, and those that make up its summary."""
NOT_SCENARIOS = frozenset({"trainee"})
"""Files beside the scenarios that are none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in a list."""

    name: str
    title: str
    summary: str
    version: int
    own: bool
    """True for a file of the user's own."""
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where each file lies; the user's own folder wins."""

    shipped: Path
    own: Path | None = None
    beside: Path | None = None
    """The folder of a file that is being checked; it wins over both."""

    def paths(self, kind: Kind) -> dict[str, Path]:
        """Name → file."""
        found: dict[str, Path] = {}
        for root in (self.shipped, self.own, self.beside):
            if root is not None:
                found |= {path.stem: path for path in _yaml_files(root / FOLDERS[kind], kind)}
        return found

    def path(self, kind: Kind, name: str) -> Path:
        """The file of one name. A name is looked up among the files there are, so it cannot lead out of the folders."""
        paths = self.paths(kind)
        if name not in paths:
            listing = "coach scenarios list" if kind == "scenario" else ""
            raise NotFound(WORDS[kind], name, paths, listing)
        return paths[name]

    def shown(self, path: Path) -> str:
        """A file as it is named to a person: a shipped one from `scenarios/` on."""
        try:
            return (Path("scenarios") / path.relative_to(self.shipped)).as_posix()
        except ValueError:
            return str(path)

    def entries(self, kind: Kind) -> list[Entry]:
        """Every file of one kind, sorted by name."""
        return [self._entry(kind, name, path) for name, path in sorted(self.paths(kind).items())]

    def _entry(self, kind: Kind, name: str, path: Path) -> Entry:
        own = self.own is not None and path.is_relative_to(self.own)
        heading, details = HEADS[kind]
        wanted = frozenset({heading, *details, "version"})
        try:
            head = read_head(path, self.shown(path), wanted)
        except UserFileError as error:
            return Entry(name, "", "", 0, own, str(error).splitlines()[0])
        version = head.get("version")
        title = str(head.get(heading) or "")
        summary = ", ".join(str(head[key]) for key in details if head.get(key))
        missing = sorted(wanted - head.keys())
        problem = f"{self.shown(path)}: {', '.join(missing)} missing" if missing else None
        return Entry(name, title, summary, version if isinstance(version, int) else 0, own, problem)


def _yaml_files(folder: Path, kind: Kind) -> list[Path]:
    """Files of one folder; an absent folder has none."""
    try:
        found = [path for path in folder.iterdir() if path.suffix == ".yaml" and not path.name.startswith(".")]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise UserFileError(str(folder), f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    return [path for path in found if kind != "scenario" or path.stem not in NOT_SCENARIOS]
