"""What is late → one or two lines on standard error, at the start of commands with which somebody sits down to practise.

    Thank Ruth Okafor: two days late (and 2 more). See: coach due

Without a database nothing is opened and nothing imported. A database that cannot be read stops nobody: the command that needs it
will say why.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from coach.cli.console import Console
from coach.errors import CoachError
from coach.resources import home

if TYPE_CHECKING:
    from coach.records.book import Book


def remind(*, as_json: bool = False) -> None:
    """Say what is late, if anything is."""
    if as_json or not anything_kept():
        return
    from coach.wiring import open_book

    try:
        with open_book(os.environ) as book:
            lines = late(book, datetime.now().astimezone())
    except CoachError:
        return
    console = Console.on(sys.stderr)
    for line in lines:
        console.say(line, fg="yellow")


def anything_kept() -> bool:
    """Whether there is a database, without opening one: looking creates nothing, and imports nothing heavy."""
    from coach.database.address import FILE

    folder = home(os.environ)
    if os.environ.get("COACH_DATABASE_URL") or (folder / FILE).exists():
        return True
    try:
        return "database_url" in (folder / "config.toml").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def late(book: Book, now: datetime) -> list[str]:
    """At most two lines: the longest overdue promise of one's own, and a talk of which nothing was told. Raises CoachError."""
    from coach.cli.contact_view import promise_words, talk_words
    from coach.records.happened import untold
    from coach.records.model import Contact

    lines: list[str] = []
    overdue = [each for each in book.promises(kind="real") if each.by == "trainee" and each.overdue(now)]
    over = untold(book, now)
    if overdue:
        first = overdue[0]
        more = f" (and {len(overdue) - 1} more)" if len(overdue) > 1 else ""
        lines.append(f"{promise_words(first, book.one(Contact, first.contact).name, now)}{more}. See: coach due")
    if over:
        who = book.one(Contact, over[0].contact)
        lines.append(f"{who.name}: {talk_words(over[0], now)}. How was it? coach contacts log {who.id}")
    return lines
