"""The second look at a turn: pauses by the voice activity, words as a prompted model gives them. With real weights: slow."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from coach.dialogue.types import Pause, Word
from coach.settings import SpeechSettings
from coach.speech.delivery import fillers
from coach.speech.ports import Audio, Transcriber, Transcript
from coach.speech.verbatim import HESITANT, Verbatim, later, settled
from tests.fakes.speech import Loudness, Says, loud, still


class Hesitant(Transcriber):
    """Hears "um" only once it was shown some."""

    name = "tiny.en"

    def __init__(self, before: str = "") -> None:
        self.before = before

    def prompted(self, before: str) -> Transcriber:
        return Hesitant(before)

    def transcribe(self, audio: Audio, *, words: bool = False) -> Transcript:
        text = "Um, hello" if self.before == HESITANT else "Hello"
        return Transcript(text, tuple(Word(word, 0.3 + n * 0.5, 0.7 + n * 0.5, 0.9) for n, word in enumerate(text.split())))


def test_the_model_is_shown_how_people_hesitate():
    """Speech begins at 1 s; the piece that is looked at begins 0.3 s before."""
    heard = Verbatim(Loudness(), Hesitant()).listen(np.concatenate([still(1), loud(2), still(1)]))
    assert [word.text for word in heard.words] == ["Um,", "hello"]
    assert heard.model == "tiny.en"
    assert heard.words[0].start_seconds == pytest.approx(1.0, abs=0.05)


def test_silence_within_the_turn_is_a_pause_and_silence_around_it_is_none():
    heard = Verbatim(Loudness(), Hesitant()).listen(
        np.concatenate([still(1), loud(2), still(0.8), loud(1), still(0.1), loud(1), still(2)])
    )
    assert [(round(pause.start_seconds, 1), round(pause.end_seconds, 1)) for pause in heard.pauses] == [(3.0, 3.8)]


def test_a_server_that_cannot_be_shown_anything_has_no_name_to_be_measured_by():
    heard = Verbatim(Loudness(), Says(lambda seconds: "hello")).listen(np.concatenate([still(1), loud(2)]))
    assert heard.model == ""


def test_a_filler_without_time_of_its_own_takes_it_from_the_word_before():
    """ "the" was given everything up to "uh", which was given nothing."""
    words = (Word("the,", 7.0, 8.0, 0.9), Word("uh,", 8.0, 8.0, 0.9), Word("corpus", 8.0, 8.6, 0.9))
    the, uh, corpus = settled(words)
    assert (the.end_seconds, uh.start_seconds, uh.end_seconds, corpus.start_seconds) == (7.55, 7.55, 8.0, 8.0)


def test_no_word_stands_in_a_silence():
    """The model lets a word begin where the last one ended; there was a pause first."""
    (word,) = settled((Word("and", 2.0, 3.4, 0.9),), (Pause(1.9, 3.1),))
    assert (word.start_seconds, word.end_seconds) == (3.1, 3.4)


def test_times_can_be_counted_from_another_moment():
    heard = Verbatim(Loudness(), Hesitant()).listen(np.concatenate([still(1), loud(2), still(1), loud(1)]))
    moved = later(heard, 60.0)
    assert moved.words[0].start_seconds == pytest.approx(heard.words[0].start_seconds + 60)
    assert moved.pauses[0].seconds == pytest.approx(heard.pauses[0].seconds)


@pytest.mark.slow
def test_people_are_heard_to_hesitate(tmp_path: Path):
    """Three recordings of a phonetician talking freely: the floor below which fillers may not be counted, and what stands in code."""
    from benchmarks.speech.fillers import compared
    from benchmarks.speech.human import FOLDER, clips
    from coach.speech.delivery import MEASURED
    from coach.speech.recording import read
    from coach.speech.stt import faster_whisper
    from coach.speech.vad import silero

    verbatim = Verbatim(silero.build(), faster_whisper.build(SpeechSettings(), tmp_path))
    counts = np.zeros(3, int)
    for clip in clips(FOLDER):
        if clip.kind != "laboratory":
            counts += compared(clip, verbatim.listen(read(clip.path)))[:3]
    measured = MEASURED["tiny.en"]
    assert tuple(counts) == (measured.found, measured.there, measured.heard)
    assert fillers(verbatim.listen(np.zeros(32_000, np.float32)).words) == ()
