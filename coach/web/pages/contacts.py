"""The book in, the list of contacts out: people are added, brought in from a file, taken along, deleted and brought back."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from coach.errors import CoachError, NotFound
from coach.records.book import Book
from coach.records.exchange.files import SUFFIXES, Format, format_within, written
from coach.records.exchange.reading import Read
from coach.records.model import Contact, Referral
from coach.records.names import Duplicate
from coach.records.referred import refer
from coach.report.words import clean
from coach.web import contact_forms
from coach.web.contexts import Extra
from coach.web.record_contexts import Brought, ContactForm, ContactLine, Contacts, Import
from coach.web.records import about, due_line, last_of
from coach.web.render import page
from coach.web.shelf import people
from coach.wiring import House

router = APIRouter()

MOST_BYTES = 5_000_000
"""Of a file of contacts: some ten thousand people without pictures."""
MOST_SHOWN = 20
KINDS: dict[Format, str] = {"vcf": "text/vcard", "csv": "text/csv", "md": "text/markdown"}
Line = Annotated[str, Field(max_length=2000)]
Text = Annotated[str, Field(max_length=50_000)]


class Written(BaseModel):
    """The form of a contact; what is wrong in it is said beside the field."""

    model_config = ConfigDict(extra="forbid")
    name: Line = ""
    role: Line = ""
    organisation: Line = ""
    field: Line = ""
    phone: Line = ""
    email: Line = ""
    address: Text = ""
    found_through: Text = ""
    referrer: Line = ""
    may_use_name: Line = ""
    read: Text = ""
    why: Text = ""
    like: Line = ""


@router.get("/contacts")
async def contacts(request: Request) -> Response:
    """Everybody, by name."""
    told = "Brought back." if "back" in request.query_params else ""
    return page("contacts.html.j2", await run_in_threadpool(_contacts, request.app.state.house, request.app.state.now(), told))


@router.get("/add-contact")
async def new(request: Request) -> Response:
    """An empty form; `?named=` is the number of somebody whom a contact has named, `?name=` fills in the name alone."""
    house: House = request.app.state.house
    asked = request.query_params
    given = await run_in_threadpool(_named, house, asked.get("named", "")) or {"name": clean(asked.get("name", ""))[:300]}
    return page("contact_form.html.j2", await run_in_threadpool(form, house, given, {}))


@router.post("/add-contact")
async def add(request: Request, written: Annotated[Written, Form()], named: str = "") -> Response:
    """Keep somebody new."""
    house: House = request.app.state.house
    given = written.model_dump()
    made = contact_forms.contact(given, request.app.state.now().date())
    try:
        if isinstance(made, Contact):
            kept = await run_in_threadpool(_add, house, made, named, request.app.state.now())
            return RedirectResponse(f"/contacts/{kept.id}", 303)
        mistakes = made
    except Duplicate as error:
        mistakes = {"name": str(error)}
    except NotFound as error:
        mistakes = {"referrer": str(error)}
    return page("contact_form.html.j2", await run_in_threadpool(form, house, given | {"named": named}, mistakes), 422)


@router.post("/undo")
async def undo(request: Request) -> Response:
    """Bring back what was deleted last."""
    await run_in_threadpool(_undo, request.app.state.house)
    return RedirectResponse("/contacts?back", 303)


@router.get("/contacts.{kind}")
async def export(request: Request, kind: str) -> Response:
    """All of them as cards, as a table or as a page; `?only=` one of them."""
    chosen = SUFFIXES.get(f".{kind}")
    if chosen is None:
        raise NotFound("format of contacts", kind, ("vcf", "csv", "md"))
    content = await run_in_threadpool(_written, request.app.state.house, chosen, request.query_params.get("only"))
    headers = {"Content-Disposition": f'attachment; filename="contacts.{chosen}"'}
    return Response(content, media_type=f"{KINDS[chosen]}; charset=utf-8", headers=headers)


@router.get("/import-contacts")
async def importing() -> Response:
    """Where a file is chosen."""
    return page("import.html.j2", Import())


@router.post("/import-contacts")
async def take_in(
    request: Request, file: Annotated[UploadFile | None, File()] = None, merge: Annotated[bool, Form()] = False
) -> Response:
    """Keep what can be kept of a file, and say what became of the rest."""
    if file is None or not file.filename:
        return page("import.html.j2", Import("Choose a file with contacts."), 422)
    content = await file.read(MOST_BYTES + 1)
    house: House = request.app.state.house
    try:
        if len(content) > MOST_BYTES:
            raise CoachError(f"That file has more than {MOST_BYTES // 1_000_000} MB. Export the contacts without pictures.")
        brought = await run_in_threadpool(_take_in, house, content, request.app.state.now(), merge=merge)
    except CoachError as error:
        return page("import.html.j2", Import(str(error)), 422)
    return page("import.html.j2", Import("", brought))


def form(house: House, given: dict[str, str], mistakes: dict[str, str], number: str = "") -> ContactForm:
    """The form, with those who may have given the name and those whom they may resemble."""
    with house.book() as book:
        others = tuple(Extra(each.id, each.name) for each in book.contacts() if each.id != number)
    profiles = tuple(Extra(each.name, f"{each.full_name}, {each.about}") for each in people(house) if not each.problem)
    return ContactForm(given, mistakes, others, profiles, number)


def _contacts(house: House, now: datetime, told: str) -> Contacts:
    with house.book() as book:
        deleted = book.deletions()
        return Contacts(tuple(_line(book, each, now) for each in book.contacts()), deleted[0].what if deleted else "", told)


def _line(book: Book, contact: Contact, now: datetime) -> ContactLine:
    due = book.promises(contact.id, kind="real")
    first = due_line(due[0], contact.name, now) if due else None
    return ContactLine(
        id=contact.id,
        name=contact.name,
        about=about(contact),
        last=last_of(book.talks(contact.id)),
        next=f"{first.what}: {first.when}" if first else "",
        late=bool(first and first.late),
    )


def _named(house: House, number: str) -> dict[str, str]:
    """What is known of somebody whom a contact has named."""
    if not (number.isascii() and number.isdigit()):
        return {}
    with house.book() as book:
        found = book.one(Referral, int(number))
        may = {True: "yes", False: "no", None: ""}[found.may_use_name]
        given = {"name": found.name, "role": found.role, "organisation": found.organisation, "referrer": found.contact}
        return {**given, "may_use_name": may, "named": number}


def _add(house: House, contact: Contact, named: str, now: datetime) -> Contact:
    with house.book() as book, book.together():
        kept = book.add_contact(contact)
        if named.isascii() and named.isdigit():  # a contact has named them: their list of names says what became of it
            giver = book.one(Contact, book.one(Referral, int(named)).contact)
            return refer(book, kept, giver, kept.may_use_name, now)
        return kept


def _undo(house: House) -> None:
    with house.book() as book:
        book.undo()


def _written(house: House, kind: Format, only: str | None) -> str:
    with house.book() as book:
        chosen = [book.one(Contact, only)] if only else book.contacts()
        return written(book, chosen, kind)


def _take_in(house: House, content: bytes, now: datetime, *, merge: bool) -> Brought:
    from coach.records.exchange.intake import take

    read = Read("your file", content)
    with house.book() as book:
        taken = take(book, read, format_within(read), now.date(), merge=merge)
    return Brought(
        added=tuple(each.name for each in taken.added),
        doubles=tuple(dict.fromkeys(other.name for _, other in taken.doubles)),
        filled=len(taken.filled),
        records=taken.records,
        problems=tuple(str(each).removeprefix("your file:") for each in taken.problems[:MOST_SHOWN]),
        notices=tuple(taken.notices[:MOST_SHOWN]),
    )
