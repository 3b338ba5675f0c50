"""Contacts, talks, notes, referrals, promises, what was deleted, and the verdicts of sessions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "contact",
        sa.Column("id", sa.String, primary_key=True),
        *_texts("name", "role", "organisation", "field", "phone", "email", "address", "found_through"),
        sa.Column("referrer", sa.String, sa.ForeignKey("contact.id", ondelete="SET NULL")),
        sa.Column("may_use_name", sa.Boolean),
        *_texts("read", "why"),
        sa.Column("like", sa.String),
        sa.Column("created", sa.Date, nullable=False),
    )
    op.create_table(
        "talk",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_contact(),
        *_texts("kind", "situation"),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("minutes", sa.Double),
        sa.Column("session", sa.String),
        *_texts("outcome"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "note",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_contact(),
        _of_talk(),
        *_texts("topic", "text"),
        sa.Column("written", sa.DateTime, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "referral",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_contact(),
        *_texts("name", "role", "organisation"),
        sa.Column("may_use_name", sa.Boolean),
        sa.Column("taken_up", sa.String, sa.ForeignKey("contact.id", ondelete="SET NULL")),
        sa.Column("written", sa.DateTime, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "promise",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_contact(),
        _of_talk(),
        *_texts("what", "text"),
        sa.Column("due_day", sa.Date, nullable=False),
        sa.Column("due_time", sa.Time),
        *_texts("by"),
        sa.Column("done", sa.DateTime),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "deletion",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        *_texts("what"),
        sa.Column("contact", sa.String),
        sa.Column("content", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "session",
        sa.Column("id", sa.String, primary_key=True),
        *_texts("created", "graded_by", "scenario"),
        sa.Column("scenario_version", sa.Integer, nullable=False),
        *_texts("profile", "difficulty"),
        sa.Column("exam", sa.Boolean, nullable=False),
        sa.Column("outcome", sa.String),
        sa.Column("won", sa.Boolean),
        sa.Column("agreed_minutes", sa.Double, nullable=False),
        sa.Column("used_minutes", sa.Double, nullable=False),
        sa.Column("talk_share", sa.Double),
    )
    op.create_table(
        "verdict",
        sa.Column("session", sa.String, sa.ForeignKey("session.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        *_texts("criterion", "title", "verdict"),
        sa.Column("headline", sa.String),
        sa.Column("weight", sa.Integer, nullable=False),
    )
    for table in ("talk", "note", "referral", "promise"):
        op.create_index(f"ix_{table}_contact", table, ["contact"])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=False) for name in names]


def _of_contact() -> sa.Column[str]:
    return sa.Column("contact", sa.String, sa.ForeignKey("contact.id", ondelete="CASCADE"), nullable=False)


def _of_talk() -> sa.Column[int]:
    return sa.Column("talk", sa.Integer, sa.ForeignKey("talk.id", ondelete="SET NULL"))
