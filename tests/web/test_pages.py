"""Every page over a kept house: what it shows, what it leads to, and what it promises about itself."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from coach.dialogue.events import Directed, SessionEnded
from coach.dialogue.types import Directive, State
from coach.history.sound import Sound
from coach.scenario.trainee import own_trainee
from coach.web.pages.privacy import stored
from coach.web.render import page
from coach.wiring import House, Wanted, new_session
from tests.report.talks import RUBRIC
from tests.web.kept import CALL, Parts, keep

ME = {"name": "Dana Ortiz", "background": "am in my last year of biology", "field": "public health", "target": ""}


def text(browser: TestClient, path: str, status: int = 200) -> str:
    answer = browser.get(path)
    assert answer.status_code == status, answer.text
    return answer.text


def follow(browser: TestClient, answer) -> str:
    assert answer.status_code == 303, answer.text
    return text(browser, answer.headers["location"])


# The first visit


def test_the_first_visit_asks_who_you_are_and_can_be_skipped(browser: TestClient, house: House) -> None:
    assert "What is your name?" in text(browser, "/")
    home = follow(browser, browser.post("/welcome", data={"do": "skip"}))
    assert "Choose a talk" in home
    assert own_trainee(house.folder) is None
    assert "Choose a talk" in text(browser, "/"), "skipped once is skipped for good"


def test_what_is_answered_is_kept_and_used(browser: TestClient, house: House) -> None:
    home = follow(browser, browser.post("/welcome", data=ME))
    assert "Dana, what shall we practise?" in home
    own = own_trainee(house.folder)
    assert own is not None
    assert (own.name, own.field) == ("Dana Ortiz", "public health")


def test_a_question_left_empty_is_named_beside_it_and_costs_no_typing(browser: TestClient, house: House) -> None:
    answer = browser.post("/welcome", data={**ME, "field": "  "})
    assert answer.status_code == 422
    assert 'id="field-wrong">This one is needed.' in answer.text
    assert 'aria-describedby="field-wrong' in answer.text
    assert 'value="am in my last year of biology"' in answer.text
    assert own_trainee(house.folder) is None


# Home and the page that begins a talk


def test_home_leads_on_where_one_was_and_says_what_to_work_on(browser: TestClient, house: House) -> None:
    lacking = {"id": "states_duration", "title": "Said how long", "measure": "said", "acts": ["states_duration"]}
    keep(house, rubric={**RUBRIC, "criteria": [lacking]})
    unfinished = keep(house, "20261102-090000-phone-request-3f2a", finished=False)
    home = text(browser, "/")
    assert f'href="/sessions/{unfinished}">Go on' in home
    assert "You have the meeting." in home
    assert f'href="/sessions/{CALL}/report"' in home
    assert "Work on this next: Said how long." in home


def test_home_offers_every_scenario_and_every_professional(browser: TestClient, house: House) -> None:
    links = Parts(follow(browser, browser.post("/welcome", data={"do": "skip"}))).links
    for name in house.library.names("scenario"):
        assert f"/practise/{name}" in links
    for name in house.library.names("profile"):
        assert f"/practise/phone-request?with={name}" in links
    assert {"/aloud", "/check?kind=email", "/check?kind=thank-you"} <= set(links)


def test_a_talk_begins_with_the_person_the_hardness_and_the_surprise_that_were_picked(browser: TestClient, house: House) -> None:
    page = text(browser, "/practise/phone-request?with=yusuf-kaplan")
    assert 'value="yusuf-kaplan" data-briefing="You are about to phone Yusuf Kaplan' in page
    assert page.index("Yusuf Kaplan") < page.index("Abena Owusu"), "who is chosen comes first"
    form = {"scenario": "phone-request", "profile": "yusuf-kaplan", "difficulty": "hard", "curveball": "busy-now"}
    name = browser.post("/sessions", data={**form, "temperament": "none", "exam": "true"}).headers["location"].rpartition("/")[2]
    start = house.journals.read(name).events[0]
    assert (start.profile["name"], start.difficulty, start.curveball) == ("yusuf-kaplan", "hard", "busy-now")
    assert (start.exam, start.temperament) == (True, None)


def test_somebody_unknown_is_not_picked(browser: TestClient) -> None:
    assert 'value="ruth-adler" data-briefing' in text(browser, "/practise/phone-request?with=../../etc/passwd")
    assert "No scenario is called" in text(browser, "/practise/nothing", 404)


# Sessions


def test_the_list_of_sessions_is_newest_first_and_names_what_cannot_be_read(browser: TestClient, house: House) -> None:
    keep(house)
    keep(house, "20261102-090000-phone-request-3f2a", finished=False)
    (house.folder / "sessions" / "20261103-090000-broken-0000.jsonl").write_text("no event\n")
    page = text(browser, "/sessions")
    assert page.index("20261103-090000-broken-0000") < page.index("20261102-090000") < page.index(CALL)
    assert "It cannot be read" in page
    assert "Not finished." in page


def test_a_talk_in_which_one_was_the_professional_is_listed_and_not_judged(browser: TestClient, house: House) -> None:
    name = keep(house, role="professional")
    page = text(browser, "/sessions")
    assert "You were the professional." in page
    assert f"/sessions/{name}/journal" in page
    assert "/report" not in page
    assert "nothing to judge" in text(browser, f"/sessions/{name}/report", 400)
    assert f"/sessions/{name}" not in text(browser, "/")


def test_a_long_list_has_pages(browser: TestClient, house: House) -> None:
    for minute in range(23):
        keep(house, f"20261101-14{minute:02d}00-phone-request-3f2a")
    assert text(browser, "/sessions").count("/journal") == 20
    assert text(browser, "/sessions?page=2").count("/journal") == 3
    for odd in ("0", "-1", "99999", "x", "²", ""):
        assert "/journal" in text(browser, f"/sessions?page={odd}")


def test_deleting_asks_first(browser: TestClient, house: House) -> None:
    keep(house)
    assert "Delete this?" in text(browser, f"/sessions/{CALL}/delete")
    assert house.journals.ids() == [CALL]
    assert "Nothing was rehearsed yet" in follow(browser, browser.post(f"/sessions/{CALL}/delete"))
    assert house.journals.ids() == []


def test_a_session_is_exported_as_it_lies_on_the_disk(browser: TestClient, house: House) -> None:
    keep(house)
    answer = browser.get(f"/sessions/{CALL}/journal")
    assert answer.content == house.journals.path(CALL).read_bytes()
    assert f'filename="{CALL}.jsonl"' in answer.headers["content-disposition"]


def test_the_report_stands_among_the_other_pages_and_as_a_file_it_does_not(browser: TestClient, house: House) -> None:
    keep(house)
    page, file = text(browser, f"/sessions/{CALL}/report"), text(browser, f"/sessions/{CALL}/report.html")
    assert 'aria-current="page">Sessions' in page
    assert f'action="/sessions/{CALL}/redo"' in page
    assert not {"/", "/sessions"} & set(Parts(file).links)
    assert Parts(file).forms == []
    assert Parts(file).sources == ["data:,"]


def test_sound_that_was_kept_is_played_in_the_report_and_never_shared(browser: TestClient, house: House) -> None:
    keep(house)
    Sound(house.journals.folder, CALL).keep(1, b"fLaC" + bytes(range(100)))
    page = browser.get(f"/sessions/{CALL}/report")
    assert f'src="/sessions/{CALL}/sound/1"' in page.text
    assert "media-src 'self'" in page.headers["content-security-policy"]
    assert "<audio" not in text(browser, f"/sessions/{CALL}/report.html")
    heard = browser.get(f"/sessions/{CALL}/sound/1")
    assert heard.content == b"fLaC" + bytes(range(100))
    assert heard.headers["content-type"] == "audio/flac"
    assert browser.get(f"/sessions/{CALL}/sound/1", headers={"Range": "bytes=4-7"}).content == bytes(range(4))
    for missing in (f"{CALL}/sound/2", "nobody/sound/1", "..%2f..%2fetc/sound/1"):
        assert browser.get(f"/sessions/{missing}").status_code == 404
    browser.post(f"/sessions/{CALL}/delete")
    assert browser.get(f"/sessions/{CALL}/sound/1").status_code == 404


def test_progress_links_each_session_to_its_report(browser: TestClient, house: House) -> None:
    assert "No session has ended yet." in text(browser, "/progress")
    keep(house)
    assert f'href="/sessions/{CALL}/report"' in text(browser, "/progress")
    assert "phone request" in text(browser, "/progress?scenario=phone-request")
    assert "No session has ended yet." in text(browser, "/progress?scenario=<b>")


# One's own facts


def test_facts_are_written_read_and_changed(browser: TestClient, house: House) -> None:
    written = {**ME, "found_through": "through a friend", "wants_to_learn": "one thing\r\n\r\nanother", "phone": "555"}
    assert "Kept." in follow(browser, browser.post("/me", data=written))
    own = own_trainee(house.folder)
    assert own is not None
    assert own.wants_to_learn == ("one thing", "another")
    page = text(browser, "/me")
    assert "one thing\nanother</textarea>" in page
    follow(browser, browser.post("/me", data={**written, "wants_to_learn": "", "phone": ""}))
    emptied = own_trainee(house.folder)
    assert emptied is not None
    assert (emptied.wants_to_learn, emptied.phone) == ((), "")


def test_markup_in_a_name_is_shown_as_words(browser: TestClient) -> None:
    name = "<script>alert(1)</script> \x07O'Brien"
    home = follow(browser, browser.post("/welcome", data={**ME, "name": name}))
    assert "<script>alert" not in home + text(browser, "/me")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; O&#39;Brien" in text(browser, "/me")


# Privacy


def test_the_export_holds_everything_but_keys(browser: TestClient, house: House) -> None:
    keep(house)
    browser.post("/welcome", data=ME)
    (house.folder / "keys").mkdir(exist_ok=True)
    (house.folder / "keys" / "openai").write_text("sk-very-secret")
    answer = browser.get("/privacy/export")
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    names = packed.namelist()
    assert {f"coach/sessions/{CALL}.jsonl", "coach/me.yaml", "coach/records.json", "coach/progress.json"} <= set(names)
    assert packed.read(f"coach/sessions/{CALL}.jsonl") == house.journals.path(CALL).read_bytes()
    assert [row["session"] for row in json.loads(packed.read("coach/progress.json"))["sessions"]] == [CALL]
    assert not [name for name in names if "keys" in name or ".locks" in name]
    assert not [name for name in names if b"sk-very-secret" in packed.read(name)]


def test_contacts_on_a_server_are_said_to_lie_there_without_its_password(house: House) -> None:
    url = SecretStr("postgresql://ada:s3cret@db.example.org/coach")
    elsewhere = replace(house, settings=house.settings.model_copy(update={"database_url": url}))
    shown = bytes(page("privacy.html.j2", stored(elsewhere)).body).decode()
    assert "postgresql://ada@db.example.org/coach" in shown
    assert "Nothing else is sent anywhere" in shown
    assert "s3cret" not in shown


@pytest.mark.parametrize("path", ["/progress", "/privacy/export", "/contacts"])
def test_a_damaged_database_is_one_sentence_on_a_page_and_stays(browser: TestClient, house: House, path: str) -> None:
    (house.folder / "coach.db").write_bytes(b"no database " * 100)
    answer = browser.get(path)
    assert answer.status_code >= 400
    assert "This is no sound database; nothing in it was changed." in answer.text
    assert (house.folder / "coach.db").read_bytes() == b"no database " * 100


@pytest.mark.parametrize("typed", ["", "yes", "delet", "<b>delete</b>"])
def test_nothing_is_deleted_without_the_word(browser: TestClient, house: House, typed: str) -> None:
    keep(house)
    answer = browser.post("/privacy/delete", data={"typed": typed})
    assert answer.status_code == 422
    assert 'id="typed-wrong"' in answer.text
    assert house.journals.ids() == [CALL]


def test_deleting_everything_leaves_nothing_that_was_said(browser: TestClient, house: House) -> None:
    keep(house)
    browser.post("/welcome", data=ME)
    text(browser, "/progress")  # makes the database
    for folder, name in (("reports", f"{CALL}.html"), ("takes", "x.jsonl"), ("scenarios", "mine.yaml")):
        (house.folder / folder).mkdir()
        (house.folder / folder / name).write_text("Hello, my name is Dana")
    assert "Everything is deleted." in follow(browser, browser.post("/privacy/delete", data={"typed": " Delete "}))
    left = [path.relative_to(house.folder).as_posix() for path in house.folder.rglob("*") if path.is_file()]
    assert [path for path in left if not path.startswith("keys/")] == ["scenarios/mine.yaml"]
    follow(browser, browser.post("/privacy/delete", data={"typed": "delete", "scenarios": "true"}))
    assert not (house.folder / "scenarios").exists()


def test_everything_stays_while_one_session_is_open_elsewhere(browser: TestClient, house: House) -> None:
    keep(house)
    keep(house, "20261102-090000-phone-request-3f2a", finished=False)
    with house.journals.writing("20261102-090000-phone-request-3f2a"):
        answer = browser.post("/privacy/delete", data={"typed": "delete"})
    assert answer.status_code == 409
    assert len(house.journals.ids()) == 2


# All pages


def test_every_link_of_every_page_leads_somewhere_and_every_page_keeps_its_promises(browser: TestClient, house: House) -> None:
    """No request to another host, nothing inline, one id each, headings in order, a label for every field."""
    keep(house)
    keep(house, "20261102-090000-phone-request-3f2a", finished=False)
    seen: set[str] = set()
    waiting = ["/", "/privacy", "/nowhere"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = browser.get(path)
        if answer.status_code == 303:
            waiting.append(answer.headers["location"])
            continue
        assert answer.status_code == (404 if path == "/nowhere" else 200), path
        if not answer.headers["content-type"].startswith("text/html") or "content-disposition" in answer.headers:
            continue
        parts = Parts(answer.text)
        assert parts.faults == [], path
        assert len(parts.ids) == len(set(parts.ids)), path
        assert parts.headings[0] == 1, path
        assert all(after <= before + 1 for before, after in zip(parts.headings, parts.headings[1:], strict=False)), path
        assert set(parts.unlabelled) <= parts.labelled, path
        found = [*parts.links, *parts.sources, *filter(None, parts.forms)]  # a form of a script has no address
        assert not [each for each in found if not each.startswith(("/", "#"))] + [
            each for each in found if each.startswith("//")
        ], path
        waiting += [each.partition("#")[0] for each in [*parts.links, *parts.sources] if each.startswith("/")]
    assert {"/contacts", "/due", "/prepare", "/compare", "/plan", "/add-contact", "/import-contacts"} <= seen
    assert {"/me", "/progress", "/scenarios", "/scenarios/new", "/practise/voicemail", "/check?kind=sketch", "/aloud"} <= seen
    assert len(seen) > 40


def test_a_page_and_all_that_it_needs_weigh_less_than_300_kilobytes(browser: TestClient, house: House) -> None:
    keep(house)
    talk = keep(house, "20261102-090000-phone-request-3f2a", finished=False)
    of_talks = ("/", "/practise/meeting", f"/sessions/{talk}", "/sessions", f"/sessions/{CALL}/report", "/progress")
    for path in (
        *of_talks,
        "/scenarios",
        "/scenarios/meeting",
        "/scenarios/new",
        "/check",
        "/aloud",
        "/me",
        "/privacy",
        "/contacts",
        "/due",
        "/prepare",
        "/plan",
    ):
        page = text(browser, path)
        needed = {each for each in Parts(page).sources if each.startswith("/")}
        weight = len(page.encode()) + sum(len(browser.get(each).content) for each in needed)
        assert weight < 300_000, (path, weight)


def test_a_browser_may_keep_style_and_script_for_good(browser: TestClient) -> None:
    page = text(browser, "/")
    sheets = [each for each in Parts(page).sources if ".css" in each]
    assert len(sheets) == 2
    for sheet in sheets:
        assert "immutable" in browser.get(sheet).headers["cache-control"]
    assert browser.get("/static/coach.css").headers["cache-control"] == "no-cache"
    assert browser.get("/").headers["cache-control"] == "no-store"


def test_what_is_stored_is_named_to_the_last_file(browser: TestClient, house: House) -> None:
    keep(house)
    browser.post("/welcome", data=ME)
    browser.post("/add-contact", data={"name": "Ruth Okafor"})
    browser.post("/prepare", data={"contact": "ruth-okafor", "field": "nursing"})
    browser.post(f"/sessions/{CALL}/notes", data={"text": "Thursday suits her."})
    for folder, name in (("reports", "x.html"), ("takes", "x.jsonl"), ("scenarios", "mine.yaml"), ("keys", "web")):
        (house.folder / folder).mkdir(exist_ok=True)
        (house.folder / folder / name).write_text("x")
    page = text(browser, "/privacy")
    there = {path.name for path in house.folder.iterdir() if not path.name.startswith(".")}
    assert {name for name in there if f'<span class="path soft">{name}</span>' not in page} == set()


# Where a talk leads


def granted(house: House, name: str = "20261105-100000-phone-request-0006") -> str:
    """A call that the shipped scenario's own words have won, as it would be kept."""
    start = new_session(house, Wanted("phone-request", seed=6), datetime(2026, 11, 5, 10, tzinfo=UTC), lambda: 6)
    flags = ("granted", "promised_questions")
    state = State(stage="agreed", turn=1, stage_turns=1, patience=60, interest=60, trust=60, agreed_minutes=3, flags=flags)
    directed = Directed(seq=1, turn=1, state=state, directive=Directive(move="goodbye"))
    ended = SessionEnded(seq=2, turn=1, outcome="granted")
    with house.journals.beginning(name) as (kept, journal):
        for event in (replace(start, session=kept), directed, ended):
            journal.append(event)
    return kept


def test_a_call_that_was_won_leads_to_its_meeting_with_what_was_agreed(browser: TestClient, house: House) -> None:
    name = granted(house)
    links = Parts(text(browser, f"/sessions/{name}/report")).links
    on = next(each for each in links if each.startswith(f"/sessions/{name}/next?to=meeting"))
    assert "Ruth Adler" in text(browser, on)
    assert f'href="/sessions/{name}/next?to=meeting">Go on to it' in text(browser, "/")
    assert "You promised to e-mail Ruth your questions. Did you?" in text(browser, on)
    for kept, flag in ({"kept": "0"}, "sent_word"), ({}, "broke_word"):
        begun = browser.post(f"/sessions/{name}/next", data={"to": "meeting", **kept}).headers["location"].rpartition("/")[2]
        start = house.journals.read(begun).events[0]
        assert (start.scenario["name"], start.follows) == ("meeting", name)
        assert flag in start.scenario["earlier"]["flags"]
        assert start.scenario["earlier"]["slot"] in house.library.profile("ruth-adler").free


def test_without_saying_where_to_every_way_on_is_shown(browser: TestClient, house: House) -> None:
    name = granted(house)
    page = text(browser, f"/sessions/{name}/next")
    assert f"/sessions/{name}/next?to=meeting" in Parts(page).links
    assert "Go on to it" in page
    assert "is not over" in text(browser, f"/sessions/{keep(house, finished=False)}/next")
    assert "has led to nothing" in text(browser, f"/sessions/{keep(house, '20261103-090000-phone-request-3f2a')}/next")


def test_a_talk_leads_nowhere_that_it_does_not_lead(browser: TestClient, house: House) -> None:
    name = granted(house)
    for to in ("voicemail", "../../x"):
        assert browser.get(f"/sessions/{name}/next", params={"to": to}).status_code == 404
        assert browser.post(f"/sessions/{name}/next", data={"to": to}).status_code in (404, 422)
    assert browser.post(f"/sessions/{name}/next", data={"to": ""}).status_code in (404, 422)
    assert house.journals.ids() == [name]
