"""A rehearsal aloud on a terminal: `coach rehearse phone-request --voice`, or from recordings with `--audio FILE`.

What is understood appears while it is said; what the professional said appears when it has been heard. Typed lines and commands
work as in a typed rehearsal. A device that goes away in the middle of a sentence costs that sentence only: the talk goes on by
typing.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.console import Console, clean, is_terminal
from coach.cli.keyboard import Keyboard
from coach.cli.talk import Talk
from coach.errors import CoachError, SpeechError, UsageError
from coach.history.sound import Sound
from coach.rehearsal.sounding import Known, Sounding
from coach.rehearsal.spoken import Conversation, Item, Listening, Lost, Ringing, Typed
from coach.rehearsal.turns import TurnError, said
from coach.speech.ears import activity
from coach.speech.flac import encoded
from coach.speech.listener import NothingSaid, PartialText, SpeechStarted, TurnEnded
from coach.speech.verbatim import Verbatim
from coach.wiring import Devices, House, aloud, rehearsal

if TYPE_CHECKING:
    from coach.dialogue.session import Session
    from coach.rehearsal.ports import JournalWriter
    from coach.speech.ears import Ears

MOST_RECORDINGS = 200
FEW_TURNS = 3
"""Measured before a bar could be read."""
TYPE_INSTEAD = "Leave out --voice to type instead."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line says about sound."""

    open_microphone: bool = False
    headphones: bool = False
    recordings: tuple[str, ...] = ()
    written_to: str | None = None
    """A WAV file for the professional's side of a talk from recordings."""
    keep_audio: bool = False
    """Whether the sound of each turn stays beside the journal."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything that a talk aloud needs, opened before the session begins."""

    ears: Ears
    devices: Devices
    wanted: Wanted


def open_stage(house: House, wanted: Wanted) -> Stage:
    """Load what hears and open what sounds. Raises CoachError with what to do, before anything of a session exists."""
    from coach.cli.sound import Bar
    from coach.speech.ears import open_ears

    devices = recorded(wanted) if wanted.recordings else plugged_in(wanted)
    return Stage(open_ears(house.settings, house.folder, Bar("Fetching the speech model", megabytes=True).bytes), devices, wanted)


def recorded(wanted: Wanted) -> Devices:
    """Recordings as the microphone: each a turn, or one that holds the whole side of a talk."""
    from coach.speech.devices.file import Clock, Sheet, Tape
    from coach.speech.recording import read

    if len(wanted.recordings) > MOST_RECORDINGS:
        raise UsageError(f"--audio: {len(wanted.recordings)} recordings; {MOST_RECORDINGS} is the most.")
    clock = Clock()
    tapes = [Tape(read(Path(each)), clock) for each in wanted.recordings]
    speaker = Sheet(clock, Path(wanted.written_to) if wanted.written_to else None)
    return Devices(tapes, speaker, clock, live=False, push_to_talk=len(tapes) > 1)


def plugged_in(wanted: Wanted) -> Devices:
    """The microphone and the loudspeaker of this computer."""
    from coach.speech.devices.sounddevice import open_both

    microphone, speaker = open_both(headphones=wanted.headphones)
    return Devices([microphone], speaker, time.monotonic, echoes=not wanted.headphones, push_to_talk=not wanted.open_microphone)


def how(stage: Stage) -> str:
    """The line that says how to speak."""
    if stage.wanted.recordings:
        return "Your recordings speak for you."
    if not stage.devices.push_to_talk:
        return "Just talk; speak over them to interrupt. A line that you type counts as said."
    return "Press space or Enter to speak, and again when you have said it. A line that you type counts as said."


def perform(
    stage: Stage, house: House, session: Session, journal: JournalWriter, console: Console, *, as_json: bool
) -> Session | None:
    """Talk until it is over, and return the session; None when it was paused."""
    sounding = Sounding(Verbatim(activity(), stage.ears.transcriber))
    sound = Sound(house.journals.folder, session.start.session)
    unkept: list[CoachError] = []

    def keep(turn: int, ended: TurnEnded, said_at: float) -> None:
        sounding.add(turn, ended, said_at)
        if stage.wanted.keep_audio and not unkept:
            try:
                sound.keep(turn, encoded(ended.audio))
            except CoachError as error:
                unkept.append(error)  # said at the end: the talk is worth more than its sound

    conversation = aloud(house, session, journal, stage.devices, stage.ears, keep)
    sounding.idle = conversation.idle
    talk = Talk(conversation.rehearsal, console, as_json, interactive=False, exam=session.start.exam)
    talk.recall()
    screen = Screen(console, stage)
    keys = Keyboard(sys.stdin) if not stage.wanted.recordings else None
    if keys:
        threading.Thread(target=keyed, args=(keys, conversation, stage, screen), name="coach-keys", daemon=True).start()
    try:
        over = run(conversation, talk, screen, sounding)
    finally:
        conversation.close()
        if keys:
            keys.close()
    measured(talk, sounding)
    for error in unkept:
        console.say(str(error))
    if over:
        return conversation.rehearsal.session
    if over is None:
        return None
    going = rehearsal(house, conversation.rehearsal.session, journal)
    typed = Talk(going, console, as_json, interactive=is_terminal(sys.stdin), exam=session.start.exam)
    return going.session if typed.run() else None


def delivered(talk: Talk, known: Iterable[Known]) -> Iterator[Known]:
    """Write down how turns were said."""
    for each in known:
        if event := talk.rehearsal.deliver(each.turn, each.said_at, each.delivery, each.sound_seconds):
            talk.show([event])
        yield each


def measured(talk: Talk, sounding: Sounding) -> None:
    """How the turns were said that nobody had time for during the talk. Ctrl-C leaves them out."""
    from coach.cli.sound import Bar

    whole = sounding.left
    bar = Bar("Listening once more, for how you sounded", unit="turns") if whole > FEW_TURNS else None
    try:
        for done, _ in enumerate(delivered(talk, sounding.finish()), 1):
            if bar:
                bar.seconds(done, whole)
    except KeyboardInterrupt:
        talk.console.say("Left out: the report says less about how you sounded.")
    if bar:
        bar.done()
    if sounding.problem:
        talk.console.say(f"How you sounded could not be measured in every turn. {sounding.problem}")


def run(conversation: Conversation, talk: Talk, screen: Screen, sounding: Sounding) -> bool | None:
    """True when it is over, None when it was paused, False when the sound is gone and the talk is not over."""
    for item in conversation.run():
        for _ in delivered(talk, sounding.known()):
            pass
        match item:
            case Lost(error) if error is not None:
                screen.lost(error)
                return False
            case Typed(line):
                screen.clear()
                if line.strip().lower() == "/pause" and not talk.exam:
                    talk.show([conversation.rehearsal.pause()])
                    return None
                typed(line, conversation, talk)
            case SpeechStarted() | PartialText() | NothingSaid() | Ringing() | Listening() | Lost():
                screen.tell(item)
            case _:
                assert not isinstance(item, TurnEnded)
                screen.clear()
                talk.show([item])
    screen.clear()
    return True


def typed(line: str, conversation: Conversation, talk: Talk) -> None:
    """A line from the keyboard: a command, or a turn."""
    if line.strip().lower() == "/done":
        talk.show(conversation.leave("done"))
    elif line.strip().startswith("/"):
        talk.obey(line.strip().lower(), 0)
    else:
        try:
            text = said(line)
        except TurnError as error:
            talk.console.say(str(error))
            return
        if text:
            talk.show(conversation.say(text))


def keyed(keys: Keyboard, conversation: Conversation, stage: Stage, screen: Screen) -> None:
    """In a thread of its own: keys become turns begun and ended, and typed lines."""
    for line in keys.lines():
        if line.strip() or not stage.devices.push_to_talk:
            if line.strip():
                conversation.post(line)
        elif conversation.talking:
            conversation.finish_turn()
        else:
            screen.tell(SpeechStarted(0.0))
            conversation.begin_turn()


class Screen:
    """What is heard while it is heard, on one line that the next one overwrites. Silent where nobody watches."""

    def __init__(self, console: Console, stage: Stage) -> None:
        self._console = console
        self._key = stage.devices.push_to_talk and stage.devices.live
        self._live = is_terminal(console.stream) and stage.devices.live
        self._shown = False
        self._lock = threading.Lock()

    def tell(self, item: Item) -> None:
        """One line about what goes on."""
        match item:
            case Ringing():
                self._put("(ringing)")
            case Listening():
                self._put("(space or Enter to speak)" if self._key else "(listening)")
            case SpeechStarted():
                self._put("(listening; space or Enter when you are done)" if self._key else "…")
            case PartialText(text):
                self._put(f"… {text}")
            case NothingSaid():
                self._put("(nothing was heard)" if self._key else "(listening)")
            case _:
                self.clear()

    def clear(self) -> None:
        """Make room for a line that stays."""
        with self._lock:
            if self._shown:
                print("\r\x1b[K", end="", file=self._console.stream, flush=True)
                self._shown = False

    def lost(self, error: CoachError) -> None:
        """The sound is gone."""
        self.clear()
        self._console.say(str(error))
        self._console.say("The talk goes on: type what you want to say.")

    def _put(self, text: str) -> None:
        if not self._live:
            return
        room = self._console.columns - 10
        text = clean(text).replace("\n", " ")
        text = text if len(text) <= room else "…" + text[-room + 1 :]  # the last words are the new ones
        with self._lock:
            print("\r\x1b[K" + self._console.style(f"        {text}", dim=True), end="", file=self._console.stream, flush=True)
            self._shown = True


def or_typed(error: CoachError, ask: Callable[[str], bool]) -> None:
    """Sound cannot be had: go on by typing where somebody can be asked, else say how. Raises SpeechError."""
    if not is_terminal(sys.stdin) or not ask(f"{error} Rehearse by typing instead?"):
        raise SpeechError(f"{error} {TYPE_INSTEAD}") from error
