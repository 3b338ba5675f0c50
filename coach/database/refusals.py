"""What SQLite, PostgreSQL or the disk refuse in, one line with what to do out: `with explained(address): …`.

`sqlite3.OperationalError: database or disk is full` → `…/coach.db: The disk is full. Make room and try again.` A password never
stands in such a line.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import ArgumentError, DBAPIError

from coach.database.address import Address
from coach.errors import DatabaseError

MOVE = "Move it away and coach begins an empty one; `coach data import EXPORT.zip` brings back what you exported"
OTHER_FOLDER = "Set COACH_HOME to a folder that coach may use"
WRONG = "Correct COACH_DATABASE_URL"
OR_WRONG = ", or correct COACH_DATABASE_URL"
AGAIN = "Try again in a moment"
GONE = "The server has gone away in the middle; nothing was half-written. Try again when it is back"
ENCODING = "The server cannot keep one of these characters. Make its database with the encoding UTF8"
SERVER: tuple[tuple[str, str], ...] = (
    (r"password authentication failed|no password supplied", f"The server refuses the password. {WRONG}"),
    (r"database \".*\" does not exist", f"The server has no such database. Make it with `createdb`{OR_WRONG}"),
    (r"role \".*\" does not exist", f"The server knows nobody of that name. {WRONG}"),
    (r"no pg_hba\.conf entry", f"The server does not let this machine in. Ask whoever runs it{OR_WRONG}"),
    (r"could not translate host name|failed to resolve host|[Nn]ame or service not known", f"There is no such host. {WRONG}"),
    (r"invalid response to SSL", f"What answers there is no PostgreSQL. {WRONG}"),
    (
        r"Connection refused|No such file|[Uu]nreachable|No route|connection failed: .*server closed",
        f"No PostgreSQL answers there. Start it{OR_WRONG}",
    ),
    (r"timeout|timed out", f"The server does not answer. Start it{OR_WRONG}"),
    (r"SSL|certificate", f"The encrypted connection fails (sslmode). {WRONG}"),
    (r"starting up|shutting down|recovery mode", f"The server is just starting or stopping. {AGAIN}"),
    (r"too many (clients|connections)|remaining connection slots", f"The server has no connection left. {AGAIN}"),
    (r"terminating|server closed|connection is lost|consuming input failed|connection is closed|sending query", GONE),
)
"""What PostgreSQL's library says → what we say."""
STATES: tuple[tuple[str, str], ...] = (
    ("53100", "The server's disk is full. Make room and try again"),
    ("25006", f"The server takes no changes. {WRONG}"),
    ("42501", "This user of the server may not do that. Ask whoever runs it for the right to make tables"),
    ("57", GONE),
    ("42", "Its tables are not as coach made them. Give coach a database of its own"),
    ("22", ENCODING),
)
"""Beginning of PostgreSQL's error code → what we say."""


@contextlib.contextmanager
def explained(address: Address) -> Iterator[None]:
    """Refusals as one line each. Raises DatabaseError."""
    try:
        yield
    except DBAPIError as error:
        raise DatabaseError(address.shown, _why(error.orig, address)) from error
    except sqlite3.Error as error:  # before SQLAlchemy has its hand on it
        raise DatabaseError(address.shown, _why(error, address)) from error
    except ArgumentError as error:
        raise DatabaseError(address.shown, f"This is no address of a PostgreSQL. {WRONG}") from error
    except UnicodeEncodeError as error:  # a server that keeps an older encoding than UTF-8
        raise DatabaseError(address.shown, ENCODING) from error


def _why(error: BaseException | None, address: Address) -> str:
    return _server(error) if address.url else _file(error)


def _file(error: BaseException | None) -> str:
    match getattr(error, "sqlite_errorname", "").split("_")[:2]:
        case ["SQLITE", "FULL"]:
            return "The disk is full. Make room and try again; nothing was half-written"
        case ["SQLITE", "BUSY" | "LOCKED"]:
            return "Another coach has been writing to it for too long. Close that one and try again"
        case ["SQLITE", "READONLY" | "CANTOPEN" | "PERM"]:
            return f"It cannot be written to. {OTHER_FOLDER}"
        case ["SQLITE", "IOERR"]:
            return f"The disk refuses it. Make room, or look whether it is broken; nothing was half-written. {OTHER_FOLDER}"
        case ["SQLITE", "ERROR"]:
            return f"Its tables are not as coach made them. {MOVE}"
        case _:
            return f"This is no sound database; nothing in it was changed. {MOVE}"


def _server(error: BaseException | None) -> str:
    state, said = getattr(error, "sqlstate", None) or "", str(error)
    for begin, what in STATES:
        if state.startswith(begin):
            return what
    for pattern, what in SERVER:
        if re.search(pattern, said):
            return what
    return f"The server refuses ({type(error).__name__}{f', {state}' if state else ''}). {WRONG}"
