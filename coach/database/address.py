"""A folder and perhaps a URL in, where the database is out, sayable without its password.

>>> Address(Path("/home/ada/coach"), "postgresql://ada:secret@db.example.org/coach").shown
'postgresql://ada@db.example.org/coach'

Opens nothing and imports nothing heavy, so that every command may carry one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

FILE = "coach.db"
"""Name of the file in the trainee's own folder."""
SCHEMES = ("postgresql", "postgres")


@dataclass(frozen=True, slots=True)
class Address:
    """A file in the trainee's own folder, unless a URL names a PostgreSQL."""

    folder: Path
    url: str | None = field(default=None, repr=False)
    """May hold a password: shown nowhere."""

    @property
    def path(self) -> Path | None:
        """The file; None for a server."""
        return None if self.url else self.folder / FILE

    @property
    def shown(self) -> str:
        """The file's path, or the URL without password and options."""
        if not self.url:
            return str(self.folder / FILE)
        parts = urlsplit(self.url)
        name, at, place = parts.netloc.rpartition("@")
        return f"postgresql://{name.partition(':')[0]}{at}{place}{parts.path}"


def has_password(url: str) -> bool:
    """Whether a password stands in it, before the host or among the options; also where it is no good URL."""
    name, at, _ = url.partition("://")[2].rpartition("@")
    return bool(at and ":" in name) or "password=" in url


def usable(url: str) -> str:
    """The URL, if it can be one of a PostgreSQL. Raises ValueError with what to write instead."""
    try:
        parts = urlsplit(url.strip())
        fits = parts.scheme in SCHEMES and len(parts.path) > 1 and parts.port != 0
    except ValueError:  # a port that is no number
        fits = False
    if not fits:
        raise ValueError("write an address such as postgresql://ada@127.0.0.1:5432/coach")
    return url.strip()
