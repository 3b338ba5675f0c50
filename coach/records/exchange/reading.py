"""Bytes of a file that another program wrote → its text, whatever encoding that program likes.

Excel saves UTF-16 as "Unicode text" and Windows-1252 as "CSV"; a telephone writes UTF-8, with or without a mark. A workbook, a
picture or an archive under the name of a text is told from a text here. What the text means is not known.
"""

from __future__ import annotations

import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from coach.errors import UserFileError

MOST_BYTES = 100_000_000
"""An address book of 100,000 people without pictures has about 40 MB."""

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
OTHERS = (
    (b"PK\x03\x04", 'a workbook or an archive; in Excel or LibreOffice choose "Save as", then "CSV UTF-8"'),
    (b"\xd0\xcf\x11\xe0", 'an old Excel workbook; in Excel or LibreOffice choose "Save as", then "CSV UTF-8"'),
    (b"%PDF", "a PDF; export the contacts as .vcf or .csv"),
    (b"\x1f\x8b", "a packed file; unpack it first"),
)
OLD = "It is not UTF-8, so it was read as Windows-1252; look whether the accents are right."


@dataclass(frozen=True, slots=True)
class Read:
    """The content of one file."""

    file: str
    """As it is shown."""
    content: bytes

    def text(self) -> tuple[str, str | None]:
        """Its text, and what a person should know of it. Raises UserFileError where it is none."""
        self._refuse_others()
        for mark, encoding in MARKS:
            if self.content.startswith(mark):
                try:
                    return self.content.decode(encoding), None
                except UnicodeDecodeError as error:
                    raise UserFileError(self.file, "it is cut off or damaged; save it again as UTF-8") from error
        if b"\0" in self.content[:4096]:
            raise UserFileError(self.file, "this is not a text; save it as UTF-8")
        try:
            return self.content.decode("utf-8"), None
        except UnicodeDecodeError:
            return self.content.decode("cp1252", errors="replace"), OLD

    def _refuse_others(self) -> None:
        if not self.content.strip():
            raise UserFileError(self.file, "the file is empty")
        for mark, what in OTHERS:
            if self.content.startswith(mark):
                raise UserFileError(self.file, f"this is {what}")


def read_file(path: Path) -> Read:
    """A file, or standard input for `-`. Raises UserFileError."""
    if str(path) == "-":
        return _bounded("standard input", sys.stdin.buffer.read(MOST_BYTES + 1))
    file = str(path)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise UserFileError(file, "this is a folder; name a file in it")
        if found.st_size > MOST_BYTES:
            raise UserFileError(file, _too_large(found.st_size))
        with path.open("rb") as opened:  # a pipe has no size: read no more than may be
            return _bounded(file, opened.read(MOST_BYTES + 1))
    except FileNotFoundError as error:
        raise UserFileError(file, "there is no such file") from error
    except OSError as error:
        raise UserFileError(file, f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    except ValueError as error:  # a NUL in the path
        raise UserFileError(file, "this cannot be the name of a file") from error


def _bounded(file: str, content: bytes) -> Read:
    if len(content) > MOST_BYTES:
        raise UserFileError(file, _too_large(len(content)))
    return Read(file, content)


def _too_large(size: int) -> str:
    return f"{size / 1e6:.0f} MB; {MOST_BYTES / 1e6:.0f} MB is the most, so export the contacts without pictures or in parts"
