"""Was it said after something that calls for it? A name was given: "May I mention that you sent me?" within the talk.

What calls for it is a move of the professional (`name_contact`, `grant_meeting`) or an act of the trainee. Where that never
came, the criterion does not apply.
"""

from __future__ import annotations

from coach.dialogue.words import shown
from coach.judge.finding import Finding, met, missed, not_applicable, unscored
from coach.judge.talk import Talk
from coach.scenario.model import Names
from coach.scenario.rubric import Criterion


def said_after(
    talk: Talk,
    criterion: Criterion,
    *,
    moves: Names = (),
    after: Names = (),
    within_turns: int | None = None,
    phrases: Names = (),
    unless: str = "there was no occasion",
    counts_without: bool = False,
) -> Finding:
    """Met by one of the criterion's acts, or one of `phrases`, within so many turns after the occasion.

    `counts_without: true` takes it as met when it was said although nothing called for it.
    """
    starts = [(done.turn, None) for done in talk.moved(*moves)] if moves else []
    occasions: list[tuple[int, int | None]] = [*starts, *((heard.turn, heard.quote.start) for heard in talk.said(*after))]
    found = talk.found(criterion.acts, phrases)
    if not occasions:
        if counts_without and found:
            return met(found[0].quote, probability=found[0].probability)
        return not_applicable(unless)
    turn, place = min(occasions, key=lambda each: (each[0], each[1] or 0))
    last = None if within_turns is None else turn + within_turns
    for heard in found:
        behind = heard.turn > turn or (place is not None and heard.turn == turn and heard.quote.start > place)
        if (behind or counts_without) and (last is None or heard.turn <= last):
            return met(heard.quote, f"after {shown(heard.quote.at_seconds)}" if talk.timed else "", heard.probability)
    late = next((heard for heard in found if heard.turn > turn), None)
    if late:
        return missed(f"only in turn {late.turn}", talk.existing(turn + 1), late.quote)
    if not talk.over and (last is None or (talk.last_turn or 0) < last):
        return unscored("not yet said, and the talk is not over")
    return missed("never said", talk.existing(turn + 1))
