"""How long a typed turn takes when a class of trainees types at once: `python -m benchmarks.web.typed --sessions 200`.

Starts a real `coach serve`, opens one WebSocket a session, and lets every trainee type a turn about every ten seconds (150 words a
minute would be faster than most people type). Prints median, 95th percentile and most of the time from sending a turn to
the professional's answer on the page, for one session alone and for all at once, and the ratio of the two.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosedOK

LINES = (
    "Hello, my name is Dana Ortiz. I found your name on the alumni page of my school. Do you have a minute?",
    "I'm in my last year of economics and would like to learn more about your field. I'm not asking for a job, only for advice.",
    "Could I come by for twenty minutes, whenever it suits you? I know you are busy.",
    "I could come any day next week, mornings or afternoons.",
    "Thank you very much. Could you tell me how I find you?",
)


async def trainee(address: str, cookie: str, delay: float, pace: float, times: list[float]) -> None:
    await asyncio.sleep(delay)
    headers = {"Cookie": cookie, "Origin": address}
    async with httpx.AsyncClient(timeout=30) as client:
        began = await client.post(
            f"{address}/sessions", data={"scenario": "phone-request", "difficulty": "easy"}, headers=headers
        )
    began.raise_for_status() if began.status_code >= 400 else None
    url = f"{address.replace('http', 'ws')}{began.headers['location']}/socket"
    async with connect(url, origin=address, additional_headers={"Cookie": cookie}) as socket:
        await socket.send(json.dumps({"do": "begin", "seen": 1}))
        seen = await _answer(socket, 0)
        for line in LINES:
            await asyncio.sleep(pace * random.uniform(0.6, 1.4))
            if seen is None:
                return
            sent = time.perf_counter()
            try:
                await socket.send(json.dumps({"do": "say", "text": line, "seen": seen}))
                seen = await _answer(socket, seen)
            except ConnectionClosedOK:  # the call is over
                return
            times.append(time.perf_counter() - sent)


async def _answer(socket, seen: int) -> int | None:
    """Events known after the professional has spoken; None when the talk is over."""
    spoken = False
    while not spoken:
        event = json.loads(await socket.recv())
        if "problem" in event:
            raise RuntimeError(event["problem"])
        if "seq" not in event:  # thinking, or a word about the time
            continue
        seen = event["seq"] + 1
        spoken = event["kind"] == "persona_said"
        if event["kind"] == "session_ended":
            return None
    return seen


async def measure(address: str, cookie: str, sessions: int, pace: float) -> list[float]:
    times: list[float] = []
    rush = [trainee(address, cookie, pace * each / sessions, pace, times) for each in range(sessions)]
    await asyncio.gather(*rush)
    return times


def told(name: str, times: list[float]) -> float:
    p95 = statistics.quantiles(times, n=20)[-1] * 1000
    print(
        f"{name}: {len(times)} turns, median {statistics.median(times) * 1000:.0f} ms, p95 {p95:.0f} ms, most {max(times) * 1000:.0f} ms"
    )
    return p95


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", type=int, default=200)
    parser.add_argument("--pace", type=float, default=10.0, help="seconds between the turns of one trainee")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "coach", "serve", "-p", "0"]
        server = subprocess.Popen(
            command, env={**os.environ, "COACH_HOME": home}, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )
        try:
            link = re.search(r"(http://\S+)/open\?token=(\S+)", server.stderr.readline())
            address = link[1]
            for _ in range(100):
                try:
                    opened = httpx.get(link[0], follow_redirects=False)
                    break
                except httpx.ConnectError:
                    time.sleep(0.1)
            cookie = opened.headers["set-cookie"].partition(";")[0]
            asyncio.run(measure(address, cookie, 1, 0.2))  # the first turn loads the understanding
            one = told("one session", asyncio.run(measure(address, cookie, 3, 1.0)))
            many = told(
                f"{wanted.sessions} sessions at once", asyncio.run(measure(address, cookie, wanted.sessions, wanted.pace))
            )
            print(f"p95 with {wanted.sessions} over p95 alone: {many / one:.1f}x")
        finally:
            server.terminate()
            server.wait(10)


if __name__ == "__main__":
    main()
