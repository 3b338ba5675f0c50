"""The sound of one turn in, how it was said out: every word with its fillers, the pauses, the tone of the voice.

`Verbatim(activity, transcriber).listen(audio)` → `Delivery(words=(Word("Um,", 0.3, 0.7, 0.8), …), pauses=(Pause(2.1, 2.9),), …)`.
A second look, apart from the quick one that the conversation goes by: Whisper leaves out what hesitates unless it is shown words
that do, and so prompted it damages others, which is no matter for a count and would be for an answer. Knows no scenario.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol, runtime_checkable

import numpy as np

from coach.dialogue.types import Delivery, Pause, Word
from coach.speech.delivery import PAUSE_SECONDS, is_filler
from coach.speech.passages import Progress, understood
from coach.speech.ports import FRAME_SAMPLES, SAMPLE_RATE, Audio, Transcriber, VoiceActivity
from coach.speech.prosody import tone

HESITANT = "Um, so, uh, I was, er, hmm, like, you know, um, I, I mean, uh, well."
"""What the model takes to have been said before. Four such texts were tried, and found 13 or 14 of the 14 fillers in free speech;
without one it finds none (`benchmarks/speech/fillers.py`)."""
FILLER_SECONDS = 0.45
"""How long a filler is taken to last where the model gives it no time of its own: the median of the hand-marked ones in
`benchmarks/speech/fillers.py` is 0.45 s."""
LEAST_SECONDS = 0.1
"""A word with less has been given none."""
STARTS, GOES_ON = 0.7, 0.5
"""Probability from which a frame is speech. Higher than where a turn is looked for, since here a pause must not be missed: with
these, 15 of 18 pauses that were marked by hand are found, to 0.05 s (`benchmarks/speech/fillers.py`)."""
LEAST_FRAMES = 3
"""Frames of speech in a row that count: less is a click in a pause."""


@runtime_checkable
class Prompted(Protocol):
    """A transcriber that can be shown the style in which to hear."""

    name: str

    def prompted(self, before: str) -> Transcriber: ...


class Verbatim:
    """Hears how things are said. One at a time: the voice activity keeps a state."""

    def __init__(self, activity: VoiceActivity, transcriber: Transcriber) -> None:
        self._activity = activity
        self._transcriber = transcriber.prompted(HESITANT) if isinstance(transcriber, Prompted) else transcriber
        self.model = transcriber.name if isinstance(transcriber, Prompted) else ""
        """Empty for a server, which may understand with anything."""

    def listen(self, audio: Audio, progress: Progress | None = None) -> Delivery:
        """How it was said, in seconds from the first of (n,) samples. Raises SpeechError."""
        found = understood(audio, self._activity, self._transcriber, words=True, progress=progress)
        silent = pauses(spans(audio, self._activity))
        return Delivery(settled(found.words, silent), silent, tone(audio), self.model)


def later(delivery: Delivery, seconds: float) -> Delivery:
    """The same, its times counted from an earlier moment."""

    def moved(at: float) -> float:
        return round(at + seconds, 2)

    return replace(
        delivery,
        words=tuple(
            replace(word, start_seconds=moved(word.start_seconds), end_seconds=moved(word.end_seconds)) for word in delivery.words
        ),
        pauses=tuple(Pause(moved(each.start_seconds), moved(each.end_seconds)) for each in delivery.pauses),
    )


def spans(audio: Audio, activity: VoiceActivity) -> list[tuple[float, float]]:
    """From when until when somebody speaks, in seconds."""
    activity.reset()
    frames = np.pad(audio, (0, -len(audio) % FRAME_SAMPLES)).reshape(-1, FRAME_SAMPLES)
    found: list[tuple[int, int]] = []
    began: int | None = None
    for number, frame in enumerate(frames):
        probability = activity.probability(frame)
        if probability >= (STARTS if began is None else GOES_ON):
            began = number if began is None else began
        elif began is not None:
            found, began = ([*found, (began, number)] if number - began >= LEAST_FRAMES else found), None
    if began is not None:
        found = [*found, (began, len(frames))]
    seconds = FRAME_SAMPLES / SAMPLE_RATE
    return [(round(first * seconds, 2), round(min(end * seconds, len(audio) / SAMPLE_RATE), 2)) for first, end in found]


def pauses(spoken: Sequence[tuple[float, float]]) -> tuple[Pause, ...]:
    """The silences between, without closures of consonants."""
    return tuple(Pause(end, start) for (_, end), (start, _) in pairwise(spoken) if start - end >= PAUSE_SECONDS)


def settled(words: Sequence[Word], silent: Sequence[Pause] = ()) -> tuple[Word, ...]:
    """Words each with some time, and none in silence. A filler without time of its own was given to the word before it."""
    out = list(words)
    for number, word in enumerate(out):
        if not is_filler(word.text) or word.end_seconds - word.start_seconds > LEAST_SECONDS:
            continue
        if number:
            before = out[number - 1]
            earliest = min(before.start_seconds + LEAST_SECONDS, word.start_seconds)
            start = round(max(earliest, word.start_seconds - FILLER_SECONDS), 2)
            out[number] = replace(word, start_seconds=start)
            out[number - 1] = replace(before, end_seconds=min(before.end_seconds, start))
        else:
            out[0] = replace(word, end_seconds=round(word.start_seconds + FILLER_SECONDS, 2))
    return tuple(_spoken(word, silent) for word in out)


def _spoken(word: Word, silent: Sequence[Pause]) -> Word:
    """The word without the silence at its edges; of a word around a pause, the longer part."""
    start, end = word.start_seconds, word.end_seconds
    for pause in silent:
        if pause.end_seconds <= start or pause.start_seconds > end:
            continue
        if pause.start_seconds - start > end - pause.end_seconds:
            end = pause.start_seconds
        else:
            start, end = pause.end_seconds, max(end, pause.end_seconds)
    return replace(word, start_seconds=start, end_seconds=end)
