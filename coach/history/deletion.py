"""A session's id in, nothing of it left on the disk: its journal, its report, its line in the progress.

`delete_session(folder, journals, "20261101-140500-phone-request-3f2a")`. The journal goes last, so that a deletion which was
interrupted can be begun again by the same id.
"""

from __future__ import annotations

from pathlib import Path

from coach.errors import UserFileError
from coach.history.journal import Journals
from coach.history.schema import DATABASE
from coach.history.store import open_store


def delete_session(folder: Path, journals: Journals, session: str) -> None:
    """Remove a session for good. Raises NotFound, JournalError or UserFileError."""
    journals.read(session)
    for report in (folder / "reports").glob(f"{session}.*"):
        try:
            report.unlink(missing_ok=True)
        except OSError as error:
            raise UserFileError(str(report), f"cannot be deleted: {(error.strerror or 'unknown reason').lower()}") from error
    if (folder / DATABASE).exists():
        with open_store(folder / DATABASE) as store:
            store.forget(session)
    journals.delete(session)
