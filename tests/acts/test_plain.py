"""Textbook forms count whatever the networks make of them, and none of them is ever wrong on the labelled texts."""

from __future__ import annotations

import pytest

from benchmarks.understanding.corpus import load
from coach.acts import hear
from coach.acts.folding import fold, masked
from coach.acts.rules.engine import matches
from coach.acts.rules.plain import PLAINLY
from coach.dialogue.vocabulary import ACTS, KINDS


@pytest.mark.parametrize(
    ("text", "kind", "act"),
    [
        ("I know you are busy.", "request", "acknowledges_busy_or_brief"),
        ("Is this a good time?", "request", "checks_time_to_talk"),
        ("I'm not looking for a job.", "utterance", "not_looking_for_job"),
        ("May I write to you in the spring?", "utterance", "asks_to_keep_in_touch"),
        ("May I use your name?", "utterance", "permission_to_use_name"),
        ("Who else should I talk to?", "utterance", "referral_ask"),
        ("I see our time is up.", "utterance", "time_check"),
        ("When would be a good time to call?", "utterance", "asks_best_time"),
        ("Could you look at my résumé?", "utterance", "asks_resume_feedback"),
        ("Thank you for your time.", "thank-you", "thanks_for_time"),
        ("Are you hiring?", "utterance", "asks_for_job"),
    ],
)
def test_a_textbook_form_is_heard(text, kind, act):
    assert act in hear(text, kind=kind).acts.names()


@pytest.mark.parametrize(
    ("text", "kind", "act"),
    [
        ("People always ask: are you hiring?", "utterance", "asks_for_job"),
        ("Do you ever hire juniors?", "utterance", "asks_for_job"),
        ("Who do you talk to most?", "utterance", "referral_ask"),
        ("You must be good with children.", "utterance", "time_check"),
        ("I see our time is up.", "utterance", "shows_research"),
    ],
)
def test_the_words_alone_are_not_the_act(text, kind, act):
    assert act not in hear(text, kind=kind).acts.names()


@pytest.mark.parametrize("split", ["train", "dev"])
def test_no_form_is_ever_wrong_on_the_labelled_texts(split):
    wrong = []
    for each in load(split):
        plain = masked(fold(each.text).text, fold(each.context).text if each.context else "")
        known = each.ids() | each.ids(arguable=True)
        for name in (PLAINLY.keys() & KINDS[each.kind].keys()) - known:
            wrong += [(each.place, name) for rule in PLAINLY[name] for _ in matches(rule, plain)]
    assert wrong == []


def test_every_form_belongs_to_an_act():
    assert set(PLAINLY) <= set(ACTS)
