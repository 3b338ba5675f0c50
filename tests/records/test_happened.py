"""What a real talk leaves in the book: what is owed, what is kept, and never the same talk twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from coach.database.address import Address
from coach.database.engine import open_database
from coach.records.alike import alike
from coach.records.book import Book
from coach.records.follow_up import after
from coach.records.happened import AGREED, agree, in_time, log, to_come, untold
from coach.records.model import Contact, Promise, Referral, Talk
from coach.records.referred import refer
from coach.resources import shipped
from coach.scenario.load import Library

RULES = Library(shipped("scenarios"), None).rules("default")
FRIDAY = datetime(2026, 11, 20, 14, 0)
SUNDAY = datetime(2026, 11, 22, 10, 30)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with open_database(Address(tmp_path)) as database:
        yield Book(database)


@pytest.fixture
def ruth(book: Book) -> Contact:
    return book.add_contact(Contact(name="Ruth Okafor", organisation="St. Luke's", created=date(2026, 11, 1)))


def talk(contact: Contact, situation: str = "meeting", **facts: object) -> Talk:
    return Talk.model_validate({"contact": contact.id, "kind": "real", "situation": situation, "at": FRIDAY, **facts})


@pytest.mark.parametrize(
    ("situation", "owed"),
    [
        # The house rules: two days for thanks, eight weeks for a report, five days before a written request is followed up.
        ("meeting", [("send_thank_you", date(2026, 11, 22)), ("report_back", date(2027, 1, 15))]),
        ("phone-meeting", [("send_thank_you", date(2026, 11, 22)), ("report_back", date(2027, 1, 15))]),
        ("email", [("call", date(2026, 11, 25))]),
        ("letter", [("call", date(2026, 11, 25))]),
        ("voicemail", [("call", date(2026, 11, 21))]),
        ("phone", []),
        ("thank-you", []),
    ],
)
def test_a_real_talk_leaves_what_the_house_rules_say(ruth, situation, owed):
    assert [(each.what, each.due) for each in after(talk(ruth, situation), RULES)] == owed


def test_a_practised_talk_leaves_nothing_owed_to_anybody(ruth):
    assert after(talk(ruth, kind="practised"), RULES) == ()


def test_an_agreed_talk_that_was_held_is_one_talk(book, ruth):
    """Agreed for Friday at two, held at ten past, told of on Sunday."""
    planned = agree(book, talk(ruth, minutes=20))
    assert [each.id for each in to_come(book, datetime(2026, 11, 19))] == [planned.id]
    assert [each.id for each in untold(book, SUNDAY)] == [planned.id]
    logged = log(book, talk(ruth, at=datetime(2026, 11, 20, 14, 10), outcome="rotations"), RULES)
    assert book.talks(ruth.id) == [logged.talk]
    assert (logged.talk.id, logged.talk.minutes, logged.talk.outcome) == (planned.id, 20, "rotations")
    assert (to_come(book, SUNDAY), untold(book, SUNDAY)) == ([], [])
    assert logged.talk.outcome != AGREED


def test_doing_what_was_promised_keeps_the_promise_and_no_other(book, ruth):
    call = book.add_promise(Promise(contact=ruth.id, what="call", due=date(2026, 11, 20)))
    second = book.add_promise(Promise(contact=ruth.id, what="call", due=date(2026, 12, 20)))
    theirs = book.add_promise(Promise(contact=ruth.id, what="call", due=date(2026, 11, 19), by="professional"))
    assert [each.id for each in log(book, talk(ruth, "phone"), RULES).kept] == [call.id]
    assert {each.id for each in book.promises()} == {second.id, theirs.id}
    assert book.one(Promise, call.id).done == FRIDAY


@pytest.mark.parametrize(
    ("due", "done", "kept"),
    [
        (datetime(2026, 11, 20, 15, 0), datetime(2026, 11, 20, 15, 10), True),
        (datetime(2026, 11, 20, 15, 0), datetime(2026, 11, 20, 14, 49), False),
        (datetime(2026, 11, 20, 15, 0), datetime(2026, 11, 20, 15, 11), False),
        (date(2026, 11, 20), datetime(2026, 11, 20, 23, 59), True),
        (date(2026, 11, 20), datetime(2026, 11, 21, 0, 1), False),
    ],
)
def test_a_call_at_three_is_in_time_ten_minutes_up_or_down(due, done, kept):
    assert in_time(Promise(contact="ruth-okafor", what="call", due=due, done=done)) is kept


def test_a_thank_you_keeps_the_thank_you_of_the_meeting(book, ruth):
    log(book, talk(ruth), RULES)
    kept = log(book, talk(ruth, "thank-you", at=SUNDAY), RULES).kept
    assert [each.what for each in kept] == ["send_thank_you"]
    assert [each.what for each in book.promises()] == ["report_back"]


def test_two_meetings_are_one_report_and_two_thank_yous(book, ruth):
    log(book, talk(ruth), RULES)
    log(book, talk(ruth, at=datetime(2026, 11, 21, 9, 0)), RULES)
    assert sorted(each.what for each in book.promises()) == ["report_back", "send_thank_you", "send_thank_you"]


def test_a_name_that_is_taken_up_brings_the_permission_along(book, ruth):
    """Ruth said at her desk: "Joe Bird, and tell him I sent you." """
    named = book.add_referral(Referral(contact=ruth.id, name="Joe Bird", may_use_name=True, written=FRIDAY))
    joe = refer(book, book.add_contact(Contact(name="joe bird", created=SUNDAY.date())), ruth, None, SUNDAY)
    assert (joe.referrer, joe.may_use_name) == (ruth.id, True)
    assert [(each.id, each.taken_up) for each in book.referrals(ruth.id)] == [(named.id, joe.id)]


def test_a_name_that_was_never_written_down_is_written_down(book, ruth):
    joe = refer(book, book.add_contact(Contact(name="Joe Bird", created=SUNDAY.date())), ruth, False, SUNDAY)
    assert [(each.name, each.taken_up, each.may_use_name) for each in book.referrals(ruth.id)] == [("Joe Bird", joe.id, False)]


def test_who_looks_like_somebody_else_is_told(book, ruth):
    others = [
        Contact(id="a", name="R. Okafor", email="Ruth@X.org", created=SUNDAY.date()),
        Contact(id="b", name="Ruth O.", phone="+49 30 123 4567", created=SUNDAY.date()),
        Contact(id="c", name="RUTH OKAFOR", organisation="Acme", created=SUNDAY.date()),
        Contact(id="d", name="Sam Ode", phone="112", created=SUNDAY.date()),
    ]
    new = Contact(name="Ruth Okafor", email="ruth@x.org", phone="030 1234567", organisation="St. Luke's", created=SUNDAY.date())
    assert list(alike(new, others)) == [
        'R. Okafor ("a") has the same e-mail address.',
        'Ruth O. ("b") has the same phone number.',
        'RUTH OKAFOR ("c") has the same name, at Acme.',
    ]
    assert list(alike(new.model_copy(update={"phone": "112", "email": "", "name": "Z"}), others)) == []
