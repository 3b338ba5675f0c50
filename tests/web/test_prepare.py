"""The questions of a preparation, and its documents on the page: written, changed, checked, said aloud, rehearsed."""

from __future__ import annotations

from html import unescape

import pytest
from starlette.testclient import TestClient

from coach.preparation.folder import ALL_FORMS
from coach.records.model import Contact
from coach.wiring import House
from tests.web.kept import Parts

ANSWERS = {
    "why": "I want to know whether the work on a ward is for me",
    "person": "Ruth Okafor",
    "role": "nurse manager",
    "organisation": "St Luke's",
    "field": "nursing",
    "found_through": "through the alumni page of my school",
    "name": "Dana Ortiz",
    "background": "am in my last year of biology",
    "skills": "listening\r\nkeeping calm",
}


def text(browser: TestClient, path: str, status: int = 200) -> str:
    answer = browser.get(path)
    assert answer.status_code == status, answer.text
    return unescape(answer.text)


def test_answers_become_documents_and_a_contact(browser: TestClient, house: House) -> None:
    assert "Why do you want to talk to them?" in text(browser, "/prepare")
    there = browser.post("/prepare", data=ANSWERS).headers["location"]
    assert there == "/prepare?contact=ruth-okafor&written#documents"
    page = text(browser, there.partition("#")[0])
    for form in ALL_FORMS:
        assert f"/document?name={form.name}&contact=ruth-okafor" in page
    assert "Missing: your phone number" in page or "your phone number" in page
    assert 'value="nurse manager"' in page
    with house.book() as book:
        assert book.one(Contact, "ruth-okafor").organisation == "St Luke's"


def test_a_document_is_changed_checked_kept_and_never_overwritten(browser: TestClient, house: House) -> None:
    browser.post("/prepare", data=ANSWERS)
    address = "/document?name=phone-script&contact=ruth-okafor"
    assert "my name is Dana Ortiz" in text(browser, address)
    kept = browser.post(
        "/document", data={"name": "phone-script", "contact": "ruth-okafor", "text": "Do you have a job for me?\r\n"}
    )
    page = text(browser, kept.headers["location"])
    assert "Kept." in page
    assert "Leave this out" in page
    browser.post("/prepare", data={**ANSWERS, "contact": "ruth-okafor"})
    assert "Do you have a job for me?" in text(browser, address)
    assert "your own version" in text(browser, "/prepare?contact=ruth-okafor")


def test_a_document_is_said_aloud_and_rehearsed_at_once(browser: TestClient, house: House) -> None:
    browser.post("/prepare", data=ANSWERS)
    page = browser.get("/document?name=phone-script&contact=ruth-okafor").text
    assert {"/aloud", "/sessions", "/document"} <= set(Parts(page).forms)
    begun = browser.post("/sessions", data={"scenario": "phone-request", "contact": "ruth-okafor"})
    start = house.journals.read(begun.headers["location"].rpartition("/")[2]).events[0]
    assert start.profile["full_name"] == "Ruth Okafor"


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"why": "x" * 601}, "600 characters at most"),
        ({"person": "x" * 121}, "120 characters at most"),
    ],
)
def test_an_answer_that_is_too_long_is_told_beside_it(
    browser: TestClient, house: House, form: dict[str, str], words: str
) -> None:
    answer = browser.post("/prepare", data={**ANSWERS, **form})
    assert answer.status_code == 422
    assert f'id="{next(iter(form))}-wrong">' in answer.text
    assert words in answer.text
    assert "nurse manager" in answer.text, "nothing that was typed is lost"
    assert not (house.folder / "prepared").exists()


def test_nobody_yet_can_be_prepared_for(browser: TestClient) -> None:
    there = browser.post("/prepare", data={"field": "nursing"}).headers["location"]
    assert there.startswith("/prepare?contact=&")
    assert "[their name]" in text(browser, "/document?name=phone-script")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/prepare?contact=nobody", 404),
        ("/prepare?contact=../../etc", 404),
        ("/document?name=passwd", 404),
        ("/document?name=../../../etc/passwd", 404),
        ("/document?name=email&contact=..", 404),
        ("/document?name=email", 400),
    ],
)
def test_a_document_that_is_not_there_gets_a_sentence_and_no_path_leads_out(
    browser: TestClient, house: House, path: str, status: int
) -> None:
    assert "That did not work" in text(browser, path, status)
    for name in ("../../me", "answers", "..", "x" * 99):
        assert browser.post("/document", data={"name": name, "text": "x"}).status_code in (400, 404)
    assert not list(house.folder.rglob("*.md"))


def test_an_empty_document_is_not_kept(browser: TestClient, house: House) -> None:
    browser.post("/prepare", data=ANSWERS)
    before = (house.folder / "prepared" / "ruth-okafor" / "email.md").read_text(encoding="utf-8")
    answer = browser.post("/document", data={"name": "email", "contact": "ruth-okafor", "text": " \r\n"})
    assert (answer.status_code, 'id="text-wrong"' in answer.text) == (422, True)
    assert (house.folder / "prepared" / "ruth-okafor" / "email.md").read_text(encoding="utf-8") == before


def test_answers_are_words_wherever_they_stand(browser: TestClient, house: House) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    there = browser.post("/prepare", data={**ANSWERS, "person": f"Eve {hostile}", "read": hostile, "name": hostile})
    with house.book() as book:
        (eve, *_) = [each for each in book.contacts() if each.name.startswith("Eve")]
    browser.post("/document", data={"name": "email", "contact": eve.id, "text": hostile})
    for path in (
        there.headers["location"],
        f"/document?name=email&contact={eve.id}",
        f"/document?name=questions&contact={eve.id}",
    ):
        raw = browser.get(path.partition("#")[0]).text
        assert "<script>alert" not in raw
        assert "<img src=x" not in raw
        assert Parts(raw).faults == []
