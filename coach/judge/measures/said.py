"""Was it said, and where it belongs? "Hi, my name is Dana" in turn 1 meets `states_own_name` with `first_turns: 2`."""

from __future__ import annotations

from coach.dialogue.words import shown
from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.talk import Heard, Talk
from coach.scenario.model import Names
from coach.scenario.rubric import Criterion


def said(
    talk: Talk,
    criterion: Criterion,
    *,
    first_turns: int | None = None,
    first_seconds: float | None = None,
    last_share: float | None = None,
    stages: Names = (),
    before: Names = (),
    phrases: Names = (),
) -> Finding:
    """Met by one of the criterion's acts, or one of `phrases`, within every limit that is given.

    `last_share: 0.34` is the last third of the talk or its closing. `before` names acts that must come later.
    Where the right place is not yet over, nothing is missed.
    """
    found = talk.found(criterion.acts, phrases)
    blocker = talk.said(*before)[0] if before and talk.said(*before) else None
    for heard in found:
        if (
            (first_turns is None or heard.turn <= first_turns)
            and (first_seconds is None or heard.quote.at_seconds <= first_seconds)
            and (last_share is None or _late(talk, heard, last_share))
            and (not stages or not talk.stages or talk.stages.get(heard.turn) in stages)
            and (blocker is None or _order(heard) <= _order(blocker))
        ):
            return met(heard.quote, f"after {shown(heard.quote.at_seconds)}" if talk.timed else "", heard.probability)
    back = _where(talk, last_share, stages)
    if found:
        first = found[-1] if last_share is not None else found[0]
        when = f"turn {first.turn}" + (f", after {shown(first.quote.at_seconds)}" if talk.timed else "")
        if blocker is not None and _order(first) > _order(blocker):
            return missed(f"only afterwards, in {when}", talk.existing(blocker.turn), first.quote)
        return missed(f"{'too early' if last_share is not None else 'only'} in {when}", back, first.quote)
    if not talk.over and not _passed(talk, first_turns, first_seconds):
        return unscored("not yet said, and the talk is not over")
    return missed("never said", back)


def _order(heard: Heard) -> tuple[int, int]:
    return heard.turn, heard.quote.start


def _late(talk: Talk, heard: Heard, share: float) -> bool:
    """In the last part by the clock or by the count of turns; a talk of three turns has no minutes to speak of.

    In the second half it is late enough as well when no question about the work came after it: the closing had begun.
    """
    position = next((index for index, turn in enumerate(talk.turns, 1) if turn.turn == heard.turn), 0)
    begins = min(share, 0.5) if _asks_after(talk, heard.turn) else 0.5
    by_clock = talk.timed and heard.quote.at_seconds >= (1 - begins) * talk.seconds
    return by_clock or position > (1 - begins) * len(talk.turns)


def _asks_after(talk: Talk, turn: int) -> bool:
    return any(heard.turn > turn for act in ("open_question", "closed_question") for heard in talk.by_act.get(act, ())[-1:])


def _passed(talk: Talk, first_turns: int | None, first_seconds: float | None) -> bool:
    """Whether the place where it belonged is already behind us."""
    if first_turns is not None and len(talk.turns) >= first_turns:
        return True
    return first_seconds is not None and talk.seconds > first_seconds


def _where(talk: Talk, last_share: float | None, stages: Names) -> int | None:
    """The turn in which to say it: the first of the opening, the last of a closing, the first of a stage."""
    if last_share is not None:
        return talk.last_turn
    if stages and talk.stages:
        here = [turn.turn for turn in talk.turns if talk.stages.get(turn.turn) in stages]
        return here[0] if here else talk.last_turn
    return talk.existing(1)
