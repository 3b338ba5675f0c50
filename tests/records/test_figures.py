"""Figures in words and digits."""

from __future__ import annotations

import pytest

from coach.records.figures import Figure, figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("half past six", [6.5]),
        ("a quarter to nine and 8:15", [8.75, 8.25]),
        ("fifty-five to sixty-five thousand", [55, 65000]),
        ("ninety to a hundred and ten", [90, 110]),
        ("twelve hundred or 1,200", [1200, 1200]),
        ("three hundred and fifty-two", [352]),
        ("begins in the forties", [40]),
        ("$42k, 1.5 million", [42000, 1500000]),
        ("50.000 or 50'000, 2.5 or 3.75", [50000, 50000, 2.5, 3.75]),
        ("one of them", []),
        ("nothing at all", []),
    ],
)
def test_words_and_digits_are_the_same_figures(text, values):
    assert [figure.value for figure in figures(text)] == values


def test_a_figure_knows_what_it_counts():
    assert figures("two or three children") == (Figure(2, "child"), Figure(3, "child"))
    assert figures("every second weekend, the 3rd floor") == (Figure(2, "weekend", True), Figure(3, "floor", True))


def test_a_thousand_may_be_left_out_and_an_afternoon_counted_on():
    assert Figure(50).says(Figure(50000))
    assert Figure(5).says(Figure(17))
    assert not Figure(20, "child").says(Figure(8, "parent"))
    assert not Figure(2, "weekend", True).says(Figure(2, "weekend"))
