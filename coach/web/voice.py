"""A room and a page with a microphone in, the same rehearsal aloud out.

`Voice(room, house, page, wanted)` puts a conversation in the room's place: frames that the page sends are heard, sentences go
back as sound, and `page.tell({"ear": "partial", "text": "Hello, my"})` says what is going on. What is said and answered goes
through the room's events, as when typed. When the page goes, the conversation ends where it was; the talk goes on typed, or
aloud when the page comes back. The engine is that of `coach rehearse --open-mic`.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import struct
import threading
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

import anyio.to_thread

from coach.dialogue.events import Event
from coach.errors import CoachError
from coach.history.sound import Sound
from coach.rehearsal.hints import hint
from coach.web.hearing import Hearing
from coach.web.rooms import Room
from coach.web.wishes import Aloud
from coach.wiring import Devices, House, aloud

if TYPE_CHECKING:
    from coach.rehearsal.sounding import Known, Sounding
    from coach.rehearsal.spoken import Conversation, Item
    from coach.speech.listener import TurnEnded

RATE = 24_000
"""Hz at which the page plays."""
SOUND, HEARD = 0, 1
"""First byte of a message from the page: samples, or how much was played."""
HEADER = 4
"""Bytes before the samples, so that they lie even."""
LONGEST_TURN_SECONDS = 300.0
"""Of sound in one turn, which is kept in memory until it is over: then it counts as said."""
ALONE_SECONDS = 600.0
"""Without a word: then the place is for somebody else."""
ALONE = "Nobody was heard for ten minutes, so the microphone was closed. Open it again to go on."
UNEXPECTED = "Something went wrong in coach itself; the terminal where it runs shows what. Nothing you said is lost: try again."
LOG = logging.getLogger(__name__)


class Page(Protocol):
    """The page at the other end; all from any thread, and none waits."""

    def tell(self, message: dict[str, Any]) -> None: ...

    def hush(self, message: dict[str, Any]) -> None: ...

    def play(self, sound: bytes) -> None: ...


class Voice:
    """One conversation over one page. Its methods belong to the event loop; the conversation has a thread of its own."""

    def __init__(self, room: Room, house: House, page: Page, wanted: Aloud) -> None:
        from coach.speech.devices.socket import SocketMicrophone, SocketSpeaker

        self._room, self._house, self._page, self._wanted = room, house, page, wanted
        self._loop = asyncio.get_running_loop()
        self._microphone = SocketMicrophone()
        self._speaker = SocketSpeaker(RATE, self._play, self._hush, time.monotonic)
        self._conversation: Conversation | None = None
        self._sounding: Sounding | None = None
        self._sound = Sound(house.journals.folder, room.session.start.session)
        self._unkept: CoachError | None = None
        """Why the sound of a turn could not be kept."""
        self._typed = room.rehearsal
        """The same talk without sound; it goes on when this is over."""
        self._speech_began: float | None = None
        """Second of the microphone's sound."""
        self._word = 0.0
        """Second of the microphone's sound at which somebody was heard, or did something, last."""
        self._over = asyncio.Event()
        self.ending = False

    async def begin(self, hearing: Hearing) -> None:
        """Take the room's place for talking, also from another page. Raises CoachError when that cannot be."""
        from coach.rehearsal.sounding import Sounding

        devices = Devices(
            [self._microphone],
            self._speaker,
            time.monotonic,
            echoes=not self._wanted.headphones,
            push_to_talk=self._wanted.key,
            told=lambda text: self._ear("saying", text=text, at=self._at()),
        )
        ears = await hearing.ears(self._wanted.patience, self._wanted.accommodation)
        verbatim = await anyio.to_thread.run_sync(hearing.verbatim, ears)
        while True:
            if other := self._room.voice:
                await other.end("The talk goes on aloud in another tab.")
            async with self._room.turn:  # a turn that is being answered is answered first
                if self._room.voice:
                    continue
                self._room.free()
                self._typed = self._room.rehearsal
                conversation = await anyio.to_thread.run_sync(
                    lambda: aloud(self._house, self._room.session, self._room.journal, devices, ears, self._keep)
                )
                self._conversation, self._sounding = conversation, Sounding(verbatim, conversation.idle)
                self._room.rehearsal, self._room.voice = conversation.rehearsal, self
                break
        threading.Thread(target=self._talk, args=(conversation, self._sounding), name="coach-talk", daemon=True).start()

    async def end(self, reason: str | None = None, *, measured: bool = True) -> None:
        """Let the microphone go; the talk stands where it was, and goes on typed. `measured` False: the session is to be closed,
        and nobody wants to know how its turns sounded."""
        if self._conversation is None:
            return
        if reason and not self.ending:
            self._page.tell({"problem": reason})
        self.ending = True
        if not measured and self._sounding:
            self._sounding.abandon()
        self.do("silent")  # a conversation that is closed while it waits for the trainee would wait for ever
        await anyio.to_thread.run_sync(self._conversation.close)
        await self._over.wait()

    async def wait(self) -> None:
        """Until the conversation is over, by itself or by `end`."""
        await self._over.wait()

    def take(self, message: bytes) -> None:
        """A message of the page: samples, or how much it has played. What is neither is dropped."""
        if len(message) >= HEADER and message[0] == SOUND:
            self._microphone.give(message[HEADER:])
            self._limit()
        elif len(message) == HEADER + 8 and message[0] == HEARD:
            run, samples = struct.unpack_from("<II", message, HEADER)
            self._speaker.heard(run, samples / RATE)

    def say(self, text: str) -> None:
        """A turn that was typed in between."""
        self._posted(f"={text}")

    def do(self, what: str) -> None:
        """A hint, a step back, a pause, the end."""
        self._posted(f"/{what}")

    def key(self, *, down: bool) -> None:
        """The key is held, or let go."""
        self._word = self._microphone.seconds
        if self._conversation:
            self._conversation.begin_turn() if down else self._conversation.finish_turn()

    def _posted(self, line: str) -> None:
        self._word = self._microphone.seconds
        if self._conversation:
            self._conversation.post(line)

    def _limit(self) -> None:
        """Neither a turn nor an empty room lasts for ever."""
        now = self._microphone.seconds
        if self._speech_began is not None and now - self._speech_began > LONGEST_TURN_SECONDS and self._conversation:
            self._speech_began = None
            self._conversation.finish_turn()
        if now - self._word > ALONE_SECONDS and not self.ending:
            self.ending = True
            self._page.tell({"problem": ALONE})
            self.do("silent")

    def _at(self) -> int:
        """How many events there are: a page that knows more has no use for what was understood before."""
        return len(self._room.session.events)

    def _talk(self, conversation: Conversation, sounding: Sounding) -> None:
        """In a thread of its own: the whole conversation, and then what there was no time for."""
        problem: str | None = None
        try:
            with contextlib.closing(conversation.run()) as talk:
                problem = self._talked(talk, conversation, sounding)
            self._measured(conversation, sounding)
            if conversation.rehearsal.session.ended:
                self._room.over(conversation.rehearsal.session)
            problem = problem or (str(self._unkept) if self._unkept else None)
        except CoachError as error:
            problem = str(error)
        except Exception:
            LOG.exception("a turn of %s failed", conversation.rehearsal.session.start.session)
            problem = UNEXPECTED
        finally:
            sounding.abandon()
            self._loop.call_soon_threadsafe(self._ended, conversation, problem)

    def _talked(self, talk: Iterable[Item], conversation: Conversation, sounding: Sounding) -> str | None:
        """What the page has to be told when it is over."""
        from coach.rehearsal.spoken import Lost, Typed

        for item in talk:
            self._delivered(conversation, sounding.known())
            if isinstance(item, Lost):
                return str(item.error) if item.error else None
            if isinstance(item, Typed):
                if not self._obeyed(conversation, item.line):
                    return None
            else:
                self._told(item)
        return None

    def _measured(self, conversation: Conversation, sounding: Sounding) -> None:
        """How the turns were said that nobody had time for during the talk."""
        if sounding.left:
            self._ear("measuring", left=sounding.left)
        self._delivered(conversation, sounding.finish())
        if sounding.problem:
            self._page.tell({"problem": f"How you sounded could not be measured in every turn. {sounding.problem}"})

    def _delivered(self, conversation: Conversation, known: Iterable[Known]) -> None:
        for each in known:
            conversation.rehearsal.deliver(each.turn, each.said_at, each.delivery, each.sound_seconds)
            self._announce()

    def _ended(self, conversation: Conversation, problem: str | None) -> None:
        """Back in the event loop: the room is for typing again."""
        self._typed.session = conversation.rehearsal.session
        self._room.rehearsal, self._room.voice = self._typed, None
        self._room.announce()
        if problem:
            self._page.tell({"problem": problem})
        self._ear("off")
        self._over.set()

    def _obeyed(self, conversation: Conversation, line: str) -> bool:
        """What was typed or pressed. False when the microphone goes; the clock stands still then."""
        going = conversation.rehearsal
        match line:
            case "/leave":
                self._announced(conversation.leave("done"))
            case "/hint":
                self._announced([going.hint(hint(going))])
            case "/back":
                self._announced([taken] if (taken := going.take_back()) else [])
                self._ear("listening")
            case "/pause":
                self._announced([going.pause()])
                return False
            case "/silent":
                return False
            case _:
                self._announced(conversation.say(line[1:]))
                self._ear("listening")
        return True

    def _announced(self, events: Iterable[Event]) -> None:
        for _ in events:
            self._announce()

    def _announce(self) -> None:
        self._loop.call_soon_threadsafe(self._room.announce)

    def _told(self, item: Item) -> None:
        from coach.rehearsal.spoken import Listening, Ringing
        from coach.speech.listener import NothingSaid, PartialText, SpeechStarted

        if not isinstance(item, (SpeechStarted, PartialText)):
            self._speech_began = None
        match item:
            case SpeechStarted():
                self._speech_began = self._word = self._microphone.seconds
                self._ear("speech")
            case PartialText(text):
                self._word = self._microphone.seconds
                self._ear("partial", text=text, at=self._at())
            case NothingSaid():
                self._ear("nothing")
            case Ringing():
                self._ear("ringing")
            case Listening():
                self._ear("listening")
            case _:
                self._announced([item])  # type: ignore[list-item]

    def _keep(self, turn: int, ended: TurnEnded, said_at: float) -> None:
        """In the conversation's thread: a turn with its sound, before it is answered."""
        from coach.speech.flac import encoded

        if self._sounding:
            self._sounding.add(turn, ended, said_at)
        if self._wanted.keep and not self._unkept:
            try:
                self._sound.keep(turn, encoded(ended.audio))
            except CoachError as error:
                self._unkept = error  # said at the end: the talk is worth more than its sound

    def _ear(self, what: str, **more: str | int) -> None:
        self._page.tell({"ear": what, **more})

    def _play(self, run: int, samples: bytes) -> None:
        self._page.play(struct.pack("<I", run) + samples)

    def _hush(self, run: int) -> None:
        self._page.hush({"ear": "hush", "run": run})
