"""A fixed moment for sessions of tests."""

from datetime import UTC, datetime

AT = datetime(2026, 5, 4, 10, 30, tzinfo=UTC)
