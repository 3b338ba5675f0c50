"""From the trainee's last voiced sample to the first sample of the answer, beside pipecat: `python -m benchmarks.speech.answer
[REPEATS]`.

The same recordings, weights, persona and voice for both, in turns; everything on the clock of the samples with the processor
time of each model (see `clockwork.py`). The persona is a language model that takes 150 ms to its first token and 25 ms for each
further one, of which the first sentence has ten; the scripted one is measured as it is. What understands the trainee, and the
model where the words do not ask for more, work while the ears still wait, as `Rehearsal.foresee` does. pipecat understands
nothing, so nothing is added there, and asks its model when the turn is over. pip install
'pipecat-ai[silero,local-smart-turn-v3]==1.14.0'
"""

from __future__ import annotations

import itertools
import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.speech import clips
from benchmarks.speech.clockwork import Clockwork, Cost
from coach.acts import understand
from coach.settings import Settings, SpeechSettings
from coach.speech.endpointing import patience, reading
from coach.speech.ends import smart_turn
from coach.speech.listener import Listener, PartialText, TurnEnded
from coach.speech.ports import FRAME_SAMPLES, SAMPLE_RATE, Audio, TurnEnd
from coach.speech.stt import faster_whisper
from coach.speech.vad import silero
from coach.speech.voices import Wish, choose

THREADS = min(4, os.cpu_count() or 1)
MODEL_SECONDS = 0.15 + 9 * 0.025
"""Until the first sentence of a language model is there."""
FIRST_SENTENCE = "I can give you twenty minutes on Thursday morning at ten."
AFTER_SECONDS = 4.0
KINDS = ("request", "utterance")
HOME = Path(tempfile.gettempdir())
"""Where models would lie; the embedded ones need none."""


def turn(audio: Audio) -> Audio:
    """The recording and the silence after it."""
    quiet = np.random.default_rng(3).normal(0, float(np.abs(audio).max()) / 1000, int(AFTER_SECONDS * SAMPLE_RATE))
    return np.concatenate([audio, quiet.astype(np.float32)])


def last_voiced(audio: Audio, activity: silero.Silero) -> float:
    activity.reset()
    frames = audio[: len(audio) // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)
    return (
        max(number for number, frame in enumerate(frames, 1) if activity.probability(frame) >= 0.35) * FRAME_SAMPLES / SAMPLE_RATE
    )


def coach(audio: Audio, activity: silero.Silero, transcriber: Any, turn_end: TurnEnd | None) -> tuple[float, float, float] | None:
    """When the turn was known to be over, by when its words were understood, and when the model's first sentence was there; None
    where nobody was heard."""
    ears: list[Listener] = []
    words, ends = (Clockwork(lambda: ears[0].seconds, threads) for threads in (THREADS, 1))
    ears.append(Listener(activity, transcriber, patience(), executor=words, turn_end=turn_end, turn_end_executor=ends))
    activity.reset()
    understood: dict[str, float] = {}
    free = 0.0
    for at in range(0, len(audio) - FRAME_SAMPLES + 1, FRAME_SAMPLES):
        for event in ears[0].hear(audio[at : at + FRAME_SAMPLES]):
            if isinstance(event, PartialText):
                with Cost(1) as spent:
                    understand(event.text, context="How can I help you?", kinds=KINDS)
                free = max(free, ears[0].seconds) + spent.seconds
                understood[event.text] = free
            elif isinstance(event, TurnEnded):
                over, text = ears[0].seconds, event.transcript.text
                asked = max(over, understood[text]) if reading(text) == "unfinished" else understood[text]
                return over, understood[text], asked + MODEL_SECONDS
    return None


def main() -> None:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    activity, transcriber = silero.build(), faster_whisper.build(SpeechSettings(), HOME)
    voice = choose(Settings(speech=SpeechSettings(tts="hibari")), Wish("ruth-adler"))
    peers: dict[str, Any] = {}
    try:
        from loguru import logger

        from benchmarks.speech.peer import Pipecat

        logger.remove()
        peers = {"pipecat": Pipecat(transcriber._model, THREADS), "tuned": Pipecat(transcriber._model, THREADS, stop_seconds=1)}
    except ImportError:
        print("pipecat is not installed; coach alone")
    sounds = [turn(clip.audio) for clip in (*clips.human(), *clips.synthetic(16))]
    ends = smart_turn.build(HOME)
    ours: dict[str, TurnEnd | None] = {"coach": None} | ({"coach, with Smart Turn": ends} if ends else {})
    late: dict[str, list[float]] = {name: [] for name in (*ours, *peers)}
    early = dict.fromkeys(late, 0)
    voices, waits = [], []
    for _ in range(repeats):
        for audio in sounds:
            end = last_voiced(audio, activity)
            with Cost(1) as speaking:
                next(iter(voice.speak(FIRST_SENTENCE)))
            voices.append(speaking.seconds * 1000)
            found = {name: coach(audio, activity, transcriber, each) for name, each in ours.items()}
            for name, peer in peers.items():
                if decision := peer.first_decision(audio):
                    found[name] = decision.at_seconds, decision.at_seconds, decision.at_seconds + MODEL_SECONDS
            for name, times in found.items():
                if times is None or times[0] < end - 0.1:
                    early[name] += 1
                    continue
                if name in ours:
                    waits.append(max(0.0, times[1] - times[0]) * 1000)
                late[name].append((max(times) + speaking.seconds - end) * 1000)
    print(
        f"{len(sounds)} turns, {repeats} times; first sentence of the voice {statistics.median(voices):.0f} ms, "
        f"waiting for what it means {statistics.median(waits):.0f} ms (p95 {np.percentile(waits, 95):.0f})"
    )
    for name, values in late.items():
        if values:
            print(
                f"{name:24} median {statistics.median(values):5.0f} ms  p95 {np.percentile(values, 95):5.0f} ms  took the word too early {early[name] / repeats:.1f} of {len(sounds)}"
            )
    for mine, theirs in itertools.product(ours, peers):
        print(
            f"{mine} / {theirs}: median {statistics.median(late[mine]) / statistics.median(late[theirs]):.2f}  "
            f"p95 {np.percentile(late[mine], 95) / np.percentile(late[theirs], 95):.2f}"
        )


if __name__ == "__main__":
    main()
