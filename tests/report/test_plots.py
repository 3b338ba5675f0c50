"""Where bars, dots and lines stand."""

from __future__ import annotations

import itertools

from coach.report.plots import DOT_GAP, STRIP_HEIGHT, strips, timeline
from coach.report.view import view
from tests.report.talks import Talk, meeting, phone_call, silence


def test_bars_are_as_long_as_the_words_and_never_overlap():
    report = view(*phone_call())
    made = timeline(report)
    assert made
    end = 180 * 1.02  # the agreed three minutes, with a margin
    first = next(said for said in report.said if said.speaker == "trainee")
    assert made.trainee[0].x == round(100 * first.start_seconds / end, 2)
    bars = sorted((*made.trainee, *made.persona), key=lambda bar: bar.x)
    for before, after in itertools.pairwise(bars):
        assert before.x + before.width <= after.x + 0.02  # rounded to a hundredth each


def test_dots_in_one_row_keep_their_distance():
    made = timeline(view(*phone_call()))
    assert made
    assert made.rows == 1 + max(dot.row for dot in made.dots)
    for row in range(made.rows):
        places = sorted(dot.x for dot in made.dots if dot.row == row)
        assert all(after - before >= DOT_GAP for before, after in itertools.pairwise(places))


def test_the_agreed_time_is_marked_where_it_is_near_and_named_where_it_is_far():
    near = timeline(view(*phone_call()))
    assert near
    assert [tick.label for tick in near.agreed] == ["3:00"]
    assert near.beyond == ""
    far = timeline(view(*meeting(3)))
    assert far
    assert far.agreed == ()
    assert far.beyond == "The agreed time, 30:00, lies beyond this picture."


def test_the_time_axis_has_few_marks_for_any_length():
    for turns in (1, 10, 100, 500):
        made = timeline(view(*meeting(turns)))
        assert made
        assert 2 <= len(made.ticks) <= 8
        assert made.ticks[0].label == "0:00"


def test_a_strip_begins_and_ends_with_the_director_s_numbers():
    patience, interest, trust = strips(view(*phone_call()))
    assert (patience.first, patience.lowest, patience.last) == (62, 42, 42)
    assert (interest.first, interest.last) == (40, 53)
    assert (trust.first, trust.lowest, trust.last) == (30, 23, 49)  # 30 +10 -17 +22 +4
    assert [point.rises for point in trust.points] == [True, False, True, True]
    assert trust.points[1].y == round((100 - 23) * STRIP_HEIGHT / 100, 1)


def test_nothing_is_drawn_where_nothing_was_said():
    report = view(*silence())
    assert timeline(report) is None
    assert strips(report) == ()


def test_a_line_without_an_answer_still_has_a_timeline():
    talk = Talk().opens("Adler.").says("Hello?")
    made = timeline(view(talk.session, talk.scored([], [], None)))
    assert made
    assert (len(made.persona), len(made.trainee)) == (1, 1)
