"""A sentence in, the computer's own voice out: `say` on a Mac, SAPI on Windows, espeak-ng elsewhere.

`build(settings, wish).speak("Hello.")` runs the program once for each sentence and reads the WAV it writes. espeak-ng answers
within milliseconds and sounds like a robot: it is the last voice before silence.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from coach.errors import MissingExtra, SpeechError
from coach.settings import SpeechSettings
from coach.speech.ports import Audio, Voice
from coach.speech.tts.wording import spoken
from coach.speech.voices import MEDIAN_HZ, Wish, shape

EXTRA: str | None = None
WORDS_PER_MINUTE = 165
ESPEAK_RATE, SAY_RATE = 22_050, 22_050
PATIENCE_SECONDS = 20.0
"""For one sentence; a program that takes longer hangs."""
INSTALL = {
    "linux": "apt install espeak-ng",
    "darwin": "xcode-select --install",
    "win32": "turn on a voice in Settings, Time & language, Speech",
}
ESPEAK_VARIANTS = {"woman": ("f2", "f3", "f4", "f5"), "man": ("m1", "m2", "m3", "m7")}
SAY_VOICES = {"woman": ("Samantha", "Karen", "Moira"), "man": ("Daniel", "Alex", "Fred")}
SAPI = """
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
try {{ {choose} }} catch {{ }}
$voice.Rate = {rate}
$voice.SetOutputToWaveFile('{path}')
$voice.Speak([Console]::In.ReadToEnd())
$voice.Dispose()
"""


@dataclass(frozen=True, slots=True)
class Program:
    """A voice that comes with a computer."""

    name: str
    line: Callable[[Path], list[str]]
    """The command that reads text from its standard input and writes a WAV file."""


def build(settings: SpeechSettings, wish: Wish) -> Voice:
    """The computer's voice for a wish, or the one that the settings name. Raises MissingExtra or SpeechError."""
    found = program(sys.platform, settings.voice, wish)
    if found is None:
        raise MissingExtra("A voice of this computer", INSTALL.get(sys.platform, INSTALL["linux"]))
    voice = Computer(found)
    next(voice.speak("Yes."), None)  # a voice that is not there must be said before the talk begins
    return voice


def program(platform: str, named: str | None, wish: Wish) -> Program | None:
    """What speaks on such a computer, or None."""
    wanted = shape(wish)
    words = str(round(WORDS_PER_MINUTE * wanted.pace))
    number = sum(map(ord, wish.name))
    if platform == "darwin" and (say := shutil.which("say")):
        voice = named or SAY_VOICES[wish.kind][number % len(SAY_VOICES[wish.kind])]
        rate = f"LEI16@{SAY_RATE}"
        return Program("say", lambda out: [say, "-v", voice, "-r", words, "--data-format", rate, "-o", str(out), "-f", "-"])
    if platform == "win32" and (shell := shutil.which("powershell")):
        choose = f"$voice.SelectVoice('{_quoted(named)}')" if named else f"$voice.SelectVoiceByHints('{_gender(wish)}')"
        rate = str(round((wanted.pace - 1) * 10))
        return Program(
            "SAPI", lambda out: [shell, "-NoProfile", "-Command", SAPI.format(choose=choose, rate=rate, path=_quoted(str(out)))]
        )
    if path := shutil.which("espeak-ng") or shutil.which("espeak"):
        voice = named or f"en-us+{ESPEAK_VARIANTS[wish.kind][number % len(ESPEAK_VARIANTS[wish.kind])]}"
        pitch = str(round(50 * wanted.hertz / MEDIAN_HZ[wish.kind]))
        return Program("espeak-ng", lambda out: [path, "-v", voice, "-s", words, "-p", pitch, "-w", str(out), "--stdin"])
    return None


def _gender(wish: Wish) -> str:
    return "Male" if wish.kind == "man" else "Female"


def _quoted(text: str) -> str:
    """For a string of PowerShell in single quotes."""
    return text.replace("'", "''")


class Computer:
    """Implements Voice."""

    def __init__(self, found: Program) -> None:
        self._program = found
        self.sample_rate = ESPEAK_RATE

    def speak(self, text: str) -> Iterator[Audio]:
        """The whole sentence as one piece."""
        with tempfile.TemporaryDirectory(prefix="coach-voice-") as folder:
            path = Path(folder) / "sentence.wav"
            try:
                subprocess.run(
                    self._program.line(path),
                    input=spoken(text).encode(),
                    capture_output=True,
                    timeout=PATIENCE_SECONDS,
                    check=True,
                )
                sound, rate = _read(path)
            except subprocess.CalledProcessError as error:
                why = error.stderr.decode("utf-8", "replace").strip().split("\n")[-1] or f"exit code {error.returncode}"
                raise SpeechError(f"{self._program.name} cannot speak: {why[:200]}") from error
            except subprocess.TimeoutExpired as error:
                raise SpeechError(f"{self._program.name} took longer than {PATIENCE_SECONDS:g} s for one sentence.") from error
            except (OSError, ValueError, EOFError) as error:
                raise SpeechError(f"{self._program.name} wrote no sound that can be read.") from error
        self.sample_rate = rate
        if len(sound):
            yield sound


def _read(path: Path) -> tuple[Audio, int]:
    """The samples of a WAV file and their rate. Raises OSError, EOFError or ValueError."""
    import wave

    try:
        with wave.open(str(path)) as sound:
            rate, channels = sound.getframerate(), sound.getnchannels()
            if sound.getsampwidth() != 2:
                raise ValueError(path)
            samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2").reshape(-1, channels)
    except wave.Error as error:
        raise ValueError(path) from error
    return (samples.mean(axis=1) / 32768).astype(np.float32), rate
