"""A written exchange in a terminal or over a pipe: whole texts in, the answers with their days on the screen.

A text ends with a line that holds a single dot. It may come from a file (`--text FILE`) or from standard input, where such lines
divide several; the end of the input ends the last one. Nothing is timed: days pass between a text and its answer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from coach.cli.talk import COMMANDS, PIPED, Talk
from coach.dialogue.events import Event, HintGiven, Paused, PersonaSaid, SessionEnded, SessionStarted, TakenBack, TraineeSaid
from coach.dialogue.words import DAY, shown_day
from coach.errors import CoachError, UsageError, UserFileError
from coach.rehearsal.turns import TurnError, sent

END = "."
MOST_BYTES = 1_000_000
MOST_DAYS = 365


@dataclass(frozen=True, slots=True)
class Post:
    """What the flags say about the texts."""

    texts: tuple[str, ...] = ()
    """Files with a text each; once they are read, the texts."""
    sent: int | None = None
    """Days after the talk on which the first text is sent."""


OPTIONS = (
    click.option(
        "--text",
        "texts",
        metavar="FILE",
        multiple=True,
        type=click.Path(),
        help="Where one writes: the text, from a file; more of them, one --text each, are your answers.",
    ),
    click.option(
        "--sent",
        type=click.IntRange(0, MOST_DAYS),
        metavar="DAYS",
        help="For a thank-you note: how many days after the talk you send it.",
    ),
)


def post_options(command: Callable[..., None]) -> Callable[..., None]:
    """The flags of `Post`, handed over as `post`."""

    @wraps(command)
    def gathered(**words: Any) -> None:
        post = Post(words.pop("texts"), words.pop("sent"))
        command(**words, post=post)

    for option in reversed(OPTIONS):
        option(gathered)
    return gathered


def fits(start: SessionStarted, post: Post, *, aloud: bool) -> Post:
    """The flags with their texts read, before a session begins that would stop at one of them.

    Raises UsageError where one talks and a text was given, or where one writes and a voice was; UserFileError for a text that
    cannot be sent.
    """
    name, written = start.scenario["name"], start.scenario["situation"] == "written"
    if written and aloud:
        raise UsageError(f'In "{name}" one writes: there is nothing to say aloud. Leave --voice, --open-mic and --audio out.')
    if not written and (post.texts or post.sent is not None):
        raise UsageError(f'--text and --sent are for what is written, such as written-request; in "{name}" one talks.')
    if post.sent is not None and not start.scenario.get("recalls"):
        raise UsageError(f'--sent is for a note after a talk; "{name}" begins on the day that you write it.')
    return replace(post, texts=tuple(_sendable(text, name) for name in post.texts for text in _divided(_read(name))))


def _sendable(raw: str, name: str) -> str:
    try:
        text = sent(raw)
    except TurnError as error:
        raise UserFileError(name, str(error)) from error
    if not text:
        raise UserFileError(name, "there is no text in it")
    return text


@dataclass(slots=True)
class Writing(Talk):
    """One written exchange on one screen."""

    post: Post = field(default_factory=Post)

    def run(self) -> bool:
        """Write until it is over (True) or paused (False)."""
        self.show(self.rehearsal.proceed())
        day = self._day()
        for text in self._texts():
            if self.rehearsal.over:
                break
            if text.strip().lower() == "/pause" and not self.exam:
                self.show([self.rehearsal.pause()])
                return False
            if text.strip().startswith("/") and "\n" not in text.strip():
                self.obey(text.strip().lower(), 1)
            else:
                self._send(text, day)
        if not self.rehearsal.over:
            self.show(self.rehearsal.leave("end_of_input"))
        return True

    def _day(self) -> int:
        """The day on which the first text is sent: asked for where a talk came before it."""
        scenario = self.rehearsal.deriver.scenario
        if self.post.sent is not None or not scenario.recalls or self.rehearsal.session.turn:
            return self.post.sent or 0
        if not self.interactive:
            return 1
        days: int = click.prompt(
            "How many days after the talk do you send it?", default=1, type=click.IntRange(0, MOST_DAYS), err=True
        )
        return days

    def _send(self, raw: str, day: int) -> None:
        try:
            text = sent(raw)
        except TurnError as error:
            if not self.interactive:
                raise UserFileError(PIPED, str(error)) from error
            self.console.say(str(error))
            return
        if not text:
            if not self.interactive:
                raise UserFileError(PIPED, "there is no text in it")
            self.console.say("Nothing was sent yet: there is no text. Write it, or type /help.", dim=True)
            return
        first = self.rehearsal.session.turn == 0
        at = max(self.rehearsal.session.seconds, day * DAY if first else 0)
        self.show(self.rehearsal.say(text, at=(at, at)))

    def _texts(self) -> Iterator[str]:
        """Each text, or a command."""
        if self.post.texts:
            yield from self.post.texts
            return
        if not self.interactive:
            yield from _divided(_decoded(_piped(), PIPED))
            return
        while not self.rehearsal.over:
            text = self._typed()
            if text is None:
                return
            yield text

    def _typed(self) -> str | None:
        """The lines up to a single dot, or one command; None at the end of the input."""
        lines: list[str] = []
        while True:
            try:
                line = input("" if lines else "you: ")
            except EOFError:
                self.console.write()
                return "\n".join(lines) if lines else None
            except UnicodeDecodeError:
                self.console.say("That was not UTF-8 text. Please type the line again.")
                continue
            if line.strip() == END and lines:
                return "\n".join(lines)
            if not lines and line.strip().lower() in COMMANDS:
                return line
            if line.strip() or lines:
                lines.append(line)

    def _tell(self, event: Event) -> None:
        profile = self.rehearsal.deriver.cast.profile
        match event:
            case PersonaSaid() if not event.line.text:
                self.console.say("No answer has come.", first=f"{shown_day(event.start_seconds):>7}  ", dim=True)
            case PersonaSaid():
                self._utterance(profile.first_name, event.start_seconds, event.line.text, bold=True)
            case TraineeSaid() if not self.interactive or self.post.texts:
                self._utterance("you", event.start_seconds, event.text)
            case TakenBack():
                self.console.say("Taken back. It was never sent; write it again.", dim=True)
            case HintGiven() | Paused() | SessionEnded():
                Talk._tell(self, event)

    def _utterance(self, who: str, seconds: float, text: str, *, bold: bool = False) -> None:
        self.console.say(text, first=f"{shown_day(seconds):>7}  {who}  ", bold=bold)
        self.console.write()


def _read(name: str) -> str:
    """Raises UserFileError or CoachError."""
    try:
        with Path(name).open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except IsADirectoryError as error:
        raise CoachError(f"{name} is a folder: name a text file.") from error
    except (OSError, ValueError) as error:
        raise UserFileError(name, f"cannot be read: {(getattr(error, 'strerror', None) or str(error)).lower()}") from error
    return _decoded(raw, name)


def _piped() -> bytes:
    stream = getattr(sys.stdin, "buffer", None)
    return b"" if stream is None else bytes(stream.read(MOST_BYTES + 1))


def _decoded(raw: bytes, place: str) -> str:
    if len(raw) > MOST_BYTES:
        raise UserFileError(place, f"more than {MOST_BYTES // 1_000_000} MB: nobody reads that, so nothing was sent")
    if b"\0" in raw:
        raise UserFileError(place, "is not text (it holds zero bytes): save it as plain text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserFileError(place, "is not UTF-8: save it as UTF-8 text", raw[: error.start].count(b"\n") + 1) from error


def _divided(text: str) -> Iterator[str]:
    """The texts of one input, divided by lines with a single dot; an empty one stays, so that it can be complained of."""
    lines: list[str] = []
    some = False
    for line in text.splitlines():
        if line.strip() == END:
            yield "\n".join(lines)
            lines, some = [], True
        else:
            lines.append(line)
    if "".join(lines).strip() or not some:
        yield "\n".join(lines)
