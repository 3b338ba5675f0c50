"""The tables as they are today; `coach/database/migrations/` leads older databases here, and a test compares the two.

Times are the trainee's own wall clock, without a zone. Numbers of deleted rows are never given again, so that what was deleted
can come back under its own.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Double, ForeignKey, Integer, MetaData, String, Table, Time

metadata = MetaData()


def _number() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _of_contact() -> Column[str]:
    return Column("contact", ForeignKey("contact.id", ondelete="CASCADE"), nullable=False, index=True)


def _of_talk() -> Column[int | None]:
    return Column("talk", ForeignKey("talk.id", ondelete="SET NULL"))


def _text(name: str) -> Column[str]:
    return Column(name, String, nullable=False)


contact = Table(
    "contact",
    metadata,
    Column("id", String, primary_key=True),
    _text("name"),
    _text("role"),
    _text("organisation"),
    _text("field"),
    _text("phone"),
    _text("email"),
    _text("address"),
    _text("found_through"),
    Column("referrer", ForeignKey("contact.id", ondelete="SET NULL")),
    Column("may_use_name", Boolean),
    _text("read"),
    _text("why"),
    Column("like", String),
    Column("created", Date, nullable=False),
)

talk = Table(
    "talk",
    metadata,
    _number(),
    _of_contact(),
    _text("kind"),
    _text("situation"),
    Column("at", DateTime, nullable=False),
    Column("minutes", Double),
    Column("session", String),
    _text("outcome"),
    sqlite_autoincrement=True,
)

note = Table(
    "note",
    metadata,
    _number(),
    _of_contact(),
    _of_talk(),
    _text("topic"),
    _text("text"),
    Column("written", DateTime, nullable=False),
    sqlite_autoincrement=True,
)

referral = Table(
    "referral",
    metadata,
    _number(),
    _of_contact(),
    _text("name"),
    _text("role"),
    _text("organisation"),
    Column("may_use_name", Boolean),
    Column("taken_up", ForeignKey("contact.id", ondelete="SET NULL")),
    Column("written", DateTime, nullable=False),
    sqlite_autoincrement=True,
)

promise = Table(
    "promise",
    metadata,
    _number(),
    _of_contact(),
    _of_talk(),
    _text("what"),
    _text("text"),
    Column("due_day", Date, nullable=False),
    Column("due_time", Time),  # NULL: any time of that day
    _text("by"),
    Column("done", DateTime),
    sqlite_autoincrement=True,
)

deletion = Table(
    "deletion",
    metadata,
    _number(),
    Column("at", DateTime, nullable=False),
    _text("what"),
    Column("contact", String),  # the id that must not be given to another one meanwhile
    Column("content", JSON, nullable=False),  # table → rows, and the links to them that were cut
    sqlite_autoincrement=True,
)

session = Table(
    "session",
    metadata,
    Column("id", String, primary_key=True),
    _text("created"),
    _text("graded_by"),  # version of coach: another one judges again
    _text("scenario"),
    Column("scenario_version", Integer, nullable=False),
    _text("profile"),
    _text("difficulty"),
    Column("exam", Boolean, nullable=False),
    Column("outcome", String),
    Column("won", Boolean),
    Column("agreed_minutes", Double, nullable=False),
    Column("used_minutes", Double, nullable=False),
    Column("talk_share", Double),  # NULL: nobody spoke
)

verdict = Table(
    "verdict",
    metadata,
    Column("session", ForeignKey("session.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("criterion"),
    _text("title"),
    _text("verdict"),
    Column("headline", String),
    Column("weight", Integer, nullable=False),
)
