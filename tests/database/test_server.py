"""A PostgreSQL that is not there, does not let us in, or goes away: one line each, without the password, and nothing half-written."""

from __future__ import annotations

import contextlib
import socket
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from coach.database.address import Address
from coach.database.engine import open_database
from coach.errors import DatabaseError, MissingExtra
from coach.records.book import Book
from coach.records.model import Contact
from tests.databases import PASSWORD, USER, Server

psycopg = pytest.importorskip("psycopg")
pytestmark = pytest.mark.slow


def person(name: str) -> Contact:
    return Contact.model_validate({"name": name, "created": "2026-11-22"})


def refused(url: str, tmp_path) -> str:
    """The one line that opening it ends with."""
    with pytest.raises(DatabaseError) as error, open_database(Address(tmp_path, url)):
        pass
    said = str(error.value)
    assert "\n" not in said
    assert PASSWORD not in said
    assert "wrong-word" not in said
    return said


def answers_like_a_web_server(server: socket.socket) -> None:
    for _ in range(2):  # the library tries once more without encryption
        server.settimeout(2)
        with contextlib.suppress(TimeoutError), server.accept()[0] as line:
            line.recv(1000)
            line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def test_a_server_that_is_not_there(postgres, tmp_path):
    said = refused(postgres.url().replace(str(postgres.port), "1"), tmp_path)
    assert (
        said == f"postgresql://{USER}@127.0.0.1:1/postgres: No PostgreSQL answers there. Start it, or correct COACH_DATABASE_URL."
    )
    with socket.create_server(("127.0.0.1", 0)) as web, ThreadPoolExecutor() as elsewhere:
        elsewhere.submit(answers_like_a_web_server, web)
        url = f"postgresql://ada:wrong-word@127.0.0.1:{web.getsockname()[1]}/coach"
        assert "What answers there is no PostgreSQL" in refused(url, tmp_path)
    assert "There is no such host" in refused("postgresql://ada:wrong-word@nowhere.invalid/coach", tmp_path)


def test_a_wrong_password_a_wrong_name_and_a_wrong_database(postgres, tmp_path):
    assert "refuses the password" in refused(postgres.url(password="wrong-word"), tmp_path)
    assert "refuses the password" in refused(postgres.url(password=""), tmp_path)
    assert "has no such database" in refused(postgres.url("nothing"), tmp_path)
    assert "refuses the password" in refused(postgres.url().replace(USER, "bob"), tmp_path)


def test_options_that_are_none(postgres, tmp_path):
    assert "Correct COACH_DATABASE_URL" in refused(postgres.url() + "?shoe=42", tmp_path)
    assert "encrypted connection fails" in refused(postgres.url() + "?sslmode=require", tmp_path)


def test_a_server_that_takes_no_changes_or_not_from_this_user(postgres, tmp_path):
    url = postgres.new_database()
    name = url.rpartition("/")[2]
    with psycopg.connect(postgres.url(), autocommit=True) as connection:
        connection.execute("CREATE ROLE bob LOGIN PASSWORD 'wrong-word'")
    assert "may not do that" in refused(url.replace(f"{USER}:{PASSWORD}", "bob:wrong-word"), tmp_path)
    with psycopg.connect(postgres.url(), autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    assert "takes no changes" in refused(url, tmp_path)


def test_a_database_of_another_program_is_not_taken_for_ours(postgres, tmp_path):
    url = postgres.new_database()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE note (x int)")
    assert "not as coach made them. Give coach a database of its own" in refused(url, tmp_path)
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert found == [("note",)]


def test_a_database_in_an_old_encoding_says_so_and_takes_the_rest(postgres, tmp_path):
    url = postgres.new_database(ENCODING="'LATIN1'", TEMPLATE="template0")
    with open_database(Address(tmp_path, url)) as database:
        book = Book(database)
        book.add_contact(person("José Peña"))
        with pytest.raises(DatabaseError, match="cannot keep one of these characters"):
            book.add_contact(person("王伟"))
        assert [each.name for each in book.contacts()] == ["José Peña"]


def add_two(book: Book, postgres: Server) -> None:
    """In one change, between whose halves the server throws everybody out."""
    with book.together():
        book.add_contact(person("Ruth Okafor"))
        with psycopg.connect(postgres.url(), autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'coach'")
        book.add_contact(person("Sam Ode"))


def test_a_server_that_goes_away_in_the_middle_leaves_nothing_half_written(postgres, tmp_path):
    url = postgres.new_database()
    with open_database(Address(tmp_path, url)) as database:
        book = Book(database)
        book.add_contact(person("Maria Lopez"))
        with pytest.raises(DatabaseError, match="has gone away in the middle; nothing was half-written"):
            add_two(book, postgres)
        assert [each.name for each in book.contacts()] == ["Maria Lopez"]
    postgres.stop()
    try:
        assert "No PostgreSQL answers there" in refused(url, tmp_path)
    finally:
        postgres.start()
    with open_database(Address(tmp_path, url)) as database:
        assert [each.name for each in Book(database).contacts()] == ["Maria Lopez"]


def test_rows_of_the_erased_are_gone_from_the_server_s_tables(postgres, tmp_path):
    with open_database(Address(tmp_path, postgres.new_database())) as database:
        book = Book(database)
        book.add_contact(person("Maria Lopez"))
        with database.reading() as connection:
            before = connection.execute(text("SELECT pg_relation_filenode('contact')")).scalar()
        book.erase()
        with database.reading() as connection:  # another file on the server's disk, and an empty one
            assert connection.execute(text("SELECT pg_relation_filenode('contact')")).scalar() != before
            assert connection.execute(text("SELECT pg_relation_size('contact')")).scalar() == 0


def test_without_the_extra_the_line_that_installs_it_is_said(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with (
        pytest.raises(MissingExtra, match=r"pip install 'coach\[postgres\]'"),
        open_database(Address(tmp_path, "postgresql://h/d")),
    ):
        pass
