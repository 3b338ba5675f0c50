"""A database of any age in, today's tables out: `bring_up_to_date(connection, address)`, all steps or none.

To add a table or a column:

1. change `coach/database/tables.py`;
2. write the next file beside `migrations/versions/v0001_records_and_verdicts.py`, such as `v0002_letters.py` with
   `revision = "v0002"`, `down_revision = "v0001"` and an `upgrade()` of Alembic's operations (`op.create_table`; for a change to
   a table that is there `with op.batch_alter_table("note") as table: table.add_column(…)`, since SQLite knows no other way);
3. run `pytest tests/database`: it compares what the steps make with `tables.py`, and the slow ones do so on PostgreSQL.

A field that is added to a model of `coach/records/model.py` has a default: what was deleted, and what was exported, lies in the
fields of its day.

A step that has been released is never changed: somebody's database has had it. Steps only lead forward.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from coach.database.address import Address
from coach.errors import DatabaseError

STEPS = Path(__file__).parent / "migrations"
VERSION_TABLE = "coach_version"
"""Not Alembic's own name, which another program in the same PostgreSQL may have taken."""


def latest() -> str:
    """The newest step that this coach knows; read from the names of the files, since Alembic takes long to import."""
    return max(path.stem.partition("_")[0] for path in (STEPS / "versions").glob("v*.py"))


def version(connection: Connection) -> str | None:
    """The newest step that the database has had; None before the first."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()


def is_up_to_date(connection: Connection, address: Address) -> bool:
    """Whether every step was taken. Raises DatabaseError for a database from a newer coach."""
    found, known = version(connection), latest()
    if found is not None and found > known:
        what = f"written by a newer coach ({found}; this one knows {known}). Update coach; nothing in it was changed"
        raise DatabaseError(address.shown, what)
    return found == known


def bring_up_to_date(connection: Connection, address: Address) -> None:
    """Take the steps that are missing, in the transaction that is open: whoever waited for it finds them taken."""
    if is_up_to_date(connection, address):
        return
    from alembic import command  # late: it takes longer to import than all else here
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
