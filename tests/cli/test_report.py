"""`coach report`: four formats, where they go, and what is said when they cannot."""

from __future__ import annotations

import json
import stat
import webbrowser
from pathlib import Path

import pytest

from coach.history.journal import Journals
from tests.fakes.shell import coach
from tests.report.pages import Page
from tests.report.talks import meeting, phone_call

CALL, UNFINISHED = "20261101-140500-phone-request-3f2a", "20261101-150000-meeting-0001"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two sessions: a call that was won, then a meeting that has not ended."""
    folder = tmp_path / "coach"
    for session, _ in (phone_call(), meeting(4)):
        with Journals(folder / "sessions").writing(session.start.session) as journal:
            for event in session.events:
                journal.append(event)
    return folder


def test_the_last_session_is_reported_when_none_is_named(home):
    ran = coach(home, "report")
    assert ran.code == 0, ran.err
    assert "This session has not ended yet." in ran.out
    assert f"coach resume {UNFINISHED}" in ran.out


def test_the_beginning_of_an_id_is_enough(home):
    assert "✓ You have the meeting." in coach(home, "report", "20261101-14").out


def test_json_alone_stands_on_standard_output(home):
    ran = coach(home, "report", CALL, "--json")
    assert ran.code == 0
    assert ran.err == ""
    assert json.loads(ran.out)["session"]["id"] == CALL
    assert coach(home, "report", CALL, "--format", "json").out == ran.out


def test_html_goes_to_the_folder_of_reports_and_only_its_path_is_printed(home):
    ran = coach(home, "report", CALL, "--format", "html")
    path = home / "reports" / f"{CALL}.html"
    assert ran.out == f"{path}\n"
    assert Page(path.read_text(encoding="utf-8")).tags["mark"] > 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.html", "<!doctype html>"), ("a.md", "# Ask"), ("a.json", "{"), ("a.txt", "Ask for"), ("a", "Ask for")],
)
def test_the_name_of_the_file_says_how(home, tmp_path, name, begins):
    ran = coach(home, "report", CALL, "-o", str(tmp_path / name))
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert f"{name}." in ran.err.replace("\n", "")


def test_a_minus_is_standard_output(home):
    assert coach(home, "report", CALL, "--format", "html", "-o", "-").out.startswith("<!doctype html>")


def test_full_adds_the_transcript(home):
    short, full = coach(home, "report", CALL), coach(home, "report", CALL, "--full")
    assert "I found you through the alumni page" not in short.out.split("What went well")[0]
    assert "Health department, Adler." in full.out
    assert "Health department, Adler." not in short.out


def test_open_writes_the_page_and_shows_it(home, monkeypatch):
    shown = []
    monkeypatch.setattr(webbrowser, "open", lambda url: shown.append(url) or True)
    assert coach(home, "report", CALL, "--open").code == 0
    assert shown == [(home / "reports" / f"{CALL}.html").as_uri()]


def test_without_a_browser_the_path_is_told(home, monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda url: False)
    ran = coach(home, "report", CALL, "--open")
    assert ran.code == 1
    assert f"Open this file yourself: {home / 'reports' / CALL}.html" in ran.err


def test_a_report_that_cannot_be_written_leaves_the_old_one_and_no_half(home, tmp_path):
    (tmp_path / "folder").mkdir()
    for target, what in (("folder", "is a folder"), ("missing/a.html", "cannot be written: no such file")):
        ran = coach(home, "report", CALL, "-o", str(tmp_path / target))
        assert ran.code == 1
        assert what in ran.err
    (home / "reports").write_text("a file")
    assert "cannot be made" in coach(home, "report", CALL, "--format", "html").err
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("report", "nothing"), 1, 'No session is called "nothing"'),
        (("report", "../../etc/passwd"), 1, "No session is called"),
        (("report", CALL, "--format", "pdf"), 2, "'html'"),
        (("report", CALL, "--json", "--format", "html"), 2, "two different things"),
        (("report", CALL, "--open", "--json"), 2, "--open shows the HTML page"),
        (("report", CALL, "--open", "-o", "-"), 2, "--open shows the HTML page"),
    ],
)
def test_a_mistake_is_one_line(home, words, code, sentence):
    ran = coach(home, *words)
    assert (ran.code, ran.out) == (code, "")
    assert sentence in ran.err
    assert len(ran.err.splitlines()) == 1


def test_no_session_at_all_is_one_line(tmp_path):
    ran = coach(tmp_path, "report")
    assert ran.code == 1
    assert "coach sessions list" in ran.err


def test_a_journal_whose_scenario_is_not_understood_is_named(home):
    path = home / "sessions" / f"{CALL}.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"situation":"phone"', '"situation":"balloon"'), encoding="utf-8")
    ran = coach(home, "report", CALL)
    assert ran.code == 1
    assert CALL in ran.err
