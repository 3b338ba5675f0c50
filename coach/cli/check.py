"""`coach check KIND [FILE]`: one text in, a verdict in words or JSON out; with `--jsonl` many texts, one JSON line each.

coach check request note.txt --channel email        what the note does, what is missing, and a better line
coach check utterance --json < said.txt             {"id": null, "kind": "utterance", "acts": […], "topics": […]}
coach check request --audio call.m4a                the same for something said, with the words that were understood
coach check thank-you --jsonl < notes.jsonl         one line of JSON for each, in the same order
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coach.cli.verdicts import show_check, show_dialogue, show_utterance
from coach.dialogue.vocabulary import CHANNELS
from coach.errors import CoachError, NotFound, UsageError, UserFileError

if TYPE_CHECKING:
    from coach.cli.console import Console
    from coach.scenario.load import Library
    from coach.scenario.model import Trainee

MOST_BYTES = 2_000_000
"""One text. Ten megabytes are a mistake: a book, a picture, a log."""
MOST_LINE_BYTES = 1_000_000
"""One line of --jsonl."""
TOGETHER = 64
"""Lines that are understood in one go: three times as fast as one by one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants to have checked."""

    id: Any
    text: str
    channel: str | None
    context: str | None
    place: str
    """The file, or the line of --jsonl."""


class BadLine(CoachError):
    """One line of --jsonl that cannot be answered."""

    def __init__(self, number: int, what: str) -> None:
        super().__init__(f"line {number}: {what}")


@click.command("check")
@click.argument("kind", metavar="KIND")
@click.argument("file", metavar="[FILE]", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="Read JSON lines with id and text; write one JSON line each.")
@click.option(
    "--channel", metavar="NAME", help="phone, voicemail, receptionist, email, letter, message, card, spoken or written."
)
@click.option("--context", metavar="TEXT", help="The other side's last words; they make a follow-up a follow-up.")
@click.option("--audio", metavar="FILE", help="Judge what is said in a sound file, in place of a text.")
@click.option("--met-on", metavar="DATE", help="When you met (2026-05-04), for a thank-you note.")
@click.option("--sent-on", metavar="DATE", help="When the note was sent.")
def command(
    kind: str,
    file: str | None,
    as_json: bool,
    as_jsonl: bool,
    channel: str | None,
    context: str | None,
    audio: str | None,
    met_on: str | None,
    sent_on: str | None,
) -> None:
    """Judge one text, from FILE or standard input.

    KIND is request, sketch, thank-you, utterance or dialogue. A dialogue has one turn a line, "Trainee: …" and "Persona: …",
    with the time before it where it is known: [02:15] Trainee: …
    """
    _known_kind(kind)
    channel = _known_channel(kind, channel)
    judge = _judge(kind, {"met": met_on or "", "sent": sent_on or ""})
    if audio is not None and (file is not None or as_jsonl or kind == "dialogue"):
        raise UsageError("--audio: takes the place of FILE and --jsonl, and a dialogue needs to know who speaks.")
    if as_jsonl:
        _many(kind, file, channel, judge)
        return
    text = _one_text(file) if audio is None else _said(audio)
    (found,) = judge([Asked(None, text, channel, context, audio or file or "standard input")])
    if isinstance(found, CoachError):
        raise found
    answer, show = found
    if audio is not None:
        answer["transcript"] = text
    if as_json:
        print(json.dumps(answer, ensure_ascii=False))  # noqa: T201
    else:
        from coach.cli.console import Console

        console = Console.on(sys.stdout)
        if audio is not None:
            console.say(f"“{text}”")
            console.write()
        show(console)


def _said(audio: str) -> str:
    """What is said in a sound file."""
    from coach.cli.sound import heard
    from coach.resources import home
    from coach.settings import load_settings

    folder = home(os.environ)
    _, trainee = _house()
    found, _ = heard(audio, load_settings(os.environ, folder, {}), folder, words=False, names=[trainee.name])
    return found.text


Answer = tuple[dict[str, Any], "Callable[[Console], None]"]
Judge = Callable[[Sequence[Asked]], "list[Answer | CoachError]"]


def _judge(kind: str, dates: Mapping[str, str]) -> Judge:
    """The function that answers texts of this kind; all that is slow happens here, once."""
    from coach.acts import Said, hear_all
    from coach.judge.check import check_texts, criteria_json, known, utterance_json

    try:
        when = known(dates)
    except ValueError as error:
        raise UsageError(f"--met-on and --sent-on: a date is written like 2026-05-04 ({str(error).lower()}).") from error
    if kind == "utterance":

        def heard(asked: Sequence[Asked]) -> list[Answer | CoachError]:
            found = hear_all([Said(each.text, kind, each.context) for each in asked])
            answers = [{"id": each.id, "kind": kind, **utterance_json(one)} for each, one in zip(asked, found, strict=True)]
            return [(answer, partial(show_utterance, answer=answer)) for answer in answers]

        return heard
    library, trainee = _house()
    rules = library.rules("default")
    if kind == "dialogue":
        from coach.judge.transcript import judge_dialogue, read_transcript, scorecard_json, situation_of

        def graded(asked: Sequence[Asked]) -> list[Answer | CoachError]:
            return [_caught(grade_one, each) for each in asked]

        def grade_one(asked: Asked) -> Answer:
            turns = read_transcript(asked.text, asked.place, trainee)
            situation = situation_of(turns)
            rubric = library.rubric("phone-request" if situation == "phone" else "meeting")
            answer = scorecard_json(judge_dialogue(turns, rubric, rules, trainee, situation))
            return {"id": asked.id, "kind": kind, **answer}, partial(show_dialogue, answer=answer)

        return graded

    def checked(asked: Sequence[Asked]) -> list[Answer | CoachError]:
        checks = check_texts([Said(each.text, kind, each.context, each.channel) for each in asked], rules, trainee, when)
        return [
            (
                {"id": each.id, "kind": kind, "channel": check.channel, "criteria": criteria_json(check)},
                partial(show_check, check=check),
            )
            for each, check in zip(asked, checks, strict=True)
        ]

    return checked


def _caught(answer: Callable[[Asked], Answer], asked: Asked) -> Answer | CoachError:
    try:
        return answer(asked)
    except CoachError as error:
        return error


def _house() -> tuple[Library, Trainee]:
    """All the files, and the trainee's own facts or the stand-in's while there are none."""
    from coach.resources import home, shipped
    from coach.scenario.load import Library
    from coach.scenario.trainee import load_trainee

    folder = home(os.environ)
    library = Library(shipped("scenarios"), folder / "scenarios")
    return library, load_trainee(folder, library)


def _known_kind(kind: str) -> None:
    if kind not in CHANNELS:
        raise NotFound("kind of text", kind, CHANNELS)


def _known_channel(kind: str, channel: str | None) -> str | None:
    known = CHANNELS[kind]
    if channel is None or channel in known:
        return channel
    if not known:
        raise UsageError(f"--channel: text of the kind {kind} has none; leave it out.")
    raise NotFound(f"channel of a {kind}", channel, known)


def _one_text(file: str | None) -> str:
    text = _decoded(_bytes(file, MOST_BYTES), file)
    if not text.strip():
        where = f"{file} is empty" if file else "Nothing came on standard input"
        raise CoachError(f"{where}: there is no text to check.")
    return text


def _bytes(file: str | None, most: int | None) -> bytes:
    """All of the file or of standard input; at most so many bytes."""
    if file is None or file == "-":
        if sys.stdin is None:
            raise CoachError("There is no standard input: name a FILE.")
        if sys.stdin.isatty():
            click.echo("Type or paste the text; Ctrl-D on a line of its own ends it.", err=True)
        stream = getattr(sys.stdin, "buffer", None)
        raw: bytes = stream.read(most + 1 if most else -1) if stream else sys.stdin.read().encode()
    else:
        try:
            with Path(file).open("rb") as opened:
                raw = opened.read(most + 1 if most else -1)
        except IsADirectoryError as error:
            raise CoachError(f"{file} is a folder: name a text file.") from error
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise UserFileError(file, f"cannot be read: {why.lower()}") from error
    if most and len(raw) > most:
        raise UserFileError(file or "standard input", f"more than {most // 1_000_000} MB: that is no single text")
    return raw


def _decoded(raw: bytes, file: str | None) -> str:
    where = file or "standard input"
    if b"\0" in raw[:4096]:
        raise UserFileError(where, "is not text (it holds zero bytes): save it as plain text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise UserFileError(where, "is not UTF-8: save it as UTF-8 text", line) from error


def _many(kind: str, file: str | None, channel: str | None, judge: Judge) -> None:
    """One JSON line out for each good line in; bad lines are named on standard error, and the exit code says so."""
    bad = 0
    lines = [(number, raw) for number, raw in enumerate(_bytes(file, None).split(b"\n"), 1) if raw.strip()]
    for at in range(0, len(lines), TOGETHER):
        chosen = lines[at : at + TOGETHER]
        asked = [_tried(kind, number, raw, channel) for number, raw in chosen]
        answers = iter(judge([each for each in asked if isinstance(each, Asked)]))
        for (number, _), each in zip(chosen, asked, strict=True):
            found = next(answers) if isinstance(each, Asked) else each
            if isinstance(found, CoachError):
                bad += 1
                message = str(found) if str(found).startswith(f"line {number}") else f"line {number}: {found}"
                click.echo(f"coach: {message}", err=True)
            else:
                print(json.dumps(found[0], ensure_ascii=False))  # noqa: T201
    if not lines:
        raise CoachError("Nothing to check: there is no JSON line.")
    if bad:
        click.echo(f"coach: {bad} of {len(lines)} lines could not be checked; the others were.", err=True)
        raise click.exceptions.Exit(1)


def _tried(kind: str, number: int, raw: bytes, channel: str | None) -> Asked | CoachError:
    try:
        return _line(kind, number, raw, channel)
    except CoachError as error:
        return error


def _line(kind: str, number: int, raw: bytes, channel: str | None) -> Asked:
    if len(raw) > MOST_LINE_BYTES:
        raise BadLine(number, "longer than 1 MB")
    try:
        entry = json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadLine(number, "is not JSON") from error
    if not isinstance(entry, dict):
        raise BadLine(number, 'is not an object like {"id": "r1", "text": "…"}')
    if kind == "dialogue" and "turns" in entry and "text" not in entry:
        entry["text"] = json.dumps({"turns": entry["turns"]})
    for name in ("text", "channel", "context"):
        if not isinstance(entry.get(name), str | None):
            raise BadLine(number, f'"{name}" is not a text')
    if entry.get("text") is None:
        raise BadLine(number, 'has no "text"')
    try:
        own = _known_channel(kind, entry.get("channel") or None)
    except CoachError as error:
        raise BadLine(number, str(error)) from error
    return Asked(entry.get("id"), entry["text"], own or channel, entry.get("context"), f"line {number}")
