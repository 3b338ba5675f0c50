"""The sound of a trainee's turns, kept beside the journal when they asked for it: `sessions/ID.sound/turn-3.flac`.

`Sound(folder, "20261101-140500-phone-request-3f2a").path(3)`. Nothing is kept unless `--keep-audio` was given; whoever deletes
the session deletes its sound, and an export leaves it out.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from coach.errors import UserFileError

SUFFIX = ".sound"
NAME = re.compile(r"turn-(\d{1,6})\.flac")


class Sound:
    """The kept sound of one session."""

    def __init__(self, folder: Path, session: str) -> None:
        """`folder` is that of the journals."""
        self.folder = folder / f"{session}{SUFFIX}"

    def path(self, turn: int) -> Path:
        """Where the sound of one turn lies, or would lie."""
        return self.folder / f"turn-{turn}.flac"

    def keep(self, turn: int, flac: bytes) -> None:
        """Write one turn, in place of an earlier try that was taken back. Raises UserFileError."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(self.path(turn), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(flac)
        except OSError as error:
            what = f"the sound cannot be kept: {(error.strerror or 'unknown reason').lower()}"
            raise UserFileError(str(self.path(turn)), what) from error

    def turns(self) -> dict[int, Path]:
        """The turns that were kept."""
        try:
            found = {int(match[1]): each for each in self.folder.iterdir() if (match := NAME.fullmatch(each.name))}
        except OSError:
            return {}
        return dict(sorted(found.items()))

    def delete(self) -> None:
        """Remove it all. Raises UserFileError."""
        try:
            shutil.rmtree(self.folder)
        except FileNotFoundError:
            return
        except OSError as error:
            raise UserFileError(str(self.folder), f"cannot be deleted: {(error.strerror or 'unknown reason').lower()}") from error
