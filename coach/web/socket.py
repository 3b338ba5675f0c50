"""A WebSocket in, the events of one session out: `{"do":"say","text":"Hello","seen":3}` → `{"kind":"trainee_said",…}` and so on.

Every message to the page is one event, by the one codec; besides there are `{"problem":"…"}`, `{"status":"thinking"}`, `"yours"`,
`"late"` or `"waiting"` with a place in the queue, and `{"cue":"…"}`. The page says how many events it knows (`?after=`), so the
first connection, a reload and a lost connection are the same thing. What the director thinks stays here: a page that showed it
would coach.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
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
from coach.dialogue.words import DAY
from coach.errors import CoachError
from coach.rehearsal.hints import hint
from coach.rehearsal.loop import Rehearsal
from coach.rehearsal.turns import said, sent
from coach.web.cues import cue
from coach.web.rooms import Command, Room, Rooms, Working
from coach.web.seats import Allowance

SHOWN = (TraineeSaid, PersonaSaid, HintGiven, Paused, TakenBack, TraineeLeft, SessionEnded)
"""What a page may know while the talk goes on."""
MOST_DAYS = 365
MOST_CHARACTERS = 64_000
"""Of one message; a turn has at most 20,000."""
GONE_SECONDS = 5.0
"""Time for what a page said before it went: a turn takes a tenth of that."""
WISHES_PER_SECOND, WISHES_AT_ONCE = 5.0, 30.0
"""Nobody types faster; a script does."""
REFUSED = 4404
"""Close code: to try again by itself would not help."""
TOO_FAST = 4429
UNEXPECTED = "Something went wrong in coach itself; the terminal where it runs shows what. Nothing you said is lost: try again."
LOG = logging.getLogger(__name__)


class Wish(BaseModel):
    """What the page asks for."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    seen: Annotated[int, Field(ge=0)]
    """How many events the page knew of when it asked."""


class Say(Wish):
    do: Literal["say"]
    text: Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS)]
    days: Annotated[int, Field(ge=0, le=MOST_DAYS)] = 0
    """For what is written after a talk: how many days after it the first text is sent."""


class Simple(Wish):
    do: Literal["hint", "pause", "back", "leave"]


WISHES: TypeAdapter[Say | Simple] = TypeAdapter(Annotated[Say | Simple, Field(discriminator="do")])


class NotInAnExam(CoachError):
    """Help that an exam does not give."""

    def __init__(self) -> None:
        super().__init__("Not in an exam.")


async def serve(socket: WebSocket, rooms: Rooms, session: str, after: int) -> None:
    """One connection, from its beginning to its end."""
    await socket.accept()
    code = 1000
    try:
        async with contextlib.AsyncExitStack() as stack:
            room = await _entered(socket, rooms, session, stack)
            if room:
                code = await _converse(socket, room, after)
    except CoachError as error:
        await _tell(socket, {"problem": str(error)})
        code = REFUSED
    except Exception:
        LOG.exception("session %s cannot go on", session)
        await _tell(socket, {"problem": UNEXPECTED})
        code = REFUSED
    with contextlib.suppress(RuntimeError, WebSocketDisconnect):  # the page may have gone first
        await socket.close(code)


async def _entered(socket: WebSocket, rooms: Rooms, session: str, stack: contextlib.AsyncExitStack) -> Room | None:
    """The room, once there is one; None when the page has gone meanwhile. Raises CoachError."""

    async def told(place: int) -> None:
        await _tell(socket, {"status": "waiting", "place": place})

    entering = asyncio.ensure_future(stack.enter_async_context(rooms.enter(session, told)))
    leaving = asyncio.ensure_future(_gone(socket))
    try:
        await asyncio.wait({entering, leaving}, return_when=asyncio.FIRST_COMPLETED)
        return await entering if entering.done() else None
    finally:
        await _stopped(entering, leaving)


async def _gone(socket: WebSocket) -> None:
    """Return when the page has gone. A page that waits has nothing to say, and what it says is not kept."""
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass


async def _converse(socket: WebSocket, room: Room, after: int) -> int:
    """Both directions at once, until the page goes or the session is over; the code to close with."""
    sending = asyncio.ensure_future(_send(socket, room, after))
    receiving = asyncio.ensure_future(_receive(socket, room))
    try:
        await asyncio.wait({sending, receiving}, return_when=asyncio.FIRST_COMPLETED)
        if not receiving.done() and not room.session.ended:
            # The page has gone; what it said before it went has arrived, and is still to be read.
            await asyncio.wait({receiving}, timeout=GONE_SECONDS)
        return receiving.result() if receiving.done() else 1000
    finally:
        await _stopped(sending, receiving)


async def _stopped(*tasks: asyncio.Future[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    for task in tasks:
        if not task.cancelled():
            task.exception()  # looked at, so that nobody complains that it was not


async def _send(socket: WebSocket, room: Room, after: int) -> None:
    with contextlib.suppress(WebSocketDisconnect):
        async for news in room.news(after):
            if isinstance(news, Working):
                await socket.send_text(json.dumps({"status": "thinking" if news.on else "yours"}))
                continue
            await socket.send_text(_message(news))
            words = None if room.session.start.exam else cue(room.rehearsal.deriver.scenario, room.session.start.minutes, news)
            if words:
                await socket.send_text(json.dumps({"cue": words}))


def _message(event: Event) -> str:
    """An event, or only its number where the page may not know more: it has to count on."""
    return encode(event) if isinstance(event, SHOWN) else json.dumps({"kind": "other", "seq": event.seq})


async def _receive(socket: WebSocket, room: Room) -> int:
    """Grant wishes until the page goes; the code to close with."""
    allowance = Allowance(WISHES_PER_SECOND, WISHES_AT_ONCE, time.monotonic)
    await _do(socket, room, None, None)  # a session that was killed in mid-turn is derived to where the trainee speaks
    while True:
        try:
            text = await socket.receive_text()
        except (WebSocketDisconnect, KeyError):  # KeyError: bytes where words are wanted
            return 1000
        if not allowance.allows():
            await _tell(socket, {"problem": "That was too much at once. Wait a moment."})
            return TOO_FAST
        try:
            wish = _wish(text)
            command = _command(room, wish)
        except CoachError as error:
            await _tell(socket, {"problem": str(error)})
            continue
        await _do(socket, room, command, wish.seen)


async def _do(socket: WebSocket, room: Room, command: Command | None, seen: int | None) -> None:
    """Do it and say what came between: an out-of-date wish, a mistake of the user's, or one of ours."""
    try:
        if not await room.do(command or Rehearsal.proceed, seen=seen):
            await _tell(socket, {"status": "late"})
    except CoachError as error:
        await _tell(socket, {"problem": str(error)})
    except Exception:
        LOG.exception("a turn of %s failed", room.session.start.session)
        await _tell(socket, {"problem": UNEXPECTED})


def _wish(text: str) -> Say | Simple:
    """Raises CoachError."""
    if len(text) > MOST_CHARACTERS:
        raise CoachError(f"More than {MOST_CHARACTERS:,} characters at once.")
    try:
        return WISHES.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        raise CoachError(f"That message was not understood: {'.'.join(map(str, first['loc']))}: {first['msg']}.") from error


def _command(room: Room, wish: Say | Simple) -> Command:
    """What a wish does. Raises CoachError for one that is not to be granted."""
    if isinstance(wish, Say):
        written = room.rehearsal.deriver.scenario.written
        words = sent(wish.text) if written else said(wish.text)
        if not words:
            raise CoachError("There are no words in that.")
        return lambda rehearsal: _said(rehearsal, words, wish.days if written else None)
    if room.session.start.exam and wish.do != "leave":
        raise NotInAnExam
    return lambda rehearsal: _simple(rehearsal, wish.do)


def _said(rehearsal: Rehearsal, words: str, days: int | None) -> Iterator[Event]:
    yield from rehearsal.proceed()  # an earlier turn that was not answered, since something failed, is answered first
    if rehearsal.over:
        return
    if days is None:
        yield from rehearsal.say(words)
    else:
        at = max(rehearsal.session.seconds, days * DAY if rehearsal.session.turn == 0 else 0)
        yield from rehearsal.say(words, at=(at, at))


def _simple(rehearsal: Rehearsal, what: str) -> Iterator[Event]:
    if rehearsal.over:
        return
    if what == "leave":
        yield from rehearsal.leave("done")
    elif what == "hint":
        yield from rehearsal.proceed()
        yield rehearsal.hint(hint(rehearsal))
    elif what == "pause":
        yield rehearsal.pause()
    elif event := rehearsal.take_back():
        yield event


async def _tell(socket: WebSocket, message: dict[str, Any]) -> None:
    with contextlib.suppress(RuntimeError, WebSocketDisconnect):
        await socket.send_text(json.dumps(message))
