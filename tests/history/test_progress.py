"""Each criterion over time, and a store that follows the journals."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.database.address import FILE, Address
from coach.errors import NotFound
from coach.history.deletion import delete_session
from coach.history.journal import InUse, Journals
from coach.history.progress import Progress, document, progress, sync
from coach.history.store import KeptVerdict, Row, open_store
from tests.history.kept import ended, scored, started

MARKS = {"✓": "met", "○": "missed", "✗": "violated", "–": "not_applicable", "?": "unscored"}


def rows(scenario: str = "call", **criteria: str) -> list[Row]:
    """`rows(greets="✓○✓")` are three sessions; a blank is a session whose rubric did not have the criterion."""
    length = max(map(len, criteria.values()))
    return [
        Row(
            f"{scenario}-{place}", "2026-01-01T12:00:00+00:00", scenario, 1, "ruth", "real", False, "granted", True, 3, 2, 0.5,
            tuple(
                KeptVerdict(name, name.capitalize(), MARKS[marks[place]], None, 3 if name == "job" else 1)  # type: ignore[arg-type]
                for name, marks in criteria.items()
                if marks[place] != " "
            ),
        )
        for place in range(length)
    ]  # fmt: skip


def only(made: Progress):
    (part,) = made.parts
    (series,) = part.series
    return series


@pytest.mark.parametrize(
    ("marks", "trend"),
    [
        ("✓", "new"),
        ("–?–", "new"),
        ("○✓", "better"),
        ("✓○", "worse"),
        ("✓✓", "steady"),
        ("○–?✓", "better"),  # what could not be judged says nothing
        ("○○○✓✓✓", "better"),
        ("✓✓✓✗○✓", "worse"),
        ("✓○✓○✓○", "worse"),  # three of the last three against two before: 1 against 2
        ("○○○○○○✓✓✓✓✓✓", "steady"),  # better long ago: the last six are alike
    ],
)
def test_a_trend_compares_the_newest_judged_sessions_with_as_many_before(marks, trend):
    assert only(progress(rows(greets=marks))).trend == trend


def test_a_series_counts_what_was_judged_and_nothing_else():
    series = only(progress(rows(greets="✓○✗–?✓ ")))
    assert (series.met, series.judged) == (2, 4)
    assert series.verdicts == ("met", "missed", "violated", "not_applicable", "unscored", "met", None)


def test_the_weakest_is_what_is_most_likely_to_be_missed_next_and_weight_breaks_a_tie():
    # Expected: thanks (0+1)/(4+2) = 1/6, once (0+1)/(1+2) = 1/3, job and greets (1+1)/(4+2) = 1/3.
    made = progress(rows(greets="✓○○○", job="○○○✓", thanks="○○○○", once="   ○", always="✓✓✓✓", never="????"))
    assert [each.criterion for each in made.weakest] == ["thanks", "job", "greets"]
    assert made.weakest[0].expected == pytest.approx(1 / 6)


def test_a_weakness_of_long_ago_that_is_mended_is_not_the_weakest():
    made = progress(rows(greets="○○○○○✓✓✓✓✓", thanks="✓✓✓✓✓✓✓✓✓○"))
    assert made.weakest[0].criterion == "thanks"  # 5/7 expected, against 6/7


def test_shares_are_weighed_and_empty_where_nothing_was_judged():
    made = progress(rows(greets="✓✓?", job="○✓–"))
    assert made.shares == (0.25, 1.0, None)  # 1 of 1 + 3


def test_each_scenario_has_its_own_part_the_last_rehearsed_first():
    made = progress([*rows("call", greets="✓○"), *rows("meeting", greets="✓", close="✓")])
    assert [(part.scenario, part.sessions) for part in made.parts] == [("meeting", (2,)), ("call", (0, 1))]
    assert [series.criterion for series in made.parts[0].series] == ["greets", "close"]


def test_the_newest_rubric_gives_the_order_and_criteria_it_dropped_come_last():
    made = progress(rows(old="✓ ", greets="✓✓", new=" ✓"))
    assert [series.criterion for series in made.parts[0].series] == ["greets", "new", "old"]


def test_no_session_is_no_progress():
    assert document(progress([])) == {"format": 1, "sessions": [], "shares": [], "parts": [], "weakest": []}


@pytest.fixture
def journals(tmp_path: Path) -> Journals:
    return Journals(tmp_path / "sessions")


@pytest.fixture
def store(tmp_path: Path):
    with open_store(Address(tmp_path)) as opened:
        yield opened


def write(journals: Journals, name: str, *, over: bool = True) -> None:
    with journals.writing(name) as journal:
        for event in ended(name).events[: 2 if over else 1]:
            journal.append(event)


def grade(session):
    return scored(session.start.session, met="greets")


def test_ended_sessions_are_judged_once_and_unfinished_ones_not_at_all(journals, store):
    write(journals, "20260101-a")
    write(journals, "20260102-b", over=False)
    assert sync(journals, store, grade, "1.0").added == 1
    again = sync(journals, store, grade, "1.0")
    assert (again.added, again.forgotten, again.unfinished, again.problems) == (0, 0, 1, ())
    assert [row.session for row in store.rows()] == ["20260101-a"]


def test_a_deleted_database_comes_back_equal(journals, tmp_path):
    for name in ("20260101-a", "20260102-b"):
        write(journals, name)
    before = None
    for _ in range(2):
        with open_store(Address(tmp_path)) as store:
            sync(journals, store, grade, "1.0")
            rows_now = store.rows()
        (tmp_path / FILE).unlink()
        assert before in (None, rows_now)
        before = rows_now
    assert len(before) == 2


def test_another_version_of_coach_judges_again(journals, store):
    write(journals, "20260101-a")
    sync(journals, store, grade, "1.0")
    assert sync(journals, store, lambda session: scored(session.start.session, missed="greets"), "1.1").added == 1
    assert store.rows()[0].verdicts[0].verdict == "missed"


def test_a_deleted_session_is_forgotten(journals, store):
    write(journals, "20260101-a")
    sync(journals, store, grade, "1.0")
    journals.delete("20260101-a")
    assert sync(journals, store, grade, "1.0").forgotten == 1
    assert store.rows() == []


def test_a_damaged_journal_is_named_and_the_others_are_kept(journals, store):
    write(journals, "20260101-a")
    write(journals, "20260102-b")
    journals.path("20260101-a").write_text("no journal\n")
    synced = sync(journals, store, grade, "1.0")
    assert synced.added == 1
    assert len(synced.problems) == 1
    assert synced.problems[0].startswith("20260101-a.jsonl:1: ")


def test_deleting_a_session_takes_its_journal_its_reports_and_its_verdicts(tmp_path, journals):
    name = "20260101-a"
    write(journals, name)
    write(journals, "20260101-ab")
    with open_store(Address(tmp_path)) as store:
        sync(journals, store, grade, "1.0")
    (tmp_path / "reports").mkdir()
    for file in (f"{name}.html", "20260101-ab.html"):
        (tmp_path / "reports" / file).write_text("<p>said</p>")
    delete_session(Address(tmp_path), journals, name)
    assert journals.ids() == ["20260101-ab"]
    assert [path.name for path in (tmp_path / "reports").iterdir()] == ["20260101-ab.html"]
    with open_store(Address(tmp_path)) as store:
        assert [row.session for row in store.rows()] == ["20260101-ab"]


def test_deleting_what_is_not_there_deletes_nothing(tmp_path, journals):
    with pytest.raises(NotFound):
        delete_session(Address(tmp_path), journals, "20260101-a")
    with pytest.raises(NotFound):
        delete_session(Address(tmp_path), journals, "../history")


def test_a_damaged_session_can_be_deleted(tmp_path, journals):
    write(journals, "20260101-a")
    journals.path("20260101-a").write_bytes(b"\xff no journal")
    delete_session(Address(tmp_path), journals, "20260101-a")
    assert journals.ids() == []


def test_a_session_can_be_deleted_when_the_database_cannot(tmp_path, journals):
    """On a full disk SQLite deletes nothing, and the disk would stay full; contacts may be in that file, so it stays as it is."""
    write(journals, "20260101-a")
    (tmp_path / FILE).write_bytes(b"no database" * 1000)
    delete_session(Address(tmp_path), journals, "20260101-a")
    assert journals.ids() == []
    assert (tmp_path / FILE).read_bytes() == b"no database" * 1000


def test_a_session_that_is_going_on_is_not_deleted(tmp_path, journals):
    write(journals, "20260101-a")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "20260101-a.html").write_text("<p>said</p>")
    with journals.writing("20260101-a"), pytest.raises(InUse, match="open in another coach"):
        delete_session(Address(tmp_path), journals, "20260101-a")
    assert (tmp_path / "reports" / "20260101-a.html").exists()
    assert journals.ids() == ["20260101-a"]


def test_a_session_without_a_database_or_reports_can_be_deleted(tmp_path, journals):
    write(journals, "20260101-a")
    delete_session(Address(tmp_path), journals, "20260101-a")
    assert journals.ids() == []
    assert not (tmp_path / FILE).exists()


def test_the_store_is_told_what_the_first_event_says(tmp_path):
    with open_store(Address(tmp_path)) as store:
        store.save(scored("s"), started("s", "meeting"), "1.0")
        assert store.rows()[0].scenario == "meeting"
