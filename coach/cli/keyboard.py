"""Keys in, lines out: the space bar alone is an empty line, as Enter is, and everything else is typed as ever.

A thread may read it while the rest of the program goes on, and let go of it at any moment: nothing here waits for a key longer
than a fifth of a second. Where standard input is no terminal, its lines are lines.
"""

from __future__ import annotations

import codecs
import os
import select
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, TextIO

import click

from coach.cli.console import is_terminal

LOOK_SECONDS = 0.2
ENTER, BACKSPACE, END = ("\r", "\n"), ("\x7f", "\b"), ("\x04", "\x1a")


class Keyboard:
    """Standard input for a talk aloud."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._terminal = is_terminal(stream)
        self._closed = threading.Event()
        self._before: Any = None
        if self._terminal and sys.platform != "win32":
            import termios
            import tty

            self._before = termios.tcgetattr(stream.fileno())
            tty.setcbreak(stream.fileno())

    def close(self) -> None:
        """Give the terminal back as it was."""
        self._closed.set()
        if self._before is not None and sys.platform != "win32":
            import termios

            termios.tcsetattr(self._stream.fileno(), termios.TCSADRAIN, self._before)
            self._before = None

    def lines(self) -> Iterator[str]:
        """Each line that is typed, without its end; ends with the input."""
        line = ""
        for key in self._keys():
            if key in ENTER or (self._terminal and key == " " and not line):
                self._echo("\n" if line else "")
                yield line
                line = ""
            elif not self._terminal:
                line += key
            elif key in END and not line:
                yield "/done"
            elif key in BACKSPACE:
                line = line[:-1]
                self._echo("\b \b")
            elif key.isprintable():
                line += key
                self._echo(key)
        if line:
            yield line

    def _keys(self) -> Iterator[str]:
        if self._terminal and sys.platform == "win32":
            yield from self._windows()
            return
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        with suppress(OSError, ValueError):  # the input was closed under us
            while not self._closed.is_set():
                if sys.platform != "win32" and not select.select([self._stream.fileno()], [], [], LOOK_SECONDS)[0]:
                    continue
                data = os.read(self._stream.fileno(), 1024)
                if not data:
                    return
                text = decoder.decode(data)
                if self._terminal and text.startswith("\x1b"):
                    continue  # an arrow key
                yield from text

    def _windows(self) -> Iterator[str]:
        import msvcrt

        console: Any = msvcrt  # its functions exist on Windows only
        while not self._closed.is_set():
            if console.kbhit():
                yield console.getwch()
            else:
                time.sleep(LOOK_SECONDS / 10)

    def _echo(self, text: str) -> None:
        if self._terminal and text:
            click.echo(text, nl=False, err=True)
