"""Work with its measured cost, put on the clock of the samples: `Clockwork(lambda: listener.seconds)`.

A job is done when it is handed in, and its result can be had only when, on the sample clock, one worker would have had the time
to do it after all that was handed in before. So a turn of ten seconds is measured in less, with the real cost of every model.
The cost is processor time over the threads that share the work, so that whatever else runs on the machine does not count.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any


class Cost:
    """Seconds that the work in a `with` block takes on a machine of its own."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self.seconds = 0.0

    def __enter__(self) -> Cost:
        self._begun = time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = (time.process_time() - self._begun) / self._threads


class Booked(Future):
    """A result that is there from `ready` on."""

    def __init__(self, clock: Callable[[], float], begins: float) -> None:
        super().__init__()
        self._clock = clock
        self.begins = begins
        self.ready = begins

    def done(self) -> bool:
        return super().done() and self._clock() >= self.ready


class Clockwork(Executor):
    """One worker, whose jobs run on so many threads.

    `memory` keeps results and costs by the sound they were asked for, so that what several ways of deciding look at is worked
    on once; it belongs to one turn.
    """

    def __init__(
        self, clock: Callable[[], float], threads: int, memory: dict[tuple[str, bytes], tuple[Any, float]] | None = None
    ):
        self._clock = clock
        self._threads = threads
        self._memory = {} if memory is None else memory
        self._jobs: list[tuple[Booked, float]] = []
        self.busy_seconds = 0.0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        key = (fn.__qualname__, args[0].tobytes())
        if key not in self._memory:
            with Cost(self._threads) as spent:
                result = fn(*args, **kwargs)
            self._memory[key] = result, spent.seconds
        result, cost = self._memory[key]
        now = self._clock()
        waiting = [(job, cost) for job, cost in self._jobs if not job.withdrawn(now)]
        free = max((job.ready for job, _ in waiting), default=0.0)
        future = _Withdrawable(self._clock, max(now, free))
        future.ready = future.begins + cost
        future.set_result(result)
        self._jobs = [*waiting[-8:], (future, cost)]
        self.busy_seconds += cost
        return future


class _Withdrawable(Booked):
    """As a real future: one whose work has not begun can be cancelled, and costs nothing then."""

    _cancelled = False

    def cancel(self) -> bool:
        if self._clock() < self.begins:
            self._cancelled = True
            self.ready = self.begins
        return self._cancelled

    def withdrawn(self, now: float) -> bool:
        return self._cancelled or now >= self.ready
