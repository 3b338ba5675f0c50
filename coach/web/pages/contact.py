"""One contact in, their page out: what happened, what was written down and promised, what to read again, how to rehearse.

Each form writes one record; what is wrong in it is said beside its field, with nothing lost of what was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from coach.dialogue.vocabulary import TOPICS
from coach.errors import CoachError, NotFound
from coach.preparation.next_time import SITUATIONS, acquaintance, memo
from coach.records.book import Book
from coach.records.dates import UnreadableDate
from coach.records.exchange.fields import YES_OR_NO
from coach.records.happened import agree, log
from coach.records.model import Contact, Note, Promise, Record, Referral, Talk
from coach.report.words import clean
from coach.web import contact_forms
from coach.web.contexts import Extra
from coach.web.contexts import Talk as Scenario
from coach.web.pages.contacts import Written, form
from coach.web.record_contexts import ContactForm, ContactPage
from coach.web.records import MOST_DONE, about, choices, due_line, named_line, note_line, talk_line
from coach.web.render import page
from coach.web.shelf import in_order
from coach.web.shelf import talks as scenarios
from coach.wiring import House

router = APIRouter(prefix="/contacts/{name}")

KINDS: dict[str, type[Record]] = {"talk": Talk, "note": Note, "promise": Promise, "name": Referral}
PROMISES = {
    "call": "call them",
    "send_thank_you": "thank them",
    "follow_up_letter": "write again",
    "send_something": "send them something",
    "report_back": "tell them how it went",
    "other": "something else",
}
TOLD = {
    "talk": "The talk is written down.",
    "note": "Noted.",
    "promise": "It stands in what is due.",
    "name": "The name is kept.",
    "gone": "Deleted. The list of contacts can bring it back.",
}
Short = Annotated[str, Field(max_length=400)]
Long = Annotated[str, Field(max_length=50_000)]


class Happened(BaseModel):
    """A real talk, or a message; or one that is agreed."""

    model_config = ConfigDict(extra="forbid")
    situation: Short = ""
    day: Short = ""
    hour: Short = ""
    outcome: Long = ""


class Noted(BaseModel):
    """Something learnt."""

    model_config = ConfigDict(extra="forbid")
    text: Long = ""
    topic: Short = ""
    talk: Short = ""


class Promised(BaseModel):
    """Something that somebody said they would do."""

    model_config = ConfigDict(extra="forbid")
    what: Short = ""
    text: Long = ""
    due: Short = ""
    at: Short = ""
    by: Short = "trainee"


class Said(BaseModel):
    """A name that the contact gave."""

    model_config = ConfigDict(extra="forbid")
    who: Short = ""
    role: Short = ""
    organisation: Short = ""
    may_use_name: Short = ""


class Gone(BaseModel):
    """One record to be deleted."""

    model_config = ConfigDict(extra="forbid")
    kind: Short = ""
    id: Annotated[int, Field(ge=0, le=2**31)] = 0


@router.get("")
async def contact(request: Request, name: str) -> Response:
    """Everything that is known of one."""
    told = next((words for key, words in TOLD.items() if key in request.query_params), "")
    return await _page(request, name, told=told)


@router.get("/edit")
async def edit(request: Request, name: str) -> Response:
    """Their form."""
    house: House = request.app.state.house

    def made() -> ContactForm:
        with house.book() as book:
            given = contact_forms.shown(book.one(Contact, name))
        return form(house, given, {}, name)

    return page("contact_form.html.j2", await run_in_threadpool(made))


@router.post("/edit")
async def change(request: Request, name: str, written: Annotated[Written, Form()]) -> Response:
    """Keep what was changed."""
    house: House = request.app.state.house
    given = written.model_dump()

    def changed() -> dict[str, str]:
        with house.book() as book:
            kept = book.one(Contact, name)
            made = contact_forms.contact(given, kept.created)
            if isinstance(made, dict):
                return made
            book.edit(kept, **{field: getattr(made, field) for field in contact_forms.FIELDS})
            return {}

    try:
        mistakes = await run_in_threadpool(changed)
    except NotFound:
        raise
    except CoachError as error:
        mistakes = {"name": str(error)}
    if mistakes:
        return page("contact_form.html.j2", await run_in_threadpool(form, house, given, mistakes, name), 422)
    return RedirectResponse(f"/contacts/{name}", 303)


@router.post("/delete")
async def delete(request: Request, name: str) -> Response:
    """Take them away with all that hangs on them; the list can bring them back."""
    house: House = request.app.state.house

    def gone() -> None:
        with house.book() as book:
            book.delete(book.one(Contact, name), request.app.state.now())

    await run_in_threadpool(gone)
    return RedirectResponse("/contacts", 303)


@router.post("/talk")
async def talk(request: Request, name: str, written: Annotated[Happened, Form()]) -> Response:
    """Write down what happened, and what is owed for it; of a day to come, that it is agreed."""
    now: datetime = request.app.state.now()
    rules = request.app.state.house.library.rules("default")

    def keep(book: Book, kept: Contact) -> None:
        at, comes = contact_forms.moment_of_talk(written.day, written.hour, now)
        facts = {"contact": kept.id, "kind": "real", "situation": written.situation, "at": at, "outcome": clean(written.outcome)}
        found = _whole(Talk, facts)
        if comes:
            agree(book, found)
        else:
            log(book, found, rules)

    return await _kept(request, name, "talk", written, keep, {"at": "day"})


@router.post("/note")
async def note(request: Request, name: str, written: Annotated[Noted, Form()]) -> Response:
    """Write down something that was learnt."""
    now: datetime = request.app.state.now()

    def keep(book: Book, kept: Contact) -> None:
        number = int(written.talk) if written.talk.isascii() and written.talk.isdigit() else None
        facts = {"contact": kept.id, "talk": number, "topic": written.topic, "text": clean(written.text), "written": now}
        book.add_note(_whole(Note, facts))

    return await _kept(request, name, "note", written, keep)


@router.post("/promise")
async def promise(request: Request, name: str, written: Annotated[Promised, Form()]) -> Response:
    """Write down what somebody promised."""
    now: datetime = request.app.state.now()

    def keep(book: Book, kept: Contact) -> None:
        due = contact_forms.day(written.due, written.at, now)
        facts = {"contact": kept.id, "what": written.what, "text": clean(written.text), "due": due, "by": written.by}
        book.add_promise(_whole(Promise, facts))

    return await _kept(request, name, "promise", written, keep)


@router.post("/name")
async def named(request: Request, name: str, written: Annotated[Said, Form()]) -> Response:
    """Write down a name that they gave."""
    now: datetime = request.app.state.now()

    def keep(book: Book, kept: Contact) -> None:
        facts = {
            "contact": kept.id,
            "name": clean(written.who),
            "role": clean(written.role),
            "organisation": clean(written.organisation),
            "may_use_name": YES_OR_NO.get(written.may_use_name),
            "written": now,
        }
        book.add_referral(_whole(Referral, facts))

    return await _kept(request, name, "name", written, keep, {"name": "who"})


@router.post("/remove")
async def remove(request: Request, name: str, written: Annotated[Gone, Form()]) -> Response:
    """Delete one record of theirs; the list of contacts can bring it back."""
    house: House = request.app.state.house
    kind = KINDS.get(written.kind)
    if kind is None:
        raise NotFound("kind of record", written.kind, KINDS)

    def gone() -> None:
        with house.book() as book:
            found = book.one(kind, written.id)
            if getattr(found, "contact", "") != book.one(Contact, name).id:
                raise NotFound(written.kind, str(written.id))
            book.delete(found, request.app.state.now())

    await run_in_threadpool(gone)
    return RedirectResponse(f"/contacts/{name}?gone", 303)


class Mistakes(Exception):
    """Field → what is wrong with it."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.fields = fields


def _whole(kind: type[contact_forms.R], facts: Mapping[str, object]) -> contact_forms.R:
    made = contact_forms.made(kind, facts)
    if isinstance(made, dict):
        raise Mistakes(made)
    return made


async def _kept(
    request: Request,
    name: str,
    which: str,
    written: BaseModel,
    keep: Callable[[Book, Contact], None],
    called: Mapping[str, str] | None = None,
) -> Response:
    """Keep a record and go back to the page; or the page with the form as it was. `called`: field of the record → of the form."""
    house: House = request.app.state.house

    def work() -> None:
        with house.book() as book, book.together():
            keep(book, book.one(Contact, name))

    try:
        await run_in_threadpool(work)
    except Mistakes as wrong:
        mistakes = {f"{which}-{(called or {}).get(field, field)}": words for field, words in wrong.fields.items()}
    except UnreadableDate as error:
        mistakes = {f"{which}-{'day' if which == 'talk' else 'due'}": str(error)}
    else:
        return RedirectResponse(f"/contacts/{name}?{which}", 303)
    given = {f"{which}-{field}": str(value) for field, value in written.model_dump().items()}
    return await _page(request, name, given=given, mistakes=mistakes, open=which, status=422)


async def _page(request: Request, name: str, status: int = 200, **more: object) -> Response:
    made = await run_in_threadpool(_contact, request.app.state.house, name, request.app.state.now())
    return page("contact.html.j2", replace(made, **more), status)  # type: ignore[arg-type]


def _contact(house: House, name: str, now: datetime) -> ContactPage:
    with house.book() as book:
        kept = book.one(Contact, name)
        talks, notes, promises = book.talks(kept.id), book.notes(kept.id), book.promises(kept.id, open=False)
        referrer = book.one(Contact, kept.referrer) if kept.referrer else None
        referrals, due = book.referrals(kept.id), book.promises(kept.id, kind="real")
    journals = house.journals.ids()
    known = acquaintance(kept, talks, notes, promises, house.library.rules("default"), now)
    done = sorted((each for each in promises if each.done), key=lambda each: each.done or now, reverse=True)
    return ContactPage(
        id=kept.id,
        name=kept.name,
        about=about(kept),
        facts=tuple(_facts(kept)),
        referrer=Extra(referrer.id, referrer.name) if referrer else None,
        due=tuple(due_line(each, kept.name, now) for each in due),
        kept=tuple(due_line(each, kept.name, now) for each in done[:MOST_DONE]),
        talks=tuple(talk_line(each, notes, journals) for each in reversed(talks)),
        loose=tuple(note_line(each) for each in notes if each.talk is None),
        named=tuple(map(named_line, referrals)),
        memo=tuple(memo(known)),
        scenarios=tuple(Extra(each.name, each.title) for each in in_order(scenarios(house)) if _with_somebody(each)),
        topics=choices(TOPICS),
        situations=choices(SITUATIONS),
        promises=choices(PROMISES),
        today=f"{now:%Y-%m-%d}",
    )


def _with_somebody(scenario: Scenario) -> bool:
    return not scenario.problem and scenario.situation != "sketch"


def _facts(kept: Contact) -> list[tuple[str, str]]:
    """Label and value of what is known."""
    rows = [
        ("Field", kept.field), ("Phone", kept.phone), ("E-mail", kept.email), ("Address", kept.address),
        ("How you found them", kept.found_through), ("What you have read", kept.read), ("Why you want to talk to them", kept.why),
    ]  # fmt: skip
    return [(label, value) for label, value in rows if value]
