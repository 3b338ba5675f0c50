"""Did the trainee ask for a length of time that the house finds right? "Twenty minutes" fits 20 to 30; "an hour" does not."""

from __future__ import annotations

from coach.judge.asked import asked_minutes
from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.minutes import in_words
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def minutes_asked(talk: Talk, criterion: Criterion, *, ask: tuple[int, int], accept: tuple[int, int]) -> Finding:
    """`ask` is what to ask for; a number within `accept` is right as well."""
    wanted = in_words(*ask)
    if asked := asked_minutes(talk):
        low, high = min(ask[0], accept[0]), max(ask[1], accept[1])
        if low <= asked.low and asked.high <= high:
            return met(asked.heard.quote, f"you asked for {in_words(asked.low, asked.high)}", asked.heard.probability)
        words = "more" if asked.high > high else "less"
        return missed(
            f"you asked for {in_words(asked.low, asked.high)}, which is {words} than {in_words(low, high)}",
            asked.heard.turn,
            asked.heard.quote,
        )
    if vague := talk.said(*criterion.acts):
        return missed(f"no number of minutes; {wanted} would do", vague[0].turn, vague[0].quote)
    if not talk.over:
        return unscored("not yet said, and the talk is not over")
    place = talk.said("asks_for_meeting")
    return missed(f"never said how long; {wanted} would do", place[0].turn if place else talk.existing(1))
