"""`coach compare`: notes on real and on imaginary people."""

from __future__ import annotations

import json

import pytest

from tests.fakes.shell import coach
from tests.records.talked import kept

HOSTILE = "Eve | *Mallory* [x](javascript:1)\x1b[31m"


@pytest.fixture
def home(tmp_path):
    """Ruth is made up, Maria and Eve are real; all speak of pay, Maria of her day as well."""
    folder = kept(tmp_path / "coach")
    coach(folder, "notes", stdin="school posts start at 50k\n")
    for name, lines in (
        ("Maria Lopez", "salary: 65 to 70 thousand\nrounds begin at seven\n"),
        (HOSTILE, "salary: nothing | at all\n"),
    ):
        coach(folder, "contacts", "add", name)
        coach(folder, "notes", name.split()[0].lower(), "--met", "meeting", "--at", "2026-11-02", stdin=lines)
    return folder


def test_each_line_says_who_when_and_whether_they_are_real(home):
    out = coach(home, "compare", "salary").out
    assert out.startswith("salary: 2 real people, 1 practised or made up")
    assert "2 Nov 2026: 65 to 70 thousand" in out
    assert out.index("Maria Lopez") < out.index("Ruth Adler")
    assert "made up" in out


def test_the_table_fits_eighty_columns_and_lets_no_control_through(home):
    out = coach(home, "compare").out
    assert max(map(len, out.splitlines())) < 80
    assert "\x1b" not in out
    assert "One voice only, so nothing to compare yet: typical day." in out


def test_markdown_keeps_a_hostile_name_in_its_cell(home):
    out = coach(home, "compare", "salary", "--md").out
    rows = [line for line in out.splitlines() if line.startswith("|")]
    assert len(rows) == 5
    assert {line.replace("\\|", "").count("|") for line in rows} == {5}


def test_json_has_source_and_day_beside_every_sentence(home):
    (salary,) = json.loads(coach(home, "compare", "salary", "--json").out)["topics"]
    assert [(side["source"], side["said"][0]["day"]) for side in salary["sides"]] == [
        ("real", "2026-11-02"), ("real", "2026-11-02"), ("imagined", "2026-11-01")
    ]  # fmt: skip


def test_only_real_people_where_that_is_asked_for(home):
    assert "Ruth" not in coach(home, "compare", "--real").out


def test_what_is_wrong_is_said_in_a_line(home, tmp_path):
    assert 'Did you mean "salary"?' in coach(home, "compare", "salry").err
    assert coach(home, "compare", "--md", "--json").code == 2
    assert "Nobody is noted to have said anything on salary yet." in coach(tmp_path / "new", "compare", "salary").out
