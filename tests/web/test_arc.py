"""After the talk: notes with their score, what several people said, what next and what is ready."""

from __future__ import annotations

from datetime import datetime
from html import unescape

import pytest
from starlette.testclient import TestClient

from coach.records.model import Contact, Note, Talk
from coach.wiring import House
from tests.web.conftest import NOW
from tests.web.kept import CALL, Parts, keep

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def text(browser: TestClient, path: str, status: int = 200) -> str:
    answer = browser.get(path)
    assert answer.status_code == status, answer.text
    return unescape(answer.text)


@pytest.fixture
def ruth(house: House) -> Contact:
    with house.book() as book:
        kept = book.add_contact(Contact(name="Ruth Okafor", role="nurse manager", created=NOW.date()))
        talk = book.add_talk(Talk(contact=kept.id, kind="real", situation="meeting", at=datetime(2026, 11, 20, 14)))
        book.add_note(Note(contact=kept.id, talk=talk.id, topic="typical_day", text="Rounds begin at seven.", written=NOW))
        return kept


# Notes


def test_notes_on_a_practised_talk_are_held_against_what_was_said(browser: TestClient, house: House) -> None:
    keep(house)
    address = f"/sessions/{CALL}/notes"
    assert f'action="{address}"' in text(browser, address)
    assert browser.post(address, data={"text": "He keeps four hundred bees.\r\nShe will see me on Thursday."}).status_code == 303
    page = text(browser, address)
    assert "He keeps four hundred bees." in page
    assert "Wrong" in page
    assert "Nothing was told here that is worth a note." in page, "it was a call, and the meeting is on Thursday"
    assert f"{address}/change" in page


def test_a_note_gets_another_topic_and_goes(browser: TestClient, house: House) -> None:
    keep(house)
    address = f"/sessions/{CALL}/notes"
    browser.post(address, data={"text": "salary: sixty thousand\nThursday suits her."})
    assert 'value="salary" selected' in text(browser, address)
    browser.post(f"{address}/change", data={"number": "1", "topic": "work_life"})
    assert 'value="work_life" selected' in text(browser, address)
    browser.post(f"{address}/change", data={"number": "1", "do": "delete"})
    assert "sixty thousand" not in text(browser, address)
    assert browser.post(f"{address}/change", data={"number": "9"}).status_code == 400


@pytest.mark.parametrize(
    ("typed", "words"),
    [("  ", "nothing written yet"), ("fine\npromise: send it", "line 2: says no day"), ("x" * 1001, "more than 1000 characters")],
)
def test_a_line_that_cannot_be_kept_is_named_and_nothing_is(browser: TestClient, house: House, typed: str, words: str) -> None:
    keep(house)
    answer = browser.post(f"/sessions/{CALL}/notes", data={"text": typed})
    assert answer.status_code == 422
    assert words in unescape(answer.text)
    assert not (house.folder / "notes").exists()


def test_notes_of_a_real_talk_go_into_the_records_with_names_and_promises(
    browser: TestClient, house: House, ruth: Contact
) -> None:
    address = f"/contacts/{ruth.id}/notes"
    assert "a real talk" in text(browser, address)
    lines = "They like the night shift.\nname: Sam Ode, boat builder\npromise: send my questions, by friday"
    browser.post(address, data={"text": lines})
    page = text(browser, f"/contacts/{ruth.id}")
    for words in ("They like the night shift.", "Sam Ode", "send my questions"):
        assert words in page


def test_a_talk_that_never_was_has_no_notes(browser: TestClient, house: House) -> None:
    with house.book() as book:
        book.add_contact(Contact(name="Sam Ode", created=NOW.date()))
    for path, status in (("/sessions/nobody/notes", 404), ("/contacts/nobody/notes", 404), ("/contacts/sam-ode/notes", 400)):
        text(browser, path, status)
        assert browser.post(path, data={"text": "x"}).status_code == status
    keep(house, finished=False)
    assert "is not over yet" in text(browser, f"/sessions/{CALL}/notes", 400)


# Comparing


def test_what_several_people_said_stands_side_by_side_with_day_and_source(
    browser: TestClient, house: House, ruth: Contact
) -> None:
    assert "One voice only" in text(browser, "/compare")
    keep(house)
    browser.post(f"/sessions/{CALL}/notes", data={"text": "typical_day: The day begins with paperwork."})
    page = text(browser, "/compare?topic=typical_day")
    assert page.index("Rounds begin at seven.") < page.index("The day begins with paperwork."), "real people first"
    assert "20 November 2026" in page
    assert '<span class="badge">made up</span>' in page
    assert "paperwork" not in text(browser, "/compare?topic=typical_day&real")
    text(browser, "/compare?topic=<b>", 404)


# The plan


def test_the_plan_says_what_is_not_known_and_leads_to_what_is_next(browser: TestClient, house: House) -> None:
    page = text(browser, "/plan")
    assert "No rehearsal has ended yet" in page
    assert "Not known yet: none of 3 rehearsals done." in page
    assert "/practise/phone-request" in Parts(page).links
    keep(house)
    assert "1 finished session" in text(browser, "/plan")


def test_a_call_is_ready_only_as_far_as_was_seen(browser: TestClient, house: House, ruth: Contact) -> None:
    page = text(browser, f"/plan?contact={ruth.id}")
    assert "Ready to call <bdi>Ruth Okafor</bdi>?" in page
    assert "Not yet:" in page
    links = Parts(page).links
    assert f"/prepare?contact={ruth.id}" in links
    assert f"/contacts/{ruth.id}/edit" in links
    assert "coach prepare" not in page, "on the page there are links, no commands"
    text(browser, "/plan?contact=nobody", 404)


def test_hostile_words_are_words_on_every_page_of_the_arc(browser: TestClient, house: House, ruth: Contact) -> None:
    keep(house)
    browser.post(f"/sessions/{CALL}/notes", data={"text": f"{HOSTILE} is typical"})
    with house.book() as book:
        eve = book.add_contact(Contact(name=f"Eve {HOSTILE}", created=NOW.date()))
        talk = book.add_talk(Talk(contact=eve.id, kind="real", situation="phone", at=NOW, outcome=HOSTILE))
        book.add_note(Note(contact=eve.id, talk=talk.id, topic="typical_day", text=HOSTILE, written=NOW))
    for path in (f"/sessions/{CALL}/notes", f"/contacts/{eve.id}/notes", "/compare", "/plan", f"/plan?contact={eve.id}"):
        raw = browser.get(path).text
        assert "<script>alert" not in raw, path
        assert "<img src=x" not in raw, path
        assert Parts(raw).faults == [], path
