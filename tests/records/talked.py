"""A meeting made by hand in which Ruth tells six things: `meeting()` is the session, `heard()` what notes are held against."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from coach.dialogue.events import PersonaSaid
from coach.dialogue.session import Session
from coach.history.journal import Journals
from coach.records.told import Material, material
from tests.report.talks import PROFILE, Talk

SESSION = "20261101-150000-meeting-0007"
TOLD = (
    ("path", "career_path", "How did you get into this work?", "I was a cook for nine years, then I studied at night."),
    ("day", "typical_day", "What does a day look like?", "I see twelve children on a normal day and speak to eight parents."),
    ("pay", "salary", "What does a beginner earn?", "School posts start at about fifty thousand. Agencies pay less."),
    ("hours", "work_life", "What are the hours like?", "Seven to four, and two evenings a month for parents."),
    ("bonus", "organisation_culture", "Is there a bonus?", "We don't have a bonus. The team meets on Tuesdays."),
)


def meeting(session: str = SESSION) -> Session:
    facts = [{"id": name, "topics": [topic], "asks": [asked], "tellings": [told]} for name, topic, asked, told in TOLD]
    contact = {"id": "aram", "name": "Aram Petrosyan", "role": "attendance officer", "tellings": ["Talk to Aram Petrosyan."]}
    profile: dict[str, Any] = {**PROFILE, "facts": facts, "contacts": [contact]}
    talk = Talk("meeting", session=session, created="2026-11-01T15:00:00+01:00", profile=profile).opens("Good afternoon.")
    for name, _, asked, told in TOLD:
        talk.says(asked).answers(told)
        talk.events[-1] = _telling(talk.events[-1], name)
    talk.says("Who else should I talk to?").answers("You could talk to Aram Petrosyan, our attendance officer.")
    talk.events[-1] = _telling(talk.events[-1], "aram")
    return talk.ends("granted", "you said goodbye").session


def heard() -> Material:
    return material(meeting())


def kept(folder: Path) -> Path:
    """The meeting in the journals of a coach folder."""
    with Journals(folder / "sessions").writing(SESSION) as journal:
        for event in meeting().events:
            journal.append(event)
    return folder


def _telling(event: object, fact: str) -> PersonaSaid:
    assert isinstance(event, PersonaSaid)
    return replace(event, line=replace(event.line, facts=(fact,)))
