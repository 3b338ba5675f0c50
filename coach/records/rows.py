"""Models in, rows of tables out, and back: `row(Talk(contact="maria-lopez", …))` → `{"contact": "maria-lopez", …}`.

Also the one line that says what is wrong with facts that make no model.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import RowMapping, Table

from coach.database import tables
from coach.errors import CoachError, UserFileError
from coach.records.model import Contact, Note, Promise, Record, Referral, Talk

R = TypeVar("R", bound=Record)

TABLES: dict[type[Record], Table] = {
    Contact: tables.contact,
    Talk: tables.talk,
    Note: tables.note,
    Referral: tables.referral,
    Promise: tables.promise,
}
"""In the order in which rows can be put back: a talk's note comes after the talk."""


def checked(kind: type[R], facts: Mapping[str, object]) -> R:
    """A record of these facts. Raises CoachError that names the field."""
    try:
        return kind.model_validate(dict(facts))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = str(first["loc"][0]) if first["loc"] else kind.__name__.lower()
        what = first["msg"].removeprefix("Value error, ")
        raise CoachError(f"{field}: {what[:1].lower()}{what[1:]}.") from error


def row(record: Record) -> dict[str, Any]:
    """The record as a row, without the id that it has not been given yet."""
    values = record.model_dump()
    if isinstance(record, Promise):
        due = values.pop("due")
        values |= {"due_day": record.day, "due_time": due.time() if isinstance(due, datetime) else None}
    if not values["id"]:
        del values["id"]
    return values


def record(kind: type[R], found: RowMapping) -> R:
    """A row as a record. Raises UserFileError where somebody has changed it past coach."""
    values = dict(found)
    if kind is Promise:
        day, hour = values.pop("due_day"), values.pop("due_time")
        values["due"] = datetime.combine(day, hour) if hour is not None else day
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        name = kind.__name__.lower()
        fields = ", ".join(str(each["loc"][0]) for each in error.errors(include_url=False, include_input=False) if each["loc"])
        raise UserFileError(f"database, {name} {values['id']}", f"was changed past coach and cannot be read: {fields}") from error
