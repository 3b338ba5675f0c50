"""A database of any age, in any state: brought up to today, or refused in one line that says what to do, and then left as it was."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select

from coach.database import engine, versions
from coach.database.address import FILE, Address, has_password
from coach.database.engine import look, open_database
from coach.database.tables import contact, metadata
from coach.errors import DatabaseError
from coach.records.book import Book
from coach.records.model import Contact
from coach.settings import load_settings


@pytest.fixture
def file(tmp_path: Path) -> Address:
    return Address(tmp_path / "home")


def add(address: Address, name: str = "Maria Lopez", **facts: str) -> None:
    with open_database(address) as database:
        Book(database).add_contact(Contact.model_validate({"name": name, "created": "2026-11-22", **facts}))


def names(address: Address) -> list[str]:
    with open_database(address) as database, database.reading() as connection:
        return list(connection.scalars(select(contact.c.name).order_by(contact.c.name)))


def asked(address: Address, sql: str) -> list:
    """One statement, past coach."""
    with contextlib.closing(sqlite3.connect(address.folder / FILE)) as connection:
        return connection.execute(sql).fetchall()


# Steps


def test_the_steps_make_the_tables_that_the_rest_of_coach_knows(address):
    with open_database(address) as database, database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": versions.VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert set(inspect(connection).get_table_names()) == {*metadata.tables, versions.VERSION_TABLE}


def test_the_steps_form_one_chain_and_the_files_names_say_which_is_the_last():
    config = Config()
    config.set_main_option("script_location", str(versions.STEPS))
    config.set_main_option("path_separator", "os")
    chain = ScriptDirectory.from_config(config)
    assert chain.get_heads() == [versions.latest()]
    for each in chain.walk_revisions():
        assert Path(each.path).stem.startswith(f"{each.revision}_")


@pytest.fixture
def another_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The steps as a later coach has them, the last one still to be written."""
    steps = tmp_path / "steps, 100%"
    shutil.copytree(versions.STEPS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(versions, "STEPS", steps)
    return steps / "versions" / "v9999_mood.py"


STEP = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "v9999", "{last}"


def upgrade():
    with op.batch_alter_table("contact") as table:
        table.add_column(sa.Column("mood", sa.String))
    {more}
"""


def test_an_older_database_is_brought_up_once_and_keeps_what_is_in_it(address, another_step):
    last = versions.latest()
    add(address)
    another_step.write_text(STEP.format(last=last, more=""))
    for _ in range(2):  # a second opening must not add the column again
        assert names(address) == ["Maria Lopez"]
    with open_database(address) as database, database.reading() as connection:
        assert "mood" in {each["name"] for each in inspect(connection).get_columns("contact")}
        assert versions.version(connection) == "v9999"


def test_one_can_look_at_a_database_of_any_age_and_nothing_in_it_changes(address, another_step):
    last = versions.latest()
    if address.path:
        address.folder.mkdir()
    assert [look(address), look(address)] == ["empty", "empty"]
    add(address)
    assert look(address) == "ready"
    another_step.write_text(STEP.format(last=last, more=""))
    assert [look(address), look(address)] == ["older", "older"]


def test_a_step_that_fails_half_way_changes_nothing(address, another_step):
    last = versions.latest()
    add(address)
    another_step.write_text(STEP.format(last=last, more='op.create_table("note", sa.Column("x", sa.String))'))
    with pytest.raises(DatabaseError, match="Its tables are not as coach made them"):
        names(address)
    another_step.unlink()
    assert names(address) == ["Maria Lopez"]
    with open_database(address) as database, database.reading() as connection:
        assert "mood" not in {each["name"] for each in inspect(connection).get_columns("contact")}


def test_a_database_from_a_newer_coach_is_refused_and_left_as_it_was(address, another_step):
    last = versions.latest()
    another_step.write_text(STEP.format(last=last, more=""))
    add(address)
    another_step.unlink()
    with pytest.raises(DatabaseError, match=rf"written by a newer coach \(v9999; this one knows {last}\)\. Update coach"):
        names(address)
    another_step.write_text(STEP.format(last=last, more=""))
    assert names(address) == ["Maria Lopez"]


def test_the_file_of_verdicts_from_before_goes_once_the_new_one_is_there(file):
    file.folder.mkdir()
    old = [file.folder / "history.db", file.folder / "history.db-journal"]
    for path in old:
        path.write_text("derived")
    (file.folder / FILE).write_bytes(b"no database " * 100)
    with pytest.raises(DatabaseError):
        names(file)
    assert all(path.exists() for path in old)
    (file.folder / FILE).unlink()
    assert names(file) == []
    assert not any(path.exists() for path in old)


# Files that cannot be used


def test_other_people_s_numbers_are_for_their_owner_s_eyes_only(file):
    add(file)
    assert (file.folder / FILE).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content", [b"This is no database at all, it is a letter.\n" * 40, b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_a_broken_file_is_named_with_what_to_do_and_stays(file, content):
    file.folder.mkdir()
    (file.folder / FILE).write_bytes(content)
    with pytest.raises(DatabaseError, match=r"no sound database; nothing in it was changed\. Move it away .*coach data import"):
        names(file)
    assert (file.folder / FILE).read_bytes() == content
    (file.folder / FILE).rename(file.folder / "away.db")
    assert names(file) == []


def test_a_file_that_is_damaged_in_the_middle_is_named(file):
    with open_database(file) as database, (book := Book(database)).together():
        for number in range(100):
            book.add_contact(Contact(name=f"Person {number}", created="2026-11-22"))
    whole = (file.folder / FILE).read_bytes()
    torn = whole[:8192] + b"\xa5" * (len(whole) - 8192)
    (file.folder / FILE).write_bytes(torn)
    with pytest.raises(DatabaseError, match="no sound database"):
        names(file)
    assert (file.folder / FILE).read_bytes() == torn


def test_a_database_of_somebody_else_is_not_taken_for_ours(file):
    file.folder.mkdir()
    asked(file, "CREATE TABLE contact (x)")
    with pytest.raises(DatabaseError, match=r"Its tables are not as coach made them\. Move it away"):
        names(file)
    assert asked(file, "SELECT name FROM sqlite_master") == [("contact",)]


def test_a_folder_or_a_file_in_the_way_is_one_line(tmp_path):
    (tmp_path / FILE).mkdir()
    with pytest.raises(DatabaseError, match=r"coach\.db: It cannot be written to\. Set COACH_HOME"):
        names(Address(tmp_path))
    (tmp_path / "home").write_text("a file")
    with pytest.raises(DatabaseError, match="cannot be made"):
        names(Address(tmp_path / "home"))
    with pytest.raises(DatabaseError, match="cannot be made"):
        names(Address(tmp_path / ("x" * 300)))


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder of root's that we may read, and no right of root's."""
    folder = Path(tempfile.mkdtemp(prefix="coach-"))
    with open_database(Address(folder)):
        pass
    (folder / FILE).chmod(0o444)
    folder.chmod(0o555)
    if was_root := os.geteuid() == 0:
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if was_root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_in_a_folder_that_may_not_be_written_to_one_can_still_look(nobody):
    assert names(Address(nobody)) == []
    with pytest.raises(DatabaseError, match=r"It cannot be written to\. Set COACH_HOME to a folder that coach may use"):
        add(Address(nobody))
    with pytest.raises(DatabaseError, match=r"cannot be made \(permission denied\)"):
        names(Address(nobody / "beneath"))


def test_another_process_that_writes_for_too_long_is_named(file, monkeypatch):
    monkeypatch.setattr(engine, "PATIENCE_SECONDS", 0)
    add(file)
    with contextlib.closing(sqlite3.connect(file.folder / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert names(file) == ["Maria Lopez"]
        with pytest.raises(DatabaseError, match="Another coach has been writing to it for too long"):
            add(file, "Ruth Okafor")
        other.execute("ROLLBACK")
    add(file, "Ruth Okafor")


# A full disk in the middle


@contextlib.contextmanager
def no_file_may_grow_beyond(size: int) -> Iterator[None]:
    """What a full disk or a quota does: the write itself fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextlib.contextmanager
def no_page_is_left(database: engine.Database) -> Iterator[None]:
    """What SQLite itself calls a full disk."""
    with database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    yield
    with database.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


def add_many(book: Book) -> None:
    """More than the disk holds, in one change."""
    with book.together():
        for number in range(30):
            book.add_contact(Contact(name=f"Person {number}", why="x" * 20_000, created="2026-11-22"))


@pytest.mark.parametrize("how", ["limit", "pages"])
def test_a_disk_that_is_full_in_the_middle_keeps_all_that_was_there_and_nothing_of_the_rest(file, how):
    with open_database(file) as database:
        book = Book(database)
        book.add_contact(Contact(name="Maria Lopez", created="2026-11-22"))
        before = (file.folder / FILE).read_bytes()
        full = no_file_may_grow_beyond(len(before)) if how == "limit" else no_page_is_left(database)
        says = "The disk is full" if how == "pages" else "The disk refuses it"
        with full, pytest.raises(DatabaseError, match=f"{says}.*nothing was half-written"):
            add_many(book)
        assert [each.name for each in book.contacts()] == ["Maria Lopez"]
        book.add_contact(Contact(name="Ruth Okafor", created="2026-11-22"))
    assert asked(file, "PRAGMA integrity_check") == [("ok",)]
    assert names(file) == ["Maria Lopez", "Ruth Okafor"]


def test_a_disk_that_is_full_before_the_tables_are_made_leaves_an_empty_file(file):
    with no_file_may_grow_beyond(4096), pytest.raises(DatabaseError, match="nothing was half-written"):
        names(file)
    assert names(file) == []


def test_what_was_erased_is_overwritten(file):
    with open_database(file) as database:
        book = Book(database)
        book.add_contact(Contact(name="Unmistakable Name", created="2026-11-22", read="unmistakable words " * 1000))
        assert b"unmistakable" in (file.folder / FILE).read_bytes()
        book.erase()
        content = (file.folder / FILE).read_bytes()
    assert b"nmistakable" not in content


# Addresses


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://ada:s3cret@db.example.org:5433/coach?sslmode=require", "postgresql://ada@db.example.org:5433/coach"),
        ("postgres://db/coach?password=s3cret", "postgresql://db/coach"),
        ("postgresql://ada:s3c:r@et@[::1]/coach", "postgresql://ada@[::1]/coach"),
    ],
)
def test_an_address_is_shown_without_its_password(url, shown):
    settings = load_settings({"COACH_DATABASE_URL": url}, Path("/nowhere"), {})
    address = Address(Path("/nowhere"), settings.database_url.get_secret_value())
    assert address.shown == shown
    assert has_password(url)
    for each in (repr(settings), repr(address), str(address), settings.model_dump_json()):
        assert "s3c" not in each


@pytest.mark.parametrize("url", ["mysql://ada:s3cret@host/coach", "ada:s3cret@host/coach", "postgresql://ada:s3cret@host", "postgresql://ada:s3cret@host:port/coach"])  # fmt: skip
def test_what_is_no_address_is_said_without_its_password(url):
    with pytest.raises(Exception, match="COACH_DATABASE_URL=…: write an address such as postgresql://") as refused:
        load_settings({"COACH_DATABASE_URL": url}, Path("/nowhere"), {})
    assert "s3cret" not in str(refused.value)


def test_a_password_has_no_place_in_the_file_that_goes_into_every_export(tmp_path):
    (tmp_path / "config.toml").write_text('database_url = "postgresql://ada:s3cret@host/coach"\n')
    with pytest.raises(Exception, match=r"config\.toml:1: a password does not belong here; put it into ~/\.pgpass") as refused:
        load_settings({}, tmp_path, {})
    assert "s3cret" not in str(refused.value)
    (tmp_path / "config.toml").write_text('database_url = "postgresql://ada@host/coach"\n')
    assert load_settings({}, tmp_path, {}).database_url.get_secret_value() == "postgresql://ada@host/coach"


def test_nothing_of_the_database_is_imported_by_what_does_not_ask_for_it():
    code = "import sys, os, coach.wiring; coach.wiring.open_house(os.environ); print([m for m in sys.modules if m.startswith(('sqlalchemy', 'alembic', 'psycopg'))])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
