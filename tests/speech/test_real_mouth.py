"""The embedded voice, heard by the embedded ears: every professional must be understood. Real weights, no network."""

from __future__ import annotations

import re

import numpy as np
import pytest

from coach.resources import shipped
from coach.scenario.load import Library
from coach.settings import Settings, SpeechSettings
from coach.speech.ports import SAMPLE_RATE
from coach.speech.resampling import resampled
from coach.speech.telephone import Line
from coach.speech.voices import Wish, choose, shape

pytest.importorskip("hibari")
pytest.importorskip("faster_whisper")

SENTENCES = (
    "How did you come across my name, if I may ask?",
    "Most people think the job is talking, but the larger part of it is listening and writing things down.",
    "I have a few minutes now, and then I need to get back to the ward.",
)
"""Forty words; none that is written in more than one way."""


@pytest.fixture(scope="module")
def transcriber(tmp_path_factory):
    from coach.errors import MissingExtra
    from coach.speech import ears

    try:
        return ears.transcriber(Settings(), tmp_path_factory.mktemp("coach"))
    except MissingExtra:
        pytest.skip("the weights of the voice extra are not installed")


def wishes(tmp_path) -> list[Wish]:
    library = Library(shipped("scenarios"), tmp_path)
    profiles = [library.profile(path.stem) for path in sorted((shipped("scenarios") / "profiles").glob("*.yaml"))]
    return [Wish(each.name, each.voice.kind, each.voice.age, each.voice.pace) for each in profiles]


def spoken(voice, text: str) -> np.ndarray:
    return resampled(np.concatenate(list(voice.speak(text))), voice.sample_rate, SAMPLE_RATE)


def errors(said: str, heard: str) -> int:
    """Words substituted, left out or put in (Levenshtein)."""
    one, other = (re.findall(r"[\w']+", text.lower()) for text in (said, heard))
    row = list(range(len(other) + 1))
    for number, word in enumerate(one, 1):
        above, row[0] = row[:], number
        for place, each in enumerate(other, 1):
            row[place] = min(above[place] + 1, row[place - 1] + 1, above[place - 1] + (word != each))
    return row[-1]


def pitch(sound: np.ndarray) -> float:
    """Median hertz of the voiced parts, by autocorrelation."""
    found = []
    for begin in range(0, len(sound) - 1600, 400):
        part = sound[begin : begin + 1600] * np.hanning(1600)
        if np.sqrt(np.mean(part**2)) < 0.02:
            continue
        correlation = np.fft.irfft(np.abs(np.fft.rfft(part, 8192)) ** 2)[:320]
        lag = int(np.argmax(correlation[40:])) + 40
        if correlation[lag] > 0.5 * correlation[0]:
            found.append(SAMPLE_RATE / lag)
    return float(np.median(found))


@pytest.mark.slow
def test_every_professional_is_understood_also_on_the_telephone(tmp_path, transcriber):
    """tiny.en may get one word in twenty wrong; it gets as many wrong in the voice as it was made."""
    words = sum(len(text.split()) for text in SENTENCES)
    for wish in wishes(tmp_path):
        voice = choose(Settings(speech=SpeechSettings(tts="hibari")), wish)
        for line in (lambda sound: sound, Line(SAMPLE_RATE).through):
            wrong = sum(errors(text, transcriber.transcribe(line(spoken(voice, text))).text) for text in SENTENCES)
            assert wrong / words <= 0.05, (wish.name, wrong)


@pytest.mark.slow
def test_every_professional_has_the_pitch_that_was_drawn_and_nobody_clips(tmp_path):
    for wish in wishes(tmp_path):
        sound = spoken(choose(Settings(speech=SpeechSettings(tts="hibari")), wish), " ".join(SENTENCES))
        assert pitch(sound) == pytest.approx(shape(wish).hertz, rel=0.12), wish.name
        assert 0.1 < np.abs(sound).max() < 1.0


@pytest.mark.slow
def test_the_same_words_always_sound_the_same():
    voice = choose(Settings(speech=SpeechSettings(tts="hibari")), Wish("ruth-adler"))
    assert np.array_equal(spoken(voice, "Hello there."), spoken(voice, "Hello there."))
    assert list(voice.speak("(")) == [] or spoken(voice, "(").max() < 1
