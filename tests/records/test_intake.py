"""Files taken into the book: all that can be kept, once, and nothing by halves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.database.address import Address
from coach.database.engine import open_database
from coach.records.book import Book
from coach.records.exchange.files import dossiers, written
from coach.records.exchange.intake import take
from coach.records.exchange.reading import Read
from coach.records.model import Contact, Note, Promise, Referral, Talk
from coach.records.referred import refer
from tests.records import hostile

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 30)


@pytest.fixture
def book(address: Address) -> Iterator[Book]:
    with open_database(address) as database:
        yield Book(database)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Book]:
    """Somebody's second machine."""
    with open_database(Address(tmp_path / "other")) as database:
        yield Book(database)


def person(name: str, **facts: object) -> Contact:
    return Contact.model_validate({"name": name, "created": TODAY, **facts})


def filled(book: Book) -> Book:
    """Zoe gave Ann's name, who comes before her in every list; each has a talk with a note and a promise."""
    zoe = book.add_contact(person("Zoe Adler", organisation="Acme", email="zoe@x.org"))
    ann = refer(book, book.add_contact(person("Ann Bird", read="Her talk,\nthe second half")), zoe, True, NOW)
    for contact in (zoe, ann):
        talk = book.add_talk(Talk(contact=contact.id, kind="real", situation="meeting", at=NOW, minutes=20, outcome="fine"))
        book.add_note(Note(contact=contact.id, talk=talk.id, topic="likes", text="The mornings.", written=NOW))
        kept = book.add_promise(Promise(contact=contact.id, talk=talk.id, what="call", due=datetime(2026, 12, 1, 15, 0)))
        book.done(kept.id, NOW)
    return book


def everything(book: Book) -> list[tuple]:
    """All that is kept; talks are numbered within each contact, since every book numbers its own."""
    found = []
    for each in dossiers(book, book.contacts()):
        numbers = {None: None} | {talk.id: place for place, talk in enumerate(each.talks)}
        records = [record.model_dump(exclude={"id"}) for record in (*each.talks, *each.notes, *each.names, *each.promises)]
        found.append((each.contact, [record | {"talk": numbers[record.get("talk")]} for record in records]))
    return found


def take_text(book: Book, name: str, text: str, *, merge: bool = False):
    kind = name.rpartition(".")[2]
    return take(book, Read(name, text.encode()), kind, TODAY, merge=merge)  # type: ignore[arg-type]


def test_a_page_moves_a_whole_book(book, other):
    """Contacts, talks, notes, names and promises, with who gave whose name, though the giver stands further down."""
    filled(book)
    taken = take_text(other, "x.md", written(book, book.contacts(), "md"))
    assert (len(taken.added), taken.records, taken.problems, taken.notices) == (2, 7, [], [])
    assert everything(other) == everything(book)


@pytest.mark.parametrize("kind", ["vcf", "csv"])
def test_cards_and_tables_move_all_contacts(book, other, kind):
    filled(book)
    taken = take_text(other, f"x.{kind}", written(book, book.contacts(), kind))
    assert (taken.problems, taken.notices) == ([], [])
    assert other.contacts() == book.contacts()


@settings(max_examples=5)
@given(st.lists(hostile.contacts, min_size=1, max_size=3), st.sampled_from(["vcf", "csv", "md"]))
def test_whatever_they_are_called_a_book_moves_whole(tmp_path_factory, contacts, kind):
    folder = tmp_path_factory.mktemp("books")
    with open_database(Address(folder / "one")) as one, open_database(Address(folder / "two")) as two:
        book, other = Book(one), Book(two)
        book.add_contact(person("Sam Ode", id="sam-ode"))
        book.add_contacts(contacts)
        take_text(other, f"x.{kind}", written(book, book.contacts(), kind))
        assert other.contacts() == book.contacts()


@pytest.mark.parametrize("kind", ["vcf", "csv", "md"])
def test_taking_in_twice_changes_nothing(book, kind):
    before = everything(filled(book))
    taken = take_text(book, f"x.{kind}", written(book, book.contacts(), kind), merge=True)
    assert (taken.added, len(taken.doubles), taken.filled, taken.records) == ([], 2, [], 0)
    assert everything(book) == before


def test_a_double_is_passed_over_or_fills_what_is_empty(book):
    zoe = book.add_contact(person("Zoe Adler", phone="555-1"))
    table = "name,phone,role\nzoe adler,555-9,cook\n"
    assert [line for line, _ in take_text(book, "x.csv", table).doubles] == [2]
    assert book.contacts() == [zoe]
    taken = take_text(book, "x.csv", table, merge=True)
    assert [each.id for each in taken.filled] == [zoe.id]
    assert book.contacts() == [zoe.model_copy(update={"role": "cook"})], "the phone number that stood stays"


def test_merging_a_page_adds_the_talks_that_are_new(book, other):
    filled(book)
    take_text(other, "x.md", written(book, book.contacts(), "md"))
    zoe = other.contact("zoe")
    talk = other.add_talk(Talk(contact=zoe.id, kind="real", situation="phone", at=NOW))
    other.add_note(Note(contact=zoe.id, talk=talk.id, text="New.", written=NOW))
    page = written(other, other.contacts(), "md")
    assert take_text(book, "x.md", page).records == 0
    assert take_text(book, "x.md", page, merge=True).records == 2
    assert everything(book) == everything(other)


def test_one_file_may_hold_the_same_person_twice(book):
    taken = take_text(book, "x.csv", "name,organisation\nBo Li,Acme\nBO LI,\nBo Li,Other\n")
    assert [each.id for each in taken.added] == ["bo-li", "bo-li-2"]
    assert [(line, each.id) for line, each in taken.doubles] == [(3, "bo-li")]


def test_a_shared_e_mail_address_is_told(book):
    book.add_contact(person("Zoe Adler", email="zoe@x.org"))
    taken = take_text(book, "x.csv", "name,email\nZ. Adler,ZOE@x.org\n")
    assert taken.notices == ["Line 2: Z. Adler has the e-mail address of Zoe Adler. Is it one person?"]


def test_a_referrer_may_be_a_name_and_one_who_is_nowhere_is_told(book):
    sam = book.add_contact(person("Sam Ode"))
    taken = take_text(book, "x.csv", "name,referred by\nBo,sam ode\nCy,Bo\nDi,Nobody Here\nEd,Ed\n")
    assert {each.name: each.referrer for each in book.contacts()} == {
        "Bo": sam.id, "Cy": "bo", "Di": None, "Ed": None, "Sam Ode": None,
    }  # fmt: skip
    assert taken.notices == [
        'x.csv:4: referrer: no contact is called "Nobody Here"; Di was kept without.',
        'x.csv:5: referrer: no contact is called "Ed"; Ed was kept without.',
    ]


def test_a_name_taken_up_by_somebody_who_is_not_in_the_file_is_free_again(book, other):
    filled(book)
    take_text(other, "x.md", written(book, [book.contact("zoe")], "md"))
    assert [(each.name, each.taken_up) for each in other.referrals()] == [("Ann Bird", None)]
    assert isinstance(other.referrals()[0], Referral)


def test_a_disk_that_fills_up_in_the_middle_leaves_nothing(book, other):
    filled(book)
    page = written(book, book.contacts(), "md")
    with (
        patch.object(Book, "add_note", side_effect=OSError(28, "No space left on device")),
        pytest.raises(OSError, match="space"),
    ):
        take_text(other, "x.md", page)
    assert everything(other) == []


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_taken_in(other):
    """Within the minute; a quadratic comparison would take hours."""
    rows = "".join(f"Name {number},Org {number % 7},n{number}@x.org\r\n" for number in range(100_000))
    taken = take_text(other, "x.csv", f"name,organisation,email\r\n{rows},,\r\n,nobody,\r\n")
    assert (len(taken.added), [problem.line for problem in taken.problems]) == (100_000, [100_003])
