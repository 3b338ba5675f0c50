"""Names that a shell may complete: scenarios, professionals, sessions, contacts. An error completes nothing."""

from __future__ import annotations

import os

import click

from coach.errors import CoachError
from coach.resources import home, shipped


def _names(kind: str) -> list[str]:
    from coach.scenario.catalog import Shelf

    return list(Shelf(shipped("scenarios"), home(os.environ) / "scenarios").paths(kind))  # type: ignore[arg-type]


def scenarios(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Scenarios that begin so."""
    return _begun("scenario", begun)


def profiles(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Professionals that begin so."""
    return _begun("profile", begun)


def temperaments(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Temperaments that begin so."""
    return _begun("temperament", begun)


def sessions(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Sessions that begin so, newest first."""
    from coach.history.journal import Journals

    try:
        ids = Journals(home(os.environ) / "sessions").ids()
    except CoachError:
        return []
    return [name for name in ("last", *reversed(ids)) if name.startswith(begun)]


def contacts(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Contacts whose id begins so."""
    from coach.cli.overdue import anything_kept
    from coach.wiring import open_house

    if not anything_kept():
        return []  # a key pressed must create nothing
    try:
        with open_house(os.environ).book() as book:
            return [each.id for each in book.contacts() if each.id.startswith(begun)]
    except CoachError:
        return []


def _begun(kind: str, begun: str) -> list[str]:
    try:
        return sorted(name for name in _names(kind) if name.startswith(begun))
    except CoachError:
        return []
