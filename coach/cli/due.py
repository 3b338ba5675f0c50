"""`coach due list | done | later | delete | add`: what was promised, the overdue first.

    3  Thank Ruth Okafor: two days late
    5  Call Sam Ode: due today at 15:00

`--ics FILE` writes it, with the agreed talks, for a calendar. Real talks leave their promises here by themselves.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coach.cli import completion
from coach.cli.console import Console
from coach.cli.overdue import anything_kept
from coach.cli.verbs import Verbs
from coach.errors import CoachError
from coach.wiring import open_house

if TYPE_CHECKING:
    from coach.records.book import Book
    from coach.records.model import Contact, Promise, Talk

WHAT: dict[str, str] = {
    "call": "call", "thank": "send_thank_you", "write": "follow_up_letter", "send": "send_something", "report": "report_back",
}  # fmt: skip
"""A word for the command line → what is promised; any other words are the promise itself."""


NOTHING = "Nothing is due. After a real talk: coach contacts log CONTACT"


@click.group("due", cls=Verbs)
def command() -> None:
    """What you have promised, and by when. DATE is 2026-12-01, tomorrow, friday, "friday at 15:00", "in 8 weeks"."""


@command.command("list")
@click.option(
    "--ics", type=click.Path(path_type=Path), metavar="FILE", help="Write it to FILE for a calendar; - is standard output."
)
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object on standard output: promises, agreed talks, talks to tell of."
)
def list_(ics: Path | None, as_json: bool) -> None:
    """Overdue, due today, and later, with the talks that are agreed."""
    from coach.records.happened import to_come, untold

    now = datetime.now().astimezone()
    if not anything_kept() and ics is None:
        _print({"promises": [], "agreed": [], "untold": []}) if as_json else Console.on(sys.stdout).say(NOTHING)
        return
    with open_house(os.environ).book() as book:
        found = book.promises(kind="real"), to_come(book, now), untold(book, now)
        people = {each.id: each for each in book.contacts()}
    # Another coach may have deleted somebody between two looks.
    promises = [each for each in found[0] if each.contact in people]
    agreed, over = ([each for each in talks if each.contact in people] for talks in found[1:])
    if ics is not None:
        from coach.cli.pages import deliver
        from coach.records.exchange.ics import write_ics

        if not promises and not agreed:
            raise CoachError("Nothing is promised and no talk is agreed, so there is nothing for a calendar.")
        deliver(write_ics(promises, agreed, people.values(), now).decode(), ics)
        return
    if as_json:
        rows = [_row(each, people[each.contact], now) for each in promises]
        several = {"agreed": agreed, "untold": over}
        talks = {
            name: [each.model_dump(mode="json") | {"name": people[each.contact].name} for each in many]
            for name, many in several.items()
        }
        _print({"promises": rows} | talks)
        return
    _tell(Console.on(sys.stdout), promises, agreed, over, people, now)


@command.command("done")
@click.argument("numbers", metavar="ID...", nargs=-1, required=True, type=click.IntRange(1))
@click.option("--json", "as_json", is_flag=True, help="One JSON list on standard output.")
def done(numbers: tuple[int, ...], as_json: bool) -> None:
    """The promise ID is kept; the ids stand in `coach due`."""
    from coach.records.exchange.ics import doing
    from coach.records.model import Contact

    now = datetime.now().astimezone()
    with open_house(os.environ).book() as book, book.together():
        kept = [book.done(_known(book, number), now) for number in numbers]
        people = {each.contact: book.one(Contact, each.contact) for each in kept}
    if as_json:
        _print([_row(each, people[each.contact], now) for each in kept])
        return
    for each in kept:
        Console.on(sys.stdout).say(f"Done: {doing(each, people[each.contact].name)}.")


@command.command("later")
@click.argument("number", metavar="ID", type=click.IntRange(1))
@click.argument("day", metavar="DATE", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def later(number: int, day: tuple[str, ...], as_json: bool) -> None:
    """Put the promise ID off to DATE."""
    from coach.cli.contact_view import promise_words
    from coach.records.dates import read_day
    from coach.records.model import Contact

    now = datetime.now().astimezone()
    due = read_day(" ".join(day), now)
    with open_house(os.environ).book() as book:
        moved = book.later(_known(book, number), due)
        who = book.one(Contact, moved.contact)
    if as_json:
        _print(_row(moved, who, now))
        return
    Console.on(sys.stdout).say(f"{promise_words(moved, who.name, now)}.")


@command.command("delete")
@click.argument("number", metavar="ID", type=click.IntRange(1))
def delete(number: int) -> None:
    """Delete the promise ID, which was none; `coach contacts undo` brings it back."""
    from coach.records.model import Promise

    with open_house(os.environ).book() as book:
        gone = book.delete(book.one(Promise, _known(book, number)), datetime.now().astimezone())
    Console.on(sys.stdout).say(f"Deleted {gone.what}. Bring back with: coach contacts undo")


@command.command("add")
@click.argument("contact", shell_complete=completion.contacts)
@click.argument("what")
@click.argument("day", metavar="DATE", nargs=-1, required=True)
@click.option("--text", metavar="TEXT", default="", help="More about it.")
@click.option("--theirs", is_flag=True, help="It was they who promised it.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def add(contact: str, what: str, day: tuple[str, ...], text: str, theirs: bool, as_json: bool) -> None:
    """Promise CONTACT something by DATE. WHAT is call, thank, write, send, report, or words of your own.

    coach due add ruth call friday at 15:00
    """
    from coach.cli.contact_view import promise_words
    from coach.records.dates import read_day
    from coach.records.model import Promise
    from coach.records.rows import checked

    now = datetime.now().astimezone()
    due = read_day(" ".join(day), now)
    kind = WHAT.get(what.casefold(), "other")
    said = text if kind != "other" else "\n".join(filter(None, (what, text)))
    with open_house(os.environ).book() as book:
        who = book.contact(contact)
        facts = {"contact": who.id, "what": kind, "text": said, "due": due, "by": "professional" if theirs else "trainee"}
        kept = book.add_promise(checked(Promise, facts))
    if as_json:
        _print(_row(kept, who, now))
        return
    Console.on(sys.stdout).say(f"{promise_words(kept, who.name, now)}.")


def _print(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False))  # noqa: T201 - JSON is the output


def _known(book: Book, number: int) -> int:
    """Raises CoachError where no open promise has that number."""
    if all(each.id != number for each in book.promises()):
        raise CoachError(f"No open promise has the number {number}. The numbers stand in front of each line: coach due")
    return number


def _row(promise: Promise, contact: Contact, now: datetime) -> dict[str, Any]:
    from coach.records.dates import how_late

    state = "done" if promise.done else "overdue" if promise.overdue(now) else "today" if promise.day == now.date() else "later"
    words = None if promise.done else how_late(promise.due, now)
    return promise.model_dump(mode="json") | {"name": contact.name, "state": state, "in_words": words}


def _tell(
    console: Console, promises: list[Promise], agreed: list[Talk], over: list[Talk], people: dict[str, Contact], now: datetime
) -> None:
    from coach.cli.contact_view import promise_words, talk_words

    if not promises and not agreed and not over:
        console.say(NOTHING)
        return
    for talk in over:
        who = people[talk.contact]
        console.say(f"{who.name}: {talk_words(talk, now)}. How was it? coach contacts log {who.id}")
    width = max((len(str(each.id)) for each in promises), default=0)
    for promise in promises:
        late = promise.overdue(now)
        line = promise_words(promise, people[promise.contact].name, now)
        how: dict[str, Any] = {"fg": "red"} if late else {"bold": True} if promise.day == now.date() else {}
        console.say(line, first=f"{promise.id:>{width}}  ", **how)
        if promise.text and promise.what not in ("other", "send_thank_you", "report_back"):
            console.say(promise.text, first=" " * (width + 2), dim=True)
    for talk in agreed:
        console.say(f"{people[talk.contact].name}: {talk_words(talk, now)}")
    if promises:
        console.say("Done with one: coach due done ID. Not yet: coach due later ID friday", dim=True)
