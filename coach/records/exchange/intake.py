"""What a file held → the book: new contacts kept, doubles passed over or filled up, and an account of it.

All of one file is one transaction: killed in the middle, or with the disk full, nothing of it is there. A row that cannot be kept
was named by its reader; it costs no other. Who gave whose name is settled last, since a file may name the giver further down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from coach.errors import Problem
from coach.records.book import Book
from coach.records.exchange.csv import read_csv
from coach.records.exchange.fields import FIELDS, Row
from coach.records.exchange.files import Format, Hanging
from coach.records.exchange.markdown import Dossier, read_markdown
from coach.records.exchange.reading import Read
from coach.records.exchange.vcf import read_vcf
from coach.records.model import Contact, Record
from coach.records.names import Duplicate, fold

FILLED = tuple(name for name in FIELDS if name not in {"id", "name", "created", "referrer"})
"""What a double may fill where nothing stands yet; nothing that stands is overwritten."""


@dataclass(slots=True)
class Taken:
    """What became of a file."""

    added: list[Contact] = field(default_factory=list)
    doubles: list[tuple[int, Contact]] = field(default_factory=list)
    """Line, and whom the book had already."""
    filled: list[Contact] = field(default_factory=list)
    """Doubles that brought something new."""
    records: int = 0
    """Talks, notes, names and promises that came with them."""
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def take(book: Book, read: Read, kind: Format, today: date, *, merge: bool = False) -> Taken:
    """Read the file and keep what can be kept. Raises UserFileError for a file that is none of that format."""
    dossiers: list[Dossier] = []
    if kind == "md":
        page = read_markdown(read, today)
        dossiers = [dossier for _, dossier in page.dossiers]
        rows = [
            Row(line, each.contact.model_copy(update={"referrer": None}), each.contact.referrer or "")
            for line, each in page.dossiers
        ]
        taken = Taken(problems=list(page.problems), notices=list(page.notices))
    else:
        found = (read_vcf if kind == "vcf" else read_csv)(read, today)
        rows = list(found.rows)
        taken = Taken(problems=list(found.problems), notices=list(found.notices))
    with book.together():
        _keep(book, rows, dossiers, taken, read.file, merge=merge)
    return taken


def _keep(book: Book, rows: Sequence[Row], dossiers: Sequence[Dossier], taken: Taken, file: str, *, merge: bool) -> None:
    before = book.contacts()
    mails = {each.email.casefold(): each for each in before if each.email}
    here: list[Contact] = []
    for row, made in zip(rows, book.add_contacts([row.contact for row in rows]), strict=True):
        if isinstance(made, Duplicate):
            taken.doubles.append((row.line, made.other))
            kept = _filled(book, made.other.id, row.contact, taken) if merge else made.other
        else:
            taken.added.append(made)
            kept = made
            other = mails.setdefault(made.email.casefold(), made) if made.email else made
            if other is not made and len(taken.notices) < 20:
                taken.notices.append(f"Line {row.line}: {made.name} has the e-mail address of {other.name}. Is it one person?")
        here.append(kept)
    named = {row.contact.id: kept.id for row, kept in zip(rows, here, strict=True) if row.contact.id}
    _refer(book, rows, here, named, before, taken, file, merge=merge)
    known = frozenset(each.id for each in (*before, *here))
    double = {other.id for _, other in taken.doubles}
    for dossier, kept in zip(dossiers, here, strict=False):
        if merge or kept.id not in double:
            taken.records += _hang(book, dossier, kept.id, named, known)


def _filled(book: Book, number: str, double: Contact, taken: Taken) -> Contact:
    """The kept one with what it had not known."""
    mine = book.one(Contact, number)
    new = {
        name: getattr(double, name)
        for name in FILLED
        if getattr(mine, name) in ("", None) and getattr(double, name) not in ("", None)
    }
    if not new:
        return mine
    taken.filled.append(mine)
    return book.edit(mine, **new)


def _refer(
    book: Book,
    rows: Sequence[Row],
    here: Sequence[Contact],
    named: dict[str, str],
    before: Sequence[Contact],
    taken: Taken,
    file: str,
    *,
    merge: bool,
) -> None:
    """Set who gave whose name. One who is nowhere is told of, and the contact kept without."""
    known = {each.id for each in before}
    names = {fold(each.name): each.id for each in (*before, *here)}
    new = {each.id for each in taken.added}
    for row, kept in zip(rows, here, strict=True):
        if not row.referrer or not (kept.id in new or (merge and kept.referrer is None)):
            continue
        given = named.get(row.referrer) or (row.referrer if row.referrer in known else None) or names.get(fold(row.referrer))
        if given is None or given == kept.id:
            what = f'referrer: no contact is called "{row.referrer[:40]}"; {kept.name[:40]} was kept without'
            taken.notices.append(str(Problem(file, row.line, what)))
        else:
            book.edit(kept, referrer=given)


def _hang(book: Book, dossier: Dossier, contact: str, named: dict[str, str], known: frozenset[str]) -> int:
    """Add what hangs on a contact and is not there yet; how many that were."""
    talks: dict[int | None, int | None] = {None: None}
    count = 0
    present = {_bare(each): each.id for each in book.talks(contact)}
    for talk in dossier.talks:
        moved = talk.model_copy(update={"contact": contact})
        if (number := present.get(_bare(moved))) is None:
            number, count = book.add_talk(moved).id, count + 1
        talks[talk.id] = number
    notes = [each.model_copy(update={"contact": contact, "talk": talks.get(each.talk)}) for each in dossier.notes]
    promises = [each.model_copy(update={"contact": contact, "talk": talks.get(each.talk)}) for each in dossier.promises]
    names = [
        each.model_copy(update={"contact": contact, "taken_up": become if become in known else None})
        for each in dossier.names
        for become in [named.get(each.taken_up or "", each.taken_up)]
    ]
    return (
        count
        + sum(book.add_note(each).id > 0 for each in _new(notes, book.notes(contact)))
        + sum(book.add_promise(each).id > 0 for each in _new(promises, book.promises(contact, open=False)))
        + sum(book.add_referral(each).id > 0 for each in _new(names, book.referrals(contact)))
    )


def _new(records: Iterable[Hanging], present: Iterable[Hanging]) -> list[Hanging]:
    there = {_bare(each) for each in present}
    return [each for each in records if _bare(each) not in there]


def _bare(record: Record) -> str:
    """What a record says, without its number."""
    return f"{type(record).__name__} {record.model_dump_json(exclude={'id'})}"
