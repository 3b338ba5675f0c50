"""What was no question in, a short reaction out, and now and then a question back.

"I studied marine biology." → "Marine biology, I see. How did you come to look at nursing?" Knows kinds of remarks, not the field.
"""

from __future__ import annotations

from coach.actor import phrases, remarks
from coach.actor.turn import Telling, Turn
from coach.actor.words import fold


def react(turn: Turn) -> Telling:
    """One or two sentences on a remark."""
    brief = turn.brief
    sort = remarks.kind(turn.heard)
    first = ""
    # whoever tells of a mother's hard days wants no echo of her job
    if sort in {"about_me", "family"} and not remarks.HARD.search(fold(turn.heard)) and (told := remarks.self_told(turn.heard)):
        echoes = [echo.format(told if echo.startswith("{") else told[0].lower() + told[1:]) for echo in phrases.ECHOES]
        first = turn.chance.pick(turn.memory.fresh(echoes)) or ""
    first = first or turn.drawn(phrases.REACTIONS[sort])
    if turn.most < 2 or brief.mood == "impatient" or sort in {"nothing", "gibberish", "rude"}:
        return Telling(first)
    back = phrases.YOUR_TURN
    if sort in {"about_me", "family", "praise", "remark"} and brief.mood in {"warm", "open"} and turn.chance.one_in(3):
        back = tuple(ask.format(field=brief.profile.field) for ask in phrases.ASKS_BACK)
    second = turn.chance.pick(turn.memory.fresh(back))
    return Telling(f"{first} {second}" if second else first)
