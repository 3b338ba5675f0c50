"""One WebSocket as a page to talk to: `wire.tell({"ear": "on"})` from any thread, `await wire.receive()` for what it says.

Messages go out in order, words before sound, since "be silent" must not stand in a queue behind what it silences. Knows no talk.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import deque
from typing import Any

from starlette.types import Message
from starlette.websockets import WebSocket, WebSocketDisconnect

MOST_EARLY = 30
"""Messages of a page that waits."""
MOST_SOUND_BYTES = 24_000_000
"""Eight minutes that wait to be sent: a page that takes nothing does not fill the memory."""
REST_SECONDS = 2.0


class Wire:
    """Implements Page of `voice.py`."""

    def __init__(self, socket: WebSocket) -> None:
        self.socket = socket
        self._loop = asyncio.get_running_loop()
        self._lock = asyncio.Lock()
        self._news = asyncio.Event()
        self._words: deque[str] = deque()
        self._sound: deque[bytes] = deque()
        self._sound_bytes = 0
        self._early: deque[Message] = deque(maxlen=MOST_EARLY)
        """What the page said before there was a room."""

    async def receive(self) -> Message:
        """What the page says, in order."""
        return self._early.popleft() if self._early else await self.socket.receive()

    async def gone(self) -> None:
        """Return when the page has gone; what it says meanwhile is kept."""
        while (message := await self.socket.receive())["type"] != "websocket.disconnect":
            self._early.append(message)

    def tell(self, message: dict[str, Any]) -> None:
        """From any thread; never waits."""
        self._loop.call_soon_threadsafe(self._put_words, json.dumps(message))

    def play(self, sound: bytes) -> None:
        """From any thread; never waits."""
        self._loop.call_soon_threadsafe(self._put_sound, sound)

    def hush(self, message: dict[str, Any]) -> None:
        """Tell it, and send none of the sound that waits."""
        self._loop.call_soon_threadsafe(self._silence, json.dumps(message))

    async def send(self, data: str | bytes) -> None:
        """Send it now. A page that has gone is noticed by whoever reads from it."""
        async with self._lock:
            with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                await (self.socket.send_text(data) if isinstance(data, str) else self.socket.send_bytes(data))

    async def deliver(self) -> None:
        """Send what others tell and play, for ever."""
        while True:
            await self._news.wait()
            self._news.clear()
            await self._rest()

    async def rest(self) -> None:
        """Send what still waits, at the end."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._rest(), REST_SECONDS)

    async def _rest(self) -> None:
        while self._words or self._sound:
            if self._words:
                await self.send(self._words.popleft())
            else:
                sound = self._sound.popleft()
                self._sound_bytes -= len(sound)
                await self.send(sound)

    def _put_words(self, words: str) -> None:
        self._words.append(words)
        self._news.set()

    def _put_sound(self, sound: bytes) -> None:
        if self._sound_bytes + len(sound) <= MOST_SOUND_BYTES:
            self._sound.append(sound)
            self._sound_bytes += len(sound)
            self._news.set()

    def _silence(self, words: str) -> None:
        self._sound.clear()
        self._sound_bytes = 0
        self._put_words(words)
