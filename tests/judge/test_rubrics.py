"""The shipped rubrics fit their measures, their scenarios and a trainee's facts, and forget no advice of the trade."""

from __future__ import annotations

import pytest

from coach.dialogue.vocabulary import HEARD, VIOLATIONS
from coach.judge import measures
from coach.judge.advice import filled
from coach.scenario.load import load_scenario
from coach.scenario.templates import page_variables, variables_of
from tests.judge.talks import LIBRARY, RULES, TRAINEE, ruth

RUBRICS = ("phone-request", "meeting", "thumbnail-sketch")
ENTRIES = [(name, entry) for name in RUBRICS for entry in LIBRARY.rubric(name).criteria]
MEASURED = {"research_shown", "planned_asked", "topic_coverage"}
"""Measures that find the better line themselves."""


def ids(name):
    return {entry.id for entry in LIBRARY.rubric(name).criteria}


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=[f"{name}/{entry.id}" for name, entry in ENTRIES])
def test_an_entry_fits_its_measure_and_its_scenario(name, entry):
    measures.fitted(entry, RULES)
    assert set(entry.acts) <= set(HEARD)
    scenario = load_scenario(name, LIBRARY)
    for param in ("moves", "unless_after"):
        assert set(entry.params.get(param, ())) <= set(scenario.moves), entry.params
    assert set(entry.params.get("stages", ())) <= {stage.name for stage in scenario.stages}
    assert entry.effect.endswith(".")
    assert entry.source


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=[f"{name}/{entry.id}" for name, entry in ENTRIES])
def test_a_better_line_is_made_of_the_trainees_or_the_professionals_facts(name, entry):
    """A line without a single fact could be said by anybody to anybody."""
    if not entry.say:
        assert entry.weight == 0 or entry.measure in MEASURED
        return
    variables = {**page_variables(ruth(), TRAINEE, RULES, 30.0), "planned": TRAINEE.questions[0]}
    assert filled(entry.say, variables)
    assert any(use.split(".")[0] in ("trainee", "profile", "planned", "minutes", "rules") for use in variables_of(entry.say))
    bare = TRAINEE.model_copy(update={"wants_to_learn": (), "questions": (), "skills": (), "phone": "", "target": ""})
    line = filled(entry.say, {**page_variables(ruth(), bare, RULES, 30.0), "planned": ""})
    assert line
    assert "  " not in line
    assert not line.startswith(("and ", ",", "."))


@pytest.mark.parametrize("name", RUBRICS)
def test_ids_are_unique_and_faults_are_marked(name):
    entries = LIBRARY.rubric(name).criteria
    assert len({entry.id for entry in entries}) == len(entries)
    for entry in entries:
        if entry.id in VIOLATIONS:
            assert entry.violation


PARTS = {
    "phone-request": """
        greets states_own_name says_how_got_name checks_time_to_talk states_background states_field_purpose asks_advice_not_job
        asks_for_meeting states_duration at_their_convenience prefers_in_person_or_worksite acknowledges_busy_or_brief
        offers_call_back_or_asks_best_time keeps_initiative thanks asks_for_job asks_them_to_call_back pushes_resume
        confirms_details refusal_accepted referral_ask permission_to_use_name""",
    "meeting": """
        appreciation_for_time self_introduction links_earlier_contact purpose_statement not_looking_for_job background_sketch
        confirms_time_limit time_check referral_ask permission_to_use_name asks_for_job offers_resume_unprompted shows_research
        asks_to_keep_in_touch asks_business_card_or_contact asks_professional_associations""",
    "thumbnail-sketch": """
        states_education_or_experience names_skills gives_evidence links_to_field states_goal_or_next_step states_ask length
        asks_for_job""",
}


@pytest.mark.parametrize("name", RUBRICS)
def test_every_part_of_a_request_a_meeting_and_a_sketch_is_judged(name):
    assert ids(name) >= set(PARTS[name].split())


def test_the_strict_house_asks_for_less_than_the_usual_one():
    usual, strict = LIBRARY.rules("default"), LIBRARY.rules("strict")
    assert strict.ask_minutes[1] < usual.ask_minutes[1]
    assert strict.talk_share_most < usual.talk_share_most
    assert strict.grace_minutes < usual.grace_minutes
