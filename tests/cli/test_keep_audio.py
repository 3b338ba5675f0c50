"""A talk from a recording with its sound kept: embedded voice, embedded model, everything else real."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.shell import coach
from tests.fakes.speech import still
from tests.speech.sounds import wav


def test_typed_words_have_no_sound_to_keep(tmp_path: Path):
    ran = coach(tmp_path, "rehearse", "phone-request", "--keep-audio", stdin="Hello.\n")
    assert (ran.code, ran.out) == (2, "")
    assert "--voice, --open-mic or --audio" in ran.err


@pytest.fixture
def call(tmp_path: Path) -> str:
    pytest.importorskip("av")
    pytest.importorskip("hibari")
    from coach.settings import SpeechSettings
    from coach.speech.ports import SAMPLE_RATE
    from coach.speech.resampling import resampled
    from coach.speech.tts import hibari
    from coach.speech.voices import Wish

    voice = hibari.build(SpeechSettings(), Wish("dana"))
    words = "Good morning, my name is Dana Reyes. I am a lab technician. Could I come to your office for twenty minutes?"
    sound = resampled(np.concatenate(list(voice.speak(words))), voice.sample_rate, SAMPLE_RATE)
    return str(wav(tmp_path / "call.wav", np.concatenate([still(1), sound, still(1)])))


@pytest.mark.slow
def test_a_spoken_talk_tells_how_it_sounded_and_its_sound_is_kept_played_and_deleted(tmp_path: Path, call: str):
    assert coach(tmp_path, "rehearse", "phone-request", "--seed", "4", "--audio", call, "--keep-audio").code == 0
    sessions = tmp_path / "sessions"
    (kept,) = sessions.glob("*.sound/*")
    assert (kept.name, kept.read_bytes()[:4]) == ("turn-1.flac", b"fLaC")
    sounded = json.loads(coach(tmp_path, "report", "last", "--json").out)["sounded"]
    assert 100 < sounded["words_per_minute"] < 240
    assert sounded["fillers"] == []
    assert "equal" in coach(tmp_path, "replay", "last").out
    assert "fLaC" not in coach(tmp_path, "sessions", "export", "last").out
    at_home = Path(coach(tmp_path, "report", "last", "--format", "html").out.strip()).read_text()
    assert "data:audio/flac" in at_home
    shared = tmp_path / "shared.html"
    coach(tmp_path, "report", "last", "-o", str(shared))
    assert "data:audio" not in shared.read_text()
    assert coach(tmp_path, "sessions", "delete", "last", "--yes").code == 0
    assert list(sessions.glob("2*")) == []


@pytest.mark.slow
def test_without_being_asked_nothing_is_kept(tmp_path: Path, call: str):
    assert coach(tmp_path, "rehearse", "phone-request", "--seed", "4", "--audio", call).code == 0
    assert list((tmp_path / "sessions").glob("*.sound")) == []
