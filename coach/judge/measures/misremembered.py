"""Does the note mention something that was not said? "Your years at sea" is a fault when nobody ever spoke of the sea."""

from __future__ import annotations

from dataclasses import replace

from coach.judge.finding import Finding, met, not_applicable, violated
from coach.judge.measures.recalled import better
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def misremembered(talk: Talk, criterion: Criterion, *, line: str = "") -> Finding:  # noqa: ARG001
    """`line` is a better line in which `{heard}` stands for something that they said.

    What cannot be told is no fault: only what has nothing like it in the talk, or stands against it.
    """
    if not talk.earlier:
        return not_applicable("there is no talk to look back on")
    found = talk.said("recalls_what_was_not_said")
    if not found:
        return met(None, "kept clean")
    first = found[0]
    because = f"what they had said was: “{first.of}”" if first.of else "nothing like it was said in your talk"
    return replace(violated(first.quote, because, first.probability), say=better(talk, line))
