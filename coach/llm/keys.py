"""A key in, a file that only its owner can read out; and what may be said about it.

`store(folder, "sk-…")` writes `keys/openai` in the coach folder with mode 0600. The key itself leaves this module only through
`coach.settings`, on its way into a request.
"""

from __future__ import annotations

import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from coach.errors import CoachError, UsageError, UserFileError
from coach.settings import KEY, KEY_FILE


@dataclass(frozen=True, slots=True)
class Kept:
    """What may be said about a stored key."""

    path: Path
    private: bool
    """Only the owner can read it. Windows keeps the user's folder private by itself."""


def store(folder: Path, key: str) -> Path:
    """Keep `key`; replaces the one kept before, whole or not at all."""
    key = key.strip()
    if not key:
        raise UsageError("No key was given. Paste the key of your server, then press Enter.")
    if not KEY.fullmatch(key):
        raise UsageError("That is no key: a key has no blanks and only plain letters, digits and signs. Copy it again.")
    path = folder / KEY_FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.parent.chmod(0o700)
        descriptor, name = tempfile.mkstemp(prefix=".key-", dir=path.parent)  # made with mode 0600
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(key + "\n")
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CoachError(f"The key cannot be written to {path}: {error.strerror or 'the disk refused'}.") from error
    return path


def find(folder: Path) -> Kept | None:
    """The key that is kept, or None."""
    path = folder / KEY_FILE
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UserFileError(str(path), "the key cannot be looked at") from error
    return Kept(path, os.name != "posix" or not mode & (stat.S_IRWXG | stat.S_IRWXO))


def remove(folder: Path) -> bool:
    """Forget the key; False when there was none."""
    path = folder / KEY_FILE
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise CoachError(f"The key cannot be removed from {path}: {error.strerror or 'the disk refused'}.") from error
    return True
