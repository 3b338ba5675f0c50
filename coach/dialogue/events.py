"""The events of a rehearsal, and the only codec between them and JSON lines.

`{"kind":"trainee_said","seq":4,"turn":1,"text":"Hello?","start_seconds":2.0,"end_seconds":2.4}` is one line of a journal, of
`coach rehearse --json` and of the socket. A codec error says which field is wrong; this module reads no files.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from coach.dialogue.types import Delivery, Difficulty, Directive, Line, Reason, State, Understanding, Word
from coach.errors import CoachError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FORMAT = 1
"""Version of the journal. Raise it when an old reader would misread a new journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionStarted:
    """Everything that the rest depends on: a journal stands on its own, even if the scenario is edited later."""

    kind: Literal["session_started"] = "session_started"
    seq: int
    format: int = FORMAT
    coach_version: str
    session: str
    """Id, also the name of the journal."""
    created: str
    """ISO 8601 with offset."""
    scenario: dict[str, Any]
    """Snapshot of the scenario (see `coach.scenario.model.Scenario`), with its name and version."""
    profile: dict[str, Any]
    rules: dict[str, Any]
    rubric: dict[str, Any]
    questions: dict[str, Any] | None = None
    trainee: dict[str, Any]
    difficulty: Difficulty
    seed: int
    persona: str
    """Name of the persona backend."""
    minutes: float
    exam: bool = False
    curveball: str | None = None
    """The surprise that was asked for; it comes before those that the seed draws."""
    role: Literal["trainee", "professional"] = "trainee"
    """Whom the user played. A reversed rehearsal is nothing to judge the user by, and no step of their progress."""
    follows: str | None = None
    """Session that led to this one; what it left behind stands in the scenario, under `earlier`."""
    temperament: dict[str, Any] | None = None
    """Snapshot of the professional's temperament; scenario and profile are already as it makes them."""
    acquaintance: dict[str, Any] | None = None
    """Snapshot of what the trainee's records hold of a contact (see `coach.scenario.acquaintance`); None where it is none."""
    parent: str | None = None
    """Session that this one branched from."""
    parent_turn: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TraineeSaid:
    kind: Literal["trainee_said"] = "trainee_said"
    seq: int
    turn: int
    text: str
    start_seconds: float
    end_seconds: float
    source: Literal["typed", "spoken"] = "typed"
    words: tuple[Word, ...] = ()
    """When each word was spoken, where that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """How the turn `turn` was said. Measured after it, so it may stand behind later turns, or behind the end."""

    kind: Literal["delivered"] = "delivered"
    seq: int
    turn: int
    delivery: Delivery
    sound_seconds: float
    """Rehearsal time of the first sample of the turn's sound, which is kept only when the trainee asked for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActsDetected:
    kind: Literal["acts_detected"] = "acts_detected"
    seq: int
    turn: int
    understanding: Understanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Directed:
    """The director has decided: where the talk stands now and what the persona must do."""

    kind: Literal["directed"] = "directed"
    seq: int
    turn: int
    state: State
    directive: Directive
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaSaid:
    """What reached the trainee. An interrupted line keeps its heard words in `line`, and the rest in `unheard`."""

    kind: Literal["persona_said"] = "persona_said"
    seq: int
    turn: int
    line: Line
    start_seconds: float
    end_seconds: float
    source: Literal["shown", "spoken"] = "shown"
    """`spoken`: the times are those of the sound; else they are reckoned from the words."""
    unheard: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HintGiven:
    kind: Literal["hint_given"] = "hint_given"
    seq: int
    turn: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused:
    """The clock of the rehearsal stood still; said for the record."""

    kind: Literal["paused"] = "paused"
    seq: int
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """The trainee's turn `turn` and all that followed it did not happen."""

    kind: Literal["taken_back"] = "taken_back"
    seq: int
    turn: int
    how: Literal["asked", "went_on"] = "asked"
    """`went_on`: aloud, they had only paused; the next event says the whole turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TraineeLeft:
    """The trainee hung up, walked off, or typed /done."""

    kind: Literal["trainee_left"] = "trainee_left"
    seq: int
    turn: int
    how: Literal["done", "end_of_input", "sent_away"]
    """`sent_away`: in a reversed rehearsal the user, who played the professional, ended it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnded:
    kind: Literal["session_ended"] = "session_ended"
    seq: int
    turn: int
    outcome: str
    """An outcome of the scenario, such as `granted`, `refused`, `hung_up`, `left`."""
    because: str = ""


Event: TypeAlias = (
    SessionStarted
    | TraineeSaid
    | Delivered
    | ActsDetected
    | Directed
    | PersonaSaid
    | HintGiven
    | Paused
    | TakenBack
    | TraineeLeft
    | SessionEnded
)

KINDS: dict[str, type] = {
    "session_started": SessionStarted,
    "trainee_said": TraineeSaid,
    "delivered": Delivered,
    "acts_detected": ActsDetected,
    "directed": Directed,
    "persona_said": PersonaSaid,
    "hint_given": HintGiven,
    "paused": Paused,
    "taken_back": TakenBack,
    "trainee_left": TraineeLeft,
    "session_ended": SessionEnded,
}


class CodecError(CoachError):
    """A line that is no event; the message says what is wrong with it."""


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # late: `coach --help` must not pay for it

    return TypeAdapter(KINDS[kind])


def encode(event: Event) -> str:
    """One line of JSON without a line break."""
    text: bytes = _adapter(event.kind).dump_json(event)
    return text.decode("utf-8")


def _finite(number: str) -> float:
    """NaN, Infinity and 1e999 are no times: a clock that shows them stops a report long after it was read."""
    value = float(number)
    if not math.isfinite(value):
        raise ValueError(number)
    return value


def decode(line: str) -> Event:
    """The event of one line. Raises CodecError."""
    from pydantic import ValidationError

    try:
        kind = json.loads(line, parse_float=_finite, parse_constant=_finite).get("kind")
    except (ValueError, AttributeError, RecursionError) as error:
        raise CodecError("not a JSON object") from error
    if not isinstance(kind, str) or kind not in KINDS:
        raise CodecError(f"unknown kind of event {str(kind)[:40]!r}")
    try:
        event: Event = _adapter(kind).validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CodecError(f"{kind}: field {where or '?'}: {first['msg']}") from error
    return event
