"""A contact with all that hangs on them in, the lines of a terminal out: for `coach contacts list` and `coach contacts show`.

`ruth-okafor  Ruth Okafor, nurse manager, St. Luke's · met 20 November · thank her: due tomorrow`. Nothing is decided here.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from coach.cli.console import Console

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.records.exchange.markdown import Dossier
    from coach.records.model import Contact, Promise, Talk

LABELS: dict[str, str] = {
    "role": "does", "organisation": "where", "field": "field", "phone": "phone", "email": "e-mail", "address": "address",
    "found_through": "found", "why": "why", "like": "practise with", "read": "read",
}  # fmt: skip
SITUATIONS: dict[str, str] = {
    "phone": "phone call", "voicemail": "message", "receptionist": "front desk", "meeting": "meeting",
    "phone-meeting": "phone meeting", "chance": "chance encounter", "email": "e-mail", "letter": "letter",
    "thank-you": "thank-you",
}  # fmt: skip
WIDTH = 15
LONGEST = 400


def tell_list(console: Console, dossiers: Sequence[Dossier], now: datetime) -> None:
    """One contact a line, as far as it fits."""
    width = min(24, max((len(each.contact.id) for each in dossiers), default=0)) + 2
    for each in dossiers:
        practised = _practised(each)
        waiting = [one for one in each.promises if one.done is None and one.talk not in practised]
        promise = min(waiting, key=lambda one: one.until, default=None)
        parts = [who(each.contact)]
        if each.talks:
            parts.append(talk_words(each.talks[-1], now))
        if promise is not None:
            parts.append(promise_words(promise, each.contact.name, now))
        console.say(" · ".join(parts), first=each.contact.id.ljust(width))


def tell_one(console: Console, dossier: Dossier, giver: Contact | None, now: datetime) -> None:
    """Everything that is known."""
    contact = dossier.contact
    console.say(f'{contact.name}  ("{contact.id}")', bold=True)
    for field, label in LABELS.items():
        if value := getattr(contact, field):
            console.say(value if len(value) <= LONGEST else f"{value[:LONGEST]} …", first=label.ljust(WIDTH))
    if giver is not None:
        console.say(f"{giver.name}; {may_words(contact.may_use_name)}", first="name from".ljust(WIDTH))
    _tell_many(console, "talks", (f"{each.id}  {talk_words(each, now)}" for each in dossier.talks))
    _tell_many(console, "notes", (f"{each.written:%d.%m.%Y}  {each.text}" for each in dossier.notes))
    _tell_many(
        console,
        "names given",
        (
            ", ".join(filter(None, (each.name, each.role, each.organisation, may_words(each.may_use_name))))
            + (f' → "{each.taken_up}"' if each.taken_up else "")
            for each in dossier.names
        ),
    )
    practised = _practised(dossier)
    _tell_many(
        console,
        "promises",
        (
            f"{each.id}  {promise_words(each, contact.name, now)}{' (practised)' if each.talk in practised else ''}"
            for each in dossier.promises
        ),
    )


def who(contact: Contact) -> str:
    """`Ruth Okafor, nurse manager, St. Luke's`."""
    return ", ".join(filter(None, (contact.name, contact.role, contact.organisation)))


def may_words(may: bool | None) -> str:
    """Whether one may say who gave a name."""
    known = {True: "you may say who gave the name", False: "do not say who gave the name"}
    return "ask whether you may say who gave the name" if may is None else known[may]


def talk_words(talk: Talk, now: datetime) -> str:
    """`meeting on Friday 20 November, 25 minutes (practised)`."""
    from coach.records.dates import long_day
    from coach.records.happened import AGREED
    from coach.report.words import plain

    words = f"{SITUATIONS[talk.situation]} on {long_day(talk.at.date(), now.date())}"
    if talk.outcome == AGREED and talk.at >= now.replace(tzinfo=None):
        return f"{words} at {talk.at:%H:%M}, agreed"
    minutes = f", {talk.minutes:g} minutes" if talk.minutes else ""
    outcome = f": {plain(talk.outcome)}" if talk.outcome and talk.outcome != AGREED else ""
    return f"{words}{minutes}{' (practised)' if talk.kind == 'practised' else ''}{outcome}"


def promise_words(promise: Promise, name: str, now: datetime) -> str:
    """`Thank Ruth Okafor: due tomorrow`."""
    from coach.records.dates import how_late, long_day
    from coach.records.exchange.ics import doing

    what = doing(promise, name)
    if promise.done is not None:
        return f"{what}: done on {long_day(promise.done.date(), now.date())}"
    return f"{what}: {how_late(promise.due, now)}"


def _practised(dossier: Dossier) -> set[int | None]:
    """Ids of talks whose promises are due to nobody."""
    return {talk.id for talk in dossier.talks if talk.kind == "practised"}


def _tell_many(console: Console, label: str, lines: Iterable[str]) -> None:
    for number, line in enumerate(lines):
        console.say(line, first=("" if number else label).ljust(WIDTH))
