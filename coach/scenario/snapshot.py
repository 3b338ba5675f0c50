"""The first event of a journal in, the models it holds out: `snapshot(start, RoleProfile).full_name`.

A journal carries all that its session depends on; whoever edits one by hand, and wrongly, is told the field.
"""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from coach.dialogue.events import SessionStarted
from coach.errors import JournalError
from coach.scenario.acquaintance import Acquaintance
from coach.scenario.model import QuestionSet, RoleProfile, Rules, Scenario, Trainee
from coach.scenario.rubric import Rubric
from coach.scenario.temperament import Temperament

Shape = TypeVar("Shape", bound=BaseModel)
FIELDS: dict[type[BaseModel], str] = {
    Scenario: "scenario",
    RoleProfile: "profile",
    Rules: "rules",
    Rubric: "rubric",
    QuestionSet: "questions",
    Trainee: "trainee",
    Temperament: "temperament",
    Acquaintance: "acquaintance",
}


def snapshot(start: SessionStarted, model: type[Shape]) -> Shape:
    """One model of a session, as it was when the session began. Raises JournalError."""
    name = FIELDS[model]
    stored = getattr(start, name)
    if model is Scenario and isinstance(stored, dict) and isinstance(stored.get("links"), list):
        # A link once could lead to a text instead of a scenario; sessions of that time must stay readable.
        stored = {**stored, "links": [link for link in stored["links"] if not (isinstance(link, dict) and "writes" in link)]}
    try:
        return model.model_validate(stored)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in (name, *first["loc"]))
        raise JournalError(f"{start.session}.jsonl", f"session_started: field {where}: {first['msg']}", 1) from error
