"""What people type, however they type it, becomes a sentence."""

from __future__ import annotations

import pytest

from coach.preparation import phrasing


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("am in my last year of biology", "I am in my last year of biology."),
        ("I am a cook.", "I am a cook."),
        ("I'm a cook", "I am a cook."),
        ("i’ve worked in sales", "I have worked in sales."),
        ("I'd call myself a cook", "I'd call myself a cook."),
        ("A nurse in my third year", "I am a nurse in my third year."),
        ("student of law", "I am a student of law."),
        ("currently studying law", "I am currently studying law."),
        ("currently work in a shop", "I currently work in a shop."),
        ("Studied history and have worked since", "I studied history and have worked since."),
        ("in my final year", "I am in my final year."),
        ("my background is in sales", "My background is in sales."),
        ("mechanical engineering, third term", "About me: mechanical engineering, third term."),
        ("Dipl.-Ing., 12 years at NASA", "About me: Dipl.-Ing., 12 years at NASA."),
        ("work at Acme Inc.", "I work at Acme Inc."),
        ("unemployed", "I am unemployed."),
        ("been a cook for ten years", "I have been a cook for ten years."),
        ("Working mom of three", "I am a working mom of three."),
    ],
)
def test_a_background_follows_the_word_i_or_a_colon(typed, said):
    assert phrasing.background(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("through the alumni page", "I found you through the alumni page."),
        ("I found you on LinkedIn", "I found you on LinkedIn."),
        ("LinkedIn", "I found you through LinkedIn."),
        ("my aunt", "I found you through my aunt."),
        ("my aunt told me about you", "My aunt told me about you."),
        ("from my neighbour, Mr. Braun", "I have your name from my neighbour, Mr. Braun."),
        ("recommended by my professor", "You were recommended to me by my professor."),
        ("I met you at the fair!", "I met you at the fair."),
        ("saw your talk", "I saw your talk."),
        ("searching the web", "I found you while searching the web."),
        ("the dean named three people", "How I found you: the dean named three people."),
        ("pure chance, on a train", "How I found you: pure chance, on a train."),
        ("online", "I found you online."),
        ("met at a party", "We met at a party."),
        ("was in your class", "I was in your class."),
        ("you came to our school", "You came to our school."),
    ],
)
def test_how_one_found_them_is_a_sentence(typed, said):
    assert phrasing.found(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("I want to know whether it suits me", "I want to know whether it suits me."),
        ("to find out whether it suits me", "I would like to find out whether it suits me."),
        ("because I am torn", "I am asking because I am torn."),
        ("whether one can begin at forty", "I would like to find out whether one can begin at forty."),
        ("How do people live with it?", "My question behind it: How do people live with it?"),
        ("curiosity", "My reason for asking: curiosity."),
        ("My sister is a nurse", "My sister is a nurse."),
        ("want to know if it is for me", "I want to know if it is for me."),
        ("learn more", "I would like to learn more."),
        ("Curious about the job", "I am curious about the job."),
    ],
)
def test_a_reason_is_a_sentence(typed, said):
    assert phrasing.why(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("your article on wages", "I came across your article on wages."),
        ("that you began as a baker", "I have read that you began as a baker."),
        ("You began as a baker.", "I have read that you began as a baker."),
        ("about your move", "I have read about your move."),
        ("your team won a prize", "I have read this: your team won a prize."),
        ("I read your interview", "I read your interview."),
        ("wrote a book on wages", "I have read that you wrote a book on wages."),
        ("you’re on the board", "I have read that you’re on the board."),
    ],
)
def test_what_one_has_read_is_a_sentence(typed, said):
    assert phrasing.read(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("cut the queue by half", "For example, I cut the queue by half."),
        ("I cut the queue by half.", "For example, I cut the queue by half."),
        ("Organised a conference", "For example, I organised a conference."),
        ("my project won a prize", "One example: my project won a prize."),
        ("1st place in maths", "One example: 1st place in maths."),
    ],
)
def test_an_example_is_a_sentence(typed, said):
    assert phrasing.example(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a post as an analyst", "In the longer run I am thinking of a post as an analyst."),
        ("to become a midwife", "In the longer run I would like to become a midwife."),
        ("become a midwife", "In the longer run I would like to become a midwife."),
        ("working with refugees", "In the longer run I am thinking of working with refugees."),
        ("I would like to teach", "In the longer run I would like to teach."),
        ("analyst", "My aim in the longer run: analyst."),
        ("nursing degree", "My aim in the longer run: nursing degree."),
        ("own a bakery", "In the longer run I would like to own a bakery."),
    ],
)
def test_an_aim_is_a_sentence(typed, said):
    assert phrasing.aim(typed) == said


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("public health", "public health"),
        ("the field of nursing.", "nursing"),
        ("I want to learn about the music business", "the music business"),
        ("legal field", "the legal field"),
        ("a career in law", "law"),
        ("I do not know what I want", ""),
        ("to become a nurse", "nursing"),
        ("what you do", ""),
    ],
)
def test_a_field_is_a_few_words(typed, field):
    assert phrasing.field(typed) == field


def test_strengths_that_hold_commas_are_parted_by_semicolons():
    assert phrasing.listed(["a", "b", "c"]) == "a, b and c"
    assert phrasing.listed(["languages (German, French)", "maths"]) == "languages (German, French), and also maths"
    assert phrasing.listed(["a, b", "c", "d"]) == "a, b; c; and also d"
    assert phrasing.skill("I am good with people") == "being good with people"


def test_a_role_on_an_envelope_has_no_article():
    assert phrasing.title("a public health nurse") == "Public health nurse"
    assert phrasing.title("analyst") == "Analyst"
    assert phrasing.title("") == ""


def test_a_full_stop_never_stands_twice():
    assert phrasing.stop("Sammy Davis Jr.") == "Sammy Davis Jr."
    assert phrasing.stop("who?") == "who?"
    assert phrasing.stop("so …") == "so …"
    assert phrasing.stop("Kim") == "Kim."


def test_only_the_first_statement_of_a_background_is_brief():
    assert phrasing.brief("am a nurse, and I run a choir") == "am a nurse"
    assert (
        phrasing.brief("work at St. Mary's, in sales, marketing, and logistics")
        == "work at St. Mary's, in sales, marketing, and logistics"
    )
    assert phrasing.brief("am a nurse; I run a choir") == "am a nurse"


def test_a_wish_that_is_a_question_is_asked():
    assert phrasing.advice(("is it hard",)) == "What I would most like to ask you: Is it hard?"
    assert phrasing.advice(("the hard parts", "How did you start?")) == "What I would most like your advice on: the hard parts."
