"""A rehearsal aloud: frames from a microphone in, the talk out, as events to show and as sound.

`Conversation.run()` rings, says the first line, and then yields whatever happens: `SpeechStarted`, `PartialText("Hello, my
name")`, and the journalled events of each turn while the professional answers aloud. One engine for a sound card, a recording
and a socket: they differ in their Microphone, their Speaker and their clock. A frame that holds speech silences the
professional at once; words make an interruption of it, and a cough lets the sentence go on. Decides nothing about the talk:
that is the loop's.
"""

from __future__ import annotations

import queue
import re
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np

from coach.actor.sentences import split
from coach.dialogue.events import Delivered, Event, PersonaSaid, TraineeSaid
from coach.dialogue.types import Word
from coach.errors import CoachError
from coach.rehearsal.clock import Stopwatch
from coach.rehearsal.loop import Rehearsal
from coach.rehearsal.ports import Heard as LineHeard
from coach.speech import telephone
from coach.speech.endpointing import reading
from coach.speech.listener import Heard, Listener, NothingSaid, PartialText, SpeechStarted, TurnEnded
from coach.speech.player import Player
from coach.speech.ports import Audio, Microphone

__all__ = ["Conversation", "Item", "Lost", "Typed"]

BEEP = "beep."
"""The word that stands for the tone of an answering machine."""
NODS = frozenset("mhm mm hmm uh huh okay ok right sure i see really wow oh ah got it".split())
"""Words with which one listens (backchannels: Yngve 1970); over somebody else's sentence they ask for nothing."""
IDLE_SECONDS = 2.0
"""Enough for a second look at an ordinary turn."""
NODDED_SECONDS = 0.8
"""Left of the sentence; said nearer to its end, the same word is an answer."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A line that the trainee typed in between."""

    line: str


@dataclass(frozen=True, slots=True)
class Lost:
    """There is no more sound to hear: a device went away (`error`), or the recordings are over."""

    error: CoachError | None = None


@dataclass(frozen=True, slots=True)
class Ringing:
    """The telephone rings at the other end."""


@dataclass(frozen=True, slots=True)
class Listening:
    """The floor is the trainee's."""


Item: TypeAlias = Event | SpeechStarted | PartialText | NothingSaid | Typed | Lost | Ringing | Listening
Keep: TypeAlias = Callable[[int, TurnEnded, float], None]
"""Given the number of a turn, its sound, and when it began in rehearsal time, before the turn is answered; once more, with all of
it, if the trainee went on."""


@dataclass(frozen=True, slots=True)
class _Noted:
    """Something heard, with the second of the rehearsal at which it was known."""

    heard: Heard
    at: float


@dataclass(frozen=True, slots=True)
class _TapeFull:
    """The machine has stopped recording, and nobody was talking."""


def _later(word: Word, seconds: float) -> Word:
    return replace(word, start_seconds=round(word.start_seconds + seconds, 2), end_seconds=round(word.end_seconds + seconds, 2))


class Aloud:
    """Implements Mouth: lines become sentences and tones of the player."""

    def __init__(self, player: Player, *, beeps: bool, told: Callable[[str], None] | None = None) -> None:
        """`told`: given each sentence when it is about to be said, for captions."""
        self._player = player
        self._beeps = beeps
        self._told = told

    def say(self, text: str) -> bool:
        """Sentence by sentence, so that the first is heard while the next is made."""
        going = True
        for sentence in split(text):
            if self._told and going:
                self._told(sentence)
            if self._beeps and sentence.lower() == BEEP:
                self._player.sound(telephone.beep(self._player.sample_rate), self._player.sample_rate, sentence)
            else:
                going = self._player.say(sentence)
        return going

    def heard(self) -> LineHeard:
        """What the player played, in the loop's terms."""
        played = self._player.wait()
        return LineHeard(played.words, round(played.start_seconds, 2), round(played.end_seconds, 2))


class Conversation:
    """One talk aloud. `run` and what it yields belong to one thread; `post`, `finish_turn` and `close` to any."""

    def __init__(
        self,
        rehearsal: Rehearsal,
        listener: Listener,
        player: Player,
        microphones: Sequence[Microphone],
        clock: Stopwatch,
        *,
        sounds: Sequence[str] = (),
        live: bool = True,
        push_to_talk: bool = False,
        echoes: bool = True,
        tape_seconds: float | None = None,
        keep: Keep | None = None,
    ) -> None:
        """`live`: the microphone goes on while the professional speaks. Recordings wait; each is a turn or more.

        `echoes`: the microphone may hear the professional, and it takes more to interrupt. `push_to_talk`: nothing is heard but
        between `begin_turn` and `finish_turn`. `tape_seconds`: when an answering machine stops recording, whoever is talking.
        """
        self.rehearsal = rehearsal
        self._listener, self._player, self._clock = listener, player, clock
        self._microphones = list(microphones)
        self._sounds = frozenset(sounds)
        self._live = live
        self._key = push_to_talk and live
        self._echoes = echoes
        self._tape_seconds = tape_seconds
        self._keep = keep
        self._thinking = ThreadPoolExecutor(1, "coach-foresight")
        self._inbox: queue.SimpleQueue[_Noted | _TapeFull | Typed | Lost] = queue.SimpleQueue()
        self._floor = threading.RLock()
        self._trainee: Literal["silent", "sound", "words"] = "silent"
        """`sound` once they speak, `words` once some are understood."""
        self._answering = threading.Event()
        """The professional thinks or speaks: what is heard now may be an interruption."""
        self._deaf = threading.Event()
        """Nobody is at the other end yet, or any more."""
        self._closed = threading.Event()
        self._began = 0.0
        """When the trainee began to speak, in rehearsal time."""
        self._said: TurnEnded | None = None
        """The sound of the last turn."""
        self._held = threading.Event()
        self._finish = threading.Event()

    @property
    def talking(self) -> bool:
        """Whether the key is held."""
        return self._held.is_set()

    def run(self) -> Generator[Item, None, None]:
        """The whole talk, from ringing to hanging up."""
        try:
            yield from self._talk()
        finally:
            self.close()

    def say(self, text: str) -> Iterator[Event]:
        """A turn that was typed."""
        yield from self._answered(self.rehearsal.say(text, at=self._span(text)))

    def leave(self, how: str) -> Iterator[Event]:
        """The trainee hangs up, or is done."""
        self._deaf.set()
        self._trainee = "silent"
        yield from self._answered(self.rehearsal.leave(how))

    def idle(self) -> bool:
        """Whether the professional will speak for a while yet, so that other work disturbs nobody."""
        return self._player.sounding and self._player.left_seconds > IDLE_SECONDS

    def post(self, line: str) -> None:
        """A typed line; `run` yields it when it is its turn."""
        if self._answering.is_set() and line.strip():
            self._player.cut()
        self._inbox.put(Typed(line))

    def begin_turn(self) -> None:
        """The key is held: what comes now is heard, and the professional gives way."""
        if self._answering.is_set():
            self._player.cut()
        self._held.set()

    def finish_turn(self) -> None:
        """The key was let go: the turn is over, however long the pause."""
        self._finish.set()

    def close(self) -> None:
        """Let the devices go."""
        if self._closed.is_set():
            return
        self._closed.set()
        self._thinking.shutdown(wait=False, cancel_futures=True)
        self._player.close()
        for microphone in self._microphones:
            microphone.close()

    def _talk(self) -> Generator[Item, None, None]:
        if self._live:  # from the first ring on: a microphone that nobody reads keeps everything for later
            threading.Thread(target=self._listen, name="coach-ears", daemon=True).start()
        hears = self._ears()
        yield from self._opening()
        yield Listening()
        while not self.rehearsal.over:
            match item := next(hears):
                case _Noted(TurnEnded() as turn, at):
                    yield from self._turn(turn, at)
                    yield Listening()
                case _TapeFull():
                    end = round(self._clock(), 2)
                    yield from self._answered(self.rehearsal.say("", at=(end, end), source="spoken"))
                case _Noted(heard, _):
                    assert not isinstance(heard, TurnEnded)
                    yield heard
                case Lost(None):
                    yield item
                    yield from self.leave("end_of_input")
                case _:
                    yield item
        if "hang_up" in self._sounds and self.rehearsal.session.ended:
            self._tone(telephone.hung_up(self._player.sample_rate, times=2))

    def _opening(self) -> Generator[Item, None, None]:
        """Ring, pick up, and whatever the professional says first."""
        if "ringing" in self._sounds and not self.rehearsal.session.transcript:
            self._deaf.set()
            yield Ringing()
            rate = self._player.sample_rate
            self._tone(np.concatenate([telephone.ringing(rate), telephone.picked_up(rate)]))
            self._deaf.clear()
        self._clock.start()
        yield from self._answered(self.rehearsal.proceed())
        if (half := self._unanswered()) and (taken := self.rehearsal.take_back("went_on")):
            # The talk broke off before anything of the answer was heard: a lost connection. It is given again.
            yield taken
            at = (half.start_seconds, half.end_seconds)
            yield from self._answered(self.rehearsal.say(half.text, at=at, source="spoken", words=half.words))

    def _tone(self, sound: Audio) -> None:
        self._deaf.set()
        self._player.begin()
        self._player.sound(sound, self._player.sample_rate)
        self._player.wait()

    def _turn(self, turn: TurnEnded, at: float) -> Iterator[Event]:
        """A spoken turn and all that it leads to."""
        begin = at - turn.decided_seconds  # from the listener's seconds to those of the rehearsal
        # Whoever speaks while the door is still being opened has begun before the clock.
        span = (round(max(0.0, begin + turn.start_seconds), 2), round(max(0.0, begin + turn.end_seconds), 2))
        text, words = turn.transcript.text, tuple(_later(word, begin) for word in turn.transcript.words)
        if (half := self._unanswered()) and (taken := self.rehearsal.take_back("went_on")):
            yield taken
            text, words, span = f"{half.text} {text}", half.words + words if words else (), (half.start_seconds, span[1])
            if self._said:
                audio = np.concatenate([self._said.audio, turn.audio])
                turn = replace(turn, audio=audio, start_seconds=turn.end_seconds - (span[1] - span[0]))
        self._said = turn
        if self._keep:
            self._keep(self.rehearsal.session.turn + 1, turn, span[0])
        yield from self._answered(self.rehearsal.say(text, at=span, source="spoken", words=words))

    def _unanswered(self) -> TraineeSaid | None:
        """What the trainee said last, if nothing of the answer was heard: they had only paused."""
        live = [event for event in self.rehearsal.session.live if not isinstance(event, Delivered)]
        if not (isinstance(live[-1], PersonaSaid) and live[-1].unheard and not live[-1].line.text):
            return None
        said = next((event for event in reversed(live) if isinstance(event, TraineeSaid)), None)
        return said if said and said.turn == live[-1].turn and said.source == "spoken" else None

    def _answered(self, events: Iterator[Event]) -> Iterator[Event]:
        with self._floor:  # whoever has begun to speak again since their turn ended is not spoken over
            self._answering.set()
            self._player.begin()
            if self._trainee == "words":
                self._player.cut()
            elif self._trainee == "sound":
                self._player.pause()
        try:
            yield from events
        finally:
            self._answering.clear()

    def _span(self, text: str) -> tuple[float, float]:
        """Typed words end now, and took as long as they would take to say, if there was so much time."""
        begin, end = self.rehearsal.reckoned(text)
        now = max(end, self._clock())
        return round(max(self.rehearsal.session.seconds, now - (end - begin)), 2), round(now, 2)

    def _ears(self) -> Iterator[_Noted | _TapeFull | Typed | Lost]:
        """Everything that comes in, waiting for it."""
        if self._live:
            while True:
                yield self._inbox.get()
        for microphone in self._microphones:
            for frame in microphone.frames():
                self.hear(frame)
                yield from self._waiting()
            self._note(self._listener.finish())
            yield from self._waiting()
        while True:
            yield Lost()

    def _waiting(self) -> Iterator[_Noted | _TapeFull | Typed | Lost]:
        while not self._inbox.empty():
            yield self._inbox.get()

    def _listen(self) -> None:
        """In a thread of its own: every frame of the microphone, also while the professional speaks."""
        error = None
        try:
            for frame in self._microphones[0].frames():
                if self._closed.is_set():
                    return
                self.hear(frame)
            self._note(self._listener.finish())
        except CoachError as lost:
            error = lost
        self._inbox.put(Lost(error))

    def hear(self, frame: Audio) -> None:
        """Take in one frame. Whoever speaks over the professional is given the word before this returns."""
        if self._deaf.is_set() or (self._key and not self._held.is_set()):
            return
        self._note(self._listener.hear(frame, over_sound=self._echoes and self._player.sounding))
        if self._finish.is_set():
            self._held.clear()
            self._finish.clear()
            now = self._listener.seconds
            self._note(self._listener.finish() or [NothingSaid(now, now)])
        if self._tape_seconds and self._clock() >= self._tape_seconds and not self._answering.is_set():
            self._tape_seconds = None
            self._note(self._listener.finish())
            if not self._answering.is_set():
                self._inbox.put(_TapeFull())

    def _note(self, heard: Sequence[Heard]) -> None:
        for each in heard:
            with self._floor:
                self._trainee = self._after(each)
                if self._answering.is_set() and not self._interrupts(each):
                    continue
                if isinstance(each, TurnEnded):
                    self._answering.set()
            if isinstance(each, SpeechStarted):
                self._began = self._clock()
            if isinstance(each, PartialText) and self._live and not self._answering.is_set():
                self._foresee(each.text)
            self._inbox.put(_Noted(each, self._clock()))

    def _after(self, heard: Heard) -> Literal["silent", "sound", "words"]:
        if isinstance(heard, SpeechStarted):
            return "sound"
        if isinstance(heard, PartialText):
            return "sound" if self._nod(heard.text) else "words"
        return "silent"

    def _interrupts(self, heard: Heard) -> bool:
        """Silence at the first sound, an interruption at the first word; on with the sentence after a cough or a nod."""
        match heard:
            case SpeechStarted():
                self._player.pause()
            case PartialText(text) if not self._nod(text):
                self._player.cut()
            case TurnEnded() if not self._nod(heard.transcript.text):
                self._player.cut()
            case NothingSaid() | TurnEnded():
                self._player.resume()
                return False
        return True

    def _foresee(self, text: str) -> None:
        if reading(text) == "unfinished":
            return  # whatever follows, it will not be this
        with suppress(RuntimeError):  # the talk was closed this moment
            self._thinking.submit(self.rehearsal.foresee, text, (round(self._began, 2), round(self._clock(), 2)))

    def _nod(self, text: str) -> bool:
        words = re.findall(r"\w+", text.lower())
        return all(word in NODS for word in words) and self._player.left_seconds > NODDED_SECONDS
