"""All that is the trainee's in, one zip file with it out, and back; or nothing left of it.

`export(house, into)` packs every file as it lies there (journals, reports, texts for real talks, own scenarios, `me.yaml`,
settings) and the database in words: `records.json` and `progress.json`, the same for a file and for a PostgreSQL. Keys stay
behind: a zip is sent to people. So do models, which are nobody's own. `bring_back(house, path)` reads the records again.
"""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from coach import __version__
from coach.database.address import FILE
from coach.errors import CoachError, UserFileError
from coach.settings import KEY_FILE

if TYPE_CHECKING:
    from coach.records.model import Deletion
    from coach.wiring import House

ROOT = "coach"
RECORDS, PROGRESS = f"{ROOT}/records.json", f"{ROOT}/progress.json"
LEFT_OUT = frozenset({KEY_FILE.parts[0], "models", ".locks", FILE, f"{FILE}-journal"})
"""Names of files and folders, at any depth. The database goes along in words: as a file it may be in the middle of a change."""
LARGEST_BYTES = 100_000_000


def export(house: House, into: IO[bytes], *, but: Path | None = None) -> None:
    """Write the zip, without the file `but`. Raises CoachError, or OSError where a file cannot be read."""
    from coach.history.progress import brought_up, document, progress
    from coach.judge.grade import grade

    rows, _ = brought_up(house.database, house.journals, grade, __version__)
    with house.book() as book:
        records = book.document()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as packed:
        for path in files(house.folder):
            if but is None or not path.samefile(but):  # the zip itself may lie in the folder
                packed.write(path, Path(ROOT) / path.relative_to(house.folder))
        for name, made in ((RECORDS, records), (PROGRESS, document(progress(rows)))):
            packed.writestr(name, json.dumps(made, ensure_ascii=False, indent=2) + "\n")


def write(house: House, path: Path) -> None:
    """The zip as a file for its owner's eyes only, all of it or nothing. Raises CoachError."""
    if path.is_dir():
        raise UserFileError(str(path), "is a folder. Name a file in it")
    try:
        descriptor, half = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
    except OSError as error:
        raise _unwritten(path, error) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            export(house, file, but=Path(half))
        Path(half).replace(path)
    except OSError as error:
        raise _unwritten(Path(error.filename or path), error) from error
    finally:
        Path(half).unlink(missing_ok=True)


def _unwritten(path: Path, error: OSError) -> UserFileError:
    return UserFileError(str(path), f"the export fails here: {(error.strerror or 'unknown reason').lower()}")


def counts(house: House) -> tuple[dict[str, int], list[Deletion]]:
    """How many there are of each thing, in the singular, and what was deleted and can come back. Raises CoachError."""
    with house.book() as book:
        made = book.document()
        deleted = book.deletions()
    numbers = {name: len(rows) for name, rows in made.items() if isinstance(rows, list) and name != "deleted"}
    return {"session": len(house.journals.ids()), **numbers}, deleted


def files(folder: Path) -> Iterator[Path]:
    """Every ordinary file that is the user's own, in order."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not path.is_symlink() and LEFT_OUT.isdisjoint(parts):
            yield path


def bring_back(house: House, path: Path) -> int:
    """The records of an export into a book that is empty; how many contacts. Raises CoachError; then nothing was kept."""
    records = _records(path)
    with house.book() as book:
        return book.read_in(records)


def erase(house: House, *, scenarios: bool = False) -> int:
    """Everything, for good; how many sessions there were. Raises CoachError."""
    from coach.history.deletion import delete_everything

    return delete_everything(house.database, house.journals, scenarios=scenarios)


def _records(path: Path) -> Any:
    try:
        with zipfile.ZipFile(path) as packed:
            if packed.getinfo(RECORDS).file_size > LARGEST_BYTES:
                raise UserFileError(str(path), f"{RECORDS} in it is larger than 100 MB")
            return json.loads(packed.read(RECORDS))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:  # the last: a password
        raise UserFileError(str(path), "is no zip file that can be read") from error
    except KeyError as error:
        raise UserFileError(str(path), f"holds no {RECORDS}. Name a file that `coach data export` wrote") from error
    except (ValueError, RecursionError) as error:
        raise UserFileError(str(path), f"{RECORDS} in it is no JSON") from error
    except OSError as error:
        raise CoachError(f"{path}: cannot be read: {(error.strerror or 'unknown reason').lower()}.") from error
