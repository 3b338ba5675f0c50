"""`coach aloud` from the outside; fakes hear, except in the slow test, where a voice speaks and Whisper listens."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from coach.speech import ears
from coach.speech.ports import SAMPLE_RATE, Audio, Transcript, Word
from tests.fakes.shell import coach
from tests.fakes.speech import Loudness, Says, loud, still
from tests.speech.sounds import wav

pytest.importorskip("av")
SCRIPT = "# My call\n\n- Hello, my name is Dana Reyes.\n- I work in a lab.\n- Could we meet for twenty minutes?\n"
SAID = "Hello, my name is Dana Reyes. Um, I love cheese. Could we meet for twenty minutes?"


class Spoken(Says):
    name = "tiny.en"

    def prompted(self, before: str) -> Spoken:
        return self

    def transcribe(self, audio: Audio, *, words: bool = False) -> Transcript:
        text = super().transcribe(audio).text
        return Transcript(text, tuple(Word(word, n / 2, n / 2 + 0.4, 0.9) for n, word in enumerate(text.split())))


def hears(monkeypatch: pytest.MonkeyPatch, *texts: str) -> None:
    """Each take is heard as the next of these."""
    left = list(texts)
    monkeypatch.setattr(ears, "activity", Loudness)
    monkeypatch.setattr(ears, "transcriber", lambda settings, folder, progress: Spoken(lambda _: left.pop(0) if left else ""))


@pytest.fixture
def script(tmp_path: Path) -> str:
    path = tmp_path / "call.md"
    path.write_text(SCRIPT)
    return str(path)


@pytest.fixture
def recording(tmp_path: Path) -> str:
    return str(wav(tmp_path / "take.wav", np.concatenate([still(1), loud(8), still(1)])))


def test_a_take_shows_what_was_said_skipped_and_put_in(
    tmp_path: Path, script: str, recording: str, monkeypatch: pytest.MonkeyPatch
):
    hears(monkeypatch, SAID)
    ran = coach(tmp_path, "aloud", script, "--audio", recording)
    assert (ran.code, ran.err) == (0, "")
    assert " ✓  0:00  Hello, my name is Dana Reyes." in ran.out
    assert " ○        I work in a lab. (skipped)" in ran.out
    assert "“I love cheese.” (not in the script)" in ran.out
    assert "fillers 1 " in " ".join(ran.out.split())
    assert not (tmp_path / "takes").exists()


def test_json_holds_a_take_a_line_with_the_ones_before(
    tmp_path: Path, script: str, recording: str, monkeypatch: pytest.MonkeyPatch
):
    hears(monkeypatch, SAID, SCRIPT[11:])
    ran = coach(tmp_path, "aloud", script, "--audio", recording, "--audio", recording, "--json")
    first, second = map(json.loads, ran.out.splitlines())
    assert [each["how"] for each in first["sentences"]] == ["said", "skipped", "said"]
    assert [each["text"] for each in first["fillers"]] == ["Um,"]
    assert (first["take"], first["before"], second["take"], len(second["before"])) == (1, [], 2, 1)
    assert second["match"] == 1.0
    assert first["kind"] == "request"


def test_takes_are_kept_only_when_asked_counted_on_and_forgotten(
    tmp_path: Path, script: str, recording: str, monkeypatch: pytest.MonkeyPatch
):
    hears(monkeypatch, SAID, SAID, SAID)
    coach(tmp_path, "aloud", script, "--audio", recording, "--keep")
    assert (tmp_path / "takes" / "call" / "take-1.flac").read_bytes()[:4] == b"fLaC"
    ran = coach(tmp_path, "aloud", script, "--audio", recording, "--json")
    assert json.loads(ran.out)["take"] == 2
    assert json.loads(ran.out)["before"][0]["said"].startswith("Hello,")
    assert coach(tmp_path, "aloud", script, "--forget").out == "Deleted 1 kept take of call.\n"
    assert not (tmp_path / "takes" / "call").exists()


def test_a_script_comes_from_standard_input_as_well(tmp_path: Path, recording: str, monkeypatch: pytest.MonkeyPatch):
    hears(monkeypatch, SAID)
    ran = coach(tmp_path, "aloud", "-", "--audio", recording, "--json", stdin=SCRIPT)
    assert json.loads(ran.out)["words"] == 15
    assert coach(tmp_path, "aloud", "-", stdin=SCRIPT).code == 2


def test_other_words_altogether_are_one_line(tmp_path: Path, script: str, recording: str, monkeypatch: pytest.MonkeyPatch):
    hears(monkeypatch, "Seven purple elephants danced under silver moonlight.")
    ran = coach(tmp_path, "aloud", script, "--audio", recording)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "hardly anything of" in ran.err


def test_silence_is_said_to_be_silence(tmp_path: Path, script: str, monkeypatch: pytest.MonkeyPatch):
    hears(monkeypatch, SAID)
    path = wav(tmp_path / "silence.wav", still(3))
    ran = coach(tmp_path, "aloud", script, "--audio", str(path))
    assert (ran.code, ran.err) == (1, f"coach: {path}: nobody was heard to speak. Record it again, closer to the microphone.\n")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "holds nothing to say"),
        (b"# Heading\n", "holds nothing to say"),
        (b"\x00\x01\x02", "is no text"),
        (b"caf\xe9", "byte 4 is not UTF-8"),
        (b"word " * 50_000, "larger than 200 kB"),
        (b"word " * 4_000, "4,000 words"),
    ],
)
def test_a_file_that_is_no_script_is_one_line(tmp_path: Path, recording: str, content: bytes, why: str):
    path = tmp_path / "script.md"
    path.write_bytes(content)
    ran = coach(tmp_path, "aloud", str(path), "--audio", recording)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert why in ran.err


def test_a_script_or_a_recording_that_is_not_there_is_one_line(tmp_path: Path, script: str, recording: str):
    for arguments in (("none.md", "--audio", recording), (script, "--audio", "none.wav"), (str(tmp_path), "--audio", recording)):
        ran = coach(tmp_path, "aloud", *arguments)
        assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_without_a_keyboard_there_is_no_take_from_the_microphone(tmp_path: Path, script: str):
    ran = coach(tmp_path, "aloud", script, stdin="")
    assert ran.code == 2
    assert "--audio" in ran.err


def test_a_kept_take_that_was_damaged_is_named(tmp_path: Path, script: str, recording: str):
    (tmp_path / "takes" / "call").mkdir(parents=True)
    (tmp_path / "takes" / "call" / "takes.jsonl").write_text("{}\n")
    ran = coach(tmp_path, "aloud", script, "--audio", recording)
    assert ran.code == 1
    assert "takes.jsonl:1: is no take" in ran.err


def test_at_the_microphone_each_take_shows_less_and_a_silent_one_ends_nothing(
    tmp_path: Path, script: str, monkeypatch: pytest.MonkeyPatch
):
    """Silence, then a take, then q: before the third take only keywords are seen."""
    from coach.cli.aloud import Studio

    hears(monkeypatch, SAID)
    recorded = [still(3), np.concatenate([still(1), loud(8), still(1)]), None]
    monkeypatch.setattr(Studio, "_recorded", lambda self: recorded.pop(0))
    ran = coach(tmp_path, "aloud", script)
    assert (ran.code, recorded) == (0, [])
    full, silent, beginnings, keywords = (
        ran.out.index(each) for each in ("  I work in a lab.", "nobody was heard", "  I work in …", "work · lab")
    )
    assert full < silent < beginnings < keywords


@pytest.mark.slow
def test_a_voice_that_skips_one_sentence_and_makes_up_another_is_understood(tmp_path: Path):
    """Embedded voice, embedded model: two sentences of the script, one that is not in it, and the ask in other words."""
    from coach.settings import SpeechSettings
    from coach.speech.resampling import resampled
    from coach.speech.tts import hibari
    from coach.speech.voices import Wish

    script = tmp_path / "call.md"
    script.write_text(
        "- Good morning, my name is Dana Reyes.\n- My teacher at the community college gave me your name.\n"
        "- I am a lab technician and I would like to learn about food safety.\n- Could I come to your office for twenty minutes?\n"
    )
    said = (
        "Good morning, my name is Dana Reyes.",
        "I am a lab technician and I would like to learn about food safety.",
        "By the way, I really love your article about cheese.",
        "Could I visit your office for twenty minutes?",
    )
    voice = hibari.build(SpeechSettings(), Wish("dana"))
    sound: list[Audio] = [still(0.5)]
    for line in said:
        sound += [resampled(np.concatenate(list(voice.speak(line))), voice.sample_rate, SAMPLE_RATE), still(0.5)]
    path = wav(tmp_path / "take.wav", np.concatenate(sound))
    ran = coach(tmp_path, "aloud", str(script), "--audio", str(path), "--json")
    took = json.loads(ran.out)
    assert [each["how"] for each in took["sentences"]] == ["said", "skipped", "said", "said"]
    assert len(took["improvised"]) == 1
    assert "cheese" in took["improvised"][0]["text"]
    assert took["fillers"] == []
    assert 120 < took["words_per_minute"] < 220
    assert 120 < took["tone"]["hertz"] < 300


def test_a_prepared_sketch_for_half_a_minute_is_given_half_a_minute(
    tmp_path: Path, recording: str, monkeypatch: pytest.MonkeyPatch
):
    """And what is a blank in it is said before one begins."""
    sketch = tmp_path / "prepared" / "ruth-adler" / "sketch-30.md"
    sketch.parent.mkdir(parents=True)
    sketch.write_text("Hello, my name is Dana Reyes. I am [your present work or studies]. Could we meet for twenty minutes?\n")
    hears(monkeypatch, SAID)
    ran = coach(tmp_path, "aloud", str(sketch), "--audio", recording, "--json")
    assert "Still blank: [your present work or studies]." in ran.err
    found = json.loads(ran.out)
    assert (found["kind"], found["limits"]["most_seconds"], found["limits"]["most_words"]) == ("sketch", 30, 75)
