"""A rehearsal on a real terminal: a pseudo-terminal on one side, coach on the other, as a person sits there."""

from __future__ import annotations

import json
import os
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")
PATIENCE_SECONDS = 30
COLOUR = re.compile("\x1b\\[[0-9;]*m")
ON_A_TERMINAL = """
import fcntl, signal, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)
from coach.cli.main import main
main()
"""
"""coach with this terminal in charge of it, so that Ctrl-C reaches it even when the tests run in the background."""


class Terminal:
    """coach behind a terminal that one can type into."""

    def __init__(self, home: Path, *words: str) -> None:
        self.ours, theirs = pty.openpty()
        if hasattr(termios, "tcsetwinsize"):
            termios.tcsetwinsize(theirs, (24, 80))
        environ = {name: value for name, value in os.environ.items() if not name.startswith(("COACH_", "OPENAI_", "NO_COLOR"))}
        self.process = subprocess.Popen(
            [sys.executable, "-c", ON_A_TERMINAL, *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**environ, "COACH_HOME": str(home), "TERM": "xterm"},
            start_new_session=True,
        )
        self.theirs = theirs
        self.shown = ""

    def until(self, words: str, again: str = "") -> str:
        """Everything on the screen up to `words`, which must come; what came before is forgotten. `again` is typed while nothing
        comes: Python waits for one more key when Ctrl-C falls between its prompt and its waiting."""
        tries = PATIENCE_SECONDS
        while words not in self.shown:
            ready, _, _ = select.select([self.ours], [], [], 1 if again else PATIENCE_SECONDS)
            if not ready and again and tries:
                tries -= 1
                self.type(again)
                continue
            assert ready, f"{words!r} never came after {self.shown[-500:]!r}"
            try:
                self.shown += os.read(self.ours, 65536).decode("utf-8", "replace")
            except OSError as error:  # the other side has gone
                raise AssertionError(f"{words!r} never came after {self.shown[-500:]!r}") from error
        before, _, self.shown = self.shown.partition(words)
        return before

    def type(self, text: str) -> None:
        os.write(self.ours, text.encode())

    def close(self) -> int:
        """The exit code."""
        os.close(self.theirs)
        code = self.process.wait(PATIENCE_SECONDS)
        os.close(self.ours)
        return code


def said(home: Path) -> list[str]:
    path = max((home / "sessions").glob("*.jsonl"))
    events = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [event["text"] for event in events if event["kind"] == "trainee_said"]


@pytest.fixture
def call(tmp_path):
    terminal = Terminal(tmp_path, "rehearse", "meeting", "--seed", "3", "--difficulty", "easy")
    terminal.until("you: ")
    yield terminal
    if terminal.process.poll() is None:
        terminal.process.kill()
        terminal.process.wait()


def test_a_line_longer_than_a_bare_terminal_takes_arrives_whole(call, tmp_path):
    text = "I would like to hear about your work " * 150 + "at last."
    for start in range(0, len(text), 500):
        call.type(text[start : start + 500])
        call.until(text[start : start + 500][-1])
    call.type("\n")
    call.until("you: ")
    call.type("/pause\n")
    call.until("coach resume")
    assert call.close() == 0
    assert said(tmp_path) == [text]


def test_arrow_keys_edit_the_line_and_are_not_said(call, tmp_path):
    call.type("Hllo\x1b[D\x1b[D\x1b[De\n")
    call.until("you: ")
    call.type("\x1b[A\n")
    call.until("you: ")
    call.type("/pause\n")
    call.until("coach resume")
    assert call.close() == 0
    assert said(tmp_path) == ["Hello", "Hello"]


def test_a_paste_of_lines_is_one_turn_each(call, tmp_path):
    call.type("Thank you for seeing me.\nMy name is Dana.\n/pause\n")
    call.until("coach resume")
    assert call.close() == 0
    assert said(tmp_path) == ["Thank you for seeing me.", "My name is Dana."]


def test_ctrl_c_says_how_to_go_on_and_ctrl_d_hangs_up(call, tmp_path):
    call.type("Hello.\n")
    call.until("you: ")
    call.type("\x03")
    call.until("Nothing is lost: `coach resume` goes on.", again="\x03")
    assert call.close() == 130
    again = Terminal(tmp_path, "resume")
    assert "Hello." in again.until("you: ")
    again.type("\x04")
    again.until("You left in the middle of it")
    again.until("More: coach report")
    assert again.close() == 0


def test_a_window_that_is_made_smaller_is_filled_anew(call):
    if not hasattr(termios, "tcsetwinsize"):
        pytest.skip("needs Python 3.11's termios")
    call.type("Hello.\n")
    call.until("you: ")
    termios.tcsetwinsize(call.theirs, (24, 45))
    call.type("/help\n")
    call.until("/help")
    call.until("you: ")
    call.type("/hint\n")
    call.until("hint:")
    shown = COLOUR.sub("", call.until("you: "))
    assert max(map(len, shown.splitlines())) <= 45
