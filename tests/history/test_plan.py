"""Made-up histories in, a plan out whose every word is true of the figures."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from coach.history.drills import CURVEBALLS, drill
from coach.history.plan import AIM, ENOUGH, GAPS, PARTS, RECENT, document, plan, readiness, when
from coach.history.progress import JUDGED, progress
from coach.history.store import KeptVerdict, Row
from coach.resources import shipped
from coach.scenario.load import Library

MARKS = {"✓": "met", "○": "missed", "✗": "violated", "–": "not_applicable", "?": "unscored"}
TODAY = date(2026, 3, 10)


def history(scenario: str, *, won: str = "", difficulty: str = "real", minutes: float = 20, day: int = 1, **criteria: str):
    """`history("meeting", won="+-", referral_ask="○✓")`: two meetings, the first without the goal and without the ask."""
    length = max(map(len, criteria.values()), default=len(won))
    return [
        Row(
            f"{scenario}-{day}-{place}", f"2026-03-{day + place:02d}T12:00:00+00:00", scenario, 1, "ruth", difficulty, False, "x",
            (won or "+" * length)[place] == "+", 30, minutes, 0.4,
            tuple(KeptVerdict(name, name.capitalize(), MARKS[marks[place]], None, 2) for name, marks in criteria.items()),
        )
        for place in range(length)
    ]  # fmt: skip


def only(scenario: str, rows):
    return readiness("It", (scenario,), rows)


def test_with_too_few_sessions_nothing_is_known():
    found = only("meeting", history("meeting", referral_ask="✓✓"))
    assert found.ready == "not_known"
    assert found.because == ("Not known yet: 2 of 3 rehearsals done.",)


def test_easy_sessions_do_not_count_and_it_is_said():
    found = only("meeting", history("meeting", difficulty="easy", referral_ask="✓✓✓✓"))
    assert (found.ready, found.because) == (
        "not_known",
        ("Not known yet: none of 3 rehearsals done.", "4 easy ones not counted."),
    )


def test_ready_is_said_only_where_goal_time_and_criteria_held():
    assert only("meeting", history("meeting", referral_ask="✓✓✓")).ready == "ready"
    assert only("meeting", history("meeting", won="+--", referral_ask="✓✓✓")).ready == "not_yet"
    assert only("meeting", history("meeting", minutes=31, referral_ask="✓✓✓")).ready == "not_yet"
    assert only("meeting", history("meeting", referral_ask="○✓○")).ready == "not_yet"
    assert only("meeting", history("meeting", job="✓✓✗")).ready == "not_yet"


def test_what_was_missed_is_counted_where_it_came_up():
    """It came up three times of four, and was missed twice."""
    found = only("meeting", history("meeting", referral_ask="○–○✓"))
    assert "Referral_ask: missed in 2 of the 3 talks in which it came up." in found.because


def test_what_was_mended_since_is_held_against_nobody():
    assert only("meeting", history("meeting", referral_ask="○○○○✓✓✓✓")).ready == "ready"


def test_the_weakest_comes_first_and_names_the_drill_that_practises_just_that():
    made = plan(progress(history("meeting", returns_from_tangent="○○○", thanks="✓○✓", greets="✓✓✓")), TODAY)
    assert [(weak.criterion, weak.wrong, weak.of) for weak in made.weakest] == [("returns_from_tangent", 3, 3), ("thanks", 1, 3)]
    assert made.weakest[0].drill.command == "coach rehearse meeting --curveball tangent"


@pytest.mark.parametrize(
    ("days", "last", "expected"),
    [
        (1, date(2026, 3, 10), date(2026, 3, 11)),  # GAPS[0] is one day
        (5, date(2026, 3, 9), date(2026, 3, 12)),  # GAPS[4] are three
        (30, date(2026, 3, 10), date(2026, 3, 18)),  # the last gap stays: eight
        (1, date(2026, 2, 1), TODAY),  # long overdue: today
    ],
)
def test_the_days_of_practice_stand_further_and_further_apart(days, last, expected):
    assert when(days, last, TODAY).day == expected


def test_a_real_talk_that_is_near_draws_the_days_closer():
    """Five days of practice are left before nine and six days until the talk: the gap of three shrinks to one."""
    found = when(4, TODAY, TODAY, date(2026, 3, 16))
    assert (found.day, found.gap) == (date(2026, 3, 11), 1)
    assert "6 days" in found.because


def test_nobody_who_has_not_begun_is_told_of_a_session():
    made = plan(progress([]), TODAY)
    assert (made.sessions, made.weakest, made.when.because) == (0, (), "you have not begun")
    assert {part.ready for part in made.readiness} == {"not_known"}


def test_nine_days_of_practice_fit_into_four_weeks():
    assert len(GAPS) == AIM - 1
    assert sum(GAPS) <= 28
    assert list(GAPS) == sorted(GAPS)


@pytest.mark.parametrize("seed", range(40))
def test_every_figure_in_a_sentence_is_true_of_the_rows(seed):
    """Histories by lot; each sentence is read back and counted by another way than it was made."""
    lot = Random(seed)
    rows = []
    for day in range(1, lot.randint(2, 9)):
        marks = {name: lot.choice("✓✓○✗–?") for name in ("ask", "thanks", "time")}
        rows += history(
            "meeting",
            won=lot.choice("+-"),
            difficulty=lot.choice(["easy", "real"]),
            minutes=lot.choice([20, 40]),
            day=day,
            **marks,
        )
    found = only("meeting", rows)
    counting = [row for row in rows if row.difficulty != "easy"]
    last = counting[-RECENT:]
    said = " ".join(found.because)
    if len(counting) < ENOUGH:
        assert found.ready == "not_known"
        assert (str(len(counting)) if counting else "none") in said
        return
    assert f"{sum(bool(row.won) for row in last) or 'None'} of the last {len(last)} reached the goal." in said
    assert f"{sum(row.used_minutes <= 30 for row in last) or 'None'} of the last {len(last)} stayed within the time." in said
    for name, words, what, number, total in re.findall(
        r"(\w+): (missed in|a fault in) (all|the one|(\d+) of the) ?(\d*) talks? in which", said
    ):
        verdicts = [kept.verdict for row in last for kept in row.verdicts if kept.title == name and kept.verdict in JUDGED]
        wanted = verdicts.count("missed" if words == "missed in" else "violated")
        assert len(verdicts) == int(total or 1)
        assert wanted == (int(number) if number else len(verdicts)), what
    assert (found.ready == "ready") == ("missed" not in said and "fault in" not in said and _held(last))


def _held(last) -> bool:
    return sum(bool(row.won) for row in last) >= len(last) - 1 and sum(row.used_minutes <= 30 for row in last) >= len(last) - 1


def test_a_document_is_plain_values():
    values = document(plan(progress(history("meeting", referral_ask="○✓")), TODAY))
    assert (values["today"], values["weakest"][0]["drill"]["kind"]) == ("2026-03-10", "curveball")


def test_every_drill_names_a_scenario_a_criterion_and_a_curveball_that_there_are():
    library = Library(shipped("scenarios"), shipped("scenarios") / "none")
    for (name, criterion), curveball in CURVEBALLS.items():
        scenario = library.scenario(name)
        assert criterion in {each.id for each in library.rubric(scenario.rubric).criteria}, (name, criterion)
        assert curveball in {each.name for each in scenario.curveballs}, (name, curveball)
        if name == "meeting":
            by_phone = drill("phone-meeting", criterion)
            there = {each.name for each in library.scenario("phone-meeting").curveballs}
            assert by_phone.kind != "curveball" or by_phone.command.rsplit(" ", 1)[1] in there


def test_every_shipped_scenario_is_a_part_of_the_way():
    library = Library(shipped("scenarios"), shipped("scenarios") / "none")
    assert set(library.names("scenario")) <= {name for _, names in PARTS for name in names}


def test_a_curveball_and_a_temperament_that_went_wrong_come_again():
    assert drill("meeting", "curveball_tangent").command.endswith("--curveball tangent")
    assert drill("meeting", "temperament_terse").command.endswith("--temperament terse")
    assert replace(drill("meeting", "unheard_of"), why="").kind == "rehearse"
