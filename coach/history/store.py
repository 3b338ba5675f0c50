"""Scorecards in, rows over time out: `store.save(scorecard, started)` keeps the verdicts, `store.rows()` gives them by session.

Verdicts and figures only: what was said stays in the journal, so that deleting a journal deletes the words. Several processes
may have the store open at once. It does not know how to judge.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coach.dialogue.events import SessionStarted
from coach.dialogue.types import Verdict
from coach.history.schema import explained, open_database, writing
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
    """`history.db`, open."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = open_database(path)

    def save(self, scorecard: Scorecard, started: SessionStarted, graded_by: str) -> None:
        """Keep one judgement, in place of an earlier one of the same session."""
        numbers = scorecard.numbers
        session = (
            started.session,
            started.created,
            graded_by,
            str(started.scenario["name"]),
            int(started.scenario["version"]),
            str(started.profile["name"]),
            started.difficulty,
            int(started.exam),
            scorecard.outcome,
            None if scorecard.won is None else int(scorecard.won),
            numbers.agreed_minutes,
            numbers.used_minutes,
            numbers.talk_share,
        )
        verdicts = [
            (started.session, position, judged.id, judged.title, judged.verdict, judged.headline, judged.weight)
            for position, judged in enumerate(scorecard.criteria)
        ]
        with explained(self.path), writing(self._connection):
            self._connection.execute("DELETE FROM session WHERE id = ?", (started.session,))
            self._connection.execute(f"INSERT INTO session VALUES ({', '.join('?' * len(session))})", session)
            self._connection.executemany("INSERT INTO verdict VALUES (?, ?, ?, ?, ?, ?, ?)", verdicts)

    def forget(self, session: str) -> None:
        """Remove all that is kept of one session."""
        with explained(self.path), writing(self._connection):
            self._connection.execute("DELETE FROM session WHERE id = ?", (session,))

    def graded(self) -> dict[str, str]:
        """Session → version of coach that judged it."""
        with explained(self.path):
            return dict(self._connection.execute("SELECT id, graded_by FROM session"))

    def rows(self, scenario: str | None = None) -> list[Row]:
        """Sessions, oldest first; of one scenario or of all."""
        with explained(self.path):
            verdicts: dict[str, list[KeptVerdict]] = {}
            for session, *kept in self._connection.execute(
                "SELECT session, criterion, title, verdict, headline, weight FROM verdict ORDER BY session, position"
            ):
                verdicts.setdefault(session, []).append(KeptVerdict(*kept))
            found = self._connection.execute(
                "SELECT id AS session, created, scenario, scenario_version, profile, difficulty, exam, outcome, won,"
                " agreed_minutes, used_minutes, talk_share FROM session WHERE ?1 IS NULL OR scenario = ?1 ORDER BY id",
                (scenario,),
            )
            names = [column[0] for column in found.description]
            sessions = [dict(zip(names, values, strict=True)) for values in found]
        for each in sessions:
            # SQLite keeps truth as 0 and 1, which JSON would show as numbers.
            each["exam"] = bool(each["exam"])
            each["won"] = None if each["won"] is None else bool(each["won"])
        return [Row(**each, verdicts=tuple(verdicts.get(each["session"], ()))) for each in sessions]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


@contextlib.contextmanager
def open_store(path: Path) -> Iterator[Store]:
    """The store for as long as it is needed. Raises UserFileError."""
    store = Store(path)
    try:
        yield store
    finally:
        store.close()
