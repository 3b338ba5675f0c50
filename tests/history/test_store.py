"""The verdicts in the database: what goes in comes out, on a file and on a PostgreSQL; two processes agree."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from coach.database.address import Address
from coach.database.engine import open_database
from coach.history.store import KeptVerdict, open_store
from coach.records.book import Book
from coach.records.model import Contact, Talk
from tests.history.kept import scored, started


def test_what_was_saved_comes_back_in_the_order_of_the_rubric(address):
    with open_store(address) as store:
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


def test_a_session_that_is_judged_again_replaces_itself(address):
    with open_store(address) as store:
        store.save(scored("s1", met="greets thanks"), started("s1"), "1.0")
        store.save(scored("s1", missed="greets"), started("s1"), "1.1")
        (row,) = store.rows()
        assert [kept.verdict for kept in row.verdicts] == ["missed"]
        assert store.graded() == {"s1": "1.1"}


def test_an_unfinished_session_is_neither_won_nor_lost(address):
    with open_store(address) as store:
        store.save(scored("s1", won=None), started("s1"), "1.0")
        assert store.rows()[0].won is None


def test_a_forgotten_session_leaves_no_trace_in_the_file(tmp_path):
    address = Address(tmp_path)
    with open_store(address) as store:
        store.save(scored("unmistakable-name", met="greets"), started("unmistakable-name"), "1.0")
        assert b"unmistakable-name" in address.path.read_bytes()
        store.forget("unmistakable-name")
        assert store.rows() == []
    assert b"unmistakable-name" not in address.path.read_bytes()


def test_a_practised_talk_stays_without_its_journal_and_points_to_it_while_it_may_be_elsewhere(address):
    with open_database(address) as database:
        book = Book(database)
        maria = book.add_contact(Contact(name="Maria Lopez", created="2026-11-22"))
        facts = {"contact": maria.id, "kind": "practised", "situation": "phone", "at": "2026-11-22T10:30"}
        for session in ("s1", "s2", "s3"):
            book.add_talk(Talk.model_validate({**facts, "session": session}))
    with open_store(address) as store:
        store.forget("s1")
        store.forget_journal("s2")
    with open_database(address) as database:
        assert [each.session for each in Book(database).talks()] == ["s1", None, "s3"]


def test_no_words_that_were_said_are_kept(tmp_path):
    address = Address(tmp_path)
    from tests.report.talks import phone_call

    session, score = phone_call()
    with open_store(address) as store:
        store.save(score, session.start, "1.0")
    assert b"my name is Dana" not in address.path.read_bytes()


def test_a_scorecard_that_cannot_be_saved_whole_is_not_saved_at_all(address):
    score = scored("s1", met="greets")
    broken = type(score)(**{name: getattr(score, name) for name in score.__slots__} | {"criteria": (*score.criteria, None)})
    with open_store(address) as store:
        with pytest.raises(AttributeError):
            store.save(broken, started("s1"), "1.0")
        assert store.rows() == []


WRITER = """
import sys
from pathlib import Path
from coach.database.address import Address
from coach.history.store import open_store
from tests.history.kept import scored, started
sys.stdin.readline()
with open_store(Address(Path(sys.argv[1]), sys.argv[3] if len(sys.argv) > 3 else None)) as store:
    for number in range(20):
        name = f"{sys.argv[2]}-{number}"
        store.save(scored(name, met="greets thanks", missed="job"), started(name), "1.0")
        store.save(scored("shared", met="greets"), started("shared"), sys.argv[2])
"""


@pytest.mark.slow
def test_two_processes_that_begin_at_once_lose_nothing(address):
    """Both make the file, migrate it and write into it; neither sees an error or half a session."""
    root = Path(__file__).parents[2]
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(address.folder), name, *filter(None, [address.url])],
            stdin=subprocess.PIPE,
            cwd=root,
            text=True,
        )
        for name in ("one", "two")
    ]
    for writer in writers:  # both have started when the first line goes out
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0]
    with open_store(address) as store:
        rows = store.rows()
    assert len(rows) == 41
    assert {len(row.verdicts) for row in rows if row.session != "shared"} == {3}
