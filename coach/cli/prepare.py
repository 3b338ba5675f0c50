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
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from coach.cli import completion
from coach.cli.console import Console, clean, is_terminal
from coach.errors import CoachError, NotFound, UsageError

if TYPE_CHECKING:
    from coach.preparation.case import Case
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
    from coach.cli.overdue import remind
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
    remind(as_json=as_json)
    if may is not None and contact is None and "referrer" not in told:
        raise UsageError("--may-use-name: say who gave you the name with --referred-by.")
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
        show(console, house, case, each, full=full)


def _asks(as_json: bool) -> bool:
    return is_terminal(sys.stdin) and not as_json


def _known_cases(house: House, book: Book, contact: str | None) -> list[Case]:
    """Those for whom something was prepared: one, or all. Raises CoachError where there is nothing."""
    from coach.preparation.case import case_of
    from coach.preparation.folder import prepared

    names = prepared(house.folder)
    if contact is not None:
        found = _resolved(book, contact)
        if found.id not in names:
            raise CoachError(f"Nothing is prepared for {found.name} yet. Begin with: coach prepare {found.id}")
        return [case_of(house.folder, book, found)]
    contacts = {each.id: each for each in book.contacts()}
    cases = [case_of(house.folder, book, contacts.get(name)) for name in names if not name or name in contacts]
    if not cases:
        raise CoachError("Nothing is prepared yet. Begin with: coach prepare")
    return cases


def _answered(house: House, book: Book, contact: str | None, told: Mapping[str, object], asks: bool | None, today: date) -> Case:
    """For whom, with the facts that are known, told by flags and answered; all of them kept. `asks` None: for what is missing."""
    from coach.cli.prepare_asks import ask, changed_facts, prompt
    from coach.preparation.case import Case, called, case_of, recorded
    from coach.preparation.facts import Facts, trainee_only
    from coach.preparation.folder import folder_of, keep_answers
    from coach.scenario.trainee import own_trainee

    if contact is not None:
        case = case_of(house.folder, book, _resolved(book, contact))
    else:
        begun = case_of(house.folder, book, None)
        person = told.get("person")
        if person is None and asks is not False:
            if begun.facts.person:
                click.echo(f"Going on with what you had answered for {begun.facts.person}.", err=True)
            person = prompt("Who is it (a name; Enter if you do not know yet)", begun.facts.person)
        person = changed_facts(Facts(), {"person": person or ""}, _spelled).person
        known = called(book, person) if person else None
        case = case_of(house.folder, book, known) if known else begun
        if person and not known and begun.facts.person not in ("", person):
            case = Case(None, trainee_only(begun.facts))  # these answers were about somebody else
        told = {**told, "person": person or case.facts.person}
    facts = changed_facts(case.facts, told, _spelled)
    if asks is not False:
        folder, own = folder_of(house.folder, case.id), own_trainee(house.folder)
        try:
            usual = own.found_through if own else ""
            facts = ask(facts, lambda now: keep_answers(folder, now), everything=bool(asks), usual_found=usual)
        except click.Abort:
            click.echo(f"\nWhat you have answered is kept: `coach prepare {case.id}".rstrip() + "` goes on.", err=True)
            raise
    return recorded(house.folder, book, Case(case.contact, facts), today)


def _spelled(field: str) -> str:
    return SPELLED.get(field, field)


def _resolved(book: Book, name: str) -> Contact:
    try:
        return book.contact(name)
    except NotFound as error:
        raise CoachError(f'{error} For somebody new: coach prepare --person "{clean(name)[:60]}"') from error
