"""What was deleted in, a parcel that brings it back whole out: `pack(connection, contact)`, `unpack(connection, content)`.

A parcel holds the rows (a contact with talks, notes, referrals and promises) and the links of others that pointed to them:
`{"rows": {"contact": [{"id": "maria-lopez", …}], "note": […]}, "links": [["referral", 7, "taken_up", "maria-lopez"]]}`. The
last one deleted comes back first, so that what a parcel leans on is always there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Connection, select, update

from coach.database import tables
from coach.records.model import Contact, Record, Talk
from coach.records.rows import TABLES, record, row

COUNTED = {"talk": "talks", "note": "notes", "referral": "referrals", "promise": "promises"}
HANGING: dict[type[Record], tuple[Column[Any], ...]] = {
    Contact: (tables.talk.c.contact, tables.note.c.contact, tables.referral.c.contact, tables.promise.c.contact),
    # What was promised in a practised talk must not be left over as if it had been promised in real life.
    Talk: (tables.note.c.talk, tables.promise.c.talk),
}
"""Columns of others that go with one."""
LINKS: dict[type[Record], tuple[Column[Any], ...]] = {Contact: (tables.contact.c.referrer, tables.referral.c.taken_up)}
"""Columns of others that stay, and point to nobody then."""


def pack(connection: Connection, what: Record) -> dict[str, Any]:
    """All that goes with it when it is deleted."""
    number = what.model_dump()["id"]
    rows = {TABLES[type(what)].name: [what.model_dump(mode="json")]}
    for column in HANGING.get(type(what), ()):
        kind = next(each for each, table in TABLES.items() if table is column.table)
        found = connection.execute(select(column.table).where(column == number).order_by(column.table.c.id)).mappings()
        rows[TABLES[kind].name] = [record(kind, each).model_dump(mode="json") for each in found]
    links = [
        [column.table.name, pointing, column.name, number]
        for column in LINKS.get(type(what), ())
        for pointing in connection.scalars(select(column.table.c.id).where(column == number))
    ]
    return {"rows": {name: each for name, each in rows.items() if each}, "links": links}


def take_away(connection: Connection, content: Mapping[str, Any]) -> None:
    """Delete the rows of a parcel, those that lean on others first."""
    for table in reversed(TABLES.values()):
        if gone := [each["id"] for each in content["rows"].get(table.name, ())]:
            connection.execute(table.delete().where(table.c.id.in_(gone)))


def unpack(connection: Connection, content: Mapping[str, Any]) -> None:
    """Put it all back where it was; a link that has been set anew since stays as it is."""
    for kind, table in TABLES.items():
        packed = [row(kind.model_validate(each)) for each in content["rows"].get(table.name, ())]
        if packed:
            connection.execute(table.insert(), packed)
    for name, pointing, column, target in content["links"]:
        table = tables.metadata.tables[name]
        connection.execute(update(table).where(table.c.id == pointing, table.c[column].is_(None)).values({column: target}))


def told(what: Record, content: Mapping[str, Any]) -> str:
    """`Maria Lopez, with 2 talks and 1 note`; `a note of maria-lopez`."""
    name = what.name if isinstance(what, Contact) else f"a {type(what).__name__.lower()} of {what.model_dump()['contact']}"
    rows = {kind: found for kind, found in content["rows"].items() if kind != TABLES[type(what)].name}
    counts = [f"{len(rows[one])} {one if len(rows[one]) == 1 else many}" for one, many in COUNTED.items() if one in rows]
    if not counts:
        return name
    return f"{name}, with {', '.join(counts[:-1])}{' and ' if counts[:-1] else ''}{counts[-1]}"
