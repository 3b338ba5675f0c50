"""`coach contacts import contacts.csv` and `coach contacts export contacts.vcf`: the book as files of other programs, and back.

A row that cannot be kept is named and costs no other; then the exit code is 1. All of one file is kept at once, or none of it.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from coach.cli import completion
from coach.cli.console import Console, clean
from coach.errors import CoachError, UsageError
from coach.wiring import open_house

if TYPE_CHECKING:
    from coach.records.exchange.intake import Taken

FORMATS = click.Choice(["vcf", "csv", "md"])
MOST_SHOWN = 20
LARGE = 500_000
"""Bytes of a file that takes long enough to say so."""


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "kind", type=FORMATS, help="What it is, where its name does not tell.")
@click.option("--merge", is_flag=True, help="Fill what is empty on the cards of those you have already; nothing is overwritten.")
@click.option("--json", "as_json", is_flag=True, help="What became of it as one JSON object on standard output.")
def import_(file: Path, kind: Literal["vcf", "csv", "md"] | None, merge: bool, as_json: bool) -> None:
    """Take in the contacts of FILE (.vcf, .csv, .md; - is standard input).

    People whom you have already are passed over, unless --merge says otherwise.
    """
    from coach.records.exchange.files import format_of, format_within
    from coach.records.exchange.intake import take
    from coach.records.exchange.reading import read_file

    words = Console.on(sys.stderr)
    named = kind or (format_of(file) if str(file) != "-" else None)
    read = read_file(file)
    if len(read.content) > LARGE:
        words.say(f"Reading {len(read.content) / 1e6:.1f} MB …", dim=True)
    with open_house(os.environ).book() as book:
        taken = take(book, read, named or format_within(read), datetime.now().astimezone().date(), merge=merge)
    if as_json:
        print(json.dumps(_data(taken), ensure_ascii=False))  # noqa: T201 - JSON is the output
    else:
        _tell(Console.on(sys.stdout), words, taken, merge=merge)
    if taken.problems:
        raise click.exceptions.Exit(1)


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--only", multiple=True, metavar="CONTACT", shell_complete=completion.contacts, help="This one; may be repeated.")
@click.option("--format", "kind", type=FORMATS, help="Which, where the name does not tell; for - needed.")
@click.option("--vcard", type=click.Choice(["3.0", "4.0"]), default="3.0", show_default=True, help="Version of .vcf.")
def export(file: Path, only: tuple[str, ...], kind: Literal["vcf", "csv", "md"] | None, vcard: Literal["3.0", "4.0"]) -> None:
    """Write contacts to FILE: .vcf for a telephone, .csv for a spreadsheet, .md with talks, notes and promises as well."""
    from coach.cli.pages import deliver
    from coach.records.exchange.files import format_of, written

    if kind is None and str(file) == "-":
        raise UsageError("Standard output has no name that tells: add --format vcf, csv or md.")
    named = kind or format_of(file)
    with open_house(os.environ).book() as book:
        contacts = [book.contact(name) for name in only] if only else book.contacts()
        if not contacts:
            raise CoachError("No contacts yet, so there is nothing to write. Add one: coach contacts add")
        text = written(book, contacts, named, vcard)
    deliver(text, file)


def _tell(console: Console, words: Console, taken: Taken, *, merge: bool) -> None:
    from coach.report.words import count

    for line in (*taken.notices[:MOST_SHOWN], *taken.problems[:MOST_SHOWN]):
        words.write(clean(str(line)))  # one line each, however long: editors jump to `file:line`
    if len(taken.problems) > MOST_SHOWN:
        words.say(f"… and {len(taken.problems) - MOST_SHOWN} more; --json lists all.")
    parts = [f"{count(len(taken.added), 'contact')} added"]
    if taken.records:
        parts.append(f"{count(taken.records, 'talk, note or promise', 'talks, notes and promises')}")
    if taken.doubles:
        known = f"{len(taken.doubles)} you have already"
        parts.append(
            f"{known}, {len(taken.filled)} of them filled up" if merge else f"{known} (passed over; --merge fills them up)"
        )
    if taken.problems:
        parts.append(f"{count(len(taken.problems), 'row')} not kept")
    console.say(f"{'; '.join(parts)}.")


def _data(taken: Taken) -> dict[str, Any]:
    return {
        "added": [each.id for each in taken.added],
        "doubles": [{"line": line, "contact": other.id} for line, other in taken.doubles],
        "filled": [each.id for each in taken.filled],
        "records": taken.records,
        "problems": [{"file": each.file, "line": each.line, "what": each.what} for each in taken.problems],
        "notices": taken.notices,
    }
