"""A session's id in, nothing of it left on the disk: its journal, its sound, its report, its line in the progress.

`delete_session(house.database, journals, "20261101-140500-phone-request-3f2a")`. The journal goes last, so that a deletion which
was interrupted can be begun again by the same id. `delete_everything(house.database, journals)` leaves nothing of anybody.
"""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from coach.database.address import FILE, Address
from coach.errors import DatabaseError, NotFound, UserFileError
from coach.history.journal import Journals
from coach.history.sound import Sound

PERSONAL = ("sessions", "reports", "notes", "takes", "prepared", f"{FILE}*", "me.yaml", "me.new")
"""Patterns of what lies in the folder and is somebody's own."""


def delete_session(address: Address, journals: Journals, session: str) -> None:
    """Remove a session for good, a damaged one as well. Raises NotFound, JournalError or UserFileError."""
    if not journals.path(session).exists():
        raise NotFound("session", session, journals.ids(), listing="coach sessions list")
    with journals.alone(session):  # whoever is rehearsing it would go on writing into a file that nobody can find
        _forget(address, session)
        _delete(address.folder, journals, session)


def delete_everything(address: Address, journals: Journals, *, scenarios: bool = False) -> int:
    """Every session, report and recording, the records and the trainee's own facts; their own scenarios where that is asked for.

    Settings and keys stay: they say how coach runs, and nothing of what was said. Gives how many sessions there were. Raises
    InUse or DatabaseError before anything is gone where a session is open or a server does not answer, UserFileError where a
    file cannot be deleted.
    """
    names = journals.ids()
    for name in names:
        with journals.alone(name):
            pass
    _empty(address)
    for name in names:
        with journals.alone(name):
            _delete(address.folder, journals, name)
    gone = (*PERSONAL, *(("scenarios",) if scenarios else ()))
    for path in (each for name in gone for each in sorted(address.folder.glob(name))):
        try:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        except OSError as error:
            raise UserFileError(str(path), f"cannot be deleted: {(error.strerror or 'unknown reason').lower()}") from error
    return len(names)


def _delete(folder: Path, journals: Journals, session: str) -> None:
    for path in (*(folder / "reports").glob(f"{session}.*"), folder / "notes" / f"{session}.jsonl"):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise UserFileError(str(path), f"cannot be deleted: {(error.strerror or 'unknown reason').lower()}") from error
    Sound(journals.folder, session).delete()
    journals.delete(session)


def _forget(address: Address, session: str) -> None:
    """Out of the database. Where that refuses, on a full disk or damaged, the next look at the progress does it: the session's
    words must go all the same, and the disk may be full because of them."""
    if address.path and not address.path.exists():
        return
    from coach.history.store import open_store  # late: it takes longer than all else here

    with contextlib.suppress(DatabaseError), open_store(address) as store:
        store.forget_journal(session)


def _empty(address: Address) -> None:
    """Every row overwritten, and not only let go; a file that refuses is unlinked afterwards all the same."""
    if address.path and not address.path.exists():
        return
    from coach.database.engine import open_database

    try:
        with open_database(address) as database:
            database.empty()
    except DatabaseError:
        if address.path is None:  # the rows would stay on the server
            raise
