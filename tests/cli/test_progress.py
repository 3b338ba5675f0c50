"""`coach progress`: a table that needs no colour, a page, JSON, and a database that follows the journals."""

from __future__ import annotations

import json
import webbrowser
from pathlib import Path

import pytest

from coach.cli.progress import sparkline, table_text
from coach.history.journal import Journals
from coach.history.progress import Synced, progress
from tests.fakes.shell import coach
from tests.history.test_progress import rows
from tests.report.talks import meeting, phone_call

IDS = ("20261101-140500-phone-request-0001", "20261102-140500-phone-request-0002")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two calls that ended, and a meeting that has not."""
    folder = tmp_path / "coach"
    for session, _ in (*(phone_call(session=name) for name in IDS), meeting(3)):
        with Journals(folder / "sessions").writing(session.start.session) as journal:
            for event in session.events:
                journal.append(event)
    return folder


def test_a_row_shows_a_criterion_over_the_sessions_without_colour():
    made = progress(rows(greets="✗○✓✓", job="––✓?", never="????"))
    assert table_text(made, Synced(4, 0, 0, ())).splitlines() == [
        "4 finished sessions. Oldest on the left.",
        "",
        "  Goal reached                                     ✓✓✓✓  4 of 4",
        "  Done of what was called for                      ▁▁██  0% → 100%",
        "  Your part of the talking                         ▅▅▅▅  50% → 50%",
        "",
        "call (4 sessions)",
        "  Greets                                           ✗○✓✓        2 of 4  ↑ better",
        "  Job                                              ––✓?        1 of 1  · new",
        "  1 criterion never came up or could not be judged.",
        "",
        "✓ done, ○ missed, ✗ a fault, – not called for, ? not judged, · not in that",
        "session.",
        "Work on this next",
        "  Greets (call: 2 of 4)",
    ]


def test_a_hundred_sessions_fit_into_eighty_columns():
    made = progress(rows(greets="✓○" * 50, a_criterion_with_a_very_long_title_that_goes_on_and_on_and_on_for_ever="✓" * 100))
    lines = table_text(made, Synced(0, 0, 0, ())).splitlines()
    assert max(map(len, lines)) < 80
    assert lines[0] == "100 finished sessions, the newest 20 of each row shown. Oldest on the left."


def test_a_sparkline_has_a_step_for_every_eighth_and_a_gap_for_what_is_unknown():
    assert sparkline([0.0, 0.5, None, 1.0]) == "▁▅ █"
    assert sparkline([-1, 2]) == "▁█"


def test_the_table_is_made_from_the_journals(home):
    ran = coach(home, "progress")
    assert ran.code == 0, ran.err
    assert ran.out.startswith("2 finished sessions.")
    assert "phone-request (2 sessions)" in ran.out
    assert (home / "coach.db").is_file()


def test_json_alone_stands_on_standard_output_and_says_the_same(home):
    ran = coach(home, "progress", "--json")
    assert ran.err == ""
    made = json.loads(ran.out)
    assert [row["session"] for row in made["sessions"]] == list(IDS)
    assert [part["scenario"] for part in made["parts"]] == ["phone-request"]
    assert all(len(series["verdicts"]) == 2 for series in made["parts"][0]["series"])
    assert len(made["parts"][0]["series"]) == 5


def test_a_broken_database_is_named_and_progress_comes_back_equal_once_it_is_moved_away(home):
    before = coach(home, "progress", "--json").out
    (home / "coach.db").write_bytes(b"no database " * 100)
    ran = coach(home, "progress")
    assert ran.code == 1
    assert "coach.db: This is no sound database; nothing in it was changed. Move it away" in ran.err
    (home / "coach.db").rename(home / "moved.db")
    assert coach(home, "progress", "--json").out == before


def test_a_damaged_journal_is_left_out_by_name(home):
    (home / "sessions" / f"{IDS[0]}.jsonl").write_text("{}\n")
    ran = coach(home, "progress")
    assert ran.code == 0
    assert ran.out.startswith("1 finished session.")
    assert f"left out {IDS[0]}.jsonl:1:" in ran.err.replace("\n", " ")


def test_the_page_goes_to_the_folder_of_reports_or_where_it_is_wanted(home, tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr(webbrowser, "open", lambda url: shown.append(url) or True)
    ran = coach(home, "progress", "--open")
    assert ran.out == f"{home / 'reports' / 'progress.html'}\n"
    assert shown == [(home / "reports" / "progress.html").as_uri()]
    assert coach(home, "progress", "-o", str(tmp_path / "p.html")).out == ""
    assert (tmp_path / "p.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert coach(home, "progress", "-o", str(tmp_path / "p.txt")).code == 0
    assert (tmp_path / "p.txt").read_text(encoding="utf-8").startswith("2 finished sessions.")


def test_one_scenario_only(home):
    assert coach(home, "progress", "--scenario", "phone-request").out.startswith("2 finished sessions.")
    assert coach(home, "progress", "--scenario", "meeting").out.startswith("No session has ended yet.")
    ran = coach(home, "progress", "--scenario", "fone-request")
    assert ran.code == 1
    assert 'Did you mean "phone-request"?' in ran.err


def test_no_session_says_how_to_begin(tmp_path):
    ran = coach(tmp_path, "progress")
    assert ran.code == 0
    assert "coach rehearse phone-request" in ran.out


def test_two_formats_at_once_are_a_mistake(home):
    ran = coach(home, "progress", "--json", "--format", "html")
    assert ran.code == 2
    assert "two different things" in ran.err
