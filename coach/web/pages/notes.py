"""A talk that is over in, a place to write down what was told out; after a practised one each note is held against what was said.

What is kept and how it is judged is `coach.rehearsal.noting`; here it is only asked for and shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from coach.dialogue.vocabulary import TOPICS
from coach.errors import ManyProblems, UserFileError
from coach.judge.scorecard import Quote
from coach.records.book import Book
from coach.records.dates import long_day
from coach.records.jotted import read
from coach.records.model import Contact, Note
from coach.records.noted import Noted
from coach.rehearsal import noting
from coach.report.words import clean, clock, count
from coach.web.arc_contexts import ClaimShown, JudgedNote, NotesPage
from coach.web.records import choices
from coach.web.render import page
from coach.wiring import House

router = APIRouter()

Of = Literal["sessions", "contacts"]
MOST_CHARACTERS = 100_000
WHENCE = {
    "real": "a real talk",
    "practised": "practised, with somebody imagined after a real person",
    "imagined": "practised, with somebody who does not exist",
}


@router.get("/sessions/{name}/notes")
@router.get("/contacts/{name}/notes")
async def notes(request: Request, name: str) -> Response:
    """What is written down already, and room for more."""
    told = "Written down." if "written" in request.query_params else ""
    made = await run_in_threadpool(_notes, request.app.state.house, _of(request), name)
    return page("notes.html.j2", replace(made, told=told))


@router.post("/sessions/{name}/notes")
@router.post("/contacts/{name}/notes")
async def write(request: Request, name: str, text: Annotated[str, Form(max_length=MOST_CHARACTERS)] = "") -> Response:
    """Keep each line as a note; or say which of them cannot be kept."""
    house: House = request.app.state.house
    text = clean(text.replace("\r\n", "\n"))
    if not text.strip():
        made = await run_in_threadpool(_notes, house, _of(request), name)
        return page("notes.html.j2", replace(made, mistakes=("There is nothing written yet. One thing a line.",)), 422)
    try:
        await run_in_threadpool(_write, house, _of(request), name, text, request.app.state.now())
    except ManyProblems as wrong:
        mistakes = [str(each).removeprefix("your notes:") for each in wrong.problems[:12]]
    except UserFileError as wrong:
        mistakes = [str(wrong)]
    else:
        return RedirectResponse(f"{_address(_of(request), name)}?written", 303)
    made = await run_in_threadpool(_notes, house, _of(request), name)
    return page("notes.html.j2", replace(made, text=text, mistakes=mistakes), 422)


@router.post("/sessions/{name}/notes/change")
@router.post("/contacts/{name}/notes/change")
async def change(
    request: Request,
    name: str,
    number: Annotated[int, Form(ge=1, le=100_000)],
    topic: Annotated[str, Form(max_length=60)] = "",
    do: Annotated[str, Form(max_length=20)] = "topic",
) -> Response:
    """Give one note another topic, or take it away."""
    house: House = request.app.state.house
    now: datetime = request.app.state.now()

    def changed() -> None:
        with house.book() as book:
            about = _about(house, book, _of(request), name)
            wanted = None if do == "delete" else topic if topic in TOPICS else ""
            noting.change(book, house.folder, about, number, wanted, now)

    await run_in_threadpool(changed)
    return RedirectResponse(_address(_of(request), name), 303)


def _of(request: Request) -> Of:
    """Whether the address is that of a rehearsal, or of a contact, whose last talk is meant then."""
    return "contacts" if request.url.path.startswith("/contacts/") else "sessions"


def _address(of: Of, name: str) -> str:
    return f"/{of}/{quote(name, safe='')}/notes"


def _about(house: House, book: Book, of: Of, name: str) -> noting.About:
    """Raises NotFound, or CoachError where there was no talk."""
    known = house.journals.resolve(name) if of == "sessions" else book.one(Contact, name).id
    return noting.about(book, house.journals, known)


def _write(house: House, of: Of, name: str, text: str, now: datetime) -> None:
    with house.book() as book:
        about = _about(house, book, of, name)
        noting.write(book, house.folder, about, read(text.split("\n"), "your notes", now), now)


def _notes(house: House, of: Of, name: str) -> NotesPage:
    with house.book() as book:
        about = _about(house, book, of, name)
        kept, names = noting.kept(book, house.folder, about), noting.names(book)
    judged = noting.judged(about, kept, names)
    return NotesPage(
        address=_address(of, name),
        who=about.who,
        day=f"{long_day(about.at.date())} at {about.at:%H:%M}",
        whence=WHENCE[about.whence],
        contact=about.contact.id if about.contact else "",
        report=f"/sessions/{about.session.start.session}/report" if about.session else "",
        notes=tuple(_judged(kept, judged)),
        score=_score(judged) if judged else "",
        missed=tuple(_missed(judged)) if judged else (),
        checks=tuple((each.met, each.title, each.because) for each in noting.checks(about, kept, judged)),
        topics=choices(TOPICS),
    )


def _judged(kept: list[Note], judged: Noted | None) -> Iterator[JudgedNote]:
    for place, note in enumerate(kept):
        claims = [claim for claim in judged.claims if claim.note == place] if judged else []
        shown = [ClaimShown(each.text, each.verdict, each.because, *_quoted(each.quote)) for each in claims]
        yield JudgedNote(place + 1, note.text, note.topic, tuple(shown))


def _missed(judged: Noted) -> Iterator[ClaimShown]:
    return (ClaimShown("", "missed", "", *_quoted(each.quote)) for each in judged.missed)


def _quoted(said: Quote | None) -> tuple[str, str, int]:
    return (" ".join(said.text.split()), clock(said.at_seconds), said.turn) if said else ("", "", 0)


def _score(judged: Noted) -> str:
    if not judged.told:
        return "Nothing was told here that is worth a note."
    wrong, unsure = len(judged.of("wrong")), len(judged.of("unsure"))
    also = f", {unsure} that coach cannot place" if unsure else ""
    told = count(judged.told, "thing that was told", "things that were told")
    return f"You have {judged.covered} of {told} and worth a note. {count(wrong, 'statement')} wrong{also}."
