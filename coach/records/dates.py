"""What a person calls a day → the day, and a day → what a person calls it.

>>> read_day("friday at 3pm", datetime(2026, 11, 23, 9, 0))
datetime.datetime(2026, 11, 27, 15, 0)
>>> how_late(date(2026, 11, 21), datetime(2026, 11, 23, 9, 0))
'two days late'

Strict on purpose: a guess at "12/1" would send somebody's thank-you note six weeks late. What is not read here is refused in one
line that says how to write it. No clock is read; "now" is an argument, on the trainee's own wall.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from coach.errors import CoachError

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
DAYS = {
    "today": 0, "tonight": 0, "tomorrow": 1, "the day after tomorrow": 2, "day after tomorrow": 2, "next week": 7,
    "yesterday": -1, "the day before yesterday": -2, "last week": -7,
}  # fmt: skip
ALONE = {"noon": time(12), "midday": time(12), "midnight": time(0)}
AMOUNTS = {"a": 1, "an": 1, "a couple of": 2, **{word: number for number, word in enumerate(NUMBERS) if number}}

MOST_YEARS = 10
"""A promise for the year 2062 is a slip of the finger."""

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
SLASHED = re.compile(r"(\d{1,4})/(\d{1,2})(?:/(\d{2,4}))?")
NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})|([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?),?(?: (\d{4}))?")
AMOUNT = re.compile(r"(in )?(a couple of|[a-z]+|\d{1,4}) (day|week|fortnight|month|year)s?( ago| from now)?")
WEEKDAY = re.compile(r"(?:on |this |next |the next |last )?([a-z]+)")
HOUR = re.compile(r"(?:^|[ ,]+)(?:(at) )?(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})? ?([ap]\.?m\.?)?(?: o'clock)?$")
HOW_TO = 'Write it as 2026-12-01, tomorrow, friday, 1 December or "in 8 weeks"; an hour may follow: "friday at 15:00".'


class UnreadableDate(CoachError):
    """Words that stand for no day, or for two."""

    def __init__(self, words: str, what: str = "is no date that coach can read", fix: str = HOW_TO) -> None:
        shown = "".join(char if char.isprintable() else "?" for char in " ".join(words.split()))
        super().__init__(f'"{shown[:60]}" {what}. {fix}')


def read_day(words: str, now: datetime, *, past: bool = False) -> date | datetime:
    """The day, with its hour where one is named. `past`: of something that has happened; else of something to come.

    Raises UnreadableDate, also for a day on the wrong side of now.
    """
    plain = " ".join(words.casefold().split()).removeprefix("on ").removeprefix("by ").removesuffix(".")
    day_words, hour = _hour(plain.replace("t", " ", 1) if re.match(r"\d{4}-\d\d-\d\dt\d", plain) else plain, words)
    day = now.date() if not day_words and hour is not None else _day(day_words, words, now.date(), past=past)
    when = day if hour is None else datetime.combine(day, hour)
    _refuse_wrong_side(words, when, now, past=past)
    return when


def how_late(due: date | datetime, now: datetime) -> str:
    """ "two days late", "due today at 15:00", "due in three days", "due on Friday 4 December"."""
    wall = now.replace(tzinfo=None)
    day = due.date() if isinstance(due, datetime) else due
    at = f" at {due:%H:%M}" if isinstance(due, datetime) else ""
    days = (day - wall.date()).days
    if days < 0:
        return f"{_span(-days)} late"
    if isinstance(due, datetime) and due <= wall:
        hours = int((wall - due).total_seconds() // 3600)
        return f"{_count(hours, 'hour')} late" if hours else "due just now"
    if days < 2:
        return f"due {('today', 'tomorrow')[days]}{at}"
    return f"due in {_count(days, 'day')}{at}" if days < 7 else f"due on {long_day(day, wall.date())}{at}"


def long_day(day: date, today: date | None = None) -> str:
    """ "Friday 4 December", with the year where it is not today's."""
    year = "" if today is not None and day.year == today.year else f" {day.year}"
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1].capitalize()}{year}"


def _span(days: int) -> str:
    if days < 14:
        return _count(days, "day")
    return _count(days // 7, "week") if days < 70 else _count(days // 30, "month")


def _count(number: int, unit: str) -> str:
    many = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{many} {unit}{'' if number == 1 else 's'}"


def _hour(plain: str, words: str) -> tuple[str, time | None]:
    """Words without their hour, and the hour."""
    for name, hour in ALONE.items():
        if plain == name or plain.endswith(f" {name}"):
            return plain[: -len(name)].strip().removesuffix(" at").strip(" ,"), hour
    found = HOUR.search(plain)
    # "in 8" and "december 1" end in a number too: an hour has a colon, a.m. or p.m., or the word "at" before it.
    if not found or not (found[1] or found[4] or (found[3] and ":" in found[0])):
        return plain, None
    hours, minutes = int(found[2]), int(found[3] or 0)
    if found[4]:
        if not 1 <= hours <= 12:
            raise UnreadableDate(words, "has no such hour")
        hours = hours % 12 + (12 if found[4].startswith("p") else 0)
    if hours > 23 or minutes > 59:
        raise UnreadableDate(words, "has no such hour")
    return plain[: found.start()].strip(" ,"), time(hours, minutes)


def _day(plain: str, words: str, today: date, *, past: bool) -> date:
    if plain in DAYS:
        return today + timedelta(days=DAYS[plain])
    if found := ISO.fullmatch(plain):
        return _made(words, int(found[1]), int(found[2]), int(found[3]))
    if found := DOTTED.fullmatch(plain):
        return _made(words, int(found[3]), int(found[2]), int(found[1]))
    if found := SLASHED.fullmatch(plain):
        return _slashed(found.groups(), words)
    if found := AMOUNT.fullmatch(plain):
        return _distant(found, words, today)
    if found := NAMED.fullmatch(plain):
        return _named(found, words, today, past=past)
    if found := WEEKDAY.fullmatch(plain):
        names = [name for name in WEEKDAYS if len(found[1]) >= 3 and name.startswith(found[1])]
        if len(names) == 1:
            ahead = WEEKDAYS.index(names[0]) - today.weekday()
            return today + timedelta(days=-(-ahead % 7 or 7) if past else ahead % 7 or 7)
    raise UnreadableDate(words)


def _made(words: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if 1 <= month <= 12 and 1 <= year <= 9999:
            last = calendar.monthrange(year, month)[1]
            raise UnreadableDate(words, "is no day", f"{MONTHS[month - 1].capitalize()} {year} has {last} days.") from None
        raise UnreadableDate(words, "is no day") from None


def _slashed(groups: Sequence[str | None], words: str) -> date:
    """Only where it can be read in one way: 13/1/2026 and 2026/1/13."""
    first, second, third = (int(group) if group else 0 for group in groups)
    if first > 31 and third:
        return _made(words, first, second, third)
    if third > 31 and first > 12:
        return _made(words, third, second, first)
    if third > 31 and second > 12:
        return _made(words, third, first, second)
    raise UnreadableDate(words, "can be read in two ways", "Write the year first: 2026-12-01.")


def _distant(found: re.Match[str], words: str, today: date) -> date:
    amount = AMOUNTS.get(found[2]) if not found[2].isdigit() else int(found[2])
    if amount is None or bool(found[1]) == bool(found[4]):
        raise UnreadableDate(words)
    signed = -amount if found[4] == " ago" else amount
    unit = found[3]
    try:
        if unit in ("month", "year"):
            months = today.year * 12 + today.month - 1 + signed * (12 if unit == "year" else 1)
            year, month = months // 12, months % 12 + 1
            return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
        return today + timedelta(days=signed * {"day": 1, "week": 7, "fortnight": 14}[unit])
    except (ValueError, OverflowError):
        raise UnreadableDate(words, "is too far away") from None


def _named(found: re.Match[str], words: str, today: date, *, past: bool) -> date:
    """`1 december`, `dec 1st 2026`; without a year the one that is nearest on the right side of today."""
    name, day = (found[2], found[1]) if found[1] else (found[3], found[4])
    months = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name) or (name == "sept" and number == 9)]
    if len(months) != 1:
        raise UnreadableDate(words)
    if found[5]:
        return _made(words, int(found[5]), months[0], int(day))
    if (months[0], int(day)) == (2, 29):
        raise UnreadableDate(words, "is not in every year", "Name the year: 2028-02-29.")
    when = _made(words, today.year, months[0], int(day))
    if past and when > today:
        return when.replace(year=today.year - 1)
    return when.replace(year=today.year + 1) if not past and when < today else when


def _refuse_wrong_side(words: str, when: date | datetime, now: datetime, *, past: bool) -> None:
    wall = now.replace(tzinfo=None)
    day = when.date() if isinstance(when, datetime) else when
    gone = when < wall if isinstance(when, datetime) else when < wall.date()
    if past and (when > wall if isinstance(when, datetime) else when > wall.date()):
        raise UnreadableDate(words, "is still to come", "Name the day on which it was.")
    if not past and gone:
        ago = f"{_span((wall.date() - day).days)} ago" if day < wall.date() else "over for today"
        raise UnreadableDate(words, f"is {ago}", "Name a day that is still to come.")
    if abs(day.year - wall.year) > MOST_YEARS:
        raise UnreadableDate(words, f"is more than {MOST_YEARS} years away", "Is the year right?")
