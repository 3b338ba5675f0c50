"""A house in, what can be picked in it out: scenarios and professionals, from the first lines of their files."""

from __future__ import annotations

from coach.errors import UserFileError
from coach.scenario.catalog import Entry, Shelf
from coach.scenario.yaml_reader import read_head
from coach.web.contexts import Person, Talk
from coach.wiring import House


def talks(house: House) -> tuple[Talk, ...]:
    """Every scenario, the user's own included."""
    shelf = house.library.shelf
    return tuple(
        Talk(each.name, each.title or each.name, each.summary, _situation(shelf, each), each.own, each.problem)
        for each in shelf.entries("scenario")
    )


def people(house: House) -> tuple[Person, ...]:
    """Every professional."""
    entries = house.library.shelf.entries("profile")
    return tuple(Person(each.name, each.title or each.name, each.summary, each.own, each.problem) for each in entries)


def _situation(shelf: Shelf, entry: Entry) -> str:
    path = shelf.path("scenario", entry.name)
    try:
        return str(read_head(path, shelf.shown(path), frozenset({"situation"})).get("situation", ""))
    except UserFileError:
        return ""  # the entry itself says what is wrong
