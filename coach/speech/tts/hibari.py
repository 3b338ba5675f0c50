"""A sentence in, a neural voice out, on this machine, 130 times faster than it is spoken: `build(settings,
wish).speak("Hello.")`.

hibari predicts, for every 12.5 ms, a pitch and a spectrum; its own code makes sound of both. In between this module moves them:
the pitch to that of the wished voice, the formants along the frequency axis as a longer or shorter vocal tract does. So one
voice in the package becomes many, and each stays as clear as the first (docs/voice.md has figures). The sound depends on the
text and the wish alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from coach.errors import MissingExtra, SpeechError
from coach.settings import SpeechSettings
from coach.speech.ports import Audio, Voice
from coach.speech.recording import INSTALL
from coach.speech.tts.wording import spoken
from coach.speech.voices import Shape, Wish, shape

EXTRA: str | None = "voice"
HEART_SHA256 = "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8"
"""Of the voice that comes with hibari-tts 0.2.1."""
HEART, HEART_HERTZ = "heart", 205.0
"""Its median pitch, measured over the sentences of benchmarks/speech."""
MALE_HERTZ = 118.0
"""Of the two male voices that hibari can fetch."""
MEN = ("fenrir", "fable")

BIN_HERTZ = 20.0
VOICED_HERTZ = 40.0
LOWEST_HERTZ, HIGHEST_HERTZ = 55.0, 400.0
SILENT = -9.0
"""Log magnitude beyond the last bin, where a shorter spectrum ends."""
LOW_CUT_HERTZ = 800.0
"""The network learned its filter on harmonics above 150 Hz and is too strong below: without the cut a voice at 120 Hz booms."""
FREE_LESS, FREE_HERTZ = 1.5, (2000.0, 4000.0)
"""The network's free part keeps a trace of the old pitch in vowels: so many nepers weaker, less between these frequencies."""
LOUDNESS = 0.055
"""Root mean square of a sentence: that of the voice as it was made."""
PEAK = 0.95


def build(settings: SpeechSettings, wish: Wish) -> Voice:
    """The voice for a wish, or the one that the settings name. Raises MissingExtra or SpeechError."""
    try:
        from hibari import Hibari
        from hibari.voices import VOICES, voice_path
    except ImportError as error:
        raise MissingExtra("The embedded voice", INSTALL) from error
    except Exception as error:  # its data files are read on import
        raise SpeechError(f"The embedded voice cannot be loaded ({error}). Install it again: {INSTALL}") from error
    name = settings.voice if settings.voice is not None else _best(wish, voice_path)
    if name not in VOICES:
        raise SpeechError(f'No voice is called "{name}". There is: {", ".join(VOICES)}.')
    try:
        path = Path(voice_path(name, download_missing=False))
    except OSError as error:
        raise SpeechError(
            f'The voice "{name}" is not here yet (8 MB). Fetch it: hibari --voice {name} "Hello." -o hello.wav'
        ) from error
    _check(path, HEART_SHA256 if name == HEART else VOICES[name]["sha256"])
    wanted = None if settings.voice is not None else shape(wish)
    return Voiced(Hibari(voice=name), wanted, MALE_HERTZ if name in MEN else HEART_HERTZ)


def _best(wish: Wish, voice_path: Any) -> str:
    """A man's own voice where one was fetched; else the one that is always there."""
    for name in MEN if wish.kind == "man" else ():
        try:
            voice_path(name, download_missing=False)
        except OSError:
            continue
        return name
    return HEART


def _check(path: Path, sha256: str) -> None:
    if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        raise SpeechError(f"{path} is not the voice that coach knows. Install it again: {INSTALL}")


class Voiced:
    """Implements Voice. `wanted` None leaves the voice as it was made."""

    def __init__(self, engine: Any, wanted: Shape | None, hertz: float) -> None:
        self._engine = engine
        self._wanted = wanted
        self._pitch = wanted.hertz / hertz if wanted else 1.0
        # A man's own voice has a man's formants already.
        self._tract = wanted.tract if wanted and hertz == HEART_HERTZ else 1.0
        self._pace = wanted.pace if wanted else 1.0
        self.sample_rate: int = engine.sample_rate
        engine("Hello.")  # the first sentence would otherwise pay for the lexicon

    def speak(self, text: str) -> Iterator[Audio]:
        """One piece of sound for each sentence."""
        for phonemes in self._engine.phonemize(spoken(text)):
            sound = self._sound(phonemes)
            if len(sound):
                yield sound

    def _sound(self, phonemes: str) -> Audio:
        from hibari import dsp

        ids = np.asarray([self._engine.ids(phonemes)], np.int64)
        if ids.shape[1] < 3:  # nothing between the two ends: a lone bracket
            return np.zeros(0, np.float32)
        try:
            out = self._engine.sess.run(None, {"ids": ids, "speed": np.asarray([self._pace], np.float32)})
        except Exception as error:  # onnxruntime has a class of its own for each code
            raise SpeechError(f"The embedded voice could not say a sentence ({error}).") from error
        parts = [part[0] for part in out]
        if self._wanted is not None:
            parts = moved(parts, self._pitch, self._tract)
        return levelled(np.asarray(dsp.synth(*parts, np.random.default_rng(0)), np.float32))


def moved(parts: list[Any], pitch: float, tract: float) -> list[Any]:
    """The network's output with another pitch and other formants: (601, frames) spectra and a (frames,) pitch.

    `parts`: log magnitude and phase of the harmonics, of the noise, of the rest, the rest's phase, the pitch in Hz.
    """
    harmonic, turn, noise, free, phase, hertz = parts
    bins = np.arange(harmonic.shape[0])
    voiced = hertz > VOICED_HERTZ
    hertz = np.where(voiced, np.clip(hertz * pitch, LOWEST_HERTZ, HIGHEST_HERTZ), 0.0).astype(np.float32)
    if pitch < 1.0:
        at, corner = bins * BIN_HERTZ + BIN_HERTZ / 2, LOW_CUT_HERTZ * (1 - pitch)
        harmonic = harmonic + np.log(at**2 / (at**2 + corner**2))[:, None]
    fading = np.clip((FREE_HERTZ[1] - bins * BIN_HERTZ) / (FREE_HERTZ[1] - FREE_HERTZ[0]), 0.0, 1.0)
    free = free - (FREE_LESS * min(1.0, abs(1 - pitch) * 4) * fading)[:, None] * np.convolve(voiced, np.ones(3) / 3, "same")
    source = bins / tract
    whole = np.minimum(source.astype(int), len(bins) - 2)
    part = (source - whole)[:, None]
    beyond = source > len(bins) - 1

    def warped(spectrum: Any, outside: float) -> Any:
        new = spectrum[whole] * (1 - part) + spectrum[whole + 1] * part
        new[beyond] = outside
        return np.asarray(new, np.float32)

    nearest = np.minimum(np.round(source).astype(int), len(bins) - 1)  # phases wrap, and cannot be mixed
    return [warped(harmonic, SILENT), warped(turn, 0.0), warped(noise, SILENT), warped(free, SILENT), phase[nearest], hertz]


def levelled(sound: Audio) -> Audio:
    """As loud as every other sentence, and nowhere clipped."""
    loudness = float(np.sqrt(np.mean(np.square(sound)))) if len(sound) else 0.0
    if loudness < 1e-5:
        return sound
    louder = sound * (LOUDNESS / loudness)
    return np.asarray(PEAK * np.tanh(louder / PEAK), np.float32)
