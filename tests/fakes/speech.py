"""Stand-ins for the parts of the ears: activity by loudness, words by length, ends of turns as told."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future

import numpy as np

from coach.speech.ports import FRAME_SAMPLES, SAMPLE_RATE, Audio, Microphone, Transcriber, Transcript, TurnEnd, VoiceActivity


def loud(seconds: float) -> Audio:
    """Something that Loudness takes for speech."""
    return np.full(int(seconds * SAMPLE_RATE), 0.5, np.float32)


def still(seconds: float) -> Audio:
    return np.zeros(int(seconds * SAMPLE_RATE), np.float32)


def frames(*sounds: Audio) -> Iterator[Audio]:
    """(512,) frames of the sounds one after the other, the last one filled up."""
    whole = np.concatenate(sounds)
    whole = np.pad(whole, (0, -len(whole) % FRAME_SAMPLES))
    yield from whole.reshape(-1, FRAME_SAMPLES)


class Loudness(VoiceActivity):
    def probability(self, frame: Audio) -> float:
        return 0.9 if float(np.abs(frame).mean()) > 0.1 else 0.05

    def reset(self) -> None:
        pass


class Says(Transcriber):
    """Answers with what `words` makes of the seconds of loud sound that it got; keeps what it was asked."""

    def __init__(self, words: Callable[[float], str]) -> None:
        self.words = words
        self.asked: list[Audio] = []

    def transcribe(self, audio: Audio, *, words: bool = False) -> Transcript:
        self.asked.append(audio)
        return Transcript(self.words(float((np.abs(audio) > 0.1).sum()) / SAMPLE_RATE))


class Sure(TurnEnd):
    def __init__(self, probability: float) -> None:
        self.answer = probability

    def probability(self, audio: Audio) -> float:
        return self.answer


class Tape(Microphone):
    """A microphone that has everything recorded."""

    def __init__(self, *sounds: Audio) -> None:
        self._sounds = sounds

    def frames(self) -> Iterator[Audio]:
        yield from frames(*self._sounds)

    def close(self) -> None:
        pass


class Later(Executor):
    """Keeps what it is given until it is told to do it."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future, Callable, tuple]] = []

    def submit(self, fn, /, *args, **kwargs):
        future: Future = Future()
        self.waiting.append((future, fn, args))
        return future

    def work(self) -> int:
        """Do all that was not cancelled; how many that were."""
        done = 0
        for future, fn, args in self.waiting:
            if future.set_running_or_notify_cancel():
                future.set_result(fn(*args))
                done += 1
        self.waiting = []
        return done
