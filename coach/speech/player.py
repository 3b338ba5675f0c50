"""Sentences in, sound out, and how many of their words were heard: `say("I was a clerk.")`, `wait()` → `Played(words=4, …)`.

A thread makes the sound of a sentence while the one before it plays, so that the first is heard as early as the voice allows.
When the trainee begins to speak, `pause` falls silent within the speaker's own buffer; whether that was an interruption (`cut`)
or a cough (`resume`) is known later. Knows neither microphone nor scenario.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from coach.errors import CoachError
from coach.speech.ports import Audio, Speaker, Voice

LOOK_SECONDS = 0.02
"""How often it is looked whether the sound is over."""
OVER_SECONDS = 0.02
"""So little left counts as heard: a device that runs at another rate loses some samples between two pieces."""
QUIET = 0.003
"""Below this a voice has not begun: 50 dB under full scale."""
LEAD_SECONDS = 0.01
"""Kept of the silence that engines put in front."""
PAUSE_SECONDS = 0.12
"""Silence behind a sentence; engines add some of their own."""
LETTERS_PER_SECOND = 15.0
"""How fast a sentence is taken to be spoken while its sound is still being made: 180 words a minute of five letters."""

Change = Callable[[Audio], Audio]
"""What is done to the voice on its way: a telephone line."""


@dataclass(frozen=True, slots=True)
class Played:
    """How much of a line was heard."""

    words: int
    start_seconds: float
    """When the first sound began, by the player's clock."""
    end_seconds: float
    whole: bool
    """False after an interruption."""


@dataclass(slots=True)
class _Part:
    """A sentence or a tone of a line."""

    text: str
    tone: tuple[Audio, int] | None = None
    seconds: float = 0.0
    """Sound made so far."""
    voiced: float = 0.0
    """Of that, without the pause at the end."""
    made: bool = False

    def word_ends(self) -> list[float]:
        """When each word ends, by its share of the letters: nobody knows better without a recogniser."""
        words = self.text.split()
        letters = np.cumsum([len(word) + 1 for word in words])
        if not len(letters):
            return []
        seconds = self.voiced if self.made else max(self.voiced, letters[-1] / LETTERS_PER_SECOND)
        return [float(each) for each in letters * seconds / letters[-1]]


@dataclass(slots=True)
class _Line:
    """What is said in one go."""

    parts: list[_Part] = field(default_factory=list)
    sound: list[tuple[Audio, int]] = field(default_factory=list)
    started: float | None = None
    heard: float = 0.0
    """Seconds that were heard before the last pause."""
    state: Literal["playing", "paused", "cut"] = "playing"

    @property
    def made(self) -> bool:
        return all(part.made for part in self.parts)

    @property
    def seconds(self) -> float:
        return sum(len(audio) / rate for audio, rate in self.sound)

    def words(self, heard: float) -> int:
        """Words that were heard to their end."""
        count, begin = 0, 0.0
        for part in self.parts:
            count += sum(begin + end <= heard + 1e-6 for end in part.word_ends())
            begin += part.seconds
        return count

    def word_begin(self, heard: float) -> float:
        """The last moment up to `heard` at which a word begins."""
        begins, begin = [0.0], 0.0
        for part in self.parts:
            begins += [begin, *(begin + end for end in part.word_ends()[:-1])]
            begin += part.seconds
        return max(each for each in begins if each <= heard)


class Player:
    """Speaks with one voice through one speaker. Any method from any thread; only one thread waits."""

    def __init__(
        self,
        voice: Voice,
        speaker: Speaker,
        change: Change | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._voice, self._speaker, self._change = voice, speaker, change
        self._clock, self._sleep = clock, sleep
        self._lock = threading.RLock()
        self._changed = threading.Condition(self._lock)
        self._line = _Line()
        self._jobs: queue.SimpleQueue[tuple[_Line, _Part] | None] = queue.SimpleQueue()
        self._ended = False
        self.problem: CoachError | None = None
        """Why there is no sound any more; the words go on without it."""
        self._thread = threading.Thread(target=self._work, name="coach-mouth", daemon=True)
        self._thread.start()

    @property
    def sample_rate(self) -> int:
        return self._voice.sample_rate

    @property
    def sounding(self) -> bool:
        """Whether the professional can be heard now."""
        with self._lock:
            line = self._line
            return line.state == "playing" and line.started is not None and self._left(line) > OVER_SECONDS

    @property
    def left_seconds(self) -> float:
        """Sound of the line that was made and not yet heard."""
        with self._lock:
            return self._left(self._line)

    def begin(self) -> None:
        """A new line; whatever is left of the last one is not said."""
        with self._lock:
            if self._line.parts:
                self._speaker.stop()
            self._line = self._new()

    def say(self, text: str) -> bool:
        """Say a sentence behind what is being said. False after an interruption: it will not be heard."""
        return self._put(_Part(text))

    def sound(self, audio: Audio, sample_rate: int, text: str = "") -> None:
        """Play a tone behind what is being said; `text` stands for it in the words: "Beep."."""
        self._put(_Part(text, (audio, sample_rate)))

    def pause(self) -> None:
        """Silence now."""
        with self._lock:
            if self._line.state == "playing":
                self._line.heard += self._speaker.stop()
                self._line.state = "paused"

    def resume(self) -> None:
        """Go on where `pause` broke off, from the beginning of that word."""
        with self._lock:
            line = self._line
            if line.state != "paused":
                return
            line.state = "playing"
            self._changed.notify_all()
            line.heard = line.word_begin(line.heard)
            begin = 0.0
            for audio, rate in line.sound:
                skipped = max(0.0, line.heard - begin)
                begin += len(audio) / rate
                if begin > line.heard:
                    self._play(line, audio[int(skipped * rate) :], rate)

    def cut(self) -> None:
        """It was an interruption: the rest of the line is not said."""
        with self._lock:
            self.pause()
            self._line.state = "cut"
            self._changed.notify_all()

    def wait(self) -> Played:
        """Until the whole line has been heard or is cut; what follows is a new line."""
        while True:
            with self._lock:
                line = self._line
                left = self._left(line)
                if line.state == "cut" or (line.state == "playing" and line.made and left <= OVER_SECONDS):
                    return self._closed(line)
                if line.state == "paused" or not line.made:
                    self._changed.wait(LOOK_SECONDS)
                    continue
            self._sleep(min(left, LOOK_SECONDS))

    def close(self) -> None:
        """Stop at once, and for good."""
        with self._lock:
            self._ended = True
            self.cut()
        self._jobs.put(None)
        self._speaker.close()

    def _put(self, part: _Part) -> bool:
        with self._lock:
            self._line.parts.append(part)
            self._jobs.put((self._line, part))
            return self._line.state != "cut"

    def _new(self) -> _Line:
        # After the end nobody makes its sound any more: whoever waited for it would wait for ever.
        return _Line(state="cut" if self._ended else "playing")

    def _closed(self, line: _Line) -> Played:
        now = self._clock()
        whole = line.state == "playing"
        heard = line.heard + (self._speaker.stop() if whole else 0.0)
        words = sum(len(part.text.split()) for part in line.parts) if whole else line.words(heard)
        self._line = self._new()
        return Played(words, now if line.started is None else line.started, now, whole)

    def _left(self, line: _Line) -> float:
        heard = line.heard + (self._speaker.heard_seconds() if line.state == "playing" else 0.0)
        return line.seconds - heard

    def _play(self, line: _Line, audio: Audio, rate: int) -> None:
        if self.problem or not len(audio):
            return
        if line.started is None:
            line.started = self._clock()
        try:
            self._speaker.play(audio, rate)
        except CoachError as error:
            self._fail(error)

    def _fail(self, error: CoachError) -> None:
        """Without sound the words still stand on the screen: they count as heard, and the talk goes on."""
        self.problem = self.problem or error
        self._line.sound = []
        for part in self._line.parts:
            part.seconds = part.voiced = 0.0

    def _work(self) -> None:
        """In a thread of its own: the sound of each part, in order."""
        while job := self._jobs.get():
            line, part = job
            try:
                self._make(line, part)
            except CoachError as error:
                with self._lock:
                    self._fail(error)
            finally:
                with self._lock:
                    part.made = True
                    self._changed.notify_all()

    def _make(self, line: _Line, part: _Part) -> None:
        if part.tone:
            self._add(line, part, *part.tone)
            part.voiced = part.seconds
            return
        first = True
        for audio in self._voice.speak(part.text):
            if self.problem or line is not self._line or line.state == "cut":
                return
            sound = begun(audio, self._voice.sample_rate) if first else audio
            self._add(line, part, self._change(sound) if self._change else sound, self._voice.sample_rate)
            first = False
        part.voiced = part.seconds
        if not first:
            pause = np.zeros(int(PAUSE_SECONDS * self._voice.sample_rate), np.float32)
            self._add(line, part, self._change(pause) if self._change else pause, self._voice.sample_rate)

    def _add(self, line: _Line, part: _Part, audio: Audio, rate: int) -> None:
        with self._lock:
            if self.problem or line is not self._line or line.state == "cut":
                return
            line.sound.append((audio, rate))
            part.seconds += len(audio) / rate
            if line.state == "playing":
                self._play(line, audio, rate)


def begun(audio: Audio, sample_rate: int) -> Audio:
    """Without the silence in front, which would only be waited for."""
    loud = np.flatnonzero(np.abs(audio) > QUIET)
    return audio[max(0, int(loud[0]) - int(LEAD_SECONDS * sample_rate)) :] if len(loud) else audio
