"""People and what is due, on the page: added, changed, deleted with undo, brought in and taken along, promised and ticked off."""

from __future__ import annotations

from datetime import date, datetime
from html import unescape

import pytest
from starlette.testclient import TestClient

from coach.records.model import Contact, Note, Promise, Referral, Talk
from coach.wiring import House
from tests.web.conftest import NOW
from tests.web.kept import Parts

RUTH = {"name": "Ruth Okafor", "role": "nurse manager", "organisation": "St Luke's", "email": "ruth@st-lukes.example"}
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> \u202eeve\x07 {{ 7*7 }} =SUM(1)"


def text(browser: TestClient, path: str, status: int = 200) -> str:
    answer = browser.get(path)
    assert answer.status_code == status, answer.text
    return unescape(answer.text)


def post(browser: TestClient, path: str, status: int = 303, **form: str):
    answer = browser.post(path, data=form)
    assert answer.status_code == status, answer.text
    return answer


@pytest.fixture(autouse=True)
def not_new(browser: TestClient) -> None:
    browser.post("/welcome", data={"do": "skip"})


@pytest.fixture
def ruth(house: House) -> Contact:
    with house.book() as book:
        return book.add_contact(Contact(**RUTH, created=NOW.date()))


def test_somebody_is_added_shown_and_changed(browser: TestClient, house: House) -> None:
    assert "Nobody yet." in text(browser, "/contacts")
    there = post(browser, "/add-contact", **RUTH, why="To learn how wards are run").headers["location"]
    assert there == "/contacts/ruth-okafor"
    page = text(browser, there)
    for words in ("Ruth Okafor", "nurse manager, St Luke's", "ruth@st-lukes.example", "To learn how wards are run"):
        assert words in page
    assert 'value="nurse manager"' in text(browser, f"{there}/edit")
    post(browser, f"{there}/edit", **{**RUTH, "role": "matron"})
    assert "matron, St Luke's" in text(browser, "/contacts")
    with house.book() as book:
        assert book.one(Contact, "ruth-okafor").why == ""


@pytest.mark.parametrize(
    ("form", "field", "words"),
    [
        ({"name": " "}, "name", "This one is needed."),
        ({"name": "x" * 301}, "name", "300 characters at most"),
        ({"name": "Sam", "referrer": "nobody"}, "referrer", "nobody"),
        ({**RUTH, "organisation": ""}, "name", "among your contacts already"),
    ],
)
def test_what_is_wrong_in_a_contact_stands_beside_its_field(
    browser: TestClient, ruth: Contact, form, field: str, words: str
) -> None:
    page = unescape(post(browser, "/add-contact", 422, **{**form, "role": "a gardener"}).text)
    assert f'id="{field}-wrong"' in page
    assert words in page
    assert 'value="a gardener"' in page, "nothing that was typed is lost"


def test_a_contact_is_deleted_whole_and_brought_back_whole(browser: TestClient, house: House, ruth: Contact) -> None:
    with house.book() as book:
        book.add_note(Note(contact=ruth.id, text="Rounds begin at seven.", written=NOW))
    post(browser, f"/contacts/{ruth.id}/delete")
    page = text(browser, "/contacts")
    assert "Deleted: Ruth Okafor" in page
    assert "1 note" in page
    text(browser, f"/contacts/{ruth.id}", 404)
    post(browser, "/undo")
    assert "Rounds begin at seven." in text(browser, f"/contacts/{ruth.id}")
    assert "Nothing that was deleted" in unescape(post(browser, "/undo", 400).text)


def test_what_happened_leaves_what_is_owed(browser: TestClient, house: House, ruth: Contact) -> None:
    post(browser, f"/contacts/{ruth.id}/talk", situation="meeting", day="2026-11-20", hour="14:00", outcome="Very kind.")
    page = text(browser, "/due")
    assert "Thank Ruth Okafor" in page
    assert "Tell Ruth Okafor how it went" in page
    assert "Very kind." in text(browser, f"/contacts/{ruth.id}")
    with house.book() as book:
        thanks = book.promises(ruth.id)[0]
    done = post(browser, f"/due/{thanks.id}/done").headers["location"]
    assert "Done: Thank Ruth Okafor" in text(browser, done)
    post(browser, f"/due/{thanks.id}/undone")
    assert "Done:" not in text(browser, done)


def test_a_talk_to_come_is_agreed_and_asked_about_when_it_is_over(browser: TestClient, house: House, ruth: Contact) -> None:
    post(browser, f"/contacts/{ruth.id}/talk", situation="meeting", day="2026-11-27", hour="10:00")
    assert "A meeting on Friday 27 November at 10:00" in text(browser, "/due")
    page = unescape(post(browser, f"/contacts/{ruth.id}/talk", 422, situation="meeting", day="2026-11-28").text)
    assert "Say at what time it is." in page
    with house.book() as book:
        book.add_talk(Talk(contact=ruth.id, kind="real", situation="meeting", at=datetime(2026, 11, 19, 10), outcome="agreed"))
    assert "How was it?" in text(browser, "/due")


@pytest.mark.parametrize(
    ("path", "form", "wrong"),
    [
        ("talk", {"situation": "meeting", "day": ""}, "talk-day"),
        ("talk", {"situation": "meeting", "day": "the other day"}, "talk-day"),
        ("talk", {"situation": "dream", "day": "2026-11-20"}, "talk-situation"),
        ("note", {"text": "  "}, "note-text"),
        ("note", {"text": "x", "topic": "weather"}, "note-topic"),
        ("promise", {"what": "call", "due": "2026-11-01"}, "promise-due"),
        ("promise", {"what": "call", "due": "2026-02-30"}, "promise-due"),
        ("promise", {"what": "call", "due": "2062-12-01"}, "promise-due"),
        ("promise", {"what": "marry", "due": "2026-12-01"}, "promise-what"),
        ("name", {"who": ""}, "name-who"),
    ],
)
def test_what_is_wrong_in_a_record_stands_beside_its_field_and_nothing_is_kept(
    browser: TestClient, house: House, ruth: Contact, path: str, form: dict[str, str], wrong: str
) -> None:
    page = post(browser, f"/contacts/{ruth.id}/{path}", 422, **form).text
    assert f'id="{wrong}-wrong"' in page
    assert "<details open>" in page
    with house.book() as book:
        assert [book.talks(), book.notes(), book.promises(), book.referrals()] == [[], [], [], []]


def test_a_note_belongs_to_a_talk_with_the_same_person(browser: TestClient, house: House, ruth: Contact) -> None:
    with house.book() as book:
        sam = book.add_contact(Contact(name="Sam Ode", created=NOW.date()))
        talk = book.add_talk(Talk(contact=sam.id, kind="real", situation="phone", at=NOW))
    for number in (str(talk.id), "99"):
        browser.post(f"/contacts/{ruth.id}/note", data={"text": "x", "talk": number})
        with house.book() as book:
            assert book.notes() == []
    post(browser, f"/contacts/{sam.id}/note", text="Sells boats.", talk=str(talk.id), topic="typical_day")
    assert "Sells boats." in text(browser, f"/contacts/{sam.id}")


def test_a_name_that_was_given_becomes_a_contact_with_its_permission(browser: TestClient, house: House, ruth: Contact) -> None:
    post(browser, f"/contacts/{ruth.id}/name", who="Sam Ode", role="boat builder", may_use_name="yes")
    with house.book() as book:
        (named,) = book.referrals()
    form = text(browser, f"/add-contact?named={named.id}")
    assert 'value="Sam Ode"' in form
    assert 'value="ruth-okafor" selected' in form
    post(browser, f"/add-contact?named={named.id}", name="Sam Ode", role="boat builder", referrer=ruth.id, may_use_name="yes")
    assert 'href="/contacts/sam-ode"' in text(browser, f"/contacts/{ruth.id}")
    with house.book() as book:
        assert book.one(Contact, "sam-ode").may_use_name is True
        assert book.one(Referral, named.id).taken_up == "sam-ode"


def test_a_promise_gets_another_day_and_never_a_past_one(browser: TestClient, house: House, ruth: Contact) -> None:
    with house.book() as book:
        promise = book.add_promise(Promise(contact=ruth.id, what="call", due=date(2026, 11, 20)))
    assert "two days late" in text(browser, "/")
    assert 'id="wrong-1"' in post(browser, f"/due/{promise.id}/later", 422, due="2026-11-19").text
    post(browser, f"/due/{promise.id}/later", due="2026-12-03", at="15:00")
    assert "due on Thursday 3 December at 15:00" in text(browser, "/due")
    assert "First of all" not in text(browser, "/")
    browser.post("/due/99/later", data={"due": "2026-12-03"})
    assert browser.post("/due/99/done").status_code == 404


def test_what_was_promised_in_practice_is_due_to_nobody(browser: TestClient, house: House, ruth: Contact) -> None:
    with house.book() as book:
        talk = book.add_talk(Talk(contact=ruth.id, kind="practised", situation="meeting", at=NOW))
        book.add_promise(Promise(contact=ruth.id, talk=talk.id, what="send_thank_you", due=date(2026, 11, 20)))
    for path in ("/due", "/"):
        assert "Thank Ruth Okafor" not in text(browser, path)
    assert "SUMMARY" not in text(browser, "/due.ics")


def test_records_are_deleted_one_by_one_and_only_by_their_own_page(browser: TestClient, house: House, ruth: Contact) -> None:
    with house.book() as book:
        sam = book.add_contact(Contact(name="Sam Ode", created=NOW.date()))
        note = book.add_note(Note(contact=ruth.id, text="Rounds begin at seven.", written=NOW))
    assert browser.post(f"/contacts/{sam.id}/remove", data={"kind": "note", "id": str(note.id)}).status_code == 404
    assert browser.post(f"/contacts/{ruth.id}/remove", data={"kind": "contact", "id": "1"}).status_code == 404
    post(browser, f"/contacts/{ruth.id}/remove", kind="note", id=str(note.id))
    assert "Rounds begin" not in text(browser, f"/contacts/{ruth.id}")
    post(browser, "/undo")
    assert "Rounds begin" in text(browser, f"/contacts/{ruth.id}")


@pytest.mark.parametrize("kind", ["vcf", "csv", "md"])
def test_an_export_is_brought_in_again_and_loses_nothing(browser: TestClient, house: House, ruth: Contact, kind: str) -> None:
    made = browser.get(f"/contacts.{kind}")
    assert f'filename="contacts.{kind}"' in made.headers["content-disposition"]
    again = browser.post("/import-contacts", files={"file": ("x", made.content)})
    assert "You had already: Ruth Okafor." in again.text
    post(browser, f"/contacts/{ruth.id}/delete")
    assert "1 contact added" in browser.post("/import-contacts", files={"file": ("x", made.content)}).text
    with house.book() as book:
        (back,) = book.contacts()
        assert back.model_copy(update={"id": ruth.id}) == ruth


def test_a_bad_row_is_named_and_the_others_are_kept(browser: TestClient, house: House) -> None:
    rows = b"name,may_use_name\r\nRuth Okafor,yes\r\nSam Ode,perhaps\r\n"
    page = unescape(browser.post("/import-contacts", files={"file": ("x.csv", rows)}).text)
    assert "1 contact added" in page
    assert 'line 3: may_use_name: "perhaps" is neither yes nor no' in page


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04xx", b"\x00\x01", b"<html>", b"x" * 5_000_001])
def test_a_file_that_holds_no_contacts_gets_a_sentence(browser: TestClient, house: House, content: bytes) -> None:
    answer = browser.post("/import-contacts", files={"file": ("pwn.html", content)})
    assert answer.status_code in (413, 422)
    with house.book() as book:
        assert book.contacts() == []


def test_a_hostile_name_is_words_on_every_page_and_in_every_file(browser: TestClient, house: House) -> None:
    there = post(browser, "/add-contact", name=HOSTILE, role=HOSTILE, why=HOSTILE, read=HOSTILE).headers["location"]
    post(browser, f"{there}/note", text=HOSTILE)
    post(browser, f"{there}/promise", what="other", text=HOSTILE, due="2026-11-22")
    post(browser, f"{there}/name", who=HOSTILE)
    with house.book() as book:
        number = book.referrals()[0].id
    for path in ("/", "/contacts", there, f"{there}/edit", f"/add-contact?named={number}", "/due", "/add-contact"):
        raw = browser.get(path).text
        assert "<script>alert" not in raw, path
        assert "<img src=x" not in raw, path
        assert "\u202e" not in raw, path
        assert Parts(raw).faults == [], path
    for path in ("/contacts.csv", "/contacts.vcf", "/contacts.md", "/due.ics"):
        answer = browser.get(path)
        assert "attachment" in answer.headers["content-disposition"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not answer.headers["content-type"].startswith("text/html")


def test_a_newcomer_s_first_page_makes_no_database(browser: TestClient, house: House) -> None:
    assert "Choose a talk" in text(browser, "/")
    assert not (house.folder / "coach.db").exists()


CALL = (
    "Hello, my name is Dana Ortiz. I found your name on the alumni page of my school. Do you have a minute?",
    "I'm in my last year of biology and would like to learn more about nursing. I'm not asking for a job, only for advice.",
    "Could I come by for twenty minutes, whenever it suits you? I know you are busy.",
    "Thursday at ten suits me. Thank you very much. Goodbye.",
    "Thank you. Goodbye.",
)


def test_a_contact_is_rehearsed_with_and_the_talk_goes_into_the_records(browser: TestClient, house: House, ruth: Contact) -> None:
    there = post(browser, "/sessions", scenario="phone-request", contact=ruth.id, difficulty="easy").headers["location"]
    start = house.journals.read(there.rpartition("/")[2]).events[0]
    assert start.profile["full_name"] == "Ruth Okafor"
    assert "this is not Ruth Okafor" in text(browser, there)
    events: list[dict] = []
    with browser.websocket_connect(f"ws://127.0.0.1:8000{there}/socket") as socket:
        while not events or events[-1]["kind"] != "session_ended":
            message = socket.receive_json()
            if "seq" in message:
                events.append(message)
            elif message.get("status") in ("yours", "late"):  # what was out of date is said again
                turn = sum(event["kind"] == "trainee_said" for event in events)
                wish = {"do": "say", "text": CALL[turn]} if turn < len(CALL) else {"do": "leave"}
                socket.send_json({**wish, "seen": len(events)})
    browser.get(f"{there}/report")
    with house.book() as book:
        (talk,) = book.talks(ruth.id)
    assert (talk.kind, talk.session) == ("practised", there.rpartition("/")[2])
