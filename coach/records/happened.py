"""What really happened with a contact → the book: the talk itself, what it leaves to do, and which promise it has kept.

    log(book, Talk(contact="ruth-okafor", kind="real", situation="meeting", at=friday, minutes=25.0), rules)
    → Logged(talk=…, owed=(thank her by Sunday, report back in January), kept=())

A talk that was agreed before and has now been held is the same talk, and is not written down twice. What was said in it belongs
into notes; this module knows none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from coach.records.book import Book
from coach.records.follow_up import after
from coach.records.model import Promise, Situation, Talk, What

if TYPE_CHECKING:
    from coach.scenario.model import Rules

GRACE = timedelta(minutes=10)
"""A call at ten past three keeps a promise for three o'clock; one at half past does not."""
AGREED = "agreed"
"""Outcome of a talk that is still to come."""

KEEPS: dict[Situation, tuple[What, ...]] = {
    "phone": ("call",), "phone-meeting": ("call",), "voicemail": ("call",), "receptionist": ("call",),
    "thank-you": ("send_thank_you",), "email": ("follow_up_letter",), "letter": ("follow_up_letter",),
}  # fmt: skip
"""Doing this keeps a promise of that kind, the first that is open."""


@dataclass(frozen=True, slots=True)
class Logged:
    """What the book holds now that it did not before."""

    talk: Talk
    owed: tuple[Promise, ...]
    """New promises, soonest first."""
    kept: tuple[Promise, ...]
    """Promises that are kept by this."""


def log(book: Book, talk: Talk, rules: Rules) -> Logged:
    """Something that has happened. Raises NotFound."""
    with book.together():
        before = next(
            (
                each
                for each in book.talks(talk.contact, kind="real")
                if each.outcome == AGREED and each.situation == talk.situation and each.at.date() == talk.at.date()
            ),
            None,
        )
        if before is not None:
            facts = {"at": talk.at, "outcome": talk.outcome, "minutes": talk.minutes or before.minutes}
            kept_talk = book.edit(before, **facts)
        else:
            kept_talk = book.add_talk(talk)
        kept = _kept(book, kept_talk)
        owed = tuple(book.add_promise(each) for each in after(kept_talk, rules) if not _owed_already(book, each))
    return Logged(kept_talk, owed, kept)


def in_time(promise: Promise) -> bool:
    """Whether a promise that was kept was kept when it was to be: that day or before, or at that hour, ten minutes up or down."""
    assert promise.done is not None
    if isinstance(promise.due, datetime):
        return abs(promise.done - promise.due) <= GRACE
    return promise.done.date() <= promise.due


def agree(book: Book, talk: Talk) -> Talk:
    """A talk that is still to come. Raises NotFound."""
    return book.add_talk(talk.model_copy(update={"outcome": AGREED}))


def to_come(book: Book, now: datetime) -> list[Talk]:
    """Agreed talks from now on, the next one first."""
    return [each for each in _agreed(book) if each.at >= now.replace(tzinfo=None)]


def untold(book: Book, now: datetime) -> list[Talk]:
    """Agreed talks whose time is over, and of which nothing has been told."""
    return [each for each in _agreed(book) if each.at < now.replace(tzinfo=None)]


def _agreed(book: Book) -> list[Talk]:
    return [each for each in book.talks(kind="real") if each.outcome == AGREED]


def _kept(book: Book, talk: Talk) -> tuple[Promise, ...]:
    wanted = KEEPS.get(talk.situation, ())
    mine = [each for each in book.promises(talk.contact, kind=talk.kind) if each.by == "trainee" and each.what in wanted]
    return tuple(book.done(each.id, talk.at) for each in mine[:1])


def _owed_already(book: Book, promise: Promise) -> bool:
    """Two meetings in a week are one report in eight weeks; each has its own thank-you."""
    if promise.what != "report_back":
        return False
    return any(each.what == "report_back" and each.by == "trainee" for each in book.promises(promise.contact, kind="real"))
