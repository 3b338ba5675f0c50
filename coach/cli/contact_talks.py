"""`coach contacts log` and `coach contacts agree`: a talk that really happened, and one that is still to come.

    coach contacts log ruth --on yesterday --minutes 25
    coach contacts agree ruth --on "friday at 10:00" --minutes 25

What a talk leaves to do (a thank-you, a call, a word after eight weeks) is written down by itself; `coach due` tells of it.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import click

from coach.cli import completion
from coach.cli.console import Console
from coach.errors import UsageError
from coach.wiring import open_house

if TYPE_CHECKING:
    from coach.records.model import Contact, Promise, Talk

SITUATIONS = ("meeting", "phone", "phone-meeting", "voicemail", "receptionist", "chance", "email", "letter", "thank-you")
TALKED = frozenset({"meeting", "phone", "phone-meeting", "chance"})
NOON = time(12)
"""For a talk of which only the day is known."""

as_option = click.option(
    "--as", "situation", type=click.Choice(SITUATIONS), default="meeting", show_default=True, help="What it was."
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")


@click.command("log")
@click.argument("contact", shell_complete=completion.contacts)
@click.option(
    "--on", "day", metavar="DATE", default="today", show_default=True, help='"yesterday", "friday", "2026-11-20 at 14:00".'
)
@as_option
@click.option("--minutes", type=click.FloatRange(0, 24 * 60), help="How long it took.")
@click.option("--outcome", metavar="TEXT", default="", help="What came of it, in a few words.")
@click.option("--promised", nargs=2, multiple=True, metavar="TEXT DATE", help="What you promised, and by when.")
@click.option("--they-promised", nargs=2, multiple=True, metavar="TEXT DATE", help="What they promised, and by when.")
@click.option("--named", multiple=True, metavar="NAME", help="Somebody whose name they gave you.")
@click.option("--may-use-name/--may-not", "may", default=None, help="Whether you may use theirs with those.")
@json_option
def log(
    contact: str,
    day: str,
    situation: str,
    minutes: float | None,
    outcome: str,
    promised: tuple[tuple[str, str], ...],
    they_promised: tuple[tuple[str, str], ...],
    named: tuple[str, ...],
    may: bool | None,
    as_json: bool,
) -> None:
    """Write down a real talk with CONTACT, or a message, a letter, a thank-you that went out."""
    from coach.records.dates import read_day
    from coach.records.happened import log as write_down
    from coach.records.model import Promise, Referral, Talk
    from coach.records.rows import checked

    now = datetime.now().astimezone()
    if may is not None and not named:
        raise UsageError("--may-use-name is about the names that they gave you: add --named NAME.")
    at = _moment(read_day(day, now, past=True), now)
    # Each is read before the first is kept, so that a slip in the last of them leaves nothing half-written.
    mine = [(text, read_day(due, now)) for text, due in promised]
    theirs = [(text, read_day(due, now)) for text, due in they_promised]
    house = open_house(os.environ)
    with house.book() as book, book.together():
        who = book.contact(contact)
        facts = {"contact": who.id, "kind": "real", "situation": situation, "at": at, "minutes": minutes, "outcome": outcome}
        logged = write_down(book, checked(Talk, facts), house.library.rules("default"))
        owed = list(logged.owed)
        for by, several in (("trainee", mine), ("professional", theirs)):
            for text, due in several:
                facts = {"contact": who.id, "talk": logged.talk.id, "what": "other", "text": text, "due": due, "by": by}
                owed.append(book.add_promise(checked(Promise, facts)))
        for name in named:
            book.add_referral(checked(Referral, {"contact": who.id, "name": name, "may_use_name": may, "written": now}))
    if as_json:
        _print(logged.talk, owed=owed, kept=list(logged.kept))
        return
    _tell(who, logged.talk, owed, list(logged.kept), named, now)


@click.command("agree")
@click.argument("contact", shell_complete=completion.contacts)
@click.option("--on", "day", metavar="DATE", required=True, help='"friday at 10:00", "2026-12-01 at 14:00".')
@as_option
@click.option("--minutes", type=click.FloatRange(1, 24 * 60), help="How long it is to take.")
@json_option
def agree(contact: str, day: str, situation: str, minutes: float | None, as_json: bool) -> None:
    """Write down a talk with CONTACT that is still to come; `coach due --ics FILE` puts it into a calendar."""
    from coach.cli.contact_view import talk_words
    from coach.records.dates import UnreadableDate, read_day
    from coach.records.happened import agree as write_down
    from coach.records.model import Talk
    from coach.records.rows import checked

    now = datetime.now().astimezone()
    at = read_day(day, now)
    if not isinstance(at, datetime):
        raise UnreadableDate(day, "names no hour", f'Write it as "{day} at 10:00".')
    if situation not in TALKED:
        raise UsageError(f"--as {situation}: nobody agrees on one. Choose from: {', '.join(sorted(TALKED))}.")
    with open_house(os.environ).book() as book:
        who = book.contact(contact)
        facts = {"contact": who.id, "kind": "real", "situation": situation, "at": at, "minutes": minutes}
        talk = write_down(book, checked(Talk, facts))
    if as_json:
        _print(talk)
        return
    console = Console.on(sys.stdout)
    console.say(f"{who.name}: {talk_words(talk, now)}.")
    console.say(f"Into your calendar: coach due --ics coach.ics. Afterwards: coach contacts log {who.id}", dim=True)


def _moment(day: date | datetime, now: datetime) -> datetime:
    """The hour where one was said; today's is now, another day's is noon."""
    if isinstance(day, datetime):
        return day
    return now.replace(tzinfo=None) if day == now.date() else datetime.combine(day, NOON)


def _tell(who: Contact, talk: Talk, owed: list[Promise], kept: list[Promise], named: tuple[str, ...], now: datetime) -> None:
    from coach.cli.contact_view import promise_words, talk_words
    from coach.records.dates import long_day
    from coach.records.exchange.ics import doing
    from coach.records.happened import in_time

    console = Console.on(sys.stdout)
    console.say(f"{who.name}: {talk_words(talk, now)}.")
    for promise in kept:
        said = long_day(promise.day, now.date()) + (f" at {promise.due:%H:%M}" if isinstance(promise.due, datetime) else "")
        how = "" if in_time(promise) else f", though not when you had said: {said}"
        console.say(f"Kept: {doing(promise, who.name)}{how}.")
    for promise in owed:
        console.say(f"{promise_words(promise, who.name, now)}.", first="To do: ")
    for name in named:
        console.say(f'Take the name up: coach contacts add "{name}" --referred-by {who.id}')
    if talk.situation in TALKED:
        console.say(f"What you heard, while you know it: coach notes {who.id}", dim=True)


def _print(talk: Talk, **promises: list[Promise]) -> None:
    more: dict[str, Any] = {name: [each.model_dump(mode="json") for each in many] for name, many in promises.items()}
    print(json.dumps(talk.model_dump(mode="json") | more, ensure_ascii=False))  # noqa: T201 - JSON is the output
