"""A transcription server, on this machine, that behaves well and badly."""

from __future__ import annotations

import io
import wave

import numpy as np
import pytest
from pydantic import SecretStr
from werkzeug import Request, Response

from coach.errors import SettingsError, SpeechError
from coach.settings import LlmSettings, Settings, SpeechSettings
from coach.speech import ears
from coach.speech.ports import SAMPLE_RATE
from coach.speech.stt import openai_server
from tests.speech.sounds import tone

PATH = "/v1/audio/transcriptions"


def server(httpserver, key: str | None = None) -> openai_server.OpenAIServer:
    settings = SpeechSettings(stt_url=httpserver.url_for("/v1"), stt_model="tiny.en")
    return openai_server.build(settings, SecretStr(key) if key else None)


def test_the_server_gets_a_wav_file_and_its_text_comes_back(httpserver):
    got: list[Request] = []

    def answer(request: Request) -> Response:
        got.append(request)
        request.files["file"].stream.seek(0)
        with wave.open(io.BytesIO(request.files["file"].read())) as sound:
            assert (sound.getframerate(), sound.getnchannels(), sound.getnframes()) == (SAMPLE_RATE, 1, SAMPLE_RATE)
        assert request.form["model"] == "tiny.en"
        return Response('{"text": " Hello,  my name is Dana.\\n"}', content_type="application/json")

    httpserver.expect_request(PATH, method="POST").respond_with_handler(answer)
    assert server(httpserver).transcribe(tone(1)).text == "Hello, my name is Dana."
    assert got[0].headers["Authorization"] == "Bearer none"


def test_names_that_will_be_said_go_with_the_sound(httpserver):
    def answer(request: Request) -> Response:
        assert request.form["prompt"] == "Dana Ortiz, Ruth Adler."
        return Response('{"text": "Hello, Ms. Adler."}', content_type="application/json")

    httpserver.expect_request(PATH).respond_with_handler(answer)
    assert server(httpserver).expecting(["Dana Ortiz", "Ruth Adler"]).transcribe(tone(1)).text == "Hello, Ms. Adler."


def test_times_of_words_are_asked_for_and_taken_where_they_are_numbers(httpserver):
    words = [{"word": "Hello", "start": 0.1, "end": 0.4}, {"word": "there", "start": None, "end": "x"}]
    httpserver.expect_request(PATH).respond_with_json({"text": "Hello there", "words": words})
    found = server(httpserver).transcribe(tone(1), words=True)
    assert [(word.text, word.start_seconds, word.end_seconds) for word in found.words] == [("Hello", 0.1, 0.4)]


@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (401, "{}", "refused the key"),
        (404, "{}", 'knows no model "tiny.en"'),
        (429, "{}", "wants fewer requests"),
        (500, "{}", "answered with error 500"),
        (200, "<html>", "no transcription"),
        (200, '{"text": 3}', "no transcription"),
        (200, "[]", "no transcription"),
        (200, "", "no transcription"),
    ],
)
def test_whatever_a_server_does_wrong_is_one_line_without_the_key(httpserver, status: int, body: str, says: str):
    httpserver.expect_request(PATH).respond_with_data(body, status=status, content_type="application/json")
    with pytest.raises(SpeechError) as error:
        server(httpserver, "sk-secret").transcribe(tone(1))
    assert says in str(error.value)
    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)


def test_a_server_that_is_not_there_is_named():
    built = openai_server.build(SpeechSettings(stt_url="http://127.0.0.1:9/v1"))
    with pytest.raises(SpeechError, match=r"127\.0\.0\.1:9/v1, cannot be reached"):
        built.transcribe(np.zeros(100, np.float32))


def test_without_an_address_there_is_nothing_to_ask():
    with pytest.raises(SettingsError, match="COACH_STT_URL"):
        openai_server.build(SpeechSettings())


@pytest.mark.parametrize(
    ("stt", "llm", "sent"),
    [
        ("https://api.openai.com/v1", None, True),
        ("http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1", True),
        ("http://127.0.0.1:8000/v1", "http://127.0.0.1:11434/v1", False),
        ("http://api.openai.com.example.org/v1", "https://api.openai.com/v1", False),
        ("http://127.0.0.1:8000/v1", None, False),
    ],
)
def test_the_key_goes_only_to_the_server_it_belongs_to(
    stt: str, llm: str | None, sent: bool, monkeypatch: pytest.MonkeyPatch, tmp_path
):
    keys: list[SecretStr | None] = []
    monkeypatch.setattr(openai_server, "build", lambda settings, key: keys.append(key))
    settings = Settings(llm=LlmSettings(base_url=llm, key=SecretStr("sk-secret")), speech=SpeechSettings(stt_url=stt))
    ears.transcriber(settings, tmp_path)
    assert (keys[0] is not None) is sent


@pytest.mark.parametrize(
    ("address", "leaves"),
    [
        (None, False),
        ("http://127.0.0.1:8000/v1", False),
        ("http://localhost:8000/v1", False),
        ("https://api.openai.com/v1", True),
        ("http://192.168.0.5/v1", True),
    ],
)
def test_the_first_screen_can_say_that_sound_leaves_the_machine(address: str | None, leaves: bool):
    assert ears.leaves_the_machine(Settings(speech=SpeechSettings(stt_url=address))) == (address if leaves else None)
