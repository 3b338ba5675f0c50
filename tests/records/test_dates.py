"""What a person calls a day. Sunday, 22 November 2026, half past nine in the morning."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.records.dates import how_late, long_day, read_day

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
"""A Sunday."""


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("today", date(2026, 11, 22)),
        ("Tomorrow", date(2026, 11, 23)),
        ("the day after tomorrow", date(2026, 11, 24)),
        ("friday", date(2026, 11, 27)),
        ("next Fri", date(2026, 11, 27)),
        ("sunday", date(2026, 11, 29)),
        ("in 8 weeks", date(2027, 1, 17)),
        ("in eight weeks", date(2027, 1, 17)),
        ("in a fortnight", date(2026, 12, 6)),
        ("two days from now", date(2026, 11, 24)),
        ("in 3 months", date(2027, 2, 22)),
        ("1 December", date(2026, 12, 1)),
        ("December 1st", date(2026, 12, 1)),
        ("3rd of jan", date(2027, 1, 3)),
        ("jan 3, 2028", date(2028, 1, 3)),
        ("1.12.2026", date(2026, 12, 1)),
        ("13/1/2027", date(2027, 1, 13)),
        ("2027/1/13", date(2027, 1, 13)),
        ("by friday.", date(2026, 11, 27)),
        ("friday at 3pm", datetime(2026, 11, 27, 15, 0)),
        ("tomorrow 15:00", datetime(2026, 11, 23, 15, 0)),
        ("at 15:00", datetime(2026, 11, 22, 15, 0)),
        ("2026-12-01T15:30", datetime(2026, 12, 1, 15, 30)),
        ("tomorrow at noon", datetime(2026, 11, 23, 12, 0)),
        ("12 a.m. ", None),
        ("at 12am", None),
        ("monday at 12 am", datetime(2026, 11, 23, 0, 0)),
        ("monday at 10", datetime(2026, 11, 23, 10, 0)),
    ],
)
def test_a_day_to_come_is_read(words, day):
    if day is None:
        with pytest.raises(CoachError, match="over for today"):
            read_day(words, NOW)
    else:
        assert read_day(words, NOW) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("yesterday", date(2026, 11, 21)),
        ("friday", date(2026, 11, 20)),
        ("sunday", date(2026, 11, 15)),
        ("last monday", date(2026, 11, 16)),
        ("3 days ago", date(2026, 11, 19)),
        ("1 December", date(2025, 12, 1)),
        ("today", date(2026, 11, 22)),
        ("friday at 14:00", datetime(2026, 11, 20, 14, 0)),
    ],
)
def test_a_day_that_was_is_read(words, day):
    assert read_day(words, NOW, past=True) == day


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("soon", "is no date that coach can read"),
        ("", "is no date that coach can read"),
        ("m", "is no date that coach can read"),
        ("in 8", "is no date that coach can read"),
        ("ju 3", "is no date that coach can read"),
        ("12/1/2026", "can be read in two ways. Write the year first"),
        ("12/1", "can be read in two ways. Write the year first"),
        ("2026-02-30", "is no day. February 2026 has 28 days."),
        ("2026-13-01", "is no day"),
        ("29 february", "is not in every year"),
        ("yesterday", "is one day ago. Name a day that is still to come."),
        ("2026-11-01", "is three weeks ago"),
        ("at 8:00", "is over for today"),
        ("in 900 years", "is more than 10 years away"),
        ("in 9999 years", "is too far away"),
        ("tomorrow at 25:00", "has no such hour"),
        ("tomorrow at 13pm", "has no such hour"),
    ],
)
def test_what_is_no_day_is_told_in_one_line_with_the_fix(words, says):
    with pytest.raises(CoachError) as caught:
        read_day(words, NOW)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_talk_that_is_still_to_come_has_not_happened():
    with pytest.raises(CoachError, match="is still to come"):
        read_day("tomorrow", NOW, past=True)
    with pytest.raises(CoachError, match="is still to come"):
        read_day("today at 10:00", NOW, past=True)


@given(st.text(max_size=40), st.booleans())
def test_any_words_are_a_day_or_one_line(words, past):
    try:
        told: object = read_day(words, NOW, past=past)
    except CoachError as error:
        told = str(error)
    assert isinstance(told, date) or str(told).isprintable()


@given(st.dates(date(2026, 11, 22), date(2036, 11, 1)))
def test_a_day_is_read_as_it_is_written(day):
    assert read_day(day.isoformat(), NOW) == day
    assert read_day(long_day(day).partition(" ")[2], NOW) == day


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (timedelta(days=-400), "13 months late"),
        (timedelta(days=-15), "two weeks late"),
        (timedelta(days=-2), "two days late"),
        (timedelta(0), "due today"),
        (timedelta(days=1), "due tomorrow"),
        (timedelta(days=6), "due in six days"),
        (timedelta(days=7), "due on Sunday 29 November"),
        (timedelta(days=400), "due on Monday 27 December 2027"),
    ],
)
def test_how_late_it_is_is_said_in_words(due, words):
    assert how_late(NOW.date() + due, NOW) == words


def test_an_hour_is_late_by_hours():
    assert how_late(datetime(2026, 11, 22, 6, 0), NOW) == "three hours late"
    assert how_late(datetime(2026, 11, 22, 9, 15), NOW) == "due just now"
    assert how_late(datetime(2026, 11, 22, 15, 0), NOW) == "due today at 15:00"
    assert how_late(datetime(2026, 11, 21, 15, 0), NOW) == "one day late"
