"""Briefs for personas: the boatbuilder of `tests/actor/boatyard.yaml`, and a talk with her that goes turn by turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from coach.actor.persona import Brief, Mood, Persona
from coach.dialogue.types import Directive, Line, Utterance
from coach.scenario.model import Move, RoleProfile

BOATYARD = Path(__file__).parent.parent / "actor" / "boatyard.yaml"
ANSWER = Move(instruct="Answer what was asked.", kind="answer", max_sentences=3)
NAME_CONTACT = Move(instruct="Name the one person you are given.", kind="name_contact", max_sentences=2)
GRANT = Move(
    instruct="Agree to meet. Say when and where.",
    max_sentences=2,
    lines=(
        "All right{% if trainee_name %}, {{ trainee_name }}{% endif %}, come by. {{ slot }} would suit me.",
        "I can do that. {{ slot }}, at {{ profile.place }}.",
        "Then see you on {{ slot }}, {{ trainee_name }}.",
    ),
)


@cache
def boatbuilder() -> RoleProfile:
    return RoleProfile.model_validate(yaml.safe_load(BOATYARD.read_text(encoding="utf-8")))


def said(text: str, turn: int = 1) -> Utterance:
    return Utterance("trainee", turn, text, 0.0, 1.0)


def brief(
    heard: str | None = None,
    *,
    move: Move = ANSWER,
    name: str = "answer",
    topics: Sequence[str] = (),
    facts: Sequence[str] | None = None,
    told: Sequence[str] = (),
    said_before: Sequence[str] = (),
    trainee_name: str = "",
    mood: Mood = "open",
    most: int = 3,
    contact: str | None = None,
    seed: int = 1,
    turn: int = 1,
    profile: RoleProfile | None = None,
    transcript: Sequence[Utterance] | None = None,
) -> Brief:
    """A brief with everything set to something usual. All facts without a condition may be told, unless `facts` says which."""
    who = profile or boatbuilder()
    if facts is None:
        facts = [fact.id for fact in who.facts if fact.when.trust is None] if move.kind == "answer" else []
    words = transcript if transcript is not None else (() if heard is None else (said(heard, turn),))
    return Brief(
        profile=who,
        directive=Directive(name, tuple(topics), tuple(facts), contact, most, because="a test"),
        move=move,
        mood=mood,
        situation="in_person",
        transcript=tuple(words),
        told=tuple(told),
        said_before=tuple(said_before),
        trainee_name=trainee_name,
        minutes=30,
        minutes_left=20,
        slot="Thursday at ten",
        seed=seed,
    )


class Talk:
    """Many turns with one persona: what it says is remembered as the loop would."""

    def __init__(self, persona: Persona, **usual: object) -> None:
        self.persona = persona
        self.usual = usual
        self.lines: list[Line] = []
        self.transcript: list[Utterance] = []
        self.told: list[str] = []

    def say(self, heard: str, **this_time: object) -> Line:
        turn = len(self.lines) + 1
        self.transcript.append(said(heard, turn))
        asked = brief(heard, turn=turn, **{**self.usual, **this_time})  # type: ignore[arg-type]
        line = spoken(
            self.persona,
            replace(
                asked,
                transcript=tuple(self.transcript),
                told=tuple(self.told),
                said_before=tuple(each.text for each in self.lines),
            ),
        )
        self.lines.append(line)
        self.transcript.append(Utterance("persona", turn, line.text, 0.0, 1.0))
        self.told += [fact for fact in line.facts if fact not in self.told]
        return line


def spoken(persona: Persona, asked: Brief) -> Line:
    """Everything it says to one brief, as one line."""
    lines = list(persona.speak(asked))
    assert lines, "a persona is never silent"
    return replace(
        lines[0],
        text=" ".join(line.text for line in lines),
        facts=tuple(fact for line in lines for fact in line.facts),
        caught=tuple(found for line in lines for found in line.caught),
        fallback=next((line.fallback for line in lines if line.fallback), None),
    )
