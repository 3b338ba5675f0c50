"""What is kept of real people and of what happened with them: five frozen models.

>>> Promise(contact="maria-lopez", what="call", due="2026-11-24T15:00", by="trainee").due
datetime.datetime(2026, 11, 24, 15, 0)

Times are those of the trainee's own wall, without a zone: a diary says "call back at three". An id of "" or 0 is one that the
book has not given yet. These models know no table, no clock and no file; `coach.records.book` keeps them.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from coach.dialogue.vocabulary import TOPICS

Kind = Literal["practised", "real"]
Situation = Literal[
    "phone", "voicemail", "receptionist", "meeting", "phone-meeting", "chance", "email", "letter", "thank-you"
]  # fmt: skip
What = Literal["call", "send_thank_you", "follow_up_letter", "send_something", "report_back", "other"]
Party = Literal["trainee", "professional"]

LONGEST_LINE, LONGEST_TEXT = 300, 20_000
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""What drives a terminal, turns the reading order round or may stand in no YAML. Joiners stay: Persian names need them."""
SURROGATES = re.compile("[\ud800-\udfff]")
ID = re.compile(r"[\w-]{0,80}")


def _text(value: object) -> object:
    """Text of several lines as it can be kept and shown anywhere: composed, without controls, no blanks at its ends."""
    if not isinstance(value, str):
        return value
    joined = SURROGATES.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return CONTROLS.sub(" ", unicodedata.normalize("NFC", joined)).strip()


def _line(value: object) -> object:
    """The same on one line."""
    value = _text(value)
    return " ".join(value.split()) if isinstance(value, str) else value


def _id(value: str) -> str:
    """An id becomes a part of addresses and of file names."""
    if not ID.fullmatch(value) or value.startswith("-"):
        raise ValueError("an id is made of letters, digits, - and _")
    return value


def _topic(value: str) -> str:
    if value and value not in TOPICS:
        raise ValueError(f"there is no such topic; there is: {', '.join(TOPICS)}")
    return value


def _wall(value: datetime) -> datetime:
    """The time that the trainee's wall showed, to the second."""
    return value.replace(tzinfo=None, microsecond=0)


def _hour(value: object) -> object:
    """Text with an hour is an hour, midnight as well, which would otherwise pass for a day."""
    if isinstance(value, str) and ":" in value:
        try:
            return datetime.fromisoformat(value.strip())
        except ValueError:
            raise ValueError("is no day and hour such as 2026-11-24 15:00") from None
    return value


def _due(value: date | datetime) -> date | datetime:
    return _wall(value) if isinstance(value, datetime) else value


Line = Annotated[str, Field(max_length=LONGEST_LINE), BeforeValidator(_line)]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_LINE), BeforeValidator(_line)]
Text = Annotated[str, Field(max_length=LONGEST_TEXT), BeforeValidator(_text)]
Words = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), BeforeValidator(_text)]
ContactId = Annotated[str, AfterValidator(_id)]
Moment = Annotated[datetime, AfterValidator(_wall)]


class Record(BaseModel):
    """Anything that the book keeps."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Contact(Record):
    """A real person to whom the trainee talks or wants to talk."""

    id: ContactId = ""
    """"maria-lopez"; given by the book."""
    name: Name
    role: Line = ""
    organisation: Line = ""
    field: Line = ""
    phone: Line = ""
    email: Line = ""
    address: Text = ""
    found_through: Text = ""
    """How the trainee came upon the name, after "I found you"."""
    referrer: ContactId | None = None
    """The contact who gave the name."""
    may_use_name: bool | None = None
    """Whether the referrer's name may be used; None where nobody asked."""
    read: Text = ""
    """What the trainee has read about them."""
    why: Text = ""
    """Why the trainee wants to talk to them, in a sentence."""
    like: Line | None = None
    """A shipped profile that resembles them, for practice."""
    created: date


class Talk(Record):
    """One talk or message, practised or real."""

    id: int = 0
    contact: ContactId
    kind: Kind
    situation: Situation
    at: Moment
    minutes: Annotated[float, Field(ge=0, le=24 * 60)] | None = None
    session: Line | None = None
    """The journal of a practised one."""
    outcome: Text = ""


class Note(Record):
    """Something learnt from a contact."""

    id: int = 0
    contact: ContactId
    talk: int | None = None
    topic: Annotated[str, AfterValidator(_topic)] = ""
    """A topic of `coach.dialogue.vocabulary.TOPICS`, or none."""
    text: Words
    written: Moment


class Referral(Record):
    """A name that a contact gave."""

    id: int = 0
    contact: ContactId
    """Who gave it."""
    name: Name
    role: Line = ""
    organisation: Line = ""
    may_use_name: bool | None = None
    """Whether the giver's name may be used with them; None where nobody asked."""
    taken_up: ContactId | None = None
    """The contact that became of it."""
    written: Moment


class Promise(Record):
    """Something that somebody said they would do, and by when."""

    id: int = 0
    contact: ContactId
    talk: int | None = None
    what: What
    text: Text = ""
    due: Annotated[date | datetime, BeforeValidator(_hour), AfterValidator(_due)]
    """A day, or a day and an hour."""
    by: Party = "trainee"
    done: Moment | None = None

    @property
    def day(self) -> date:
        """The day on which it is due."""
        return self.due.date() if isinstance(self.due, datetime) else self.due

    @property
    def until(self) -> datetime:
        """The moment after which it is late: its hour, or the end of its day."""
        if isinstance(self.due, datetime):
            return self.due
        return datetime.combine(self.due, time()) + timedelta(days=1)

    def overdue(self, now: datetime) -> bool:
        """Whether it is late at `now`, which may bear a zone."""
        return self.done is None and self.until <= now.replace(tzinfo=None)


class Deletion(Record):
    """Something that was deleted and can be brought back."""

    id: int
    what: str
    """"Maria Lopez, with 2 talks and 3 notes"."""
    at: Moment
