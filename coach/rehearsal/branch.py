"""A session and a turn in, the beginning of a new session out: everything before that turn, as if just said.

Taken-back turns, hints and pauses stay behind: the new session begins clean and records its parent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from coach.dialogue.events import Event, HintGiven, Paused, SessionStarted, TraineeSaid
from coach.dialogue.session import Session
from coach.errors import CoachError


def branch(events: Sequence[Event], turn: int, now: datetime) -> tuple[SessionStarted, *tuple[Event, ...]]:
    """The first events of the new session. Raises CoachError when the session has no such turn."""
    session = Session.of(events)
    if not any(isinstance(event, TraineeSaid) and event.turn == turn for event in session.live):
        turns = f"turns 1 to {session.turn}" if session.turn else "no turn of yours yet"
        raise CoachError(f"{session.start.session} has {turns}; there is no turn {turn} to go back to.")
    kept = [
        event for event in session.live[1:] if not isinstance(event, (HintGiven, Paused)) and getattr(event, "turn", 0) < turn
    ]
    parent = session.start
    name = f"{now:%Y%m%d-%H%M%S}-{parent.scenario['name']}-{parent.seed % 0x10000:04x}-t{turn}"
    start = replace(parent, session=name, created=now.isoformat(timespec="seconds"), parent=parent.session, parent_turn=turn)
    return (start, *(replace(event, seq=seq) for seq, event in enumerate(kept, 1)))
