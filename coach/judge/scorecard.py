"""The frozen values that a judgement is made of.

`Judged("states_own_name", "Said who you are", "met", Quote("my name is Dana", 4, 19, turn=1, at_seconds=0.8))` is one line of a
scorecard. This module holds the shapes only; `grade.py` fills them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coach.dialogue.types import Verdict

HeadlineName = Literal["introduction", "time_keeping", "referral_ask"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the transcript, verbatim."""

    text: str
    start: int
    """Offset in the turn's text, in code points."""
    end: int
    turn: int
    at_seconds: float
    """When the words were begun, in rehearsal time."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One criterion and how it went."""

    id: str
    title: str
    verdict: Verdict
    quote: Quote | None = None
    """Always there for `met` and `violated`, except where nothing was said to quote: a kept limit, a fault not committed."""
    because: str = ""
    """Why: the measured figure, what was missing, or why it could not be judged."""
    say: str = ""
    """What to say instead, in the trainee's own facts; for `missed` and `violated`."""
    effect: str = ""
    """What it did to the professional."""
    headline: HeadlineName | None = None
    weight: int = 1
    violation: bool = False
    probability: float | None = None
    turn: int | None = None
    """The turn to go back to in order to do it better; None where no turn is to blame."""


@dataclass(frozen=True, slots=True)
class Headline:
    """One of the three headline checks, in one verdict and one sentence."""

    name: HeadlineName
    title: str
    verdict: Verdict
    sentence: str
    criteria: tuple[str, ...]
    """Ids of the criteria that it sums up."""


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to work on: what was said, what it did, what to say, and the command that redoes that turn."""

    criterion: str
    title: str
    verdict: Verdict
    """`missed` or `violated`."""
    quote: Quote | None
    effect: str
    say: str
    turn: int | None
    command: str
    """`coach retry SESSION --turn 3`"""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What code counted. Seconds are rehearsal time."""

    agreed_minutes: float
    used_minutes: float
    trainee_turns: int
    trainee_words: int
    trainee_seconds: float
    persona_seconds: float
    talk_share: float | None
    """Trainee's part of all speech, 0 to 1; None when nobody spoke."""
    longest_turn_seconds: float
    open_questions: int
    closed_questions: int
    leading_questions: int
    follow_ups: int
    topics: tuple[str, ...]
    """Topics asked about, in order, each once."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A whole judgement. Equal input gives an equal scorecard."""

    session: str
    scenario: str
    outcome: str | None
    won: bool | None
    """None while the session has not ended."""
    headlines: tuple[Headline, ...]
    criteria: tuple[Judged, ...]
    work_on: tuple[Work, ...]
    """At most three, the most useful first."""
    praise: tuple[Judged, ...]
    """At most three criteria that went well, with quotes."""
    numbers: Numbers
    notes: tuple[str, ...] = ()
    """What the reader must know: the model fell silent in turn 4 and the scripted line was spoken …"""

    def get(self, criterion: str) -> Judged | None:
        """The verdict on one criterion."""
        return next((judged for judged in self.criteria if judged.id == criterion), None)
