"""Whisper on this machine. A fake model shows what is asked of it; the tests with real weights are slow."""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from coach.errors import SpeechError
from coach.settings import SpeechSettings
from coach.speech.ports import SAMPLE_RATE
from coach.speech.recording import read
from coach.speech.stt import faster_whisper
from coach.speech.stt.faster_whisper import FasterWhisper, window_of
from coach.speech.weights import embedded
from tests.speech.sounds import tone, wav


@dataclass
class Model:
    """Answers with the tokens that `answers` holds for the window it is shown, in seconds."""

    answers: dict[int, list[int]]
    windows: list[int] = field(default_factory=list)
    most: list[int] = field(default_factory=list)
    no_speech: float = 0.0
    score: float = -0.2

    @property
    def model(self) -> Model:
        return self

    prompts: list[list[int]] = field(default_factory=list)

    def get_prompt(self, tokenizer, previous, *, without_timestamps: bool) -> list[int]:
        return [*previous, 1, 2]

    def feature_extractor(self, audio: np.ndarray) -> np.ndarray:
        return np.ones((80, len(audio) // 160 + 1), np.float32)

    def encode(self, mel: np.ndarray) -> int:
        self.windows.append(mel.shape[1] // 100)
        return self.windows[-1]

    def generate(
        self, encoded: int, prompts, *, beam_size: int, max_length: int, return_scores: bool, return_no_speech_prob: bool
    ):
        self.most.append(max_length - len(prompts[0]))
        self.prompts += prompts
        return [SimpleNamespace(sequences_ids=[self.answers[encoded]], scores=[self.score], no_speech_prob=self.no_speech)]


class Tokens:
    eot = 10_000

    def encode(self, text: str) -> list[int]:
        return [ord(sign) for sign in text]

    def decode(self, tokens: list[int]) -> str:
        return " ".join(map(str, tokens))


def whisper(model: Model, window: float = 10.0) -> FasterWhisper:
    return FasterWhisper(model, Tokens(), window)


def test_a_short_turn_is_shown_in_a_window_of_ten_seconds_and_a_longer_one_with_five_to_spare():
    model = Model({10: [5], 17: [6]})
    assert whisper(model).transcribe(tone(3)).text == "5"
    assert whisper(model).transcribe(tone(12)).text == "6"
    assert model.windows == [10, 17]


def test_a_model_that_nobody_tried_gets_thirty_seconds():
    model = Model({30: [5]})
    whisper(model, 30.0).transcribe(tone(3))
    assert model.windows == [30]


def test_an_answer_that_goes_round_in_circles_is_asked_again_with_thirty_seconds():
    model = Model({10: [7, 8, 9] * 5, 30: [7, 8]})
    assert whisper(model).transcribe(tone(3)).text == "7 8"
    assert model.windows == [10, 30]


def test_circles_in_thirty_seconds_too_are_cut():
    model = Model({10: [7] * 34, 30: [4, *[7] * 33]})
    assert whisper(model).transcribe(tone(3)).text == "4 7 7"


def test_an_answer_that_fills_its_limit_is_not_believed():
    """Three seconds may hold 10 + 3 * 8 tokens."""
    model = Model({10: list(range(34)), 30: [5]})
    assert whisper(model).transcribe(tone(3)).text == "5"
    assert model.most == [34, 34]


def test_what_the_model_itself_takes_for_silence_is_nothing():
    assert whisper(Model({10: [5]}, no_speech=0.9, score=-1.5)).transcribe(tone(1)).text == ""
    assert whisper(Model({10: [5]}, no_speech=0.9, score=-0.3)).transcribe(tone(1)).text == "5"


def test_silence_and_nothing_are_not_shown_to_the_model():
    model = Model({})
    assert whisper(model).transcribe(np.zeros(SAMPLE_RATE, np.float32)).text == ""
    assert whisper(model).transcribe(np.zeros(0, np.float32)).text == ""
    assert whisper(model).transcribe(np.full(SAMPLE_RATE, np.nan, np.float32)).text == ""
    assert model.windows == []


def test_a_minute_is_shown_in_pieces():
    model = Model({window: [window] for window in range(10, 31)})
    whisper(model).transcribe(np.concatenate([tone(20), np.zeros(SAMPLE_RATE, np.float32)] * 3))
    assert len(model.windows) == 3


def test_names_that_will_be_said_come_before_the_turn():
    model = Model({10: [5]})
    whisper(model).expecting(["Dana  Ortiz", "", "Ruth Adler"]).transcribe(tone(1))
    whisper(model).expecting([]).transcribe(tone(1))
    assert model.prompts == [[*map(ord, " Dana Ortiz, Ruth Adler."), 1, 2], [1, 2]]
    assert model.most == [18, 18]  # 10 + 8 for a second, however many names there are


def test_a_hundred_names_are_no_text_to_go_on_with():
    model = Model({10: [5]})
    whisper(model).expecting(["Dana Ortiz"] * 100).transcribe(tone(1))
    assert len(model.prompts[0]) == 102


@pytest.mark.parametrize(
    ("config", "seconds"),
    [
        ({"alignment_heads": [[1, 0], [2, 0], [2, 5], [3, 0], [3, 1], [3, 2], [3, 3], [3, 4]]}, 10.0),
        ({"alignment_heads": [[3, 1], [4, 2], [4, 3], [4, 7], [5, 1], [5, 2], [5, 4], [5, 6]]}, 30.0),
        ({}, 30.0),
        ([], 30.0),
        ({"alignment_heads": "x"}, 30.0),
    ],
    ids=["tiny.en", "base", "nothing", "a list", "words"],
)
def test_the_window_belongs_to_the_model(tmp_path: Path, config: object, seconds: float):
    (tmp_path / "config.json").write_text(json.dumps(config))
    assert window_of(tmp_path) == seconds


def test_a_folder_that_holds_something_else_is_refused_in_one_line(tmp_path: Path):
    pytest.importorskip("faster_whisper")
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).write_text("{}")
    with pytest.raises(SpeechError, match="no Whisper model"):
        faster_whisper.build(SpeechSettings(stt_model=str(tmp_path)), tmp_path)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> FasterWhisper:
    pytest.importorskip("faster_whisper")
    home = tmp_path_factory.mktemp("home")
    if embedded(home) is None:
        pytest.skip("the weights of the voice extra are not installed")
    return faster_whisper.build(SpeechSettings(), home)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> np.ndarray:
    """A sentence by the embedded voice."""
    hibari = pytest.importorskip("hibari")
    spoken = hibari.Hibari()("Could you spare twenty minutes next week to tell me about your work?", seed=0)
    return read(wav(tmp_path_factory.mktemp("said") / "said.wav", spoken, 24_000))


@pytest.mark.slow
def test_the_real_model_understands_a_sentence_and_when_its_words_were_said(real: FasterWhisper, said: np.ndarray):
    found = real.transcribe(said, words=True)
    assert "next week" in found.text
    assert "about your work" in found.text
    starts = [word.start_seconds for word in found.words]
    assert starts == sorted(starts)
    assert starts[0] >= 0
    assert found.words[-1].end_seconds <= len(said) / SAMPLE_RATE + 0.1
    assert " ".join(word.text for word in found.words) == found.text


@pytest.mark.slow
@pytest.mark.parametrize(
    "spoil", [lambda a: np.clip(a * 20, -1, 1), lambda a: np.where(np.arange(len(a)) % 997 == 0, np.nan, a), lambda a: a * 0.01]
)
def test_clipped_broken_and_faint_speech_is_understood_all_the_same(real: FasterWhisper, said: np.ndarray, spoil):
    assert "about your work" in real.transcribe(spoil(said).astype(np.float32)).text


SENTENCES = """I am calling because I read your article about bridges. What does a normal week look like for you?
How did you find your first job in this field? Which skills would you build if you began again today?
I have just finished my degree in civil engineering. Before that I worked in a bakery for three years.
What do you wish somebody had told you at the start? Is there anybody else you think I should talk to?
I promise to take no more than twenty minutes of your time. Would Tuesday or Thursday afternoon suit you better?
Thank you very much for your help. I will send you a note next week.""".replace("\n", " ")


@pytest.mark.slow
def test_the_real_model_takes_two_minutes_in_pieces(real: FasterWhisper, tmp_path: Path):
    """Twelve sentences, twice, with pauses: nine words in ten come back, in order."""
    hibari = pytest.importorskip("hibari").Hibari()
    pause = np.zeros(12_000, np.float32)
    sentences = [part for each in re.findall(r"[^.?]+[.?]", SENTENCES) for part in (hibari(each.strip(), seed=0), pause)]
    sound = read(wav(tmp_path / "long.wav", np.concatenate(sentences * 2), 24_000))
    assert len(sound) / SAMPLE_RATE > 75
    said, heard = (re.findall(r"\w+", text.lower()) for text in (SENTENCES * 2, real.transcribe(sound).text))
    same = sum(block.size for block in difflib.SequenceMatcher(None, said, heard, autojunk=False).get_matching_blocks())
    assert same / len(said) > 0.9
