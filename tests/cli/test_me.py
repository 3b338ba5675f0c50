"""`coach me`: the trainee's own facts, asked once, kept in a file that can be edited by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.cli.me import LISTS, NEEDED, QUESTIONS
from coach.scenario.model import Trainee
from tests.fakes.shell import coach

ANSWERS = "Kim Ito\nam a cook\nnursing\n\nthrough my aunt\na shift; how to begin\n\npatience\n\n\nkim@example.org\n\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "coach"


def test_every_field_of_a_trainee_is_asked_for():
    assert list(QUESTIONS) == list(Trainee.model_fields)
    assert {name for name, field in Trainee.model_fields.items() if field.is_required()} == NEEDED
    assert {name for name, field in Trainee.model_fields.items() if field.default == ()} == LISTS


def test_before_the_first_time_an_imaginary_trainee_stands_in(home):
    ran = coach(home, "me", "--show")
    assert "Dana Ortiz" in ran.out
    assert "imaginary" in ran.out
    found = json.loads(coach(home, "me", "--json").out)
    assert (found["path"], found["name"]) == (None, "Dana Ortiz")
    assert not home.exists(), "looking creates nothing"


def test_the_facts_are_asked_for_once_and_kept(home):
    """Enter leaves what is not needed empty: nobody wakes up with the imaginary trainee's phone number."""
    ran = coach(home, "me", stdin=ANSWERS)
    assert ran.code == 0
    found = json.loads(coach(home, "me", "--json").out)
    assert found == {
        "path": str(home / "me.yaml"), "name": "Kim Ito", "background": "am a cook", "field": "nursing", "target": "",
        "found_through": "through my aunt", "wants_to_learn": ["a shift", "how to begin"], "questions": [],
        "skills": ["patience"], "evidence": "", "phone": "", "email": "kim@example.org", "address": "",
    }  # fmt: skip


def test_enter_keeps_what_is_there_and_a_dash_empties_it(home):
    coach(home, "me", stdin=ANSWERS)
    coach(home, "me", stdin="\n\npublic health\n\n\n\n\n-\n\n\n\n\n")
    found = json.loads(coach(home, "me", "--json").out)
    assert (found["name"], found["field"], found["skills"]) == ("Kim Ito", "public health", [])
    assert found["wants_to_learn"] == ["a shift", "how to begin"]


def test_what_is_needed_is_asked_for_again(home):
    ran = coach(home, "me", stdin="\n-\n" + ANSWERS)
    assert ran.code == 0
    assert ran.err.count("This one is needed.") == 2
    assert json.loads(coach(home, "me", "--json").out)["name"] == "Kim Ito"


def test_input_that_ends_early_changes_nothing(home):
    coach(home, "me", stdin=ANSWERS)
    before = (home / "me.yaml").read_text()
    ran = coach(home, "me", stdin="Somebody Else\n")
    assert ran.code != 0
    assert (home / "me.yaml").read_text() == before


def test_one_field_is_set_from_the_shell(home):
    ran = coach(home, "me", "--set", "name=Kim Ito", "--set", "skills=patience; counting")
    assert ran.code == 0
    assert "Still the imaginary trainee's: background, field, found_through." in ran.out
    found = json.loads(coach(home, "me", "--set", "field=nursing", "--json").out)
    assert (found["name"], found["field"], found["skills"], found["phone"]) == (
        "Kim Ito",
        "nursing",
        ["patience", "counting"],
        "",
    )


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ("feld=nursing", 'there is no field "feld". Did you mean "field"?'),
        ("nursing", "write FIELD=VALUE"),
        ("name=", "cannot be emptied"),
        ("name=  ", "cannot be emptied"),
        ("=x", 'there is no field ""'),
    ],
)
def test_a_wrong_setting_is_one_line_and_changes_nothing(home, setting, sentence):
    ran = coach(home, "me", "--set", setting)
    assert ran.code == 2
    assert sentence in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert not home.exists()


def test_control_characters_do_not_reach_the_file(home):
    coach(home, "me", "--set", "name=\x1b[31mKim\x00 Ito\u202e")
    assert json.loads(coach(home, "me", "--json").out)["name"] == "[31mKim Ito"


def test_emoji_and_other_scripts_are_kept(home):
    coach(home, "me", "--set", "name=زينب 🙂 Müller")
    assert json.loads(coach(home, "me", "--json").out)["name"] == "زينب 🙂 Müller"


def test_a_mistake_made_by_hand_is_said_with_its_line(home):
    home.mkdir()
    (home / "me.yaml").write_text("name: Kim\nbackground: am a cook\nfeild: nursing\nfound_through: x\n")
    for words in (("me", "--show"), ("me", "--set", "name=Kim"), ("rehearse", "phone-request")):
        ran = coach(home, *words)
        assert ran.code == 1
        assert 'me.yaml:3: unknown field "feild". Did you mean "field"?' in ran.err
        assert 'me.yaml:1: "field" is missing.' in ran.err


def test_facts_that_cannot_be_written_are_one_line(tmp_path):
    (tmp_path / "coach").write_text("a file where the folder should be")
    ran = coach(tmp_path / "coach", "me", "--set", "name=Kim")
    assert ran.code == 1
    assert "cannot be written" in ran.err
