"""Models in, rows of tables out, and back: `row(Talk(contact="maria-lopez", …))` → `{"contact": "maria-lopez", …}`.

Also the one line that says what is wrong with facts that make no model.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails
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
        raise CoachError(f"{field}: {_plainly(first)}.") from error


def _plainly(problem: ErrorDetails) -> str:
    """pydantic's word for a problem as ours."""
    told: Mapping[str, Any] = problem.get("ctx", {})
    match problem["type"]:
        case "missing" | "string_too_short":
            return "is missing"
        case "string_too_long":
            return f"is longer than {told['max_length']} characters"
        case "extra_forbidden":
            return "there is no such field"
        case "literal_error":
            return f"is none of {told['expected']}"
        case kind if kind.startswith("date"):
            return "is no date such as 2026-11-24"
    what = problem["msg"].removeprefix("Value error, ").removeprefix("Input ")
    return what[:1].lower() + what[1:]


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
