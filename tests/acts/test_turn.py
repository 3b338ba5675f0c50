"""What is heard in one turn of a talk, with the question before it."""

from __future__ import annotations

import pytest

from coach.acts import understand
from coach.acts.folding import fold
from coach.acts.intelligible import intelligible
from coach.acts.rules.manners import RULES
from coach.dialogue.vocabulary import MANNERS

PHONE = ("request", "utterance")
SKETCH = ("sketch", "utterance")


def heard(text, context=None, kinds=PHONE):
    return understand(text, context=context, kinds=kinds).names() - {"makes_sense"}


@pytest.mark.parametrize(
    "noise", ["", "7 7 %% ## 1", "   ", "lkjh", "asdf qwer zxcv", "fdsjkl jfkdsl fjkd jfkds", "…", "?!", "私は学生です"]
)
def test_noise_is_nothing_at_all(noise):
    assert understand(noise, context="And you are?", kinds=PHONE).acts == ()


@pytest.mark.parametrize("text", ["Dana Ortiz", "no", "20", "Zoë Nguyễn", "From the alumni page.", "Hm."])
def test_a_short_answer_makes_sense(text):
    assert "makes_sense" in understand(text, context=None, kinds=PHONE).names()


def test_longer_noise_with_one_real_word_is_still_noise():
    assert not intelligible(fold("kjhsdf kjh sdf the").text)


@pytest.mark.parametrize(
    ("asked", "answer", "act", "kinds"),
    [
        ("And you are?", "Dana Ortiz.", "states_own_name", PHONE),
        ("Where did you get this number from?", "From the alumni page.", "says_how_got_name", PHONE),
        ("What are you trying to find out?", "About labour-market analysis.", "states_field_purpose", PHONE),
        ("How long would you need?", "Twenty or so.", "states_duration", PHONE),
        ("Is this about a job, in the end?", "No, not at all.", "asks_advice_not_job", PHONE),
        ("Is this about a job, in the end?", "Yes, actually.", "asks_for_job", PHONE),
        ("What are you good at?", "Numbers, and explaining things to people.", "names_skills", SKETCH),
        ("Such as?", "I planned the meals for 200 people.", "gives_evidence", SKETCH),
        ("What are you aiming for?", "I'd like to work in a health department.", "states_goal_or_next_step", SKETCH),
    ],
)
def test_a_short_answer_counts_as_what_was_asked_for(asked, answer, act, kinds):
    assert act in heard(answer, asked, kinds)


@pytest.mark.parametrize(
    ("asked", "answer", "act"),
    [
        ("And you are?", "Nobody.", "states_own_name"),
        ("And you are?", "Why do you ask?", "states_own_name"),
        ("Where did you get this number from?", "I don't remember.", "says_how_got_name"),
        ("How long would you need?", "Not long.", "states_duration"),
        ("What are you trying to find out?", "purple the seven of because", "states_field_purpose"),
        ("And how can I help you?", "purple the seven of because", "states_ask"),
    ],
)
def test_an_answer_that_is_none_counts_for_nothing(asked, answer, act):
    assert act not in heard(answer, asked, (*PHONE, "sketch"))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("You idiot, just hire me.", "insults"),
        ("Shut up and listen.", "insults"),
        ("Sorry, could you repeat that?", "asks_to_repeat"),
        ("How do I get there?", "asks_directions"),
        ("Is there parking?", "asks_directions"),
        ("Could we make it Wednesday instead?", "asks_for_other_time"),
        ("Thursday at ten works for me.", "says_yes"),
        ("Thursday at ten works for me.", "names_a_time"),
        ("Not really.", "says_no"),
        ("Honestly, not much.", "has_no_answer"),
        ("Sounds good, see you then.", "says_goodbye"),
        ("Goodbye and thanks.", "says_goodbye"),
        ("Take your time.", "offers_to_wait"),
        ("You were just telling me about the survey.", "comes_back"),
        ("What do you like least?", "asks_for_less"),
        ("Maybe someone in a hospital?", "narrows_it_down"),
        ("Would it be easier if you asked them first?", "offers_that_they_ask_first"),
        ("I won't repeat that.", "promises_discretion"),
        ("I'll stop at half past, then.", "names_a_new_limit"),
        ("Oh great, can I apply?", "wants_that_job"),
        ("Sorry about that.", "apologises"),
    ],
)
def test_manners_are_heard(text, act):
    assert act in heard(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("No problem, thanks for your time.", "asks_for_less"),
        ("I read that customers called the staff stupid.", "insults"),
        ("I would love to hear how you got into this.", "says_goodbye"),
        ("Whatever day works for you.", "says_yes"),
    ],
)
def test_manners_are_not_heard_where_there_are_none(text, act):
    assert act not in heard(text)


def test_every_manner_has_its_patterns():
    assert set(RULES) | {"makes_sense", "echoes"} == set(MANNERS)


def test_quotes_are_verbatim():
    text = "  Oh, Thursday at ten works for me, thank you!  "
    for act in understand(text, context="How about Thursday at ten?", kinds=PHONE).acts:
        assert text[act.start : act.end] == act.quote


def test_the_words_of_the_other_side_are_an_echo_and_earn_nothing():
    """The professional: "Employment Office, Ruth Adler speaking." The trainee: the same."""
    context = "Employment Office, Ruth Adler speaking."
    assert heard(context, context) == {"echoes"}


def test_reading_the_day_back_is_no_echo():
    """The professional names day and place; the trainee repeats the day."""
    context = "Sure, why not. Thursday at ten would suit me, at the Employment Office on Harlan Street."
    assert "echoes" not in heard("Thursday at ten, then.", context)


def test_nobody_takes_a_no_with_an_insult():
    """The professional: "As I said, I can't, I'm sorry." The trainee: "You're no help at all." """
    assert "refusal_accepted" not in heard("You're no help at all.", "As I said, I can't, I'm sorry.")


@pytest.mark.parametrize("act", ["states_own_name", "self_introduction"])
def test_the_name_that_is_quoted_is_the_trainees_own(act):
    """Both names stand in one sentence."""
    found = understand("Hello Ms Adler, my name is Dana Ortiz.", context=None, kinds=PHONE).acts
    quotes = [each.quote for each in found if each.name == act]
    assert quotes
    assert all("Dana" in quote and "Adler" not in quote for quote in quotes)
