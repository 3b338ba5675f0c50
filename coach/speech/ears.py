"""Settings in, the parts that hear out: `transcriber(settings, folder)`, `listener(settings, folder)`.

The one place that knows which backend answers to which setting: a server where an address is set, Whisper on this machine
otherwise. Loading is slow, so each function is called once, when a talk or a command begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr

from coach.settings import Settings, is_here
from coach.speech.endpointing import PUSH_TO_TALK, Patience, patience
from coach.speech.listener import Listener, worker
from coach.speech.ports import Transcriber, TurnEnd, VoiceActivity
from coach.speech.weights import Progress


@dataclass(frozen=True, slots=True)
class Ears:
    """The parts that hear, loaded; they serve any number of listeners one after the other."""

    activity: VoiceActivity
    transcriber: Transcriber
    turn_end: TurnEnd | None
    patience: Patience
    executor: Executor | None = None
    """Where several talks transcribe together; without it each listener has a thread of its own."""

    def listener(self, *, push_to_talk: bool = False, executor: Executor | None = None, names: Sequence[str] = ()) -> Listener:
        """Ears for one talk, in which these names may be said. `executor` is `AtOnce()` where the sound comes from a file."""
        self.activity.reset()
        executor = executor or self.executor
        return Listener(
            self.activity,
            self.transcriber.expecting(names) if names else self.transcriber,
            PUSH_TO_TALK if push_to_talk else self.patience,
            executor=executor or worker(),
            turn_end=None if push_to_talk else self.turn_end,
            turn_end_executor=executor or worker(),
        )


def open_ears(settings: Settings, folder: Path, progress: Progress | None = None) -> Ears:
    """Load what the settings name. `progress` is told of a download. Raises SpeechError, MissingExtra or SettingsError."""
    from coach.speech.ends import smart_turn

    waits = patience(settings.speech.patience, settings.speech.accommodation)
    return Ears(activity(), transcriber(settings, folder, progress), smart_turn.build(folder), waits)


def activity() -> VoiceActivity:
    """What hears whether somebody speaks. Raises MissingExtra."""
    from coach.speech.vad import silero

    return silero.build()


def transcriber(settings: Settings, folder: Path, progress: Progress | None = None) -> Transcriber:
    """What understands speech. Raises SpeechError, MissingExtra or SettingsError."""
    if settings.speech.stt_url:
        from coach.speech.stt import openai_server

        return openai_server.build(settings.speech, _key(settings))
    from coach.speech.stt import faster_whisper

    return faster_whisper.build(settings.speech, folder, progress)


def leaves_the_machine(settings: Settings) -> str | None:
    """The address that what is said goes to, when it is not this machine; the first screen names it."""
    address = settings.speech.stt_url
    return address if address and not is_here(address) else None


def _key(settings: Settings) -> SecretStr | None:
    """The key, for the server it belongs to: OpenAI's, or the one that also speaks for the professional."""
    address = urlsplit(settings.speech.stt_url or "")
    own = urlsplit(settings.llm.base_url or "")
    if address.hostname == "api.openai.com" or (own.netloc and (address.scheme, address.netloc) == (own.scheme, own.netloc)):
        return settings.llm.key
    return None
