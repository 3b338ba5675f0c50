"""`coach data`: what is kept of you and where; all of it in one zip file, back again, or gone.

`show` lists it, `export` packs it, `import` brings the records of an export into an empty book, `undo` brings back what was
deleted last, `erase` leaves nothing. The same goes on on the page "What is stored" of `coach serve`.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from pathlib import Path

import click

from coach.cli.console import Console
from coach.cli.verbs import Verbs
from coach.errors import CoachError, UsageError, UserFileError
from coach.wiring import House, open_house


@click.group("data", cls=Verbs)
def command() -> None:
    """What coach keeps of you: show, export, import, undo, erase."""


@command.command("show")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def show(as_json: bool) -> None:
    """What is kept, where, and what can be brought back."""
    from coach.belongings import counts
    from coach.report.words import count

    house = open_house(os.environ)
    kept, deleted = counts(house)
    if as_json:
        found = {
            "folder": str(house.folder),
            "database": house.database.shown,
            "kept": kept,
            "deleted": [each.model_dump(mode="json") for each in deleted],
        }
        print(json.dumps(found, ensure_ascii=False))  # noqa: T201 - JSON is the output
        return
    console = Console.on(sys.stdout)
    console.say(", ".join(count(number, name) for name, number in kept.items() if number) or "Nothing is kept yet.")
    console.say(f"Files: {house.folder}", dim=True)
    console.say(f"Contacts, notes and progress: {house.database.shown}", dim=True)
    if deleted:
        console.say("Deleted, and can be brought back with `coach data undo`, the first one first:")
    for each in deleted:
        console.say(f"{each.at:%Y-%m-%d %H:%M}  {each.what}", first="  ")


@command.command("export")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def export(file: Path | None, force: bool) -> None:
    """Everything in one zip FILE (coach-export-DATE.zip); `-` is standard output. Keys are left out."""
    from coach import belongings

    house = open_house(os.environ)
    if str(file) == "-":
        if sys.stdout.isatty():
            raise UsageError("A zip file is nothing for a terminal. Name a FILE, or send standard output somewhere.")
        belongings.export(house, sys.stdout.buffer)
        return
    file = file or Path(f"coach-export-{datetime.now().astimezone():%Y-%m-%d}.zip")
    if file.exists() and not force:
        raise UserFileError(str(file), "is there already. Name another file, or add --force")
    belongings.write(house, file)
    console = Console.on(sys.stderr)
    console.say(f"Written to {file}. It holds all that you said and noted: keep it where only you can read it.")


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def import_(file: Path) -> None:
    """The contacts, notes and promises of an export FILE, into a book that is empty: on a new machine, on another database."""
    from coach.belongings import bring_back
    from coach.report.words import count

    console = Console.on(sys.stdout)
    console.say(f"{count(bring_back(open_house(os.environ), file), 'contact')} brought back, with all that belongs to them.")
    console.say("Sessions, texts and settings are ordinary files: take them out of the zip into your folder.", dim=True)


@command.command("undo")
@click.option("--forget", is_flag=True, help="Let all that was deleted go for good instead.")
def undo(forget: bool) -> None:
    """Bring back what was deleted last, whole. Once more brings back the one before."""
    from coach.report.words import count

    console = Console.on(sys.stdout)
    with open_house(os.environ).book() as book:
        if forget:
            console.say(f"{count(book.forget_deleted(), 'deletion')} can no longer be undone.")
            return
        back = book.undo()
        console.say(f"Brought back: {back.what} (deleted {back.at:%Y-%m-%d %H:%M}).")
        if left := book.deletions():
            console.say(f"`coach data undo` once more brings back: {left[0].what}.", dim=True)


@command.command("erase")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@click.option("--scenarios", is_flag=True, help="Your own scenarios as well.")
def erase(yes: bool, scenarios: bool) -> None:
    """Everything that you said, noted and wrote, for good. Settings and keys stay."""
    from coach import belongings
    from coach.report.words import count

    house = open_house(os.environ)
    if not yes:
        _ask(house)
    number = belongings.erase(house, scenarios=scenarios)
    Console.on(sys.stdout).say(f"Everything is erased: {count(number, 'session')}, your contacts and notes, your own facts.")


def _ask(house: House) -> None:
    """Raises CoachError where nobody can be asked, click.Abort for a no."""
    if not sys.stdin.isatty():
        raise CoachError("To erase everything without being asked, add --yes. `coach data export` first takes it along.")
    where = str(house.folder) if house.database.path else f"{house.folder} and {house.database.shown}"
    click.confirm(f"Erase everything of yours in {where}, for good? No undo brings it back.", abort=True)
