"""Records of the book in, the lines in which pages show them out: `due_line(promise, "Ruth Okafor", now)` → "Call Ruth Okafor",
two days late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from coach.dialogue.vocabulary import TOPICS
from coach.preparation.next_time import SITUATIONS
from coach.records.book import Book
from coach.records.dates import how_late, long_day
from coach.records.exchange.ics import doing
from coach.records.happened import AGREED
from coach.records.model import Contact, Note, Promise, Referral, Talk
from coach.web.contexts import Extra
from coach.web.record_contexts import AgreedLine, DueGroup, DueLine, Named, NoteShown, TalkShown
from coach.wiring import House

SOON_DAYS = 7
MOST_LATE = 3
MOST_DONE = 12
"""Kept promises that are shown; the rest are history."""


def due_line(promise: Promise, name: str, now: datetime) -> DueLine:
    """One promise in a list."""
    when = f"done on {long_day(promise.done.date(), now.date())}" if promise.done else how_late(promise.due, now)
    return DueLine(
        id=promise.id,
        contact=promise.contact,
        name=name,
        what=doing(promise, name),
        text=promise.text,
        when=when,
        late=promise.overdue(now),
        mine=promise.by == "trainee",
        done=promise.done is not None,
    )


def due_groups(book: Book, now: datetime) -> tuple[DueGroup, ...]:
    """Everything that is open, in stretches."""
    names = {each.id: each.name for each in book.contacts()}
    stretches: dict[str, list[DueLine]] = {"Overdue": [], "Today": [], "In the next week": [], "Later": []}
    for promise in book.promises(kind="real"):
        days = (promise.day - now.date()).days
        title = "Today" if days <= 0 else "In the next week" if days <= SOON_DAYS else "Later"
        title = "Overdue" if promise.overdue(now) else title
        stretches[title].append(due_line(promise, names[promise.contact], now))
    return tuple(DueGroup(title, tuple(lines)) for title, lines in stretches.items() if lines)


def late_lines(house: House, now: datetime) -> tuple[DueLine, ...]:
    """What is overdue or due today, for the first page; a newcomer has no database yet, and gets none for looking."""
    path = house.database.path
    if path is not None and not path.exists():
        return ()
    with house.book() as book:
        names = {each.id: each.name for each in book.contacts()}
        soon = [each for each in book.promises(kind="real") if each.by == "trainee" and each.day <= now.date()]
        return tuple(due_line(each, names[each.contact], now) for each in soon[:MOST_LATE])


def talk_line(talk: Talk, notes: Iterable[Note], journals: Iterable[str]) -> TalkShown:
    """One talk with its notes. `journals`: ids of the sessions that are there."""
    return TalkShown(
        id=talk.id,
        title=_title(talk),
        day=long_day(talk.at.date()),
        practised=talk.kind == "practised",
        outcome="" if talk.outcome == AGREED else talk.outcome,
        agreed=talk.outcome == AGREED,
        session=talk.session if talk.session and talk.session in set(journals) else "",
        notes=tuple(note_line(each) for each in notes if each.talk == talk.id),
    )


def agreed_line(talk: Talk, name: str, now: datetime) -> AgreedLine:
    """A talk that was agreed on."""
    title = SITUATIONS.get(talk.situation, talk.situation)
    return AgreedLine(
        talk.contact, name, f"{title[:1].upper()}{title[1:]} on {long_day(talk.at.date(), now.date())} at {talk.at:%H:%M}"
    )


def note_line(note: Note) -> NoteShown:
    """One thing that was written down."""
    topic = "" if note.topic == "other" else TOPICS.get(note.topic, "")
    return NoteShown(note.id, note.text, topic, long_day(note.written.date()))


def named_line(referral: Referral) -> Named:
    """Somebody whom a contact has named."""
    may = {True: "You may use their name.", False: "Do not use their name.", None: "Ask whether you may use their name."}
    about = ", ".join(filter(None, (referral.role, referral.organisation)))
    return Named(referral.id, referral.name, about, may[referral.may_use_name], referral.taken_up or "")


def about(contact: Contact) -> str:
    """Role and organisation."""
    return ", ".join(filter(None, (contact.role, contact.organisation)))


def choices(words: Mapping[str, str]) -> tuple[Extra, ...]:
    """Name and title of everything that can be picked."""
    return tuple(Extra(name, title[:1].upper() + title[1:]) for name, title in words.items())


def last_of(talks: Sequence[Talk]) -> str:
    """ "A meeting on Friday 20 November 2026 (practised)"; empty where there was none."""
    if not talks:
        return ""
    last = talks[-1]
    return f"{_title(last)} on {long_day(last.at.date())}{' (practised)' if last.kind == 'practised' else ''}"


def _title(talk: Talk) -> str:
    title = SITUATIONS.get(talk.situation, talk.situation)
    return title[:1].upper() + title[1:]
