"""Judged rehearsals and records in, what to practise next, when, and what is ready out; `?contact=` for one real call.

What is said is `coach.history.plan` and `coach.rehearsal.readiness`, sentence by sentence; here each gets its link.
"""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from coach import __version__
from coach.history import plan as planning
from coach.history.progress import brought_up, progress
from coach.judge.grade import grade
from coach.records.dates import long_day
from coach.records.happened import to_come
from coach.records.model import Contact
from coach.rehearsal import readiness
from coach.rehearsal.ready import Item
from coach.web.arc_contexts import PlanPage, ToDo, WeakShown
from coach.web.contexts import Extra
from coach.web.render import page
from coach.wiring import House

router = APIRouter(include_in_schema=False)

EDIT, PREPARE, REHEARSE = "/contacts/{id}/edit", "/prepare?contact={id}", "/contacts/{id}#rehearse-title"
ALOUD = "/document?contact={id}&name="
DOES: dict[str, tuple[str, str]] = {
    "why": (EDIT, "Write it down"),
    "read": (EDIT, "Write it down"),
    "known": (EDIT, "Write it down"),
    "source": (EDIT, "Write it down"),
    "reach": (EDIT, "Write it down"),
    "script": (PREPARE, "Prepare it"),
    "script_aloud": (f"{ALOUD}phone-script", "Say it aloud"),
    "sketch": (PREPARE, "Prepare it"),
    "sketch_aloud": (f"{ALOUD}sketch-60", "Say it aloud"),
    "questions": (PREPARE, "Prepare them"),
    "rehearsed": (REHEARSE, "Rehearse"),
    "call_rehearsals": ("/plan", "See what to practise"),
    "promises": ("/due", "See what is due"),
    "notes": ("/contacts/{id}", "Write them"),
    "targets": ("/add-contact", "Add somebody"),
    "taken_up": ("/contacts", "See who named whom"),
    "word_kept": ("/due", "See what is due"),
    "compared": ("/compare", "Compare"),
}
"""What is not ready → where it is mended."""
DRILLS = {"check": ("/check?kind=script", "Check your script"), "aloud": ("/aloud", "Say it aloud")}


@router.get("/plan")
async def plan(request: Request) -> Response:
    """What next; with `?contact=`, what is ready for the call to them."""
    whom = request.query_params.get("contact", "")
    return page("plan.html.j2", await run_in_threadpool(_plan, request.app.state.house, whom, request.app.state.now()))


def _plan(house: House, whom: str, now: datetime) -> PlanPage:
    with house.book() as book:
        person = book.one(Contact, whom) if whom else None
        rows, synced = brought_up(house.database, house.journals, grade, __version__)
        made = progress(rows)
        coming = [talk.at.date() for talk in to_come(book, now) if person is None or talk.contact == person.id]
        found = planning.plan(made, now.date(), min(coming, default=None))
        call = readiness.call(house.folder, house.library, book, person, found, made, now) if person else None
        way = readiness.way(house.folder, house.journals, book, now)
        people = tuple(Extra(each.id, each.name) for each in book.contacts())
    day = "today" if found.when.day == found.today else long_day(found.when.day, found.today)
    return PlanPage(
        sessions=found.sessions,
        days=found.days,
        aim=found.aim,
        next=f"{day[:1].upper()}{day[1:]}, {found.when.because}.",
        weak=tuple(_weak(each) for each in found.weakest),
        parts=tuple((each.ready, each.part, " ".join(each.because)) for each in found.readiness),
        around=tuple(_to_do(each, "") for each in way),
        source=found.source,
        problems=synced.problems,
        people=people,
        chosen=person.id if person else "",
        name=person.name if person else "",
        sentence=call.sentence if call else "",
        call=tuple(_to_do(each, call.contact) for each in call.items) if call else (),
    )


def _to_do(item: Item, contact: str) -> ToDo:
    because = item.because.rstrip(".")
    address, words = DOES.get(item.id, ("", "")) if item.ready is False else ("", "")
    if item.id == "notes" and item.ready is None:
        address, words = DOES["notes"][0], "Read them"
    return ToDo(item.title, f"{because}." if because else "", item.ready, address.format(id=quote(contact, safe="")), words)


def _weak(each: planning.Weak) -> WeakShown:
    address, words = DRILLS.get(each.drill.kind, (f"/practise/{quote(each.scenario, safe='')}", "Practise it"))
    curveball = each.drill.command.rpartition("--curveball ")[2] if each.drill.kind == "curveball" else ""
    return WeakShown(each.title, each.scenario, each.wrong, each.of, each.drill.why, address, words, curveball)
