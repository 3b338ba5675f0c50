"""A sound file in, its words out, with a bar on a terminal and a line per step elsewhere: what commands with sound share.

`heard(Path("call.m4a"), settings, folder)` → the transcript. Raises SpeechError where nobody speaks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from coach.cli.console import is_terminal
from coach.errors import SpeechError
from coach.settings import Settings
from coach.speech.ports import SAMPLE_RATE, Transcript

LONG_SECONDS = 45.0
"""A shorter recording is done before a bar could be read."""
STEPS = 10
"""Lines for somebody who reads a log."""


def heard(file: str, settings: Settings, folder: Path, *, words: bool, names: Sequence[str] = ()) -> tuple[Transcript, float]:
    """What is said in a file, where these names may be said, and how many seconds it lasts.

    Raises SpeechError, MissingExtra or SettingsError.
    """
    from coach.speech import ears
    from coach.speech.passages import understood
    from coach.speech.recording import read

    audio = read(Path(file))
    activity = ears.activity()
    transcriber = ears.transcriber(settings, folder, Bar("Fetching the speech model", megabytes=True).bytes)
    if names:
        transcriber = transcriber.expecting(names)
    bar = Bar(f"Listening to {Path(file).name}") if len(audio) > LONG_SECONDS * SAMPLE_RATE else None
    found = understood(audio, activity, transcriber, words=words, progress=bar.seconds if bar else None)
    if bar:
        bar.done()
    if not found.text:
        raise SpeechError(f"{file}: nobody was heard to speak. Record it again, closer to the microphone.")
    return found, len(audio) / SAMPLE_RATE


class Bar:
    """How far a long piece of work is, on standard error."""

    def __init__(self, says: str, *, megabytes: bool = False, unit: str = "s") -> None:
        self._says = says
        self._unit = unit
        self._megabytes = megabytes
        self._last = -1
        self._terminal = is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"
        self._open = False

    def bytes(self, what: str, done: int, whole: int) -> None:
        """For downloads: the first call names what is fetched and its size."""
        if self._last < 0:
            click.echo(f"Fetching the speech model {what}: {whole / 1e6:.0f} MB, once.", err=True)
        self._show(done / 1e6, whole / 1e6, "MB")
        if done >= whole:
            self.done()

    def seconds(self, done: float, whole: float) -> None:
        """For recordings, and what else is counted."""
        self._show(done, whole, self._unit)

    def done(self) -> None:
        """End the line of a terminal."""
        if self._open:
            click.echo("", err=True)
            self._open = False

    def _show(self, done: float, whole: float, unit: str) -> None:
        share = min(1.0, done / whole) if whole else 1.0
        if self._terminal:
            filled = round(share * 24)
            click.echo(
                f"\r{self._says}  {'█' * filled}{'·' * (24 - filled)} {done:.0f} of {whole:.0f} {unit} ", err=True, nl=False
            )
            self._open = True
        elif int(share * STEPS) > self._last:
            click.echo(f"{self._says}: {done:.0f} of {whole:.0f} {unit}", err=True)
        self._last = int(share * STEPS)
