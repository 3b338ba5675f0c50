"""Sentences in, terminal lines out: wrapped, coloured where colour is wanted, always on the right stream.

Colour stops for `NO_COLOR`, for a dumb terminal, and where the stream is no terminal. What a person or a model said is shown
without control characters, so that a transcript can never drive the terminal.
"""

from __future__ import annotations

import os
import re
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


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sits at the other end. A closed stream is None, and nobody sits there."""
    return stream is not None and stream.isatty()


@dataclass(frozen=True, slots=True)
class Console:
    """One stream for words, with or without colour."""

    stream: TextIO
    colour: bool
    width: int | None = None
    """Columns; None asks the terminal each time, since a window may be resized in the middle of a talk."""

    @property
    def columns(self) -> int:
        """Columns now: 80 where there is no terminal, and never too few or too many to read."""
        if self.width is not None:
            return self.width
        if not is_terminal(self.stream):
            return 80
        try:
            columns = os.get_terminal_size(self.stream.fileno()).columns
        except (OSError, ValueError):
            columns = 0
        return max(40, min(columns or 80, 100))

    @classmethod
    def on(cls, stream: TextIO) -> Console:
        """The console for a stream of this process."""
        colour = is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(stream, colour)

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
                self.columns - 1,
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
