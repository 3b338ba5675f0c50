"""The database of verdicts: what goes in comes out, old files are brought forward, broken ones are named, two processes agree."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from coach.errors import UserFileError
from coach.history import schema
from coach.history.store import KeptVerdict, Store, open_store
from tests.history.kept import scored, started


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "coach" / "history.db"


def asked(path: Path, sql: str) -> list:
    """One statement, past the store."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_what_was_saved_comes_back_in_the_order_of_the_rubric(path):
    with open_store(path) as store:
        store.save(scored("s1", met="thanks greets", missed="job"), started("s1"), "1.0")
        (row,) = store.rows()
    assert (row.session, row.scenario, row.difficulty, row.exam, row.outcome, row.won) == (
        "s1",
        "phone-request",
        "real",
        False,
        "granted",
        True,
    )
    assert (row.agreed_minutes, row.used_minutes, row.talk_share) == (3.0, 2.0, 0.5)
    assert row.verdicts == (
        KeptVerdict("greets", "Greets", "met", None, 1),
        KeptVerdict("job", "Job", "missed", None, 3),
        KeptVerdict("thanks", "Thanks", "met", None, 1),
    )


def test_a_session_that_is_judged_again_replaces_itself(path):
    with open_store(path) as store:
        store.save(scored("s1", met="greets thanks"), started("s1"), "1.0")
        store.save(scored("s1", missed="greets"), started("s1"), "1.1")
        (row,) = store.rows()
        assert [kept.verdict for kept in row.verdicts] == ["missed"]
        assert store.graded() == {"s1": "1.1"}


def test_an_unfinished_session_is_neither_won_nor_lost(path):
    with open_store(path) as store:
        store.save(scored("s1", won=None), started("s1"), "1.0")
        assert store.rows()[0].won is None


def test_a_forgotten_session_leaves_no_trace_in_the_file(path):
    with open_store(path) as store:
        store.save(scored("unmistakable-name", met="greets"), started("unmistakable-name"), "1.0")
        assert b"unmistakable-name" in path.read_bytes()
        store.forget("unmistakable-name")
        assert store.rows() == []
    assert b"unmistakable-name" not in path.read_bytes()


def test_rows_of_one_scenario_only(path):
    with open_store(path) as store:
        store.save(scored("s1"), started("s1"), "1.0")
        store.save(scored("s2"), started("s2", "meeting"), "1.0")
        assert [row.session for row in store.rows("meeting")] == ["s2"]
        assert [row.session for row in store.rows()] == ["s1", "s2"]


def test_no_words_that_were_said_are_kept(path):
    from tests.report.talks import phone_call

    session, score = phone_call()
    with open_store(path) as store:
        store.save(score, session.start, "1.0")
    assert b"my name is Dana" not in path.read_bytes()


def test_a_scorecard_that_cannot_be_saved_whole_is_not_saved_at_all(path):
    score = scored("s1", met="greets")
    broken = type(score)(**{name: getattr(score, name) for name in score.__slots__} | {"criteria": (*score.criteria, None)})
    with open_store(path) as store:
        with pytest.raises(AttributeError):
            store.save(broken, started("s1"), "1.0")
        assert store.rows() == []


def test_an_empty_file_is_migrated_to_today(path):
    path.parent.mkdir()
    path.touch()
    with open_store(path) as store:
        assert store.rows() == []
    assert asked(path, "PRAGMA user_version") == [(len(schema.MIGRATIONS),)]


def test_a_migration_runs_once_and_keeps_what_is_there(path, monkeypatch):
    with open_store(path) as store:
        store.save(scored("s1", met="greets"), started("s1"), "1.0")
    monkeypatch.setattr(
        schema, "MIGRATIONS", (*schema.MIGRATIONS, "ALTER TABLE session ADD COLUMN mood TEXT; CREATE TABLE more (x)")
    )
    for _ in range(2):  # a second opening must not add the column again
        with open_store(path) as store:
            assert [row.session for row in store.rows()] == ["s1"]
    assert asked(path, "PRAGMA user_version") == [(len(schema.MIGRATIONS),)]


def test_a_migration_that_fails_half_way_changes_nothing(path, monkeypatch):
    Store(path).close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE more (x); CREATE TABLE session (x)"))
    with pytest.raises(UserFileError, match="Delete it"):
        Store(path)
    assert asked(path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") == [("session",), ("verdict",)]


def test_a_file_from_a_newer_coach_is_refused_with_both_versions(path):
    Store(path).close()
    asked(path, "PRAGMA user_version = 99")
    with pytest.raises(
        UserFileError, match=r"history\.db: written by a newer coach \(version 99; this one knows 1\)\. Update coach"
    ):
        Store(path)


@pytest.mark.parametrize(
    "content", [b"This is no database at all, it is a letter.\n" * 40, b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_a_broken_file_can_be_deleted_and_the_message_says_so(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(UserFileError, match="Delete it: coach makes it again from your sessions"):
        Store(path)
    path.unlink()
    Store(path).close()


def test_a_database_of_somebody_else_is_not_read_as_ours(path):
    path.parent.mkdir()
    asked(path, "CREATE TABLE session (x)")
    with pytest.raises(UserFileError, match="Delete it"):
        Store(path)


def test_a_folder_or_a_file_in_the_way_is_one_line(tmp_path):
    (tmp_path / "history.db").mkdir()
    with pytest.raises(UserFileError, match=r"history\.db: It cannot be written to"):
        Store(tmp_path / "history.db")
    (tmp_path / "home").write_text("a file")
    with pytest.raises(UserFileError, match="cannot be made"):
        Store(tmp_path / "home" / "history.db")


def test_another_process_that_writes_for_too_long_is_named(path, monkeypatch):
    monkeypatch.setattr(schema, "PATIENCE_SECONDS", 0.0)
    Store(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UserFileError, match="Another coach has been writing"):
        Store(path)
    other.execute("ROLLBACK")
    other.close()
    Store(path).close()


WRITER = """
import sys
from pathlib import Path
from coach.history.store import open_store
from tests.history.kept import scored, started
sys.stdin.readline()
with open_store(Path(sys.argv[1])) as store:
    for number in range(20):
        name = f"{sys.argv[2]}-{number}"
        store.save(scored(name, met="greets thanks", missed="job"), started(name), "1.0")
        store.save(scored("shared", met="greets"), started("shared"), sys.argv[2])
"""


def test_two_processes_that_begin_at_once_lose_nothing(path):
    """Both make the file, migrate it and write into it; neither sees an error or half a session."""
    root = Path(__file__).parents[2]
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name], stdin=subprocess.PIPE, cwd=root, text=True)
        for name in ("one", "two")
    ]
    for writer in writers:  # both have started when the first line goes out
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0]
    with open_store(path) as store:
        rows = store.rows()
    assert len(rows) == 41
    assert {len(row.verdicts) for row in rows if row.session != "shared"} == {3}
