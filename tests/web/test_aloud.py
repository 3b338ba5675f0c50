"""A script aloud, and recordings sent to the page: judged as in the terminal, named by the server, limited, never markup."""

from __future__ import annotations

import re
import time
from html import unescape
from pathlib import Path

import numpy as np
import pytest
from starlette.testclient import TestClient

from coach.speech import ears
from coach.speech.flac import encoded
from coach.web import listening
from coach.web.gate import MOST_BYTES
from coach.wiring import House
from tests.cli.test_script_aloud import SAID, SCRIPT, Spoken
from tests.fakes.speech import Loudness, loud, still
from tests.speech.sounds import tone, wav
from tests.web.kept import Parts

pytest.importorskip("av")
PWN = b"<!doctype html><script>alert(document.cookie)</script>"


def hears(monkeypatch: pytest.MonkeyPatch, *texts: str) -> None:
    """Each recording is heard as the next of these."""
    left = list(texts)
    monkeypatch.setattr(ears, "activity", Loudness)
    monkeypatch.setattr(ears, "transcriber", lambda *_: Spoken(lambda _: left.pop(0) if left else ""))


@pytest.fixture
def sound(tmp_path: Path) -> bytes:
    return wav(tmp_path / "x.wav", np.concatenate([still(1), loud(8), still(1)])).read_bytes()


def send(
    browser: TestClient, sound: bytes, called: str = "take.wav", path: str = "/aloud", typed: str = "audio/wav", **form: str
):
    return browser.post(path, data={"text": SCRIPT, **form}, files={"file": (called, sound, typed)})


def words(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(answer.text)).split())


def test_a_script_is_shown_to_be_said_and_less_of_it_from_take_to_take(browser: TestClient) -> None:
    shown = browser.post("/aloud", data={"text": SCRIPT})
    assert "Could we meet for twenty minutes?</p>" in shown.text
    assert "Judged as a request" in shown.text
    assert "Could we meet …" in browser.post("/aloud", data={"text": SCRIPT, "show": "beginnings"}).text
    assert "This time without the script" in browser.post("/aloud", data={"text": SCRIPT, "show": "nothing"}).text


@pytest.mark.parametrize("text", ["", "  \n", "# Only a heading", "[smile]", "word " * 3001])
def test_a_script_that_is_none_is_told_beside_it(browser: TestClient, text: str) -> None:
    answer = browser.post("/aloud", data={"text": text})
    assert answer.status_code == 422
    assert 'id="text-wrong">Your script holds' in answer.text


def test_a_take_is_judged_as_in_the_terminal_and_forgotten(
    browser: TestClient, house: House, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    hears(monkeypatch, SAID, SCRIPT[11:])
    first = send(browser, sound)
    assert "I work in a lab. (skipped)" in words(first)
    assert "I love cheese. (not in the script)" in words(first)
    assert not (house.folder / "takes").exists()
    before = unescape(re.search(r'name="before" value="([^"]*)"', first.text)[1])  # type: ignore[index]
    second = send(browser, sound, before=before)
    assert "Take 2" in words(second)
    assert "this take the last" in words(second), "the first one stands beside it"


def test_a_take_is_kept_only_when_that_is_asked_for_and_can_be_deleted(
    browser: TestClient, house: House, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    hears(monkeypatch, SAID, SAID)
    assert "1 take of this script kept" in words(send(browser, sound, keep="true", name="../../My Call"))
    assert sorted(path.name for path in (house.folder / "takes" / "my-call").iterdir()) == ["take-1.flac", "takes.jsonl"]
    assert "2 takes of this script kept" in words(send(browser, sound, keep="true", name="My call"))
    browser.post("/aloud/forget", data={"name": "My call"})
    assert list((house.folder / "takes").iterdir()) == []


@pytest.mark.parametrize("content", [PWN, b"", b"RIFF\x00\x00\x00\x00WAVE", b"#!/bin/sh\n", b"\x00" * 5000])
@pytest.mark.parametrize("path", ["/aloud", "/check"])
def test_what_is_no_sound_is_refused_and_left_nowhere(browser: TestClient, house: House, path: str, content: bytes) -> None:
    """`pwn.html`, called audio."""
    answer = send(browser, content, "pwn.html", path, "audio/wav", keep="true")
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("text/html")
    assert 'id="file-wrong">Your recording:' in answer.text
    assert "pwn.html" not in answer.text
    assert "alert(document" not in answer.text
    assert "/tmp" not in answer.text
    assert not list(house.folder.rglob("*take*"))
    assert not list(house.folder.rglob("*.html"))


def test_sound_that_is_called_html_is_sound_and_keeps_nothing_of_its_name_or_its_tags(
    browser: TestClient, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hears(monkeypatch, SAID)
    polyglot = encoded(np.concatenate([still(1), loud(8), still(1)])) + PWN
    assert send(browser, polyglot, "../../pwn.html", typed="text/html", keep="true").status_code == 200
    kept = [path for path in house.folder.rglob("*") if path.is_file() and "takes" in path.parts]
    assert sorted(path.name for path in kept) == ["take-1.flac", "takes.jsonl"]
    assert PWN not in (house.folder / "takes" / "my-script" / "take-1.flac").read_bytes()


def test_a_recording_that_is_too_long_or_too_large_is_refused_soon(
    browser: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "LONGEST_SECONDS", 2.0)
    answer = send(browser, wav(tmp_path / "long.wav", tone(3)).read_bytes())
    assert (answer.status_code, "Your recording: lasts" in answer.text) == (422, True)
    began = time.perf_counter()
    large = browser.post(
        "/aloud", content=b"x" * (listening.MOST_BYTES + 1), headers={"Content-Type": "multipart/form-data; boundary=x"}
    )
    assert large.status_code == 413
    assert time.perf_counter() - began < 5
    assert browser.post("/sessions", content=b"x" * (MOST_BYTES + 1)).status_code == 413, "only where sound is taken"


def test_silence_and_another_script_get_a_sentence(browser: TestClient, sound: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    hears(monkeypatch, "", "Bananas are yellow fruit from Ecuador.")
    assert "nobody was heard to speak" in send(browser, sound).text
    assert "Is it the right recording?" in send(browser, sound).text


def test_words_of_a_recording_are_no_markup(browser: TestClient, sound: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    hears(monkeypatch, "Hello, my name is Dana Reyes. <script>alert(1)</script> Could we meet for twenty minutes?")
    answer = send(browser, sound)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert Parts(answer.text).faults == []


@pytest.mark.parametrize("before", ["", "x", "{}", '[{"created": 1}]', "[" * 9000, '[{"said": "x"}]'])
def test_earlier_takes_that_somebody_has_changed_are_left_out(browser: TestClient, before: str) -> None:
    assert browser.post("/aloud", data={"text": SCRIPT, "before": before}).status_code == 200


def test_a_recorded_text_is_checked_like_a_written_one(
    browser: TestClient, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    hears(monkeypatch, "Hello, my name is Dana Reyes. Do you have a job for me?")
    answer = browser.post("/check", data={"kind": "script"}, files={"file": ("a.wav", sound, "audio/wav")})
    assert answer.status_code == 200
    assert "what coach has understood of your recording" in answer.text
    assert "Do you have a job for me?" in words(answer)


def test_more_recordings_than_can_be_listened_to_are_asked_to_come_back(
    browser: TestClient, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "MOST_WAITING", -1)
    assert "Send yours again in a minute" in send(browser, sound).text
