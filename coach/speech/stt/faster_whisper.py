"""(n,) samples in, words out, by a Whisper model on this machine's processor.

`build(settings, folder).transcribe(audio)` → `Transcript("Hello, my name is Dana.")`. faster-whisper's own `transcribe` always
encodes thirty seconds, which is most of its time; models that were tried with less get a shorter window here, and where the
answer goes round in circles it is asked again with all thirty. Knows no silence: ask the voice activity first, since a model
that hears nothing makes words up.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from coach.errors import MissingExtra, SpeechError
from coach.settings import SpeechSettings
from coach.speech.cutting import cut
from coach.speech.ports import SAMPLE_RATE, Audio, Transcript, Word
from coach.speech.recording import INSTALL
from coach.speech.sanitise import sanitise
from coach.speech.stt.repeats import echoes, loops, unrolled
from coach.speech.weights import Progress, locate

EXTRA: str | None = "voice"

FULL_SECONDS = 30.0
"""What Whisper was trained on."""
WINDOWS: dict[tuple[tuple[int, int], ...], float] = {((1, 0), (2, 0), (2, 5), (3, 0), (3, 1), (3, 2), (3, 3), (3, 4)): 10.0}
"""Alignment heads, which name a model, → the shortest window that loses no words. tiny.en: `python -m benchmarks.speech windows`.

A model that nobody tried gets all thirty seconds: `base` goes round in circles in a window of ten."""
MARGIN_SECONDS = 5.0
"""Silence that a window holds behind the sound. With two seconds 26 of 505 words were wrong, with five 20."""
FRAMES_PER_SECOND = 100
BEAMS = 5
"""faster-whisper's default. With one beam 8.1 % of 258 words of nine human recordings were wrong, with five 6.6 %."""
TOKENS, TOKENS_PER_SECOND = 10, 8
"""The most that is said in a piece: fast speech has five tokens a second."""
MOST_TOKENS = 448
MOST_TOKENS_BEFORE = 100
"""Of what was said before: each costs a fraction of a millisecond, and a long text would be gone on with."""
SILENCE, DOUBT = 0.6, -1.0
"""No-speech probability and mean log probability beyond which an answer is made up (OpenAI's Whisper, transcribe.py)."""
INAUDIBLE = 1e-4
PREPENDED, APPENDED = "\"'“¿([{-", "\"'.。,，!！?？:：”)]}、"
"""Signs that belong to the next or the last word (OpenAI's Whisper)."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """One answer of the model."""

    tokens: list[int]
    encoded: Any
    frames: int
    """Mel frames that hold sound."""
    circles: bool


def build(settings: SpeechSettings, folder: Path, progress: Progress | None = None) -> FasterWhisper:
    """The model, loaded. `folder` is the coach folder; `progress` is told of a download. Raises SpeechError or MissingExtra."""
    weights = locate(settings.stt_model, folder, progress)
    try:
        from faster_whisper import WhisperModel
        from faster_whisper.tokenizer import Tokenizer
    except ImportError as error:
        raise MissingExtra("What understands speech", INSTALL) from error
    threads = min(4, os.cpu_count() or 1)
    try:
        model = WhisperModel(str(weights.folder), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True)
    except (RuntimeError, ValueError, OSError) as error:
        raise SpeechError(f"{weights.folder}: this is no Whisper model for faster-whisper. Name another.") from error
    multilingual = bool(model.model.is_multilingual)
    tokenizer = Tokenizer(model.hf_tokenizer, multilingual, task="transcribe", language="en")
    return FasterWhisper(model, tokenizer, window_of(weights.folder), weights.name)


def window_of(folder: Path) -> float:
    """The shortest window, in seconds, that the model in this folder was tried with."""
    try:
        heads = json.loads((folder / "config.json").read_text(encoding="utf-8")).get("alignment_heads", [])
        return WINDOWS.get(tuple((int(layer), int(head)) for layer, head in heads), FULL_SECONDS)
    except (OSError, ValueError, TypeError, AttributeError):
        return FULL_SECONDS


class FasterWhisper:
    """Implements Transcriber."""

    def __init__(self, model: Any, tokenizer: Any, window_seconds: float, name: str = "", before: str = "") -> None:
        """`before`: words that the model takes to have been said before, and whose style it goes on in."""
        self._model = model
        self._tokenizer = tokenizer
        self._window_seconds = window_seconds
        self.name = name
        earlier = tokenizer.encode(f" {before}")[:MOST_TOKENS_BEFORE] if before else []
        self._prompt: list[int] = model.get_prompt(tokenizer, earlier, without_timestamps=True)

    def prompted(self, before: str) -> FasterWhisper:
        """The same model, hearing in the style of other words."""
        return FasterWhisper(self._model, self._tokenizer, self._window_seconds, self.name, before)

    def expecting(self, names: Sequence[str]) -> FasterWhisper:
        """The same model, which has just heard these names: "Dana Ortiz" is no longer "Donna Ortis"."""
        clean = [name for each in names if (name := " ".join(each.split()))]
        return self.prompted(f"{', '.join(clean)}." if clean else "")

    def transcribe(self, audio: Audio, *, words: bool = False) -> Transcript:
        """The words of (n,) samples of any length."""
        audio = sanitise(audio)
        texts: list[str] = []
        timed: list[Word] = []
        for first, end in cut(audio):
            piece = audio[first:end]
            if float(np.abs(piece).max()) < INAUDIBLE:
                continue
            decoded = self._understood(piece)
            if text := self._tokenizer.decode(decoded.tokens).strip():
                texts.append(text)
                if words:
                    timed += self._timed(decoded, first / SAMPLE_RATE)
        return Transcript(" ".join(texts), tuple(timed))

    def _understood(self, piece: Audio) -> Decoded:
        """The answer at the short window, or at the full one where that goes round in circles."""
        seconds = len(piece) / SAMPLE_RATE
        window = min(FULL_SECONDS, max(self._window_seconds, seconds + MARGIN_SECONDS))
        decoded = self._decode(piece, window)
        if window < FULL_SECONDS and (decoded.circles or echoes(decoded.tokens)):
            decoded = self._decode(piece, FULL_SECONDS)
        if decoded.circles:
            return Decoded(unrolled(decoded.tokens), decoded.encoded, decoded.frames, circles=True)
        return decoded

    def _decode(self, piece: Audio, window_seconds: float) -> Decoded:
        frames = int(window_seconds * FRAMES_PER_SECOND) // 2 * 2
        found = self._model.feature_extractor(piece)[:, :frames]
        mel = np.zeros((found.shape[0], frames), np.float32)  # padded as faster-whisper does, behind the logarithm
        mel[:, : found.shape[1]] = found
        encoded = self._model.encode(mel)
        most = min(MOST_TOKENS - len(self._prompt), TOKENS + int(TOKENS_PER_SECOND * len(piece) / SAMPLE_RATE))
        answer = self._model.model.generate(
            encoded,
            [self._prompt],
            beam_size=BEAMS,
            max_length=len(self._prompt) + most,
            return_scores=True,
            return_no_speech_prob=True,
        )[0]
        tokens = list(answer.sequences_ids[0])
        if answer.no_speech_prob > SILENCE and answer.scores[0] < DOUBT:
            return Decoded([], encoded, found.shape[1], circles=False)
        return Decoded(tokens, encoded, found.shape[1], circles=len(tokens) >= most - 1 or loops(tokens))

    def _timed(self, decoded: Decoded, start_seconds: float) -> Sequence[Word]:
        """Each word with its times, from the attention of the decoder."""
        from faster_whisper.transcribe import merge_punctuations

        end = self._tokenizer.eot
        tokens = [token for token in decoded.tokens if token < end]
        found = self._model.find_alignment(self._tokenizer, [tokens], decoded.encoded, decoded.frames)
        alignment = found[0] if found else []
        merge_punctuations(alignment, PREPENDED, APPENDED)
        return [
            Word(
                each["word"].strip(),
                round(start_seconds + float(each["start"]), 2),
                round(start_seconds + float(each["end"]), 2),
                round(float(each["probability"]), 3),
            )
            for each in alignment
            if each["word"].strip()
        ]
