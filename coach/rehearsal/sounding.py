"""Turns as they were heard in, how each was said out: measured while the professional speaks, and the rest at the end.

`sounding.add(3, turn, 41.2)` in the talk; `sounding.known()` gives what is finished. The second look at a turn takes as much of
the processor as the first, so it waits until nobody waits for anything. Writes nothing: events are the loop's.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coach.dialogue.types import Delivery
from coach.errors import CoachError
from coach.speech.listener import TAIL_SECONDS, TurnEnded
from coach.speech.ports import SAMPLE_RATE
from coach.speech.verbatim import Verbatim, later

LOOK_SECONDS = 0.1
MOST_LEAD_SECONDS = 0.45
"""Sound before the first voiced sample that a listener keeps, at most."""


@dataclass(frozen=True, slots=True)
class Known:
    """How one turn was said."""

    turn: int
    said_at: float
    """Rehearsal time at which the turn began, which tells it from an earlier try of the same number."""
    delivery: Delivery
    sound_seconds: float
    """Rehearsal time of the first sample."""


class Sounding:
    """Measures in a thread of its own. Everything but the measuring belongs to one thread."""

    def __init__(self, verbatim: Verbatim, idle: Callable[[], bool] = lambda: False) -> None:
        """`idle`: whether the processor is free for a while."""
        self._verbatim, self.idle = verbatim, idle
        self._jobs: queue.SimpleQueue[tuple[int, TurnEnded, float] | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Known | None] = queue.SimpleQueue()
        self._hurry = threading.Event()
        self._abandoned = threading.Event()
        self.left = 0
        """Turns that are not measured yet."""
        self.problem: CoachError | None = None
        """Why a turn could not be measured."""
        self._thread = threading.Thread(target=self._work, name="coach-sounding", daemon=True)

    def add(self, turn: int, ended: TurnEnded, said_at: float) -> None:
        """A turn that was just said."""
        if not self._thread.is_alive():
            self._thread.start()
        self.left += 1
        self._jobs.put((turn, ended, said_at))

    def known(self) -> Iterator[Known]:
        """What has been measured since this was asked last; never waits."""
        while not self._done.empty():
            yield from self._next()

    def finish(self) -> Iterator[Known]:
        """All the rest, waiting for it; ends the thread."""
        self._hurry.set()
        self._jobs.put(None)
        while self.left:
            yield from self._next()

    def abandon(self) -> None:
        """Nobody wants to know the rest: the session is to be deleted. Ends the thread."""
        self._abandoned.set()
        self._hurry.set()
        self._jobs.put(None)

    def _next(self) -> Iterator[Known]:
        found = self._done.get()
        self.left -= 1
        if found:
            yield found

    def _work(self) -> None:
        while job := self._jobs.get():
            while not (self._hurry.wait(LOOK_SECONDS) or self.idle()):
                pass
            known = None
            try:
                known = None if self._abandoned.is_set() else self._measured(*job)
            except CoachError as error:
                self.problem = error
            finally:  # whoever waits for the rest must not wait for ever
                self._done.put(known)

    def _measured(self, turn: int, ended: TurnEnded, said_at: float) -> Known:
        spoken = ended.end_seconds - ended.start_seconds
        lead = min(MOST_LEAD_SECONDS, max(0.0, len(ended.audio) / SAMPLE_RATE - spoken - TAIL_SECONDS))
        begin = round(said_at - lead, 2)
        return Known(turn, said_at, later(self._verbatim.listen(ended.audio), begin), begin)
