"""Scorecards and sessions for the history's tests: `scored("a", met="greets thanks", missed="…")`."""

from __future__ import annotations

from coach.dialogue.events import SessionEnded, SessionStarted
from coach.dialogue.session import Session
from coach.judge.scorecard import Judged, Numbers, Scorecard
from tests.report.talks import phone_call

NUMBERS = Numbers(3, 2, 4, 80, 30, 30, 0.5, 11, 1, 2, 0, 1, ())


def started(session: str, scenario: str = "phone-request") -> SessionStarted:
    """The first event of a session of that id."""
    start = phone_call(session=session)[0].start
    start.scenario["name"] = scenario
    return start


def scored(session: str, *, won: bool | None = True, **verdicts: str) -> Scorecard:
    """A scorecard with these ids per verdict, in alphabetical order; `job` weighs 3."""
    found = sorted((criterion, verdict) for verdict, ids in verdicts.items() for criterion in ids.split())
    criteria = tuple(
        Judged(criterion, criterion.capitalize(), verdict, weight=3 if criterion == "job" else 1)  # type: ignore[arg-type]
        for criterion, verdict in found
    )
    outcome = None if won is None else "granted" if won else "refused"
    return Scorecard(session, "phone-request", outcome, won, (), criteria, (), (), NUMBERS)


def ended(session: str, scenario: str = "phone-request") -> Session:
    """A session that was over before a word was said."""
    return Session.of([started(session, scenario), SessionEnded(seq=1, turn=0, outcome="left")])
