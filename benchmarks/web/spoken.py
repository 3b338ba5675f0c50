"""How many may talk aloud at once: `python -m benchmarks.web.spoken --sessions 1 2 4 6`.

Starts a real `coach serve`. Each trainee opens a WebSocket, speaks a recorded sentence in real time, 32 ms a frame, hears the answer
out as fast as it would be played, and speaks the next one: the page without the browser. Prints median and 95th percentile from the last
voiced sample of a turn to the first sound of the answer, for one talk alone and for so many at once, and the ratio of the two, with
the load of the machine. Whisper, the voice detector and the voice are the real ones. Besides it prints what a talk costs the server's
processor, which does not depend on who else works on the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
import numpy as np
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from coach.speech.resampling import resampled

SENTENCES = (
    "Good morning, my name is Dana Ortiz, and I am in my last year of economics.",
    "I would like to learn how you came to this work, and what an ordinary week looks like.",
    "What would you do differently if you began again today?",
    "That is very helpful. Which part of your work is the hardest?",
)
FRAME, RATE, PLAYED = 512, 16_000, 24_000
SILENT = 0.01
PATIENCE = 40.0
"""Seconds for one answer."""


def recorded() -> list[np.ndarray]:
    """The sentences as 16-bit samples at 16 kHz, ending with their last voiced one."""
    from hibari import Hibari

    voice, sounds = Hibari(), []
    for text in SENTENCES:
        sound = resampled(np.asarray(voice(text, seed=0), np.float32), PLAYED, RATE)
        loud = np.flatnonzero(np.abs(sound) > SILENT)
        sounds.append((sound[loud[0] : loud[-1] + 1] * 32767).astype("<i2"))
    return sounds


class Trainee:
    """One talk: a microphone that never stops, and a loudspeaker that plays in real time."""

    def __init__(self, socket, sounds: list[np.ndarray]) -> None:
        self._socket, self._sounds = socket, sounds
        self._left = np.zeros(0, "<i2")
        self._spoke_until = 0.0
        """When the last voiced sample of the turn was sent; 0 while nobody waits for an answer."""
        self._playing: tuple[int, float, float] = (0, 0.0, 0.0)
        """Run, its seconds so far, and when it began."""
        self._free = asyncio.Event()
        self.times: list[float] = []

    async def talk(self, turns: int) -> None:
        await self._socket.send(json.dumps({"do": "aloud", "headphones": True, "seen": 1}))
        hearing, speaking = asyncio.create_task(self._hear()), asyncio.create_task(self._speak())
        try:
            for number in range(turns):
                await asyncio.wait_for(self._free.wait(), PATIENCE)
                await asyncio.sleep(0.5)
                self._free.clear()
                self._left = self._sounds[number % len(self._sounds)]
            await asyncio.wait_for(self._free.wait(), PATIENCE)
        except (TimeoutError, ConnectionClosed):
            return
        finally:
            for task in (hearing, speaking):
                task.cancel()

    async def _speak(self) -> None:
        """A frame every 32 ms, sound or silence, and how much was played."""
        due = time.perf_counter()
        while True:
            due += FRAME / RATE
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            frame, self._left = self._left[:FRAME], self._left[FRAME:]
            if len(frame) and not len(self._left):
                self._spoke_until = time.perf_counter()
            samples = np.pad(frame, (0, FRAME - len(frame)))
            await self._socket.send(b"\0\0\0\0" + samples.tobytes())
            run, seconds, began = self._playing
            if seconds:
                played = min(seconds, time.perf_counter() - began)
                await self._socket.send(struct.pack("<B3xII", 1, run, round(played * PLAYED)))

    async def _hear(self) -> None:
        async for message in self._socket:
            if isinstance(message, bytes):
                self._heard(struct.unpack_from("<I", message)[0], np.frombuffer(message, "<i2", offset=4))
                continue
            told = json.loads(message)
            if "problem" in told:
                raise RuntimeError(told["problem"])
            if told.get("ear") == "hush":
                self._playing = (told["run"], 0.0, 0.0)
            elif told.get("ear") == "listening":
                self._free.set()

    def _heard(self, run: int, samples: np.ndarray) -> None:
        now = time.perf_counter()
        if self._spoke_until and np.abs(samples).max(initial=0) > SILENT * 32767:
            self.times.append(now - self._spoke_until)
            self._spoke_until = 0.0
        last, seconds, began = self._playing
        self._playing = (
            run,
            (seconds if run == last else 0.0) + len(samples) / PLAYED,
            began if run == last and seconds else now,
        )


async def measure(address: str, cookie: str, sounds: list[np.ndarray], sessions: int, turns: int) -> list[float]:
    """Seconds of every answer, in so many talks at once."""
    headers = {"Cookie": cookie, "Origin": address}
    url = address.replace("http", "ws")

    async def one(number: int) -> list[float]:
        await asyncio.sleep(number * 7.0 / sessions)  # nobody speaks in chorus
        async with httpx.AsyncClient(timeout=30) as client:
            began = await client.post(f"{address}/sessions", data={"scenario": "meeting", "difficulty": "easy"}, headers=headers)
        async with connect(
            f"{url}{began.headers['location']}/socket", origin=address, additional_headers={"Cookie": cookie}
        ) as socket:
            trainee = Trainee(socket, sounds)
            await trainee.talk(turns)
            return trainee.times

    return [each for times in await asyncio.gather(*map(one, range(sessions))) for each in times]


def processor(process: int) -> float:
    """Seconds that a process has worked so far, on Linux."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def told(sessions: int, times: list[float], turns: int, alone: float | None, worked: float, lasted: float) -> float:
    p95 = statistics.quantiles(times, n=20)[-1]
    ratio = "" if alone is None else f", p95 {p95 / alone:.2f} times that of one"
    print(
        f"{sessions} at once: {len(times)} of {sessions * turns} answers, median {statistics.median(times) * 1000:.0f} ms, "
        f"p95 {p95 * 1000:.0f} ms{ratio}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; "
        f"{worked / max(1, len(times)):.2f} s of processor an answer, {worked / lasted / sessions:.0%} of a core a talk",
        flush=True,
    )
    return p95


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", type=int, nargs="+", default=[1, 2, 3, 4, 6])
    parser.add_argument("--turns", type=int, default=8, help="of each talk")
    wanted = parser.parse_args()
    sounds = recorded()
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "coach", "serve", "-p", "0", "--talks", str(max(wanted.sessions))]
        server = subprocess.Popen(
            command, env={**os.environ, "COACH_HOME": home}, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )
        try:
            link = re.search(r"(http://\S+)/open\?token=(\S+)", server.stderr.readline())
            address = link[1]
            opened = httpx.get(link[0], follow_redirects=False, timeout=30)
            cookie = opened.headers["set-cookie"].partition(";")[0]
            asyncio.run(measure(address, cookie, sounds, 1, 2))  # the first talk loads everything
            alone = None
            for sessions in wanted.sessions:
                turns = wanted.turns * 3 if sessions == 1 else wanted.turns
                worked, began = processor(server.pid), time.perf_counter()
                times = asyncio.run(measure(address, cookie, sounds, sessions, turns))
                worked, lasted = processor(server.pid) - worked, time.perf_counter() - began
                p95 = told(sessions, times, turns, alone, worked, lasted)
                alone = alone or p95
        finally:
            server.terminate()
            server.wait(10)


if __name__ == "__main__":
    main()
