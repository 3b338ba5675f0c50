"""Clients that do what no page does, against a real server: others go on as if they were alone."""

from __future__ import annotations

import asyncio
import json
import os
import time
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests.web.serving import serving

pytestmark = pytest.mark.slow

pytest.importorskip("faster_whisper")

SECONDS = 8.0
TURNS = 6


async def until(socket, kind: str) -> dict:
    while True:
        message = await socket.recv()
        if isinstance(message, str) and kind in ((told := json.loads(message)).get("kind"), told.get("ear"), next(iter(told))):
            return told


async def types(socket) -> list[float]:
    """Seconds from each typed turn to its answer."""
    await socket.send(json.dumps({"do": "begin", "seen": 1}))
    seen, times = (await until(socket, "persona_said"))["seq"] + 1, []
    for _ in range(TURNS):
        sent = time.perf_counter()
        await socket.send(json.dumps({"do": "say", "text": "What does an ordinary week in your work look like?", "seen": seen}))
        seen = (await until(socket, "persona_said"))["seq"] + 1
        times.append(time.perf_counter() - sent)
    return times


async def floods(socket, frame: bytes) -> int:
    """Sends as fast as it goes; the code with which the server ends it."""
    try:
        while True:
            await socket.send(frame)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else 1006


async def sends(socket, frame: bytes) -> int:
    """Sends once, and reads with which code the server ends it."""
    try:
        await socket.send(frame)
        while True:
            await socket.recv()
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else 1006


async def roars(socket) -> None:
    """Noise, loud and without a pause, twice as fast as anybody can speak."""
    await socket.send(json.dumps({"do": "aloud", "seen": 1}))
    await until(socket, "on")
    ends = time.perf_counter() + SECONDS
    while time.perf_counter() < ends:
        await socket.send(b"\0\0\0\0" + os.urandom(2048))
        await asyncio.sleep(0.032)


def test_floods_noise_and_frames_that_are_too_large_hold_nobody_up(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        import httpx

        with httpx.Client(base_url=server.address, headers={"Origin": server.address}, timeout=30) as browser:
            browser.get(server.link.removeprefix(server.address))
            cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())

            def address(_: int) -> str:
                answer = browser.post("/sessions", data={"scenario": "meeting", "difficulty": "easy"})
                return f"{server.address.replace('http', 'ws')}{answer.headers['location']}/socket"

            places = [address(number) for number in range(6)]

        async def all_at_once() -> tuple:
            def open_(place: str):
                return connect(place, origin=server.address, additional_headers={"Cookie": cookie}, max_size=None)

            async with (
                open_(places[0]) as one,
                open_(places[1]) as two,
                open_(places[2]) as three,
                open_(places[3]) as four,
                open_(places[4]) as noisy,
                open_(places[5]) as patient,
            ):
                return await asyncio.gather(
                    floods(one, b"\0" * 60_000),
                    floods(two, b""),
                    sends(three, b"\0" * 70_000),
                    floods(four, b"\x01" + os.urandom(11)),
                    roars(noisy),
                    types(patient),
                )

        large, empty, too_large, lies, _, times = asyncio.run(all_at_once())
        assert too_large == 1009
        assert {large, empty, lies} <= {4429, 1006}  # 1006: whoever still sends does not read why
        assert max(times) < 5.0, times
        assert not [line for line in server.terminal if "Traceback" in line]
