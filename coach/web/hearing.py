"""The settings in, what all talks aloud of one server share out: the model that understands, a bounded pool, so many places.

`await hearing.ears(accommodation="stutter")` → parts that hear for one talk, loaded once for all; `hearing.seats` are the places,
and whoever comes later waits for one. `hearing.lacking()` → "" or the line that installs what is missing. Knows neither sockets
nor sessions.
"""

from __future__ import annotations

import asyncio
import importlib.util
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import anyio.to_thread

from coach.errors import MissingExtra
from coach.web.seats import Seats
from coach.wiring import House

if TYPE_CHECKING:
    from coach.speech.ears import Ears
    from coach.speech.verbatim import Verbatim
    from coach.web.voice import Voice

TALKS = 4
"""That may be aloud at one time. Each takes an eighth of a core, and an answer 1.5 to 2.2 s of it (`python -m
benchmarks.web.spoken`); `coach serve --talks` sets another number."""
TRANSCRIBERS = 2
"""Threads that transcribe. The model itself takes one piece of sound after the other, each with several cores."""
NEEDED = ("faster_whisper", "onnxruntime")


class Hearing:
    """What hears in a server."""

    def __init__(self, house: House, talks: int = TALKS) -> None:
        self.house = house
        self.seats = Seats(talks)
        self._loading: asyncio.Future[Ears] | None = None
        self._one = threading.Lock()
        self._talks: set[asyncio.Future[None]] = set()

    def follow(self, voice: Voice) -> None:
        """Give its place back when a conversation is over."""
        talk = asyncio.ensure_future(voice.wait())
        self._talks.add(talk)

        def over(done: asyncio.Future[None]) -> None:
            self._talks.discard(done)
            self.seats.give()

        talk.add_done_callback(over)

    @property
    def leaves(self) -> str:
        """What has to be said before the first word when sound or words go to another machine; empty when nothing does."""
        from coach.speech import ears, voices

        told = []
        if address := ears.leaves_the_machine(self.house.settings):
            told.append(f"What you say leaves this machine: its sound goes to {address}.")
        if address := voices.leaves_the_machine(self.house.settings):
            told.append(f"What the professional says leaves this machine: the words go to {address}.")
        return " ".join(told)

    def lacking(self) -> str:
        """What has to be installed before anybody can talk aloud, in one line; empty where nothing is missing."""
        if all(importlib.util.find_spec(each) for each in NEEDED):
            return ""
        from coach.speech.recording import INSTALL

        return str(MissingExtra("Talking aloud", INSTALL))

    async def ears(self, patience: str | None = None, accommodation: str | None = None) -> Ears:
        """The parts that hear for one talk, as patient as asked. Raises CoachError that says what is missing."""
        self._loading = self._loading or asyncio.ensure_future(anyio.to_thread.run_sync(self._load))
        try:
            # Whoever asked may go away meanwhile; others wait for the same model.
            loaded = await asyncio.shield(self._loading)
        except Exception:
            self._loading = None  # what was missing may be there at the next try
            raise
        return await anyio.to_thread.run_sync(self._own, loaded, patience, accommodation)

    def verbatim(self, ears: Ears) -> Verbatim:
        """What measures how a turn was said: for one talk, and never two of them at a time."""
        from coach.speech.ears import activity
        from coach.speech.verbatim import Verbatim

        one = self._one

        class OneByOne(Verbatim):
            def listen(self, *sound: Any, **more: Any) -> Any:
                with one:  # somebody in another talk waits for an answer
                    return super().listen(*sound, **more)

        return OneByOne(activity(), ears.transcriber)

    def _load(self) -> Ears:
        from coach.speech.ears import open_ears

        loaded = open_ears(self.house.settings, self.house.folder)
        return replace(loaded, executor=ThreadPoolExecutor(TRANSCRIBERS, "coach-transcribe"))

    def _own(self, loaded: Ears, patience: str | None, accommodation: str | None) -> Ears:
        """Each talk hears with a memory of its own: one that two share would hear both at once."""
        from coach.speech import endpointing
        from coach.speech.ears import activity

        set_ = self.house.settings.speech
        waits = endpointing.patience(patience or set_.patience, accommodation or set_.accommodation)
        return replace(loaded, activity=activity(), patience=waits)
