"""Two coaches at once, as real processes, on a file and on a PostgreSQL: neither loses what the other keeps; a killed one leaves nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from coach.database.address import Address
from coach.database.engine import open_database
from coach.records.book import Book
from coach.records.model import Contact

pytestmark = pytest.mark.slow

BEGIN = """
import sys
from pathlib import Path
from coach.database.address import Address
from coach.database.engine import open_database
from coach.records.book import Book
from coach.records.model import Contact, Note
from coach.records.names import Duplicate
who, address = sys.argv[1], Address(Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
def person(name, **more): return Contact(name=name, created="2026-11-22", **more)
print("ready", flush=True)
sys.stdin.readline()
"""
ADDS = """
refused = 0
for number in range(15):
    with open_database(address) as database:
        book = Book(database)
        book.add_contact(person(f"{who} {number}"))
        try:
            book.add_contact(person(f"Shared {number}"))
        except Duplicate:
            refused += 1
        book.add_note(Note(contact=book.contact(f"shared-{number}").id, text=who, written="2026-11-22T10:00"))
print(refused, flush=True)
"""
HANGS = """
with open_database(address) as database:
    book = Book(database)
    with book.together():
        for number in range(200):
            book.add_contact(person(f"{who} {number}", why="x" * 5000))
        print("in the middle", flush=True)
        sys.stdin.readline()
"""


def started(code: str, who: str, address: Address) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", BEGIN + code, who, str(address.folder), *filter(None, [address.url])]
    root = Path(__file__).parents[2]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root, text=True)


def go(*processes: subprocess.Popen[str]) -> None:
    """All at once, when all have imported what they need."""
    for each in processes:
        assert each.stdout
        assert each.stdout.readline() == "ready\n"
    for each in processes:
        assert each.stdin
        each.stdin.write("go\n")
        each.stdin.flush()


def test_two_that_add_the_same_people_at_once_keep_each_once_and_all_notes(address):
    """Both make the database as well."""
    one, two = (started(ADDS, name, address) for name in ("one", "two"))
    go(one, two)
    refused = [int(each.communicate()[0]) for each in (one, two)]
    assert [one.returncode, two.returncode] == [0, 0]
    assert sum(refused) == 15
    with open_database(address) as database:
        book = Book(database)
        assert len(book.contacts()) == 45
        assert sorted(each.text for each in book.notes()) == ["one"] * 15 + ["two"] * 15


def test_one_that_is_killed_in_the_middle_leaves_nothing_and_blocks_nobody(address):
    with open_database(address) as database:
        Book(database).add_contact(Contact(name="Maria Lopez", created="2026-11-22"))
    hanging = started(HANGS, "one", address)
    go(hanging)
    assert hanging.stdout
    assert hanging.stdout.readline() == "in the middle\n"
    hanging.send_signal(signal.SIGKILL)
    hanging.communicate()
    with open_database(address) as database:
        book = Book(database)
        assert [each.name for each in book.contacts()] == ["Maria Lopez"]
        book.add_contact(Contact(name="Ruth Okafor", created="2026-11-22"))
