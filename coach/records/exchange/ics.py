"""Promises and agreed talks → a calendar that a telephone, Outlook or Google reads, with a reminder on each.

A promise for a day becomes an event of that day, with a reminder at nine; one with an hour a quarter of an hour, with a reminder
ten minutes before. An agreed talk has its length and the address, with reminders a day before (to confirm it) and an hour before.

Times have no zone: a diary says "call at three", and three it stays wherever one is. The same promise has the same UID in every
export, so a calendar that reads a second one moves its event and makes no other. Folding and line ends are icalendar's work.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from coach.records.model import Contact, Promise, Talk

if TYPE_CHECKING:
    from icalendar import Event
    from icalendar.prop import vUnknown

PRODUCT = "-//coach//informational interviews//EN"
FAMILY = uuid.UUID("0d9f7c52-2a7b-4f6e-8f0e-9d3f0a7b51c4")
"""Of the UIDs of our events."""

MORNING = timedelta(hours=9)
CALL_MINUTES, MEETING_MINUTES = 15, 30
BEFORE_CALL, BEFORE_TALK, DAY_BEFORE = timedelta(minutes=-10), timedelta(hours=-1), timedelta(days=-1)

DOING: Mapping[str, str] = {
    "call": "Call {name}",
    "send_thank_you": "Thank {name}",
    "follow_up_letter": "Write to {name} again",
    "send_something": "Send {name} what you promised",
    "report_back": "Tell {name} how it went",
    "other": "{name}: a promise",
}
THEIRS = "{name} promised: {what}"
THEIR: Mapping[str, str] = {
    "call": "to call you",
    "send_thank_you": "to write to you",
    "follow_up_letter": "to write to you",
    "send_something": "to send you something",
    "report_back": "to tell you more",
    "other": "something",
}


def doing(promise: Promise, name: str) -> str:
    """`Call Ruth Okafor`; what is to be done in a few words."""
    if promise.by == "professional":
        return THEIRS.format(name=name, what=THEIR[promise.what])
    if promise.what == "other" and promise.text:
        return f"{name}: {promise.text.splitlines()[0][:120]}"
    return DOING[promise.what].format(name=name)


def write_ics(promises: Iterable[Promise], talks: Iterable[Talk], contacts: Iterable[Contact], now: datetime) -> bytes:
    """The calendar. `now` bears its zone: it is when the calendar was made."""
    from icalendar import Calendar

    known = {contact.id: contact for contact in contacts}
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for talk in talks:
        calendar.add_component(_agreed(talk, known[talk.contact], now))
    for promise in promises:
        calendar.add_component(_promised(promise, known[promise.contact], now))
    written: bytes = calendar.to_ical()
    return written


def _promised(promise: Promise, contact: Contact, now: datetime) -> Event:
    event = _event(f"promise/{promise.id}", contact, now, doing(promise, contact.name))
    event.add("dtstart", promise.due)
    if isinstance(promise.due, datetime):
        event.add("duration", timedelta(minutes=CALL_MINUTES))
        _remind(event, BEFORE_CALL)
    else:
        event.add("dtend", promise.due + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # a day with a note to write is not a day on which one is away
        _remind(event, MORNING)
    return _described(event, [promise.text, *_reach(contact)])


def _agreed(talk: Talk, contact: Contact, now: datetime) -> Event:
    what = "Phone talk with" if talk.situation in ("phone", "phone-meeting") else "Meeting with"
    event = _event(f"talk/{talk.id}", contact, now, f"{what} {contact.name}")
    event.add("dtstart", talk.at)
    event.add("duration", timedelta(minutes=talk.minutes or MEETING_MINUTES))
    if contact.address and talk.situation == "meeting":
        event.add("location", _text(contact.address))
    _remind(event, DAY_BEFORE)
    _remind(event, BEFORE_TALK)
    return _described(event, _reach(contact))


def _event(number: str, contact: Contact, now: datetime, summary: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uuid.uuid5(FAMILY, f'{contact.id}/{contact.created}/{number}')}")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("summary", _text(summary))
    return event


def _described(event: Event, lines: Iterable[str]) -> Event:
    if text := "\n".join(filter(None, lines)):
        event.add("description", _text(text))
    return event


def _remind(event: Event, when: timedelta) -> None:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event["summary"])
    alarm.add("trigger", when)
    event.add_component(alarm)


def _reach(contact: Contact) -> list[str]:
    """What one needs at hand: role and place, telephone, e-mail."""
    who = ", ".join(filter(None, (contact.role, contact.organisation)))
    return [line for line in (who, contact.phone, contact.email) if line]


def _text(text: str) -> vUnknown:
    r"""Escaped by vobject: icalendar's own escaping takes the `\N` of `C:\New` for a line break."""
    from icalendar.prop import vUnknown
    from vobject.base import backslashEscape

    return vUnknown(backslashEscape(text))
