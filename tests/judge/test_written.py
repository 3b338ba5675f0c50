"""Measures of what is written, on talks made by hand: lengths, days, details, and what a note recalls."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.dialogue.types import Act, Understanding, Utterance
from coach.dialogue.words import DAY
from coach.judge import measures
from coach.judge.talk import build
from coach.resources import shipped
from coach.scenario.load import Library
from coach.scenario.model import EarlierTurn
from coach.scenario.rubric import Criterion
from coach.scenario.trainee import load_trainee

LIBRARY = Library(shipped("scenarios"))
TALK = (
    EarlierTurn(speaker="persona", text="I sat in the lobby with the job seekers. You might talk to Theo Lang."),
    EarlierTurn(speaker="trainee", text="May I let you know how it goes?", acts=("offers_update",)),
)


def judged(text, measure, *, params=None, acts=(), day=0, earlier=TALK, said=()):
    """One text with the acts `said` (name, quote, what it goes back to), judged by one measure."""
    made = tuple(Act(name, quote, text.index(quote), text.index(quote) + len(quote), of=of) for name, quote, of in said)
    turn = Utterance("trainee", 1, text, day * DAY, day * DAY, Understanding(made))
    talk = build(
        [turn],
        rules=LIBRARY.rules("default"),
        trainee=load_trainee(Path("nowhere"), LIBRARY),
        profile=LIBRARY.profile("ruth-adler"),
        situation="written",
        timed=False,
        earlier=earlier,
    )
    return measures.judge(talk, Criterion(id="it", title="It", measure=measure, acts=acts, params=params or {}))


@pytest.mark.parametrize(("words", "verdict"), [(150, "met"), (151, "missed")])
def test_a_note_has_at_most_the_words_of_the_house(words, verdict):
    found = judged("word " * words, "text_length", params={"most": "rule:thank_you_words_most"})
    assert found.verdict == verdict
    assert str(words) in found.because


@pytest.mark.parametrize(("day", "verdict"), [(0, "met"), (2, "met"), (3, "missed")])
def test_a_note_leaves_within_the_days_of_the_house(day, verdict):
    assert judged("Thank you.", "sent_in_time", params={"days": "rule:thank_you_days"}, day=day).verdict == verdict


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Dana, 555 0142, dana@example.org", ""),
        ("Dana, dana@example.org", "a phone number is missing"),
        ("Dana, +1 (555) 014-2231", "an e-mail address is missing"),
        ("Dana", "a phone number and an e-mail address are missing"),
        ("In 2026 there were 12 of us.", "a phone number and an e-mail address are missing"),
    ],
)
def test_a_phone_number_and_an_e_mail_address_are_looked_for(text, lacking):
    found = judged(text, "details_left", params={"wanted": ["phone", "email"]})
    assert found.because == lacking
    assert found.verdict == ("missed" if lacking else "met")


def test_a_postal_address_is_known_when_it_is_seen():
    assert judged("Dana Ortiz\n12 Mill Lane\n", "details_left", params={"wanted": ["address"]}).verdict == "met"


def test_what_was_really_said_is_quoted_from_both_sides():
    said = ("recalls_what_was_said", "the lobby", "I sat in the lobby with the job seekers.")
    found = judged("I think of the lobby.", "recalled", said=[said])
    assert (found.verdict, found.quote.text) == ("met", "the lobby")
    assert "I sat in the lobby with the job seekers." in found.because


def test_what_cannot_be_told_is_not_judged_and_nothing_at_all_is_missed():
    untold = ("mentions_specific_learning", "the thing with the boats", "")
    assert judged("Thanks for the thing with the boats.", "recalled", said=[untold]).verdict == "unscored"
    missed = judged("Thank you.", "recalled", params={"line": "You said: “{heard}”."})
    assert missed.verdict == "missed"
    assert missed.say == "You said: “I sat in the lobby with the job seekers”."


def test_what_was_never_said_is_a_fault_with_what_was_said_instead():
    clean = judged("Thank you.", "misremembered")
    wrong = judged("You counted birds.", "misremembered", said=[("recalls_what_was_not_said", "You counted birds.", "")])
    assert (clean.verdict, wrong.verdict) == ("met", "violated")
    assert wrong.because == "nothing like it was said in your talk"


def test_whoever_was_named_is_to_be_taken_up():
    met = judged("I wrote to Theo Lang.", "named_taken_up", said=[("names_who_was_named", "Theo Lang", "Theo Lang")])
    missed = judged("Thank you.", "named_taken_up", params={"line": "I will write to {name}."})
    assert (met.verdict, missed.verdict, missed.say) == ("met", "missed", "I will write to Theo Lang.")
    assert judged("Thank you.", "named_taken_up", earlier=TALK[1:]).verdict == "not_applicable"


def test_a_promise_of_the_talk_is_looked_for_in_the_note():
    kept = [("says_next_step_or_update", "I will report", "")]
    promises = {"promises": ["offers_update"]}
    met = judged("I will report in May.", "promise_kept", params=promises, acts=["says_next_step_or_update"], said=kept)
    missed = judged("Thank you.", "promise_kept", params=promises, acts=["says_next_step_or_update"])
    assert (met.verdict, missed.verdict) == ("met", "missed")
    assert "May I let you know how it goes?" in missed.because
    assert judged("Thank you.", "promise_kept", params=promises, earlier=TALK[:1]).verdict == "not_applicable"


@pytest.mark.parametrize("measure", ["recalled", "misremembered"])
def test_without_a_talk_before_nothing_of_it_is_judged(measure):
    assert judged("Thank you.", measure, earlier=()).verdict == "not_applicable"
