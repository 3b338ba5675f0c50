"""A WebSocket in, the events of one session out: `{"do":"say","text":"Hello","seen":3}` → `{"kind":"trainee_said",…}` and so on.

Every message to the page is one event, by the one codec; besides there are `{"problem":"…"}`, `{"status":"thinking"}`, `"yours"`,
`"late"` or `"waiting"` with a place in the queue, `{"cue":"…"}`, and in a talk aloud `{"ear":"…"}` and sound. The page says how
many events it knows (`?after=`), so the first connection, a reload and a lost connection are the same thing. What the director
thinks stays here: a page that showed it would coach.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from coach.dialogue.events import (
    Event,
    HintGiven,
    Paused,
    PersonaSaid,
    SessionEnded,
    TakenBack,
    TraineeLeft,
    TraineeSaid,
    encode,
)
from coach.errors import CoachError
from coach.rehearsal.loop import Rehearsal
from coach.web.cues import cue
from coach.web.hearing import Hearing
from coach.web.rooms import Command, Room, Rooms, Working
from coach.web.seats import Allowance
from coach.web.voice import UNEXPECTED, Voice
from coach.web.wire import Wire
from coach.web.wishes import Aloud, AnyWish, Key, Say, Silent, Simple, check, command, wish, words_of

SHOWN = (TraineeSaid, PersonaSaid, HintGiven, Paused, TakenBack, TraineeLeft, SessionEnded)
"""What a page may know while the talk goes on."""
GONE_SECONDS = 5.0
"""Time for what a page said before it went: a turn takes a tenth of that."""
WISHES_PER_SECOND, WISHES_AT_ONCE = 5.0, 30.0
"""Nobody types faster; a script does."""
BYTES_PER_SECOND, BYTES_AT_ONCE = 80_000.0, 400_000.0
"""16 kHz of 16 bits are 32,000; a page that was held up sends more for a moment."""
LEAST_BYTES = 640
"""What a frame counts at least: a flood of empty ones is a flood."""
LAST_SOUND_SECONDS = 8.0
"""For the tone after somebody has hung up."""
REFUSED = 4404
"""Close code: to try again by itself would not help."""
TOO_FAST = 4429
LOG = logging.getLogger(__name__)


async def serve(socket: WebSocket, rooms: Rooms, hearing: Hearing, session: str, after: int) -> None:
    """One connection, from its beginning to its end."""
    await socket.accept()
    wire = Wire(socket)
    code = 1000
    try:
        async with contextlib.AsyncExitStack() as stack:
            room = await _entered(wire, rooms, session, stack)
            if room:
                code = await _converse(Talk(wire, room, hearing), after)
    except CoachError as error:
        await wire.send(json.dumps({"problem": str(error)}))
        code = REFUSED
    except Exception:
        LOG.exception("session %s cannot go on", session)
        await wire.send(json.dumps({"problem": UNEXPECTED}))
        code = REFUSED
    with contextlib.suppress(RuntimeError, WebSocketDisconnect):  # the page may have gone first
        await socket.close(code)


async def _entered(wire: Wire, rooms: Rooms, session: str, stack: contextlib.AsyncExitStack) -> Room | None:
    """The room, once there is one; None when the page has gone meanwhile. Raises CoachError."""

    async def told(place: int) -> None:
        await wire.send(json.dumps({"status": "waiting", "place": place}))

    entering = asyncio.ensure_future(stack.enter_async_context(rooms.enter(session, told)))
    leaving = asyncio.ensure_future(wire.gone())
    try:
        await asyncio.wait({entering, leaving}, return_when=asyncio.FIRST_COMPLETED)
        return await entering if entering.done() else None
    finally:
        await _stopped(entering, leaving)


async def _converse(talk: Talk, after: int) -> int:
    """Both directions at once, until the page goes or the session is over; the code to close with."""
    sending = asyncio.ensure_future(talk.send(after))
    receiving = asyncio.ensure_future(talk.receive())
    delivering = asyncio.ensure_future(talk.wire.deliver())
    try:
        await asyncio.wait({sending, receiving}, return_when=asyncio.FIRST_COMPLETED)
        if not receiving.done() and not talk.room.session.ended:
            # The page has gone; what it said before it went has arrived, and is still to be read.
            await asyncio.wait({receiving}, timeout=GONE_SECONDS)
        if not receiving.done() and talk.voice:  # the line is dead: that is heard before the page may go
            await asyncio.wait(
                {receiving, asyncio.ensure_future(talk.voice.wait())},
                timeout=LAST_SOUND_SECONDS,
                return_when=asyncio.FIRST_COMPLETED,
            )
        return receiving.result() if receiving.done() else 1000
    finally:
        await talk.hush()
        here = not receiving.done()
        await _stopped(sending, receiving, delivering)
        if here:
            await talk.wire.rest()


async def _stopped(*tasks: asyncio.Future[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    for task in tasks:
        if not task.cancelled():
            task.exception()  # looked at, so that nobody complains that it was not


class Talk:
    """One page in one room."""

    def __init__(self, wire: Wire, room: Room, hearing: Hearing) -> None:
        self.wire, self.room, self.hearing = wire, room, hearing
        self.voice: Voice | None = None
        """The conversation over this page's microphone, also when it is over."""
        self._opening: asyncio.Task[None] | None = None

    async def send(self, after: int) -> None:
        """Everything that happens in the room."""
        start, scenario = self.room.session.start, self.room.rehearsal.deriver.scenario
        async for news in self.room.news(after):
            if isinstance(news, Working):
                await self.wire.send(json.dumps({"status": "thinking" if news.on else "yours"}))
                continue
            await self.wire.send(_message(news))
            if not start.exam and (words := cue(scenario, start.minutes, news)):
                await self.wire.send(json.dumps({"cue": words}))

    async def receive(self) -> int:
        """Grant wishes until the page goes; the code to close with."""
        wishes = Allowance(WISHES_PER_SECOND, WISHES_AT_ONCE, time.monotonic)
        sound = Allowance(BYTES_PER_SECOND, BYTES_AT_ONCE, time.monotonic)
        if len(self.room.session.events) > 1 and not await self._spoken_now():
            await self._do(Rehearsal.proceed, None)  # one that was killed in mid-turn is derived to where the trainee speaks
        while (message := await self.wire.receive())["type"] != "websocket.disconnect":
            text, data = message.get("text"), message.get("bytes")
            if not (wishes.allows() if data is None else sound.allows(max(LEAST_BYTES, len(data)))):
                await self.wire.send(json.dumps({"problem": "That was too much at once. Wait a moment."}))
                return TOO_FAST
            if data is None:
                await self._granted(text or "")
            elif self.voice:
                self.voice.take(data)
        return 1000

    async def hush(self) -> None:
        """The page goes: so does its microphone."""
        if self._opening:
            await _stopped(self._opening)
        if self.voice:
            await self.voice.end()

    async def _granted(self, text: str) -> None:
        try:
            wished = wish(text)
            if isinstance(wished, Aloud):
                self._aloud(wished)
            elif isinstance(wished, Silent):
                await self._silent()
            elif voice := await self._spoken_now():
                self._spoken(voice, wished)
            elif not isinstance(wished, Key):
                await self._do(command(self.room, wished), wished.seen)
        except CoachError as error:
            await self._problem(str(error))

    async def _spoken_now(self) -> Voice | None:
        """The conversation that has taken the room's place, over whichever page; one that ends is waited for."""
        while (voice := self.room.voice) and voice.ending:
            await voice.wait()
        return voice

    def _aloud(self, wished: Aloud) -> None:
        """Open the microphone, beside everything else that the page does: a place, or the model, may have to be waited for.

        Raises CoachError where nobody talks.
        """
        if self.room.rehearsal.deriver.scenario.written:
            raise CoachError("Here one writes, and nothing is said aloud.")
        if not (self._opening and not self._opening.done()) and not (self.voice and self.room.voice is self.voice):
            self._opening = asyncio.create_task(self._open(wished))

    async def _silent(self) -> None:
        if self._opening and not self._opening.done():
            await _stopped(self._opening)
            self.wire.tell({"ear": "off"})
        elif self.voice and not self.voice.ending:
            self.voice.ending = True
            self.voice.do("silent")

    async def _open(self, wished: Aloud) -> None:
        """Wait for a place, take the room's place, and hold the place until the conversation is over."""
        try:
            await self.hearing.seats.take(self._place)
            try:
                self.wire.tell({"ear": "loading"})
                await self._begin(wished)
            except BaseException:
                self.hearing.seats.give()
                raise
        except CoachError as error:
            self.wire.tell({"problem": str(error)})
            self.wire.tell({"ear": "off"})
        except Exception:
            LOG.exception("session %s cannot go aloud", self.room.session.start.session)
            self.wire.tell({"problem": UNEXPECTED})
            self.wire.tell({"ear": "off"})

    async def _begin(self, wished: Aloud) -> None:
        voice = Voice(self.room, self.hearing.house, self.wire, wished)
        beginning = asyncio.ensure_future(voice.begin(self.hearing))
        try:
            await asyncio.shield(beginning)
        except asyncio.CancelledError:  # the page has gone; a conversation that is being opened would stay open for ever
            await asyncio.wait({beginning})
            if not beginning.exception():
                await voice.end()
            raise
        self.voice = voice
        self.hearing.follow(voice)
        self.wire.tell({"ear": "on", "leaves": self.hearing.leaves})

    async def _place(self, place: int) -> None:
        self.wire.tell({"ear": "waiting", "place": place})

    def _spoken(self, voice: Voice, wished: AnyWish) -> None:
        """A wish during a talk aloud. Raises CoachError for one that is not to be granted."""
        if isinstance(wished, Key):
            voice.key(down=wished.down)
        elif isinstance(wished, Say):
            voice.say(words_of(wished.text))
        elif isinstance(wished, Simple) and wished.do != "begin":
            check(self.room, wished)
            voice.do(wished.do)

    async def _do(self, wanted: Command, seen: int | None) -> None:
        """Do it and say what came between: an out-of-date wish, a mistake of the user's, or one of ours."""
        try:
            if not await self.room.do(wanted, seen=seen):
                await self.wire.send(json.dumps({"status": "late"}))
        except CoachError as error:
            await self._problem(str(error))
        except Exception:
            LOG.exception("a turn of %s failed", self.room.session.start.session)
            await self._problem(UNEXPECTED)

    async def _problem(self, sentence: str) -> None:
        await self.wire.send(json.dumps({"problem": sentence}))


def _message(event: Event) -> str:
    """An event, or only its number where the page may not know more: it has to count on."""
    return encode(event) if isinstance(event, SHOWN) else json.dumps({"kind": "other", "seq": event.seq})
