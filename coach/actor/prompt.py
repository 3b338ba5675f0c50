"""A brief in, the messages for a language model out, by way of `prompts/actor.j2`.

The card of the professional, the record of the talk and the directive stand in every prompt anew. It offers at most two facts,
those that answer best, by the same search as the scripted persona uses. Everything that was said is quoted as a JSON string
on one line of its own, without the signs that chat templates are made of, so that no words of a trainee can pass for a rule.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from coach.actor.memory import Memory
from coach.actor.persona import Brief, Mood
from coach.actor.questions import questions
from coach.actor.retrieval import ANSWERS, index_of
from coach.dialogue.types import Utterance
from coach.llm.prompts import Prompts
from coach.scenario.model import Fact
from coach.scenario.templates import BadTemplate, line_variables, render

MOST_FACTS = 2
"""More only make a model tell what was not asked, and make a small machine read for a second longer."""
MOST_TURNS = 16
"""Utterances of the record that stand in a prompt, the last ones."""
FORGOTTEN_AT_ONCE = 8
"""The record loses so many at a time, so that a server that keeps what it has read need not read it all anew at every turn."""
UNSPOKEN = re.compile(r"[<>\[\]{}|｜#`▁\\]+")
"""No mouth says these, but `<|im_end|>`, `[INST]`, `</s>` or `### Instruction` ends a quotation for a server that knows it."""
MOST_CHARACTERS = 1_200
"""Of one utterance."""
NEAR = 0.25
"""A fact this far below the best one is no longer offered."""

MOODS: dict[Mood, str] = {
    "warm": "at ease and glad to talk",
    "open": "polite and businesslike",
    "cool": "reserved; you give little and volunteer nothing",
    "impatient": "in a hurry and short",
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line of the record."""

    who: str
    quoted: str


@dataclass(frozen=True, slots=True)
class ActorPrompt:
    """The variables of `actor.j2`."""

    full_name: str
    role: str
    field: str
    organisation: str
    place: str
    manner: str
    mood: str
    situation: str
    transcript: tuple[Spoken, ...]
    instruct: str
    answering: bool
    facts: tuple[str, ...]
    contact: str
    slot: str
    ends: bool
    most: int
    temper: str = ""


def asked(brief: Brief) -> bool:
    """Whether the trainee's last words ask for something."""
    return bool(questions(brief.heard)) or bool(brief.directive.topics)


def offered(brief: Brief) -> tuple[Fact, ...]:
    """The facts that answer the trainee's last words and may be told, best first, at most two."""
    if brief.move.kind != "answer" or not asked(brief):
        return ()
    ids = {fact.id for fact in brief.profile.facts}
    last = next((told for told in reversed(brief.told) if told.removesuffix(".detail") in ids), None)
    ranking = index_of(brief.profile).rank(brief.heard, brief.directive.topics, last)
    if not ranking or ranking[0].score < ANSWERS:
        return ()
    floor = max(ANSWERS, ranking[0].score - NEAR)
    # When the best answer may not be told, a lesser one would answer another question.
    if ranking[0].fact.id not in brief.directive.facts:
        return ()
    return tuple(each.fact for each in ranking if each.score >= floor and each.fact.id in brief.directive.facts)[:MOST_FACTS]


def tellings(brief: Brief, fact: Fact) -> tuple[str, ...]:
    """What a fact holds, filled in; its detail only when the fact itself was told before."""
    texts = [*fact.tellings, *([fact.detail] if fact.detail and fact.id in brief.told else [])]
    return tuple(filled(brief, text) for text in texts)


def _fresh(brief: Brief, fact: Fact) -> tuple[str, ...]:
    """The tellings that were not said yet, since nothing may be said twice; all of them when all were."""
    everything = tellings(brief, fact)
    return tuple(Memory(brief.said_before).fresh(everything)) or everything


def filled(brief: Brief, text: str) -> str:
    """A template of the profile with its variables; as it stands when it cannot be filled in."""
    try:
        return render(text, _variables(brief))
    except BadTemplate:
        return text


def prompt(prompts: Prompts, brief: Brief, facts: tuple[Fact, ...]) -> str:
    """The text of `actor.j2` for one brief."""
    profile, contact = brief.profile, brief.contact
    return prompts.render(
        "actor.j2",
        ActorPrompt(
            full_name=profile.full_name,
            role=profile.role,
            field=profile.field,
            organisation=profile.organisation,
            place=profile.place,
            manner=profile.manner,
            mood=MOODS[brief.mood],
            situation=brief.situation,
            transcript=tuple(_spoken(each, profile.first_name) for each in _recent(brief.transcript)),
            instruct=filled(brief, brief.move.instruct),
            answering=brief.move.kind == "answer" and asked(brief),
            facts=tuple(" ".join(_fresh(brief, fact)) for fact in facts),
            contact=f"{contact.name}, {contact.role}" if contact else "",
            slot=brief.slot if names_slot(brief) else "",
            ends=brief.directive.ends,
            most=max(1, brief.directive.max_sentences),
            temper=brief.temper,
        ),
    )


def names_slot(brief: Brief) -> bool:
    """Whether this move is one that gives the trainee a time to come."""
    return any("slot" in line for line in (brief.move.instruct, *brief.move.lines))


def _recent(transcript: tuple[Utterance, ...]) -> tuple[Utterance, ...]:
    """The end of the talk: at most `MOST_TURNS`, and the same beginning for several turns."""
    too_many = max(0, len(transcript) - MOST_TURNS)
    return transcript[-(-too_many // FORGOTTEN_AT_ONCE) * FORGOTTEN_AT_ONCE :]


def _spoken(utterance: Utterance, first_name: str) -> Spoken:
    text = "".join(char if char.isprintable() else " " for char in utterance.text[:MOST_CHARACTERS])
    text = UNSPOKEN.sub(" ", text)
    who = "Visitor" if utterance.speaker == "trainee" else first_name
    return Spoken(who, json.dumps(text, ensure_ascii=False))


def _variables(brief: Brief) -> dict[str, object]:
    return line_variables(
        brief.profile,
        trainee_name=brief.trainee_name,
        slot=brief.slot,
        minutes=brief.minutes,
        minutes_left=brief.minutes_left,
        contact=brief.contact,
        earlier=brief.earlier,
    )
