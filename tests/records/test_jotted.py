"""Lines typed after a talk."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from coach.errors import ManyProblems
from coach.records.jotted import Jotted, Named, Promised, read

NOW = datetime(2026, 11, 23, 9, 0)  # a Monday


def test_bullets_and_headings_of_markdown_are_taken_off():
    page = read(
        ["# Talk with Ruth", "- **hours**: 7 to 4", "* [ ] likes the quiet", "", "---", "3) salary: 50k"], "notes.md", NOW
    )
    assert page.notes == (Jotted("hours: 7 to 4"), Jotted("likes the quiet"), Jotted("50k", "salary"))


def test_names_and_promises_are_no_notes():
    page = read(
        ["name: Anders Holm, anthropologist at Solheim & Baptiste", "promise: send my questions, by friday",
         "They promised: the address by 1 December"],
        "notes.md", NOW,
    )  # fmt: skip
    assert page.notes == ()
    assert page.names == (Named("Anders Holm", "anthropologist", "Solheim & Baptiste"),)
    assert page.promises == (
        Promised("send my questions", date(2026, 11, 27), by_them=False),
        Promised("the address", date(2026, 12, 1), by_them=True),
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("promise: send my questions", 'says no day. Write it so: "promise: send my questions, by friday"'),
        ("promise: call her by smarch", '"smarch" is no date'),
        ("promise: call her by 2020-01-01", "Name a day that is still to come"),
        ("x" * 1001, "more than 1000 characters"),
    ],
)
def test_a_line_that_cannot_be_kept_is_named_with_its_place_and_nothing_is_kept(line, says):
    with pytest.raises(ManyProblems) as refused:
        read(["hours: 7 to 4", line], "notes.md", NOW)
    assert str(refused.value).startswith("notes.md:2: ")
    assert says in str(refused.value)
