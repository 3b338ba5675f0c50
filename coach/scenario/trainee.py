"""The trainee's own facts: `me.yaml` in the coach folder in, a `Trainee` out, and back.

`load_trainee(folder, library)` gives the imaginary trainee that comes with coach until there is a `me.yaml`. The file is
written by `coach me` and may be edited by hand; what is wrong in it is said with its line.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from coach.errors import CoachError
from coach.scenario.model import Trainee
from coach.scenario.shapes import shape
from coach.scenario.yaml_reader import parse_yaml, read_yaml

if TYPE_CHECKING:
    from coach.scenario.load import Library

FILE = "me.yaml"
HEAD = "# Your own facts, for coach. Change them here or with `coach me`.\n"


def trainee_path(folder: Path) -> Path:
    """Where the trainee's own facts lie."""
    return folder / FILE


def load_trainee(folder: Path, library: Library) -> Trainee:
    """The trainee's own facts, or the imaginary trainee's while there are none. Raises UserFileError."""
    return own_trainee(folder) or library.example_trainee()


def own_trainee(folder: Path) -> Trainee | None:
    """The trainee's own facts, or None while there are none."""
    path = trainee_path(folder)
    return shape(read_yaml(path), Trainee) if path.exists() else None


def save_trainee(folder: Path, facts: Mapping[str, object]) -> Trainee:
    """Check the facts and write them; the file is replaced as a whole, so that it is never half written."""
    path = trainee_path(folder)
    kept = {name: facts[name] for name in Trainee.model_fields if facts.get(name)}
    text = HEAD + yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=120)
    content = text.encode("utf-8", "replace")  # a terminal may hand over half a character
    trainee = shape(parse_yaml(content, "your facts"), Trainee)
    beside = path.with_suffix(".new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:  # it holds a phone number
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise CoachError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}.") from error
    return trainee
