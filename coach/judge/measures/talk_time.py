"""Did the trainee speak briefly in all? 96 s of own words keep a limit of 180 s."""

from __future__ import annotations

from coach.dialogue.words import shown
from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def talk_time(talk: Talk, criterion: Criterion, *, most_seconds: float) -> Finding:  # noqa: ARG001
    """At most so many seconds of the trainee's own words in all."""
    if not talk.timed:
        return unscored("the transcript has no times")
    mine = talk.numbers.trainee_seconds
    if mine <= most_seconds:
        return met(None, f"you spoke for {shown(mine)}")
    passed = 0.0
    for turn in talk.turns:
        passed += turn.end_seconds - turn.start_seconds
        if passed > most_seconds:
            break
    return missed(f"you spoke for {shown(mine)}; {shown(most_seconds)} is the most", turn.turn)
