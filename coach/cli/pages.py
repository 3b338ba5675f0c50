"""A finished text in, a file or standard output out: where reports go, for `coach report` and `coach progress`.

`keep(html, Path("reports/x.html"))` writes the whole file or leaves the old one. Reports quote what was said, so nobody else on
the machine may read them.
"""

from __future__ import annotations

import os
import sys
import tempfile
import webbrowser
from pathlib import Path

from coach.cli.console import Console
from coach.errors import CoachError, UserFileError


def keep(text: str, path: Path) -> None:
    """Write `text` to `path`, all of it or nothing. Raises UserFileError."""
    if path.is_dir():
        raise UserFileError(str(path), "is a folder. Name a file in it")
    try:
        descriptor, half = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            Path(half).replace(path)
        except BaseException:
            Path(half).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UserFileError(str(path), f"cannot be written: {(error.strerror or 'unknown reason').lower()}") from error


def keep_at_home(text: str, folder: Path, name: str) -> Path:
    """Write `text` into the user's folder of reports, which is made if need be. Raises UserFileError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"cannot be made: {(error.strerror or 'unknown reason').lower()}. Name a file with -o, or set COACH_HOME"
        raise UserFileError(str(folder), what) from error
    keep(text, folder / name)
    return folder / name


def deliver(text: str, output: Path) -> None:
    """To the file that was named; `-` is standard output."""
    if str(output) == "-":
        sys.stdout.write(text)
        return
    keep(text, output)
    Console.on(sys.stderr).say(f"Written to {output}.")


def show(path: Path) -> None:
    """Open a page in the browser. Raises CoachError where there is none."""
    if not webbrowser.open(path.resolve().as_uri()):
        raise CoachError(f"No browser could be opened here. Open this file yourself: {path}")
