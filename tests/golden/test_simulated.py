"""A few simulated trainees in every spine scenario, so that an edit which makes one unwinnable or unlosable fails.

The whole table is `python -m benchmarks.simulate`; here are five seeds, at one or two difficulties.
"""

from __future__ import annotations

import pytest

from benchmarks.simulate import house, outcomes, rehearsed, started
from coach.judge.grade import grade
from coach.rehearsal.simulated import KINDS

HOUSE = house()
SPINE = ("phone-request", "meeting", "thumbnail-sketch")
SEEDS = range(5)
WRITTEN = range(20)


@pytest.mark.slow
@pytest.mark.parametrize("scenario", ["written-request", "thank-you-note"])
def test_a_good_text_wins_twelve_times_in_twenty_and_a_terrible_one_never(scenario):
    assert sum(success for _, success in outcomes(HOUSE, "good", scenario, "real", WRITTEN)) >= 12
    assert not any(success for _, success in outcomes(HOUSE, "terrible", scenario, "real", WRITTEN))


def won(kind: str, scenario: str, difficulty: str) -> int:
    return sum(success for _, success in outcomes(HOUSE, kind, scenario, difficulty, SEEDS))


@pytest.mark.parametrize("scenario", [*SPINE, "written-request", "thank-you-note"])
def test_somebody_who_has_practised_wins_at_least_three_times_in_five(scenario):
    assert won("good", scenario, "real") >= 3


@pytest.mark.parametrize("scenario", SPINE)
@pytest.mark.parametrize("kind", ["terrible", "rude", "silent", "empty", "gibberish", "echo"])
def test_nobody_wins_by_being_terrible(scenario, kind):
    assert won(kind, scenario, "easy") == 0


@pytest.mark.parametrize("scenario", SPINE)
def test_a_harder_professional_is_never_easier(scenario):
    easy, hard = won("mediocre", scenario, "easy"), won("mediocre", scenario, "hard")
    assert easy >= hard


@pytest.mark.slow
@pytest.mark.parametrize("scenario", ["phone-request", "meeting"])
def test_even_somebody_who_has_practised_does_not_always_win_where_it_is_hard(scenario):
    """At `hard` a busy professional names no time to a stranger, and a meeting ends politely and no more."""
    start = range(12)
    wins = sum(success for _, success in outcomes(HOUSE, "good", scenario, "hard", start))
    assert 0 < wins < 12


@pytest.mark.parametrize("scenario", SPINE)
@pytest.mark.parametrize("kind", ["gibberish", "silent"])
def test_noise_earns_no_criterion(scenario, kind):
    """Faults that were not committed are no merit: only what was done counts here."""
    card = grade(rehearsed(HOUSE, kind, started(HOUSE, scenario, "easy", 3)).session)
    earned = [each.id for each in card.criteria if each.verdict == "met" and not each.violation]
    assert earned == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_same_seed_gives_the_same_talk(kind):
    start = started(HOUSE, "phone-request", "real", 7)
    first, second = (rehearsed(HOUSE, kind, start).session.events for _ in range(2))
    assert first == second


@pytest.mark.parametrize("seed", SEEDS)
def test_another_seed_gives_other_words(seed):
    here, there = (rehearsed(HOUSE, "good", started(HOUSE, "phone-request", "real", each)).session for each in (seed, seed + 100))
    assert [each.text for each in here.transcript] != [each.text for each in there.transcript]
