"""Tones and the line, looked at in the spectrum."""

import numpy as np
import pytest

from coach.speech import telephone
from coach.speech.telephone import Line

RATE = 24_000


def level(sound: np.ndarray, hertz: float) -> float:
    """Decibels of one frequency against a full sine."""
    at = np.arange(len(sound)) / RATE
    return 20 * np.log10(2 * abs(np.mean(sound * np.exp(-2j * np.pi * hertz * at))) + 1e-9)


def peaks(sound: np.ndarray, number: int) -> list[int]:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), RATE * 4))
    found = []
    for _ in range(number):
        place = int(np.argmax(spectrum))
        found.append(round(place / 4))
        spectrum[max(0, place - 60) : place + 60] = 0
    return sorted(found)


def test_the_tones_have_the_frequencies_of_the_north_american_plan():
    assert peaks(telephone.ringing(RATE, 1)[: 2 * RATE], 2) == [440, 480]
    assert peaks(telephone.hung_up(RATE, 1)[int(0.2 * RATE) : int(0.65 * RATE)], 2) == [480, 620]
    assert peaks(telephone.beep(RATE)[int(0.2 * RATE) : int(0.5 * RATE)], 1) == [1000]


@pytest.mark.parametrize("hertz", [400, 1000, 3000])
def test_the_line_lets_speech_through(hertz):
    tone = 0.3 * np.sin(2 * np.pi * hertz * np.arange(RATE) / RATE).astype(np.float32)
    assert level(Line(RATE).through(tone), hertz) == pytest.approx(level(tone, hertz), abs=3)


@pytest.mark.parametrize("hertz", [60, 100, 4500, 8000])
def test_the_line_cuts_what_a_telephone_cuts(hertz):
    tone = 0.3 * np.sin(2 * np.pi * hertz * np.arange(RATE) / RATE).astype(np.float32)
    assert level(Line(RATE).through(tone), hertz) < level(tone, hertz) - 20


def test_pieces_of_a_sentence_fit_together_on_the_line():
    tone = 0.3 * np.sin(2 * np.pi * 1000 * np.arange(RATE) / RATE).astype(np.float32)
    whole = Line(RATE).through(tone)
    line = Line(RATE)
    parts = np.concatenate([line.through(part) for part in np.array_split(tone, 7)])
    assert np.abs(whole - parts).max() < 0.01  # their noise differs by nothing, since its generator goes on


def test_a_line_has_noise_of_its_own_and_never_clips():
    quiet = Line(RATE).through(np.zeros(RATE, np.float32))
    assert 0.0005 < float(np.sqrt(np.mean(np.square(quiet)))) < 0.003
    loud = Line(RATE).through(np.sign(np.sin(2 * np.pi * 500 * np.arange(RATE) / RATE)).astype(np.float32))
    assert np.abs(loud).max() < 1.02
    assert len(Line(RATE).through(np.zeros(0, np.float32))) == 0
