"""Probabilities of speech and words so far in; where a turn begins, pauses and ends out. Pure: time is an argument.

`Endpointer.step(0.93, at=1.28)` → `[Signal.BEGAN]`; `reading("I was wondering if you could")` → `"unfinished"`, and so
`wait(…)` holds the turn for two seconds where "Could you spare twenty minutes?" would be answered after a quarter of one. Hears
no sound and runs no model: both arrive as numbers and text.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import Enum
from typing import Literal

STARTS, GOES_ON = 0.5, 0.35
"""Probability from which a frame is speech, in silence and in speech (Silero's defaults)."""
STARTS_OVER_SOUND = 0.7
"""The same while the professional speaks: a loudspeaker in the room is no interruption."""
BEGIN_FRAMES, BEGIN_FRAMES_OVER_SOUND = 3, 4
"""Voiced frames of 32 ms in a row that begin a turn: about 100 ms, less than the shortest word; a click is over by then."""
RESUME_FRAMES = 2
PAUSE_SECONDS = 0.09
"""Silence after which it is worth transcribing what there is: three frames. Shorter ones are the closure of a consonant."""
PART_SECONDS = 0.4
"""Silence after which what was said so far is not looked at again."""

Reading = Literal["asked", "finished", "open", "unfinished"]

FILLERS = frozenset("um uh uhm umm er erm ah hmm mm mhm".split())
ASKS_FOR_MORE = frozenset(
    """a an the this these those my your our their his its of to from for with at by on in into about as than like and or but nor
    so because if when while whether that which who whose where i i'm i've i'd you you're we we're they they're he she it's is
    am are was were be been being have has had do does did will would can could should may might must shall want wanna need
    trying going gonna very really just maybe basically actually also some any every each more most between during such not
    there's""".split()
)
"""Words that an English sentence seldom ends with: determiners, prepositions, conjunctions, subject pronouns, auxiliaries (closed
classes, Quirk et al., A Comprehensive Grammar, 2.39), and the adverbs people think on."""
MAY_END = frozenset(
    """do does did am is are was were have has had can could would should will must that this those in on about for to from with
    at you going like there some any more most not""".split()
)
"""Of these, the ones that can end a question ("who should I talk to?") or a short answer ("yes, I do.")."""
ASKS_FOR = re.compile(r"\b(?:who|whom|what|which|where|why|how|when|any\w+|some\w+|els\w+|is|are|do|does|am)\b", re.IGNORECASE)
"""`Who should I talk to?` `Is there anybody I could write to?`: what a last preposition belongs to was said before. In "could you
spare twenty minutes next week to?" it was not, and the sign is the model's guess."""
SHORT_ANSWER = re.compile(
    r"(?:^|[,.!?]\s+|\b(?:yes|no|so|think|hope|sure|that)\s+)(?:i|you|he|she|it|we|they)\s+"
    r"(?:do|does|did|am|is|are|was|were|have|has|had|can|could|would|should|will|must)[.!]*$",
    re.IGNORECASE,
)
"""`Yes, I do.` `I hope I can.`: everywhere else a full stop behind such a word is only where the sound ended."""
JOINS = frozenset("and but or so because if when while whether that which where since although until".split())
PRONOUNS = frozenset("then it you this that these those one my".split())
"""Behind a conjunction these begin a clause; elsewhere they end one as often as not."""
END_SIGN = re.compile(r"[.?!][\"'”’)]*$")
SENTENCE = re.compile(r"(?<=[.?!])\s+")
TRAILS_OFF = re.compile(r"(?:\.\.\.|…|[-–—,;:])[\"'”’]*$")
WORD = re.compile(r"[\w'’]+-?")


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds of silence before the professional takes the word."""

    asked: float
    """After a question."""
    finished: float
    """After a sentence that is complete."""
    open: float
    """After words that could be the end or not."""
    unfinished: float
    """After words that ask for more."""
    repeats_hold: bool = False
    """Whether "I I I" and "w-" count as unfinished: they are part of how somebody speaks."""

    def slower(self, factor: float) -> Patience:
        """The same, with every wait this much longer."""
        return Patience(
            self.asked * factor, self.finished * factor, self.open * factor, self.unfinished * factor, self.repeats_hold
        )


NORMAL = Patience(asked=0.3, finished=0.45, open=0.9, unfinished=2.0)
PUSH_TO_TALK = Patience(math.inf, math.inf, math.inf, math.inf)
"""A key ends the turn, silence never does."""
SLOWER = {"normal": 1.0, "calm": 1.6, "long": 2.5}


def patience(name: str = "normal", accommodation: str = "none") -> Patience:
    """The waits behind `--patience` and the accommodation profile."""
    waits = NORMAL.slower(SLOWER[name])
    if accommodation == "thinking":
        # People who plan before they speak pause between sentences, not only within them.
        return Patience(waits.asked * 2, max(1.2, waits.finished * 2.5), max(2.0, waits.open * 2), max(4.0, waits.unfinished * 2))
    if accommodation == "stutter":
        # Blocks are silent, mostly under two seconds and seldom over five (Guitar, Stuttering, ch. 1), and fall within sentences.
        return Patience(
            waits.asked * 2, max(1.2, waits.finished * 2.5), max(2.5, waits.open * 2.5), max(5.0, waits.unfinished * 2), True
        )
    return waits


def reading(text: str, repeats_hold: bool = False) -> Reading:
    """Whether the words so far ask for more. The sign at their end is the model's guess, so the last word is looked at first."""
    text = text.strip()
    words = [word.lower().replace("’", "'") for word in WORD.findall(text)]
    if not words:
        return "open"
    last = words[-1]
    ended = END_SIGN.search(text) is not None
    if last in FILLERS or TRAILS_OFF.search(text) or last.endswith("-"):
        return "unfinished"
    if last in ASKS_FOR_MORE and not (last in MAY_END and _may_end(text)):
        return "unfinished"
    if words[-2:-1] and words[-2] in JOINS and last in PRONOUNS:  # "… about bridges and it"
        return "unfinished"
    if repeats_hold and len(words) > 1 and last == words[-2]:
        return "unfinished"
    if not ended:
        return "open"
    return "asked" if "?" in text[-3:] else "finished"


def _may_end(text: str) -> bool:
    """Whether the last sentence is a question that can end so, or a short answer."""
    sentence = SENTENCE.split(text)[-1]
    if "?" in text[-3:]:
        return ASKS_FOR.search(sentence) is not None
    return END_SIGN.search(text) is not None and SHORT_ANSWER.search(sentence) is not None


def wait(read: Reading, over: float | None, patience: Patience) -> float:
    """Seconds of silence that end the turn. `over` is how sure the sound itself makes us that it is over; None: not known."""
    seconds = {
        "asked": patience.asked,
        "finished": patience.finished,
        "open": patience.open,
        "unfinished": patience.unfinished,
    }[read]
    if over is None or read == "unfinished":  # a rising voice on "and" is still an "and"
        return seconds
    if over >= 0.5:
        return patience.asked if read in ("asked", "finished") else (patience.finished + patience.open) / 2
    return max(seconds, patience.open) if read == "asked" else (seconds + patience.unfinished) / 2


class Signal(Enum):
    """What a frame changed."""

    BEGAN = "began"
    """Somebody speaks."""
    PAUSED = "paused"
    """Silence that is worth a look at the words so far."""
    RESUMED = "resumed"
    """Speech goes on after a pause."""
    PARTED = "parted"
    """The pause has become long enough to leave what was said before it alone."""


class Endpointer:
    """Follows one microphone, frame by frame."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Wait for the next turn."""
        self.speaking = False
        """Whether a turn is under way, pauses included."""
        self.began_at = 0.0
        """Seconds, begin of the first voiced frame of the turn."""
        self.voiced_until = 0.0
        """Seconds, end of the last voiced frame."""
        self.paused = False
        self._parted = False
        self._run = 0
        self._run_began = 0.0

    def step(self, probability: float, at: float, seconds: float = 0.032, over_sound: bool = False) -> list[Signal]:
        """Take in one frame that ends at `at`; `over_sound` while the professional can be heard."""
        if not self.speaking:
            return self._silent(probability, at, seconds, over_sound)
        if probability >= (STARTS if self.paused else GOES_ON):
            self._run += 1
            if not self.paused:
                self.voiced_until = at
                return []
            if self._run >= RESUME_FRAMES:  # one frame alone is a click
                self.voiced_until, self.paused, self._parted = at, False, False
                return [Signal.RESUMED]
            return []
        self._run = 0
        signals = []
        if not self.paused and self.quiet(at) >= PAUSE_SECONDS:
            self.paused = True
            signals.append(Signal.PAUSED)
        if self.paused and not self._parted and self.quiet(at) >= PART_SECONDS:
            self._parted = True
            signals.append(Signal.PARTED)
        return signals

    def quiet(self, at: float) -> float:
        """Seconds of silence since the last voiced frame."""
        return at - self.voiced_until

    def _silent(self, probability: float, at: float, seconds: float, over_sound: bool) -> list[Signal]:
        if probability < (STARTS_OVER_SOUND if over_sound else STARTS):
            self._run = 0
            return []
        if not self._run:
            self._run_began = at - seconds
        self._run += 1
        if self._run < (BEGIN_FRAMES_OVER_SOUND if over_sound else BEGIN_FRAMES):
            return []
        self.speaking, self.paused, self._parted = True, False, False
        self.began_at, self.voiced_until = self._run_began, at
        return [Signal.BEGAN]
