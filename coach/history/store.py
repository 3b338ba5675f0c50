"""Scorecards in, rows over time out: `store.save(scorecard, started)` keeps the verdicts, `store.rows()` gives them by session.

Verdicts and figures only: what was said stays in the journal, so that deleting a journal deletes the words. All of it is derived
from the journals and made again from them. Several processes may have the store open at once. It does not know how to judge.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from coach.database.address import Address
from coach.database.engine import Database, open_database
from coach.database.tables import session as sessions
from coach.database.tables import talk as talks
from coach.database.tables import verdict as verdicts
from coach.dialogue.events import SessionStarted
from coach.dialogue.types import Verdict
from coach.judge.scorecard import HeadlineName, Scorecard


@dataclass(frozen=True, slots=True)
class KeptVerdict:
    """One criterion in one session."""

    criterion: str
    title: str
    verdict: Verdict
    headline: HeadlineName | None
    weight: int


@dataclass(frozen=True, slots=True)
class Row:
    """One session and its verdicts, in the order of its rubric."""

    session: str
    created: str
    scenario: str
    scenario_version: int
    profile: str
    difficulty: str
    exam: bool
    outcome: str | None
    won: bool | None
    agreed_minutes: float
    used_minutes: float
    talk_share: float | None
    verdicts: tuple[KeptVerdict, ...]


class Store:
    """The verdicts in an open database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, scorecard: Scorecard, started: SessionStarted, graded_by: str) -> None:
        """Keep one judgement, in place of an earlier one of the same session. Raises DatabaseError."""
        numbers = scorecard.numbers
        session = {
            "id": started.session,
            "created": started.created,
            "graded_by": graded_by,
            "scenario": str(started.scenario["name"]),
            "scenario_version": int(started.scenario["version"]),
            "profile": str(started.profile["name"]),
            "difficulty": started.difficulty,
            "exam": started.exam,
            "outcome": scorecard.outcome,
            "won": scorecard.won,
            "agreed_minutes": numbers.agreed_minutes,
            "used_minutes": numbers.used_minutes,
            "talk_share": numbers.talk_share,
        }
        kept = [
            {
                "session": started.session,
                "position": position,
                "criterion": judged.id,
                "title": judged.title,
                "verdict": judged.verdict,
                "headline": judged.headline,
                "weight": judged.weight,
            }
            for position, judged in enumerate(scorecard.criteria)
        ]
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.id == started.session))
            connection.execute(insert(sessions).values(session))
            if kept:
                connection.execute(insert(verdicts), kept)

    def forget(self, session: str) -> None:
        """Remove the verdicts of one session. Raises DatabaseError."""
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.id == session))

    def forget_journal(self, session: str) -> None:
        """The same, and no talk of the records points to its journal any more. Raises DatabaseError.

        Not for a journal that is only out of sight: it may lie on another machine that uses the same server.
        """
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.id == session))
            connection.execute(update(talks).where(talks.c.session == session).values(session=None))

    def graded(self) -> dict[str, str]:
        """Session → version of coach that judged it. Raises DatabaseError."""
        with self._database.reading() as connection:
            return {each.id: each.graded_by for each in connection.execute(select(sessions.c.id, sessions.c.graded_by))}

    def rows(self) -> list[Row]:
        """Sessions, oldest first. Raises DatabaseError."""
        kept: dict[str, list[KeptVerdict]] = {}
        with self._database.reading() as connection:
            for each in connection.execute(select(verdicts).order_by(verdicts.c.session, verdicts.c.position)):
                one = KeptVerdict(each.criterion, each.title, each.verdict, each.headline, each.weight)
                kept.setdefault(each.session, []).append(one)
            found = [dict(each) for each in connection.execute(select(sessions).order_by(sessions.c.id)).mappings()]
        rows = []
        for values in found:
            session = values.pop("id")
            del values["graded_by"]
            rows.append(Row(session, **values, verdicts=tuple(kept.get(session, ()))))
        return rows


@contextlib.contextmanager
def open_store(address: Address) -> Iterator[Store]:
    """The verdicts for as long as they are needed. Raises DatabaseError or MissingExtra."""
    with open_database(address) as database:
        yield Store(database)
