"""A rehearsal in a terminal or over a pipe: lines in, the talk on the screen or as JSON lines out.

On a terminal the trainee sees the clock in the prompt and may use /hint, /pause, /back, /done and /help; piped input is one turn
a line and its end is hanging up. The loop does the rehearsing; this module only reads and shows.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import click

from coach.cli.console import Console
from coach.dialogue.events import Event, HintGiven, Paused, PersonaSaid, SessionEnded, TakenBack, TraineeSaid, encode
from coach.errors import UserFileError, did_you_mean
from coach.rehearsal.clock import shown
from coach.rehearsal.hints import hint
from coach.rehearsal.loop import Rehearsal
from coach.rehearsal.turns import TurnError, said

COMMANDS = {
    "/hint": "one idea for what to say next",
    "/pause": "stop here; `coach resume` goes on",
    "/back": "take your last turn back and try again",
    "/done": "end the talk: hang up, or say goodbye and go",
    "/help": "this list",
}
PIPED = "standard input"
LONGEST_LINE = 1_000_000
"""Bytes of one piped line; a turn may have far less, and a file of gigabytes without a line break must not be read to say so."""
RECALLED = 20
"""Turns of both sides that are shown on coming back."""


@dataclass(slots=True)
class Talk:
    """One rehearsal on one screen."""

    rehearsal: Rehearsal
    console: Console
    json: bool
    interactive: bool
    exam: bool

    def recall(self) -> None:
        """Show what was said so far, for a session that does not begin at its beginning."""
        said = self.rehearsal.session.transcript
        if not said:
            return
        if len(said) > RECALLED:
            session = self.rehearsal.session.start.session
            self.console.say(f"The last {RECALLED} of {len(said)} turns; `coach sessions show {session}` has all.", dim=True)
        for each in said[-RECALLED:]:
            who = self.rehearsal.deriver.cast.profile.first_name if each.speaker == "persona" else "you"
            self._utterance(who, each.start_seconds, each.text, bold=each.speaker == "persona")

    def run(self) -> bool:
        """Talk until it is over (True) or paused (False)."""
        if self.interactive:
            _edit_lines()
        self.show(self.rehearsal.proceed())
        for number, raw in self._lines():
            if self.rehearsal.over:
                break
            command = raw.strip().lower()
            if command.startswith("/"):
                if command == "/pause" and not self.exam:
                    self.show([self.rehearsal.pause()])
                    return False
                self.obey(command, number)
            elif raw.strip():
                self._turn(raw, number)
            elif self.interactive:
                self.console.say("Say something, or type /help.", dim=True)
        if not self.rehearsal.over:
            self.show(self.rehearsal.leave("end_of_input"))
        return True

    def _lines(self) -> Iterator[tuple[int, str]]:
        """Lines with their numbers, 1-based, until the input or the talk ends."""
        number = 0
        while not self.rehearsal.over:
            number += 1
            line = self._ask() if self.interactive else _piped(number)
            if line is None:
                return
            yield number, line

    def _ask(self) -> str | None:
        minutes = self.rehearsal.state.agreed_minutes
        clock = f"{shown(self.rehearsal.session.seconds)} of {shown(minutes * 60)}"
        try:
            if not self.json:
                return input(f"[{clock}] you: ")
            click.echo(f"[{clock}] you: ", nl=False, err=True)
            return input()
        except EOFError:
            self.console.write()
            return None
        except UnicodeDecodeError:
            self.console.say("That was not UTF-8 text. Please type it again.")
            return ""

    def _turn(self, raw: str, number: int) -> None:
        try:
            text = said(raw)
        except TurnError as error:
            if self.interactive:
                self.console.say(str(error))
                return
            raise UserFileError(PIPED, f"{error} What was said before is kept: `coach resume`", number) from error
        if text:
            self.show(self.rehearsal.say(text))

    def obey(self, command: str, number: int) -> None:
        """Do what a command asks, all but /pause."""
        if command == "/done":
            self.show(self.rehearsal.leave("done"))
        elif command == "/help":
            for name, meaning in COMMANDS.items():
                self.console.write(f"  {name:<7} {meaning}")
        elif command in COMMANDS and self.exam:
            self.console.say("Not in an exam: only /done and /help.", dim=True)
        elif command == "/hint":
            self.show([self.rehearsal.hint(hint(self.rehearsal))])
        elif command == "/back":
            taken = self.rehearsal.take_back()
            self.show([taken] if taken else [])
            if not taken:
                self.console.say("There is nothing to take back yet.", dim=True)
        else:
            what = f'No command is called "{command[:40]}". {did_you_mean(command, COMMANDS)} Type /help for all of them.'
            if not self.interactive:
                raise UserFileError(PIPED, " ".join(what.split()), number)
            self.console.say(" ".join(what.split()))

    def show(self, events: Iterable[Event]) -> None:
        """Each event as it comes, for a person or as JSON."""
        for event in events:
            if self.json:
                print(encode(event), flush=True)  # noqa: T201 - JSON lines are the output
            self._tell(event)

    def _tell(self, event: Event) -> None:
        """What a person wants to see of an event."""
        profile = self.rehearsal.deriver.cast.profile
        match event:
            case PersonaSaid() if event.line.text:
                text = event.line.text + (" –" if event.unheard else "")  # they were interrupted
                self._utterance(profile.first_name, event.start_seconds, text, bold=True)
            case TraineeSaid() if not self.interactive or event.source == "spoken":
                self._utterance("you", event.start_seconds, event.text or "(silence)")
            case HintGiven():
                self.console.say(event.text, first="       hint: ", fg="cyan")
            case TakenBack(how="asked"):
                self.console.say("Taken back. It did not happen; say it again.", dim=True)
            case TakenBack():
                self.console.say("You went on before they answered:", dim=True)
            case Paused():
                session = self.rehearsal.session.start.session
                self.console.say(f"Paused. Go on with: coach resume {session}")
            case SessionEnded():
                self.console.write()

    def _utterance(self, who: str, seconds: float, text: str, *, bold: bool = False) -> None:
        width = max(len(self.rehearsal.deriver.cast.profile.first_name), len("you"))
        first = f"{shown(seconds):>6}  {who:<{width}}  "
        self.console.say(text, first=first, bold=bold)


def _edit_lines() -> None:
    """Arrow keys, and lines longer than the 4095 bytes of a bare terminal, which cuts off the rest without a word."""
    try:
        import readline
    except ImportError:  # Windows, where the console edits lines itself
        return
    readline.parse_and_bind("set enable-bracketed-paste off")  # a paste of five lines is five turns, as in a pipe


def _piped(number: int) -> str | None:
    """The next line of standard input, or None at its end. Raises UserFileError for what is no text."""
    raw = sys.stdin.buffer.readline(LONGEST_LINE)
    if not raw:
        return None
    if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
        what = (
            f"This line is longer than {LONGEST_LINE:,} bytes; one line is one turn. What was said before is kept: `coach resume`"
        )
        raise UserFileError(PIPED, what, number)
    try:
        return raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        if number == 1 and raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise UserFileError(PIPED, "This is UTF-16. Save the text as UTF-8", number) from error
        raise UserFileError(PIPED, f"byte {error.start + 1} is not UTF-8. Save the text as UTF-8", number) from error
