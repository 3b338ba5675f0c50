"""A session or a contact in, the talk that notes are about out; notes in, kept and judged out.

`about("last", …)` → the meeting with Ingrid Solheim this morning, imagined; `write(…)` keeps the lines, through the book where a
contact is meant and beside the journal otherwise; `judged(…)` holds them against what was told, where a journal knows that. The
terminal and the page do nothing of this themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from coach.dialogue.session import Session
from coach.errors import CoachError, NotFound
from coach.history.journal import Journals
from coach.history.sessions import load_session
from coach.records.beside import NotesBeside
from coach.records.book import Book
from coach.records.happened import AGREED
from coach.records.jotted import Page
from coach.records.model import Contact, Note, Promise, Referral, Talk, What
from coach.records.noted import Noted, judge
from coach.records.rows import checked
from coach.records.told import Material, material
from coach.records.topics import topics_of

Whence = Literal["real", "practised", "imagined"]
"""`practised`: a rehearsal with a contact, imagined after a real person; `imagined`: with somebody who does not exist at all."""

FEWEST_FACTS = 3
"""A record worth having holds a name, a date and at least so many facts."""
AT_ONCE = timedelta(hours=24)
"""What is not written down within a day is made up afterwards."""
SENDS: tuple[tuple[str, What], ...] = (
    ("thank", "send_thank_you"), ("call", "call"), ("phone", "call"), ("send", "send_something"), ("mail", "send_something"),
    ("report", "report_back"), ("update", "report_back"), ("tell", "report_back"), ("let them know", "report_back"),
)  # fmt: skip
"""Word in a promise → what it is."""


@dataclass(frozen=True, slots=True)
class About:
    """One talk that there can be notes on."""

    who: str
    whence: Whence
    at: datetime
    """When it was, by the trainee's wall."""
    contact: Contact | None = None
    talk: Talk | None = None
    session: Session | None = None

    @property
    def name(self) -> str:
        """What names it on a command line."""
        return self.session.start.session if self.session else self.contact.id if self.contact else ""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a good record has."""

    id: Literal["name_and_date", "three_facts", "at_once"]
    title: str
    met: bool
    because: str


def about(book: Book, journals: Journals, name: str) -> About:
    """The talk that was meant: of a session, or the last one with a contact. Raises NotFound, CoachError or JournalError."""
    try:
        session = load_session(journals, journals.resolve(name))
    except NotFound as no_session:
        try:
            return _with(book, journals, book.contact(name))
        except NotFound as no_contact:
            if name == "last":
                raise CoachError(
                    "There has been no talk yet that you could take notes on. Begin with: coach rehearse meeting"
                ) from None
            known = [*journals.ids()[-20:], *(each.id for each in book.contacts())]
            raise NotFound("session or contact", name, known, "coach sessions list, coach contacts list") from (
                no_contact or no_session
            )
    return of_session(book, session)


def of_session(book: Book, session: Session) -> About:
    """The talk of one rehearsal. Raises CoachError where there is nothing to note."""
    start = session.start
    if start.role == "professional":
        raise CoachError(f"You played the professional in {start.session}: there is nothing that you were told.")
    if session.ended is None:
        raise CoachError(f"{start.session} is not over yet. Go on with it: coach resume {start.session}")
    talk = next(iter(book.talks(session=start.session)), None)
    if talk is None:
        return imaginary(session)
    return About(start.profile["full_name"], "practised", _begun(session), book.one(Contact, talk.contact), talk, session)


def imaginary(session: Session) -> About:
    """The talk of a rehearsal with somebody who is in no book."""
    return About(session.start.profile["full_name"], "imagined", _begun(session), session=session)


def _begun(session: Session) -> datetime:
    return datetime.fromisoformat(session.start.created).replace(tzinfo=None)


def _with(book: Book, journals: Journals, contact: Contact) -> About:
    talks = [talk for talk in book.talks(contact.id) if talk.outcome != AGREED]
    if not talks:
        raise CoachError(
            f"Your records know of no talk with {contact.name}, so there is nothing to take notes on. "
            f"If there was one: coach notes {contact.id} --met meeting"
        )
    talk = talks[-1]
    session = None
    if talk.session and talk.session in journals.ids():
        session = load_session(journals, talk.session)
    return About(contact.name, "real" if talk.kind == "real" else "practised", talk.at, contact, talk, session)


def kept(book: Book, folder: Path, about: About) -> list[Note]:
    """The notes on this talk, oldest first."""
    if about.talk is not None:
        return book.notes(about.contact.id if about.contact else None, talk=about.talk.id)
    return beside(folder, about)


def beside(folder: Path, about: About) -> list[Note]:
    """The notes on a talk with somebody who does not exist."""
    return NotesBeside(folder).of(about.name)


def names(book: Book) -> str:
    """Of all contacts: they may stand in a note without having been said."""
    return "\n".join(each.name for each in book.contacts())


def write(book: Book, folder: Path, about: About, page: Page, now: datetime) -> list[Note]:
    """Keep what is new; the new notes. All of it or, where one cannot be kept, nothing."""
    known = {note.text for note in kept(book, folder, about)}
    texts = {jotted.text: jotted.topic for jotted in page.notes if jotted.text not in known}
    topics = _topics(about, [text for text, topic in texts.items() if not topic])
    contact = about.contact.id if about.contact else ""
    talk = about.talk.id if about.talk else None
    new = [Note(contact=contact, talk=talk, topic=topic or topics[text], text=text, written=now) for text, topic in texts.items()]
    if about.contact is None:
        if page.names or page.promises:
            new += [Note(contact="", topic="other", text=text, written=now) for text in _in_words(page) if text not in known]
        beside = NotesBeside(folder)
        if new:
            beside.keep(about.name, [*beside.of(about.name), *new])
        return new
    with book.together():
        written = [book.add_note(note) for note in new]
        before = {each.name for each in book.referrals(contact)}
        for named in page.names:
            if named.name not in before:
                facts = {"name": named.name, "role": named.role, "organisation": named.organisation}
                book.add_referral(checked(Referral, {"contact": contact, "written": now, **facts}))
        promised = {(each.text, each.day) for each in book.promises(contact, open=False)}
        for each in page.promises:
            promise = Promise(contact=contact, talk=talk, what=_what(each.text), text=each.text, due=each.due)
            if (promise.text, promise.day) not in promised:
                book.add_promise(promise.model_copy(update={"by": "professional" if each.by_them else "trainee"}))
    return written


def change(book: Book, folder: Path, about: About, number: int, topic: str | None, now: datetime) -> Note:
    """The note of that place gets another topic, or with None goes. Raises CoachError."""
    notes = kept(book, folder, about)
    if not 1 <= number <= len(notes):
        there = f"There are {len(notes)}." if notes else "There is none yet."
        raise CoachError(f"Note {number}: there is no such note on this talk. {there}")
    note = notes[number - 1]
    changed = Note.model_validate({**note.model_dump(), "topic": topic or ""})
    if about.contact is None:
        rest = [*notes[: number - 1], *([] if topic is None else [changed]), *notes[number:]]
        NotesBeside(folder).keep(about.name, rest)
    elif topic is None:
        book.delete(note, now)
    else:
        book.edit(note, topic=topic)
    return changed


def judged(about: About, notes: Sequence[Note], names: str = "") -> Noted | None:
    """The notes beside what was told; None where no journal knows that. `names`: of people who need not have been named."""
    if about.session is None or not notes:
        return None
    return judge([note.text for note in notes], material(about.session), f"{names}\n{_own(about.session.start.trainee)}")


def told(about: About) -> Material | None:
    """What could be noted of it."""
    return material(about.session) if about.session else None


def checks(about: About, notes: Sequence[Note], judged: Noted | None) -> tuple[Check, ...]:
    """What a good record has: whom and when, three facts, written within a day."""
    facts = len([claim for claim in judged.claims if claim.verdict in ("found", "unsure")]) if judged else len(notes)
    first = min((note.written for note in notes), default=None)
    hours = (first - about.at).total_seconds() / 3600 if first else None
    quick = hours is not None and hours <= AT_ONCE.total_seconds() / 3600
    when = (
        ""
        if hours is None
        else "within the hour"
        if hours < 1
        else f"{hours:.0f} hours later"
        if hours < 48
        else f"{hours / 24:.0f} days later"
    )
    return (
        Check("name_and_date", "With whom and when", bool(about.who), f"{about.who}, {about.at:%-d %B %Y}, kept with each note"),
        Check("three_facts", "At least three facts", facts >= FEWEST_FACTS, f"{facts} of them"),
        Check("at_once", "Written within a day", quick, (f"the first {when}" if notes else "nothing is written yet")),
    )


def mention(about: About, notes: Sequence[Note], names: str = "") -> str:
    """A sentence for the report of the talk; empty where nothing was told that is worth a note."""
    there = told(about)
    if there is None or len(there.worth) < FEWEST_FACTS:
        return ""
    found = judged(about, notes, names)
    if found is None:
        return f"{len(there.worth)} things were told that are worth a note, and none is written down: coach notes {about.name}"
    wrong = len(found.of("wrong"))
    tail = f", {wrong} of your notes {'says' if wrong == 1 else 'say'} something else" if wrong else ""
    return f"Your notes hold {found.covered} of {found.told} things that were told{tail}: coach notes {about.name}"


def _topics(about: About, texts: Sequence[str]) -> Mapping[str, str]:
    """By the fact that a note is about, where a journal knows it; else by the words of the note."""
    guessed = dict(zip(texts, topics_of(texts), strict=True))
    there = told(about)
    if there is None or not texts:
        return guessed
    about_fact = {worth.id: worth.topic for worth in there.worth}
    for claim in reversed(judge(texts, there).claims):  # the first thing that a note says gives it its topic
        if claim.worth:
            guessed[texts[claim.note]] = about_fact.get(claim.worth) or "other"
    return guessed


def _in_words(page: Page) -> list[str]:
    """Names and promises of a talk with nobody real, as notes: there is nobody to call and nothing due."""
    names = [", ".join(part for part in (each.name, each.role, each.organisation) if part) for each in page.names]
    return [*names, *(f"{'They' if each.by_them else 'I'} promised: {each.text}" for each in page.promises)]


def _what(text: str) -> What:
    return next((what for word, what in SENDS if word in text.lower()), "other")


def _own(trainee: Mapping[str, object]) -> str:
    return "\n".join(str(trainee.get(name, "")) for name in ("name", "background", "field", "target"))
