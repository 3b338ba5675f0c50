"""The user's folder in, one zip file out with all that coach knows of them: `write_zip(folder, file, document)`.

Every file as it lies there (journals, reports, own scenarios, `me.yaml`, settings, the database) and `progress.json`, the
database in words. Keys stay behind: a zip is sent to people. So do models, which are nobody's own.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from coach.settings import KEY_FILE

LEFT_OUT = frozenset({KEY_FILE.parts[0], "models", ".locks"})
"""Names of files and folders, at any depth."""


def write_zip(folder: Path, into: IO[bytes], progress: Mapping[str, Any]) -> None:
    """Write the zip. Raises OSError where a file cannot be read."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as packed:
        for path in files(folder):
            packed.write(path, Path("coach") / path.relative_to(folder))
        packed.writestr("coach/progress.json", json.dumps(progress, ensure_ascii=False, indent=2) + "\n")


def files(folder: Path) -> Iterator[Path]:
    """Every ordinary file that is the user's own, in order."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not path.is_symlink() and LEFT_OUT.isdisjoint(parts):
            yield path
