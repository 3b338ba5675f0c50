"""The book: what goes in comes out, on a file and on a PostgreSQL alike; what does not fit is named, and nothing is half-written."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.database.address import Address
from coach.database.engine import open_database
from coach.errors import CoachError, NotFound
from coach.records.book import Book
from coach.records.model import Contact, Note, Promise, Referral, Talk
from coach.records.names import Ambiguous, Duplicate
from coach.records.rows import checked

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 30)


@pytest.fixture
def book(address: Address) -> Iterator[Book]:
    with open_database(address) as database:
        yield Book(database)


def person(name: str = "Maria Lopez", **facts: object) -> Contact:
    return checked(Contact, {"name": name, "created": TODAY, **facts})


def talked(book: Book, contact: Contact, **facts: object) -> Talk:
    return book.add_talk(checked(Talk, {"contact": contact.id, "kind": "real", "situation": "phone", "at": NOW, **facts}))


def everything(book: Book) -> tuple[list, ...]:
    return book.contacts(), book.talks(), book.notes(), book.referrals(), book.promises(open=False)


@pytest.fixture
def full(book: Book) -> Book:
    """Maria gave Ruth's name; there was a talk with Ruth, with a note, a referral and two promises."""
    ruth = book.add_contact(person("Ruth Okafor"))
    maria = book.add_contact(person())
    book.edit(ruth, referrer=maria.id, may_use_name=True)
    book.add_referral(Referral(contact=maria.id, name="Ruth Okafor", taken_up=ruth.id, written=NOW))
    talk = talked(book, ruth, minutes=21.5, outcome="meeting on Tuesday")
    book.add_note(Note(contact=ruth.id, talk=talk.id, topic="typical_day", text="Rounds begin\nat seven.", written=NOW))
    book.add_referral(Referral(contact=ruth.id, name="Sam Ode", may_use_name=False, written=NOW))
    book.add_promise(Promise(contact=ruth.id, talk=talk.id, what="call", due=datetime(2026, 11, 24, 15, 0)))
    book.add_promise(Promise(contact=ruth.id, what="send_something", due=date(2026, 11, 23), by="professional"))
    return book


def test_every_field_of_a_contact_comes_back_as_it_went_in(book):
    mother = book.add_contact(person("Ruth Okafor"))
    facts = {
        "name": "Zoë “Zo” O'Neill; DROP TABLE contact,\U0001f600",
        "role": "=SUM(1)",
        "organisation": "Łódź & Sons",
        "field": "nursing",
        "phone": "+44 20 7946 0000",
        "email": "zoe@example.org",
        "address": "1 High Street\nLeeds",
        "found_through": "the alumni page",
        "referrer": mother.id,
        "may_use_name": False,
        "read": "her talk on triage",
        "why": "to hear how she began",
        "like": "nurse-manager",
    }
    kept = book.add_contact(person(**facts))
    assert book.one(Contact, kept.id) == kept
    assert kept.model_dump(exclude={"id", "created"}) == facts
    assert kept.id == "zoe-zo-o-neill-drop-table-contact"


def test_everything_else_comes_back_as_it_went_in(full):
    [talk], [note], referrals, promises = full.talks(), full.notes(), full.referrals(), full.promises()
    assert (talk.minutes, talk.outcome, talk.at) == (21.5, "meeting on Tuesday", NOW)
    assert (note.talk, note.text) == (talk.id, "Rounds begin\nat seven.")
    assert [(each.name, each.may_use_name, each.taken_up) for each in referrals] == [
        ("Ruth Okafor", None, "ruth-okafor"),
        ("Sam Ode", False, None),
    ]
    # A day stays a day and an hour an hour; the earlier one comes first.
    assert [each.due for each in promises] == [date(2026, 11, 23), datetime(2026, 11, 24, 15, 0)]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=200))
def test_any_text_can_be_kept(book, text):
    """Also half a surrogate, a NUL and what would drive a terminal: those are taken out before, on both kinds alike."""
    ruth = next(iter(book.contacts()), None) or book.add_contact(person("Ruth Okafor"))
    try:
        note = Note(contact=ruth.id, text=text, written=NOW)
    except ValueError:
        assert not "".join(char for char in text if char.isprintable()).strip()
        return
    kept = book.add_note(note)
    assert book.one(Note, kept.id) == kept


def test_a_zone_falls_away_and_the_hour_on_the_wall_stays(book):
    ruth = book.add_contact(person("Ruth Okafor"))
    at = datetime(2026, 11, 22, 15, 0, tzinfo=timezone(timedelta(hours=-8)))
    assert talked(book, ruth, at=at).at == datetime(2026, 11, 22, 15, 0)
    late = book.add_promise(Promise(contact=ruth.id, what="call", due=at))
    assert late.overdue(at)
    assert not late.overdue(at - timedelta(minutes=1))


@pytest.mark.parametrize("given", ["ruth-okafor", "Ruth Okafor", "RUTH  okafor", "ruth", "ruth-o", "okaf"])
def test_a_contact_is_found_by_whatever_means_only_one(book, given):
    ruth = book.add_contact(person("Ruth Okafor"))
    book.add_contact(person())
    assert book.contact(given) == ruth


def test_a_name_that_could_be_two_contacts_is_asked_back(book):
    for name in ("Ruth Okafor", "Ruth Adams", "Ruthless Ltd"):
        book.add_contact(person(name))
    with pytest.raises(Ambiguous, match='"ruth" could be 3 contacts: ruth-adams, ruth-okafor, ruthless-ltd'):
        book.contact("ruth")
    with pytest.raises(NotFound, match=r'No contact is called "Rut Okafr"\. Did you mean "Ruth Okafor"\?'):
        book.contact("Rut Okafr")
    with pytest.raises(NotFound, match='No contact is called "…"'):
        book.contact("…")


def test_one_person_cannot_be_kept_twice_and_two_of_one_name_can(book):
    book.add_contact(person("José Peña", organisation="Harbour Hospital"))
    for twin in (person("JOSE PENA"), person("José  Peña", organisation="harbour hospital")):
        with pytest.raises(Duplicate, match=r'José Peña \(Harbour Hospital\) is among your contacts already, as "jose-pena"'):
            book.add_contact(twin)
    other = book.add_contact(person("José Peña", organisation="City Archive"))
    assert other.id == "jose-pena-2"
    with pytest.raises(Duplicate):
        book.edit(other, organisation="Harbour Hospital")
    assert book.edit(other, phone="1").name == "José Peña"


def test_names_of_any_script_get_an_id_that_can_be_a_file_s_name(book):
    ids = [book.add_contact(person(name)).id for name in ("王伟", "../../etc/passwd", "¿?", "-rf", "x" * 300, "Ærø-Ünal")]
    assert ids == ["王伟", "etc-passwd", "contact", "rf", "x" * 60, "ærø-unal"]


@pytest.mark.parametrize(
    ("kind", "facts", "says"),
    [
        (Contact, {"name": " \x00 "}, "name: is missing."),
        (Contact, {"name": "x" * 301}, "name: is longer than 300 characters."),
        (Contact, {"name": "A", "created": "tomorrow"}, "created: is no date such as 2026-11-24."),
        (Contact, {"name": "A", "shoe": "42"}, "shoe: there is no such field."),
        (Note, {"text": "x", "topic": "weather"}, "topic: there is no such topic; there is: career_path, typical_day, "),
        (Talk, {"minutes": -1}, "minutes: should be greater than or equal to 0."),
        (Talk, {"minutes": float("nan")}, "minutes: should be "),
        (Talk, {"at": "at three"}, "at: is no date such as 2026-11-24."),
        (Promise, {"what": "sing"}, "what: is none of 'call', 'send_thank_you', "),
        (Promise, {"due": "soon"}, "due: is no date such as 2026-11-24."),
        (Promise, {"due": "31:00"}, "due: is no day and hour such as 2026-11-24 15:00."),
    ],
)
def test_what_cannot_be_is_said_with_its_field(kind, facts, says):
    sound = {
        Contact: {"created": TODAY},
        Note: {"contact": "a", "written": NOW},
        Talk: {"contact": "a", "kind": "real", "situation": "phone", "at": NOW},
        Promise: {"contact": "a", "what": "call", "due": TODAY},
    }
    with pytest.raises(CoachError) as refused:
        checked(kind, {**sound[kind], **facts})
    assert str(refused.value).startswith(says)


def test_nothing_hangs_on_what_never_was(full):
    before = everything(full)
    ruth, maria = full.contact("ruth"), full.contact("maria")
    [talk] = full.talks()
    with pytest.raises(NotFound, match='No contact is called "nobody"'):
        full.add_note(Note(contact="nobody", text="x", written=NOW))
    with pytest.raises(NotFound, match='No talk is called "99"'):
        full.add_note(Note(contact=ruth.id, talk=99, text="x", written=NOW))
    with pytest.raises(NotFound, match="No talk"):
        full.add_note(Note(contact=ruth.id, talk=10**30, text="x", written=NOW))
    with pytest.raises(CoachError, match=f"Talk {talk.id} was not with maria-lopez"):
        full.add_promise(Promise(contact=maria.id, talk=talk.id, what="call", due=TODAY))
    with pytest.raises(NotFound, match='No contact is called "nobody"'):
        full.edit(full.referrals()[0], taken_up="nobody")
    with pytest.raises(CoachError, match="cannot have given their own name"):
        full.edit(ruth, referrer=ruth.id)
    with pytest.raises(NotFound, match='No promise is called "0"'):
        full.done(0, NOW)
    assert everything(full) == before


def test_lists_hold_what_was_asked_for_in_order_of_time(full):
    ruth, maria = full.contact("ruth"), full.contact("maria")
    earlier = talked(full, maria, at=NOW - timedelta(days=1), kind="practised", session="20261121-101500-phone-request-0001")
    assert [each.contact for each in full.talks()] == [maria.id, ruth.id]
    assert full.talks(maria.id) == full.talks(kind="practised") == full.talks(session=earlier.session) == [earlier]
    [first] = full.notes()
    second = full.add_note(Note(contact=maria.id, topic="salary", text="in bands", written=NOW - timedelta(days=1)))
    assert full.notes() == [second, first]
    assert full.notes(topic="salary") == full.notes(maria.id) == [second]
    assert full.notes(talk=first.talk) == [first]
    assert [each.name for each in full.referrals(ruth.id)] == ["Sam Ode"]


def test_what_was_promised_in_practice_is_due_to_nobody(full):
    maria = full.contact("maria")
    practice, real = talked(full, maria, kind="practised"), talked(full, maria)
    before = full.promises(kind="real")
    for talk in (practice.id, real.id, None):
        full.add_promise(Promise(contact=maria.id, talk=talk, what="other", text=f"of {talk}", due=TODAY))
    assert [each.talk for each in full.promises(kind="practised")] == [practice.id]
    assert {each.talk for each in full.promises(maria.id, kind="real") if each not in before} == {real.id, None}
    assert practice.id not in {each.talk for each in full.due(TODAY)}


def test_what_is_due_holds_what_is_late_and_nothing_of_tomorrow(full):
    send, call = full.promises()
    assert full.due(date(2026, 11, 22)) == []
    assert full.due(date(2026, 11, 23)) == [send]
    assert full.due(datetime(2026, 11, 24, 9, 0)) == [send, call]
    assert not send.overdue(datetime(2026, 11, 23, 23, 59))
    assert send.overdue(datetime(2026, 11, 24, 0, 0))
    assert full.done(send.id, NOW).done == NOW
    later = full.later(call.id, date(2026, 12, 1))
    assert full.due(date(2026, 11, 30)) == []
    assert full.promises() == [later]
    assert [each.id for each in full.promises(open=False)] == [send.id, call.id]


def test_a_deleted_contact_comes_back_whole(full):
    before, ruth = everything(full), full.contact("ruth")
    gone = full.delete(ruth, NOW)
    assert gone.what == "Ruth Okafor, with 1 talk, 1 note, 1 referral and 2 promises"
    [maria] = full.contacts()
    assert everything(full)[1:] == ([], [], [full.referrals()[0]], [])
    assert full.referrals()[0].taken_up is None
    assert full.deletions() == [gone]
    assert full.undo() == gone
    assert everything(full) == before
    assert full.deletions() == []
    full.delete(maria, NOW)
    assert full.one(Contact, ruth.id).referrer is None
    full.undo()
    assert everything(full) == before


def test_deletions_come_back_the_last_one_first(full):
    before = everything(full)
    [note], [talk] = full.notes(), full.talks()
    for each in (note, talk, full.contact("ruth"), full.contact("maria")):
        full.delete(each, NOW)
    assert everything(full) == ([], [], [], [], [])
    assert [full.undo().what for _ in range(4)] == [
        "Maria Lopez, with 1 referral",
        "Ruth Okafor, with 1 referral and 1 promise",
        "a talk of ruth-okafor, with 1 promise",
        "a note of ruth-okafor",
    ]
    assert everything(full) == before
    with pytest.raises(CoachError, match="Nothing that was deleted is left to bring back"):
        full.undo()


def test_what_was_said_anew_meanwhile_is_not_overwritten_by_what_comes_back(full):
    ruth, maria = full.contact("ruth"), full.contact("maria")
    talk = talked(full, ruth)
    full.delete(maria, NOW)
    sam = full.add_contact(person("Sam Ode"))
    full.edit(full.one(Contact, ruth.id), referrer=sam.id)
    again = full.add_contact(person())  # the same person, added again while she was deleted
    assert again.id == "maria-lopez-2"
    full.undo()
    assert full.one(Contact, ruth.id).referrer == sam.id
    assert {each.id for each in full.contacts()} == {"maria-lopez", "maria-lopez-2", "ruth-okafor", "sam-ode"}
    # A number of a deleted row is not given to another one.
    full.delete(talk, NOW)
    assert talked(full, ruth).id > talk.id


def test_together_is_one_change_and_what_fails_inside_leaves_the_rest(book):
    with book.together():
        book.add_contact(person("Ruth Okafor"))
        with pytest.raises(Duplicate):
            book.add_contact(person("Ruth Okafor"))
        with pytest.raises(NotFound):
            book.add_note(Note(contact="nobody", text="x", written=NOW))
        book.add_contact(person())
        assert len(book.contacts()) == 2
    assert [each.id for each in book.contacts()] == ["maria-lopez", "ruth-okafor"]
    with contextlib.suppress(KeyboardInterrupt), book.together():
        book.add_contact(person("Sam Ode"))
        raise KeyboardInterrupt
    assert len(book.contacts()) == 2
    book.add_contact(person("Sam Ode"))


def test_erased_is_gone_for_good(full):
    full.delete(full.contact("ruth"), NOW)
    full.erase()
    assert everything(full) == ([], [], [], [], [])
    with pytest.raises(CoachError, match="Nothing that was deleted"):
        full.undo()
    assert full.add_contact(person("Ruth Okafor")).id == "ruth-okafor"
