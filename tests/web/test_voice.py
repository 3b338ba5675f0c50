"""A talk aloud over a socket, with ears and a voice that are stand-ins: loud samples are words, each word is half a second of sound."""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient, WebSocketTestSession

from coach.errors import MissingExtra, SpeechError
from coach.history.sound import Sound
from coach.speech.ears import Ears
from coach.speech.endpointing import patience
from coach.speech.listener import AtOnce
from coach.speech.verbatim import Verbatim
from coach.web import hearing, voice
from coach.web.app import build
from coach.web.gate import Doorkeeper
from coach.web.hearing import Hearing
from coach.web.hosts import Hosts
from coach.web.socket import TOO_FAST
from coach.web.voice import RATE
from coach.wiring import House
from tests.fakes.mouth import Steady
from tests.fakes.speech import Loudness, Says
from tests.web.conftest import HOST, ORIGIN
from tests.web.test_socket import begin, closed

pytest.importorskip("av")  # changes the rate of what is played

HELLO = "Good morning, my name is Dana Ortiz."


def fake_ears(_: Hearing) -> Ears:
    return Ears(Loudness(), Says(lambda seconds: HELLO if seconds > 0.3 else ""), None, patience(), AtOnce())


def own(self: Hearing, loaded: Ears, patience_: str | None, accommodation: str | None) -> Ears:
    return replace(loaded, activity=Loudness(), patience=patience(patience_ or "normal", accommodation or "none"))


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Hearing, "_load", fake_ears)
    monkeypatch.setattr(Hearing, "_own", own)
    monkeypatch.setattr(Hearing, "verbatim", lambda self, ears: Verbatim(Loudness(), ears.transcriber))
    monkeypatch.setattr("coach.speech.voices.choose", lambda settings, wish: Steady())


@pytest.fixture
def few(house: House) -> Iterator[TestClient]:
    """A server where one may talk aloud at a time."""
    doorkeeper = Doorkeeper()
    app = build(house, doorkeeper, Hosts(frozenset({HOST})), talks=1, random_seed=lambda: 6)
    with TestClient(app, base_url=ORIGIN, follow_redirects=False) as client:
        client.get("/open", params={"token": doorkeeper.token})
        client.headers["Origin"] = ORIGIN
        yield client


class Page:
    """A page with a microphone: it plays what comes at once, up to `most` samples of each run, and says so."""

    def __init__(self, socket: WebSocketTestSession, seen: int = 1, most: float = np.inf) -> None:
        self._socket, self.seen, self._most = socket, seen, most
        self.events: list[dict[str, Any]] = []
        self.said: list[dict[str, Any]] = []
        self.played: dict[int, int] = {}
        """Samples of each run."""

    def ask(self, do: str, **more: Any) -> None:
        self._socket.send_json({"do": do, "seen": self.seen, **more})

    def sound(self, samples: np.ndarray) -> None:
        for at in range(0, len(samples), 512):
            self._socket.send_bytes(b"\0\0\0\0" + samples[at : at + 512].astype("<i2").tobytes())

    def speak(self, seconds: float = 1.0, silence: float = 1.2) -> None:
        self.sound(np.full(int(seconds * 16_000) // 512 * 512, 16_000))
        self.sound(np.zeros(int(silence * 16_000) // 512 * 512))

    def until(self, what: str) -> dict[str, Any]:
        """The next message of that kind: an event's, an ear's, a status, or `problem`."""
        while True:
            message = self._socket.receive()
            assert message["type"] != "websocket.close", (what, message)
            if data := message.get("bytes"):
                self._play(data)
                continue
            told = json.loads(message["text"])
            self.said.append(told)
            if "seq" in told:
                self.seen = told["seq"] + 1
                self.events.append(told)
            if what in (told.get("kind"), told.get("ear"), told.get("status"), next(iter(told))):
                return told

    def play_out(self) -> None:
        """Until `most` has been played of the run that is played now."""
        while self._most not in self.played.values():
            if data := self._socket.receive().get("bytes"):
                self._play(data)

    def _play(self, data: bytes) -> None:
        (run,) = struct.unpack_from("<I", data)
        before = self.played.get(run, 0)
        self.played[run] = int(min(self._most, before + (len(data) - 4) // 2))
        if self.played[run] > before:
            self._socket.send_bytes(struct.pack("<B3xII", 1, run, self.played[run]))


def open_(browser: TestClient, name: str, after: int = 0):
    return browser.websocket_connect(f"ws://{HOST}/sessions/{name}/socket?after={after}")


def meeting(browser: TestClient, **form: Any) -> str:
    return begin(browser, scenario="meeting", **form)


def kinds(house: House, name: str) -> list[str]:
    return [event.kind for event in house.journals.read(name).events]


def test_what_is_said_aloud_is_answered_aloud_and_how_it_sounded_is_kept(browser: TestClient, house: House) -> None:
    name = meeting(browser)
    with open_(browser, name) as socket:
        page = Page(socket)
        page.ask("aloud")
        assert page.until("persona_said")["source"] == "spoken"
        page.until("listening")
        page.speak()
        assert page.until("partial")["text"] == HELLO
        said = page.until("trainee_said")
        assert (said["text"], said["source"]) == (HELLO, "spoken")
        answer = page.until("persona_said")
        assert answer["unheard"] == ""
        words = sum(len(each["line"]["text"].split()) for each in page.events if each["kind"] == "persona_said")
        assert sum(page.played.values()) >= words * 0.5 * RATE  # half a second a word, and pauses between sentences
        page.ask("silent")
        page.until("off")
    assert kinds(house, name)[-1] == "delivered"
    assert Sound(house.journals.folder, name).turns() == {}


def test_whoever_speaks_over_an_answer_has_heard_only_the_words_that_were_played(browser: TestClient, house: House) -> None:
    """The page has played two seconds of a greeting of seven when the trainee begins to speak."""
    name = meeting(browser)
    with open_(browser, name) as socket:
        page = Page(socket, most=2 * RATE)
        page.ask("aloud", headphones=True)
        page.play_out()
        page.speak()
        page.until("hush")
        said = page.until("persona_said")
        heard, unheard = said["line"]["text"].split(), said["unheard"].split()
        assert len(heard) in (3, 4, 5)  # half a second each in the mean, longer ones longer
        assert len(unheard) > 5
        assert page.until("trainee_said")["text"] == HELLO


def test_what_is_typed_in_a_talk_aloud_is_said_and_answered_aloud(browser: TestClient) -> None:
    name = meeting(browser)
    with open_(browser, name) as socket:
        page = Page(socket)
        page.ask("aloud")
        page.until("listening")
        page.ask("say", text="May I ask how you came to this work?")
        assert page.until("trainee_said")["source"] == "typed"
        assert page.until("persona_said")["source"] == "spoken"
        page.until("listening")


def test_past_so_many_talks_aloud_one_waits_with_a_place_and_types_meanwhile(few: TestClient) -> None:
    first, second = meeting(few), meeting(few)
    with open_(few, first) as one, open_(few, second) as other:
        talks, waits = Page(one), Page(other)
        talks.ask("aloud")
        talks.until("listening")
        waits.ask("aloud")
        assert waits.until("waiting")["place"] == 1
        waits.ask("begin")
        waits.until("persona_said")
        waits.ask("say", text=HELLO)
        waits.until("persona_said")
        talks.ask("silent")
        talks.until("off")
        waits.until("listening")


def test_whoever_stops_waiting_leaves_the_queue(few: TestClient) -> None:
    first, second = meeting(few), meeting(few)
    with open_(few, first) as one, open_(few, second) as other:
        talks, waits = Page(one), Page(other)
        talks.ask("aloud")
        talks.until("listening")
        waits.ask("aloud")
        waits.until("waiting")
        waits.ask("silent")
        waits.until("off")
        talks.ask("silent")
        talks.until("off")
        talks.ask("aloud")  # the place is free, and nobody stands in the way
        talks.until("listening")


def test_another_tab_takes_the_talk_over(browser: TestClient) -> None:
    name = meeting(browser)
    with open_(browser, name) as one, open_(browser, name) as other:
        old, new = Page(one), Page(other)
        old.ask("aloud")
        old.until("listening")
        new.until("persona_said")
        new.ask("say", text=HELLO)  # from a page without a microphone: into the talk aloud
        assert old.until("trainee_said")["text"] == HELLO
        old.until("persona_said")
        new.ask("aloud")
        assert old.until("problem") == {"problem": "The talk goes on aloud in another tab."}
        old.until("off")
        new.until("on")
        new.speak()
        new.until("trainee_said")


def test_a_page_that_goes_in_the_middle_of_an_answer_finds_it_given_again(browser: TestClient, house: House) -> None:
    """It had played nothing of the answer when its connection was lost."""
    name = meeting(browser)
    with open_(browser, name) as socket:
        page = Page(socket)
        page.ask("aloud")
        page.until("listening")
        page.speak()
        page.until("trainee_said")
        page.until("saying")
    with open_(browser, name, page.seen) as socket:
        page = Page(socket, page.seen)
        page.ask("aloud")
        assert page.until("trainee_said")["text"] == HELLO
        assert page.until("persona_said")["unheard"] == ""
        page.until("listening")
    happened = kinds(house, name)
    assert (happened.count("persona_said"), happened.count("taken_back")) == (3, 1)  # the second one was not heard


def test_without_the_extra_the_page_says_what_is_missing_and_typing_goes_on(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: Hearing) -> Ears:
        raise MissingExtra("What understands speech", "pip install it")

    monkeypatch.setattr(Hearing, "_load", missing)
    name = meeting(browser)
    with open_(browser, name) as socket:
        page = Page(socket)
        page.ask("aloud")
        assert "pip install it" in page.until("problem")["problem"]
        page.until("off")
        page.ask("begin")
        page.until("persona_said")
        page.ask("say", text=HELLO)
        page.until("persona_said")
    monkeypatch.setattr(hearing, "NEEDED", ("there_is_no_such_package",))
    shown = browser.get(f"/sessions/{name}").text
    assert "data-needs=" in shown
    assert "[voice]" in shown


def test_in_an_exam_there_is_no_pause_aloud_either(browser: TestClient) -> None:
    name = meeting(browser, exam="true")
    with open_(browser, name) as socket:
        page = Page(socket)
        page.ask("aloud")
        page.until("listening")
        page.ask("pause")
        assert page.until("problem") == {"problem": "Not in an exam."}
        page.speak()
        page.until("trainee_said")


def test_a_pause_lets_the_microphone_go(browser: TestClient, house: House) -> None:
    name = meeting(browser)
    with open_(browser, name) as socket:
        page = Page(socket)
        page.ask("aloud")
        page.until("listening")
        page.ask("pause")
        page.until("off")
    assert kinds(house, name)[-1] == "paused"


def test_the_end_is_heard_before_the_line_closes_and_the_turns_are_measured(browser: TestClient, house: House) -> None:
    """A telephone: the click and the tone of a line on which nobody is left come after the last event."""
    name = begin(browser)
    with open_(browser, name) as socket:
        page = Page(socket)
        page.ask("aloud")
        page.until("ringing")
        page.until("listening")
        page.speak()
        page.until("trainee_said")
        page.until("listening")
        page.ask("leave")
        page.until("session_ended")
        before = sum(page.played.values())
        page.until("off")
        assert closed(socket) == 1000
        assert sum(page.played.values()) > before
    assert "delivered" in kinds(house, name)


def test_the_sound_of_the_turns_is_kept_for_whoever_asked_for_it(browser: TestClient, house: House) -> None:
    name = meeting(browser)
    with open_(browser, name) as socket:
        page = Page(socket)
        page.ask("aloud", keep=True)
        page.until("listening")
        page.speak()
        page.until("listening")
    kept = Sound(house.journals.folder, name).turns()
    assert list(kept) == [1]
    assert kept[1].read_bytes().startswith(b"fLaC")
    assert browser.get(f"/sessions/{name}/sound/1").status_code == 200


def test_sound_that_cannot_be_kept_is_said_and_stops_no_talk(
    browser: TestClient, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SpeechError("The disk is full.")

    monkeypatch.setattr(Sound, "keep", full)
    name = meeting(browser)
    with open_(browser, name) as socket:
        page = Page(socket)
        page.ask("aloud", keep=True)
        page.until("listening")
        page.speak()
        page.until("listening")
        page.ask("silent")
        assert page.until("problem") == {"problem": "The disk is full."}
        page.until("off")


def test_frames_that_are_no_sound_are_dropped(browser: TestClient) -> None:
    """Empty ones, half samples, other first bytes, too-long reports, sound without a microphone."""
    name = meeting(browser)
    garbage = [b"", b"\0", b"\0\0\0", b"\0\0\0\0\1", b"\1" * 11, b"\1" + b"\xff" * 11, b"\2" * 40, os.urandom(60_000)]
    with open_(browser, name) as socket:
        page = Page(socket)
        for each in garbage:
            socket.send_bytes(each)
        page.ask("aloud")
        page.until("listening")
        for each in garbage[:-1]:
            socket.send_bytes(each)
        page.speak()
        assert page.until("trainee_said")["text"] == HELLO


@pytest.mark.parametrize("frame", [b"", b"\0" * 60_000])
def test_a_flood_of_frames_is_cut_off(browser: TestClient, frame: bytes) -> None:
    name = meeting(browser)
    with open_(browser, name) as socket:
        page = Page(socket)
        for _ in range(2_000 if not frame else 20):
            socket.send_bytes(frame)
        page.until("problem")
        assert closed(socket) == TOO_FAST


def test_a_turn_that_never_ends_counts_as_said_after_a_while(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice, "LONGEST_TURN_SECONDS", 2.0)
    name = meeting(browser)
    with open_(browser, name) as socket:
        page = Page(socket)
        page.ask("aloud")
        page.until("listening")
        page.sound(np.full(512 * 20, 16_000))
        page.until("speech")
        page.sound(np.full(512 * 80, 16_000))
        assert page.until("trainee_said")["text"] == HELLO


def test_a_microphone_into_which_nobody_speaks_is_closed(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice, "ALONE_SECONDS", 3.0)
    name = meeting(browser)
    with open_(browser, name) as socket:
        page = Page(socket)
        page.ask("aloud")
        page.until("listening")
        page.sound(np.zeros(512 * 110))
        assert "Nobody was heard" in page.until("problem")["problem"]
        page.until("off")
        page.ask("say", text=HELLO)
        page.until("persona_said")


def test_a_session_that_is_deleted_in_the_middle_of_a_talk_aloud_is_gone(browser: TestClient, house: House) -> None:
    name = meeting(browser)
    with open_(browser, name) as socket:
        page = Page(socket)
        page.ask("aloud", keep=True)
        page.until("listening")
        page.speak()
        page.until("trainee_said")
        assert browser.post(f"/sessions/{name}/delete").status_code == 303
    assert house.journals.ids() == []
    assert not Sound(house.journals.folder, name).folder.exists()
