"""A sentence in, a server's voice out, as it arrives: `POST {tts_url}/audio/speech`, the protocol of OpenAI, speaches and
Kokoro-FastAPI.

Raw samples are asked for, 16 bits at 24 kHz, so that the first can be played before the last is made. The professional's words
leave this machine if the server is elsewhere; whoever starts a session says so first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from pydantic import SecretStr

from coach.errors import SpeechError
from coach.settings import SpeechSettings
from coach.speech.ports import Audio, Voice
from coach.speech.tts.wording import spoken
from coach.speech.voices import Wish, shape

EXTRA: str | None = None
"""`openai` comes with coach; it is imported with the first sentence."""
RATE = 24_000
"""Hz of `pcm` in OpenAI's protocol."""
PIECE_BYTES = 4_800
"""A tenth of a second."""
FIRST_SECONDS, WHOLE_SECONDS = 4.0, 20.0
MOST_SECONDS = 90.0
"""Of sound for one sentence; a server that sends more never ends."""
VOICES = {"woman": ("nova", "shimmer", "coral", "sage", "alloy"), "man": ("onyx", "echo", "ash", "fable")}
"""Names of OpenAI's voices, which the other servers know as well."""


def build(settings: SpeechSettings, wish: Wish, key: SecretStr | None = None) -> Voice:
    """The server's voice for a wish, or the one that the settings name; `key` goes to it and nowhere else. Raises SpeechError."""
    if settings.tts_url is None:
        raise SpeechError("No server for speech is named. Set tts_url under [speech], or COACH_TTS_URL.")
    names = VOICES[wish.kind]
    voice = settings.voice or names[sum(map(ord, wish.name)) % len(names)]
    return Remote(settings.tts_url, settings.tts_model, voice, shape(wish).pace, key.get_secret_value() if key else "none")


class Remote:
    """Implements Voice."""

    sample_rate = RATE

    def __init__(self, url: str, model: str, voice: str, pace: float, key: str) -> None:
        self._url, self._model, self._voice, self._pace, self._key = url, model, voice, pace, key
        self._client: Any = None

    def speak(self, text: str) -> Iterator[Audio]:
        """Tenths of a second as they come."""
        import openai

        text = spoken(text)
        if not re.search(r"\w", text):
            return
        try:
            odd = b""
            length = 0
            with self._opened().audio.speech.with_streaming_response.create(
                model=self._model, voice=self._voice, input=text, response_format="pcm", speed=self._pace
            ) as answer:
                if "json" in answer.headers.get("content-type", "") or "text" in answer.headers.get("content-type", ""):
                    raise SpeechError(f"The speech server at {self._url} answers with text where sound was asked for.")
                for data in answer.iter_bytes(PIECE_BYTES):
                    whole = odd + data
                    odd = whole[len(whole) // 2 * 2 :]
                    sound = np.frombuffer(whole[: len(whole) // 2 * 2], "<i2")
                    length += len(sound)
                    if length > MOST_SECONDS * RATE:
                        raise SpeechError(f"The speech server at {self._url} sends sound without end.")
                    if len(sound):
                        yield (sound / 32768).astype(np.float32)
        except openai.APIStatusError as error:
            raise SpeechError(
                f"The speech server at {self._url} refused ({error.status_code}): model {self._model}, voice {self._voice}."
            ) from error
        except openai.APITimeoutError as error:
            raise SpeechError(f"The speech server at {self._url} did not answer in time.") from error
        except (openai.OpenAIError, OSError) as error:
            raise SpeechError(f"The speech server at {self._url} cannot be reached.") from error

    def _opened(self) -> Any:
        if self._client is None:
            import openai

            self._client = openai.OpenAI(
                base_url=self._url,
                api_key=self._key,
                timeout=openai.Timeout(WHOLE_SECONDS, connect=FIRST_SECONDS, read=FIRST_SECONDS),
                max_retries=0,
            )
        return self._client
