"""A session in, a timeline that a person can read out: who said what when, what was heard in it, what it did, what came next.

    0:02  you        Hello, my name is Dana Ortiz. Do you have a minute?
                     [checks_time_to_talk greets states_own_name]
                     opening  patience 62→72  trust 30→39  → has_a_minute: you asked whether this is a good moment

Golden rehearsals, `coach watch` and `benchmarks.simulate` print it; nothing reads it back.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from coach.dialogue.events import ActsDetected, Directed, Event, PersonaSaid, SessionEnded, TraineeLeft, TraineeSaid
from coach.dialogue.session import Session
from coach.dialogue.types import State
from coach.director.state import VARIABLES
from coach.rehearsal.clock import shown, shown_day

WIDTH = 120
COLUMN = 18
UNREMARKABLE = frozenset({"makes_sense"})


def timeline(session: Session) -> str:
    """The whole session."""
    start = session.start
    written = start.scenario["situation"] == "written"
    head = f"{start.scenario['name']} · {start.profile['full_name']} · {start.difficulty} · seed {start.seed}"
    return "\n".join([head, "", *rows(session.live, written=written)]) + "\n"


def rows(events: Iterable[Event], *, margin: bool = True, written: bool = False) -> Iterator[str]:
    """One or more rows per event; `margin` adds what the director did; what is `written` has days in place of a clock."""
    when = shown_day if written else shown
    before: State | None = None
    for event in events:
        match event:
            case TraineeSaid():
                yield from spoken(when(event.start_seconds), "you", event.text)
            case ActsDetected():
                yield from _margin(_heard(event))
            case Directed():
                if margin:
                    yield from _margin(_decided(before, event))
                before = event.state
            case PersonaSaid():
                yield from spoken(when(event.start_seconds), "they", event.line.text)
            case TraineeLeft():
                yield f"{'':{COLUMN}}(you left)"
            case SessionEnded():
                yield f"{'':{COLUMN}}END {event.outcome}: {event.because}"


def spoken(when: str, who: str, text: str) -> Iterator[str]:
    """Clock, speaker and words."""
    first = f"{when:>6}  {who:<{COLUMN - 8}}"
    yield from textwrap.wrap(text or "(silence)", WIDTH, initial_indent=first, subsequent_indent=" " * COLUMN)


def _heard(event: ActsDetected) -> str:
    names = " ".join(sorted(event.understanding.names() - UNREMARKABLE)) or ("-" if event.understanding.acts else "nothing")
    topics = f" | {' '.join(event.understanding.topics)}" if event.understanding.topics else ""
    return f"[{names}{topics}]"


def _decided(before: State | None, event: Directed) -> str:
    state = event.state
    moved = [
        f"{name} {getattr(before, name)}→{getattr(state, name)}"
        if before and getattr(before, name) != getattr(state, name)
        else ""
        for name in VARIABLES
    ]
    directive = event.directive
    move = f"{directive.move} + {directive.then}" if directive.then else directive.move
    return "  ".join(part for part in (state.stage, *moved, f"→ {move}: {directive.because}") if part)


def _margin(text: str) -> Iterator[str]:
    yield from textwrap.wrap(text, WIDTH, initial_indent=" " * COLUMN, subsequent_indent=" " * (COLUMN + 2))
