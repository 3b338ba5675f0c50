"""Whatever is deleted, in whatever order: undone as often, everything is as it was, on a file and on a PostgreSQL."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.database.engine import open_database
from coach.records.book import Book
from coach.records.model import Contact, Note, Promise, Record, Referral, Talk

NOW = datetime(2026, 11, 22, 10, 30)


def filled(book: Book, data: st.DataObject) -> None:
    """A few people, some of whom gave the names of others, with talks and what hangs on them."""
    people = [
        book.add_contact(Contact(name=f"Person {number}", created=NOW.date())) for number in range(data.draw(st.integers(1, 4)))
    ]
    anybody, nobody_too = st.sampled_from(people), st.sampled_from([*people, None])
    for each in people:
        giver = data.draw(nobody_too)
        if giver and giver.id != each.id:
            book.edit(each, referrer=giver.id)
    for _ in range(data.draw(st.integers(0, 8))):
        who, other = data.draw(anybody).id, data.draw(nobody_too)
        talk = data.draw(st.sampled_from([*(each.id for each in book.talks(who)), None]))
        match data.draw(st.integers(0, 3)):
            case 0:
                book.add_talk(Talk(contact=who, kind="practised", situation="phone", at=NOW))
            case 1:
                book.add_note(Note(contact=who, talk=talk, text="Rounds begin at seven.", written=NOW))
            case 2:
                book.add_referral(Referral(contact=who, name="Sam", taken_up=other and other.id, written=NOW))
            case 3:
                book.add_promise(Promise(contact=who, talk=talk, what="call", due=NOW))


def everything(book: Book) -> list[Record]:
    return [*book.contacts(), *book.talks(), *book.notes(), *book.referrals(), *book.promises(open=False)]


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_as_many_undos_as_deletions_bring_everything_back(address, data):
    with open_database(address) as database:
        book = Book(database)
        with book.together():
            filled(book, data)
            steps = []
            for _ in range(data.draw(st.integers(0, 6))):
                if here := everything(book):
                    steps.append(book.document())
                    book.delete(data.draw(st.sampled_from(here)), NOW)
            for before in reversed(steps):
                # One record or one contact with all that hangs on it: each step back is the very book that was there.
                book.undo()
                assert book.document() == before
            for each in book.contacts():
                book.delete(each, NOW)
            assert everything(book) == []
            book.forget_deleted()
