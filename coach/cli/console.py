"""Sentences in, terminal lines out: wrapped, coloured where colour is wanted, always on the right stream.

Colour stops for `NO_COLOR`, for a dumb terminal, and where the stream is no terminal. What a person or a model said is shown
without control characters, so that a transcript can never drive the terminal.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from dataclasses import dataclass
from typing import TextIO

import click

# C0 and C1 controls without tab and line feed, and the bidirectional overrides that can reorder what follows on the screen.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` without characters that control a terminal or cannot be written as UTF-8."""
    return UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True, slots=True)
class Console:
    """One stream for words, with or without colour."""

    stream: TextIO
    colour: bool
    width: int
    """Columns."""

    @classmethod
    def on(cls, stream: TextIO) -> Console:
        """The console for a stream of this process."""
        terminal = stream.isatty()
        colour = terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        columns = shutil.get_terminal_size((80, 24)).columns if terminal else 80
        return cls(stream, colour, max(40, min(columns, 100)))

    @classmethod
    def words(cls, *, json: bool) -> Console:
        """Standard output, or standard error when JSON has standard output for itself."""
        return cls.on(sys.stderr if json else sys.stdout)

    def style(self, text: str, **how: object) -> str:
        """`text` with click's style, or plain."""
        return click.style(text, **how) if self.colour else text  # type: ignore[arg-type]

    def say(self, text: str = "", *, first: str = "", **how: object) -> None:
        """One paragraph per line of `text`, wrapped; `first` stands before its first line, blanks before all others."""
        first = clean(first)
        indent = " " * len(first)
        lines: list[str] = []
        for paragraph in clean(text).split("\n"):
            wrapped = textwrap.wrap(
                paragraph,
                self.width - 1,
                initial_indent=first if not lines else indent,
                subsequent_indent=indent,
                break_on_hyphens=False,
            )
            lines += wrapped or [first.rstrip() if not lines else ""]
        for line in lines:
            self.write(self.style(line, **how) if how else line)

    def write(self, line: str = "") -> None:
        """One line as it is, at once on the stream."""
        print(line, file=self.stream, flush=True)
