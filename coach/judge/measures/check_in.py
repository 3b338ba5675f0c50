"""Did the trainee look at the clock when the time was nearly up? "I see our thirty minutes are over" at 29:40 does."""

from __future__ import annotations

from coach.dialogue.words import shown
from coach.judge.finding import Finding, met, missed, not_applicable, unscored
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def check_in(talk: Talk, criterion: Criterion, *, grace_minutes: float, from_minutes: float = 5) -> Finding:
    """Within the last `from_minutes` of what was agreed at the start, or within the grace behind it."""
    if not talk.timed:
        return unscored("the transcript has no times")
    if talk.begun_minutes is None:
        return unscored("nobody said how long the talk was to be")
    opens = (talk.begun_minutes - from_minutes) * 60
    closes = (talk.begun_minutes + grace_minutes) * 60
    for heard in talk.said(*criterion.acts):
        if opens <= heard.quote.at_seconds <= closes:
            return met(heard.quote, f"after {shown(heard.quote.at_seconds)}", heard.probability)
    if talk.seconds < talk.begun_minutes * 60:
        if not talk.over:
            return unscored("the time is not up yet")
        return not_applicable("the talk was over before the time was up")
    near = [turn.turn for turn in talk.turns if turn.start_seconds >= opens]
    return missed(f"{shown(talk.seconds)}, and no word about the time", near[0] if near else talk.last_turn)
