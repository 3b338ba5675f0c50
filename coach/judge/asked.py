"""How long a meeting did the trainee ask for? "Could I see you for twenty minutes?" → 20, with the quote."""

from __future__ import annotations

from dataclasses import dataclass

from coach.judge.evidence import sentence_at
from coach.judge.minutes import minutes_in
from coach.judge.talk import Heard, Talk

SHORTEST_MEETING_MINUTES = 8
"""Fewer minutes are meant for the call itself: "do you have two minutes right now?"."""


@dataclass(frozen=True, slots=True)
class Asked:
    low: float
    high: float
    heard: Heard


def asked_minutes(talk: Talk) -> Asked | None:
    """The first length that can be that of a meeting; failing that, the longest that was named."""
    named: list[Asked] = []
    for heard in talk.said("states_duration"):
        found = minutes_in(heard.quote.text)
        if found is None and (turn := talk.turn_of(heard.turn)) and (sentence := sentence_at(turn, heard.quote.start)):
            found = minutes_in(sentence.text)
        if found:
            named.append(Asked(*found, heard))
    real = [each for each in named if each.high >= SHORTEST_MEETING_MINUTES]
    return real[0] if real else max(named, key=lambda each: each.high, default=None)
