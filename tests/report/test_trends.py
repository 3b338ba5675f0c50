"""The page of progress: the same promises as a report's page, and a number for every mark."""

from __future__ import annotations

import re

import pytest

from coach.history.progress import progress
from coach.report.trends import NEWEST, render
from tests.history.test_progress import rows
from tests.report.pages import Page


@pytest.fixture(scope="module")
def many() -> str:
    return render(progress([*rows("call", greets="✓○✗–?✓ ", job="?" * 7), *rows("meeting", close="○✓" * 20)]), "all scenarios")


def test_the_page_makes_no_request_and_runs_nothing(many):
    page = Page(many)
    assert "//" not in many
    assert not {"script", "img", "iframe", "form"} & set(page.tags)
    assert all(link.startswith("#") for link in page.links)
    assert not [name for _, name, _ in page.attributes if name == "style" or name.startswith("on")]


def test_headings_ids_and_tags_are_in_order(many):
    page = Page(many)
    assert page.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    assert max(page.ids.values()) == 1
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert page.unclosed == []


def test_each_symbol_has_its_word_for_those_who_do_not_see_it():
    page = Page(render(progress(rows(greets="✓○✗–?✓")), "call"))
    words = " ".join(page.text.split())
    assert "Greets✓done○missed✗a fault–not called for?not judged✓done2 of 4" in words


def test_only_the_newest_sessions_are_drawn_and_the_older_ones_counted(many):
    page = Page(many)
    assert page.tags["circle"] == NEWEST
    assert "17 older sessions not shown" in " ".join(page.text.split())  # 7 + 40 - 30
    assert "session 18" in page.text
    assert not re.search(r"session 1[0-7]\b", page.text)


def test_a_criterion_that_was_never_judged_has_no_row_but_is_counted(many):
    text = " ".join(Page(many).text.split())
    assert "1 criterion never came up or could not be judged." in text
    assert "Job" not in text


def test_a_session_in_which_nothing_was_judged_leaves_a_gap_in_the_line():
    page = Page(render(progress(rows(greets="✓–○")), "call"))
    points = next(value for tag, name, value in page.attributes if tag == "polyline" and name == "points")
    assert points == "166.7,0.0 833.3,100.0"  # sessions 1 and 3 of three columns, 100 and 0 percent


def test_names_stay_text():
    (row,) = rows("<script>alert(1)</script>", greets="✓")
    page = Page(render(progress([row]), "<b>x</b>"))
    assert page.tags["script"] == 0
    assert page.tags["b"] == 0
    assert "<script>alert(1)</script>" in page.text


def test_no_session_says_how_to_begin():
    assert "coach rehearse phone-request" in Page(render(progress([]), "all scenarios")).text
