"""A file that somebody has written in, what is wrong with it out, and a place in the user's own folder for one that is right.

`look_at(b"name: kiosk\\n…", library)` → kind, name and problems with their lines. The name of the file is the `name` in it.
"""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from coach.errors import CoachError, Problem, UserFileError
from coach.judge.fitting import misfit
from coach.scenario.catalog import FOLDERS, NOT_SCENARIOS, WORDS, Kind
from coach.scenario.lint import kind_of, lint_path
from coach.scenario.load import Library
from coach.scenario.yaml_reader import parse_yaml
from coach.web.text_contexts import SourceLine, Wrong

NAME = re.compile(r"[a-z][a-z0-9_-]{0,59}")
SHOWN = "your file"
AROUND = 2
"""Lines shown before and after a problem's own."""
STARTERS: tuple[Kind, ...] = ("scenario", "profile", "questions")


class Taken(CoachError):
    """A file of one's own that would be overwritten."""

    def __init__(self, kind: Kind, name: str) -> None:
        super().__init__(f'You have a {WORDS[kind]} "{name}" already. Tick the box to replace it, or give this one another name.')


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A file, checked."""

    kind: Kind
    name: str
    """Empty where the file gives none that could be used."""
    problems: tuple[Problem, ...]

    @property
    def usable(self) -> bool:
        """Whether it may be kept: a file with mistakes would be in the way of everything that reads its folder."""
        return bool(self.name) and all(problem.warning for problem in self.problems)


def look_at(content: bytes, library: Library) -> LookedAt:
    """Everything that is wrong with a file."""
    try:
        document = parse_yaml(content, SHOWN)
    except UserFileError as error:
        return LookedAt("scenario", "", (error.problem,))
    kind = kind_of(Path(SHOWN), document)
    named = document.data.get("name") if isinstance(document.data, dict) else None
    name = named if isinstance(named, str) and NAME.fullmatch(named) and named not in NOT_SCENARIOS else ""
    with tempfile.TemporaryDirectory(prefix="coach-") as folder:
        path = Path(folder) / FOLDERS[kind] / f"{name or 'unnamed'}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        found = lint_path(path, library, misfit(library))
    if not name:
        what = "it needs a `name` of small letters, digits, - and _, with a letter first"
        found = [Problem(SHOWN, document.line(("name",)), what), *(each for each in found if "unnamed" not in each.what)]
    return LookedAt(kind, name, tuple(found))


def keep(content: bytes, looked_at: LookedAt, folder: Path, *, replace: bool) -> Path:
    """Write it into the user's folder of scenarios, all of it or nothing. Raises Taken or CoachError."""
    path = folder / FOLDERS[looked_at.kind] / f"{looked_at.name}.yaml"
    if path.exists() and not replace:
        raise Taken(looked_at.kind, looked_at.name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, half = tempfile.mkstemp(prefix=".new-", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(half).replace(path)
        except BaseException:
            Path(half).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CoachError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}.") from error
    return path


def shown(problems: tuple[Problem, ...], text: str) -> tuple[Wrong, ...]:
    """Each problem with the lines around it."""
    lines = text.split("\n")
    return tuple(Wrong(each.line, _sentence(each), each.warning, _around(lines, each.line)) for each in problems)


def _sentence(problem: Problem) -> str:
    """The problem without its place, which is shown beside it."""
    return str(Problem("", None, problem.what, problem.suggestion)).removeprefix(": ")


def _around(lines: list[str], line: int | None) -> tuple[SourceLine, ...]:
    if not line or line > len(lines):
        return ()
    first, last = max(1, line - AROUND), min(len(lines), line + AROUND)
    return tuple(SourceLine(number, lines[number - 1].rstrip("\r"), number == line) for number in range(first, last + 1))
