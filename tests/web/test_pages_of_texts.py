"""Scenarios of one's own and written texts: checked, shown with what is wrong, kept where asked."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from coach.web.own_files import NAME
from coach.wiring import House

REQUEST = (
    "Dear Ms Adler,\n\nMy name is Dana Ortiz. I found you through the alumni page of my school. "
    "Do you have a job for me?\n\nThank you\nDana"
)


def starter(house: House, name: str = "kiosk") -> str:
    text = (house.library.shipped / "starter" / "scenario.yaml").read_text(encoding="utf-8")
    return re.sub(r"(?m)^name:.*$", f"name: {name}", text)


def own(house: House, name: str):
    return house.folder / "scenarios" / f"{name}.yaml"


# Scenarios


def test_a_scenario_can_be_looked_at_from_behind(browser: TestClient) -> None:
    page = browser.get("/scenarios/phone-request").text
    for words in ("What may happen", "leads to", "asked how you got the name", "You have the meeting.", "Practise it"):
        assert words in page


def test_a_file_with_mistakes_is_shown_with_its_lines_and_not_kept(browser: TestClient, house: House) -> None:
    text = starter(house).replace("situation: in_person", "situation: telepathy", 1)
    line = text[: text.index("telepathy")].count("\n") + 1
    answer = browser.post("/scenarios/new", data={"text": text.replace("\n", "\r\n"), "do": "keep"})
    assert answer.status_code == 422
    assert f"<b>Line {line}:</b>" in answer.text
    assert f'<li class="hit"><span class="no">{line}</span>situation: telepathy' in answer.text
    assert unescape(answer.text).count(text) == 1, "nothing that was typed is lost"
    assert not own(house, "kiosk").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [1, }", "Line 1:"),
        ("just words", "to mend"),
        ("name: ../../../etc/passwd\nstages: []", "it needs a `name`"),
        ("name: trainee\nstages: []", "it needs a `name`"),
        ("name: x\nx: &a [*a]", "to mend"),
        ("\x00\x01", "to mend"),
        ("name: <script>alert(1)</script>\nstages: []", "to mend"),
    ],
)
def test_whatever_is_pasted_gets_a_sentence(browser: TestClient, house: House, text: str, words: str) -> None:
    answer = browser.post("/scenarios/new", data={"text": text, "do": "keep"})
    assert answer.status_code == 422
    assert words in unescape(answer.text)
    assert "<script>alert" not in answer.text
    assert not list(house.folder.rglob("*.yaml"))


def test_nothing_pasted_is_said_beside_the_field(browser: TestClient) -> None:
    answer = browser.post("/scenarios/new", data={"text": " ", "do": "check"})
    assert answer.status_code == 422
    assert "Choose a file, or paste its text below." in answer.text


def test_a_right_file_is_kept_can_be_tried_changed_and_deleted(browser: TestClient, house: House) -> None:
    text = starter(house)
    checked = browser.post("/scenarios/new", data={"text": text, "do": "check"})
    assert "Nothing is wrong with scenario “kiosk”" in checked.text
    assert not own(house, "kiosk").exists()
    kept = browser.post("/scenarios/new", data={"text": text, "do": "keep"})
    assert kept.headers["location"] == "/scenarios/kiosk?kept"
    assert own(house, "kiosk").read_text(encoding="utf-8") == text
    assert "A minute at a fair" in browser.get("/practise/kiosk").text
    assert browser.post("/sessions", data={"scenario": "kiosk"}).status_code == 303
    again = browser.post("/scenarios/new", data={"text": text + "# more\n", "do": "keep"})
    assert again.status_code == 422
    assert "You have a scenario &#34;kiosk&#34; already" in again.text
    browser.post("/scenarios/new", data={"text": text + "# more\n", "do": "keep", "replace": "true"})
    assert own(house, "kiosk").read_text(encoding="utf-8").endswith("# more\n")
    assert "# more" in browser.get("/scenarios/new?edit=kiosk").text
    assert "Delete this?" in browser.get("/scenarios/scenario/kiosk/delete").text
    assert own(house, "kiosk").exists()
    assert browser.post("/scenarios/scenario/kiosk/delete").headers["location"] == "/scenarios"
    assert not own(house, "kiosk").exists()


def test_a_file_can_be_chosen_in_place_of_pasting(browser: TestClient, house: House) -> None:
    """Its own name means nothing: the name of the file is the `name` in it."""
    upload = {"file": ("../../pwn.html", starter(house).encode(), "text/html")}
    assert browser.post("/scenarios/new", data={"do": "keep", "text": ""}, files=upload).status_code == 303
    assert [path.relative_to(house.folder).as_posix() for path in house.folder.rglob("*.*ml")] == ["scenarios/kiosk.yaml"]


def test_what_came_with_coach_cannot_be_deleted_here(browser: TestClient, house: House) -> None:
    assert browser.post("/scenarios/scenario/phone-request/delete").status_code == 400
    assert browser.post("/scenarios/scenario/nothing/delete").status_code == 404
    assert browser.post("/scenarios/nonsense/phone-request/delete").status_code == 404
    assert "phone-request" in house.library.names("scenario")


def test_a_file_that_was_broken_by_hand_is_listed_and_breaks_no_page(browser: TestClient, house: House) -> None:
    for folder, name in (("scenarios", "torn"), ("scenarios/profiles", "nobody")):
        (house.folder / folder).mkdir(exist_ok=True)
        (house.folder / folder / f"{name}.yaml").write_text("name: [\n")
    browser.post("/welcome", data={"do": "skip"})
    for path in ("/", "/scenarios", "/practise/phone-request"):
        answer = browser.get(path)
        assert answer.status_code == 200, answer.text
    assert "torn.yaml" in browser.get("/scenarios").text
    assert browser.get("/practise/torn").status_code == 400


def test_a_professional_who_is_edited_by_hand_is_seen_anew(browser: TestClient, house: House) -> None:
    (house.folder / "scenarios" / "profiles").mkdir(parents=True)
    path = house.folder / "scenarios" / "profiles" / "ruth-adler.yaml"
    shipped = (house.library.shipped / "profiles" / "ruth-adler.yaml").read_text(encoding="utf-8")
    for full_name in ("Ruth Adler", "Ruth Adler-Amsel"):
        path.write_text(re.sub(r"(?m)^full_name:.*$", f"full_name: {full_name}", shipped), encoding="utf-8")
        assert f"You are about to phone {full_name}, " in browser.get("/practise/phone-request").text
        assert f"{full_name}, drawn" in browser.get("/portraits/ruth-adler.svg").text


def test_names_of_files_are_plain() -> None:
    assert [name for name in ("kiosk", "my-call_2", "", "Kiosk", "-x", "a/b", "..", "a" * 61) if NAME.fullmatch(name)] == [
        "kiosk",
        "my-call_2",
    ]


# Texts


def test_a_text_comes_back_with_its_words_marked_and_what_is_missing(browser: TestClient) -> None:
    page = browser.post("/check", data={"kind": "email", "text": REQUEST, "channel": "email"}).text
    assert re.search(r'<mark class="is-met"[^>]*>my name is Dana', page, re.IGNORECASE)
    assert re.search(r'<mark class="is-violated"[^>]*>[^<]*job', page)
    for title in ("Leave this out", "Missing", "There"):
        assert f"<h3>{title}</h3>" in page
    sheet = re.search(r'<p class="sheet"[^>]*>(.*?)</p>', page, re.DOTALL)
    assert sheet
    assert unescape(re.sub(r"<sup.*?</sup>|<[^>]+>", "", sheet[1])) == REQUEST, "marks change no word"


def test_the_better_version_is_better(browser: TestClient) -> None:
    def verdict(text: str) -> tuple[int, str]:
        page = browser.post("/check", data={"kind": "email", "text": text, "channel": "email"}).text
        found = re.search(r"(\d+) of \d+ things", page)
        draft = re.search(r'<textarea id="revised"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
        assert found
        return int(found[1]), unescape(draft[1]) if draft else ""

    before, draft = verdict(REQUEST)
    after, _ = verdict(draft)
    assert draft.startswith("Dear Ms Adler,")
    assert "Do you have a job" not in draft
    assert after > before


def test_markup_in_a_text_is_words(browser: TestClient) -> None:
    page = browser.post("/check", data={"kind": "sketch", "text": "</textarea><script>alert(1)</script> I am \x1b[31mDana"}).text
    assert "<script>alert" not in page
    assert "&lt;/textarea&gt;" in page
    assert "\x1b" not in page


@pytest.mark.parametrize(
    ("form", "field"),
    [({"text": " \n "}, "text"), ({"text": "x" * 20_001}, "text"), ({"text": "Thank you.", "met": "yesterday"}, "met")],
)
def test_a_mistake_stands_beside_its_field(browser: TestClient, form: dict[str, str], field: str) -> None:
    answer = browser.post("/check", data={"kind": "thank-you", **form})
    assert answer.status_code == 422
    assert f'id="{field}-wrong"' in answer.text


def test_dates_tell_whether_a_note_is_in_time(browser: TestClient) -> None:
    note = {"kind": "thank-you", "text": "Dear Ms Adler, thank you for your time.", "met": "2026-05-04"}
    assert "1 days" in browser.post("/check", data={**note, "sent": "2026-05-05"}).text
    assert "9 days" in browser.post("/check", data={**note, "sent": "2026-05-13"}).text


@pytest.mark.parametrize("kind", ["", "nonsense", "dialogue", "<b>"])
def test_a_kind_that_is_none_is_the_first(browser: TestClient, kind: str) -> None:
    assert 'aria-current="page">Phone script' in browser.get("/check", params={"kind": kind}).text
    assert browser.post("/check", data={"kind": kind, "text": "Hello.", "channel": "nonsense"}).status_code == 200
