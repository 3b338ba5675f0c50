"""Addresses in, whole pages out: one file per page, each from one typed context and one template."""

from __future__ import annotations

from coach.web.pages import (
    aloud,
    checks,
    compare,
    contact,
    contacts,
    due,
    going_on,
    home,
    me,
    notes,
    plan,
    portraits,
    practise,
    prepare,
    privacy,
    progress,
    rehearsal,
    report,
    scenarios,
    sessions,
)

ROOMS = (
    home, practise, aloud, checks, contacts, contact, due, sessions, report, going_on, portraits, rehearsal, progress, scenarios,
    me, privacy, prepare, notes, compare, plan,
)  # fmt: skip
PAGES = tuple(each.router for each in ROOMS)
"""In the order in which an address is looked up."""
