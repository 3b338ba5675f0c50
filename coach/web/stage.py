"""A session in, what its page shows before and around the talk out: who, where, how long, what for.

`stage(session)` → `Stage(title="Leave a message", place="machine", …)`. The talk itself comes over the socket.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coach.dialogue.session import Session
from coach.preparation.next_time import memo
from coach.rehearsal.sample import most_told
from coach.scenario.acquaintance import Acquaintance
from coach.scenario.model import RoleProfile, Rules, Scenario, Trainee
from coach.scenario.snapshot import snapshot
from coach.scenario.templates import page_variables, render

Place = Literal["phone", "machine", "room", "sketch", "written"]


@dataclass(frozen=True, slots=True)
class Stage:
    """The page of a rehearsal that is going on."""

    session: str
    title: str
    briefing: str
    goal: str
    research: tuple[str, ...]
    professional: str
    imagined: str
    """Where they stand in for a real person: what of them is made up."""
    memo: tuple[str, ...]
    """What the records hold of them, to be read again before the talk."""
    first_name: str
    speaker: str
    """Who answers, above each caption: "Ruth", "Machine", "Front desk"."""
    role: str
    organisation: str
    where: str
    place: Place
    """What it looks like: a call, an answering machine, a room, a sketch told to somebody, a sheet to write on."""
    difficulty: str
    exam: bool
    agreed_seconds: int
    most_seconds: int
    """Then it is over, whatever happens."""
    good_seconds: tuple[int, int]
    """For a message or a sketch: between these it is as long as it should be."""
    words_per_minute: int
    channel: str = ""
    """How a text is sent: `email`, `letter` or `card`; empty where one talks."""
    told: tuple[str, ...] = ()
    """What the professional said in the talk that a note looks back on, where one was played for it."""
    before: str = ""
    """The session of that talk, where the trainee had it."""
    asks_days: bool = False
    """Whether the trainee says how many days after the talk they send the text."""
    needs: str = ""
    """What has to be installed before anybody can talk aloud, in one line; empty where nothing is missing."""


def stage(session: Session, needs: str = "") -> Stage:
    """What stands on the page of one session."""
    start = session.start
    scenario, profile, rules = snapshot(start, Scenario), snapshot(start, RoleProfile), snapshot(start, Rules)
    variables = page_variables(profile, snapshot(start, Trainee), rules, start.minutes, scenario.earlier)
    place = place_of(scenario)
    agreed = round(start.minutes * 60)
    return Stage(
        session=start.session,
        title=scenario.title,
        briefing=" ".join(render(scenario.whole_briefing, variables).split()),
        goal=render(scenario.goal, variables).strip(),
        research=profile.research[:3],
        professional=profile.full_name,
        imagined=profile.imagined.notice(profile.full_name) if profile.imagined else "",
        memo=tuple(memo(snapshot(start, Acquaintance))) if start.acquaintance else (),
        first_name=profile.first_name,
        speaker=speaker_of(scenario, profile),
        role=profile.role,
        organisation=profile.organisation,
        where=profile.place,
        place=place,
        difficulty=start.difficulty,
        exam=start.exam,
        agreed_seconds=agreed,
        most_seconds=round(scenario.minutes.most * 60),
        good_seconds=rules.sketch_seconds if place == "sketch" else (min(MESSAGE_SECONDS, agreed), agreed),
        words_per_minute=rules.words_per_minute,
        channel=scenario.channel or "" if scenario.written else "",
        told=most_told(scenario.earlier.talk) if scenario.earlier.sample else (),
        before=scenario.earlier.session if scenario.recalls and not scenario.earlier.sample else "",
        asks_days=scenario.recalls is not None and not session.turn,
        needs=needs,
    )


MESSAGE_SECONDS = 30
"""A message that says who, what for and when again takes half a minute: the goal of `scenarios/voicemail.yaml`."""


def place_of(scenario: Scenario) -> Place:
    """What the page looks like."""
    if scenario.written:
        return "written"
    if scenario.situation == "phone":
        return "machine" if "beep" in scenario.heard else "phone"
    return "sketch" if scenario.situation == "sketch" else "room"


def speaker_of(scenario: Scenario, profile: RoleProfile) -> str:
    """Whose words the captions show: somebody else's where the scenario brings a voice of its own."""
    if scenario.voice is None:
        return profile.first_name
    return "Machine" if "beep" in scenario.heard else "Front desk"
