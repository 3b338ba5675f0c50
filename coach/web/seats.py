"""So many at once, the others in a queue: `await seats.take(told)` → at once, or after `told(3)`, `told(2)`, `told(1)`.

And so often at most: `Allowance(per_second=5, burst=20, clock).allows()` → True until somebody goes too fast. Knows neither
sessions nor sockets.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

Told = Callable[[int], Awaitable[None]]
"""Given one's place in the queue, from 1, whenever it changes."""


class Seats:
    """Places for so many; who comes later waits, first come first served."""

    def __init__(self, count: int) -> None:
        self.free = count
        self._queue: list[asyncio.Event] = []

    async def take(self, told: Told | None = None) -> None:
        """Return when there is a place; it is the caller's until `give`."""
        if self.free > 0 and not self._queue:
            self.free -= 1
            return
        moved = asyncio.Event()
        self._queue.append(moved)
        try:
            while self.free == 0 or self._queue[0] is not moved:
                moved.clear()
                if told:
                    await told(self._queue.index(moved) + 1)
                if self.free == 0 or self._queue[0] is not moved:  # it may have moved on while that was told
                    await moved.wait()
            self.free -= 1
        finally:  # whoever goes away lets the others move up
            self._queue.remove(moved)
            self._move_up()

    def give(self) -> None:
        """A place is free again."""
        self.free += 1
        self._move_up()

    def _move_up(self) -> None:
        for each in self._queue:
            each.set()


class Allowance:
    """A bucket of `burst` that fills by `per_second` (token bucket); every act takes one, or its weight."""

    def __init__(self, per_second: float, burst: float, clock: Callable[[], float]) -> None:
        self._per_second, self._burst, self._clock = per_second, burst, clock
        self._left = burst
        self._looked = clock()

    def allows(self, weight: float = 1.0) -> bool:
        """Whether that may be done now."""
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._looked) * self._per_second)
        self._looked = now
        if self._left < weight:
            return False
        self._left -= weight
        return True
