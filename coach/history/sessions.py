"""A journal in, a session that holds together out: `load_session(journals, "20261101-140500-meeting-3f2a")`.

Lines that are events one by one may still not fit together, once a file was edited or renamed by hand: a stage that the session's
own scenario does not have, or another session's id. It is said here, with its line, before anything is derived from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from coach.dialogue.events import Directed, Event, PersonaSaid, SessionStarted
from coach.dialogue.session import Session
from coach.errors import JournalError
from coach.history.journal import Journals
from coach.scenario.model import QuestionSet, RoleProfile, Rules, Scenario, Trainee
from coach.scenario.rubric import Rubric
from coach.scenario.snapshot import FIELDS, snapshot
from coach.scenario.temperament import Temperament

MODELS: dict[type[BaseModel], bool] = {
    Scenario: True, RoleProfile: True, Rules: True, Rubric: True, Trainee: True, QuestionSet: False, Temperament: False
}  # fmt: skip
"""What the first line holds, and whether it must."""


def load_session(journals: Journals, name: str) -> Session:
    """One session, to be looked at. Raises NotFound or JournalError."""
    session = Session.of(journals.read(name).events)
    file = journals.path(name).name
    if session.start.session != name:
        own = session.start.session[:120]
        raise JournalError(file, f'this is session "{own}" under another name; give the file its own name again', 1)
    for model, needed in MODELS.items():
        if needed or getattr(session.start, FIELDS[model]) is not None:
            snapshot(session.start, model)
    return session


def load_to_go_on(journals: Journals, name: str) -> Session:
    """One session, to derive what comes next from it. Raises NotFound or JournalError."""
    session = load_session(journals, name)
    for number, what in _misfits(session.start, session.events):
        raise JournalError(journals.path(name).name, what, number)
    return session


def _misfits(start: SessionStarted, events: Sequence[Event]) -> Iterator[tuple[int, str]]:
    """Line and what is wrong there."""
    scenario, profile = snapshot(start, Scenario), snapshot(start, RoleProfile)
    stages = {stage.name for stage in scenario.stages}
    moves = {*scenario.moves, "listen"}  # to listen takes no words, so no file has it
    curveballs = {curveball.name for curveball in scenario.curveballs}
    facts = {fact.id for fact in profile.facts} | {contact.id for contact in profile.contacts}
    for number, event in enumerate(events, 1):
        if isinstance(event, SessionStarted) and number > 1:
            yield number, "a session begins a second time here"
        if isinstance(event, Directed):
            state, directive = event.state, event.directive
            for kind, named, known in (
                ("stage", [state.stage], stages),
                ("move", [directive.move, directive.then], moves),
                ("curveball", [state.pending, *state.deck], curveballs),
                ("fact", directive.facts, facts),
                ("contact", [directive.contact], facts),
            ):
                for each in named:
                    if each is not None and each.partition(".")[0] not in known:
                        yield number, f'directed: this session has no {kind} "{each}"'
        if isinstance(event, PersonaSaid):
            for each in event.line.facts:
                if each.partition(".")[0] not in facts:
                    yield number, f'persona_said: this session has no fact "{each}"'
