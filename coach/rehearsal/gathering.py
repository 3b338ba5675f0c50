"""Book, journals and the notes beside them in, everything that anybody was noted to have said out, for `coach compare`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from coach.errors import CoachError
from coach.history.journal import Journals
from coach.history.sessions import load_session
from coach.records.beside import NotesBeside
from coach.records.book import Book
from coach.records.compare import Said, of_contact


def all_said(book: Book, journals: Journals, folder: Path) -> list[Said]:
    """Of contacts and of imaginary people. Of a session that cannot be read any more nobody knows who it was: it is left out."""
    notes, talks = book.notes(), book.talks()
    found: list[Said] = []
    for contact in book.contacts():
        found += of_contact(contact, [note for note in notes if note.contact == contact.id], talks)
    beside, there = NotesBeside(folder), set(journals.ids())
    for name in beside.sessions():
        if name not in there:
            continue
        try:
            start = load_session(journals, name).start
        except CoachError:
            continue
        day = datetime.fromisoformat(start.created).date()
        who, role, organisation = (str(start.profile[key]) for key in ("full_name", "role", "organisation"))
        found += [
            Said(who, role, organisation, "imagined", day, note.text, note.topic, start.profile["name"])
            for note in beside.of(name)
        ]
    return found
