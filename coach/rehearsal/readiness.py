"""What lies about a contact, and about the whole way, gathered and looked at: what is ready for the real call and what is not.

`call(folder, library, book, maria, plan, made, now)` reads what was prepared, the kept takes and the records; `way(…)` what
belongs to no single call. What is ready of it, `coach.rehearsal.ready` says.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from coach.history.journal import Journals
from coach.history.plan import Plan
from coach.history.progress import Progress
from coach.history.takes import Takes, script_name
from coach.judge.take import limits
from coach.preparation import folder as prepared
from coach.records.book import Book
from coach.records.compare import side_by_side
from coach.records.model import Contact
from coach.rehearsal.gathering import all_said
from coach.rehearsal.ready import CallReadiness, Item, Kept, Script, around, ready
from coach.scenario.load import Library
from coach.speech.script import blanks


def call(folder: Path, library: Library, book: Book, person: Contact, plan: Plan, made: Progress, now: datetime) -> CallReadiness:
    """What is there for one call. `folder` is the coach folder. Raises UserFileError."""
    rules = library.rules("default")
    documents = {each.document.form.name: each for each in prepared.lying(prepared.folder_of(folder, person.id))}
    own_plan = prepared.question_set(folder, person.id)
    talks = book.talks(person.id)
    judged = {row.session for row in made.sessions}
    return ready(
        Kept(
            person,
            book.one(Contact, person.referrer) if person.referrer else None,
            talks,
            book.notes(person.id),
            book.promises(person.id, kind="real"),
            _script(folder, documents["phone-script"], limits("request", rules).most_seconds),
            _script(folder, documents["sketch-60"], limits("sketch", rules).most_seconds),
            len(own_plan.questions) if own_plan else None,
            plan.readiness[0],
            sum(talk.session in judged for talk in talks if talk.kind == "practised"),
        ),
        now,
    )


def way(folder: Path, journals: Journals, book: Book, now: datetime) -> tuple[Item, ...]:
    """People to ask, names taken up, words kept, voices compared."""
    topics = side_by_side(all_said(book, journals, folder))
    compared = sum(each.real > 1 for each in topics if each.topic)
    # A name that was given in practice belongs to nobody; a referral does not say in which talk it was given, so contacts to whom
    # the trainee has never really talked are left out.
    met = {talk.contact for talk in book.talks(kind="real")}
    given = [each for each in book.referrals() if each.contact in met]
    return around(book.contacts(), given, book.promises(kind="real"), compared, now)


def _script(folder: Path, kept: prepared.Kept, most_seconds: float) -> Script:
    written = kept.state != "missing"
    takes = tuple(take.seconds for take in Takes(folder).all(script_name(kept.path)))
    left = blanks(kept.document.text) if written else ()
    return Script(kept.document.form.name, str(kept.path), written, tuple(left), takes, most_seconds)
