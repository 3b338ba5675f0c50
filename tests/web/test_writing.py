"""A written rehearsal on the page: a sheet in place of a talk, days in place of a clock."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from coach.dialogue.words import DAY
from coach.wiring import House
from tests.web.kept import Parts

REQUEST = """Dear Ms Adler,

my name is Dana Ortiz, I am in my last year of biology, and I found you through the alumni page of my school. I would like to learn
what the work in public health is really like. I am not looking for a job, only for advice. Could I visit you for 20 to 30
minutes, whenever it suits you in the next weeks? If I have not heard from you, I will phone on Thursday.

Thank you for reading this.
Dana Ortiz, 555 0142, dana@example.org"""


def begin(browser: TestClient, scenario: str, **form: str) -> str:
    answer = browser.post("/sessions", data={"scenario": scenario, "difficulty": "easy", **form})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def send(browser: TestClient, address: str, text: str, **more: object) -> list[dict]:
    """One text, and all that came of it."""
    events: list[dict] = []
    with browser.websocket_connect(f"ws://127.0.0.1:8000{address}/socket") as socket:
        while not events or events[-1]["kind"] != "session_ended":
            message = socket.receive_json()
            said = any(event["kind"] == "trainee_said" for event in events)
            if "seq" in message:
                events.append(message)
                if said and message["kind"] == "persona_said":
                    break
            elif message.get("status") in ("yours", "late") and not said:
                socket.send_json({"do": "say", "text": text, "seen": len(events), **more})
            assert "problem" not in message, message
    return events


@pytest.mark.parametrize("channel", ["email", "letter"])
def test_a_text_is_sent_whole_and_answered_after_days(browser: TestClient, house: House, channel: str) -> None:
    address = begin(browser, "written-request", channel=channel)
    page = browser.get(address).text
    assert f"Your {'e-mail' if channel == 'email' else 'letter'}</label>" in page
    assert 'id="days"' not in page
    events = send(browser, address, REQUEST)
    said = next(event for event in events if event["kind"] == "trainee_said")
    assert said["text"] == REQUEST, "its lines stay"
    assert not [event for event in events if "cue" in event]
    last = house.journals.read(address.rpartition("/")[2]).events[-1]
    assert getattr(last, "end_seconds", 0) % DAY == 0


def test_a_note_says_when_it_is_sent_and_shows_what_was_told(browser: TestClient) -> None:
    address = begin(browser, "thank-you-note")
    page = browser.get(address).text
    assert 'id="days"' in page
    assert "They told you, among other things" in page
    events = send(browser, address, "Dear Ruth, thank you for your time.\n\nDana", days=3)
    assert next(event for event in events if event["kind"] == "trainee_said")["start_seconds"] == 3 * DAY


@pytest.mark.parametrize("days", [-1, 366, "x", None])
def test_days_that_are_none_are_refused(browser: TestClient, days: object) -> None:
    address = begin(browser, "thank-you-note")
    with browser.websocket_connect(f"ws://127.0.0.1:8000{address}/socket") as socket:
        while socket.receive_json().get("status") != "yours":
            pass
        socket.send_json({"do": "say", "text": "Thank you.", "seen": 1, "days": days})
        while "problem" not in (message := socket.receive_json()):
            assert message.get("kind") != "trainee_said"
        assert "not understood" in message["problem"]


def test_a_way_of_sending_that_is_not_offered_gets_a_sentence(browser: TestClient) -> None:
    assert 'name="channel"' in browser.get("/practise/written-request").text
    assert 'name="channel"' not in browser.get("/practise/meeting").text
    answer = browser.post("/sessions", data={"scenario": "written-request", "channel": "pigeon"})
    assert answer.status_code == 404
    assert "pigeon" in answer.text
    assert Parts(answer.text).faults == []
