"""A copied page in, what it says of somebody out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.errors import UserFileError
from coach.preparation.pasted import LONGEST_LINE, MOST_BYTES, MOST_READ, as_said, lines_of, page


def read(text: str, name: str = "Dana Reyes") -> list[tuple[str, str]]:
    return [(line.what, line.text) for line in lines_of(text, name)]


def test_a_staff_page_is_read_by_the_form_of_its_lines():
    assert read(
        "Dana Reyes\nPosition: Head of Soils\nDepartment: Soil science\nOffice: Room 4, Levee Road\nShe likes mud and patience."
    ) == [
        ("role", "Head of Soils"),
        ("field", "Soil science"),
        ("place", "Room 4, Levee Road"),
        ("read", "She likes mud and patience."),
    ]


def test_a_profile_of_a_network_has_its_years_under_what_they_belong_to():
    text = "Dana Reyes\nSoil scientist at Marin County\n500 connections\nExperience\nTechnician\nAlder Labs · Full-time\nJan 2015 – Mar 2019 · 4 yrs\nSkills\nPatience 2020"
    assert read(text) == [
        ("role", "Soil scientist"),
        ("organisation", "Marin County"),
        ("step", "Technician, Alder Labs · Full-time, Jan 2015 – Mar 2019 · 4 yrs"),
    ]


def test_the_first_of_two_roles_counts_and_nothing_is_said_twice():
    assert read(
        "Soil scientist at Marin County\nPilot at Northern Air\nShe walks a lot these days.\nShe walks a lot these days."
    ) == [
        ("role", "Soil scientist"),
        ("organisation", "Marin County"),
        ("read", "She walks a lot these days."),
    ]


def test_addresses_numbers_and_buttons_are_left_out():
    assert read("Follow\nMessage me\nwww.example.org/dana has it all and more\nCall 555 0100 for a talk\n12 followers") == []


def test_a_long_page_is_cut_to_what_one_can_read_before_a_talk():
    found = read("\n".join(f"She did the thing number {'x' * each} quite well." for each in range(40)))
    assert len(found) == MOST_READ


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"PK\x03\x04\x00\x00", "is not text"),
        ("Zoë".encode("latin-1"), "is not UTF-8"),
        (b"x" * (MOST_BYTES + 1), "more than 200 kB"),
    ],
)
def test_what_is_no_page_is_refused_in_one_line(raw, why):
    with pytest.raises(UserFileError, match=why) as refused:
        page(raw, "reyes.txt")
    assert str(refused.value).startswith("reyes.txt")
    assert "\n" not in str(refused.value)


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_without_controls_and_within_the_limit(text):
    for line in lines_of(text, "Dana Reyes"):
        assert line.text
        assert len(line.text) <= LONGEST_LINE + 2
        assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in line.text)


def test_what_is_too_long_is_cut_after_a_word():
    assert as_said("word " * 100, 20) == "word word word word …"
