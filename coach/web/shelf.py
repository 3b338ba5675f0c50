"""A house in, what can be picked in it out: scenarios and professionals, from the first lines of their files."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from coach.errors import UserFileError
from coach.scenario.catalog import Entry, Shelf
from coach.scenario.load import Library
from coach.scenario.model import RoleProfile
from coach.scenario.temperament import Temperament
from coach.scenario.yaml_reader import read_head
from coach.web.contexts import Person, Talk
from coach.wiring import House

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Get the meeting", ("phone-request", "receptionist", "voicemail", "referral-call")),
    ("Have the meeting", ("meeting", "phone-meeting")),
    ("In writing", ("written-request", "thank-you-note")),
    ("At any time", ("thumbnail-sketch", "chance-encounter")),
)
"""In the order in which one needs them."""


def talks(house: House) -> tuple[Talk, ...]:
    """Every scenario, the user's own included."""
    shelf = house.library.shelf
    return tuple(
        Talk(each.name, each.title or each.name, each.summary, _situation(shelf, each), each.own, each.problem)
        for each in shelf.entries("scenario")
    )


def in_order(every: Iterable[Talk]) -> list[Talk]:
    """First those that come with coach, as one needs them."""
    order = [name for _, names in GROUPS for name in names]
    return sorted(every, key=lambda each: order.index(each.name) if each.name in order else len(order))


def people(house: House) -> tuple[Person, ...]:
    """Every professional."""
    entries = house.library.shelf.entries("profile")
    return tuple(Person(each.name, each.title or each.name, each.summary, each.own, each.problem) for each in entries)


def profile(house: House, name: str) -> RoleProfile:
    """One professional, read anew only when the file has changed, since a page may show all of them. Raises NotFound or
    UserFileError."""
    found = house.library.shelf.path("profile", name).stat()
    return _profile(house.library, name, found.st_mtime_ns, found.st_size)


def temperament(house: House, name: str) -> Temperament:
    """One temperament, in the same way."""
    found = house.library.shelf.path("temperament", name).stat()
    return _temperament(house.library, name, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=64)
def _profile(library: Library, name: str, _mtime: int, _size: int) -> RoleProfile:
    return library.profile(name)


@lru_cache(maxsize=64)
def _temperament(library: Library, name: str, _mtime: int, _size: int) -> Temperament:
    return library.temperament(name)


def _situation(shelf: Shelf, entry: Entry) -> str:
    path = shelf.path("scenario", entry.name)
    try:
        return str(read_head(path, shelf.shown(path), frozenset({"situation"})).get("situation", ""))
    except UserFileError:
        return ""  # the entry itself says what is wrong
