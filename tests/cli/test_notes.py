"""`coach notes`: after a meeting made by hand (`tests/records/talked.py`) and after a real one."""

from __future__ import annotations

import json

import pytest

from tests.fakes.shell import coach
from tests.records.talked import SESSION, kept


@pytest.fixture
def home(tmp_path):
    return kept(tmp_path / "coach")


def add_maria(home):
    assert coach(home, "contacts", "add", "Maria Lopez").code == 0


def test_notes_on_the_last_talk_are_kept_and_held_against_it(home):
    ran = coach(home, "notes", stdin="- cook for nine years\n- school posts start at 60k\n- I was nervous\n")
    assert ran.code == 0, ran.err
    assert "Ruth Adler, 1 November 2026 at 15:00 (practised with somebody imaginary)" in ran.out
    assert "✓ cook for nine years (career path)" in ran.out
    assert "✗ school posts start at 60k (salary)" in ran.out
    assert "They said 50,000, not 60,000." in ran.out
    assert "You have 1 of 6 things that were told and worth a note." in " ".join(ran.out.split())
    assert "✗ At least three facts: 1 of them." in ran.out


def test_what_is_written_twice_is_kept_once_and_shown_without_being_asked(home):
    for _ in range(2):
        coach(home, "notes", "last", stdin="cook for nine years\n")
    shown = json.loads(coach(home, "notes", SESSION, "--show", "--json").out)
    assert [(note["number"], note["topic"]) for note in shown["notes"]] == [(1, "career_path")]
    assert (shown["judged"]["covered"], shown["about"]["whence"]) == (1, "imagined")
    assert shown["judged"]["claims"][0]["quote"]["turn"] == 1


def test_notes_come_from_a_file_and_a_topic_can_be_changed(home, tmp_path):
    page = tmp_path / "talk.md"
    page.write_text("# Ruth\n- cook for nine years\n- no bonus\n", encoding="utf-8")
    assert coach(home, "notes", str(page)).code == 0
    ran = coach(home, "notes", "last", "--topic", "2=salary", "--delete", "1")
    assert "cook" not in ran.out.split("Told, and not")[0]
    assert "no bonus (salary)" in ran.out


@pytest.mark.parametrize(
    ("words", "stdin", "says"),
    [
        (["nobody"], b"x", 'No session or contact is called "nobody".'),
        (["last", "--topic", "1=salry"], b"", 'No topic is called "salry". Did you mean "salary"?'),
        (["last", "--topic", "9=salary"], b"", "Note 9: there is no such note on this talk. There is none yet."),
        (["last", "no-such-file.md"], b"", "no-such-file.md: cannot be read"),
        (["last"], b"\xff\xfe\x00", "standard input: is no text in UTF-8."),
        (["last"], b"a\x00b", "standard input: is no text."),
        (["last"], b"x" * 100_001, "holds more than 100 kB"),
        (["last"], b"fine\npromise: call", "standard input:2: says no day."),
        (["maria"], b"x", "Your records know of no talk with Maria Lopez"),
        (["maria", "--met", "meeting", "--at", "tomorrow"], b"x", '"tomorrow" is still to come.'),
    ],
)
def test_a_mistake_is_one_line_and_nothing_is_kept(home, words, stdin, says):
    add_maria(home)
    ran = coach(home, "notes", *words, stdin=stdin)
    assert (ran.code, ran.out) == (1, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert json.loads(coach(home, "notes", "last", "--show", "--json").out)["notes"] == []


def test_a_note_before_the_first_talk_is_told_where_to_begin(tmp_path):
    ran = coach(tmp_path, "notes", stdin="x")
    assert "There has been no talk yet that you could take notes on." in ran.err


def test_a_real_talk_is_written_down_with_its_names_and_promises(home):
    add_maria(home)
    page = "rounds begin at seven\nname: Tom Meyer, trainer at St Luke's\npromise: send her the article, by friday\n"
    ran = coach(home, "notes", "maria", "--met", "meeting", "--at", "yesterday", "--minutes", "25", stdin=page)
    assert ran.code == 0, ran.err
    assert "(a real talk)" in ran.out
    assert "rounds begin at seven (typical day)" in ran.out
    due = coach(home, "due").out
    assert "send her the article" in due
    assert "Tom Meyer" in coach(home, "contacts", "show", "maria").out


def test_a_note_that_was_deleted_comes_back_for_a_contact(home):
    add_maria(home)
    coach(home, "notes", "maria", "--met", "phone", stdin="rounds begin at seven\n")
    assert "Nothing is written down yet" in coach(home, "notes", "maria", "--delete", "1").out
    coach(home, "contacts", "undo")
    assert "rounds begin at seven" in coach(home, "notes", "maria", "--show").out


def test_the_report_says_what_the_notes_hold(home):
    assert "6 things were told that are worth a note, and none is written down" in " ".join(coach(home, "report").out.split())
    coach(home, "notes", stdin="cook for nine years\nschool posts start at 60k\n")
    said = " ".join(coach(home, "report").out.split())
    assert "Your notes hold 1 of 6 things that were told, 1 of your notes says something else: coach notes" in said


def test_notes_on_a_session_go_with_it(home):
    coach(home, "notes", stdin="cook for nine years\n")
    assert (home / "notes" / f"{SESSION}.jsonl").exists()
    coach(home, "sessions", "delete", SESSION, "--yes")
    assert not (home / "notes" / f"{SESSION}.jsonl").exists()


def test_a_damaged_line_of_notes_is_named_and_costs_no_report(home):
    coach(home, "notes", stdin="cook for nine years\n")
    path = home / "notes" / f"{SESSION}.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    assert "0007.jsonl:2: is no note." in coach(home, "notes", "--show").err
    assert coach(home, "report").code == 0
