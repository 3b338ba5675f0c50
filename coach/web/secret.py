"""A folder in, the secret of its pages' cookie out: `secret(folder)` → the text of `keys/web`, made at the first call.

It outlives the server, so that a page which is open goes on after a restart. Only the owner can read the file.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import tempfile
from pathlib import Path

FILE = Path("keys") / "web"
SECRET = re.compile(r"[\w-]{43}")
"""What `secrets.token_urlsafe(32)` makes."""


def secret(folder: Path) -> str:
    """The secret; a new one where none is kept, and one for this run alone where none can be kept."""
    path = folder / FILE
    with contextlib.suppress(OSError, ValueError):
        kept = path.read_text(encoding="ascii").strip()
        if SECRET.fullmatch(kept) and (os.name != "posix" or not path.stat().st_mode & 0o077):  # others may have read it
            return kept
    made = secrets.token_urlsafe(32)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.parent.chmod(0o700)
        descriptor, name = tempfile.mkstemp(prefix=".web-", dir=path.parent)  # made with mode 0600
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(made + "\n")
        Path(name).replace(path)
    return made
