"""Alembic's way in: runs the steps on the connection, and in the transaction, that `coach.database.versions` hands over."""

from __future__ import annotations

from alembic import context

from coach.database.versions import VERSION_TABLE

# SQLite rolls back tables as well as rows; without this a step that fails half-way would leave half of its tables.
context.configure(
    connection=context.config.attributes["connection"],
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
