"""Was the appointment read back? After "Shall we say Thursday at ten?", "Thursday at ten, I've got it" does."""

from __future__ import annotations

import re

from coach.judge.evidence import fold, quoted, sentence_at
from coach.judge.finding import Finding, met, missed, not_applicable, unscored
from coach.judge.minutes import ONES, TENS
from coach.judge.talk import Talk
from coach.scenario.model import Names
from coach.scenario.rubric import Criterion

WEEKDAY = re.compile(r"(?<!\w)(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!\w)")
DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|morning|afternoon|evening|noon|half past|quarter"
DETAIL = re.compile(rf"(?<!\w)(?:{DAYS}|\d{{1,2}}(?::\d\d)?|{'|'.join([*TENS, *ONES])})(?!\w)")
"""Days and times of the clock: what has to be right for two people to meet."""


def read_back(talk: Talk, criterion: Criterion, *, moves: Names, least: int = 2) -> Finding:
    """After one of `moves`: the criterion's act, or so many of the details that the professional had named."""
    offers = [done.turn for done in talk.moved(*moves)]
    if not offers:
        return not_applicable("there was no appointment to read back")
    offered = " ".join(each.text for each in talk.utterances if each.speaker == "persona" and each.turn in offers)
    details = set(DETAIL.findall(fold(offered)))
    days = set(WEEKDAY.findall(fold(offered)))
    after = [turn for turn in talk.turns if turn.turn > offers[0]]
    wrong: Finding | None = None
    for turn in after:
        said = list(DETAIL.finditer(fold(turn.text)))
        other = next((match for match in WEEKDAY.finditer(fold(turn.text)) if days and match.group() not in days), None)
        act = next((heard for heard in talk.said(*criterion.acts) if heard.turn == turn.turn), None)
        kept = {match.group() for match in said if match.group() in details}
        if other:
            named = " or ".join(sorted(day.capitalize() for day in days))
            wrong = missed(
                f"you said {other.group().capitalize()}, they had said {named}", turn.turn, quoted(turn, *other.span())
            )
        elif act:
            return met(act.quote, probability=act.probability)
        # One of two is not enough, but where only a day was named, the day is all there is to repeat.
        elif kept and len(kept) >= min(least, len(details)):
            place = next(match.start() for match in said if match.group() in details)
            return met(sentence_at(turn, place), "the day and the time were repeated")
    if wrong:
        return wrong
    if not talk.over:
        return unscored("not yet said, and the talk is not over")
    return missed("the appointment was not repeated", after[0].turn if after else talk.last_turn)
