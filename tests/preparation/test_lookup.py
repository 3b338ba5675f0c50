"""Nothing is asked that could be looked up; and no question for a story is taken for one."""

from __future__ import annotations

import pytest

from coach.preparation.lookup import stands_somewhere
from tests.preparation.rooms import LIBRARY

STANDS = """
What does your company do?
What does your organisation actually do?
When was it founded?
When was your organisation founded?
What year was the hospital established?
When was Acme Inc. founded?
How many employees does your company have?
How many people work here?
How many patients does the hospital have?
Where is your office?
Where are you based?
Where are your headquarters?
Who is the CEO?
Who founded the company?
Who runs it?
What products do you sell?
What services does your organization offer?
Could you tell me what your company does?
I'd like to know what your firm does.
What is your job title?
What’s your role?
What do you do here?
Where did you study?
What did you study?
Which university did you attend?
How long have you worked here?
How long have you been with the company?
When did you join the company?
What does Acme do?
What is the average salary of a nurse?
What are the admission requirements?
Is your company a non-profit?
What is your mission statement?
How big is your company?
How old is the company?
What kind of company is it?
What does a nurse do?
What are your opening hours?
Does your company have any openings?
""".strip().splitlines()

ONLY_THEY_KNOW = """
What does your team do when two people disagree?
Why was it founded?
How did you get into this work?
How many people do you talk to in a day?
How many patients does each nurse have?
What did you study that helps you today?
How long did it take until you felt at home in the job?
What made you join this company rather than another?
Who runs the meetings, and how do they go?
What does your company do better than others?
Where is the field going?
Where are you happiest in your work?
What kind of company suits a beginner?
What does success look like?
When did you know that this was for you?
What does the work do to your evenings?
""".strip().splitlines()


@pytest.mark.parametrize("question", STANDS)
def test_what_stands_on_a_page_is_not_asked(question):
    assert stands_somewhere(question)


@pytest.mark.parametrize("question", ONLY_THEY_KNOW)
def test_what_only_they_know_may_be_asked(question):
    assert stands_somewhere(question) == ""


def test_no_question_that_comes_with_coach_can_be_looked_up():
    every = [each.text for name in LIBRARY.names("questions") for each in LIBRARY.questions(name).questions]
    assert [text for text in every if stands_somewhere(text)] == []
