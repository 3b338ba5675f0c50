"""`coach plan`: what to practise next, when, and what is ready; with `--contact NAME`, for one real call."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from coach import __version__
from coach.cli.console import Console
from coach.errors import CoachError
from coach.wiring import open_house

if TYPE_CHECKING:
    from coach.history.plan import Plan
    from coach.rehearsal.ready import CallReadiness, Item

MARKS = {"ready": "✓", "not_yet": "✗", "not_known": "?", True: "✓", False: "✗", None: "?"}


@click.command("plan")
@click.option("--contact", "-c", metavar="NAME", help="What is ready for the real call to this contact.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def command(contact: str | None, as_json: bool) -> None:
    """What to practise next, when, and what is ready for the real talk. Nothing is called ready that was not seen."""
    from coach.history import plan as planning
    from coach.history.progress import brought_up, progress
    from coach.judge.grade import grade
    from coach.records.happened import to_come
    from coach.rehearsal import readiness

    house, now = open_house(os.environ), datetime.now().astimezone()
    console = Console.words(json=as_json)
    with house.book() as book:
        person = book.contact(contact) if contact else None
        rows, synced = brought_up(house.database, house.journals, grade, __version__)
        made = progress(rows)
        coming = [talk.at.date() for talk in to_come(book, now) if person is None or talk.contact == person.id]
        found = planning.plan(made, now.date(), min(coming, default=None))
        call = readiness.call(house.folder, house.library, book, person, found, made, now) if person else None
        items = readiness.way(house.folder, house.journals, book, now)
    for problem in synced.problems:
        Console.on(sys.stderr).say(f"coach: left out {problem}")
    if call is not None:
        from coach.rehearsal.ready import document as call_document

        _show(call_document(call)) if as_json else tell_call(call, console)
    elif as_json:
        _show({**planning.document(found), "around": [asdict(item) for item in items]})
    else:
        tell(found, items, console)


def tell(found: Plan, items: Sequence[Item], console: Console) -> None:
    """The plan as paragraphs."""
    _dose(found, console)
    if found.weakest:
        console.write()
        console.say("Practise this first", bold=True)
    for number, weak in enumerate(found.weakest, 1):
        console.say(
            f"{weak.title} ({weak.scenario}): not done in {weak.wrong} of the last {weak.of} that called for it.",
            first=f"{number}  ",
        )
        console.say(f"{weak.drill.command}", first="   ", bold=True)
        console.say(f"{weak.drill.why}.", first="   ", dim=True)
    console.write()
    console.say("What is ready, and what is not", bold=True)
    words = {"ready": "ready", "not_yet": "not yet", "not_known": ""}
    unknown = [part for part in found.readiness if part.ready == "not_known" and not part.sessions]
    for part in found.readiness:
        if part in unknown:
            continue
        head = f"{part.part}: {words[part.ready]}." if words[part.ready] else f"{part.part}."
        console.say(f"{head} {' '.join(part.because)}", first=f"{MARKS[part.ready]} ")
    if unknown:
        console.say(
            f"Not known yet, for want of a rehearsal that was not on easy: {', '.join(_lower(part.part) for part in unknown)}.",
            first="? ",
        )
    console.write()
    console.say("Around the talks", bold=True)
    _items(items, console)
    console.write()
    console.say(f"The days come from {found.source}. For one real call: coach plan --contact NAME", dim=True)


def tell_call(call: CallReadiness, console: Console) -> None:
    """What is there for one call."""
    console.say(f"{call.name}: {call.sentence}", bold=True)
    _items(call.items, console)


def _items(items: Sequence[Item], console: Console) -> None:
    for item in items:
        console.say(f"{item.title}: {item.because.rstrip('.')}.", first=f"{MARKS[item.ready]} ")
        if item.do and item.ready is False:
            console.say(item.do, first="    ")


def _dose(found: Plan, console: Console) -> None:
    from coach.records.dates import long_day
    from coach.report.words import count

    if not found.sessions:
        console.say(
            f"No rehearsal has ended yet; {found.aim} are a good number. Begin with: coach rehearse phone-request", bold=True
        )
        return
    done = f"{count(found.sessions, 'finished session')} on {count(found.days, 'day')}"
    aim = f", of {found.aim} to aim at" if found.sessions < found.aim else f"; the {found.aim} to aim at are done"
    crowded = " Spread over more days more of it stays." if found.days * 3 <= found.sessions else ""
    console.say(f"{done}{aim}.{crowded}", bold=True)
    day = "today" if found.when.day == found.today else long_day(found.when.day, found.today)
    console.say(f"Next: {day}, {found.when.because}.")


def _show(values: dict[str, Any]) -> None:
    print(json.dumps(values, ensure_ascii=False, indent=2, default=_iso))  # noqa: T201 - JSON is the output


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise CoachError(f"{type(value).__name__} cannot be shown as JSON.")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
