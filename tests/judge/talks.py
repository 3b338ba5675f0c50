"""Talks for the judge: turns written down with what was heard in them, and what the professional did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from coach.dialogue.types import Act, Understanding, Utterance
from coach.judge.talk import Done, Planned, Talk, build
from coach.resources import shipped
from coach.scenario.load import Library
from coach.scenario.model import RoleProfile, Rules, Trainee
from coach.scenario.rubric import Criterion

LIBRARY = Library(shipped("scenarios"))
TRAINEE = Trainee(
    name="Noor Haddad",
    background="finished my training as a lab technician in June",
    field="food safety",
    found_through="through my old teacher, Mr. Bakker",
    wants_to_learn=("how inspections really go",),
    questions=("What did your last inspection look like?", "Which part of the work would you drop?"),
    skills=("careful records", "staying calm"),
    phone="555 0177",
)
RULES = Rules(
    name="house",
    version=1,
    title="House",
    ask_minutes=(20, 30),
    accept_minutes=(15, 30),
    meeting_most_minutes=30,
    phone_meeting_minutes=(10, 15),
    grace_minutes=2,
    thank_you_days=2,
    resume="on_request",
    voicemail="leave",
    arrive_early_minutes=(5, 10),
    talk_share_most=0.45,
    longest_turn_request_seconds=45,
    background_most_seconds=60,
    sketch_seconds=(20, 60),
    sketch_words=(50, 150),
    thank_you_words_most=150,
)


@cache
def ruth() -> RoleProfile:
    return LIBRARY.profile("ruth-adler")


def heard(text: str, acts: Mapping[str, str] | None = None, topics: Sequence[str] = ()) -> Understanding:
    """Acts by the words that are their quote: `heard("Hi, I'm Noor", {"states_own_name": "I'm Noor"})`."""
    found = []
    for name, quote in (acts or {}).items():
        start = text.index(quote)
        found.append(Act(name.split("/")[0], quote, start, start + len(quote)))
    return Understanding(tuple(sorted(found, key=lambda act: (act.start, act.name))), tuple(topics))


def me(
    turn: int,
    text: str,
    acts: Mapping[str, str] | None = None,
    *,
    at: float = 0.0,
    lasts: float = 5.0,
    topics: Sequence[str] = (),
):
    return Utterance("trainee", turn, text, at, at + lasts, heard(text, acts, topics))


def they(turn: int, text: str, *, at: float = 0.0, lasts: float = 5.0):
    return Utterance("persona", turn, text, at, at + lasts)


def talk(*utterances: Utterance, moves: Mapping[int, str] | None = None, planned: Sequence[Planned] = (), **more: object) -> Talk:
    usual: dict[str, object] = {"rules": RULES, "trainee": TRAINEE, "profile": ruth(), "situation": "in_person"}
    done = [Done(turn, (move,)) for turn, move in (moves or {}).items()]
    return build(utterances, done=done, planned=planned, **{**usual, **more})  # type: ignore[arg-type]


def criterion(measure: str, *acts: str, violation: bool = False, **params: object) -> Criterion:
    return Criterion(id="it", title="It", measure=measure, acts=acts, params=params, violation=violation)
