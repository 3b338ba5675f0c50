"""Was the appointment read back? After "Shall we say Thursday at ten?", "Thursday at ten, I've got it" does."""

from __future__ import annotations

import re

from coach.judge.evidence import fold, sentence_at
from coach.judge.finding import Finding, met, missed, not_applicable, unscored
from coach.judge.minutes import ONES, TENS
from coach.judge.talk import Talk
from coach.scenario.model import Names
from coach.scenario.rubric import Criterion

DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|morning|afternoon|evening|noon|half past|quarter"
DETAIL = re.compile(rf"(?<!\w)(?:{DAYS}|\d{{1,2}}(?::\d\d)?|{'|'.join([*TENS, *ONES])})(?!\w)")
"""Days and times of the clock: what has to be right for two people to meet."""


def read_back(talk: Talk, criterion: Criterion, *, moves: Names, least: int = 2) -> Finding:
    """After one of `moves`: the criterion's act, or so many of the details that the professional had named."""
    offers = [done.turn for done in talk.moved(*moves)]
    if not offers:
        return not_applicable("there was no appointment to read back")
    heard = next((heard for heard in talk.said(*criterion.acts) if heard.turn > offers[0]), None)
    if heard:
        return met(heard.quote, probability=heard.probability)
    offered = " ".join(each.text for each in talk.utterances if each.speaker == "persona" and each.turn in offers)
    details = set(DETAIL.findall(fold(offered)))
    after = [turn for turn in talk.turns if turn.turn > offers[0]]
    for turn in after:
        said = [match for match in DETAIL.finditer(fold(turn.text)) if match.group() in details]
        # One of two is not enough, but where only a day was named, the day is all there is to repeat.
        if said and len({match.group() for match in said}) >= min(least, len(details)):
            return met(sentence_at(turn, said[0].start()), "the day and the time were repeated")
    if not talk.over:
        return unscored("not yet said, and the talk is not over")
    return missed("the appointment was not repeated", after[0].turn if after else talk.last_turn)
