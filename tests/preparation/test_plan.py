"""A plan of questions: for the role, on what the trainee wants to hear, and still a plan after its owner has edited it."""

from __future__ import annotations

import pytest

from coach.preparation.facts import Facts
from coach.preparation.plan import FORM, LEAST, LENGTH, Document, alike, draw, plan_document, planned, role_sets
from coach.preparation.plan_check import judged_plan
from tests.preparation.people import somebody
from tests.preparation.rooms import LIBRARY, PROMPTS, RULES, SETS


def check(text: str, facts: Facts | None = None) -> dict[str, tuple[str, str]]:
    found = judged_plan(Document(FORM, text), facts or Facts(field="nursing"), SETS, RULES)
    return {each.id: (each.verdict, each.because) for each in found.criteria}


@pytest.mark.parametrize("seed", range(0, 24, 6))
def test_a_plan_is_whole_and_reads_back_as_it_was_drawn(seed):
    facts = somebody(seed)
    plan = draw(facts, SETS)
    document = plan_document(plan, facts, PROMPTS)
    found = judged_plan(document, facts, SETS, RULES)
    assert [(each.id, each.because) for each in found.criteria if each.verdict not in ("met", "not_applicable")] == []
    assert len(plan.questions) == LENGTH
    assert [each.text for each in planned(document.text, SETS)] == [each.text for each in plan.questions]
    assert [each.topics for each in planned(document.text, SETS)] == [each.topics for each in plan.questions]


@pytest.mark.parametrize(
    ("role", "field", "sets"),
    [
        ("a charge nurse", "", ["health"]),
        ("", "labour-market analysis", ["research-and-data"]),
        ("electrician", "", ["trades"]),
        ("a school social worker", "", ["teaching-and-social-work"]),
        ("sommelière", "wine", []),
    ],
)
def test_the_role_decides_which_questions_are_drawn(role, field, sets):
    assert [each.name for each in role_sets(Facts(role=role, field=field), SETS)] == sets
    plan = draw(Facts(role=role, field=field), SETS)
    assert len(plan.questions) >= LEAST
    if sets:
        theirs = {each.text for each in LIBRARY.questions(sets[0]).questions}
        assert sum(each.text in theirs for each in plan.questions) >= 3


def test_the_trainees_own_questions_come_in_and_what_could_be_looked_up_is_left_out_and_said():
    facts = Facts(role="a nurse", questions=("What does your hospital do?", "how do you decide whom to see first"))
    plan = draw(facts, SETS)
    assert "How do you decide whom to see first?" in [each.text for each in plan.questions]
    assert [text for text, _ in plan.set_aside] == ["What does your hospital do?"]
    page = plan_document(plan, facts, PROMPTS).text
    assert "[Left out: “What does your hospital do?”, since their website says what they do.]" in page
    assert "What does your hospital do?" not in [each.text for each in planned(page, SETS)]


def test_what_one_has_read_becomes_a_question():
    plan = draw(Facts(role="a nurse", read="your article on night shifts"), SETS)
    assert "I came across your article on night shifts: how did it come about?" in [each.text for each in plan.questions]
    aside = draw(Facts(role="a nurse", read="her article on night shifts"), SETS)
    assert not any("article" in each.text for each in aside.questions)


def test_pay_is_asked_about_only_by_who_wants_to_know_it():
    def topics(facts: Facts) -> set[str]:
        return {topic for each in draw(facts, SETS).questions for topic in each.topics}

    assert "salary" not in topics(Facts(role="a nurse"))
    assert "salary" in topics(Facts(role="a nurse", wants_to_learn=("what one earns at the beginning",)))


def test_an_edited_plan_is_read_with_its_owners_questions():
    """Numbers, bullets, bare lines; headings, directions, comments and blanks are no questions."""
    text = """# Questions

<!-- 1. not this? -->
[Why: to learn?]

1. How did you get into this work?
2) **What** surprised you?
- What would you drop tomorrow
* [your own question]?

Who helped you when you were new?
A note to myself without a mark.
3.
12. 🙂
"""
    found = planned(text, SETS)
    assert [each.text for each in found] == [
        "How did you get into this work?", "What surprised you?", "What would you drop tomorrow", "Who helped you when you were new?",
    ]  # fmt: skip
    assert [each.id for each in found] == ["q1", "q2", "q3", "q4"]
    assert found[0].topics == ("career_path",)
    assert [each.interesting for each in found] == [True, False, False, True]


def test_each_fault_of_a_plan_is_named_with_its_words():
    few = check("1. What does your company do?\n2. Do you like it?\n3. Is it hard?\n")
    assert few["enough"] == ("missed", "3 questions")
    assert few["not_to_be_looked_up"] == ("violated", "“What does your company do?”: their website says what they do")
    assert few["open_questions"][0] == "missed"
    assert "“Do you like it?”" in few["open_questions"][1]
    assert few["for_the_role"] == ("missed", "none from “Health and care”")
    twice = check("1. How did you get into nursing on ships?\n2. How did you get into nursing on a ship?\n")
    assert twice["no_two_alike"][0] == "missed"


def test_a_wish_that_nobody_asks_about_is_named():
    facts = Facts(field="nursing", wants_to_learn=("what one earns at the beginning",))
    assert check("1. How did you get into this work?", facts)["own_topics"] == (
        "missed",
        "nothing yet on “what one earns at the beginning”",
    )


def test_whether_ones_own_questions_are_interesting_is_not_pretended_to_be_known():
    own = "\n".join(
        f"{number}. What is it about the {thing} that you think of?"
        for number, thing in enumerate("sea ice tea oak fog ink".split(), 1)
    )
    assert check(own)["interesting"][0] == "unscored"


def test_two_questions_are_alike_by_their_words():
    assert alike("How did you get into nursing?", "How did you get into nursing, then?")
    assert not alike("What is hard about nursing?", "What do you like about nursing in winter?")


@pytest.mark.parametrize(
    "text", ["", "no question here", "1.", "- \n- \n", "\ufeff# x\r\n\r\n", "?" * 500, "1. " + "a" * 9000 + "?"]
)
def test_any_text_can_be_a_plan(text):
    assert len(planned(text, SETS)) <= 1
    check(text)
