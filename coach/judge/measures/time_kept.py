"""Did the talk end within the agreed time? 31:30 of an agreed 30 minutes is within a grace of 2; 34:00 is not.

The agreed time holds what the professional added: who was offered ten minutes more may use them.
"""

from __future__ import annotations

from coach.dialogue.words import shown
from coach.judge.evidence import opening_words
from coach.judge.finding import Finding, met, missed, unscored, violated
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def time_kept(talk: Talk, criterion: Criterion, *, grace_minutes: float, most_minutes: float | None = None) -> Finding:
    """`most_minutes` stands in where nobody knows what was agreed."""
    agreed = talk.agreed_minutes if talk.agreed_minutes is not None else most_minutes
    if not talk.timed:
        return unscored("the transcript has no times")
    if agreed is None:
        return unscored("nobody said how long the talk was to be")
    limit = (agreed + grace_minutes) * 60
    if talk.seconds <= limit:
        if not talk.over:
            return unscored(f"{shown(talk.seconds)} of {agreed:g} minutes so far; the talk is not over")
        return met(None, f"{shown(talk.seconds)} of {agreed:g} minutes")
    because = f"{shown(talk.seconds)}, with {agreed:g} minutes agreed"
    late = [turn for turn in talk.turns if turn.start_seconds > agreed * 60]
    quotes = (quote for turn in late if (quote := opening_words(turn)))
    first = next(quotes, None)
    before = [turn.turn for turn in talk.turns if turn.start_seconds <= agreed * 60]
    back = talk.existing(before[-1]) if before else talk.existing(1)
    if criterion.violation and first:
        return violated(first, because)
    return missed(because, back, first)
