"""An SQLite file in, the same file with today's tables out: `open_database(path)` migrates it step by step.

`history.db` holds verdicts of sessions, for `coach progress`. It is derived from the journals and can be deleted at any time.
`PRAGMA user_version` counts the migrations that a file has had. This module knows tables, not sessions.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from coach.errors import UserFileError

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE session (
        id TEXT PRIMARY KEY,
        created TEXT NOT NULL,
        graded_by TEXT NOT NULL,       -- version of coach: another one judges again
        scenario TEXT NOT NULL,
        scenario_version INTEGER NOT NULL,
        profile TEXT NOT NULL,
        difficulty TEXT NOT NULL,
        exam INTEGER NOT NULL,
        outcome TEXT,
        won INTEGER,
        agreed_minutes REAL NOT NULL,
        used_minutes REAL NOT NULL,
        talk_share REAL                -- NULL: nobody spoke
    ) STRICT;
    CREATE TABLE verdict (
        session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        criterion TEXT NOT NULL,
        title TEXT NOT NULL,
        verdict TEXT NOT NULL,
        headline TEXT,
        weight INTEGER NOT NULL,
        PRIMARY KEY (session, position)
    ) STRICT, WITHOUT ROWID;
    """,
)
"""Statements that lead from one version to the next. Only ever appended to: a file in use has had the first ones."""

DATABASE = "history.db"
"""Name of the file in the user's own folder."""

PATIENCE_SECONDS = 15.0
"""How long one coach waits while another one writes."""


def open_database(path: Path) -> sqlite3.Connection:
    """A connection to the migrated file, made if need be. Raises UserFileError."""
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=PATIENCE_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            # Deleted sessions must be gone from the disk, not only from the tables.
            connection.execute("PRAGMA secure_delete = ON")
            migrate(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the file to today's version. Two processes that start at once do it once: the second waits and finds it done."""
    if _version(connection, path) == len(MIGRATIONS):
        return
    with writing(connection):
        for number in range(_version(connection, path), len(MIGRATIONS)):
            for statement in MIGRATIONS[number].split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


@contextlib.contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it or nothing, and nobody else writes meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """SQLite's and the disk's refusals as one line each. Raises UserFileError."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise UserFileError(str(path), _operational(error)) from error
    except sqlite3.DatabaseError as error:
        what = "This is no sound database any more. Delete it: coach makes it again from your sessions"
        raise UserFileError(str(path), what) from error
    except OSError as error:
        what = f"cannot be made ({(error.strerror or 'unknown reason').lower()}). Set COACH_HOME to a folder that coach may use"
        raise UserFileError(str(path), what) from error


def _version(connection: sqlite3.Connection, path: Path) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        what = f"written by a newer coach (version {version}; this one knows {len(MIGRATIONS)}). Update coach, or delete the file"
        raise UserFileError(str(path), f"{what}: it is made again from your sessions")
    return version


def _operational(error: sqlite3.OperationalError) -> str:
    match getattr(error, "sqlite_errorname", "").split("_")[:2]:
        case ["SQLITE", "FULL"]:
            return "The disk is full. Make room and try again"
        case ["SQLITE", "BUSY" | "LOCKED"]:
            return "Another coach has been writing to it for too long. Close that one and try again"
        case ["SQLITE", "READONLY" | "CANTOPEN" | "PERM" | "IOERR"]:
            return "It cannot be written to. Set COACH_HOME to a folder that coach may use"
        case _:
            return "Its tables are not as coach made them. Delete it: coach makes it again from your sessions"
