"""One session over a WebSocket: the same events as in the terminal, none twice, none lost."""

from __future__ import annotations

import contextlib
import html
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from coach.wiring import House
from tests.web.conftest import HOST


def begin(browser: TestClient, **form: Any) -> str:
    answer = browser.post("/sessions", data={"scenario": "phone-request", "difficulty": "easy", **form})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].rpartition("/")[2]


def until(socket: WebSocketTestSession, kind: str) -> list[dict[str, Any]]:
    """Every event up to the first of that kind; a problem ends it as well."""
    heard: list[dict[str, Any]] = []
    while not heard or heard[-1].get("kind", "problem") != kind:
        message = socket.receive_json()
        if not {"status", "cue"} & message.keys():
            heard.append(message)
        if kind in (message.get("status"), next(iter(message))):
            return [*heard, message] if message not in heard else heard
    return heard


def closed(socket: WebSocketTestSession) -> int:
    """The code with which the server closes; what it says before is passed over."""
    while (message := socket.receive())["type"] != "websocket.close":
        pass
    return message["code"]


def say(socket: WebSocketTestSession, text: str, seen: int) -> list[dict[str, Any]]:
    socket.send_json({"do": "say", "text": text, "seen": seen})
    return until(socket, "persona_said")


@contextlib.contextmanager
def connect(browser: TestClient, name: str, after: int = 0) -> Iterator[WebSocketTestSession]:
    """The page of a session; one that is new calls, or walks in."""
    with browser.websocket_connect(f"ws://{HOST}/sessions/{name}/socket?after={after}") as socket:
        if not after:
            socket.send_json({"do": "begin", "seen": 1})
        yield socket


def test_what_is_said_is_answered_and_kept(browser: TestClient, house: House) -> None:
    name = begin(browser)
    with connect(browser, name) as socket:
        opening = until(socket, "persona_said")
        heard = say(socket, "Hello, my name is Dana Ortiz. Do you have a minute?", opening[-1]["seq"] + 1)
    said = next(event for event in heard if event["kind"] == "trainee_said")
    assert said["text"] == "Hello, my name is Dana Ortiz. Do you have a minute?"
    assert [event["seq"] for event in opening + heard] == list(range(heard[-1]["seq"] + 1))
    assert [event.kind for event in house.journals.read(name).events][-4:] == [
        "trainee_said",
        "acts_detected",
        "directed",
        "persona_said",
    ]


def test_a_lost_connection_loses_nothing(browser: TestClient) -> None:
    name = begin(browser)
    with connect(browser, name) as socket:
        seen = until(socket, "persona_said")[-1]["seq"] + 1
        socket.send_json({"do": "say", "text": "Hello, this is Dana Ortiz.", "seen": seen})
        until(socket, "trainee_said")
    with connect(browser, name, after=seen) as socket:
        heard = until(socket, "persona_said")
    assert heard[0]["seq"] == seen
    assert heard[0]["text"] == "Hello, this is Dana Ortiz."


def test_a_turn_that_is_sent_twice_is_said_once(browser: TestClient, house: House) -> None:
    """An impatient finger, or a page that does not know whether its words arrived."""
    name = begin(browser)
    with connect(browser, name) as socket:
        seen = until(socket, "persona_said")[-1]["seq"] + 1
        wish = {"do": "say", "text": "Hello, this is Dana Ortiz.", "seen": seen}
        socket.send_json(wish)
        socket.send_json(wish)
        until(socket, "persona_said")
        socket.send_json({"do": "hint", "seen": len(house.journals.read(name).events)})
        until(socket, "hint_given")
    assert sum(event.kind == "trainee_said" for event in house.journals.read(name).events) == 1


def test_two_tabs_see_the_same_talk(browser: TestClient) -> None:
    name = begin(browser)
    with connect(browser, name) as one, connect(browser, name) as other:
        seen = until(one, "persona_said")[-1]["seq"] + 1
        until(other, "persona_said")
        here = say(one, "Hello, this is Dana Ortiz.", seen)
        there = until(other, "persona_said")
    assert here == there


def test_what_the_director_thinks_does_not_reach_the_page(browser: TestClient) -> None:
    name = begin(browser)
    with connect(browser, name) as socket:
        heard = until(socket, "persona_said")
    assert not [event for event in heard if {"state", "scenario", "rubric"} & event.keys()]


def test_a_talk_that_is_over_closes_the_socket_and_shows_the_report(browser: TestClient) -> None:
    name = begin(browser)
    with connect(browser, name) as socket:
        seen = until(socket, "persona_said")[-1]["seq"] + 1
        socket.send_json({"do": "leave", "seen": seen})
        ended = until(socket, "session_ended")[-1]
        assert closed(socket) == 1000
    assert ended["outcome"] == "left"
    assert browser.get(f"/sessions/{name}").headers["location"] == f"/sessions/{name}/report"
    assert "Ask for a meeting by phone" in browser.get(f"/sessions/{name}/report").text


def test_a_turn_can_be_said_again(browser: TestClient, house: House) -> None:
    name = begin(browser)
    with connect(browser, name) as socket:
        seen = until(socket, "persona_said")[-1]["seq"] + 1
        say(socket, "Hello, this is Dana Ortiz.", seen)
    again = browser.post(f"/sessions/{name}/redo", data={"turn": "1"})
    assert again.status_code == 303
    branched = again.headers["location"].rpartition("/")[2]
    assert house.journals.read(branched).events[0].parent == name
    assert browser.post(f"/sessions/{name}/redo", data={"turn": "7"}).status_code == 400


def test_an_exam_gives_no_hint(browser: TestClient) -> None:
    name = begin(browser, exam="true")
    with connect(browser, name) as socket:
        seen = until(socket, "persona_said")[-1]["seq"] + 1
        socket.send_json({"do": "hint", "seen": seen})
        assert until(socket, "problem")[-1] == {"problem": "Not in an exam."}


@pytest.mark.parametrize(
    "message",
    [
        "",
        "{}",
        "[]",
        '{"do":"fly","seen":0}',
        '{"do":"say","seen":0}',
        '{"do":"say","text":"x","seen":-1}',
        '{"do":"say","text":"' + "x" * 70_000 + '","seen":1}',
        "\x00",
    ],
)
def test_a_message_that_makes_no_sense_is_answered_with_a_sentence(browser: TestClient, message: str) -> None:
    name = begin(browser)
    with connect(browser, name) as socket:
        until(socket, "persona_said")
        socket.send_text(message)
        assert until(socket, "problem")[-1]["problem"]


def test_a_session_that_is_not_there_is_said_to_be_missing(browser: TestClient) -> None:
    for name in ("nobody", "%00", "last", "x" * 3000):
        with connect(browser, name) as socket:
            assert json.loads(socket.receive_text())["problem"]


def test_a_path_in_the_place_of_a_session_leads_nowhere(browser: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), connect(browser, "..%2f..%2fetc%2fpasswd"):
        pass
    assert browser.get("/sessions/..%2f..%2f..%2fetc%2fpasswd").status_code == 404


def test_markup_in_a_turn_comes_back_as_words(browser: TestClient) -> None:
    name = begin(browser)
    with connect(browser, name) as socket:
        seen = until(socket, "persona_said")[-1]["seq"] + 1
        say(socket, "<script>alert(1)</script> my name is <b>Dana</b>", seen)
    report = browser.get(f"/sessions/{name}/report").text
    assert "<script>alert" not in report
    assert "<b>Dana" not in report
    marks = re.compile(r"</?(?:mark|sup|a)\b[^>]*>")  # evidence is marked in the middle of words
    assert "alert(1)" in html.unescape(marks.sub("", report))


def test_a_deleted_session_is_gone(browser: TestClient, house: House) -> None:
    name = begin(browser)
    with connect(browser, name) as socket:
        until(socket, "persona_said")
    assert browser.post(f"/sessions/{name}/delete").status_code == 303
    assert house.journals.ids() == []
    assert browser.get(f"/sessions/{name}").status_code == 404
