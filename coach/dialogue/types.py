"""The frozen values that travel between the rooms.

A trainee's "Hi, my name is Dana" becomes `Understanding(acts=(Act("states_own_name", "my name is Dana", 4, 19),))`; the
director answers with a `State` and a `Directive`; the persona with a `Line`. All times are seconds of rehearsal time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Verdict = Literal["met", "missed", "violated", "not_applicable", "unscored"]
Difficulty = Literal["easy", "real", "hard"]
Variable = Literal["patience", "interest", "trust"]
Speaker = Literal["trainee", "persona"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it was spoken."""

    text: str
    start_seconds: float
    """From the first sample of the recording; in an event, from the beginning of the rehearsal."""
    end_seconds: float
    probability: float


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence within one turn."""

    start_seconds: float
    end_seconds: float

    @property
    def seconds(self) -> float:
        return self.end_seconds - self.start_seconds


@dataclass(frozen=True, slots=True)
class Tone:
    """How a voice moved within one turn; None where there was too little of it to say."""

    hertz: float | None = None
    """Median pitch."""
    semitones: float | None = None
    """Standard deviation of the pitch."""
    decibels: float | None = None
    """Standard deviation of the loudness, syllable by syllable."""
    voiced_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Delivery:
    """How one turn was said, by a second look at its sound."""

    words: tuple[Word, ...]
    """Every word, with fillers, repetitions and false starts, in rehearsal time."""
    pauses: tuple[Pause, ...]
    tone: Tone
    model: str
    """What understood the words; how well it hears fillers differs."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done with words, and where."""

    name: str
    """An id from `vocabulary.ACTS`."""
    quote: str
    start: int
    """Offset of the quote in the text, in code points."""
    end: int
    probability: float = 1.0
    """How sure the detector is, 0 to 1."""
    of: str = ""
    """What it goes back to: the other side's words in an earlier talk, verbatim."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """All that was heard in one utterance."""

    acts: tuple[Act, ...] = ()
    """Ordered by start, then name; one act may stand more than once."""
    topics: tuple[str, ...] = ()
    """What was asked about; ids from `vocabulary.TOPICS`, most likely first. Empty where nothing was asked."""

    def names(self) -> frozenset[str]:
        return frozenset(act.name for act in self.acts)

    def first(self, *names: str) -> Act | None:
        """The earliest act with one of these names."""
        return next((act for act in self.acts if act.name in names), None)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One turn of one speaker, as the judge and the report see it."""

    speaker: Speaker
    turn: int
    text: str
    start_seconds: float
    end_seconds: float
    understanding: Understanding = field(default_factory=Understanding)
    """Empty for the persona."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one hidden variable of the professional moved."""

    variable: Variable
    delta: int
    """Points on a scale of 0 to 100."""
    because: str
    """After "you", past tense: "asked for a job"."""
    act: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What the director knows. The trainee never sees it during the talk."""

    stage: str
    turn: int
    """Number of the trainee's last turn; 0 before the first."""
    stage_turns: int
    """Trainee's turns spent in this stage so far."""
    patience: int
    interest: int
    trust: int
    agreed_minutes: float
    heard: tuple[str, ...] = ()
    """Every act name heard so far, sorted, each once."""
    told: tuple[str, ...] = ()
    """Ids of the facts and contacts told so far, in order; `id.detail` for a detail."""
    flags: tuple[str, ...] = ()
    """Set by transitions, sorted: `granted`, `named_a_contact` …"""
    spent: tuple[str, ...] = ()
    """Effects marked `once` that have happened, sorted."""
    deck: tuple[str, ...] = ()
    """Curveballs drawn for this session and not yet played, in the order of the draw."""
    pending: str | None = None
    """The curveball that the trainee has to deal with now."""
    pending_turns: int = 0
    """Trainee's turns since the pending curveball was played."""
    handled: tuple[str, ...] = ()
    fumbled: tuple[str, ...] = ()
    outcome: str | None = None
    """Set once, when the talk is over."""


@dataclass(frozen=True, slots=True)
class Directive:
    """What the persona must do now. It decides nothing more than the words."""

    move: str
    """A move of the scenario, such as `answer` or `grant_meeting`."""
    topics: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    """Ids that may be told now, best first; the persona picks the one that answers. Empty where nothing may be told."""
    contact: str | None = None
    """Id of the contact that is named now."""
    max_sentences: int = 2
    then: str | None = None
    """A second move in the same breath: a curveball after the answer, so that no question is passed over."""
    ends: bool = False
    """The talk is over after these words."""
    because: str = ""
    """Why this move: a clause for `coach replay --explain`."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the persona said, and how it came about."""

    text: str
    facts: tuple[str, ...] = ()
    """Ids of facts and contacts told in it; `id.detail` for a detail."""
    backend: str = "scripted"
    fallback: str | None = None
    """Why the scripted line was spoken instead of the model's: `time-out`, `refused connection`, `invents a fact` …"""
    caught: tuple[str, ...] = ()
    """What the guard found in the model's words, one word-pair each."""
