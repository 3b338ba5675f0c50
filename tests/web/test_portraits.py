"""Drawn faces: the same for one name, another for each name, harmless markup."""

from __future__ import annotations

from typing import get_args
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from coach.scenario.model import PortraitWish, RoleProfile
from coach.web.looks import BACKDROPS, CLOTHES, HAIR_COLOURS, SKINS
from coach.web.portraits import draw, looks
from coach.wiring import House
from tests.web.kept import CALL, keep


def profiles(house: House) -> list[RoleProfile]:
    return [house.library.profile(name) for name in house.library.names("profile")]


def test_nobody_has_the_face_of_somebody_else_and_each_keeps_their_own(house: House) -> None:
    cast = profiles(house)
    drawn = [draw(looks(profile)) for profile in cast]
    assert len(set(drawn)) == len(cast) == 10
    assert drawn == [draw(looks(profile)) for profile in cast]


def test_a_profile_that_says_nothing_gets_a_face_by_its_name(house: House) -> None:
    plain = house.library.profile("ruth-adler").model_copy(update={"portrait": PortraitWish(), "role": "a beekeeper"})
    faces = {draw(looks(plain.model_copy(update={"name": f"person-{number}"}))) for number in range(50)}
    assert len(faces) > 40


def wishes() -> list[tuple[str, str]]:
    fields = PortraitWish.model_fields
    choices = {name: [each for part in get_args(field.annotation) for each in get_args(part)] for name, field in fields.items()}
    return [(name, choice) for name, found in choices.items() for choice in found]


@pytest.mark.parametrize(("field", "wish"), wishes())
def test_whatever_a_profile_may_wish_for_is_drawn(house: House, field: str, wish: str) -> None:
    """By its own colour, or by a shape that differs from that of another wish."""
    profile = house.library.profile("dwayne-prescott")
    wished = profile.model_copy(update={"portrait": profile.portrait.model_copy(update={field: wish})})
    picture = draw(looks(wished))
    ElementTree.fromstring(picture)
    colours = {"skin": {name: skin.base for name, skin in SKINS.items()}, "hair_colour": HAIR_COLOURS, "backdrop": BACKDROPS}
    if field in colours:
        assert colours[field][wish] in picture
    if field == "clothes":
        assert CLOTHES[wish][0] in picture


def test_each_hair_and_each_beard_looks_different(house: House) -> None:
    profile = house.library.profile("dwayne-prescott")
    for field in ("hair", "beard"):
        found = [wish for name, wish in wishes() if name == field]
        drawn = {
            draw(looks(profile.model_copy(update={"portrait": PortraitWish(skin="sand", **{field: wish})}))) for wish in found
        }
        assert len(drawn) == len(found)


def test_words_in_a_picture_are_words(house: House) -> None:
    picture = draw(looks(house.library.profile("ruth-adler")), "<script>alert(1)</script> & co")
    root = ElementTree.fromstring(picture)
    assert root[0].text == "<script>alert(1)</script> & co"
    assert not [each for each in root.iter() if each.tag.endswith(("script", "style", "image", "foreignObject"))]
    assert not [name for each in root.iter() for name in each.attrib if name == "style" or name.startswith("on")]


def test_a_browser_keeps_a_face_for_an_hour_and_asks_again_with_its_tag(browser: TestClient) -> None:
    answer = browser.get("/portraits/ruth-adler.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "max-age=3600" in answer.headers["cache-control"]
    again = browser.get("/portraits/ruth-adler.svg", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_session_shows_the_face_that_its_professional_had(browser: TestClient, house: House) -> None:
    keep(house)
    assert "Ruth Adler" in browser.get(f"/sessions/{CALL}/portrait.svg").text
    for path in ("/portraits/nobody.svg", "/portraits/..%2f..%2fme.svg", "/sessions/nobody/portrait.svg"):
        assert browser.get(path).status_code == 404
