"""A session's id in, nothing of it left on the disk: its journal, its report, its line in the progress.

`delete_session(folder, journals, "20261101-140500-phone-request-3f2a")`. The journal goes last, so that a deletion which was
interrupted can be begun again by the same id.
"""

from __future__ import annotations

from pathlib import Path

from coach.errors import NotFound, UserFileError
from coach.history.journal import Journals
from coach.history.schema import DATABASE
from coach.history.store import open_store


def delete_session(folder: Path, journals: Journals, session: str) -> None:
    """Remove a session for good, a damaged one as well. Raises NotFound, JournalError or UserFileError."""
    if not journals.path(session).exists():
        raise NotFound("session", session, journals.ids(), listing="coach sessions list")
    with journals.alone(session):  # whoever is rehearsing it would go on writing into a file that nobody can find
        _delete(folder, journals, session)


def _delete(folder: Path, journals: Journals, session: str) -> None:
    for report in (folder / "reports").glob(f"{session}.*"):
        try:
            report.unlink(missing_ok=True)
        except OSError as error:
            raise UserFileError(str(report), f"cannot be deleted: {(error.strerror or 'unknown reason').lower()}") from error
    _forget(folder / DATABASE, session)
    journals.delete(session)


def _forget(database: Path, session: str) -> None:
    """Out of the database; one that refuses, on a full disk or damaged, goes as a whole, since journals make it again."""
    if not database.exists():
        return
    try:
        with open_store(database) as store:
            store.forget(session)
    except UserFileError as refused:
        try:
            database.unlink()
        except OSError:
            raise refused from None
