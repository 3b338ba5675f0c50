"""`coach data`: all that is kept, in one zip, back again, or gone; the last deletion undone."""

from __future__ import annotations

import contextlib
import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from coach import belongings
from coach.database.address import Address
from coach.database.engine import open_database
from coach.history.journal import Journals
from coach.records.book import Book
from coach.records.model import Contact, Note, Promise, Referral, Talk
from coach.wiring import House, open_house
from tests.databases import PASSWORD
from tests.fakes.shell import coach
from tests.report.talks import phone_call

NOW = datetime(2026, 11, 22, 10, 30)
CALL = "20261101-140500-phone-request-0001"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A session, and a contact who gave the name of another, who was deleted."""
    folder = tmp_path / "coach"
    session, _ = phone_call(session=CALL)
    with Journals(folder / "sessions").writing(CALL) as journal:
        for event in session.events:
            journal.append(event)
    with open_database(Address(folder)) as database:
        fill(Book(database))
    return folder


def fill(book: Book) -> None:
    ruth = book.add_contact(Contact(name="Ruth Okafor", created=NOW.date()))
    sam = book.add_contact(Contact(name="Sam Ode", referrer=ruth.id, created=NOW.date()))
    book.edit(ruth, referrer=sam.id)  # each gave the other's name
    talk = book.add_talk(Talk(contact=ruth.id, kind="practised", situation="phone", at=NOW, session=CALL))
    book.add_note(Note(contact=ruth.id, talk=talk.id, text="Rounds begin at seven.", written=NOW))
    book.add_promise(Promise(contact=sam.id, what="call", due=NOW))
    book.add_referral(Referral(contact=sam.id, name="王伟", taken_up=ruth.id, written=NOW))
    book.delete(ruth, NOW)


def everything(house: House) -> dict:
    with house.book() as book:
        return book.document()


def house(folder: Path, url: str = "") -> House:
    return open_house({"COACH_HOME": str(folder), "COACH_DATABASE_URL": url})


def test_what_is_kept_and_what_was_deleted_is_listed(home):
    said = [
        "1 session, 1 contact, 1 referral, 1 promise",
        f"Files: {home}",
        f"Contacts, notes and progress: {home}/coach.db",
        "Deleted, and can be brought back with `coach data undo`, the first one first:",
        "2026-11-22 10:30  Ruth Okafor, with 1 talk and 1 note",
    ]
    assert "".join(coach(home, "data").out.split()) == "".join("".join(said).split())  # a long path is broken anywhere
    found = json.loads(coach(home, "data", "--json").out)
    assert found["kept"] == {"session": 1, "contact": 1, "talk": 0, "note": 0, "referral": 1, "promise": 1}
    assert [each["what"] for each in found["deleted"]] == ["Ruth Okafor, with 1 talk and 1 note"]


def test_the_last_deletion_is_undone_once(home):
    ran = coach(home, "data", "undo")
    assert " ".join(ran.out.split()) == "Brought back: Ruth Okafor, with 1 talk and 1 note (deleted 2026-11-22 10:30)."
    again = coach(home, "data", "undo")
    assert (again.code, again.err) == (1, "coach: Nothing that was deleted is left to bring back.\n")


def test_what_was_deleted_can_be_let_go_for_good(home):
    assert coach(home, "data", "undo", "--forget").out == "1 deletion can no longer be undone.\n"
    assert coach(home, "data", "undo").code == 1
    assert b"Rounds begin" not in (home / "coach.db").read_bytes()


def test_an_export_holds_everything_in_words_and_no_key(home, tmp_path):
    (home / "keys").mkdir()
    (home / "keys" / "openai").write_text("sk-very-secret")
    (home / "prepared").mkdir()
    (home / "prepared" / "script.md").write_text("Hello")
    ran = coach(home, "data", "export", str(tmp_path / "all.zip"))
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "all.zip").stat().st_mode & 0o077 == 0
    packed = zipfile.ZipFile(tmp_path / "all.zip")
    assert set(packed.namelist()) == {
        f"coach/sessions/{CALL}.jsonl",
        "coach/prepared/script.md",
        "coach/records.json",
        "coach/progress.json",
    }
    assert [each["name"] for each in json.loads(packed.read("coach/records.json"))["contact"]] == ["Sam Ode"]
    assert [each["session"] for each in json.loads(packed.read("coach/progress.json"))["sessions"]] == [CALL]


@pytest.mark.slow
def test_an_export_goes_down_a_pipe(home):
    words = [sys.executable, "-m", "coach", "data", "export", "-"]
    ran = subprocess.run(words, env={"COACH_HOME": str(home)}, capture_output=True, check=True)
    assert f"coach/sessions/{CALL}.jsonl" in zipfile.ZipFile(io.BytesIO(ran.stdout)).namelist()


def test_a_file_that_is_there_is_not_written_over_and_a_folder_of_one_s_own_does_not_hold_itself(home, tmp_path):
    there = tmp_path / "all.zip"
    there.write_text("a letter")
    ran = coach(home, "data", "export", str(there))
    assert (ran.code, there.read_text()) == (1, "a letter")
    assert "is there already" in ran.err
    assert coach(home, "data", "export", str(there), "--force").code == 0
    assert coach(home, "data", "export", str(home / "mine.zip")).code == 0
    assert not [name for name in zipfile.ZipFile(home / "mine.zip").namelist() if "zip" in name]
    for place in (tmp_path, tmp_path / "nowhere" / "x.zip", home / "coach.db" / "x.zip"):
        assert coach(home, "data", "export", str(place), "--force").code == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["all.zip", "coach"]


def test_an_export_comes_back_equal_on_either_kind_of_database(home, tmp_path, address):
    whole = everything(house(home))
    assert whole["deleted"]
    belongings.write(house(home), tmp_path / "all.zip")
    there = house(address.folder, address.url or "")
    assert belongings.bring_back(there, tmp_path / "all.zip") == 1
    assert everything(there) == whole
    with there.book() as book:
        # What is deleted keeps its numbers, so that a new talk cannot take them before it comes back.
        sam = book.contact("sam")
        assert book.add_talk(Talk(contact=sam.id, kind="real", situation="phone", at=NOW)).id == 2
        book.undo()
        assert [each.id for each in book.talks()] == [1, 2]
        assert {each.id: each.referrer for each in book.contacts()} == {"ruth-okafor": "sam-ode", "sam-ode": "ruth-okafor"}
    ran = coach(there.folder, "data", "import", str(tmp_path / "all.zip"), **({"COACH_DATABASE_URL": address.url} if address.url else {}))  # fmt: skip
    assert ran.code == 1
    assert "There are contacts here already" in ran.err


@pytest.mark.parametrize(
    ("records", "says"),
    [
        ("no json", "is no JSON"),
        ([], "These are no records of coach"),
        ({"format": 99}, r"written by a newer coach (format 99)"),
        ({"format": 1, "contact": {}}, '"contact" is no list of records'),
        ({"format": 1, "contact": [{"id": "a", "name": "A", "created": "2026-11-22"}, {"id": "b"}]}, "contact 2: name: is missing"),
        ({"format": 1, "contact": [{"name": "A", "created": "2026-11-22"}]}, "contact 1: id: is missing"),
        ({"format": 1, "note": [{"id": 1, "contact": "x", "text": "x", "written": "2026-11-22T10:00"}]}, "not among them"),
        ({"format": 1, "deleted": [{"at": "x"}]}, "cannot be brought back"),
        ({"format": 1, "deleted": [{"at": "2026-11-22", "what": "x", "content": {"rows": {}, "links": [["contact; DROP", 1, "id", 1]]}}]}, "cannot be brought back"),
    ],
)  # fmt: skip
def test_records_that_cannot_be_read_are_named_and_leave_the_book_empty(tmp_path, records, says):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        packed.writestr("coach/records.json", records if isinstance(records, str) else json.dumps(records))
    ran = coach(tmp_path / "home", "data", "import", str(tmp_path / "all.zip"))
    assert ran.code == 1
    assert says in " ".join(ran.err.split())
    assert json.loads(coach(tmp_path / "home", "data", "--json").out)["kept"]["contact"] == 0


def test_a_zip_that_is_none_or_another_is_named(tmp_path):
    (tmp_path / "letter.zip").write_text("Dear coach")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as packed:
        packed.writestr("x", "y")
    for name, says in (
        ("letter.zip", "is no zip file"),
        ("other.zip", "holds no coach/records.json"),
        ("no.zip", "cannot be read"),
    ):
        ran = coach(tmp_path, "data", "import", str(tmp_path / name))
        assert (ran.code, says in ran.err) == (1, True)


def test_nothing_is_erased_without_a_yes_and_then_everything(home):
    ran = coach(home, "data", "erase")
    assert ran.code == 1
    assert "add --yes" in ran.err
    for folder in ("prepared", "reports", "takes", "scenarios", "keys"):
        (home / folder).mkdir()
        (home / folder / "x.yaml").write_text("Rounds begin at seven.")
    (home / "me.yaml").write_text("name: Dana")
    ran = coach(home, "data", "erase", "--yes")
    assert " ".join(ran.out.split()) == "Everything is erased: 1 session, your contacts and notes, your own facts."
    left = [path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file() and ".locks" not in path.parts]
    assert sorted(left) == ["keys/x.yaml", "scenarios/x.yaml"]
    assert coach(home, "data", "erase", "--yes", "--scenarios").code == 0
    assert not (home / "scenarios").exists()


def test_a_damaged_database_does_not_keep_one_from_erasing(home):
    (home / "coach.db").write_bytes(b"no database " * 100)
    assert coach(home, "data").code == 1
    assert coach(home, "data", "erase", "--yes").code == 0
    assert not (home / "coach.db").exists()


@pytest.mark.slow
def test_what_lies_on_a_server_is_shown_exported_and_erased_there(home, postgres, tmp_path):
    url = postgres.new_database()
    with open_database(Address(home, url)) as database:
        fill(Book(database))
    ran = coach(home, "data", COACH_DATABASE_URL=url)
    assert PASSWORD not in ran.out
    assert url.replace(f":{PASSWORD}", "") in ran.out.replace("\n", "")
    assert coach(home, "data", "export", str(tmp_path / "all.zip"), COACH_DATABASE_URL=url).code == 0
    for name in (packed := zipfile.ZipFile(tmp_path / "all.zip")).namelist():
        assert PASSWORD.encode() not in packed.read(name)
    assert coach(home, "data", "erase", "--yes", COACH_DATABASE_URL=url).code == 0
    assert everything(house(home, url))["contact"] == []
    gone = coach(home, "data", "erase", "--yes", COACH_DATABASE_URL=url.replace(PASSWORD, "wrong-word"))
    assert gone.code == 1
    assert "refuses the password" in gone.err
    assert "wrong-word" not in gone.err


OPENING = [("data",), ("data", "undo"), ("data", "export", "x.zip"), ("progress",), ("contacts",), ("contacts", "add", "Sam Ode"), ("due",)]  # fmt: skip


@pytest.mark.parametrize("words", OPENING, ids=" ".join)
def test_a_database_that_cannot_be_used_ends_every_command_with_one_line(home, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with contextlib.closing(sqlite3.connect(home / "coach.db")) as connection, connection:
        connection.execute("UPDATE coach_version SET version_num = 'v9999'")
    newer = (home / "coach.db").read_bytes()
    for content, says in ((newer, "written by a newer coach (v9999"), (b"no database " * 100, "This is no sound database")):
        (home / "coach.db").write_bytes(content)
        ran = coach(home, *words)
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
        assert f"coach.db: {says}" in ran.err
        assert (home / "coach.db").read_bytes() == content
    away = coach(home, *words, COACH_DATABASE_URL="postgresql://ada:s3cret@127.0.0.1:1/coach")
    assert (away.code, away.out, away.err.count("\n")) == (1, "", 1)
    assert "s3cret" not in away.err
    assert not (tmp_path / "x.zip").exists()
