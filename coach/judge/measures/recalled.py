"""Does the note mention something that was really said? "The lobby on your first day" does, when they had told of it in the talk.

What was said there was compared when the text was sent (`coach.rehearsal.recall`) and stands in the act, with their words.
"""

from __future__ import annotations

from coach.judge.finding import Finding, met, missed, not_applicable, unscored
from coach.judge.talk import Talk
from coach.judge.wording import first_clause
from coach.scenario.rubric import Criterion

SAID, UNTOLD = "recalls_what_was_said", "mentions_specific_learning"


def recalled(talk: Talk, criterion: Criterion, *, line: str = "") -> Finding:  # noqa: ARG001
    """`line` is a better line in which `{heard}` stands for something that they said."""
    if not talk.earlier:
        return not_applicable("there is no talk to look back on")
    if found := talk.said(SAID):
        first = found[0]
        return met(first.quote, f"they had said: “{first.of}”" if first.of else "", first.probability)
    say = better(talk, line)
    if untold := [heard for heard in talk.said(UNTOLD) if not talk.said("recalls_what_was_not_said")]:
        return unscored(f"coach cannot tell whether “{_short(untold[0].quote.text)}” was said in the talk")
    return missed("nothing of what they told you stands in it", talk.existing(1), say=say)


def better(talk: Talk, line: str) -> str:
    """The line with a clause of what they told most fully; nothing where none stands alone."""
    tellings = sorted((turn.text for turn in talk.earlier if turn.speaker == "persona"), key=len, reverse=True)
    clause = next((clause for telling in tellings if (clause := first_clause(telling))), "")
    return line.replace("{heard}", clause) if clause else ""


def _short(text: str, most: int = 12) -> str:
    words = text.split()
    return " ".join(words[:most]) + (" …" if len(words) > most else "")
