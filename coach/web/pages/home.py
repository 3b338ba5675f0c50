"""A house in, the first page out: what was not finished, what to do next, and everything that can be practised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from coach.dialogue.session import Session
from coach.errors import CoachError
from coach.history.sessions import load_session
from coach.judge.grade import grade
from coach.rehearsal.links import ways_on
from coach.report.words import day
from coach.scenario.trainee import own_trainee
from coach.web.contexts import Advice, Home, Last, Person, Suggestion, Talk, Talks, Unfinished, Welcome
from coach.web.facts import keep
from coach.web.record_contexts import DueLine
from coach.web.records import late_lines
from coach.web.render import page
from coach.web.shelf import GROUPS, people, talks
from coach.wiring import House

router = APIRouter()

OTHERS = "More, and your own"
FIRST_TALK = "phone-request"
LOOKED_AT = 12
"""Newest sessions among which an unfinished one is looked for: what is older is in the list of sessions."""
SKIPPED = "skipped"
"""Cookie of a browser in which the questions were skipped."""


class Answers(BaseModel):
    """The questions of a first visit, answered or skipped."""

    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, Field(max_length=4000)] = ""
    background: Annotated[str, Field(max_length=4000)] = ""
    field: Annotated[str, Field(max_length=4000)] = ""
    target: Annotated[str, Field(max_length=4000)] = ""
    do: Literal["save", "skip"] = "save"


@router.get("/")
async def home(request: Request) -> Response:
    """What shall we practise, and with whom; on a first visit, who are you."""
    house: House = request.app.state.house
    if SKIPPED not in request.cookies and await run_in_threadpool(_first_visit, house):
        return page("welcome.html.j2", Welcome({}))
    return page("home.html.j2", await run_in_threadpool(_home, house, request.app.state.now()))


@router.post("/welcome")
async def welcome(request: Request, answers: Annotated[Answers, Form()]) -> Response:
    """The questions of a first visit."""
    house: House = request.app.state.house
    leave = RedirectResponse("/", 303)
    if answers.do == "skip":
        leave.set_cookie(SKIPPED, "1", httponly=True, samesite="strict", path="/")
        return leave
    given = answers.model_dump(exclude={"do"})
    mistakes = await run_in_threadpool(keep, house, given)
    return page("welcome.html.j2", Welcome(given, mistakes), 422) if mistakes else leave


def _first_visit(house: House) -> bool:
    return own_trainee(house.folder) is None and not house.journals.ids()


def _home(house: House, now: datetime) -> Home:
    everything, everybody = talks(house), people(house)
    last = unfinished = None
    for session in _newest(house):
        if session.ended and last is None:
            last = session
        if not session.ended and unfinished is None:
            unfinished = session
    trainee = own_trainee(house.folder)
    return Home(
        first_name=trainee.first_name if trainee else "",
        groups=tuple(_groups(everything)),
        people=everybody,
        suggestion=_suggestion(house, everything, everybody, last, trainee.field if trainee else ""),
        unfinished=_unfinished(unfinished) if unfinished else None,
        last=_last(last) if last else None,
        late=_late(house, now),
    )


def _late(house: House, now: datetime) -> tuple[DueLine, ...]:
    """A database that cannot be read must not take the first page with it; the page of what is due says why."""
    try:
        return late_lines(house, now)
    except CoachError:
        return ()


def _newest(house: House) -> Iterator[Session]:
    for name in house.journals.ids()[: -LOOKED_AT - 1 : -1]:
        try:
            session = load_session(house.journals, name)
        except CoachError:
            continue  # the list of sessions says what is wrong with it
        if session.start.role == "trainee":
            yield session


def _groups(everything: Sequence[Talk]) -> Iterator[Talks]:
    by_name = {talk.name: talk for talk in everything}
    for title, names in GROUPS:
        yield Talks(title, tuple(by_name.pop(name) for name in names if name in by_name))
    if by_name:
        yield Talks(OTHERS, tuple(by_name.values()))


def _unfinished(session: Session) -> Unfinished:
    start = session.start
    return Unfinished(start.session, start.scenario["title"], start.profile["full_name"], day(start.created))


def _last(session: Session) -> Last:
    start, card = session.start, grade(session)
    work = next(iter(card.work_on), None)
    sentences = start.scenario.get("outcomes", {})
    return Last(
        session=start.session,
        title=start.scenario["title"],
        with_whom=start.profile["full_name"],
        day=day(start.created),
        outcome=sentences.get(card.outcome, "It has ended."),
        won=card.won,
        advice=Advice(work.title, work.say, work.turn) if work else None,
    )


def _on(last: Session, known: Mapping[str, Person], usable: Mapping[str, Talk]) -> Suggestion | None:
    """Where the last talk leads, as its own file says."""
    for way in ways_on(last):
        person, talk = known.get(way.person.name), usable.get(way.link.to)
        if person and talk:
            address = f"/sessions/{last.start.session}/next?to={talk.name}"
            return Suggestion(f"Next: {way.title}", talk, person, last.start.difficulty, address)
    return None


def _suggestion(
    house: House, everything: Sequence[Talk], everybody: Sequence[Person], last: Session | None, field: str
) -> Suggestion | None:
    """The same once more after a talk that went wrong, what comes next after one that went well, the first call before any."""
    usable = {talk.name: talk for talk in everything if not talk.problem}
    known = {person.name: person for person in everybody if not person.problem}
    order = [name for _, names in GROUPS for name in names if name in usable] or list(usable)
    if not order or not known:
        return None
    if last is None:
        near = next((each for each in known.values() if field and field.casefold() in each.about.casefold()), None)
        person = near or known.get("ruth-adler") or next(iter(known.values()))
        return Suggestion("A good beginning", usable.get(FIRST_TALK, usable[order[0]]), person, "easy")
    name, outcome = last.start.scenario["name"], last.ended.outcome if last.ended else None
    person = known.get(last.start.profile["name"]) or next(iter(known.values()))
    if outcome in last.start.scenario["wins"]:
        after = order[(order.index(name) + 1) % len(order)] if name in order else order[0]
        return _on(last, known, usable) or Suggestion("Next", usable[after], person, house.settings.difficulty)
    if name in usable:
        return Suggestion("Once more", usable[name], person, last.start.difficulty)
    return Suggestion("Next", usable[order[0]], person, house.settings.difficulty)
