"""The whole book as plain values, and back: what `coach data export` packs as `records.json`.

`{"format": 1, "contact": [{"id": "maria-lopez", …}], "talk": […], …, "deleted": [{"at": …, "what": …, "content": {…}}]}`. It is
read into an empty book alone, under the same ids: nothing is merged, and nothing can be lost by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select, text, update
from sqlalchemy.exc import IntegrityError

from coach.database import tables
from coach.errors import CoachError
from coach.records.rows import TABLES, checked, record, row

FORMAT = 1
"""Raised with every field that is added: an older coach has no place for it and must say so."""


def written(connection: Connection) -> dict[str, Any]:
    """All of it, what was deleted as well."""
    found: dict[str, Any] = {"format": FORMAT}
    for kind, table in TABLES.items():
        rows = connection.execute(select(table).order_by(table.c.id)).mappings()
        found[table.name] = [record(kind, each).model_dump(mode="json") for each in rows]
    deleted = connection.execute(select(tables.deletion).order_by(tables.deletion.c.id)).mappings()
    found["deleted"] = [{"at": each["at"].isoformat(), "what": each["what"], "content": each["content"]} for each in deleted]
    return found


def read(connection: Connection, document: object) -> int:
    """Into an empty book; how many contacts. Raises CoachError that names the record."""
    if not isinstance(document, dict) or not isinstance(document.get("format"), int):
        raise CoachError("These are no records of coach.")
    if document["format"] > FORMAT:
        raise CoachError(f"The records were written by a newer coach (format {document['format']}). Update coach to read them.")
    packed = {table.name: _rows(document, kind, table) for kind, table in TABLES.items()}
    deleted = [_deletion(each) for each in _list(document, "deleted")]
    try:
        # Two may have given each other's names: first all contacts, then who sent whom.
        sent = {each["id"]: each.pop("referrer") for each in packed["contact"]}
        for table in (*TABLES.values(), tables.deletion):
            if rows := (deleted if table is tables.deletion else packed[table.name]):
                connection.execute(table.insert(), rows)
        for contact, referrer in sent.items():
            if referrer is not None:
                connection.execute(update(tables.contact).where(tables.contact.c.id == contact).values(referrer=referrer))
    except IntegrityError as error:
        raise CoachError("The records name a contact or a talk that is not among them, or one twice.") from error
    for table in TABLES.values():
        if table is not tables.contact:
            parcels = [row for each in deleted for row in each["content"]["rows"].get(table.name, ())]
            _go_on_after(connection, table, max((each["id"] for each in [*packed[table.name], *parcels]), default=0))
    return len(packed["contact"])


def _list(document: Mapping[str, Any], name: str) -> list[Any]:
    found = document.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise CoachError(f'"{name}" is no list of records.')
    return found


def _rows(document: Mapping[str, Any], kind: Any, table: Table) -> list[dict[str, Any]]:
    rows = []
    for place, each in enumerate(_list(document, table.name), 1):
        try:
            rows.append(row(checked(kind, each)))
        except CoachError as error:
            raise CoachError(f"{table.name} {place}: {error}") from error
        if "id" not in rows[-1]:
            raise CoachError(f"{table.name} {place}: id: is missing.")
    return rows


def _deletion(each: Mapping[str, Any]) -> dict[str, Any]:
    """A deletion as a row, once its parcel is known to be one that could be unpacked."""
    try:
        packed, links = each["content"]["rows"], [list(link) for link in each["content"]["links"]]
        rows: dict[str, list[dict[str, Any]]] = {
            table.name: [checked(kind, one).model_dump(mode="json") for one in packed[table.name]]
            for kind, table in TABLES.items()
            if packed.get(table.name)
        }
        for name, _, column, _ in links:
            tables.metadata.tables[name].c[column]
        contacts = rows.get(tables.contact.name)
        at, what = datetime.fromisoformat(each["at"]), str(each["what"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CoachError('"deleted" holds something that cannot be brought back.') from error
    contact = contacts[0]["id"] if contacts else None
    return {"at": at, "what": what, "contact": contact, "content": {"rows": rows, "links": links}}


def _go_on_after(connection: Connection, table: Table, number: int) -> None:
    """The next row gets a larger number than any before, those of deleted rows included."""
    if not number:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(
            text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :number)"), {"name": table.name, "number": number}
        )
    else:
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
        connection.execute(text("INSERT INTO sqlite_sequence VALUES (:name, :number)"), {"name": table.name, "number": number})
