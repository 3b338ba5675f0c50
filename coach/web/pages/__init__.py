"""Addresses in, whole pages out: one file per page, each from one typed context and one template."""

from __future__ import annotations

from coach.web.pages import (
    checks,
    going_on,
    home,
    me,
    portraits,
    practise,
    privacy,
    progress,
    rehearsal,
    report,
    scenarios,
    sessions,
)

PAGES = tuple(
    each.router
    for each in (home, practise, checks, sessions, report, going_on, portraits, rehearsal, progress, scenarios, me, privacy)
)
"""In the order in which an address is looked up."""
