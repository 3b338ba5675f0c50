"""What speaks: a server that misbehaves, a Piper made of a few lines, the computer's own voice, and silence."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
from pydantic import SecretStr
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from coach.errors import MissingExtra, SpeechError
from coach.settings import LlmSettings, Settings, SpeechSettings
from coach.speech.tts import piper, server, system
from coach.speech.voices import Wish, choose

WOMAN, MAN = Wish("ruth-adler", "woman"), Wish("yusuf-kaplan", "man")
SAMPLES = (np.sin(np.arange(4801) / 20) * 12_000).astype("<i2")


def remote(httpserver: HTTPServer, wish: Wish = WOMAN, key: str | None = None) -> server.Remote:
    return server.build(SpeechSettings(tts_url=httpserver.url_for("/v1")), wish, SecretStr(key) if key else None)


@pytest.mark.slow
def test_a_server_is_asked_for_raw_samples_in_the_voice_of_the_professional(httpserver: HTTPServer):
    asked: list[dict[str, object]] = []

    def answer(request: Request) -> Response:
        asked.append(request.get_json() | {"key": request.headers["Authorization"]})
        return Response(SAMPLES.tobytes(), content_type="audio/pcm")

    httpserver.expect_request("/v1/audio/speech", method="POST").respond_with_handler(answer)
    pieces = list(remote(httpserver, MAN, "sk-test").speak("Call 555-0142."))
    sound = np.concatenate(pieces)
    assert np.abs(sound - SAMPLES / 32768).max() < 1e-6
    assert asked[0]["input"] == "Call five five five, zero one four two."
    assert asked[0]["response_format"] == "pcm"
    assert asked[0]["voice"] in server.VOICES["man"]
    assert asked[0]["key"] == "Bearer sk-test"
    assert len(pieces) > 1  # the first can be played before the last has come


@pytest.mark.slow
@pytest.mark.parametrize(
    ("response", "says"),
    [
        (Response("no such model", status=404), "refused (404)"),
        (Response("busy", status=503), "refused (503)"),
        (Response('{"error": "no"}', content_type="application/json"), "answers with text"),
        (Response("<html>", content_type="text/html"), "answers with text"),
    ],
)
def test_a_server_that_has_no_sound_is_said_in_one_sentence(httpserver: HTTPServer, response, says):
    httpserver.expect_request("/v1/audio/speech").respond_with_response(response)
    with pytest.raises(SpeechError) as caught:
        list(remote(httpserver).speak("Hello."))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.slow
def test_a_server_that_never_stops_is_stopped(httpserver: HTTPServer, monkeypatch):
    monkeypatch.setattr(server, "MOST_SECONDS", 0.1)
    httpserver.expect_request("/v1/audio/speech").respond_with_data(bytes(48_000), content_type="audio/pcm")
    with pytest.raises(SpeechError, match="without end"):
        list(remote(httpserver).speak("Hello."))


@pytest.mark.slow
def test_a_server_that_is_not_there_is_said():
    voice = server.build(SpeechSettings(tts_url="http://127.0.0.1:9/v1"), WOMAN)
    with pytest.raises(SpeechError, match="cannot be reached"):
        list(voice.speak("Hello."))


@pytest.mark.parametrize(
    ("address", "gets"),
    [("https://api.openai.com/v1", True), ("http://127.0.0.1:8880/v1", False), ("http://127.0.0.1:11434/audio", True)],
)
def test_a_key_goes_only_to_the_server_that_it_belongs_to(address, gets):
    settings = Settings(llm=LlmSettings(base_url="http://127.0.0.1:11434/v1", key=SecretStr("sk-test")))
    assert (settings.key_for(address) is not None) is gets


FAKE_PIPER = """
import sys, wave, pathlib
folder = pathlib.Path(sys.argv[sys.argv.index("--output-dir") + 1])
print("loading", *sys.argv[1:], file=sys.stderr, flush=True)
for number, line in enumerate(sys.stdin):
    if "die" in line:
        sys.exit("out of memory")
    path = folder / f"{number}.wav"
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1); out.setsampwidth(2); out.setframerate(16000)
        out.writeframes(b"\\x10\\x10" * 160 * len(line.split()))
    print("INFO:piper:Wrote", path, file=sys.stderr, flush=True)
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Piper that writes ten milliseconds a word, and two voices."""
    (tmp_path / "piper.py").write_text(FAKE_PIPER)
    for name in ("en_US-amy-medium", "en_US-joe-medium"):
        (tmp_path / f"{name}.onnx").touch()
        (tmp_path / f"{name}.onnx.json").write_text(json.dumps({"audio": {"sample_rate": 16000}}))
    monkeypatch.setattr(piper, "program", lambda: [sys.executable, str(tmp_path / "piper.py")])
    monkeypatch.setattr(piper, "voices", lambda: sorted(tmp_path.glob("*.onnx")))
    return tmp_path


def test_piper_speaks_line_by_line_and_stays_where_it_is(installed):
    voice = piper.build(SpeechSettings(), MAN)
    lengths = [sum(map(len, voice.speak(text))) for text in ("One.", "One two three.", "…", "Two words.")]
    assert lengths == [160, 480, 0, 320]


def test_a_man_gets_a_mans_voice_from_piper(installed):
    assert not piper.male(installed / "en_US-amy-medium.onnx")
    assert piper.male(installed / "en_US-joe-medium.onnx")
    for wish, name in ((MAN, "joe"), (WOMAN, "amy")):
        voice = piper.build(SpeechSettings(), wish)
        list(voice.speak("Hello."))
        assert name in str(voice._process.args)


def test_a_piper_that_dies_is_said(installed):
    voice = piper.build(SpeechSettings(), MAN)
    with pytest.raises(SpeechError, match="Piper has stopped"):
        list(voice.speak("die"))


def test_a_voice_file_that_is_not_there_or_not_described_is_named(installed):
    with pytest.raises(SpeechError, match=r"nobody\.onnx: there is no such voice"):
        piper.build(SpeechSettings(voice="nobody.onnx"), MAN)
    (installed / "en_US-joe-medium.onnx.json").write_text("{}")
    with pytest.raises(SpeechError, match="Put it beside the voice"):
        piper.build(SpeechSettings(voice=str(installed / "en_US-joe-medium.onnx")), MAN)


def test_without_piper_its_line_is_printed(monkeypatch):
    monkeypatch.setattr(piper, "program", lambda: None)
    with pytest.raises(MissingExtra, match=r"pip install piper-tts"):
        piper.build(SpeechSettings(), MAN)


@pytest.mark.parametrize(
    ("platform", "present", "line"),
    [
        ("darwin", "say", ["/bin/say", "-v", "Daniel"]),
        ("win32", "powershell", ["/bin/powershell", "-NoProfile", "-Command"]),
        ("linux", "espeak-ng", ["/bin/espeak-ng", "-v", "en-us+m3"]),
    ],
)
def test_each_computer_has_its_own_program(monkeypatch, platform, present, line):
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name == present else None)
    found = system.program(platform, None, MAN)
    assert found is not None
    made = found.line(Path("it's.wav"))
    assert made[:2] == line[:2]
    assert made[2].split("+")[0] == line[2].split("+")[0] or made[2] in system.SAY_VOICES["man"]
    if platform == "win32":
        assert "it''s.wav" in made[-1]  # a quote in a path must not end the string


def test_a_computer_without_a_voice_prints_what_to_do(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(MissingExtra, match="A voice of this computer"):
        system.build(SpeechSettings(), MAN)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_espeak_speaks_and_a_voice_that_it_has_not_is_said():
    voice = system.build(SpeechSettings(), MAN)
    sound = np.concatenate(list(voice.speak("I was a clerk.")))
    assert 0.5 < len(sound) / voice.sample_rate < 3
    assert float(np.sqrt(np.mean(np.square(sound)))) > 0.01
    with pytest.raises(SpeechError, match="espeak-ng cannot speak"):
        system.build(SpeechSettings(voice="klingon-xx"), MAN)


def test_silence_says_nothing_and_never_fails():
    assert list(choose(Settings(speech=SpeechSettings(tts="silent")), MAN).speak("Hello.")) == []
