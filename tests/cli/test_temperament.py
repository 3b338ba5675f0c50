"""`--temperament`: asked for, unknown, out of place, listed and shown."""

from __future__ import annotations

import json

import pytest

from coach.dialogue.events import decode
from tests.fakes.shell import coach


def test_a_temperament_can_be_asked_for_and_is_kept_in_the_journal(tmp_path):
    ran = coach(tmp_path, "rehearse", "meeting", "--temperament", "rambling", "--seed", "1", "--json", stdin="Hello.\n")
    assert ran.code == 0, ran.err
    start = decode(ran.out.splitlines()[0])
    assert start.temperament["name"] == "rambling"
    assert start.temperament["quirks"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("meeting", "--temperament", "ramblin"), 1, 'No temperament is called "ramblin". Did you mean "rambling"?'),
        (("voicemail", "--temperament", "rambling"), 2, "no professional answers there whose temperament could show"),
        (("phone-request", "--temperament", "rambling"), 2, "it needs a talk of 10 minutes, and this one takes 3"),
    ],
)
def test_one_that_cannot_be_is_one_clear_line(tmp_path, words, code, says):
    ran = coach(tmp_path, "rehearse", *words)
    assert ran.code == code
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert not list(tmp_path.rglob("*.jsonl"))


def test_the_list_names_all_of_them(tmp_path):
    listed = json.loads(coach(tmp_path, "scenarios", "--json").out)["temperaments"]
    assert [each["name"] for each in listed] == sorted(
        ["busy", "distracted", "generous", "interviewer", "pleasing", "rambling", "sceptical", "terse"]
    )
    assert "--temperament NAME" in coach(tmp_path, "scenarios").out


def test_showing_one_says_what_it_asks_of_you(tmp_path):
    ran = coach(tmp_path, "scenarios", "show", "pleasing")
    assert ran.code == 0, ran.err
    assert "Ask what is hard about it" in ran.out


def test_showing_a_scenario_names_its_surprises_and_the_temperaments_that_fit(tmp_path):
    out = " ".join(coach(tmp_path, "scenarios", "show", "phone-request").out.split())
    assert "flat-no:" in out
    assert "busy, distracted, sceptical" in out
    assert "rambling" not in out
