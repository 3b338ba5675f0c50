"""A real `coach serve` and a real Chromium, for tests that are marked slow."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

CHROMIUM = Path("/usr/bin/chromium")
PATIENCE = 60.0
"""Seconds for anything that a page waits for: the machine that runs the tests may be busy."""


class Server:
    """One `coach serve` over a folder; it can be stopped and started anew at the same address."""

    def __init__(self, home: Path, *options: str) -> None:
        self._home, self._options = home, options
        self._port = "0"
        self.terminal: list[str] = []
        """What it has printed."""
        self.start()

    def start(self) -> None:
        environ = {**os.environ, "COACH_HOME": str(self._home), "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "coach", "serve", "-p", self._port, *self._options]
        self._process = subprocess.Popen(command, env=environ, stderr=subprocess.PIPE, text=True)
        assert self._process.stderr
        first = self._process.stderr.readline()
        found = re.search(r"(http://[\w.-]+:(\d+))/open\?token=\S+", first)
        assert found, first
        self.link, self.address, self._port = found[0], found[1], found[2]
        self._reader = threading.Thread(target=self._read, args=(self._process.stderr,), daemon=True)
        self._reader.start()

    def _read(self, stream) -> None:
        with stream:
            for line in stream:
                self.terminal.append(line)

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._reader.join()

    def stop(self) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait(20)
            self._reader.join()


@contextlib.contextmanager
def serving(home: Path, *options: str) -> Iterator[Server]:
    server = Server(home, *options)
    try:
        yield server
    finally:
        server.stop()


@contextlib.contextmanager
def chromium(*arguments: str):
    """Debian's Chromium, headless. Skips where there is none."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", *arguments])
        try:
            yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def window(browser, server: Server, **options):
    """A browser's own cookies and storage, with the door opened; whatever a script complains about fails the test."""
    context = browser.new_context(base_url=server.address, **options)
    context.set_default_timeout(PATIENCE * 1000)
    broken: list[str] = []
    dialogs: list[str] = []

    def watch(page) -> None:
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))

    context.on("page", watch)
    opened = context.request.get(f"{server.address}/open", params={"token": server.link.rpartition("=")[2]}, max_redirects=0)
    if opened.status != 303:  # the link was used: the terminal has the next one
        raise AssertionError(opened.text())
    try:
        yield context
    finally:
        context.close()
    assert (broken, dialogs) == ([], []), (broken, dialogs)


def begin(context, server: Server, **form: str) -> str:
    """The address of a new session."""
    answer = context.request.post(
        f"{server.address}/sessions",
        form={"scenario": "phone-request", "difficulty": "easy", **form},
        headers={"Origin": server.address},
        max_redirects=0,
    )
    assert answer.status == 303, answer.text()
    return answer.headers["location"]


def free_of_requests(log: list[str], server: Server) -> bool:
    """Whether every request went to this machine."""
    return all(each.startswith((server.address, "data:", "blob:", server.address.replace("http", "ws"))) for each in log)


def client(server: Server) -> httpx.Client:
    """A browser's manners without the browser."""
    made = httpx.Client(base_url=server.address, headers={"Origin": server.address}, timeout=PATIENCE)
    made.get(server.link.removeprefix(server.address))
    return made
