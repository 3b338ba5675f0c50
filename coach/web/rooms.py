"""Rehearsals that are going on, each in its own room: commands in, journalled events out to everybody who listens.

`async with rooms.enter(id) as room: await room.do(lambda rehearsal: rehearsal.say("Hello"))`. A room holds its session's
journal, so no other coach can write to it; two tabs share one room. A room whose last listener has gone is closed after a
while, and the session goes on from disk when somebody comes back. The rehearsal works in a bounded pool of threads: the event
loop never waits for it. There are so many rooms; whoever comes later waits for one.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import anyio
import anyio.to_thread

from coach.dialogue.events import Event
from coach.dialogue.session import Session
from coach.errors import CoachError, NotFound
from coach.history.sessions import load_to_go_on
from coach.rehearsal.loop import Rehearsal
from coach.rehearsal.ports import JournalWriter
from coach.web.seats import Seats, Told
from coach.wiring import House, kept_practice, rehearsal

if TYPE_CHECKING:
    from coach.web.voice import Voice

WORKERS = 4
"""Threads that may rehearse at one time. More only wait for each other: the work is Python."""
KEPT_SECONDS = 30.0
"""How long an empty room keeps its journal open: a reload or a lost connection comes back sooner."""
CAPACITY = 250
"""Rooms that may be open at one time; see `benchmarks/web`."""
LOG = logging.getLogger(__name__)
Command = Callable[[Rehearsal], "Iterable[Event] | Event | None"]


class RoomClosed(CoachError):
    """The session was deleted, or the server stops."""

    def __init__(self) -> None:
        super().__init__("This session was closed.")


class SpokenNow(CoachError):
    """The talk went aloud while something was on its way that belonged to a typed one."""

    def __init__(self) -> None:
        super().__init__("The talk has just gone aloud. Try that again.")


@dataclass(frozen=True, slots=True)
class Working:
    """Whether the professional is thinking; said when it changes, and when all events so far have been told."""

    on: bool


@dataclass(slots=True)
class Room:
    """One session that is open."""

    rehearsal: Rehearsal
    journal: JournalWriter
    closing: contextlib.ExitStack
    """Closes the journal."""
    limiter: anyio.CapacityLimiter
    over: Callable[[Session], None]
    """Told, in a worker thread, when the session has ended."""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    listeners: set[asyncio.Event] = field(default_factory=set)
    """Woken when there is something new."""
    doing: set[asyncio.Future[bool]] = field(default_factory=set)
    guests: int = 0
    working: bool = False
    closed: bool = False
    voice: Voice | None = None
    """The conversation that has taken the room's place, while the talk is aloud."""

    @property
    def session(self) -> Session:
        """As it stands now."""
        return self.rehearsal.session

    async def do(self, command: Command, *, seen: int | None = None) -> bool:
        """Run one command, one at a time. False when the session has moved on from `seen` events: what was meant is out of date.

        So a turn that is sent twice, by an impatient finger or after a lost connection, is said once. Raises RoomClosed.
        """
        # Whoever asked may go away meanwhile; the turn goes on to its end, and no other begins before that.
        doing = asyncio.ensure_future(self._do(command, seen))
        self.doing.add(doing)
        doing.add_done_callback(self.doing.discard)
        return await asyncio.shield(doing)

    async def _do(self, command: Command, seen: int | None) -> bool:
        async with self.turn:
            self.free()
            if seen is not None and seen != len(self.session.events):
                return False
            self.working = True
            self.announce()
            try:
                await anyio.to_thread.run_sync(self._obey, command, asyncio.get_running_loop(), limiter=self.limiter)
            finally:
                self.working = False
                self.announce()
            return True

    def free(self) -> None:
        """Raises RoomClosed or SpokenNow when nothing can be done here now."""
        if self.closed:
            raise RoomClosed
        if self.voice:
            raise SpokenNow

    def close(self) -> None:
        """Let the journal go, and everybody who listens."""
        self.closed = True
        self.closing.close()
        self.announce()

    def _obey(self, command: Command, loop: asyncio.AbstractEventLoop) -> None:
        """In a worker thread: each event is announced as soon as it is on disk, before the next one is made."""
        made = command(self.rehearsal)
        for _ in [made] if made is None or not isinstance(made, Iterable) else made:
            loop.call_soon_threadsafe(self.announce)
        if self.session.ended:
            self.over(self.session)

    def announce(self) -> None:
        """Wake everybody who listens. In the event loop."""
        for listener in self.listeners:
            listener.set()

    async def news(self, after: int) -> AsyncIterator[Event | Working]:
        """Every event from number `after` on, those to come included, until the session is over or the room is closed."""
        news = asyncio.Event()
        self.listeners.add(news)
        told: bool | None = None
        try:
            while True:
                news.clear()
                for event in self.session.events[after:]:
                    yield event
                    after = event.seq + 1
                if self.closed or (self.session.ended and after >= len(self.session.events)):
                    return
                if told is not self.working:
                    told = self.working
                    yield Working(told)
                await news.wait()
        finally:
            self.listeners.discard(news)


class Rooms:
    """All rooms of one server."""

    def __init__(
        self, house: House, workers: int = WORKERS, kept_seconds: float = KEPT_SECONDS, capacity: int = CAPACITY
    ) -> None:
        self._house = house
        self._open: dict[str, Room] = {}
        self._opening: dict[str, asyncio.Lock] = {}
        self._limiter = anyio.CapacityLimiter(workers)
        self._kept_seconds = kept_seconds
        self._seats = Seats(capacity)
        self._closing: set[asyncio.Task[None]] = set()

    @contextlib.asynccontextmanager
    async def enter(self, name: str, told: Told | None = None) -> AsyncIterator[Room]:
        """The room of a session, opened if it is not. `told`: its place, where it has to wait. Raises NotFound, JournalError or
        InUse."""
        room = await self._entered(name, told)
        try:
            yield room
        finally:
            self._left(name, room)

    async def shut(self, name: str) -> None:
        """Close a session's room now, so that it can be deleted."""
        async with self._lock(name):
            if room := self._open.pop(name, None):
                await self._close(room)

    async def close(self) -> None:
        """Every room, at the end of the server or when everything is deleted."""
        for task in list(self._closing):
            task.cancel()
        for name in list(self._open):
            await self.shut(name)

    async def _entered(self, name: str, told: Told | None) -> Room:
        if not self._house.journals.path(name).exists():  # nobody waits in a queue for what is not there
            raise NotFound("session", name, listing="coach sessions list")
        seated = name not in self._open
        if seated:
            await self._seats.take(told)
        opening = asyncio.ensure_future(self._opened(name, seated))
        try:
            return await asyncio.shield(opening)
        except asyncio.CancelledError:  # the page has gone; a journal that is being opened would stay open for ever
            opening.add_done_callback(lambda done: None if done.exception() else self._left(name, done.result()))
            raise

    async def _opened(self, name: str, seated: bool) -> Room:
        try:
            async with self._lock(name):
                room = self._open.get(name)
                if room is None:
                    room = await anyio.to_thread.run_sync(self._unlock, name, limiter=self._limiter)
                    self._open[name] = room
                    seated = False  # from now on the room has the seat
                room.guests += 1
                return room
        finally:
            if seated:  # it could not be opened, or another tab was quicker
                self._seats.give()

    def _left(self, name: str, room: Room) -> None:
        room.guests -= 1
        if room.guests == 0:
            task = asyncio.create_task(self._leave(name, room))
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    async def _leave(self, name: str, room: Room) -> None:
        await asyncio.sleep(0 if room.session.ended else self._kept_seconds)
        async with self._lock(name):
            if room.guests == 0 and self._open.get(name) is room:
                del self._open[name]
                await self._close(room)

    async def _close(self, room: Room) -> None:
        if room.voice:
            await room.voice.end(measured=False)
        async with room.turn:
            room.close()
        self._seats.give()

    def _lock(self, name: str) -> asyncio.Lock:
        return self._opening.setdefault(name, asyncio.Lock())

    def _unlock(self, name: str) -> Room:
        with contextlib.ExitStack() as undone:
            load_to_go_on(self._house.journals, name)  # what cannot be read is said before anything is opened for writing
            journal = undone.enter_context(self._house.journals.writing(name))
            going = rehearsal(self._house, load_to_go_on(self._house.journals, name), journal)
            return Room(going, journal, undone.pop_all(), self._limiter, self._over)

    def _over(self, session: Session) -> None:
        """A rehearsal with a contact goes into the records. What stands in the way of that must not take the report along."""
        try:
            kept_practice(self._house, session)
        except CoachError:
            LOG.exception("the talk %s could not be written into the records", session.start.session)
