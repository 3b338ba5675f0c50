"""Was a no taken well? "I understand. Thank you all the same." after a refusal is; asking for the meeting twice more is not."""

from __future__ import annotations

from coach.judge.finding import Finding, met, missed, not_applicable, unscored, violated
from coach.judge.talk import Talk
from coach.scenario.model import Names
from coach.scenario.rubric import Criterion


def refusal_grace(
    talk: Talk,
    criterion: Criterion,
    *,
    moves: Names = ("refuse",),
    pushes: Names = ("asks_for_meeting", "asks_for_job"),
    most_pushes: int = 1,
) -> Finding:
    """The criterion's acts accept the no. One soft alternative ("ten minutes by phone, perhaps?") is allowed, not two."""
    refused = min((done.turn for done in talk.moved(*moves)), default=None)
    if refused is None:
        return not_applicable("nobody said no")
    pushed = [heard for heard in talk.said(*pushes) if heard.turn > refused]
    turns = list(dict.fromkeys(heard.turn for heard in pushed))
    if len(turns) > most_pushes:
        second = next(heard for heard in pushed if heard.turn == turns[most_pushes])
        because = f"asked again {len(turns)} times after the no"
        return violated(second.quote, because) if criterion.violation else missed(because, second.turn, second.quote)
    accepted = [heard for heard in talk.said(*criterion.acts) if heard.turn > refused]
    if accepted:
        return met(accepted[0].quote, probability=accepted[0].probability)
    if not talk.over:
        return unscored("the no has just been said")
    after = [turn.turn for turn in talk.turns if turn.turn > refused]
    return missed("no word of thanks or understanding after the no", after[0] if after else talk.last_turn)
