"""`coach prepare`: from a few answers to a phone script, an e-mail, a letter, a voicemail, two sketches and a plan of questions.

coach prepare                                 asks whom, why and what else is missing, writes the files, judges each
coach prepare maria-lopez --why "I want …"    the same for a contact; flags answer in place of questions
coach prepare --check maria-lopez             how the files stand now, with what you have changed in them
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from coach.cli import completion
from coach.cli.console import Console, clean, is_terminal
from coach.errors import CoachError, NotFound, UsageError

if TYPE_CHECKING:
    from coach.preparation.facts import Facts
    from coach.records.book import Book
    from coach.records.model import Contact
    from coach.wiring import House

FLAGS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("why", ("--why",), "Why you want to talk to them, in one sentence."),
    ("field", ("--field",), "The field you want to learn about: public health."),
    ("organisation", ("--organisation", "--org"), "Where they work."),
    ("person", ("--person",), "Their first name and surname, for somebody new."),
    ("role", ("--role",), "What they do: head of research."),
    ("read", ("--read",), "What you have read about them, said to them: your article on wages."),
    ("found_through", ("--found-through",), "How you found them, after I found you: through the alumni page."),
    ("referrer", ("--referred-by",), "Who gave you the name."),
    ("person_email", ("--email",), "Their e-mail address."),
    ("person_address", ("--address",), "Their postal address."),
)
SPELLED = {field: flags[0] for field, flags, _ in FLAGS}


@dataclass(frozen=True, slots=True)
class Case:
    """For whom something is prepared, and what is known."""

    contact: Contact | None
    facts: Facts

    @property
    def id(self) -> str:
        return self.contact.id if self.contact else ""


def _flags(command: Any) -> Any:
    for field, flags, about in reversed(FLAGS):
        command = click.option(*flags, field, metavar="TEXT", help=about)(command)
    return command


@click.command("prepare")
@click.argument("contact", required=False, shell_complete=completion.contacts)
@_flags
@click.option("--may-use-name/--may-not", "may", default=None, help="Whether you may say who gave you the name.")
@click.option(
    "--ask/--no-ask", "asks", default=None, help="Ask for everything, or for nothing; on a terminal for what is missing."
)
@click.option("--check", "checks", is_flag=True, help="Write nothing; say how the files stand, with what you have changed.")
@click.option("--again", is_flag=True, help="Where you have edited a file, write the new version beside it.")
@click.option("--full", is_flag=True, help="Show each verdict with the words it rests on.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def command(
    contact: str | None,
    may: bool | None,
    asks: bool | None,
    checks: bool,
    again: bool,
    full: bool,
    as_json: bool,
    **given: str | None,
) -> None:
    """Prepare the real call to CONTACT (an id, a name, or the beginning of one), or to somebody new.

    Phone script, e-mail, letter, voicemail, sketches for 30 and 60 seconds and a plan of questions, in your own facts, with a
    blank where one is missing. They are Markdown files for you to edit; what you have edited is never overwritten.
    """
    from coach.cli.prepare_shows import document, show
    from coach.preparation.making import look, prepare
    from coach.wiring import open_house

    told: dict[str, object] = {name: clean(value) for name, value in given.items() if value is not None}
    if may is not None:
        told["may_use_name"] = may
    if checks and (told or again or asks):
        raise UsageError("--check only looks; leave the other flags out.")
    if contact is not None and "person" in told:
        raise UsageError("Either CONTACT, for somebody among your contacts, or --person, for somebody new.")
    house = open_house(os.environ)
    today = datetime.now().astimezone().date()
    with house.book() as book:
        if checks:
            cases = _known_cases(house, book, contact)
            looked = [(case, look(house.folder, case.id, case.facts, house.library)) for case in cases]
        else:
            case = _answered(house, book, contact, told, asks if asks is not None else None if _asks(as_json) else False, today)
            looked = [(case, prepare(house.folder, case.id, case.facts, house.library, today, again=again))]
    if as_json:
        found = [document(house, case.id, case.facts, each) for case, each in looked]
        print(json.dumps({"prepared": found} if checks and contact is None else found[0], ensure_ascii=False))  # noqa: T201
        return
    console = Console.on(sys.stdout)
    for case, each in looked:
        show(console, house, case.id, case.facts, each, full=full)


def _asks(as_json: bool) -> bool:
    return is_terminal(sys.stdin) and not as_json


def _known_cases(house: House, book: Book, contact: str | None) -> list[Case]:
    """Those for whom something was prepared: one, or all. Raises CoachError where there is nothing."""
    from coach.preparation.folder import prepared

    names = prepared(house.folder)
    if contact is not None:
        found = _resolved(book, contact)
        if found.id not in names:
            raise CoachError(f"Nothing is prepared for {found.name} yet. Begin with: coach prepare {found.id}")
        return [_gathered(house, book, found)]
    if not names:
        raise CoachError("Nothing is prepared yet. Begin with: coach prepare")
    contacts = {each.id: each for each in book.contacts()}
    return [_gathered(house, book, contacts.get(name), name) for name in names]


def _answered(house: House, book: Book, contact: str | None, told: Mapping[str, object], asks: bool | None, today: date) -> Case:
    """For whom, with the facts that are known, told by flags and answered; all of them kept. `asks` None: for what is missing."""
    from coach.cli.prepare_asks import ask, changed_facts, prompt
    from coach.preparation.folder import folder_of, keep_answers
    from coach.scenario.trainee import own_trainee

    named = str(told.get("person") or "")
    found = _resolved(book, contact) if contact is not None else None
    if found is None and not named and asks is not False:
        named = prompt("Who is it (a name; Enter if you do not know yet)")
    if found is None and named:
        found = _among(book, changed_facts(_empty(), {"person": named}, SPELLED.__getitem__).person)
    case = _gathered(house, book, found)
    if named and found is None:
        told = {**told, "person": named}
    facts = changed_facts(case.facts, told, lambda field: SPELLED.get(field, field))
    if asks is not False:
        folder, own = folder_of(house.folder, case.id), own_trainee(house.folder)
        usual = own.found_through if own else ""
        facts = ask(facts, lambda now: keep_answers(folder, now), everything=bool(asks), usual_found=usual)
    return _recorded(house, book, Case(case.contact, facts), today)


def _empty() -> Facts:
    from coach.preparation.facts import Facts

    return Facts()


def _resolved(book: Book, name: str) -> Contact:
    try:
        return book.contact(name)
    except NotFound as error:
        raise CoachError(f'{error} For somebody new: coach prepare --person "{clean(name)[:60]}"') from error


def _among(book: Book, name: str) -> Contact | None:
    """The contact of just this name. Raises CoachError where there are several."""
    from coach.records.names import fold

    found = [each for each in book.contacts() if fold(each.name) == fold(name)]
    if len(found) > 1:
        raise CoachError(
            f"There are {len(found)} contacts called {name}: {', '.join(each.id for each in found)}. Name one of them."
        )
    return found[0] if found else None


def _gathered(house: House, book: Book, contact: Contact | None, folder: str = "") -> Case:
    """What is known without asking: answers of an earlier time, below the trainee's own facts and the contact's record."""
    from coach.preparation.facts import gathered
    from coach.preparation.folder import answers, folder_of
    from coach.scenario.trainee import own_trainee

    referrer = ""
    if contact is not None and contact.referrer:
        with suppress(NotFound):  # a referrer who was deleted since
            referrer = book.contact(contact.referrer).name
    kept = answers(folder_of(house.folder, contact.id if contact else folder))
    return Case(contact, gathered(kept, own_trainee(house.folder), contact, referrer))


def _recorded(house: House, book: Book, case: Case, today: date) -> Case:
    """The facts written where they belong: the contact's into the book, the trainee's into `me.yaml`."""
    from coach.preparation.facts import OF_CONTACT
    from coach.preparation.folder import forget_answers
    from coach.records.model import Contact

    facts, contact = case.facts, case.contact
    _keep_trainee(house, facts)
    if not facts.person:
        return case
    referrer = None
    if facts.referrer:
        known = _among(book, facts.referrer)
        referrer = (known or book.add_contact(Contact(name=facts.referrer, created=today))).id
    fields = {theirs: getattr(facts, ours) for ours, theirs in OF_CONTACT.items() if getattr(facts, ours) not in ("", None)}
    fields |= {"referrer": referrer} if referrer else {}
    if contact is None:
        contact = book.add_contact(Contact(created=today, **fields))
        forget_answers(house.folder, "")
    elif changed := {name: value for name, value in fields.items() if value != getattr(contact, name) and name != "name"}:
        contact = book.edit(contact, **_worth_writing(contact, changed))
    return Case(contact, facts)


def _worth_writing(contact: Contact, changed: Mapping[str, object]) -> dict[str, object]:
    """Without what is the record's own text on one line: a page of notes must not be cut down to what a letter holds."""
    return {
        name: value
        for name, value in changed.items()
        if " ".join(str(getattr(contact, name) or "").split()) != " ".join(str(value).split())
    }


def _keep_trainee(house: House, facts: Facts) -> None:
    """Write `me.yaml`, where something new was told and all that it needs is there."""
    from coach.preparation.facts import OF_TRAINEE
    from coach.scenario.trainee import own_trainee, save_trainee

    own = own_trainee(house.folder)
    present: dict[str, object] = own.model_dump() if own else {}
    told = {name: getattr(facts, name) for name in OF_TRAINEE if getattr(facts, name)}
    new = {name: value for name, value in told.items() if not present.get(name)}
    if own is None:
        new |= {"field": facts.field, "found_through": facts.found_through}
        if not all(new.get(name) for name in ("name", "background", "field", "found_through")):
            return
    if new:
        save_trainee(house.folder, {**present, **new})
