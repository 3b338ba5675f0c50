"""Frames in, events out: somebody began to speak, the words so far, a turn with its text and sound.

`listener.hear(frame)` → `[SpeechStarted(1.28)]` … `[PartialText("Hello, my name is Dana.")]` … `[TurnEnded(…)]`. The words are
looked at in the first tenth of a second of silence, while nobody knows yet whether it is the end; when speech goes on, that
look is thrown away. Whatever lies before a longer pause is settled while the trainee still talks, so that only the last piece
is left to do at the end. Its clock counts samples: from a file it gives the same events as from a microphone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np

from coach.speech.cutting import LONGEST_SECONDS, cut
from coach.speech.endpointing import Endpointer, Patience, Signal, reading, wait
from coach.speech.joining import joined
from coach.speech.ports import FRAME_SAMPLES, SAMPLE_RATE, Audio, Microphone, Transcriber, Transcript, TurnEnd, VoiceActivity
from coach.speech.sanitise import sanitise

LEAD_FRAMES = 10
"""Frames kept from before speech was noticed, 320 ms: a soft first consonant."""
TAIL_SECONDS = 0.3
"""Silence kept behind the last voiced sample of a turn."""
LEAST_PIECE_SECONDS = 9.0
"""A shorter piece waits for more: the model sees ten seconds anyway, and understands more of what it sees together."""
BEFORE_FRAMES = 31
"""Frames of a longer silence that belong to the piece behind it, one second: what a cold or a whisper begins with is soft."""
HEARD_BY_TURN_END = 8 * SAMPLE_RATE
"""Samples: no model of ends of turns listens further back."""


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """Somebody speaks: the professional falls silent."""

    at_seconds: float
    """Of the first voiced sample, since listening began."""


@dataclass(frozen=True, slots=True)
class PartialText:
    """The words of the turn so far; the next one may change them."""

    text: str


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """The trainee has said what they wanted to say."""

    audio: Audio
    """(n,) from a little before the first voiced sample to a little after the last."""
    transcript: Transcript
    start_seconds: float
    """First voiced sample, since listening began."""
    end_seconds: float
    """Last voiced sample."""
    decided_seconds: float
    """When it was clear that the turn was over."""
    looks: int
    """How often the words were looked at before the end was known."""
    looks_in_vain: int
    """How many of these were thrown away because speech went on."""


@dataclass(frozen=True, slots=True)
class NothingSaid:
    """What began as speech held no words: a cough, a door, music. A professional who fell silent may go on."""

    start_seconds: float
    end_seconds: float


Heard: TypeAlias = SpeechStarted | PartialText | TurnEnded | NothingSaid


class AtOnce(Executor):
    """Does each piece of work where it is handed in: for recordings, where nobody waits, and for tests."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The result, or the error, inside a future that is done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # it belongs to whoever asks the future, as with threads
            future.set_exception(error)
        return future


def worker() -> Executor:
    """One thread that transcribes."""
    return ThreadPoolExecutor(1, "coach-ears")


@dataclass(slots=True)
class _Turn:
    """What is known of the turn under way."""

    first: int
    """Sample where the kept sound begins."""
    frames: list[Audio]
    piece: int
    """Sample where the piece begins that is not settled yet."""
    settled: list[Future[Transcript]] = field(default_factory=list)
    look: Future[Transcript] | None = None
    """The words of the piece, as they stood at the last pause."""
    looked_until: int = 0
    """Sample where the sound of that look ends."""
    over: Future[float] | None = None
    """How sure the sound makes us that the turn is over."""
    shown: str = ""
    looks: int = 0
    in_vain: int = 0


class Listener:
    """Hears one microphone."""

    def __init__(
        self,
        voice_activity: VoiceActivity,
        transcriber: Transcriber,
        patience: Patience,
        *,
        executor: Executor,
        turn_end: TurnEnd | None = None,
        turn_end_executor: Executor | None = None,
    ) -> None:
        self._voice_activity = voice_activity
        self._transcriber = transcriber
        self._patience = patience
        self._executor = executor
        self._turn_end = turn_end
        self._turn_end_executor = turn_end_executor or executor
        self._endpointer = Endpointer()
        self._lead: deque[Audio] = deque(maxlen=LEAD_FRAMES)
        self._samples = 0
        self._turn: _Turn | None = None

    @property
    def seconds(self) -> float:
        """Sound heard since listening began."""
        return self._samples / SAMPLE_RATE

    def hear(self, frame: Audio, *, over_sound: bool = False) -> list[Heard]:
        """Take in one (512,) frame. `over_sound` while the professional can be heard: it takes more to interrupt.

        Never waits for a transcription. Raises SpeechError when one failed; the turn is forgotten then.
        """
        frame = sanitise(frame)
        probability = self._voice_activity.probability(frame)
        self._samples += len(frame)
        signals = self._endpointer.step(probability, self.seconds, len(frame) / SAMPLE_RATE, over_sound)
        heard: list[Heard] = []
        if self._turn is None:
            self._lead.append(frame)
        else:
            self._turn.frames.append(frame)
        for signal in signals:
            if signal is Signal.BEGAN:
                heard.append(self._begin())
            elif self._turn is not None:
                self._follow(signal, self._turn)
        if self._turn is not None and self._samples - self._turn.piece > LONGEST_SECONDS * SAMPLE_RATE:
            self._part_in_speech(self._turn)
        return heard + self.poll()

    def poll(self) -> list[Heard]:
        """What has become known since the last frame: words, or the end of the turn. Called by `hear`."""
        turn = self._turn
        if turn is None:
            return []
        try:
            return self._known(turn)
        except Exception:
            self._forget()
            raise

    def finish(self) -> list[Heard]:
        """End the turn now: a key was let go, the recording is over. Waits for its words."""
        turn = self._turn
        if turn is None:
            return []
        try:
            if turn.look is None and self._voiced(turn):
                self._look(turn)
            text = joined(future.result().text for future in self._pieces(turn))
        except Exception:
            self._forget()
            raise
        shown: list[Heard] = [PartialText(text)] if text and text != turn.shown else []
        return [*shown, self._end(turn, text)]

    def turns(self, microphone: Microphone) -> Iterator[Heard]:
        """Everything that a microphone delivers, until it ends."""
        for frame in microphone.frames():
            yield from self.hear(frame)
        yield from self.finish()

    def reset(self) -> None:
        """Forget what is being said: the professional begins to speak, or the microphone was muted."""
        self._forget()
        self._lead.clear()

    def _begin(self) -> SpeechStarted:
        first = self._samples - sum(map(len, self._lead))
        self._turn = _Turn(first, list(self._lead), first)
        self._lead.clear()
        return SpeechStarted(self._endpointer.began_at)

    def _follow(self, signal: Signal, turn: _Turn) -> None:
        if signal is Signal.PAUSED:
            self._look(turn)
        elif signal is Signal.RESUMED:
            if turn.look is None:  # settled; the silence in between belongs to no piece
                turn.piece = max(turn.piece, self._samples - BEFORE_FRAMES * FRAME_SAMPLES)
            self._throw_away(turn)
        elif (
            turn.look is not None and self._endpointer.voiced_until * SAMPLE_RATE - turn.piece > LEAST_PIECE_SECONDS * SAMPLE_RATE
        ):
            self._settle(turn, turn.look)

    def _look(self, turn: _Turn) -> None:
        """Begin to transcribe the piece that is not settled, without knowing whether it is over."""
        turn.looks += 1
        turn.looked_until = self._samples
        turn.look = self._executor.submit(self._transcriber.transcribe, self._sound(turn, turn.piece))
        if self._turn_end is not None:
            turn.over = self._turn_end_executor.submit(
                self._turn_end.probability, self._sound(turn, max(turn.first, self._samples - HEARD_BY_TURN_END))
            )

    def _settle(self, turn: _Turn, look: Future[Transcript]) -> None:
        """These words stand. What follows begins where their sound ended: what seemed silence may be soft speech."""
        turn.settled.append(look)
        turn.look, turn.piece = None, turn.looked_until

    def _throw_away(self, turn: _Turn) -> None:
        if turn.look is not None:
            turn.look.cancel()  # one that runs already cannot be stopped; nobody will ask it
            turn.in_vain += 1
        if turn.over is not None:
            turn.over.cancel()
        turn.look = turn.over = None

    def _part_in_speech(self, turn: _Turn) -> None:
        """Somebody talks without a pause: settle up to the quietest moment, so that nothing waits for the end."""
        if not self._voiced(turn):  # a long silence while a key is held; a model would make words up in it
            turn.piece = self._samples - LEAD_FRAMES * FRAME_SAMPLES
            return
        if turn.look is not None and self._endpointer.paused:
            self._settle(turn, turn.look)
            return
        sound = self._sound(turn, turn.piece)
        _, end = cut(sound)[0]
        turn.settled.append(self._executor.submit(self._transcriber.transcribe, sound[:end]))
        turn.piece += end

    def _known(self, turn: _Turn) -> list[Heard]:
        pieces = self._pieces(turn)
        if not pieces or not all(future.done() for future in pieces):
            return []
        text = joined(future.result().text for future in pieces)
        heard: list[Heard] = []
        if text and text != turn.shown:
            turn.shown = text
            heard.append(PartialText(text))
        if not self._endpointer.paused:
            return heard
        quiet = self._endpointer.quiet(self.seconds)
        over = turn.over.result() if turn.over is not None and turn.over.done() and not turn.over.cancelled() else None
        if quiet >= wait(reading(text, self._patience.repeats_hold), over, self._patience):
            heard.append(self._end(turn, text))
        return heard

    def _end(self, turn: _Turn, text: str) -> Heard:
        start, end = self._endpointer.began_at, self._endpointer.voiced_until
        sound = self._sound(turn, turn.first)
        decided, looks, in_vain = self.seconds, turn.looks, turn.in_vain
        self._forget()
        if not text:
            return NothingSaid(start, end)
        kept = sound[: int((end + TAIL_SECONDS) * SAMPLE_RATE) - turn.first]
        return TurnEnded(kept, Transcript(text), start, end, decided, looks, in_vain)

    def _voiced(self, turn: _Turn) -> bool:
        """Whether anybody speaks in the piece that is not settled."""
        return self._endpointer.voiced_until * SAMPLE_RATE > turn.piece

    def _pieces(self, turn: _Turn) -> list[Future[Transcript]]:
        return [*turn.settled, *([turn.look] if turn.look is not None else [])]

    def _sound(self, turn: _Turn, first: int) -> Audio:
        return np.concatenate(turn.frames)[first - turn.first :]

    def _forget(self) -> None:
        if self._turn is not None:
            for future in self._pieces(self._turn):
                future.cancel()
        self._turn = None
        self._endpointer.reset()
