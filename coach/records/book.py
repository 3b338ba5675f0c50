"""The trainee's contacts and all that happened with them, kept: models in, models out, one verb for each thing one does.

    with house.book() as book:
        maria = book.add_contact(Contact(name="Maria Lopez", created=today))         # id "maria-lopez"
        talk = book.add_talk(Talk(contact=maria.id, kind="real", situation="phone", at=now))
        book.add_note(Note(contact=maria.id, talk=talk.id, topic="typical_day", text="Rounds begin at seven.", written=now))
        book.delete(maria, now)                                                       # with talk and note …
        book.undo()                                                                   # … and back

Each verb is one transaction; `with book.together():` makes several of them one, and a verb that fails inside leaves nothing
behind while the others stay. It knows no clock, no file and no command line. Every verb may raise DatabaseError.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, select

from coach.database import tables
from coach.database.engine import Database
from coach.errors import CoachError, NotFound
from coach.records import document
from coach.records.deletions import pack, take_away, told, unpack
from coach.records.model import Contact, Deletion, Kind, Note, Promise, Record, Referral, Talk
from coach.records.names import Duplicate, fold, free_id, meant, same
from coach.records.rows import TABLES, checked, record, row

R = TypeVar("R", bound=Record)
LARGEST = 2**31 - 1
"""No row has a larger number."""


class Book:
    """The records in an open database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._together: Connection | None = None

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """All verbs in here are one transaction: an error that leaves it takes all of them back."""
        if self._together is not None:  # one of several verbs that are one themselves
            with self._together.begin_nested():
                yield
            return
        with self._database.writing() as self._together:
            try:
                yield
            finally:
                self._together = None

    # Contacts

    def add_contact(self, contact: Contact) -> Contact:
        """Keep a new one, with an id. One that it brings stays where it is free. Raises Duplicate or NotFound."""
        with self._writing() as connection:
            self._new(connection, contact)
            deleted = connection.scalars(select(tables.deletion.c.contact).where(tables.deletion.c.contact.is_not(None)))
            taken = {*connection.scalars(select(tables.contact.c.id)), *deleted}
            given = contact.id if contact.id and contact.id not in taken else free_id(contact.name, taken)
            return self._insert(connection, contact.model_copy(update={"id": given}))

    def add_contacts(self, contacts: Iterable[Contact]) -> list[Contact | Duplicate]:
        """Many at once, each kept with an id or told whose double it is. Raises NotFound for a referrer who is not there."""
        with self._writing() as connection:
            here = self.contacts()
            twins: dict[str, list[Contact]] = {}
            for each in here:
                twins.setdefault(fold(each.name), []).append(each)
            deleted = connection.scalars(select(tables.deletion.c.contact).where(tables.deletion.c.contact.is_not(None)))
            known, taken = {each.id for each in here}, {each.id for each in here} | {each for each in deleted if each}
            found: list[Contact | Duplicate] = []
            for contact in contacts:
                namesakes = twins.setdefault(fold(contact.name), [])
                name, place = contact.name, contact.organisation
                twin = next((each for each in namesakes if same(name, place, each.name, each.organisation)), None)
                if twin is not None:
                    found.append(Duplicate(twin))
                    continue
                if contact.referrer is not None and contact.referrer not in known:
                    raise NotFound("contact", contact.referrer, listing="coach contacts list")
                given = contact.id if contact.id and contact.id not in taken else free_id(contact.name, taken)
                kept = contact.model_copy(update={"id": given})
                known.add(given)
                taken.add(given)
                namesakes.append(kept)
                found.append(kept)
            if rows := [row(each) for each in found if isinstance(each, Contact)]:
                connection.execute(tables.contact.insert(), rows)
            return found

    def contact(self, name: str) -> Contact:
        """By id, by name, or by the beginning of one. Raises NotFound or Ambiguous."""
        return meant(name, self.contacts())

    def contacts(self) -> list[Contact]:
        """All of them, by name."""
        return sorted(self._all(Contact), key=lambda each: (fold(each.name), each.id))

    # Talks, notes, referrals

    def add_talk(self, talk: Talk) -> Talk:
        """Raises NotFound where there is no such contact."""
        return self._add(talk)

    def talks(self, contact: str | None = None, *, kind: Kind | None = None, session: str | None = None) -> list[Talk]:
        """Oldest first; of one contact's id, of one kind, of one journal, or all."""
        wanted = _wanted(tables.talk, contact=contact, kind=kind, session=session)
        return sorted(self._all(Talk, *wanted), key=lambda each: (each.at, each.id))

    def add_note(self, note: Note) -> Note:
        """Raises NotFound where there is no such contact, or no such talk with them."""
        return self._add(note)

    def notes(self, contact: str | None = None, *, topic: str | None = None, talk: int | None = None) -> list[Note]:
        """Oldest first; of one contact's id, on one topic, from one talk, or all."""
        wanted = _wanted(tables.note, contact=contact, topic=topic, talk=talk)
        return sorted(self._all(Note, *wanted), key=lambda each: (each.written, each.id))

    def add_referral(self, referral: Referral) -> Referral:
        """Raises NotFound where there is no such contact."""
        return self._add(referral)

    def referrals(self, contact: str | None = None) -> list[Referral]:
        """Oldest first; those that one contact gave, or all."""
        found = self._all(Referral, *_wanted(tables.referral, contact=contact))
        return sorted(found, key=lambda each: (each.written, each.id))

    # Promises

    def add_promise(self, promise: Promise) -> Promise:
        """Raises NotFound where there is no such contact, or no such talk with them."""
        return self._add(promise)

    def promises(self, contact: str | None = None, *, open: bool = True, kind: Kind | None = None) -> list[Promise]:  # noqa: A002
        """The first due first; those still open, or with `open=False` the kept ones as well. `kind`: only what real life asks
        for, or only what was promised in practice."""
        wanted = _wanted(tables.promise, contact=contact)
        if open:
            wanted.append(tables.promise.c.done.is_(None))
        if kind is not None:
            practised = tables.promise.c.talk.in_(select(tables.talk.c.id).where(tables.talk.c.kind == "practised"))
            # NULL IN (…) is neither true nor false: what belongs to no talk is real.
            wanted.append(practised if kind == "practised" else tables.promise.c.talk.is_(None) | ~practised)
        return sorted(self._all(Promise, *wanted), key=lambda each: (each.until, each.id))

    def due(self, today: date) -> list[Promise]:
        """Open promises of real life, of that day and of the days before it, of either side, the first due first."""
        day = today.date() if isinstance(today, datetime) else today
        return [each for each in self.promises(kind="real") if each.day <= day]

    def done(self, promise: int, at: datetime) -> Promise:
        """It was kept. Raises NotFound."""
        return self.edit(self.one(Promise, promise), done=at)

    def later(self, promise: int, due: date) -> Promise:
        """Another day, or another hour. Raises NotFound."""
        return self.edit(self.one(Promise, promise), due=due)

    # Any of them

    def one(self, kind: type[R], number: int | str) -> R:
        """The one of that very id: `book.one(Talk, 3)`. Raises NotFound."""
        with self._reading() as connection:
            return self._one(connection, kind, number)

    def edit(self, what: R, **changes: object) -> R:
        """The kept one with these fields changed: `book.edit(maria, phone="…")`. Raises NotFound, Duplicate or CoachError."""
        kind, number = type(what), what.model_dump()["id"]
        with self._writing() as connection:
            changed = checked(kind, {**self._one(connection, kind, number).model_dump(), **changes, "id": number})
            self._fits(connection, changed)
            if isinstance(changed, Contact) and {"name", "organisation"} & set(changes):
                self._new(connection, changed)
            table = TABLES[kind]
            connection.execute(table.update().where(table.c.id == number).values(row(changed)))
            return changed

    def delete(self, what: Record, at: datetime) -> Deletion:
        """Take it away, a contact or a talk with all that hangs on it; `undo` brings it back. Raises NotFound."""
        with self._writing() as connection:
            kept = self._one(connection, type(what), what.model_dump()["id"])
            content = pack(connection, kept)
            said, contact = told(kept, content), kept.id if isinstance(kept, Contact) else None
            take_away(connection, content)
            values = {"at": at.replace(tzinfo=None, microsecond=0), "what": said, "contact": contact, "content": content}
            number = connection.execute(tables.deletion.insert().values(values).returning(tables.deletion.c.id)).scalar_one()
            return Deletion(id=number, what=said, at=at)

    def undo(self) -> Deletion:
        """Bring back what was deleted last, whole. Raises CoachError where nothing was."""
        with self._writing() as connection:
            table = tables.deletion
            found = connection.execute(select(table).order_by(table.c.id.desc()).limit(1)).mappings().first()
            if found is None:
                raise CoachError("Nothing that was deleted is left to bring back.")
            unpack(connection, found["content"])
            connection.execute(table.delete().where(table.c.id == found["id"]))
            return Deletion(id=found["id"], what=found["what"], at=found["at"])

    def deletions(self) -> list[Deletion]:
        """What can be brought back, the last one first."""
        table = tables.deletion
        with self._reading() as connection:
            found = connection.execute(select(table.c.id, table.c.what, table.c.at).order_by(table.c.id.desc())).mappings()
            return [Deletion.model_validate(dict(each)) for each in found]

    def forget_deleted(self) -> int:
        """What was deleted goes for good; how many deletions there were."""
        with self._writing() as connection:
            return connection.execute(tables.deletion.delete()).rowcount

    def erase(self) -> None:
        """Everything, for good, what was deleted as well."""
        self._database.empty()

    # The whole

    def document(self) -> dict[str, Any]:
        """All of it as plain values, for JSON, what was deleted as well."""
        with self._reading() as connection:
            return document.written(connection)

    def read_in(self, records: object) -> int:
        """The records of a `document()` into a book that is empty; how many contacts. Raises CoachError; then nothing is kept."""
        with self._writing() as connection:
            if self._all(Contact) or connection.execute(select(tables.deletion.c.id)).first():
                raise CoachError("There are contacts here already, and an export is brought back only where there are none.")
            return document.read(connection, records)

    # How it is kept

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self._together is None:
            with self._database.writing() as connection:
                yield connection
        else:
            with self._together.begin_nested():
                yield self._together

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._together is None:
            with self._database.reading() as connection:
                yield connection
        else:
            yield self._together

    def _all(self, kind: type[R], *wanted: ColumnElement[bool]) -> list[R]:
        with self._reading() as connection:
            found = connection.execute(select(TABLES[kind]).where(*wanted)).mappings()
            return [record(kind, each) for each in found]

    def _one(self, connection: Connection, kind: type[R], number: int | str) -> R:
        table, name = TABLES[kind], kind.__name__.lower()
        if isinstance(number, int) and not 0 < number <= LARGEST:
            raise NotFound(name, str(number))
        found = connection.execute(select(table).where(table.c.id == number)).mappings().first()
        if found is None:
            raise NotFound(name, str(number), listing="coach contacts list" if kind is Contact else "")
        return record(kind, found)

    def _add(self, what: R) -> R:
        with self._writing() as connection:
            self._fits(connection, what)
            return self._insert(connection, what.model_copy(update={"id": 0}))

    def _insert(self, connection: Connection, what: R) -> R:
        table = TABLES[type(what)]
        number = connection.execute(table.insert().values(row(what)).returning(table.c.id)).scalar_one()
        return what.model_copy(update={"id": number})

    def _fits(self, connection: Connection, what: Record) -> None:
        """Whom and what it names must be there. Raises NotFound or CoachError."""
        if isinstance(what, Contact):
            if what.referrer == what.id and what.id:
                raise CoachError(f"{what.name} cannot have given their own name. Name somebody else, or nobody.")
            if what.referrer is not None:
                self._one(connection, Contact, what.referrer)
            return
        links: Mapping[str, Any] = what.model_dump()
        self._one(connection, Contact, links["contact"])
        if links.get("taken_up") is not None:
            self._one(connection, Contact, links["taken_up"])
        if links.get("talk") is not None and self._one(connection, Talk, links["talk"]).contact != links["contact"]:
            raise CoachError(f"Talk {links['talk']} was not with {links['contact']}.")

    def _new(self, connection: Connection, contact: Contact) -> None:
        """Nobody else of that name at that place. Raises Duplicate."""
        self._fits(connection, contact)
        table = tables.contact
        for number, name, organisation in connection.execute(select(table.c.id, table.c.name, table.c.organisation)):
            if (number != contact.id or not contact.id) and same(contact.name, contact.organisation, name, organisation):
                raise Duplicate(self._one(connection, Contact, number))


def _wanted(table: Any, **wanted: object) -> list[ColumnElement[bool]]:
    """A condition for each column that was asked for."""
    return [table.c[name] == value for name, value in wanted.items() if value is not None]
