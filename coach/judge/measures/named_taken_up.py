"""Does the note take up the person whom they had named? "I have written to Theo Lang" does."""

from __future__ import annotations

from coach.judge.evidence import fold
from coach.judge.finding import Finding, met, missed, not_applicable
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def named_taken_up(talk: Talk, criterion: Criterion, *, line: str = "") -> Finding:  # noqa: ARG001
    """`line` is a better line in which `{name}` stands for that person."""
    told = fold(" ".join(turn.text for turn in talk.earlier if turn.speaker == "persona"))
    named = [contact.name for contact in (talk.profile.contacts if talk.profile else ()) if fold(contact.name) in told]
    if not named:
        return not_applicable("they had named nobody")
    if found := talk.said("names_who_was_named"):
        return met(found[0].quote, f"they had named {found[0].of}")
    return missed(f"they had named {named[0]}", talk.existing(1), say=line.replace("{name}", named[0]))
