"""Was the trainee's own background told briefly? A turn of 28 s with "I'm in my last year of biology" is within 60 s."""

from __future__ import annotations

from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def background_brief(talk: Talk, criterion: Criterion, *, most_seconds: float, first_turns: int | None = None) -> Finding:
    """The first turn that holds one of the criterion's acts, from the act's first word to the end of the turn."""
    heard = next(iter(talk.said(*criterion.acts)), None)
    if heard is None:
        if not talk.over and (first_turns is None or len(talk.turns) < first_turns):
            return unscored("not yet said, and the talk is not over")
        return missed("never said", talk.existing(1))
    if first_turns is not None and heard.turn > first_turns:
        return missed(f"only in turn {heard.turn}", talk.existing(1), heard.quote)
    if not talk.timed:
        return met(heard.quote, probability=heard.probability)
    turn = talk.turn_of(heard.turn)
    seconds = turn.end_seconds - heard.quote.at_seconds if turn else 0.0
    if seconds > most_seconds:
        return missed(f"{seconds:.0f} s about yourself; {most_seconds:g} s is the most", heard.turn, heard.quote)
    return met(heard.quote, f"{seconds:.0f} s", heard.probability)
