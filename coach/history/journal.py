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
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType

import filelock

from coach.dialogue.events import FORMAT, CodecError, Event, SessionStarted, decode, encode
from coach.errors import CoachError, JournalError, NotFound

SESSION_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,119}")
"""Date and time, a scenario's name of up to 60 letters, the seed, perhaps a turn."""
STAMP, STAMP_LENGTH = "%Y%m%d-%H%M%S", 15
"""How an id begins, so that ids sort by time."""
CLOCK_SET_BACK = timedelta(hours=2)
LARGEST_BYTES = 64 * 1024 * 1024


class InUse(JournalError):
    """A session that another process is writing."""


class Ambiguous(NotFound):
    """The beginning of more than one session's id."""

    def __init__(self, begun: str, ids: Sequence[str]) -> None:
        shown = ", ".join(ids[-4:]) + (", …" if len(ids) > 4 else "")
        CoachError.__init__(self, f'"{begun}" is the beginning of {len(ids)} sessions: {shown}. Write more of it, or `last`.')


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
        try:
            paths = [path for path in self.folder.iterdir() if path.suffix == ".jsonl"]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:  # never an empty list: progress would forget what it cannot see
            raise JournalError(str(self.folder), _unread(error)) from error
        # An empty file is a session that was killed before it was begun; it must not be the last one.
        return sorted(path.stem for path in paths if SESSION_ID.fullmatch(path.stem) and _size(path))

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
        if begins:
            raise Ambiguous(session, begins)
        raise NotFound("session", session, known[-200:], listing="coach sessions list")

    def read(self, session: str) -> Read:
        """All events of a session. Raises NotFound or JournalError."""
        path = self.path(session)
        if not path.exists():
            raise NotFound("session", session, self.ids(), listing="coach sessions list")
        return read(path)

    @contextlib.contextmanager
    def writing(self, session: str) -> Iterator[Journal]:
        """The session's journal, open for this process alone. Raises JournalError."""
        with self.alone(session), Journal(self.path(session)) as journal:
            yield journal

    @contextlib.contextmanager
    def beginning(self, wanted: str) -> Iterator[tuple[str, Journal]]:
        """The journal of a new session and its id: the wanted one, or a second later while that one is taken.

        Two may begin in one second, and a clock may be set back: no session goes into another's journal, and the newest id is
        always the last one.
        """
        with contextlib.ExitStack() as stack:
            session = self._after_all_others(wanted)
            while True:
                try:
                    stack.enter_context(self.alone(session))
                    if not self.path(session).exists():
                        break
                except InUse:
                    pass
                session = _later(session)
            journal = stack.enter_context(Journal(self.path(session)))
            try:
                yield session, journal
            finally:
                if not _size(journal.path):  # the disk was full before anything was said
                    with contextlib.suppress(OSError):
                        journal.path.unlink()

    def delete(self, session: str) -> None:
        """Remove a session's journal for good, whatever is in it. Raises NotFound or JournalError."""
        path = self.path(session)
        try:
            path.unlink()
        except FileNotFoundError as error:
            raise NotFound("session", session, self.ids(), listing="coach sessions list") from error
        except OSError as error:
            raise JournalError(str(path), _disk(error)) from error

    @contextlib.contextmanager
    def alone(self, session: str) -> Iterator[None]:
        """Nobody else may write or delete the session meanwhile. Raises InUse or JournalError."""
        path = self.path(session)
        try:
            locks = self.folder / ".locks"
            locks.mkdir(parents=True, exist_ok=True)
            # Lock files stay: to remove one while another process waits for it would let two in.
            lock = filelock.FileLock(locks / session, blocking=False)
            lock.acquire()
        except filelock.Timeout as error:
            raise InUse(path.name, "This session is open in another coach. Close that one first") from error
        except OSError as error:
            raise JournalError(str(path), _disk(error)) from error
        try:
            yield
        finally:
            lock.release()

    def _after_all_others(self, wanted: str) -> str:
        """The id, its time moved on when the newest session bears the same time or a little later one."""
        newest = next((each for each in reversed(self.ids()) if _stamp(each)), None)
        mine, last = _stamp(wanted), _stamp(newest) if newest else None
        if newest is None or mine is None or last is None or not mine <= last <= mine + CLOCK_SET_BACK:
            return wanted
        return _later(newest[:STAMP_LENGTH] + wanted[STAMP_LENGTH:])


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # gone meanwhile, or a link that leads nowhere
        return 0


def _stamp(session: str) -> datetime | None:
    """When an id says it began; None for a name that somebody gave a file."""
    try:
        return datetime.strptime(session[:STAMP_LENGTH], STAMP)  # noqa: DTZ007 - only compared with its like
    except ValueError:
        return None


def _later(session: str) -> str:
    """The same id a second later; a second one beside a name without a time."""
    stamp = _stamp(session)
    return f"{stamp + timedelta(seconds=1):{STAMP}}{session[STAMP_LENGTH:]}" if stamp else f"{session}-2"


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
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise JournalError(path.name, "A folder stands where a session should be. Move it away")
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for without end
            raise JournalError(path.name, "This is no ordinary file. Move it away")
        if found.st_size > LARGEST_BYTES:
            raise JournalError(path.name, "larger than 64 MB: this is no journal of coach")
        data = path.read_bytes()
    except OSError as error:
        raise JournalError(str(path), _unread(error)) from error
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
        what = f"There is nothing in it: the session was never begun. Delete it: `coach sessions delete {path.stem}`"
        raise JournalError(path.name, what)
    return Read(tuple(events), end, torn)


def _check_format(path: Path, line: str) -> None:
    """A newer coach's journal is refused by its number, before its fields are misread."""
    found = re.search(r'"format": ?(\d+)', line)
    if found and (len(found.group(1)) > 9 or int(found.group(1)) > FORMAT):  # Python refuses a number of 5000 digits
        raise JournalError(path.name, f"written by a newer coach (format {found.group(1)[:9]}). Update coach to read it", 1)


def _unread(error: OSError) -> str:
    """Why something could not be read."""
    return f"It cannot be read: {(error.strerror or 'no reason given').lower()}"


def _disk(error: OSError) -> str:
    """What a disk's refusal means, and what helps."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "The disk is full. Make room; what was said is kept, and `coach resume` goes on"
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return "The folder cannot be written to. Set COACH_HOME to one that can"
        case errno.ENOTDIR | errno.EEXIST:
            return "A file stands where coach needs a folder. Set COACH_HOME to another place"
        case _:
            return (error.strerror or "cannot be read or written").rstrip(".")
