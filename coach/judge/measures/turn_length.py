"""Was every turn short enough? A turn of 52 s is over a limit of 45 s, and its first words are the evidence."""

from __future__ import annotations

from coach.judge.evidence import opening_words
from coach.judge.finding import Finding, met, missed, unscored, violated
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def turn_length(talk: Talk, criterion: Criterion, *, most_seconds: float) -> Finding:
    """No turn longer than this."""
    if not talk.timed:
        return unscored("the transcript has no times")
    longest = max(talk.turns, key=lambda turn: turn.end_seconds - turn.start_seconds)
    seconds = longest.end_seconds - longest.start_seconds
    if seconds <= most_seconds:
        return met(None, f"your longest turn took {seconds:.0f} s")
    because = f"{seconds:.0f} s without a stop; {most_seconds:g} s is the most"
    quote = opening_words(longest)
    if criterion.violation and quote:
        return violated(quote, because)
    return missed(because, longest.turn, quote)
