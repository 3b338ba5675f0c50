"""The ears as a whole, with real weights: the embedded voice speaks, and people whose recordings are fetched, pinned.

Slow: pytest -m slow tests/speech/test_real_speech.py
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from benchmarks.speech import clips
from coach.settings import Settings
from coach.speech.ears import Ears, open_ears
from coach.speech.listener import AtOnce, NothingSaid, PartialText, SpeechStarted, TurnEnded
from coach.speech.ports import SAMPLE_RATE
from coach.speech.weights import embedded
from tests.fakes.speech import Tape, still
from tests.speech.sounds import tone

pytestmark = pytest.mark.slow
for part in ("av", "faster_whisper", "hibari"):
    pytest.importorskip(part)


@pytest.fixture(scope="module")
def ears(tmp_path_factory: pytest.TempPathFactory) -> Ears:
    home = tmp_path_factory.mktemp("home")
    if embedded(home) is None:
        pytest.skip("the weights of the voice extra are not installed")
    return open_ears(Settings(), home)


def hear(ears: Ears, *sounds: np.ndarray) -> list:
    return list(ears.listener(executor=AtOnce()).turns(Tape(*sounds)))


def test_two_sentences_with_a_silence_between_are_two_turns(ears: Ears):
    said = clips.synthetic(6)
    events = hear(ears, still(1), said[3].audio, still(2), said[5].audio, still(2))
    turns = [event for event in events if isinstance(event, TurnEnded)]
    assert [
        clips.mistakes(clip.words, turn.transcript.text)[0] <= 1 for clip, turn in zip((said[3], said[5]), turns, strict=True)
    ] == [True, True]
    assert 0.9 < turns[0].start_seconds < 1.5
    assert turns[0].decided_seconds - turns[0].end_seconds < 0.7


def test_the_words_appear_before_the_turn_is_over(ears: Ears):
    events = hear(ears, still(0.5), clips.synthetic(1)[0].audio, still(2))
    kinds = [type(event) for event in events]
    assert kinds[0] is SpeechStarted
    assert kinds.index(PartialText) < kinds.index(TurnEnded)


def test_half_a_sentence_is_waited_for(ears: Ears):
    """“Hello, my name is Dana Miller and” … “I am a student of biology at the city college.”, with 1.2 seconds between."""
    sound = clips.synthetic(1)[0].audio
    words = ears.transcriber.transcribe(sound, words=True).words
    place = next(int((a.end_seconds + b.start_seconds) / 2 * SAMPLE_RATE) for a, b in pairwise(words) if a.text == "and")
    turns = [event for event in hear(ears, sound[:place], still(1.2), sound[place:], still(3)) if isinstance(event, TurnEnded)]
    assert len(turns) == 1, [turn.transcript.text for turn in turns]
    assert "biology" in turns[0].transcript.text


@pytest.mark.parametrize(
    "sound", [still(5), tone(5), tone(5, peak=1.0) + tone(5, hertz=554.0)], ids=["silence", "440 Hz", "two tones"]
)
def test_what_is_no_speech_never_becomes_a_turn(ears: Ears, sound: np.ndarray):
    assert all(isinstance(event, SpeechStarted | NothingSaid) for event in hear(ears, sound, still(2)))


def test_readers_of_a_novel_are_understood_and_not_cut_off(ears: Ears):
    """Five sentences by a human; of 70 words at most six may be wrong, and nobody is taken the word from."""
    wrong = 0
    for clip in clips.human()[:5]:
        turns = [event for event in hear(ears, clip.audio, still(3)) if isinstance(event, TurnEnded)]
        assert len(turns) == 1, clip.name
        wrong += clips.mistakes(clip.words, turns[0].transcript.text)[0]
    assert wrong <= 6
