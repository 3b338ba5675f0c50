"""What lint says of written scenarios, and of spoken ones that want what only writing has."""

from __future__ import annotations

import pytest

from coach.resources import shipped
from coach.scenario.load import Library, load_scenario
from coach.scenario.written_problems import written_problems
from coach.scenario.yaml_reader import parse_yaml

LIBRARY = Library(shipped("scenarios"))
PAGE = parse_yaml(b"name: it\n", "it.yaml")


def said(name, **changed):
    scenario = load_scenario(name, LIBRARY).model_copy(update=changed)
    return [problem.what for problem in written_problems(scenario, PAGE)]


def test_the_shipped_ones_have_nothing_wrong_with_them():
    assert [said(name) for name in LIBRARY.names("scenario")] == [[] for _ in LIBRARY.names("scenario")]


@pytest.mark.parametrize(
    ("name", "changed", "says"),
    [
        ("written-request", {"channels": ()}, "says in channels how its text is sent"),
        ("written-request", {"tempers": ("first_text",)}, "a written scenario has none"),
        ("phone-request", {"channels": ("email",)}, "channels is for written scenarios"),
        ("phone-request", {"recalls": "meeting"}, "recalls is for written scenarios"),
        ("phone-request", {"out_of_time": None}, "out_of_time is missing"),
    ],
)
def test_what_does_not_fit_is_said(name, changed, says):
    (found,) = said(name, **changed)
    assert says in found


def test_nobody_waits_for_days_in_a_talk_and_writing_has_no_clock():
    talk, text = load_scenario("phone-request", LIBRARY), load_scenario("written-request", LIBRARY)
    days = {**talk.moves, "goodbye": talk.moves["goodbye"].model_copy(update={"days": (1, 2)})}
    assert any("nobody waits for days" in each for each in said("phone-request", moves=days))
    assert any("writing has no clock" in each for each in said("written-request", out_of_time=talk.out_of_time))
    turned = {**text.moves, "no_word": text.moves["no_word"].model_copy(update={"days": (9, 2)})}
    assert any("the first number of days" in each for each in said("written-request", moves=turned))
