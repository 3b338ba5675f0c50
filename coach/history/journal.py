"""Events to lines of a file and back: one session, one append-only journal.

`append` returns when the line is on disk (fsync), so that a killed process loses at most the event that it was making. A torn
last line, the mark of such a kill, is dropped on the next open; any other damage is named by line. A journal is open in one
process at a time.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import filelock

from coach.dialogue.events import FORMAT, CodecError, Event, SessionStarted, decode, encode
from coach.errors import JournalError, NotFound

SESSION_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
LARGEST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Read:
    """A journal as it was found on disk."""

    events: tuple[Event, ...]
    sound_bytes: int
    """Length of the file up to the end of the last whole line."""
    torn: bool
    """A last line was begun and never finished."""


class Journals:
    """The folder of all sessions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ids(self) -> list[str]:
        """Every session's id, oldest first (ids begin with the date)."""
        if not self.folder.is_dir():
            return []
        return sorted(path.stem for path in self.folder.glob("*.jsonl") if SESSION_ID.fullmatch(path.stem))

    def path(self, session: str) -> Path:
        """Where a session lies. Raises NotFound for what is no id, so that `../../etc/passwd` never becomes a path."""
        if not SESSION_ID.fullmatch(session):
            raise NotFound("session", session, listing="coach sessions list")
        return self.folder / f"{session}.jsonl"

    def resolve(self, session: str) -> str:
        """The id that was meant: whole, the beginning of just one, or `last`. Raises NotFound."""
        known = self.ids()
        if session == "last" and known:
            return known[-1]
        self.path(session)
        if session in known:
            return session
        begins = [each for each in known if each.startswith(session)]
        if len(begins) == 1:
            return begins[0]
        raise NotFound("session", session, known[-200:], listing="coach sessions list")

    def read(self, session: str) -> Read:
        """All events of a session. Raises NotFound or JournalError."""
        path = self.path(session)
        if not path.is_file():
            raise NotFound("session", session, self.ids(), listing="coach sessions list")
        return read(path)

    @contextlib.contextmanager
    def writing(self, session: str) -> Iterator[Journal]:
        """The session's journal, open for this process alone. Raises JournalError."""
        path = self.path(session)
        try:
            locks = self.folder / ".locks"
            locks.mkdir(parents=True, exist_ok=True)
            # Lock files stay: to remove one while another process waits for it would let two in.
            lock = filelock.FileLock(locks / session, blocking=False)
            lock.acquire()
        except filelock.Timeout as error:
            raise JournalError(path.name, "This session is open in another coach. Close that one first") from error
        except OSError as error:
            raise JournalError(str(path), _disk(error)) from error
        try:
            with Journal(path) as journal:
                yield journal
        finally:
            lock.release()

    def delete(self, session: str) -> None:
        """Remove a session for good. Raises NotFound or JournalError."""
        path = self.path(session)
        try:
            path.unlink()
        except FileNotFoundError as error:
            raise NotFound("session", session, self.ids(), listing="coach sessions list") from error
        except OSError as error:
            raise JournalError(str(path), _disk(error)) from error


class Journal:
    """One journal, open for writing; a torn last line is cut off first."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            if path.exists():
                found = read(path)
                if found.torn:
                    os.truncate(path, found.sound_bytes)
            self._descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        except OSError as error:
            raise JournalError(str(path), _disk(error)) from error

    def append(self, event: Event) -> None:
        """Write one event and wait until it is on disk. Raises JournalError; then nothing of it is kept."""
        line = (encode(event) + "\n").encode("utf-8")
        before = os.fstat(self._descriptor).st_size
        try:
            written = 0
            while written < len(line):
                written += os.write(self._descriptor, line[written:])
            os.fsync(self._descriptor)
        except OSError as error:
            self._cut(before)
            raise JournalError(str(self.path), _disk(error)) from error

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._descriptor)

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _cut(self, length: int) -> None:
        """Take half a line off again, so that a full disk leaves a sound journal."""
        with contextlib.suppress(OSError):  # a read-only disk: nothing was written anyway
            os.ftruncate(self._descriptor, length)


def read(path: Path) -> Read:
    """All events of one file. Raises JournalError with the line."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise JournalError(path.name, "larger than 64 MB: this is no journal of coach")
        data = path.read_bytes()
    except OSError as error:
        raise JournalError(str(path), _disk(error)) from error
    end = data.rfind(b"\n") + 1
    torn = end < len(data)
    events: list[Event] = []
    for number, raw in enumerate(data[:end].split(b"\n")[:-1], 1):
        try:
            line = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise JournalError(path.name, f"not UTF-8 at byte {error.start + 1} of the line", number) from error
        if number == 1:
            _check_format(path, line)
        try:
            event = decode(line)
        except CodecError as error:
            raise JournalError(path.name, str(error), number) from error
        if event.seq != len(events):
            raise JournalError(path.name, f"event {event.seq} stands where {len(events)} should", number)
        events.append(event)
    if not events or not isinstance(events[0], SessionStarted):
        raise JournalError(path.name, "The journal is empty: the session was never begun. Delete it")
    return Read(tuple(events), end, torn)


def _check_format(path: Path, line: str) -> None:
    """A newer coach's journal is refused by its number, before its fields are misread."""
    found = re.search(r'"format": ?(\d+)', line)
    if found and int(found.group(1)) > FORMAT:
        raise JournalError(path.name, f"written by a newer coach (format {found.group(1)}). Update coach to read it", 1)


def _disk(error: OSError) -> str:
    """What a disk's refusal means, and what helps."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "The disk is full. Make room, then go on with `coach resume`"
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return "The folder cannot be written to. Set COACH_HOME to one that can"
        case errno.ENOTDIR | errno.EEXIST:
            return "A file stands where coach needs a folder. Set COACH_HOME to another place"
        case errno.EISDIR:
            return "A folder stands where a session should be"
        case _:
            return (error.strerror or "cannot be read or written").rstrip(".")
