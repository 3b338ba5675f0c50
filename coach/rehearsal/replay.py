"""A journal in, its differences out: every event that code derives is derived again and compared.

What came from outside (the trainee's words, pauses, a language model's lines, where a line aloud was broken off) is taken as
recorded; all the rest must come out equal, field by field, or coach has changed since.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from coach.actor.persona import Persona
from coach.dialogue.events import (
    ActsDetected,
    Delivered,
    Directed,
    Event,
    HintGiven,
    Paused,
    PersonaSaid,
    SessionEnded,
    SessionStarted,
    TakenBack,
    TraineeLeft,
    TraineeSaid,
)
from coach.dialogue.session import Session
from coach.rehearsal.loop import Deriver
from coach.rehearsal.ports import Understand

FROM_OUTSIDE = (SessionStarted, TraineeSaid, Delivered, TraineeLeft, TakenBack, HintGiven, Paused)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one event that came out otherwise."""

    seq: int
    turn: int
    field: str
    recorded: object
    derived: object


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a replay found."""

    derived: int
    """Events that were derived again."""
    given: int
    """Events taken as recorded."""
    differences: tuple[Difference, ...]

    @property
    def equal(self) -> bool:
        """Whether every derived event came out as recorded."""
        return not self.differences


def replay(events: Sequence[Event], understand: Understand, scripted: Persona) -> Replayed:
    """Derive every event of a journal again. `scripted` must be the persona that spoke the recorded scripted lines."""
    first = events[0]
    assert isinstance(first, SessionStarted)
    deriver = Deriver(first, understand, scripted)
    session = Session((first,), (first,))
    derived = 0
    differences: list[Difference] = []
    for event in events[1:]:
        if not isinstance(event, FROM_OUTSIDE) and not _spoken_by_model(event):
            derived += 1
            differences += _compare(event, deriver.derive(session))
        session = session.then(event)
    return Replayed(derived, len(events) - derived, tuple(differences))


def _spoken_by_model(event: Event) -> bool:
    return isinstance(event, PersonaSaid) and event.line.backend != "scripted"


def _compare(recorded: ActsDetected | Directed | PersonaSaid | SessionEnded, derived: Event | None) -> list[Difference]:
    if isinstance(recorded, PersonaSaid) and isinstance(derived, PersonaSaid):
        # Why the scripted line was spoken came from a server, not from code.
        line = replace(derived.line, fallback=recorded.line.fallback, caught=recorded.line.caught)
        derived = _as_heard(replace(derived, line=line), recorded)
    if type(derived) is not type(recorded):
        return [Difference(recorded.seq, recorded.turn, "kind", recorded.kind, derived.kind if derived else None)]
    return [
        Difference(recorded.seq, recorded.turn, each.name, getattr(recorded, each.name), getattr(derived, each.name))
        for each in fields(recorded)
        if getattr(recorded, each.name) != getattr(derived, each.name)
    ]


def _as_heard(derived: PersonaSaid, recorded: PersonaSaid) -> PersonaSaid:
    """What was derived, cut where the trainee interrupted: when that was, and so which facts were heard, came from outside."""
    if recorded.source == "shown":
        return derived
    words = derived.line.text.split()
    heard = len(recorded.line.text.split())
    facts = tuple(fact for fact in derived.line.facts if fact in recorded.line.facts)
    return replace(
        derived,
        line=replace(derived.line, text=" ".join(words[:heard]), facts=facts),
        start_seconds=recorded.start_seconds,
        end_seconds=recorded.end_seconds,
        source=recorded.source,
        unheard=" ".join(words[heard:]),
    )
