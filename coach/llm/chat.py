"""Messages in, the pieces of a model's reply out, as they come, within a time.

`Chat(settings).reply([Message("system", "…"), Message("user", "…")])` yields "I'd ", "say ", "so." Everything that a server can
do wrong comes out as a `ServerError` whose `kind` is a word for the report. Nothing is tried twice: a rehearsal waits for
nobody. This is the only module that knows of `openai` and of the roles that its protocol has.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from coach.errors import CoachError, ServerError, SettingsError
from coach.settings import LlmSettings, is_here

if TYPE_CHECKING:
    from openai import OpenAI

MOST_CHARACTERS = 4_000
"""Of one reply; a model that goes on for ever is cut off here."""
AHEAD_CHARACTERS = 400
"""Of a reply that nobody has asked for yet: more than a professional says, so that a server is not kept busy for nothing."""


@dataclass(frozen=True, slots=True)
class Message:
    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """A reply that a thread is reading."""

    messages: tuple[Message, ...]
    pieces: queue.Queue[str | ServerError | None]
    stop: threading.Event
    """Nobody wants the rest."""
    wanted: threading.Event
    """Somebody listens; until then only so much is read."""


class Chat:
    """One model on one server."""

    def __init__(self, settings: LlmSettings, clock: Callable[[], float] = time.monotonic) -> None:
        if not settings.base_url or not settings.model:
            missing = "COACH_LLM_MODEL" if settings.base_url else "COACH_LLM_BASE_URL"
            raise SettingsError(
                missing, "", "is needed for a language model. `coach doctor` finds running servers and prints what to set."
            )
        if settings.key_problem:
            raise CoachError(settings.key_problem)
        self._settings = settings
        self._clock = clock
        self._client: OpenAI | None = None
        self._ahead: _Reading | None = None
        self._lock = threading.Lock()

    @property
    def here(self) -> bool:
        """Whether the server runs on this machine, where a question too many costs nothing but work."""
        return is_here(self._settings.base_url or "")

    def begin(self, messages: Sequence[Message]) -> None:
        """Ask now for what `reply` may be asked for soon; what was begun before and is another question is given up."""
        self._connected()
        with self._lock:
            if self._ahead and self._ahead.messages != tuple(messages):
                self._ahead.stop.set()
                self._ahead = None
            self._ahead = self._ahead or self._reading(messages)

    def _begun(self, messages: Sequence[Message]) -> _Reading:
        """What was begun, if it is this question; else it is asked now."""
        with self._lock:
            ahead, self._ahead = self._ahead, None
        if ahead and ahead.messages == tuple(messages):
            return ahead
        if ahead:
            ahead.stop.set()
        return self._reading(messages)

    def _reading(self, messages: Sequence[Message]) -> _Reading:
        reading = _Reading(tuple(messages), queue.Queue(), threading.Event(), threading.Event())
        threading.Thread(target=self._read, args=(reading,), name="coach-llm", daemon=True).start()
        return reading

    def reply(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """Pieces of text. Raises ServerError after `first_token_seconds` of silence, before the first piece or between two.

        A thread reads, because a server that sends only keep-alive lines would hold a reader for ever.
        """
        self._connected()  # before the clock starts: importing `openai` is not the server's silence
        begun = self._clock()
        reading = self._begun(messages)
        reading.wanted.set()
        length = 0
        try:
            while length <= MOST_CHARACTERS:
                now = self._clock()
                # A server that stops in the middle of a word is as silent as one that never began.
                piece = _next(reading.pieces, min(self._settings.first_token_seconds, begun + self._settings.total_seconds - now))
                if piece is None:
                    if not length:
                        raise ServerError("empty reply", "The language model answered nothing.")
                    return
                if isinstance(piece, ServerError):
                    raise piece
                length += len(piece)
                yield piece
        finally:
            reading.stop.set()

    def _read(self, reading: _Reading) -> None:
        """In a thread of its own: every piece, then None or what went wrong."""
        pieces, length = reading.pieces, 0
        try:
            payload: Any = [{"role": message.role, "content": message.content} for message in reading.messages]
            # No further options: servers disagree on their names. The reader stops when enough was said.
            stream = self._connected().chat.completions.create(model=self._settings.model or "", messages=payload, stream=True)
            finished = False
            with stream:
                for chunk in stream:
                    if reading.stop.is_set():
                        return
                    if length > AHEAD_CHARACTERS and not reading.wanted.is_set():
                        finished = True
                        break
                    for choice in chunk.choices or ():
                        finished = finished or bool(choice.finish_reason)
                        if text := choice.delta.content if choice.delta else None:
                            pieces.put(text)
                            length += len(text)
            pieces.put(None if finished else ServerError("broken stream", "The server broke off in the middle of a reply."))
        except Exception as error:  # whatever a server provokes must come out as one of our own errors
            pieces.put(_server_error(error))

    def _connected(self) -> OpenAI:
        with self._lock:
            if self._client is None:
                from openai import OpenAI, Timeout  # late: importing it takes half a second

                settings = self._settings
                self._client = OpenAI(
                    base_url=settings.base_url,
                    api_key=settings.key.get_secret_value() if settings.key else "none",
                    max_retries=0,
                    timeout=Timeout(settings.total_seconds, connect=settings.first_token_seconds),
                )
            return self._client


def _next(pieces: queue.Queue[Any], seconds: float) -> str | ServerError | None:
    try:
        item: str | ServerError | None = pieces.get(timeout=max(seconds, 0.001))
    except queue.Empty:
        raise ServerError("time-out", "The language model took too long.") from None
    return item


def _server_error(error: Exception) -> ServerError:
    """What went wrong, in a word for reports and a sentence for people. Never the text of a request: it holds the key."""
    import openai

    match error:
        case openai.APITimeoutError():
            return ServerError("time-out", "The language model took too long.")
        case openai.APIConnectionError():
            return ServerError("refused connection", "The language-model server cannot be reached. Is it running?")
        case openai.RateLimitError():
            return ServerError("429", "The language-model server wants fewer questions.")
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            return ServerError(
                "key refused", "The language-model server refused the key. Store the right one with `coach keys set`."
            )
        case openai.NotFoundError():
            return ServerError(
                "no such model", "The language-model server knows no such model. `coach doctor` lists what runs here."
            )
        case openai.APIStatusError():
            return ServerError(str(error.status_code), f"The language-model server answered with error {error.status_code}.")
        case _:
            if "timeout" in type(error).__name__.lower():  # of the HTTP library below, in the middle of a stream
                return ServerError("time-out", "The language model took too long.")
            return ServerError("broken stream", "The language-model server sent something that cannot be read.")
