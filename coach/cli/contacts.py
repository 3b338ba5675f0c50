"""`coach contacts list | show | add | edit | delete | undo`, `log | agree` and `import | export`: the people one really talks to.

They lie in the database in the coach folder and nowhere else. Whoever is meant is found by id, by name, or the beginning of one.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coach.cli import completion
from coach.cli.console import Console
from coach.cli.contact_facts import asked, facts_options, from_page, given
from coach.cli.contact_files import export, import_
from coach.cli.contact_talks import agree, log
from coach.cli.overdue import anything_kept
from coach.cli.verbs import Verbs
from coach.errors import CoachError, UsageError
from coach.wiring import open_house

if TYPE_CHECKING:
    from coach.records.book import Book
    from coach.records.model import Contact, Talk

NOBODY = "No contacts yet. Whom do you want to talk to? coach contacts add"


@click.group("contacts", cls=Verbs)
def command() -> None:
    """The people you really talk to: who they are, how to reach them, what was said and promised.

    CONTACT is an id, a name, or the beginning of one.
    """


@contextlib.contextmanager
def _book() -> Iterator[Book]:
    with open_house(os.environ).book() as book:
        yield book


@command.command("list")
@click.argument("words", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON list on standard output.")
def list_(words: tuple[str, ...], as_json: bool) -> None:
    """Everybody, or those in whose facts all WORDS stand."""
    from coach.records.exchange.files import dossiers
    from coach.records.names import fold

    if not anything_kept():
        _print([]) if as_json else Console.on(sys.stdout).say(NOBODY)
        return
    with _book() as book:
        everybody = book.contacts()
        wanted = [fold(word) for word in words]
        found = [
            each for each in everybody if all(word in fold(" ".join(map(str, each.model_dump().values()))) for word in wanted)
        ]
        with_all = dossiers(book, found)
    if as_json:
        _print([each.model_dump(mode="json") for each in found])
        return
    console = Console.on(sys.stdout)
    if not found:
        console.say(NOBODY if not everybody else f'Nobody has "{" ".join(words)}" on their card.')
        return
    from coach.cli.contact_view import tell_list

    tell_list(console, with_all, datetime.now().astimezone())


@command.command("show")
@click.argument("contact", shell_complete=completion.contacts)
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def show(contact: str, as_json: bool) -> None:
    """All that is kept of CONTACT."""
    from coach.cli.contact_view import tell_one
    from coach.records.exchange.files import dossiers
    from coach.records.model import Contact

    with _book() as book:
        found = book.contact(contact)
        dossier = dossiers(book, [found])[0]
        giver = book.one(Contact, found.referrer) if found.referrer else None
    if as_json:
        lists = {
            name: [each.model_dump(mode="json") for each in getattr(dossier, name)]
            for name in ("talks", "notes", "names", "promises")
        }
        _print(found.model_dump(mode="json") | lists)
        return
    tell_one(Console.on(sys.stdout), dossier, giver, datetime.now().astimezone())


@command.command("add")
@click.argument("name", required=False)
@facts_options
@click.option(
    "--from",
    "page",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A page about them, copied as text; - is standard input.",
)
@click.option("--json", "as_json", is_flag=True, help="The new contact as one JSON object on standard output.")
def add(
    name: str | None, page: Path | None, referred_by: str | None, may: bool | None, as_json: bool, **flags: str | None
) -> None:
    """Add NAME, with flags; or without a name, and you are asked."""
    if may is not None and referred_by is None:
        raise UsageError("--may-use-name is about whoever gave you the name: add --referred-by CONTACT.")
    facts = given(flags)
    if page is not None:
        facts = from_page(page, name) | facts
    elif name is None:
        click.echo("Who is it? Enter leaves a question out.", err=True)
        facts |= asked(facts)
    else:
        facts["name"] = name
    with _book() as book:
        kept, hints = _keep_new(book, facts, referred_by, may)
    console = Console.words(json=as_json)
    if as_json:
        _print(kept.model_dump(mode="json"))
    else:
        console.say(f'Added {kept.name} as "{kept.id}".')
    words = Console.on(sys.stderr)
    for hint in hints:
        words.say(hint)
    if page is not None:
        words.say(f"Read from the page: {_heard(kept)}. Put it right with: coach contacts edit {kept.id}", dim=True)
    if not as_json:
        console.say(f"Practise the call: coach rehearse phone-request --contact {kept.id}", dim=True)


@command.command("edit")
@click.argument("contact", shell_complete=completion.contacts)
@click.option("--name", metavar="TEXT", help="First name and surname.")
@facts_options
@click.option("--json", "as_json", is_flag=True, help="The contact as one JSON object on standard output.")
def edit(contact: str, referred_by: str | None, may: bool | None, as_json: bool, **flags: str | None) -> None:
    """Change facts of CONTACT with flags (an empty text empties one); or without, and you are asked for each."""
    from coach.cli.contact_view import may_words
    from coach.records.referred import refer

    with _book() as book:
        found = book.contact(contact)
        facts = given(flags)
        if not facts and referred_by is None and may is None:
            click.echo("Enter keeps what stands in brackets; a - empties it.", err=True)
            facts = asked(found.model_dump())
        with book.together():
            kept = book.edit(found, **facts) if facts else found
            if referred_by:
                kept = refer(book, kept, book.contact(referred_by), may, datetime.now().astimezone())
            elif referred_by is not None:
                kept = book.edit(kept, referrer=None, may_use_name=None)
            elif may is not None:
                if kept.referrer is None:
                    raise UsageError(
                        f"--may-use-name: nobody is written down as having given {kept.name}'s name; add --referred-by."
                    )
                kept = book.edit(kept, may_use_name=may)
    if as_json:
        _print(kept.model_dump(mode="json"))
    else:
        about = f"; {may_words(kept.may_use_name)}" if kept.referrer and (referred_by or may is not None) else ""
        Console.on(sys.stdout).say(f"Kept: {_heard(kept)}{about}.")


@command.command("delete")
@click.argument("contact", shell_complete=completion.contacts)
@click.option(
    "--talk", type=click.IntRange(1), metavar="ID", help="Only this talk with them; the ids stand in `coach contacts show`."
)
def delete(contact: str, talk: int | None) -> None:
    """Delete CONTACT with all talks, notes and promises; `coach contacts undo` brings them back."""
    with _book() as book:
        found = book.contact(contact)
        wanted: Contact | Talk = found
        if talk is not None:
            mine = {each.id: each for each in book.talks(found.id)}
            if talk not in mine:
                raise CoachError(f"No talk with {found.name} has the number {talk}. See: coach contacts show {found.id}")
            wanted = mine[talk]
        gone = book.delete(wanted, datetime.now().astimezone())
    Console.on(sys.stdout).say(f"Deleted {gone.what}. Bring back with: coach contacts undo")


@command.command("undo")
def undo() -> None:
    """Bring back what was deleted last: a contact, a talk, a note, a promise."""
    with _book() as book:
        back = book.undo()
    Console.on(sys.stdout).say(f"Brought back: {back.what}.")


for _verb in (log, agree, import_, export):
    command.add_command(_verb)


def _keep_new(book: Book, facts: dict[str, object], referred_by: str | None, may: bool | None) -> tuple[Contact, list[str]]:
    """The new contact, with who referred to them; and what to look after. Nothing is kept where one of it fails."""
    from coach.records.alike import alike
    from coach.records.model import Contact
    from coach.records.referred import refer
    from coach.records.rows import checked

    now = datetime.now().astimezone()
    with book.together():
        giver = book.contact(referred_by) if referred_by else None
        others = book.contacts()
        kept = book.add_contact(checked(Contact, {**facts, "created": now.date()}))
        if giver is not None:
            kept = refer(book, kept, giver, may, now)
    hints = [f"Is it one person? {each}" for each in alike(kept, others)]
    if giver is not None and kept.may_use_name is None:
        hints.append(f"Ask {giver.name} whether you may use their name; then: coach contacts edit {kept.id} --may-use-name")
    return kept, hints


def _heard(contact: Contact) -> str:
    return ", ".join(filter(None, (contact.name, contact.role, contact.organisation, contact.phone, contact.email)))


def _print(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False))  # noqa: T201 - JSON is the output
