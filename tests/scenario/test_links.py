"""What lint says of a link that leads nowhere, and of one that nobody can follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.resources import shipped
from coach.scenario.links import colleague
from coach.scenario.lint import lint
from coach.scenario.load import Library
from tests.scenario.shop import SCENARIO, shop

LINK = """\
carried: [came_back]
links:
  - after: declined
    to: shop
    title: Another day.
    carries: [slot, asked]
    sets: came_back
    asks: [{question: "Did you come back?", "yes": came_back}]
"""


def linted(tmp_path: Path, old: str = "", new: str = "") -> list[str]:
    assert old in LINK
    # The flag is carried to the same scenario, so it must be known there as well.
    link = LINK.replace("carried: [came_back]", "carried: [came_back, asked]")
    link = link.replace(old, new, 1) if old else link
    library = shop(tmp_path, shop=("start: meeting\n", f"start: meeting\n{link}"))
    return [str(each).removeprefix("scenarios/") for each in lint(library) if not each.warning]


def test_a_sound_link_has_nothing_wrong_with_it(tmp_path):
    assert linted(tmp_path) == []


LINE = SCENARIO[: SCENARIO.index("start: meeting\n")].count("\n") + 2
"""Of `carried:`, which comes after `start:`."""

BROKEN = {
    "a scenario that is not there": (
        "to: shop",
        "to: shopp",
        f'shop.yaml:{LINE + 3}: there is no scenario "shopp". Did you mean "shop"?',
    ),
    "an outcome that is none": (
        "after: declined",
        "after: declinde",
        f'shop.yaml:{LINE + 2}: unknown outcome "declinde". Did you mean "declined"?',
    ),
    "something that cannot be carried": (
        "[slot, asked]",
        "[slot, mood]",
        f'shop.yaml:{LINE + 5}: nothing called "mood" can be carried; slot, minutes, name, contact, talk and the flags of this scenario can.',
    ),
    "a flag that the next talk does not know": (
        "sets: came_back",
        "sets: came_bak",
        f'shop.yaml:{LINE + 2}: "shop" does not know the flag "came_bak": it is not among its `carried`. Did you mean "came_back"?',
    ),
    "an answer that the next talk does not know": (
        '"yes": came_back',
        '"yes": came_early',
        f'shop.yaml:{LINE + 2}: "shop" does not know the flag "came_early": it is not among its `carried`.',
    ),
    "a condition that never holds": (
        "title: Another day.",
        "flags: askd\n    title: Another day.",
        f'shop.yaml:{LINE + 4}: the flag "askd" is never set. Did you mean "asked"?',
    ),
    "a way to nowhere": (
        "to: shop\n    ",
        "",
        f'shop.yaml:{LINE + 2}: "to" is missing in links[1].',
    ),
    "more minutes than there are": (
        "title: Another day.",
        "title: Another day.\n    minutes: 30",
        f'shop.yaml:{LINE + 5}: 30 minutes are agreed, and "shop" ends after 4.',
    ),
    "a variable that is none": (
        "title: Another day.",
        "title: Another {{ earlier.day }}.",
        f'shop.yaml:{LINE + 4}: unknown variable "earlier.day" in a template.',
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_lint_names_the_line(tmp_path, broken):
    old, new, says = BROKEN[broken]
    found = linted(tmp_path, old, new)
    assert any(says.rstrip(".") in each for each in found), found


@pytest.mark.parametrize("name", Library(shipped("scenarios")).names("profile"))
def test_whoever_is_named_can_be_called(name):
    profile = Library(shipped("scenarios")).profile(name)
    for contact in profile.contacts:
        person = colleague(contact, profile, told=())
        assert person.full_name in contact.name
        assert person.facts
        assert person.field == profile.field


def test_a_colleague_tells_nothing_that_was_told_before():
    profile = Library(shipped("scenarios")).profile("ruth-adler")
    everything = {fact.id for fact in profile.facts}
    assert colleague(profile.contacts[0], profile, told=everything).facts == ()
