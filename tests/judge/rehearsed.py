"""Whole rehearsals for the judge: real director, real scenarios, a persona of few words, and acts that the test writes down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from coach.actor.persona import Brief, Persona
from coach.dialogue.events import Event, SessionStarted
from coach.dialogue.session import Session
from coach.dialogue.types import Line, Understanding
from coach.rehearsal.loop import Rehearsal
from coach.rehearsal.ports import JournalWriter
from coach.scenario.load import load_scenario
from coach.scenario.model import Scenario
from tests.judge.talks import LIBRARY, TRAINEE, heard


@dataclass(frozen=True, slots=True)
class Say:
    """One turn: its words, what is heard in them (act → quote), what it asks about."""

    text: str
    acts: Mapping[str, str] | None = None
    topics: Sequence[str] = ()


CALL = Scenario.model_validate(yaml.safe_load((Path(__file__).parent / "call.yaml").read_text(encoding="utf-8")))
"""A scenario of the tests' own, so that no change of a shipped one moves these numbers."""


class Terse(Persona):
    """Says the name of its move."""

    def speak(self, brief: Brief) -> Iterator[Line]:
        yield Line(f"{brief.directive.move} number {len(brief.said_before)} at {brief.slot}.")


class Nowhere(JournalWriter):
    def append(self, event: Event) -> None:
        """Keeps nothing."""


@cache
def started(
    name: str, seed: int = 1, difficulty: str = "real", minutes: float | None = None, rules: str = "default"
) -> SessionStarted:
    scenario = CALL if name == "call" else load_scenario(name, LIBRARY)
    return SessionStarted(
        seq=0,
        coach_version="0",
        session="20300101-090000-test-0001",
        created="2030-01-01T09:00:00+00:00",
        scenario=scenario.model_dump(mode="json", exclude_defaults=True),
        profile=LIBRARY.profile("ruth-adler").model_dump(mode="json", exclude_defaults=True),
        rules=LIBRARY.rules(rules).model_dump(mode="json"),
        rubric=LIBRARY.rubric(scenario.rubric).model_dump(mode="json", exclude_defaults=True),
        questions=PLANNED,
        trainee=TRAINEE.model_dump(mode="json"),
        difficulty=difficulty,  # type: ignore[arg-type]
        seed=seed,
        persona="scripted",
        minutes=minutes or scenario.minutes.agreed,
    )


PLANNED = {
    "name": "own",
    "version": 1,
    "title": "Own",
    "questions": [
        {"id": "inspection", "text": TRAINEE.questions[0], "topics": ["typical_day"]},
        {"id": "drop", "text": TRAINEE.questions[1], "topics": ["dislikes_challenges"]},
    ],
}
"""What the trainee's questions are about, so that these tests need no detector."""


def rehearse(name: str, turns: Sequence[Say], *, leave: bool = True, **start: object) -> Session:
    """The session of these turns, up to where it ends by itself; otherwise the trainee leaves, if `leave`."""
    acts = {turn.text: heard(turn.text, turn.acts, turn.topics) for turn in turns}

    def understand(text: str, *, context: str | None, kinds: Sequence[str]) -> Understanding:
        return acts[text]

    loop = Rehearsal(Session.of([started(name, **start)]), understand, Terse(), Nowhere())  # type: ignore[arg-type]
    list(loop.proceed())
    for turn in turns:
        if loop.over:
            break
        list(loop.say(turn.text))
    if leave and not loop.over:
        list(loop.leave("done"))
    return loop.session


GOOD_CALL = (
    Say(
        "Good morning, my name is Noor Haddad. My teacher Mr. Bakker gave me your name. Do you have a minute?",
        {
            "greets": "Good morning",
            "states_own_name": "my name is Noor Haddad",
            "says_how_got_name": "Mr. Bakker gave me your name",
            "checks_time_to_talk": "Do you have a minute",
        },
    ),
    Say(
        "I'm a lab technician and I'd like to learn about food safety. I'm not looking for a job. Could I come "
        "to your office for twenty minutes, whenever suits you? Thank you for listening.",
        {
            "states_background": "I'm a lab technician",
            "states_field_purpose": "learn about food safety",
            "asks_advice_not_job": "I'm not looking for a job",
            "asks_for_meeting": "Could I come to your office",
            "prefers_in_person_or_worksite": "come to your office",
            "states_duration": "twenty minutes",
            "at_their_convenience": "whenever suits you",
            "thanks": "Thank you for listening",
        },
    ),
    Say("So that is settled. How do I find you? Thank you.", {"confirms_details": "that is settled", "thanks": "Thank you"}),
)

BAD_CALL = (
    Say("Are you hiring at the moment?", {"asks_for_job": "Are you hiring at the moment"}),
    Say("I could send you my resume.", {"pushes_resume": "I could send you my resume"}),
    Say(
        "Then call me back when you have a job for me.",
        {"asks_them_to_call_back": "call me back", "asks_for_job": "a job for me"},
    ),
)
