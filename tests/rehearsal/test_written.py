"""What shows only in a text: blanks, somebody else's name, days, and what was really said in the talk before."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.acts import understand
from coach.acts.blanks import blanks, only_blanks
from coach.rehearsal.recall import claims, recalled
from coach.rehearsal.recall_words import core, numbers
from coach.rehearsal.turns import TurnError, sent
from coach.rehearsal.written import called_otherwise, days_until, understood
from coach.resources import shipped
from coach.scenario.load import Library, load_scenario
from coach.scenario.model import EarlierTurn, Move
from coach.scenario.trainee import load_trainee

LIBRARY = Library(shipped("scenarios"))
RUTH = LIBRARY.profile("ruth-adler")
TOLD = (
    "Nobody had told the front desk, so I sat in the lobby with the job seekers for an hour.",
    "Fifteen years ago seven firms in ten filled in our survey, now it's fewer than five.",
    "You might talk to Theo Lang, who does surveys for the county health department.",
)
TALK = tuple(EarlierTurn(speaker="persona", text=text) for text in TOLD)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dear [name],", ["[name]"]),
        ("I am {{ background }} and {field}.", ["{{ background }}", "{field}"]),
        ("Dear <your contact>, I found you ____.", ["<your contact>", "____"]),
        ("Hello XXX, how are you?", ["XXX"]),
        ("Write to me: Dana <dana@example.org>", []),
        ("He said it [sic], see https://example.org/a_b and [1].", []),
        ("Well ... I was not sure …", []),
    ],
)
def test_blanks_of_a_template_are_found_and_nothing_else(text, left):
    assert [text[slice(*place)] for place in blanks(text)] == left


def test_a_text_of_nothing_but_blanks_is_not_sent():
    assert only_blanks("Dear [name],\n\n[your text]\n\n[your name]")
    assert not only_blanks("Dear [name], thank you very much for the time that you gave me.")
    with pytest.raises(TurnError, match="nothing in it but the blanks"):
        sent("[your name]\n[date]")


def test_a_text_keeps_its_lines_and_loses_what_no_letter_holds():
    assert sent("Dear Ms Adler,\r\n\r\nhello\x00\x1b[31mthere\u202e.  \r\n\r\n\r\n\r\n\r\nDana\n") == (
        "Dear Ms Adler,\n\nhello there .\n\n\nDana"
    )


def test_a_text_that_nobody_would_read_is_not_sent():
    with pytest.raises(TurnError, match="1,500 words is the most"):
        sent("word " * 1501)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Dear Ms Miller,\n\nthank you.", "Miller"),
        ("Dear Ms Adler,\n\nthank you.", None),
        ("Hi Ruth, thank you.", None),
        ("Dear Dr. Ruth Adler:", None),
        ("Dear Sir or Madam,", None),
        ("Hi, I need a job.", None),
        ("Hello my name is Dana Ortiz.", None),
        ("Dear Robert", "Robert"),
    ],
)
def test_somebody_else_s_name_is_noticed(text, wrong):
    place = called_otherwise(text, RUTH)
    assert (text[slice(*place)] if place else None) == wrong


def test_the_same_seed_takes_the_same_days_and_never_too_many():
    move = Move(instruct="Answer.", lines=("Yes.",), days=(2, 6))
    taken = {seed: days_until(move, seed, 1) for seed in range(40)}
    assert set(taken.values()) == {2, 3, 4, 5, 6}
    assert taken == {seed: days_until(move, seed, 1) for seed in range(40)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("What you told me about sitting in the lobby with the job seekers has stayed with me.", True),
        ("I was struck that fewer than five firms in ten still fill in the survey.", True),
        ("I was struck that nine firms in ten still fill in the survey.", False),
        ("Your story about the flood in the archive made me laugh.", False),
        ("It was fascinating to hear how you counted birds for the national park.", False),
    ],
)
def test_what_was_said_is_told_from_what_was_not(text, said):
    (found,) = claims(text, TOLD)
    assert found.said is said


@pytest.mark.parametrize(
    "text", ["Thank you for your time.", "I would like to stay in touch.", "Thank you for telling me about your work."]
)
def test_what_says_nothing_particular_is_no_claim(text):
    assert list(claims(text, TOLD)) == []


def test_each_claim_holds_both_sides_words():
    acts = list(recalled("I keep thinking about the lobby and the job seekers. I have written to Theo Lang.", TALK, RUTH))
    (said,) = [act for act in acts if act.name == "recalls_what_was_said" and "lobby" in act.quote]
    assert said.quote == "I keep thinking about the lobby and the job seekers."
    assert said.of in TOLD[0]
    assert [act.of for act in acts if act.name == "names_who_was_named"] == ["Theo Lang"]


def test_without_a_talk_nothing_is_recalled():
    assert list(recalled("You told me about the lobby.", (), RUTH)) == []


def test_a_frame_is_taken_off_a_claim():
    assert core("What you told me about the lobby on your first day has stayed with me.") == "the lobby on your first day"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("twenty-eight patients and six nurses", [28, 6]),
        ("four hundred feet", [400]),
        ("in twenty twenty-one", [20, 21, 2021]),
        ("until 2021", [2021]),
        ("one of them", []),
        ("1,500 words", [1500]),
    ],
)
def test_numbers_are_read_in_words_and_digits(text, found):
    assert list(numbers(text)) == found


def test_an_e_mail_is_heard_as_coach_check_hears_it():
    from coach.judge.check import check_text

    text = (
        "Dear Ms Adler,\n\nmy name is Dana Ortiz. I found you through the alumni page of my school. I am not asking for a job, I would"
        " like your advice. Could I visit you for twenty minutes, whenever it suits you? I will call you on Thursday."
    )
    scenario = load_scenario("written-request", LIBRARY)
    heard = understood(text, None, scenario, RUTH, understand).names()
    checked = check_text("request", text, "email", None, LIBRARY.rules("default"), load_trainee(Path("nowhere"), LIBRARY))
    assert {each.id for each in checked.criteria if each.act} <= heard
