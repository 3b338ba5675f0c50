"""Takes of a script that somebody wanted to keep: figures and words in one file a script, sound beside it.

`Takes(folder).all("my-call")` → `[Kept(created="2026-11-22T09:14:03+01:00", words=96, seconds=38.2, …)]`. Only `--keep` writes
here.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from coach.errors import UserFileError

if TYPE_CHECKING:
    from coach.dialogue.types import Delivery
    from coach.judge.take import Take

FOLDER = "takes"
FILE = "takes.jsonl"
NAME = re.compile(r"[^a-z0-9]+")
BESIDE = 3
"""Earlier takes that are shown beside one."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One take."""

    created: str
    """ISO 8601 with offset."""
    words: int
    seconds: float
    match: float
    """Share of the script that was said."""
    verbatim: float
    skipped: int
    improvised: int
    words_per_minute: float | None
    fillers: int | None
    """None where they could not be counted."""
    long_pauses: int
    semitones: float | None
    decibels: float | None
    read_out: float | None
    said: str = ""
    """The words."""
    sound: str = ""
    """Name of the sound file beside it."""


def script_name(path: Path) -> str:
    """What the takes of a script are kept under: its file's name, and for a prepared one whom it is for as well, since there is a
    `phone-script` for everybody."""
    prepared = path.parent.parent.name == "prepared"
    return f"{path.parent.name}-{path.stem}" if prepared else path.stem


class Takes:
    """The takes of all scripts."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the coach folder."""
        self._folder = folder / FOLDER

    def all(self, script: str) -> list[Kept]:
        """Those of one script, oldest first. Raises UserFileError with the line that is no take."""
        path = self.path(script) / FILE
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as error:
            raise UserFileError(str(path), "cannot be read. Delete the takes with --forget") from error
        return [_kept(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]

    def keep(self, script: str, kept: Kept, sound: bytes = b"") -> Path:
        """Add one; its file. Raises UserFileError."""
        folder = self.path(script)
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if sound:
                _write(folder / kept.sound, sound, os.O_TRUNC)
            _write(folder / FILE, (json.dumps(asdict(kept), ensure_ascii=False) + "\n").encode(), os.O_APPEND)
        except OSError as error:
            raise UserFileError(
                str(folder), f"the take cannot be kept: {(error.strerror or 'unknown reason').lower()}"
            ) from error
        return folder / FILE

    def forget(self, script: str) -> int:
        """Delete all takes of a script with their sound; how many there were. Raises UserFileError."""
        folder = self.path(script)
        try:
            number = len((folder / FILE).read_bytes().splitlines())
            shutil.rmtree(folder)
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise UserFileError(str(folder), f"cannot be deleted: {(error.strerror or 'unknown reason').lower()}") from error
        return number

    def path(self, script: str) -> Path:
        """The folder of one script, by its file's name."""
        return self._folder / (NAME.sub("-", script.lower()).strip("-")[:80] or "script")


def figures(took: Take, beside: Sequence[Kept]) -> list[tuple[str, ...]]:
    """Rows of a table: a name, this take, and those before it, the last one first."""
    now = remembered(took, None, "", "")
    columns = [now, *reversed(beside)]

    def row(name: str, show: Callable[[Kept], str]) -> tuple[str, ...]:
        return (name, *(show(each) for each in columns))

    def number(value: float | None, unit: str) -> str:
        return "–" if value is None else f"{value:.0f}{unit}"

    head = ("", "this take", *("the last", "before", "before that")[: len(beside)])
    return [
        head,
        row("length", lambda each: f"{each.words} words, {each.seconds:.0f} s"),
        row("of the script", lambda each: f"{each.match:.0%}, {each.verbatim:.0%} word for word"),
        row("pace", lambda each: number(each.words_per_minute, " words a minute")),
        row("pauses over 1 s", lambda each: str(each.long_pauses)),
        row("fillers", lambda each: "–" if each.fillers is None else str(each.fillers)),
        row("pitch moves", lambda each: "–" if each.semitones is None else f"{each.semitones:.1f} semitones"),
        row("loudness moves", lambda each: "–" if each.decibels is None else f"{each.decibels:.1f} dB"),
        row("read out", lambda each: number(None if each.read_out is None else each.read_out * 100, " of 100")),
    ]


def remembered(took: Take, delivery: Delivery | None, created: str, sound: str) -> Kept:
    """The figures of a take, to compare the next one with."""
    heard = took.sounded
    return Kept(
        created=created,
        words=took.words,
        seconds=took.seconds,
        match=took.match,
        verbatim=took.verbatim,
        skipped=len(took.skipped),
        improvised=len(took.improvised),
        words_per_minute=heard.words_per_minute,
        fillers=None if heard.fillers_unscored else len(heard.fillers),
        long_pauses=len(heard.long_pauses),
        semitones=heard.tone.semitones,
        decibels=heard.tone.decibels,
        read_out=took.read_out.score if took.read_out else None,
        said=" ".join(word.text for word in delivery.words) if delivery else "",
        sound=sound,
    )


def _kept(path: Path, number: int, line: str) -> Kept:
    try:
        found = json.loads(line)
        known = {each.name for each in fields(Kept)}
        return Kept(**{name: value for name, value in found.items() if name in known})
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise UserFileError(str(path), "is no take. Take the line out, or delete all with --forget", number) from error


def _write(path: Path, data: bytes, how: int) -> None:
    """For its owner's eyes only: it holds what somebody said."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o600)
    try:
        os.write(descriptor, data)
    finally:
        os.close(descriptor)
