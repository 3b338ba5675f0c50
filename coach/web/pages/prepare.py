"""A few answers in, scripts, letters, sketches and a plan of questions out, each to be changed, checked and rehearsed at once.

Questions, documents and verdicts are those of `coach prepare`; here they are asked for and shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from coach.errors import CoachError, NotFound
from coach.history.takes import script_name
from coach.judge.check import Checked as Criterion
from coach.preparation.case import Case, case_of, recorded
from coach.preparation.facts import Facts
from coach.preparation.folder import ALL_FORMS, Kept, folder_of, prepared, rewrite
from coach.preparation.making import Prepared, look, prepare
from coach.records.exchange.fields import YES_OR_NO
from coach.records.model import Contact
from coach.report.words import SYMBOLS, clean
from coach.web.contexts import Extra
from coach.web.pages.checks import GROUPS
from coach.web.prepare_contexts import DocumentLine, DocumentPage, PreparePage
from coach.web.render import page
from coach.web.text_contexts import Finding, Findings
from coach.wiring import House

router = APIRouter()

LISTS = frozenset({"wants_to_learn", "questions", "skills"})
MOST_CHARACTERS = 100_000
Words = Annotated[str, Field(max_length=2000)]
Text = Annotated[str, Field(max_length=20_000)]


class Answers(BaseModel):
    """The questions; lists with one entry a line."""

    model_config = ConfigDict(extra="forbid")
    contact: Words = ""
    person: Words = ""
    role: Words = ""
    organisation: Words = ""
    field: Words = ""
    why: Words = ""
    read: Words = ""
    found_through: Words = ""
    referrer: Words = ""
    may_use_name: Words = ""
    person_email: Words = ""
    person_address: Words = ""
    name: Words = ""
    background: Words = ""
    target: Words = ""
    wants_to_learn: Text = ""
    questions: Text = ""
    skills: Text = ""
    evidence: Words = ""
    phone: Words = ""
    email: Words = ""
    address: Words = ""


@router.get("/prepare")
async def asks(request: Request, contact: Annotated[str, Field(max_length=200)] = "") -> Response:
    """What is known, what is asked, and what is prepared."""
    told = "Written. What you have changed yourself was left as it is." if "written" in request.query_params else ""
    made = await run_in_threadpool(_prepare, request.app.state.house, contact)
    return page("prepare.html.j2", replace(made, told=told))


@router.post("/prepare")
async def answered(request: Request, answers: Annotated[Answers, Form()]) -> Response:
    """Keep the answers and write the documents."""
    house: House = request.app.state.house
    given = answers.model_dump(exclude={"contact"})
    today = request.app.state.now().date()
    try:
        whom = await run_in_threadpool(_written, house, answers.contact, given, today)
    except ValidationError as error:
        mistakes = {str(each["loc"][0]): _too_long(each) for each in error.errors()}
    except NotFound:
        raise
    except CoachError as error:
        mistakes = {"person": str(error)}
    else:
        return RedirectResponse(f"/prepare?contact={quote(whom, safe='')}&written#documents", 303)
    made = await run_in_threadpool(_prepare, house, answers.contact)
    return page("prepare.html.j2", replace(made, given=given, mistakes=mistakes, about_you=True), 422)


@router.get("/document")
async def document(request: Request, name: str, contact: str = "") -> Response:
    """One document with its checks."""
    told = "Kept." if "kept" in request.query_params else ""
    made = await run_in_threadpool(_document, request.app.state.house, contact, name)
    return page("document.html.j2", replace(made, told=told))


@router.post("/document")
async def change(
    request: Request,
    name: Annotated[str, Form(max_length=100)] = "",
    contact: Annotated[str, Form(max_length=200)] = "",
    text: Annotated[str, Form(max_length=1_000_000)] = "",
) -> Response:
    """Keep a document as its owner wants it."""
    house: House = request.app.state.house
    text = clean(text.replace("\r\n", "\n")).strip()
    made = await run_in_threadpool(_document, house, contact, name)
    if not text or len(text) > MOST_CHARACTERS:
        mistake = "There is no text left. Leave the page to keep what was there." if not text else "That is far too long."
        return page("document.html.j2", replace(made, text=text, mistake=mistake), 422)
    await run_in_threadpool(rewrite, folder_of(house.folder, made.whom), name, text + "\n")
    return RedirectResponse(f"/document?name={quote(name, safe='')}&contact={quote(made.whom, safe='')}&kept", 303)


def _case(house: House, whom: str) -> Case:
    """Raises NotFound for a contact that is not there."""
    with house.book() as book:
        return case_of(house.folder, book, book.one(Contact, whom) if whom else None)


def _written(house: House, whom: str, given: Mapping[str, str], today: date) -> str:
    """The id of the contact for whom the documents were written. Raises ValidationError, NotFound or CoachError."""
    facts = Facts.model_validate({name: _value(name, text) for name, text in given.items()})
    with house.book() as book:
        begun = book.one(Contact, whom) if whom else None
        if begun is not None and not facts.person:
            facts = facts.model_copy(update={"person": begun.name})
        case = recorded(house.folder, book, Case(begun, facts), today)
    prepare(house.folder, case.id, facts, house.library, today)
    return case.id


def _prepare(house: House, whom: str) -> PreparePage:
    case = _case(house, whom)
    begun = whom in prepared(house.folder)
    with house.book() as book:
        people = {each.id: each.name for each in book.contacts()}
    first = [name for name in prepared(house.folder) if name in people]
    return PreparePage(
        whom=whom,
        name=case.contact.name if case.contact else case.facts.person,
        cases=tuple(Extra(each, people[each]) for each in dict.fromkeys((*first, *people))),
        given={name: _text(value) for name, value in case.facts},
        mistakes={},
        documents=tuple(map(_line, _looked(house, case))) if begun else (),
        folder=str(folder_of(house.folder, whom)),
        about_you=not all((case.facts.name, case.facts.background, case.facts.skills)),
    )


def _looked(house: House, case: Case) -> Iterator[tuple[House, Prepared]]:
    return ((house, each) for each in look(house.folder, case.id, case.facts, house.library))


def _line(found: tuple[House, Prepared]) -> DocumentLine:
    house, each = found
    kept: Kept = each.kept
    form, verdicts = kept.document.form, each.verdicts
    judged = [one for one in verdicts.criteria if one.verdict in ("met", "missed", "violated")] if verdicts else []
    return DocumentLine(
        name=form.name,
        title=form.title,
        met=sum(one.verdict == "met" for one in judged),
        judged=len(judged),
        length=f"{verdicts.words} words, {verdicts.seconds} seconds" if verdicts and form.aloud else "",
        blanks=verdicts.blanks if verdicts else (),
        missing=next((one.says for one in judged if one.verdict != "met"), ""),
        whole=bool(verdicts and verdicts.whole),
        edited=kept.state == "edited",
        there=verdicts is not None,
        aloud=form.aloud,
        text=kept.document.text,
        kind="sketch" if form.kind == "sketch" else "request",
        scenario=form.scenario if form.scenario in house.library.names("scenario") else "",
    )


def _document(house: House, whom: str, name: str) -> DocumentPage:
    forms = {form.name: form for form in ALL_FORMS}
    if name not in forms:
        raise NotFound("document", name, forms)
    case = _case(house, whom)
    found = next(each for each in _looked(house, case) if each[1].kept.document.form.name == name)
    if found[1].verdicts is None:
        raise CoachError("This document is not written yet. Prepare the talk first; the rest comes by itself.")
    return DocumentPage(
        whom=whom,
        who=case.facts.person or "somebody who has no name yet",
        line=_line(found),
        text=found[1].kept.document.text,
        groups=tuple(_groups(found[1].verdicts.criteria)),
        path=str(found[1].kept.path),
        takes=script_name(found[1].kept.path),
    )


def _groups(criteria: tuple[Criterion, ...]) -> Iterator[Findings]:
    for verdict, title, tone in GROUPS:
        found = tuple(_finding(each) for each in criteria if each.verdict == verdict and (each.act or each.because != "not done"))
        if found:
            yield Findings(title, SYMBOLS[verdict], tone, found)  # type: ignore[index]


def _finding(each: Criterion) -> Finding:
    quoted = " ".join(each.act.quote.split()) if each.act else ""
    return Finding(each.says, each.verdict, quoted, each.because, each.say if each.verdict != "met" else "")


def _value(name: str, text: str) -> object:
    text = clean(text).replace("\r", "")
    if name in LISTS:
        return tuple(line.strip() for line in text.splitlines() if line.strip())
    return YES_OR_NO.get(text) if name == "may_use_name" else text


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(value)
    return {True: "yes", False: "no", None: ""}[value] if value is None or isinstance(value, bool) else str(value)


def _too_long(error: Mapping[str, object]) -> str:
    facts = error.get("ctx", {})
    most = facts.get("max_length") if isinstance(facts, dict) else None
    return f"That is too long: {most} characters at most. One or two sentences will do." if most else f"{error['msg']}."
