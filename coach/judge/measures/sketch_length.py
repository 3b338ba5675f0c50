"""Was the sketch as long as it should be? 96 words in 38 s fit 50–150 words and 20–60 s.

Everything the trainee said counts together: a sketch that has to be drawn out piece by piece is no longer a sketch.
"""

from __future__ import annotations

from coach.judge.evidence import opening_words
from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def sketch_length(talk: Talk, criterion: Criterion, *, words: tuple[int, int], seconds: tuple[int, int]) -> Finding:  # noqa: ARG001
    """Lowest and highest number of words and of seconds."""
    count, spoken = talk.numbers.trainee_words, talk.numbers.trainee_seconds
    because = f"{count} words" + (f" in {spoken:.0f} s" if talk.timed else "")
    too_long = count > words[1] or (talk.timed and spoken > seconds[1])
    too_short = count < words[0] or (talk.timed and spoken < seconds[0])
    longest = max(talk.turns, key=lambda turn: len(turn.text))
    if too_long:
        return missed(f"{because}; {words[1]} words or {seconds[1]} s is the most", longest.turn, opening_words(longest))
    if not talk.over:
        return unscored(f"{because} so far")
    if too_short:
        return missed(f"{because}; {words[0]} words or {seconds[0]} s is the least", longest.turn, opening_words(longest))
    return met(opening_words(longest), because)
