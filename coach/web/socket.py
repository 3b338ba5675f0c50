"""A WebSocket in, the events of one session out: `{"do":"say","text":"Hello","seen":3}` → `{"kind":"trainee_said",…}` and so on.

Every message to the page is one event, by the one codec, or `{"problem":"…"}`. The page says how many events it knows
(`?after=`), so the first connection, a reload and a lost connection are the same thing. What the director thinks stays here: a
page that showed it would coach.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Iterator
from typing import Annotated, Literal

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
from coach.errors import CoachError
from coach.rehearsal.hints import hint
from coach.rehearsal.loop import Rehearsal
from coach.rehearsal.turns import said
from coach.web.rooms import Room, Rooms

SHOWN = (TraineeSaid, PersonaSaid, HintGiven, Paused, TakenBack, TraineeLeft, SessionEnded)
"""What a page may know while the talk goes on."""
MOST_CHARACTERS = 64_000
"""Of one message; a turn has at most 20,000."""


class Wish(BaseModel):
    """What the page asks for."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    seen: Annotated[int, Field(ge=0)]
    """How many events the page knew of when it asked."""


class Say(Wish):
    do: Literal["say"]
    text: Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS)]


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
    try:
        async with rooms.enter(session) as room:
            await _converse(socket, room, after)
    except CoachError as error:
        await _tell(socket, error)
    with contextlib.suppress(RuntimeError, WebSocketDisconnect):  # the page may have gone first
        await socket.close()


async def _converse(socket: WebSocket, room: Room, after: int) -> None:
    """Both directions at once, until the page goes or the session is over."""
    async with asyncio.TaskGroup() as group:
        sending = group.create_task(_send(socket, room, after))
        receiving = group.create_task(_receive(socket, room))
        await asyncio.wait({sending, receiving}, return_when=asyncio.FIRST_COMPLETED)
        sending.cancel()
        receiving.cancel()


async def _send(socket: WebSocket, room: Room, after: int) -> None:
    with contextlib.suppress(WebSocketDisconnect):
        async for event in room.events(after):
            await socket.send_text(_message(event))


def _message(event: Event) -> str:
    """An event, or only its number where the page may not know more: it has to count on."""
    return encode(event) if isinstance(event, SHOWN) else json.dumps({"kind": "other", "seq": event.seq})


async def _receive(socket: WebSocket, room: Room) -> None:
    while True:
        try:
            text = await socket.receive_text()
        except (WebSocketDisconnect, KeyError):  # KeyError: bytes where words are wanted
            return
        try:
            await _grant(room, text)
        except CoachError as error:
            await _tell(socket, error)


async def _grant(room: Room, text: str) -> None:
    """Do what the page asks. Raises CoachError."""
    if len(text) > MOST_CHARACTERS:
        raise CoachError(f"More than {MOST_CHARACTERS:,} characters at once.")
    try:
        wish = WISHES.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        raise CoachError(f"That message was not understood: {'.'.join(map(str, first['loc']))}: {first['msg']}.") from error
    if isinstance(wish, Say):
        words = said(wish.text)
        if words:
            await room.do(lambda rehearsal: rehearsal.say(words) if not rehearsal.over else None, seen=wish.seen)
        return
    if room.session.start.exam and wish.do != "leave":
        raise NotInAnExam
    await room.do(lambda rehearsal: _simple(rehearsal, wish.do), seen=wish.seen)


def _simple(rehearsal: Rehearsal, what: str) -> Iterator[Event]:
    if rehearsal.over:
        return
    if what == "leave":
        yield from rehearsal.leave("done")
    elif what == "hint":
        yield rehearsal.hint(hint(rehearsal))
    elif what == "pause":
        yield rehearsal.pause()
    elif event := rehearsal.take_back():
        yield event


async def _tell(socket: WebSocket, error: CoachError) -> None:
    with contextlib.suppress(RuntimeError, WebSocketDisconnect):
        await socket.send_text(json.dumps({"problem": str(error)}))
