"""Events in, the state of a rehearsal out: `Session.of(events)` folds a journal, `session.then(event)` adds one.

A session knows the transcript, the director's last state, the clock and whose turn it is. It decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from coach.dialogue.events import (
    ActsDetected,
    Delivered,
    Directed,
    Event,
    PersonaSaid,
    SessionEnded,
    SessionStarted,
    TakenBack,
    TraineeLeft,
    TraineeSaid,
)
from coach.dialogue.types import Directive, State, Utterance


@dataclass(frozen=True, slots=True)
class Session:
    """A rehearsal so far. Frozen: `then` returns the next one."""

    events: tuple[Event, ...]
    """All of them, in order, taken-back turns included."""
    live: tuple[Event, ...]
    """The events that count: without turns that were taken back."""

    @classmethod
    def of(cls, events: Iterable[Event]) -> Session:
        """Fold a whole journal. The first event must be a SessionStarted."""
        everything = tuple(events)
        live: list[Event] = []
        for event in everything:
            _add(live, event)
        return cls(everything, tuple(live))

    def then(self, event: Event) -> Session:
        live = list(self.live)
        _add(live, event)
        return Session((*self.events, event), tuple(live))

    @property
    def start(self) -> SessionStarted:
        first = self.events[0]
        assert isinstance(first, SessionStarted)
        return first

    @property
    def ended(self) -> SessionEnded | None:
        return next((event for event in reversed(self.live) if isinstance(event, SessionEnded)), None)

    @property
    def left(self) -> TraineeLeft | None:
        return next((event for event in reversed(self.live) if isinstance(event, TraineeLeft)), None)

    @property
    def directed(self) -> Directed | None:
        """The director's last decision that counts."""
        return next((event for event in reversed(self.live) if isinstance(event, Directed)), None)

    @property
    def state(self) -> State | None:
        """The director's last state, with what the persona has told since then."""
        state: State | None = None
        for event in reversed(self.live):
            if isinstance(event, Directed):
                state = event.state
                break
        if state is not None and isinstance(spoken := self._last_spoken(), PersonaSaid) and spoken.turn == state.turn:
            told = state.told + tuple(fact for fact in spoken.line.facts if fact not in state.told)
            state = replace(state, told=told)
        return state

    @property
    def directive(self) -> Directive | None:
        return self.directed.directive if self.directed else None

    @property
    def turn(self) -> int:
        """Number of the trainee's last turn that counts; 0 before the first."""
        return next((event.turn for event in reversed(self.live) if isinstance(event, TraineeSaid)), 0)

    @property
    def seconds(self) -> float:
        """Rehearsal time at the end of what was said last."""
        for event in reversed(self.live):
            if isinstance(event, (TraineeSaid, PersonaSaid)):
                return event.end_seconds
        return 0.0

    @property
    def transcript(self) -> tuple[Utterance, ...]:
        """Both sides' turns that count, in order; the trainee's with what was heard in them."""
        heard = {event.turn: event.understanding for event in self.live if isinstance(event, ActsDetected)}
        out: list[Utterance] = []
        for event in self.live:
            if isinstance(event, TraineeSaid):
                said = Utterance("trainee", event.turn, event.text, event.start_seconds, event.end_seconds)
                out.append(replace(said, understanding=heard[event.turn]) if event.turn in heard else said)
            elif isinstance(event, PersonaSaid) and event.line.text:  # aloud, a line may be broken off before its first word
                out.append(Utterance("persona", event.turn, event.line.text, event.start_seconds, event.end_seconds))
        return tuple(out)

    @property
    def delivered(self) -> dict[int, Delivered]:
        """How each turn that counts was said, by its number; empty for typed words."""
        return {event.turn: event for event in self.live if isinstance(event, Delivered)}

    @property
    def persona_lines(self) -> tuple[str, ...]:
        """Everything the persona has said, taken-back turns included: no line may come twice."""
        return tuple(event.line.text for event in self.events if isinstance(event, PersonaSaid) and event.line.text)

    def _last_spoken(self) -> PersonaSaid | None:
        return next((event for event in reversed(self.live) if isinstance(event, PersonaSaid)), None)


def _add(live: list[Event], event: Event) -> None:
    """Append, or for a TakenBack remove that turn and all after it."""
    if isinstance(event, TakenBack):
        # Not from the end back: how a turn was said is known only after later events.
        live[:] = [each for each in live if each.seq == 0 or getattr(each, "turn", 0) < event.turn]
    else:
        live.append(event)
