"""(n,) samples in, words out, by a server that speaks OpenAI's protocol: `POST …/v1/audio/transcriptions`.

OpenAI itself, speaches, LocalAI, vLLM and whisper.cpp have it. The sound of what is said leaves this machine, so this is built
only where somebody set `COACH_STT_URL`. Nothing is tried twice: a rehearsal waits for nobody.
"""

from __future__ import annotations

import io
import wave
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import SecretStr

from coach.errors import SettingsError, SpeechError
from coach.settings import SpeechSettings
from coach.speech.ports import SAMPLE_RATE, Audio, Transcript, Word
from coach.speech.sanitise import sanitise

if TYPE_CHECKING:
    from openai import OpenAI

EXTRA: str | None = None
"""`openai` comes with coach; it is imported with the first turn."""
MODEL = "whisper-1"
"""What OpenAI calls Whisper; other servers take the name for "your default"."""
CONNECT_SECONDS = 3.0
LEAST_SECONDS = 15.0
"""A server may take this long, and as long again as the recording lasts."""
MOST_CHARACTERS = 1_000_000


def build(settings: SpeechSettings, key: SecretStr | None = None) -> OpenAIServer:
    """The server, not yet asked. `key` goes to it and nowhere else. Raises SettingsError when no address is set."""
    if not settings.stt_url:
        raise SettingsError("COACH_STT_URL", "", "is needed for a server that understands speech.")
    return OpenAIServer(settings.stt_url, settings.stt_model or MODEL, key)


class OpenAIServer:
    """Implements Transcriber."""

    def __init__(self, address: str, model: str, key: SecretStr | None, names: Sequence[str] = ()) -> None:
        self._address = address
        self._model = model
        self._key = key
        self._names = tuple(names)
        self._client: OpenAI | None = None

    def expecting(self, names: Sequence[str]) -> OpenAIServer:
        """The same server, told these names with every turn."""
        return OpenAIServer(self._address, self._model, self._key, names)

    def transcribe(self, audio: Audio, *, words: bool = False) -> Transcript:
        """The words of (n,) samples; with `words` their times, where the server gives them."""
        import openai

        client = self._connected()
        seconds = LEAST_SECONDS + len(audio) / SAMPLE_RATE
        more: dict[str, Any] = {"response_format": "json"}
        if words:
            more = {"response_format": "verbose_json", "timestamp_granularities": ["word"]}
        if self._names:
            more["prompt"] = f"{', '.join(self._names)}."
        try:
            answer: Any = client.audio.transcriptions.create(
                file=("turn.wav", _wav(audio)),
                model=self._model,
                language="en",
                timeout=openai.Timeout(seconds, connect=CONNECT_SECONDS),
                **more,
            )
        except openai.OpenAIError as error:
            raise self._why(error) from None  # its text may hold the key
        except Exception as error:  # whatever else a server provokes, such as JSON that is none
            raise SpeechError(f"{self._address} answered something that is no transcription.") from error
        text = getattr(answer, "text", None)
        if not isinstance(text, str) or len(text) > MOST_CHARACTERS:
            raise SpeechError(f"{self._address} answered something that is no transcription.")
        return Transcript(" ".join(text.split()), tuple(_words(getattr(answer, "words", None))))

    def _connected(self) -> OpenAI:
        if self._client is None:
            from openai import OpenAI  # late: importing it takes half a second

            key = self._key.get_secret_value() if self._key else "none"
            self._client = OpenAI(base_url=self._address, api_key=key, max_retries=0)
        return self._client

    def _why(self, error: Exception) -> SpeechError:
        import openai

        match error:
            case openai.APITimeoutError():
                why = "took too long"
            case openai.APIConnectionError():
                why = "cannot be reached. Is it running?"
            case openai.AuthenticationError() | openai.PermissionDeniedError():
                why = "refused the key. Store the right one with `coach keys set`"
            case openai.NotFoundError():
                why = f'knows no model "{self._model[:60]}", or no transcriptions. Set COACH_STT_MODEL and COACH_STT_URL'
            case openai.RateLimitError():
                why = "wants fewer requests"
            case openai.APIStatusError():
                why = f"answered with error {error.status_code}"
            case _:
                why = "sent something that cannot be read"
        sentence = f"The server that understands speech, {self._address}, {why}"
        return SpeechError(sentence if sentence.endswith("?") else f"{sentence}.")


def _wav(audio: Audio) -> bytes:
    """A 16-bit WAV file: what every server takes."""
    file = io.BytesIO()
    with wave.open(file, "wb") as opened:
        opened.setnchannels(1)
        opened.setsampwidth(2)
        opened.setframerate(SAMPLE_RATE)
        opened.writeframes((sanitise(audio) * 32767).astype("<i2").tobytes())
    return file.getvalue()


def _words(found: Any) -> list[Word]:
    """The times that the server gave; a stranger's numbers, so only those that are numbers."""
    words = []
    for each in found if isinstance(found, list) else []:
        text, start, end = (getattr(each, name, None) for name in ("word", "start", "end"))
        if isinstance(text, str) and isinstance(start, int | float) and isinstance(end, int | float) and np.isfinite(start + end):
            words.append(Word(text.strip(), float(start), float(end), 1.0))
    return words
