"""Notes held against what a professional told (`tests/records/talked.py`)."""

from __future__ import annotations

import pytest

from coach.records.noted import claims_of, judge
from tests.records.talked import heard, meeting


def only(note: str, known: str = ""):
    (claim,) = judge([note], heard(), known).claims
    return claim


@pytest.mark.parametrize(
    ("note", "fact"),
    [
        ("She cooked for 9 years before", "path"),
        ("12 kids and 8 parents on a normal day", "day"),
        ("pay starts around 50k at schools", "pay"),
        ("works 7 to 4, two evenings a month", "hours"),
        ("no bonus", "bonus"),
        ("bonus: none", "bonus"),
        ("Hours Seven To Four, Two Evenings", "hours"),
        ("Contacted Aram Petrosyan", "aram"),
        ("Talk to Aram Petrosyan, attendance officer", "aram"),
    ],
)
def test_what_was_told_is_found_with_the_sentence_and_its_second(note, fact):
    claim = only(note)
    assert (claim.verdict, claim.worth) == ("found", fact)
    told = next(each for each in meeting().transcript if each.speaker == "persona" and claim.quote.text in each.text)
    assert told.text[claim.quote.start : claim.quote.end] == claim.quote.text
    assert told.start_seconds <= claim.quote.at_seconds <= told.end_seconds


@pytest.mark.parametrize(
    ("note", "kind", "because"),
    [
        ("She was a cook for 4 years", "figure", "They said 9, not 4."),
        ("sees 20 children on a normal day", "figure", "They said 12, not 20."),
        ("school posts start at 60k", "figure", "They said 50,000, not 60,000."),
        ("Talk to Aram Petrovic, attendance officer", "name", "They said Aram Petrosyan, not Petrovic."),
        ("talk to aram petrosian", "name", "They said Petrosyan, not petrosian."),
        ("the team meets on Thursdays", "name", "They said Tuesdays, not Thursdays."),
        ("they do have a bonus", "no", "They said the opposite."),
        ("works seven to four, no evenings for parents", "no", "They said the opposite."),
        ("agencies pay more", "more_or_less", "They said the opposite."),
        ("You need a doctorate in chemistry", "never_said", "Nothing that was said comes near it."),
    ],
)
def test_what_contradicts_or_was_never_said_is_wrong_with_the_reason(note, kind, because):
    claim = only(note)
    assert (claim.verdict, claim.kind, claim.because) == ("wrong", kind, because)
    assert (claim.quote is None) == (kind == "never_said")


def test_what_nobody_wrote_down_was_missed_and_what_was_wrong_was_not():
    """A wrong figure shows that the thing was heard."""
    found = judge(["cook for nine years", "sees 20 children a day"], heard())
    assert [each.id for each in found.missed] == ["pay", "hours", "bonus", "aram"]
    assert (found.covered, found.told) == (1, 6)


def test_plans_and_feelings_are_the_trainees_own_and_count_for_nothing():
    assert only("I was too nervous and should slow down").verdict == "own"
    assert only("Next time ask about training").verdict == "own"


def test_a_heading_with_name_and_date_is_no_statement():
    assert judge(["# Talk with Ruth Adler, 1 November 2026"], heard()).claims == ()


def test_names_that_stand_in_the_records_need_not_have_been_said():
    assert only("Compare with Maria, who said she sees twelve children on a normal day").verdict == "wrong"
    assert only("Compare with Maria, who said she sees twelve children on a normal day", "Maria Lopez").verdict == "found"


def test_one_note_may_say_several_things():
    assert claims_of("- Pay: 50k. No bonus!; meets on Tuesdays") == ["Pay: 50k.", "No bonus!", "meets on Tuesdays"]
    found = judge(["cook for nine years", "Pay starts at 50k. The team meets on Fridays."], heard())
    assert [(claim.note, claim.verdict) for claim in found.claims] == [(0, "found"), (1, "found"), (1, "wrong")]


@pytest.mark.parametrize("note", ["", "…", "   ", "🙂", "\u202e", "a" * 5000, "1 " * 500, "-- -- --"])
def test_no_note_is_too_strange_to_be_looked_at(note):
    judge([note], heard())
