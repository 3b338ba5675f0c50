"""A contact as flat text, field by field, and back; what cannot be a contact becomes one problem with its line.

>>> as_texts(Contact(name="Ruth Okafor", may_use_name=True, created=date(2026, 11, 22)))["may_use_name"]
'yes'

Which of these texts stands in which column or property is each format's own affair.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from coach.errors import Problem
from coach.records.model import Contact, Record

FIELDS: tuple[str, ...] = (
    "name", "role", "organisation", "field", "phone", "email", "address",
    "found_through", "referrer", "may_use_name", "read", "why", "like", "created", "id",
)  # fmt: skip
"""In the order of columns. A test keeps them together with the model."""

YES_OR_NO: dict[str, bool | None] = {
    "yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False, "": None,
}  # fmt: skip

Kept = TypeVar("Kept", bound=Record)


@dataclass(frozen=True, slots=True)
class Row:
    """One contact of a file."""

    line: int
    """On which it begins."""
    contact: Contact
    """Without a referrer: whether there is such a contact shows only where it is kept."""
    referrer: str = ""
    """As the file names them: an id, or a name."""


@dataclass(frozen=True, slots=True)
class Contacts:
    """What a file of contacts held."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    """Rows that cannot be kept, each with its line."""
    notices: tuple[str, ...] = ()
    """What a person should know of the file, one sentence each."""


def as_texts(contact: Contact) -> dict[str, str]:
    """Every field as text; empty where nothing is known."""
    words = {None: "", True: "yes", False: "no"}
    data = contact.model_dump(mode="json") | {"may_use_name": words[contact.may_use_name]}
    return {field: data[field] or "" for field in FIELDS}


def from_texts(texts: Mapping[str, str], today: date, file: str, line: int) -> Row | Problem:
    """A contact; or what is wrong with it. `today`: the day of its creation where the file names none."""
    data: dict[str, object] = {field: text for field, text in texts.items() if text.strip() and field != "referrer"}
    answer = texts.get("may_use_name", "").strip().casefold()
    if answer not in YES_OR_NO:
        return Problem(file, line, f'may_use_name: "{answer[:40]}" is neither yes nor no')
    data["may_use_name"] = YES_OR_NO[answer]
    made = kept(Contact, {"created": today, "name": ""} | data, file, line)
    return made if isinstance(made, Problem) else Row(line, made, " ".join(texts.get("referrer", "").split()))


def kept(model: type[Kept], data: Mapping[str, object], file: str, line: int | None, what: str = "") -> Kept | Problem:
    """The record; or its first mistake, as one problem."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"] if not isinstance(part, int)) or "it"
        name = data.get("name")
        whose = f" ({str(name)[:40]})" if isinstance(name, str) and name.strip() else ""
        return Problem(file, line, f"{what}{field}: {_plain(first)}{whose}")


def _plain(error: ErrorDetails) -> str:
    """pydantic's complaint as words that name the fix."""
    given, context = error["input"], error.get("ctx", {})
    match error["type"]:
        case "string_too_long" | "too_long":
            return f"{len(str(given)):,} characters; {context['max_length']:,} is the most, so shorten it"
        case "string_too_short" | "too_short" | "missing":
            return "is empty; it is needed"
        case "extra_forbidden":
            return "there is no such field"
        case "string_type":
            return "this must be text; put it in quotes"
        case "literal_error":
            return f'"{str(given)[:40]}" is none of {context["expected"]}'
        case kind if kind.startswith(("date", "time")):
            return f'"{str(given)[:40]}" is no date; write it as 2026-12-01'
        case "value_error":
            return f"{context['error']}"
    return str(error["msg"])
