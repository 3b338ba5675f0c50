"""Did the professional get to speak? 60 s of the trainee's beside 120 s of theirs is a share of 33 %, under a limit of 45 %."""

from __future__ import annotations

from coach.judge.evidence import opening_words
from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion

LEAST_TURNS = 4
"""In fewer turns than an introduction takes, the trainee has to speak more."""


def talk_share(talk: Talk, criterion: Criterion, *, most: float) -> Finding:  # noqa: ARG001
    """At most this share of all speech, 0 to 1."""
    share = talk.numbers.talk_share
    if not talk.timed:
        return unscored("the transcript has no times")
    if share is None or not talk.numbers.persona_seconds:
        return unscored("only one side spoke")
    if len(talk.turns) < LEAST_TURNS:
        return unscored("too short a talk to say")
    if share <= most:
        return met(None, f"you spoke {share:.0%} of the time")
    longest = max(talk.turns, key=lambda turn: turn.end_seconds - turn.start_seconds)
    return missed(f"you spoke {share:.0%} of the time; {most:.0%} is the most", longest.turn, opening_words(longest))
