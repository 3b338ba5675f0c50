"""What kind of answer a question wants."""

from __future__ import annotations

import pytest

from coach.actor.forms import asks_for, holds


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("How many nurses are there?", "number"),
        ("How much did that cost?", "number"),
        ("How old were you then?", "age"),
        ("And how long did it take?", "length"),
        ("Since when have you been here?", "length"),
        ("What time do you get up?", "clock"),
        ("How much of a problem is that?", ""),
        ("How do you do that?", ""),
        ("Why?", ""),
    ],
)
def test_a_question_says_what_form_its_answer_has(question: str, form: str):
    assert asks_for(question) == form


@pytest.mark.parametrize(
    ("form", "telling", "fits"),
    [
        ("number", "Six by day, four at night.", True),
        ("number", "I like the calls best.", False),
        ("length", "Two hours at home, ninety minutes in a group.", True),
        ("length", "It's the thing I like best.", False),
        ("age", "I was thirty-two when I came.", True),
        ("age", "Thirty-six years, the last fourteen of them under my own name.", False),
        ("clock", "At half past five, because the toast waits for no one.", True),
    ],
)
def test_a_story_is_no_answer_to_a_number(form: str, telling: str, fits: bool):
    assert holds(form, telling) is fits
