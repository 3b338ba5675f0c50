"""A whole recording in, its words out: where somebody speaks, piece by piece, with a word on how far it got.

`understood(audio, activity, transcriber, words=True)` → `Transcript("Hello …", (Word("Hello", 0.31, 0.62, 0.98), …))`. Sound
without speech never reaches the model: silence makes it invent, and a tone or music costs it seconds. Knows nothing of turns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from coach.speech.cutting import LONGEST_SECONDS
from coach.speech.endpointing import BEGIN_FRAMES
from coach.speech.ports import FRAME_SAMPLES, SAMPLE_RATE, Audio, Transcriber, Transcript, VoiceActivity, Word

Progress: TypeAlias = Callable[[float, float], None]
"""Told the seconds of sound that are done and those of all."""

STARTS, GOES_ON = 0.35, 0.2
"""Probability from which a frame is speech: lower than in a talk, since nobody can be cut off here and nothing may be lost."""
MARGIN = 9
"""Frames kept on both sides of speech, 288 ms: soft first and last consonants."""
GAP_SECONDS = 2.0
"""A longer pause begins a new piece; a shorter one is left in, since it tells the model where sentences end."""


def passages(audio: Audio, activity: VoiceActivity, longest_seconds: float = LONGEST_SECONDS) -> list[tuple[int, int]]:
    """First and last-but-one sample of each piece in which somebody speaks."""
    activity.reset()
    frames = np.pad(audio, (0, -len(audio) % FRAME_SAMPLES)).reshape(-1, FRAME_SAMPLES)
    voiced: list[tuple[int, int]] = []
    began, speaking = 0, False
    for number, frame in enumerate(frames):
        probability = activity.probability(frame)
        if probability >= (GOES_ON if speaking else STARTS):
            began, speaking = (began if speaking else number), True
        elif speaking:
            voiced, speaking = _kept(voiced, began, number), False
    if speaking:
        voiced = _kept(voiced, began, len(frames))
    return _grouped(voiced, len(audio), longest_seconds)


def understood(
    audio: Audio,
    activity: VoiceActivity,
    transcriber: Transcriber,
    *,
    words: bool = False,
    progress: Progress | None = None,
) -> Transcript:
    """The words of all that is said in (n,) samples. Raises SpeechError."""
    whole = len(audio) / SAMPLE_RATE
    texts: list[str] = []
    timed: list[Word] = []
    for first, end in passages(audio, activity):
        found = transcriber.transcribe(audio[first:end], words=words)
        texts += [found.text] if found.text else []
        shift = first / SAMPLE_RATE
        timed += [
            replace(word, start_seconds=round(word.start_seconds + shift, 2), end_seconds=round(word.end_seconds + shift, 2))
            for word in found.words
        ]
        if progress:
            progress(end / SAMPLE_RATE, whole)
    return Transcript(" ".join(texts), tuple(timed))


def _kept(voiced: list[tuple[int, int]], began: int, end: int) -> list[tuple[int, int]]:
    return [*voiced, (began, end)] if end - began >= BEGIN_FRAMES else voiced


def _grouped(voiced: list[tuple[int, int]], samples: int, longest_seconds: float) -> list[tuple[int, int]]:
    """Neighbours joined while the piece stays short enough; each with a margin that does not reach into the next."""
    gap, longest = GAP_SECONDS * SAMPLE_RATE / FRAME_SAMPLES, longest_seconds * SAMPLE_RATE / FRAME_SAMPLES - 2 * MARGIN
    groups: list[tuple[int, int]] = []
    for began, end in voiced:
        if groups and began - groups[-1][1] <= gap and end - groups[-1][0] <= longest:
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((began, end))
    edges = [0, *((before + after) // 2 for (_, before), (after, _) in pairwise(groups)), samples // FRAME_SAMPLES + 1]
    return [
        (max(edges[number], began - MARGIN) * FRAME_SAMPLES, min(min(edges[number + 1], end + MARGIN) * FRAME_SAMPLES, samples))
        for number, (began, end) in enumerate(groups)
    ]
