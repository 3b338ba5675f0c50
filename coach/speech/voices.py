"""A professional in, a voice out that nobody else of the house has: `choose(settings, Wish("ruth-adler"))`.

A wish says what a profile's file says: a woman's or a man's voice, how old, how fast. Where the speaking part has a voice of
that kind it is taken; where it has but one, its pitch, its vocal tract and its pace are changed within what mouths do. The
changes depend on the name alone, so that somebody sounds the same in every session. Knows no scenario.
"""

from __future__ import annotations

import importlib
import random
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from coach.errors import CoachError, MissingExtra
from coach.settings import Settings, SpeechSettings, is_here
from coach.speech.ports import Voice
from coach.speech.recording import INSTALL

Kind = Literal["woman", "man"]
Age = Literal["young", "middle", "older"]
Pace = Literal["slow", "normal", "brisk"]

ORDER = ("server", "hibari", "piper", "system", "silent")
"""What `auto` tries, best first; a server only where one is named."""
PACES: dict[Pace, float] = {"slow": 0.9, "normal": 1.0, "brisk": 1.1}
MEDIAN_HZ: dict[Kind, float] = {"woman": 200.0, "man": 115.0}
"""Median pitch of adult speakers (Baken and Orlikoff, Clinical Measurement of Speech and Voice, 2000)."""
SPREAD: dict[Kind, tuple[float, float]] = {"woman": (-3.0, 3.0), "man": (-3.0, 3.5)}
"""Semitones around the median within which a voice is drawn: ordinary voices, no giants and no chipmunks."""
AGES: dict[tuple[Kind, Age], float] = {
    ("woman", "young"): 0.7,
    ("woman", "older"): -1.5,
    ("man", "young"): 0.7,
    ("man", "older"): 0.5,
}
"""Semitones: women's voices fall with age, men's rise a little in old age."""
TRACT: dict[Kind, tuple[float, float]] = {"woman": (0.94, 1.05), "man": (0.83, 0.9)}
"""Formants against those of an average woman: a man's vocal tract is longer (Peterson and Barney 1952)."""
DRAW = 442
"""Of a thousand draws the one in which the shipped professionals differ most from one another."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a voice should be like."""

    name: str
    """Whose it is; the same name gets the same voice."""
    kind: Kind = "woman"
    age: Age = "middle"
    pace: Pace = "normal"


@dataclass(frozen=True, slots=True)
class Shape:
    """A voice in numbers."""

    hertz: float
    """Median pitch."""
    tract: float
    """Formants against those of an average woman."""
    pace: float
    """1 is the speed of the voice as it was made."""


class Backend(Protocol):
    """A file of `tts/`."""

    EXTRA: str | None

    def build(self, settings: SpeechSettings, wish: Wish) -> Voice:
        """The voice. Raises MissingExtra or SpeechError where it cannot be had."""
        ...


def shape(wish: Wish) -> Shape:
    """The numbers of a wish: drawn around what is usual for its kind, by its name."""
    draw = random.Random(f"{DRAW} {wish.name}")  # a str seeds by its own bytes, the same on every machine
    low, high = SPREAD[wish.kind]
    semitones = draw.uniform(low, high) + AGES.get((wish.kind, wish.age), 0.0)
    return Shape(
        hertz=round(MEDIAN_HZ[wish.kind] * 2 ** (semitones / 12), 1),
        tract=round(draw.uniform(*TRACT[wish.kind]), 3),
        pace=round(PACES[wish.pace] * draw.uniform(0.96, 1.04), 3),
    )


def choose(settings: Settings, wish: Wish) -> Voice:
    """The voice for a wish. Raises CoachError when the part that was asked for cannot speak; `auto` always finds one."""
    wanted = settings.speech.tts
    if wanted != "auto":
        return _built(settings, wanted, wish)
    for name in ORDER:
        if name == "server" and not settings.speech.tts_url:
            continue
        try:
            return _built(settings, name, wish)
        except CoachError:
            continue  # `coach doctor` says what is missing
    raise MissingExtra("A voice", INSTALL)


def leaves_the_machine(settings: Settings) -> str | None:
    """The address that the professional's words go to, when it is not this machine; the first screen names it."""
    address = settings.speech.tts_url if settings.speech.tts in ("auto", "server") else None
    return address if address and not is_here(address) else None


def _built(settings: Settings, name: str, wish: Wish) -> Voice:
    if name == "server":
        from coach.speech.tts import server

        return server.build(settings.speech, wish, settings.key_for(settings.speech.tts_url or ""))
    return backend(name).build(settings.speech, wish)


def backend(name: str) -> Backend:
    """The file of `tts/` with this name."""
    module: Backend = importlib.import_module(f"coach.speech.tts.{name}")
    return module


def nearest(wanted: Shape, hertz: float) -> float:
    """By how much a finished voice of `hertz` is raised or lowered to come nearer: not far, since formants move with it."""
    return float(np.clip(wanted.hertz / hertz, 0.9, 1.1))
