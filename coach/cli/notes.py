"""`coach notes [SESSION|CONTACT]`: right after a talk, what was said, written down; after a practised one held against it.

On a terminal line by line, else from a file or a pipe. The lines are read by `coach.records.jotted`, kept and judged by
`coach.rehearsal.noting`; here they are only asked for and shown.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coach.cli import completion
from coach.cli.console import Console, is_terminal
from coach.errors import NotFound, UsageError, UserFileError
from coach.wiring import House, open_house

if TYPE_CHECKING:
    from coach.judge.scorecard import Quote
    from coach.records.book import Book
    from coach.records.model import Note
    from coach.records.noted import Noted
    from coach.rehearsal.noting import About, Check

MET = ("meeting", "phone-meeting", "phone", "chance", "voicemail", "receptionist")
WHENCE = {
    "real": "a real talk",
    "practised": "practised; the professional was imagined after a real person",
    "imagined": "practised with somebody imaginary",
}
MARKS = {"found": "✓", "wrong": "✗", "unsure": "?", "own": "·"}
COLOURS = {"found": "green", "wrong": "red", "unsure": "yellow", "own": None}


@click.command("notes")
@click.argument("whom", default="last", metavar="[SESSION|CONTACT]", shell_complete=completion.sessions)
@click.argument("file", required=False, metavar="[FILE]", type=click.Path(path_type=Path))
@click.option("--show", "only_show", is_flag=True, help="Only what is written already; ask for nothing.")
@click.option("--topic", "topics", multiple=True, metavar="N=TOPIC", help="Give note N another topic.")
@click.option("--delete", "deleted", multiple=True, type=int, metavar="N", help="Take note N away.")
@click.option("--met", type=click.Choice(MET), help="There was a real talk of this kind with CONTACT; write it down as well.")
@click.option("--at", "when", metavar="DAY", help='When it was, with --met: "yesterday at 15:00"; now without it.')
@click.option("--minutes", type=click.FloatRange(0, 600), help="How long it was, with --met.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def command(
    whom: str,
    file: Path | None,
    only_show: bool,
    topics: tuple[str, ...],
    deleted: tuple[int, ...],
    met: str | None,
    when: str | None,
    minutes: float | None,
    as_json: bool,
) -> None:
    """Write down what you were told, right after the talk: facts, names, dates, promises.

    One thing a line. "name: Anders Holm, anthropologist" keeps a name, "promise: send my questions, by friday" what you
    owe, "they promised: …, by …" what they do; "salary: …" sets a topic. After a practised talk each line is held against
    what the professional said.
    """
    from coach.rehearsal import noting

    if met is None and (when or minutes):
        raise UsageError("--at and --minutes go with --met: they say when a real talk was, and how long.")
    house, now = open_house(os.environ), datetime.now().astimezone()
    if (own := Path(whom)).suffix.lower() in (".md", ".txt") and own.exists() and file is None:
        whom, file = "last", own  # `coach notes talk.md`
    console = Console.words(json=as_json)
    with house.book() as book:
        about = _talked(house, book, whom, met, when, minutes, now) if met else noting.about(book, house.journals, whom)
        for number, topic in map(_given, topics):
            noting.change(book, house.folder, about, number, topic, now)
        for number in sorted(deleted, reverse=True):  # from the end, so that the numbers stay true
            noting.change(book, house.folder, about, number, None, now)
        if not (only_show or topics or deleted):
            place, lines = _lines(file, about, console)
            _write(house, book, about, place, lines, now)
        notes = noting.kept(book, house.folder, about)
        names = noting.names(book)
    judged = noting.judged(about, notes, names)
    checks = noting.checks(about, notes, judged)
    if as_json:
        print(json.dumps(document(about, notes, judged, checks), ensure_ascii=False, indent=2))  # noqa: T201 - the output
    else:
        tell(about, notes, judged, checks, console)


def document(about: About, notes: Sequence[Note], judged: Noted | None, checks: Sequence[Check]) -> dict[str, Any]:
    """All of it as plain values."""
    return {
        "format": 1,
        "about": {
            "who": about.who,
            "whence": about.whence,
            "at": about.at.isoformat(),
            "contact": about.contact.id if about.contact else None,
            "session": about.session.start.session if about.session else None,
        },
        "notes": [
            {"number": number, "topic": note.topic, "text": note.text, "written": note.written.isoformat()}
            for number, note in enumerate(notes, 1)
        ],
        "judged": None
        if judged is None
        else {
            "told": judged.told,
            "covered": judged.covered,
            "claims": [asdict(claim) | {"note": claim.note + 1} for claim in judged.claims],
            "missed": [asdict(each) for each in judged.missed],
        },
        "checks": [asdict(check) for check in checks],
    }


def tell(about: About, notes: Sequence[Note], judged: Noted | None, checks: Sequence[Check], console: Console) -> None:
    """What is written and what is to be said about it."""
    from coach.report.words import count

    console.say(f"{about.who}, {about.at:%-d %B %Y at %H:%M} ({WHENCE[about.whence]})", bold=True)
    if not notes:
        console.say(f"Nothing is written down yet: coach notes {about.name}")
        return
    _notes(notes, judged, console)
    if judged:
        console.write()
        found, wrong, unsure = (len(judged.of(name)) for name in ("found", "wrong", "unsure"))
        open_ = f", {unsure} that coach cannot place" if unsure else ""
        things = count(judged.told, "thing that was told", "things that were told")
        have = f"You have {judged.covered} of {things} and worth a note. " if judged.told else ""
        console.say(f"{have}{count(found, 'statement')} right, {wrong} wrong{open_}.", bold=True)
        if judged.missed:
            console.write()
            console.say("Told, and not in your notes", bold=True)
        for each in judged.missed:
            console.say(_quoted(each.quote), first=f"  {_clock(each.quote)}  ")
    console.write()
    for check in checks:
        console.say(f"{check.title}: {check.because}.", first=f"{'✓' if check.met else '✗'} ")


def _notes(notes: Sequence[Note], judged: Noted | None, console: Console) -> None:
    for number, note in enumerate(notes, 1):
        topic = f" ({note.topic.replace('_', ' ')})" if note.topic else ""
        claims = [claim for claim in judged.claims if claim.note == number - 1] if judged else []
        if len(claims) <= 1:
            verdict = claims[0].verdict if claims else "own"
            mark = console.style(MARKS[verdict], fg=COLOURS[verdict]) if judged else " "
            console.say(f"{note.text}{topic}", first=f"{number:>3} {mark if not console.colour else MARKS[verdict]} ")
        else:
            console.say(f"{note.text}{topic}", first=f"{number:>3}   ")
        for claim in claims:
            if len(claims) > 1:
                console.say(claim.text, first=f"      {MARKS[claim.verdict]} ")
            if claim.verdict in ("wrong", "unsure"):
                said = f" {_clock(claim.quote)} {_quoted(claim.quote)}" if claim.quote else ""
                console.say(f"{claim.because}{said}", first="        ", dim=claim.verdict == "unsure")


def _write(house: House, book: Book, about: About, place: str, lines: Sequence[str], now: datetime) -> None:
    from coach.records.jotted import read
    from coach.rehearsal import noting

    page = read(lines, place, now)
    noting.write(book, house.folder, about, page, now)


def _talked(house: House, book: Book, whom: str, met: str, when: str | None, minutes: float | None, now: datetime) -> About:
    """A real talk, written down first. Raises NotFound or CoachError."""
    from coach.records.dates import read_day
    from coach.records.happened import log
    from coach.records.model import Talk
    from coach.rehearsal.noting import About

    contact = book.contact(whom)
    day = read_day(when, now, past=True) if when else now
    at = day if isinstance(day, datetime) else datetime.combine(day, now.time())
    talk = Talk.model_validate({"contact": contact.id, "kind": "real", "situation": met, "at": at, "minutes": minutes})
    logged = log(book, talk, house.library.rules("default"))
    return About(contact.name, "real", logged.talk.at, contact, logged.talk)


def _given(text: str) -> tuple[int, str]:
    """`3=salary`. Raises UsageError or NotFound."""
    from coach.dialogue.vocabulary import TOPICS

    number, equals, topic = text.partition("=")
    if not equals or not number.strip().isdigit():
        raise UsageError(f"--topic {text[:40]}: write N=TOPIC, such as --topic 3=salary.")
    topic = topic.strip().lower().replace(" ", "_").replace("-", "_")
    if topic not in TOPICS:
        raise NotFound("topic", topic, TOPICS)
    return int(number), topic


def _lines(file: Path | None, about: About, console: Console) -> tuple[str, list[str]]:
    """Where they come from, and the lines. Raises UserFileError."""
    from coach.records.jotted import MOST_BYTES

    if file is None and is_terminal(sys.stdin):
        return "your notes", _asked(about, console)
    place = "standard input" if file is None or str(file) == "-" else str(file)
    try:
        if file is None or str(file) == "-":
            raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with file.open("rb") as opened:
                raw = opened.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise UserFileError(place, f"holds more than {MOST_BYTES // 1000} kB. Keep what matters")
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserFileError(place, "is no text in UTF-8. Save it as plain text") from error
    except OSError as error:
        raise UserFileError(place, f"cannot be read: {(error.strerror or 'unknown reason').lower()}") from error
    if "\x00" in text:
        raise UserFileError(place, "is no text. Save it as plain text")
    return place, text.splitlines()


def _asked(about: About, console: Console) -> list[str]:
    """What is typed, line by line, until an empty one."""
    console.say(f"What did {about.who.split()[0]} tell you? One thing a line: facts, names, dates, promises.", bold=True)
    console.say('"name: …" keeps a name, "promise: …, by friday" what you owe. An empty line ends it.', dim=True)
    lines: list[str] = []
    while True:
        try:
            line = click.prompt(f"{len(lines) + 1:>3}", default="", show_default=False, prompt_suffix=" ", err=True)
        except click.Abort:
            if not lines:
                raise
            break  # Ctrl-C after ten lines must not lose them
        if not line.strip():
            break
        lines.append(line)
    return lines


def _clock(quote: Quote) -> str:
    from coach.dialogue.words import shown

    return shown(quote.at_seconds)


def _quoted(quote: Quote) -> str:
    return f"“{' '.join(quote.text.split())}”"
