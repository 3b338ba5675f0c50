"""What the forms about contacts say in, records of the book or a mistake for each field out.

`contact({"name": "Ruth Okafor", "may_use_name": "yes"}, today)` → a `Contact`, or `{"name": "This one is needed."}`. The
limits are those of the records' own models; days are read as in the terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import TypeVar

from pydantic import ValidationError

from coach.records.dates import UnreadableDate, read_day
from coach.records.exchange.fields import YES_OR_NO, as_texts
from coach.records.model import Contact, Record
from coach.report.words import clean

R = TypeVar("R", bound=Record)
FIELDS = (
    "name", "role", "organisation", "field", "phone", "email", "address", "found_through", "referrer", "may_use_name",
    "read", "why", "like",
)  # fmt: skip
"""Of the form; id and day are the book's."""
NOON = time(12)
WORDS = {"string_too_short": "This one is needed.", "missing": "This one is needed."}


def contact(given: Mapping[str, str], today: date) -> Contact | dict[str, str]:
    """A contact without an id; or field → mistake."""
    facts: dict[str, object] = {name: clean(given.get(name, "")) for name in FIELDS}
    facts |= {"referrer": given.get("referrer") or None, "like": given.get("like") or None, "created": today}
    facts["may_use_name"] = YES_OR_NO.get(given.get("may_use_name", ""))
    return made(Contact, facts)


def shown(kept: Contact) -> dict[str, str]:
    """The form of one that is kept."""
    texts = as_texts(kept)
    return {name: texts[name] for name in FIELDS}


def made(kind: type[R], facts: Mapping[str, object]) -> R | dict[str, str]:
    """The record; or field → mistake."""
    try:
        return kind.model_validate(facts)
    except ValidationError as error:
        return {str(each["loc"][0]): _words(each["type"], each["msg"], each.get("ctx", {})) for each in error.errors()}


def day(given: str, hour: str, now: datetime, *, past: bool = False) -> date | datetime:
    """As a browser's fields give it, or as somebody types it. Raises UnreadableDate."""
    words = " ".join(f"{clean(given)} {clean(hour)}".split())
    if not words:
        raise UnreadableDate("", "is no day yet", "Choose one.")
    return read_day(words, now, past=past)


def moment_of_talk(given: str, hour: str, now: datetime) -> tuple[datetime, bool]:
    """When a talk was, or will be, and whether it is still to come. Of one that was, the hour may be missing: then it is noon, or
    now where that is sooner. Raises UnreadableDate."""
    try:
        found = day(given, hour, now, past=True)
    except UnreadableDate:
        found = day(given, hour, now)  # to come; or no day at all, which is said
        if not isinstance(found, datetime):
            raise UnreadableDate(given, "is still to come, and has no hour", "Say at what time it is.") from None
        return found, True
    if isinstance(found, datetime):
        return found, False
    return min(datetime.combine(found, NOON), now.replace(tzinfo=None)), False


def _words(kind: str, message: str, facts: Mapping[str, object]) -> str:
    if kind == "string_too_long":
        return f"That is too long: {facts['max_length']} characters at most."
    return WORDS.get(kind, f"{message.removeprefix('Value error, ').rstrip('.').capitalize()}.")
