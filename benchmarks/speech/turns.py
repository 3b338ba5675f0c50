"""Turns of people who hesitate: `hesitating()` → eighty turns, of which one half are by humans.

A turn is one recording in which one person says one thing; whoever takes the word before its last sound has cut them off. Human
turns have the pauses they have, or a pause put in at a word that asks for more; synthetic turns have pauses and fillers put in
where people think. Pauses are filled with the quietest half second of the recording, not with zeros.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from benchmarks.speech import clips
from coach.speech.endpointing import ASKS_FOR_MORE
from coach.speech.ports import SAMPLE_RATE, Audio, Transcriber

AFTER_SECONDS = 4.0
"""Silence behind a turn."""
LEAST_PAUSE_SECONDS = 0.3
WINDOW = SAMPLE_RATE // 50
QUIET = 0.05
"""Share of the loudest window below which a window is silence."""
THOUGHTS = """Hello, my name is Dana and I am calling because | I read your article about bridges.
I was wondering if you could | tell me how you got started in this field.
What I would like to know is | whether people enter this profession without a degree.
I studied biology and then | I worked in a bakery for three years.
I am interested in the | design of small machines for hospitals.
So my question is | what does a normal week look like for you?
I found your name on the | alumni page of my college.
Could we meet for about | twenty minutes some time next week?
Before that I was a | nurse in a children's ward.
I would be happy to | come to your office on Tuesday or Thursday.
The reason I am asking is that | I have to choose my courses this month.
My background is in teaching but | I would like to work with data.
Hello, this is Dana Miller. | I am a student at the city college. | Do you have a moment?
I have just finished my degree. | Before that I worked in a bakery. | Now I would like to learn about your field.
Thank you for taking the call. | I promise to be brief. | Could I ask you two questions?
I enjoyed your talk last week. | It made me curious about your work. | How did you begin?
I managed the early shift. | I also trained the new people. | That is what I did best.
That is very kind. | I will send you a note. | Is there anybody else I should talk to?
I like numbers. | I like explaining them to people. | Which jobs have both?
I am not calling about a job. | I would only like to learn from you. | Would Thursday suit you?""".splitlines()


@dataclass(frozen=True, slots=True)
class Turn:
    name: str
    kind: str
    """human, human with a pause put in, or synthetic."""
    audio: Audio
    end_seconds: float
    """Of the last sound that belongs to the turn."""


def hesitating(transcriber: Transcriber) -> list[Turn]:
    """All of them, always the same; the transcriber tells where the words of a recording are."""
    turns = [*_natural(), *_interrupted(transcriber), *_thinking(transcriber)]
    assert len(turns) >= 60, len(turns)
    return turns


def _natural() -> list[Turn]:
    """Human recordings with a pause of their own of at least .3 seconds."""
    spoken = [*clips.disfluent(), *(clip for clip in clips.human() if len(clip.audio) < 28 * SAMPLE_RATE)]
    for whole in clips.read_aloud():
        spoken += [clips.Clip(f"{whole.name}-{number}", part, "") for number, part in enumerate(_parts(whole.audio))]
    return [_turn(clip.name, "human", clip.audio) for clip in spoken if _longest_pause(clip.audio) >= LEAST_PAUSE_SECONDS]


def _parts(audio: Audio, seconds: float = 8.0) -> list[Audio]:
    """A long reading in parts of at least eight seconds that end in a pause of half a second or more."""
    quiet = ~_loud(audio)
    parts, first, run = [], 0, 0
    for window, still in enumerate(quiet):
        run = run + 1 if still else 0
        if run == 25 and (window - first) * WINDOW >= seconds * SAMPLE_RATE:
            parts.append(audio[first * WINDOW : (window - 10) * WINDOW])
            first = window - 10
    return parts


def _interrupted(transcriber: Transcriber) -> list[Turn]:
    """Human sentences with a pause of .6 to 1.6 seconds behind a word that asks for more."""
    random = np.random.default_rng(11)
    turns = []
    for clip in clips.human():
        words = transcriber.transcribe(clip.audio, words=True).words
        places = [
            (word.end_seconds + after.start_seconds) / 2
            for word, after in pairwise(words)
            if word.text.lower().strip(",.") in ASKS_FOR_MORE
        ]
        for place in places[1 : 1 + 2 * 4 : 4]:
            turns.append(_turn(f"{clip.name}@{place:.1f}", "human, pause put in", _with_pauses(clip.audio, [place], random)))
    return turns


def _thinking(transcriber: Transcriber) -> list[Turn]:
    """Interview turns by the embedded voice, pauses at each bar, once plain and once with an um before the first."""
    from hibari import Hibari

    from coach.speech.resampling import resampled

    random = np.random.default_rng(12)
    voice = Hibari()

    def spoken(text: str, seed: int) -> Audio:
        return resampled(voice(text, seed=seed).astype(np.float32), 24_000, SAMPLE_RATE)

    turns = []
    for number, thought in enumerate(THOUGHTS):
        parts = [part.strip() for part in thought.split("|")]
        whole = spoken(" ".join(parts), number)
        words = transcriber.transcribe(whole, words=True).words
        places, count = [], 0
        for part in parts[:-1]:
            count += len(part.split())
            if count < len(words):
                places.append((words[count - 1].end_seconds + words[count].start_seconds) / 2)
        turns.append(_turn(f"thought-{number}", "synthetic", _with_pauses(whole, places, random)))
        if number < 12:
            um = spoken("Um.", number)
            breath = np.zeros(int(0.5 * SAMPLE_RATE), np.float32)
            sound = np.concatenate([spoken(parts[0], number), breath, um, breath, spoken(" ".join(parts[1:]), number)])
            turns.append(_turn(f"thought-{number}-um", "synthetic", sound))
    return turns


def _with_pauses(audio: Audio, places: list[float], random: np.random.Generator) -> Audio:
    hum = _room(audio)
    pieces, first = [], 0
    for place in places:
        cut = int(place * SAMPLE_RATE)
        pieces += [audio[first:cut], np.resize(hum, int(random.uniform(0.6, 1.6) * SAMPLE_RATE))]
        first = cut
    return np.concatenate([*pieces, audio[first:]])


def _room(audio: Audio) -> Audio:
    """The quietest quarter of a second."""
    length = SAMPLE_RATE // 4
    starts = range(0, max(1, len(audio) - length), WINDOW)
    return audio[(first := min(starts, key=lambda at: float(np.square(audio[at : at + length]).sum()))) : first + length]


def _turn(name: str, kind: str, audio: Audio) -> Turn:
    end = (int(np.nonzero(_loud(audio))[0].max()) + 1) * WINDOW
    after = np.resize(_room(audio), int(AFTER_SECONDS * SAMPLE_RATE))
    return Turn(name, kind, np.concatenate([audio[:end], after]).astype(np.float32), end / SAMPLE_RATE)


def _loud(audio: Audio) -> np.ndarray:
    """For each window of 20 ms, whether it holds sound."""
    power = np.sqrt(np.square(audio[: len(audio) // WINDOW * WINDOW].reshape(-1, WINDOW)).mean(axis=1))
    return power > QUIET * power.max()


def _longest_pause(audio: Audio) -> float:
    """Within speech, in seconds."""
    places = np.nonzero(_loud(audio))[0]
    return float(np.diff(places).max(initial=0)) * WINDOW / SAMPLE_RATE
