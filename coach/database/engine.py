"""An address in, a database with today's tables out: `with open_database(address) as database: …`.

`with database.reading() as connection` gives one that reads; each `writing()` is one transaction: all of it or nothing, and one
writer at a time, on either kind. It knows tables and transactions, not what is kept in them. Importing this module imports
SQLAlchemy: do so inside functions.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text

from coach.database.address import Address
from coach.database.refusals import OTHER_FOLDER, explained
from coach.database.tables import metadata
from coach.database.versions import bring_up_to_date, is_up_to_date, version
from coach.errors import DatabaseError, MissingExtra

PATIENCE_SECONDS = 15
"""How long one coach waits while another one writes."""
ANSWER_SECONDS = 5
"""How long for a server to answer: a rehearsal begins with a look at what is due."""
BEFORE = "history.db"
"""The file of earlier versions: verdicts alone, which are derived and made again."""
LOCK = 0x636F616368
"""PostgreSQL's number for "coach is writing" ("coach" in ASCII)."""
INSTALL = "pip install 'coach[postgres]'"


class Database:
    """An open database."""

    def __init__(self, address: Address, engine: Engine) -> None:
        self.address = address
        self._engine = engine

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that reads. Raises DatabaseError."""
        with explained(self.address), self._engine.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in one transaction: all of it or nothing, and nobody else writes meanwhile. Raises DatabaseError."""
        with explained(self.address), self._engine.connect() as connection:
            connection.execution_options(writing=True)
            with connection.begin():
                if self.address.url:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
                yield connection

    def empty(self) -> None:
        """Remove every row of every table for good."""
        with self.writing() as connection:
            if self.address.url:  # deleted rows would stay on the server's disk until it cleans up
                names = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
                connection.execute(text(f"TRUNCATE {names}"))
            else:
                for table in reversed(metadata.sorted_tables):
                    connection.execute(table.delete())

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()


@contextlib.contextmanager
def open_database(address: Address) -> Iterator[Database]:
    """The database for as long as it is needed, made or brought up to date if need be. Raises DatabaseError or MissingExtra."""
    database = Database(address, _server(address) if address.url else _file(address))
    try:
        with database.reading() as connection:
            current = is_up_to_date(connection, address)
        if not current:
            with database.writing() as connection:
                bring_up_to_date(connection, address)
        for path in address.folder.glob(f"{BEFORE}*"):
            with contextlib.suppress(OSError):  # it disturbs nobody
                path.unlink()
        yield database
    finally:
        database.close()


def look(address: Address) -> Literal["ready", "older", "empty"]:
    """Whether the database answers and how old it is; nothing in it is changed. Raises DatabaseError or MissingExtra."""
    database = Database(address, _server(address) if address.url else _file(address))
    try:
        with database.reading() as connection:
            if is_up_to_date(connection, address):
                return "ready"
            return "older" if version(connection) else "empty"
    finally:
        database.close()


def _file(address: Address) -> Engine:
    assert address.path is not None
    _make(address.path)
    engine = create_engine(
        URL.create("sqlite", database=str(address.path)), connect_args={"timeout": PATIENCE_SECONDS}, pool_size=1
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # otherwise Python decides when a transaction begins, and lets tables out of it
        connection.execute("PRAGMA foreign_keys = ON")
        # What was deleted must be gone from the disk, not only from the tables.
        connection.execute("PRAGMA secure_delete = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that reads first and writes later would be refused where another one wrote in between.
        writes = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _make(path: Path) -> None:
    """The file, for its owner's eyes only: it holds other people's names and numbers. Raises DatabaseError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        raise DatabaseError(str(path), f"cannot be made ({why}). {OTHER_FOLDER}") from error


def _server(address: Address) -> Engine:
    try:
        import psycopg  # noqa: F401 - whether it is there
    except ImportError as error:
        raise MissingExtra("What talks to PostgreSQL", INSTALL) from error
    with explained(address):
        url = make_url(address.url or "").set(drivername="postgresql+psycopg")
        return create_engine(url, connect_args={"connect_timeout": ANSWER_SECONDS, "application_name": "coach"}, pool_size=1)
