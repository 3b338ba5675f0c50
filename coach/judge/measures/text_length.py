"""Was the first text short enough to be read? 140 words keep a limit of 200."""

from __future__ import annotations

from coach.dialogue.words import count_words
from coach.judge.evidence import opening_words
from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def text_length(talk: Talk, criterion: Criterion, *, most: int) -> Finding:  # noqa: ARG001
    """At most so many words in the first text that was sent."""
    if not talk.turns:
        return unscored("nothing was sent")
    first = talk.turns[0]
    words = count_words(first.text)
    if 0 < words <= most:
        return met(None, f"{words} words")
    return missed(f"{words} words; {most} is the most", first.turn, opening_words(first))
