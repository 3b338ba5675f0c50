"""A session's id in, nothing of it left on the disk: its journal, its sound, its report, its line in the progress.

`delete_session(folder, journals, "20261101-140500-phone-request-3f2a")`. The journal goes last, so that a deletion which was
interrupted can be begun again by the same id. `delete_everything(folder, journals)` leaves nothing of anybody.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from coach.errors import NotFound, UserFileError
from coach.history.journal import Journals
from coach.history.schema import DATABASE
from coach.history.sound import Sound
from coach.history.store import open_store

PERSONAL = ("sessions", "reports", "takes", f"{DATABASE}*", "me.yaml", "me.new")
"""Patterns of what lies in the folder and is somebody's own."""


def delete_session(folder: Path, journals: Journals, session: str) -> None:
    """Remove a session for good, a damaged one as well. Raises NotFound, JournalError or UserFileError."""
    if not journals.path(session).exists():
        raise NotFound("session", session, journals.ids(), listing="coach sessions list")
    with journals.alone(session):  # whoever is rehearsing it would go on writing into a file that nobody can find
        _delete(folder, journals, session)


def delete_everything(folder: Path, journals: Journals, *, scenarios: bool = False) -> int:
    """Every session, report and recording, the progress and the trainee's own facts; their own scenarios where that is asked for.

    Settings and keys stay: they say how coach runs, and nothing of what was said. Gives how many sessions there were. Raises
    InUse before anything is gone where a session is open, UserFileError where a file cannot be deleted.
    """
    names = journals.ids()
    for name in names:
        with journals.alone(name):
            pass
    for name in names:
        delete_session(folder, journals, name)
    gone = (*PERSONAL, *(("scenarios",) if scenarios else ()))
    for path in (each for name in gone for each in sorted(folder.glob(name))):
        try:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        except OSError as error:
            raise UserFileError(str(path), f"cannot be deleted: {(error.strerror or 'unknown reason').lower()}") from error
    return len(names)


def _delete(folder: Path, journals: Journals, session: str) -> None:
    for report in (folder / "reports").glob(f"{session}.*"):
        try:
            report.unlink(missing_ok=True)
        except OSError as error:
            raise UserFileError(str(report), f"cannot be deleted: {(error.strerror or 'unknown reason').lower()}") from error
    Sound(journals.folder, session).delete()
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
