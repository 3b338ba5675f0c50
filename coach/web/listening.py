"""A sound file that the page has sent in, what is said in it out: `await listening.take(upload)` → sound and delivery.

One is listened to at a time, in a thread, so that pages and talks go on; a few wait, more are asked to come back. The file gets a
name of ours for as long as it is read, and whatever it is called or claims to be, only decoded sound comes out of here.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import anyio
import anyio.to_thread
from fastapi import UploadFile

from coach.errors import CoachError, SpeechError
from coach.wiring import House

if TYPE_CHECKING:
    from coach.dialogue.types import Delivery
    from coach.speech.ports import Audio, Transcriber

MOST_BYTES = 32_000_000
"""Five minutes of a CD's sound in one channel are 26 MB."""
LONGEST_SECONDS = 300.0
"""A script for a call or a sketch takes one minute."""
MOST_WAITING = 6
YOURS = "Your recording"
NOBODY = f"{YOURS}: nobody was heard to speak. Record it again, closer to the microphone."
Result = TypeVar("Result")


class Busy(CoachError):
    """More recordings than can be listened to soon."""

    def __init__(self) -> None:
        super().__init__("Other recordings are being listened to. Send yours again in a minute.")


class Listening:
    """The ears for recordings, loaded when the first one comes."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._limiter = anyio.CapacityLimiter(1)
        self._waiting = 0
        self._loaded: Transcriber | None = None

    async def text(self, upload: UploadFile, names: tuple[str, ...]) -> str:
        """The words, among which these names may be. Raises CoachError."""
        return await self._apart(upload, lambda audio: self._text(audio, names))

    async def take(self, upload: UploadFile) -> tuple[Audio, Delivery]:
        """The sound, and how it was said. Raises CoachError."""
        return await self._apart(upload, lambda audio: (audio, self._delivery(audio)))

    async def _apart(self, upload: UploadFile, work: Callable[[Audio], Result]) -> Result:
        if self._waiting > MOST_WAITING:
            raise Busy
        self._waiting += 1
        try:
            return await anyio.to_thread.run_sync(self._heard, upload, work, limiter=self._limiter)
        finally:
            self._waiting -= 1

    def _heard(self, upload: UploadFile, work: Callable[[Audio], Result]) -> Result:
        from coach.speech.recording import read

        with tempfile.TemporaryDirectory(prefix="coach-") as folder:
            path = Path(folder) / "recording"
            with path.open("wb") as file:
                upload.file.seek(0)
                shutil.copyfileobj(upload.file, file)
            try:
                return work(read(path, LONGEST_SECONDS))
            except SpeechError as error:
                raise SpeechError(str(error).replace(str(path), YOURS)) from error

    def _delivery(self, audio: Audio) -> Delivery:
        from coach.speech import ears
        from coach.speech.verbatim import Verbatim

        heard = Verbatim(ears.activity(), self._transcriber()).listen(audio)
        if not heard.words:
            raise SpeechError(NOBODY)
        return heard

    def _text(self, audio: Audio, names: tuple[str, ...]) -> str:
        from coach.speech import ears
        from coach.speech.passages import understood

        transcriber = self._transcriber()
        found = understood(audio, ears.activity(), transcriber.expecting(names) if names else transcriber)
        if not found.text:
            raise SpeechError(NOBODY)
        return found.text

    def _transcriber(self) -> Transcriber:
        if self._loaded is None:
            from coach.speech import ears

            self._loaded = ears.transcriber(self._house.settings, self._house.folder)
        return self._loaded
