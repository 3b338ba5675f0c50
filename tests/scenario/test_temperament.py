"""Temperaments: scenarios as somebody of few words, or of many, plays them; and what lint says of a file that is wrong."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from coach.resources import shipped
from coach.scenario.lint import lint
from coach.scenario.load import Library, load_scenario
from coach.scenario.temperament import LEAST_START, tempered, unfit
from tests.scenario.shop import found, shop

LIBRARY = Library(shipped("scenarios"))
EVERY = LIBRARY.names("temperament")
MEETING = load_scenario("meeting", LIBRARY)
RUTH = LIBRARY.profile("ruth-adler")


def test_there_are_eight_and_every_professional_has_one():
    assert set(EVERY) == {"generous", "busy", "terse", "rambling", "sceptical", "distracted", "pleasing", "interviewer"}
    assert {LIBRARY.profile(name).temperament for name in LIBRARY.names("profile")} == set(EVERY)


@pytest.mark.parametrize("name", EVERY)
def test_a_quirk_can_come_as_often_as_it_may_without_a_line_said_twice(name):
    temperament = LIBRARY.temperament(name)
    for quirk in temperament.quirks:
        assert quirk.move.kind == "answer" or len(set(quirk.move.lines)) > temperament.most


@pytest.mark.parametrize("name", EVERY)
def test_the_seed_draws_the_turns_and_leaves_normal_ones_between_them(name):
    temperament = LIBRARY.temperament(name)
    drawn = set()
    for seed in range(20):
        scenario, _ = tempered(MEETING, RUTH, temperament, seed)
        again, _ = tempered(MEETING, RUTH, temperament, seed)
        assert scenario == again
        turns = [int(each.when.turn.removeprefix(">= ")) for each in scenario.curveballs if each.temperament]
        assert len(turns) == temperament.most
        gaps = [later - earlier for earlier, later in pairwise(turns)]
        assert all(temperament.every[0] <= gap <= temperament.every[1] for gap in gaps)
        drawn.add(tuple(turns))
    assert len(drawn) > 1


def test_moods_begin_elsewhere_but_never_at_the_end_of_all_patience():
    busy, _ = tempered(MEETING, RUTH, LIBRARY.temperament("busy"), 1)
    for name, level in MEETING.difficulty.items():
        assert LEAST_START <= busy.difficulty[name].patience < level.patience


def test_a_terse_professional_stops_after_two_sentences_and_a_rambling_one_does_not():
    assert tempered(MEETING, RUTH, LIBRARY.temperament("terse"), 1)[1].max_sentences == 2
    assert tempered(MEETING, RUTH, LIBRARY.temperament("rambling"), 1)[1].max_sentences == 5


@pytest.mark.parametrize("scenario", ["voicemail", "receptionist", "thumbnail-sketch"])
def test_where_no_professional_answers_there_is_no_temperament(scenario):
    whole = load_scenario(scenario, LIBRARY)
    assert all("no professional answers there" in (unfit(whole, LIBRARY.temperament(name)) or "") for name in EVERY)


def test_three_minutes_have_no_room_for_a_rambler():
    why = unfit(load_scenario("phone-request", LIBRARY), LIBRARY.temperament("rambling"))
    assert why == '"rambling" does not fit "phone-request": it needs a talk of 10 minutes, and this one takes 3'


GLOOMY = """\
name: gloomy
version: 1
title: Gloomy
summary: Sees the dark side.
asks: Ask for the bright one.
judged: Asked somebody gloomy for the bright side
manner: By temper you are gloomy.
every: [1, 2]
quirks:
  - name: sigh
    title: sighed
    when: {says_none: [referral_ask]}
    joins: [answer]
    move: {instruct: Sigh., lines: [Ah well.]}
    expects:
      when: {says: open_question}
      good: And what do you like, {{ profile.first_name }}?
    met: {interest: 3, because: asked for the bright side}
    missed: {interest: -3, because: let them sigh}
"""


def gloomy(tmp_path: Path, old: str = "", new: str = "") -> list[str]:
    assert old in GLOOMY
    root = tmp_path / "shop"
    (root / "temperaments").mkdir(parents=True, exist_ok=True)
    (root / "temperaments" / "gloomy.yaml").write_text(GLOOMY.replace(old, new, 1) if old else GLOOMY, encoding="utf-8")
    shop(root, shop=("start: meeting", "start: meeting\ntempers: [meeting]"))
    problems = [each for each in lint(Library(root)) if Path(each.file).name == "gloomy.yaml"]
    return [f"{each.line}: {each.what}" + (f" ({each.suggestion})" if each.suggestion else "") for each in problems]


def test_a_sound_temperament_has_nothing_wrong_with_it(tmp_path):
    assert gloomy(tmp_path) == []


BROKEN = {
    "an unknown act": ("open_question", "open_qestion", '16: unknown act "open_qestion" (open_question)'),
    "a move that no scenario has": ("joins: [answer]", "joins: [anwser]", '13: no scenario has a move "anwser" (answer)'),
    "a quirk without words": (
        ", lines: [Ah well.]",
        "",
        '14: the quirk "sigh" has no lines, so the scripted persona could not say it',
    ),
    "turns that the seed should draw": (
        "{says_none: [referral_ask]}",
        '{turn: ">= 4"}',
        "12: the seed draws the turns of a quirk; `every` says how far apart",
    ),
    "numbers the wrong way round": ("every: [1, 2]", "every: [4, 2]", "8: the first number is the least and the second the most"),
    "a quirk that cannot come": (
        "{says_none: [referral_ask]}",
        "{flags: [lost_their_keys]}",
        '10: the quirk "sigh" can never come in any scenario',
    ),
    "a quirk that nobody can answer": (
        "{says: open_question}",
        '{says: open_question, trust: "> 100"}',
        '16: the quirk "sigh" can never be answered well',
    ),
    "a temperament for no talk there is": ("every:", "least_minutes: 50\nevery:", '1: "gloomy" fits no scenario there is'),
    "a variable that is none": (
        "{{ profile.first_name }}",
        "{{ profile.firstname }}",
        '17: unknown variable "profile.firstname" in a template (profile.first_name)',
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_lint_names_the_line(tmp_path, broken):
    old, new, says = BROKEN[broken]
    assert says in gloomy(tmp_path, old, new)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("profile: alex", "profile: alex\ntemperament: grumpy", 'there is no temperament "grumpy".'),
        (
            "profile: alex",
            "profile: alex\ntemperament: busy",
            '"busy" does not fit "shop": no professional answers there whose temperament could show.',
        ),
        ("start: meeting", "start: meeting\ntempers: [meting]", 'unknown stage "meting". Did you mean "meeting"?'),
        ("start: meeting", "start: meeting\ntempers: [agreed]", '"agreed" ends the talk.'),
        (
            "    title: was busy",
            "    title: was busy\n    temperament: busy",
            "a curveball of a scenario belongs to no temperament; write a quirk into scenarios/temperaments/ instead.",
        ),
    ],
)
def test_a_scenario_that_names_a_temperament_wrongly_is_told_where(tmp_path, old, new, says):
    if "temperament: busy" in new:
        (tmp_path / "temperaments").mkdir()
        text = (shipped("scenarios") / "temperaments" / "busy.yaml").read_text(encoding="utf-8")
        (tmp_path / "temperaments" / "busy.yaml").write_text(text, encoding="utf-8")
    wrong = [str(each) for each in found(tmp_path, shop=(old, new)) if "shop.yaml" in each.file]
    assert any(each.endswith(says) and "shop.yaml:" in each for each in wrong), wrong


def test_a_professional_with_an_unknown_temperament_is_told_where(tmp_path):
    wrong = [str(each) for each in found(tmp_path, profiles_alex=("manner: cheerful", "manner: cheerful\ntemperament: rambing"))]
    assert any("alex.yaml:" in each and 'there is no temperament "rambing"' in each for each in wrong), wrong
