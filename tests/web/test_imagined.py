"""A rehearsal with a contact on the page: who is imagined, and what the records hold, stands there before the talk."""

from __future__ import annotations

from datetime import datetime, timedelta
from xml.etree import ElementTree

from coach.records.model import Contact, Note, Talk
from tests.web.conftest import NOW


def page_of(browser, contact: str, **form: str) -> str:
    begun = browser.post("/sessions", data={"scenario": "meeting", "contact": contact, **form})
    assert begun.status_code == 303, begun.text
    return browser.get(begun.headers["location"]).text


def test_who_is_imagined_and_what_the_records_hold_stands_above_the_talk(browser, house):
    with house.book() as book:
        ruth = book.add_contact(Contact(name="Ruth Okafor", role="nurse manager", organisation="St. Luke's", created=NOW.date()))
        talk = book.add_talk(Talk(contact=ruth.id, kind="real", situation="meeting", at=NOW - timedelta(days=9)))
        told = datetime(2026, 11, 13, 12, 0)
        book.add_note(Note(contact=ruth.id, talk=talk.id, topic="typical_day", text="Rounds begin <at> seven.", written=told))
    page = page_of(browser, ruth.id)
    assert '<span class="badge">imagined</span>' in page
    assert "Imagined: this is not Ruth Okafor." in page
    assert "No thank-you is noted for your last meeting." in page
    assert "Rounds begin &lt;at&gt; seven." in page


def test_a_professional_of_the_library_is_not_said_to_be_imagined(browser):
    assert "imagined" not in page_of(browser, "", profile="ruth-adler")


def test_no_face_is_made_up_for_a_real_person(browser, house):
    with house.book() as book:
        book.add_contact(Contact(name="<Ruth> & Okafor", role="nurse manager", created=NOW.date()))
    begun = browser.post("/sessions", data={"scenario": "meeting", "contact": "ruth-okafor"})
    drawn = browser.get(f"{begun.headers['location']}/portrait.svg")
    assert [each.text for each in ElementTree.fromstring(drawn.text)][::2] == ["<Ruth> & Okafor, imagined", "<O"]


def test_an_unknown_contact_is_named_and_nothing_is_begun(browser, house):
    refused = browser.post("/sessions", data={"scenario": "meeting", "contact": "nobody"})
    assert refused.status_code == 404
    assert "No contact is called" in refused.text
    assert not house.journals.ids()
