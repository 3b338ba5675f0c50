"""Rehearsals that are going on, each in its own room: commands in, journalled events out to everybody who listens.

`async with rooms.enter(id) as room: await room.do(lambda rehearsal: rehearsal.say("Hello"))`. A room holds its session's
journal, so no other coach can write to it; two tabs share one room. A room whose last listener has gone is closed after a
while, and the session goes on from disk when somebody comes back. The rehearsal works in a bounded pool of threads: the event
loop never waits for it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field

import anyio
import anyio.to_thread

from coach.dialogue.events import Event
from coach.dialogue.session import Session
from coach.history.sessions import load_to_go_on
from coach.rehearsal.loop import Rehearsal
from coach.wiring import House, rehearsal

WORKERS = 4
"""Threads that may rehearse at one time. More only wait for each other: the work is Python."""
KEPT_SECONDS = 30.0
"""How long an empty room keeps its journal open: a reload or a lost connection comes back sooner."""
Command = Callable[[Rehearsal], "Iterable[Event] | Event | None"]


@dataclass(slots=True)
class Room:
    """One session that is open."""

    rehearsal: Rehearsal
    closing: contextlib.ExitStack
    """Closes the journal."""
    limiter: anyio.CapacityLimiter
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    listeners: set[asyncio.Event] = field(default_factory=set)
    """Woken when there is something new."""
    guests: int = 0

    @property
    def session(self) -> Session:
        """As it stands now."""
        return self.rehearsal.session

    async def do(self, command: Command, *, seen: int | None = None) -> bool:
        """Run one command, one at a time. False when the session has moved on from `seen` events: what was meant is out of date.

        So a turn that is sent twice, by an impatient finger or after a lost connection, is said once.
        """
        async with self.turn:
            if seen is not None and seen != len(self.session.events):
                return False
            await anyio.to_thread.run_sync(self._obey, command, asyncio.get_running_loop(), limiter=self.limiter)
            return True

    def _obey(self, command: Command, loop: asyncio.AbstractEventLoop) -> None:
        """In a worker thread: each event is announced as soon as it is on disk, before the next one is made."""
        made = command(self.rehearsal)
        for _ in [made] if made is None or not isinstance(made, Iterable) else made:
            loop.call_soon_threadsafe(self._announce)

    def _announce(self) -> None:
        for listener in self.listeners:
            listener.set()

    async def events(self, after: int) -> AsyncIterator[Event]:
        """Every event from number `after` on, those to come included, until the session is over."""
        news = asyncio.Event()
        self.listeners.add(news)
        try:
            while True:
                news.clear()
                known = self.session.events
                for event in known[after:]:
                    yield event
                after = max(after, len(known))
                if self.session.ended and after >= len(self.session.events):
                    return
                await news.wait()
        finally:
            self.listeners.discard(news)


class Rooms:
    """All rooms of one server."""

    def __init__(self, house: House, workers: int = WORKERS, kept_seconds: float = KEPT_SECONDS) -> None:
        self._house = house
        self._open: dict[str, Room] = {}
        self._opening: dict[str, asyncio.Lock] = {}
        self._limiter = anyio.CapacityLimiter(workers)
        self._kept_seconds = kept_seconds
        self._closing: set[asyncio.Task[None]] = set()

    @contextlib.asynccontextmanager
    async def enter(self, name: str) -> AsyncIterator[Room]:
        """The room of a session, opened if it is not. Raises NotFound, JournalError or InUse."""
        async with self._opening.setdefault(name, asyncio.Lock()):
            room = self._open.get(name)
            if room is None:
                room = await anyio.to_thread.run_sync(self._unlock, name, limiter=self._limiter)
                self._open[name] = room
            room.guests += 1
        try:
            yield room
        finally:
            room.guests -= 1
            if room.guests == 0:
                task = asyncio.create_task(self._leave(name, room))
                self._closing.add(task)
                task.add_done_callback(self._closing.discard)

    async def shut(self, name: str) -> None:
        """Close a session's room now, so that it can be deleted."""
        async with self._opening.setdefault(name, asyncio.Lock()):
            room = self._open.pop(name, None)
            if room:
                async with room.turn:
                    room.closing.close()

    async def close(self) -> None:
        """Every room, at the end of the server."""
        for task in list(self._closing):
            task.cancel()
        for name in list(self._open):
            await self.shut(name)

    async def _leave(self, name: str, room: Room) -> None:
        await asyncio.sleep(0 if room.session.ended else self._kept_seconds)
        async with self._opening.setdefault(name, asyncio.Lock()):
            if room.guests == 0 and self._open.get(name) is room:
                del self._open[name]
                async with room.turn:
                    room.closing.close()

    def _unlock(self, name: str) -> Room:
        closing = contextlib.ExitStack()
        with contextlib.ExitStack() as undone:
            load_to_go_on(self._house.journals, name)  # what cannot be read is said before anything is opened for writing
            journal = undone.enter_context(self._house.journals.writing(name))
            session = load_to_go_on(self._house.journals, name)
            going = rehearsal(self._house, session, journal)
            for _ in going.proceed():  # a session that was killed in mid-turn is derived to where the trainee speaks
                pass
            closing = undone.pop_all()
        return Room(going, closing, self._limiter)
