"""Notes on a talk with somebody who does not exist, beside the journals: `notes/SESSION.jsonl`, one note a line.

They are practice. Among the notes of real contacts they would one day be taken for what a real person said, so they never come
into the book; they are compared, but marked as imagined, and go with their session.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from coach.errors import UserFileError
from coach.records.model import Note

FOLDER = "notes"


class NotesBeside:
    """The notes of all such talks."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the coach folder."""
        self._folder = folder / FOLDER

    def path(self, session: str) -> Path:
        return self._folder / f"{session}.jsonl"

    def sessions(self) -> list[str]:
        """Those that have notes, oldest first."""
        return sorted(path.stem for path in self._folder.glob("*.jsonl"))

    def of(self, session: str) -> list[Note]:
        """In the order in which they were written; each has its place as its id. Raises UserFileError with the line."""
        path = self.path(session)
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as error:
            raise UserFileError(str(path), "cannot be read. Delete it to write the notes anew") from error
        return [_note(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]

    def keep(self, session: str, notes: Sequence[Note]) -> None:
        """These in place of all there were; whole or not at all. Raises UserFileError."""
        path = self.path(session)
        text = "".join(note.model_dump_json(exclude={"id", "contact", "talk"}) + "\n" for note in notes)
        try:
            if not notes:
                path.unlink(missing_ok=True)
                return
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor, half = tempfile.mkstemp(prefix=".notes-", dir=self._folder)
            try:
                with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                    file.write(text)
                Path(half).replace(path)
            except BaseException:
                with contextlib.suppress(OSError):
                    Path(half).unlink()
                raise
        except OSError as error:
            raise UserFileError(str(path), f"cannot be written: {(error.strerror or 'unknown reason').lower()}") from error


def _note(path: Path, number: int, line: str) -> Note:
    try:
        note = Note.model_validate({**json.loads(line), "contact": ""})
    except (ValidationError, ValueError, TypeError, RecursionError) as error:
        raise UserFileError(str(path), "is no note. Take the line out", number) from error
    return note.model_copy(update={"id": number})
