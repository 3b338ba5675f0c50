"""Addresses in, whole pages out: one file per page, each from one typed context and one template."""

from __future__ import annotations

from coach.web.pages import home, portraits, rehearsal, report

PAGES = tuple(each.router for each in (home, report, portraits, rehearsal))
"""In the order in which an address is looked up."""
