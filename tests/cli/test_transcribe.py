"""`coach transcribe` and `coach check --audio` from the outside, with fakes in place of the models."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from coach.speech import ears
from coach.speech.ports import Transcript, Word
from tests.fakes.shell import coach
from tests.fakes.speech import Loudness, Says, loud, still
from tests.speech.sounds import wav

pytest.importorskip("av")
SAID = "Hello, my name is Dana. Could we meet for twenty minutes?"


class Spoken(Says):
    def __init__(self, text: str) -> None:
        super().__init__(lambda _: text)

    def transcribe(self, audio: np.ndarray, *, words: bool = False) -> Transcript:
        text = super().transcribe(audio).text
        timed = [Word(word, number / 2, number / 2 + 0.4, 0.9) for number, word in enumerate(text.split())]
        return Transcript(text, tuple(timed) if words else ())


@pytest.fixture(autouse=True)
def _models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ears, "activity", Loudness)
    monkeypatch.setattr(ears, "transcriber", lambda settings, folder, progress: Spoken(SAID))


@pytest.fixture
def recording(tmp_path: Path) -> str:
    return str(wav(tmp_path / "call.wav", np.concatenate([still(1), loud(6), still(1)])))


def test_each_sentence_has_the_time_of_its_first_word(tmp_path: Path, recording: str):
    """Speech begins at 0.992; the piece begins 0.288 seconds before, at 0.704; "Could" is the sixth word, 2.5 seconds in."""
    ran = coach(tmp_path, "transcribe", recording)
    assert ran.out == "[0:00.7] Hello, my name is Dana.\n[0:03.2] Could we meet for twenty minutes?\n"
    assert (ran.code, ran.err) == (0, "")


def test_words_have_a_line_each(tmp_path: Path, recording: str):
    assert coach(tmp_path, "transcribe", recording, "--words").out.splitlines()[:2] == [
        "0:00.70  0:01.10  Hello,",
        "0:01.20  0:01.60  my",
    ]


def test_json_is_one_object_with_every_word(tmp_path: Path, recording: str):
    answer = json.loads(coach(tmp_path, "transcribe", recording, "--json").out)
    assert (answer["file"], answer["seconds"], answer["text"]) == (recording, 8.0, SAID)
    assert answer["words"][0] == {"text": "Hello,", "start_seconds": 0.7, "end_seconds": 1.1, "probability": 0.9}


def test_a_long_recording_shows_how_far_it_got_on_standard_error(tmp_path: Path):
    path = wav(tmp_path / "long.wav", np.concatenate([part for _ in range(10) for part in (loud(6), still(3))]))
    ran = coach(tmp_path, "transcribe", str(path), "--json")
    json.loads(ran.out)
    assert "Listening to long.wav: 87 of 90 s" in ran.err


def test_silence_is_said_to_be_silence(tmp_path: Path):
    path = wav(tmp_path / "silence.wav", still(3))
    ran = coach(tmp_path, "transcribe", str(path))
    assert ran.code == 1
    assert ran.err == f"coach: {path}: nobody was heard to speak. Record it again, closer to the microphone.\n"


def test_text_renamed_to_wav_and_nothing_at_all_are_one_line(tmp_path: Path):
    (tmp_path / "a.wav").write_text("Hello.\n")
    for name in ("a.wav", "b.wav"):
        ran = coach(tmp_path, "transcribe", str(tmp_path / name))
        assert (ran.code, ran.err.count("\n")) == (1, 1)
        assert name in ran.err


def test_words_and_json_together_are_a_question_of_usage(tmp_path: Path, recording: str):
    assert coach(tmp_path, "transcribe", recording, "--words", "--json").code == 2


def test_what_is_said_is_judged_as_if_it_were_written(tmp_path: Path, recording: str):
    spoken = json.loads(coach(tmp_path, "check", "request", "--audio", recording, "--json").out)
    written = json.loads(coach(tmp_path, "check", "request", "--json", stdin=SAID).out)
    assert spoken.pop("transcript") == SAID
    assert spoken == written


def test_the_words_that_were_understood_come_before_the_verdict(tmp_path: Path, recording: str):
    assert coach(tmp_path, "check", "sketch", "--audio", recording).out.startswith(f"“{SAID}”\n\nsketch, spoken: ")


@pytest.mark.parametrize("more", [("dialogue",), ("request", "note.txt"), ("request", "--jsonl")])
def test_sound_takes_the_place_of_text_and_of_nothing_else(tmp_path: Path, recording: str, more: tuple[str, ...]):
    ran = coach(tmp_path, "check", *more, "--audio", recording)
    assert ran.code == 2
    assert ran.err.startswith("coach: --audio")


def test_a_recording_that_cannot_be_read_is_one_line(tmp_path: Path):
    (tmp_path / "a.wav").write_bytes(b"\x00" * 100)
    ran = coach(tmp_path, "check", "request", "--audio", str(tmp_path / "a.wav"))
    assert (ran.code, ran.err.count("\n")) == (1, 1)
