"""Facts in, one clear sentence out: every error that a person may meet.

The tree::

    CoachError                    exit 1
    ├── UserFileError             a file of the user's own is wrong: file, line, what, fix
    │   └── ManyProblems          several of them at once
    ├── NotFound                  a name that is not there; did you mean …?
    ├── JournalError              a session on disk that cannot be read or written
    ├── DatabaseError             what is kept cannot be opened, read or written: where, why, what to do
    ├── SettingsError             a setting or environment variable with a wrong value
    ├── MissingExtra              an optional part is not installed; the line that installs it
    ├── ServerError               a language-model server refused, stalled or answered nonsense
    ├── SpeechError               sound that cannot be read, heard or played: the device, the file, the weights
    └── UsageError                exit 2: the command line itself is wrong

>>> str(Problem("salary.yaml", 14, 'unknown act "open_qestion"', near("open_qestion", ["open_question"])))
'salary.yaml:14: unknown act "open_qestion". Did you mean "open_question"?'
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


def near(word: str, choices: Iterable[str]) -> str | None:
    """The choice that looks most like `word`, or None when none is close."""
    found = difflib.get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """`Did you mean "x"?` or an empty string."""
    best = near(word, choices)
    return f'Did you mean "{best}"?' if best else ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one file."""

    file: str
    line: int | None
    """1-based; None when the whole file is meant."""
    what: str
    suggestion: str | None = None
    """The name that was probably meant."""
    warning: bool = False
    """True for what works but will surprise; lint prints it, loading ignores it."""

    def __str__(self) -> str:
        file = _shown(self.file, 400)  # a file's name may hold a line break
        place = f"{file}:{self.line}" if self.line else file
        what = _shown(" ".join(self.what.split()), 400)  # it may quote a file, and one problem must stay one line
        sentence = what if what.endswith((".", "?", "!")) else f"{what}."
        tail = f' Did you mean "{self.suggestion}"?' if self.suggestion else ""
        return f"{place}: {sentence}{tail}"


class CoachError(Exception):
    """Something a person did or met that has a one-line explanation. Never shown as a traceback."""

    exit_code = 1


class UserFileError(CoachError):
    """A file of the user's own cannot be used."""

    def __init__(self, file: str, what: str, line: int | None = None, suggestion: str | None = None) -> None:
        self.problem = Problem(file, line, what, suggestion)
        super().__init__(str(self.problem))


class ManyProblems(UserFileError):
    """Every problem of a file, or of several files, at once: one line each."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        self.problem = self.problems[0]
        CoachError.__init__(self, "\n".join(str(problem) for problem in self.problems))


class NotFound(CoachError):
    """A name that stands for nothing: scenario, profile, session, setting …"""

    def __init__(self, kind: str, name: str, choices: Iterable[str] = (), listing: str = "") -> None:
        known = sorted(choices)
        hint = did_you_mean(name, known)
        if not hint and known and len(known) <= 12:
            hint = f"There is: {', '.join(known)}."
        if not hint and listing:
            hint = f"See `{listing}`."
        super().__init__(f'No {kind} is called "{_shown(name)}". {hint}'.rstrip())


class JournalError(CoachError):
    """A session on disk cannot be read, written or opened."""

    def __init__(self, file: str, what: str, line: int | None = None) -> None:
        super().__init__(str(Problem(file, line, what)))


class DatabaseError(CoachError):
    """The database cannot be opened, read or written; `place` is its file, or its address without the password."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(str(Problem(place, None, what)))


class SettingsError(CoachError):
    """A setting, from wherever it came, has a value that cannot be used."""

    def __init__(self, name: str, value: object, what: str) -> None:
        super().__init__(f"{name}={_shown(str(value))}: {what}")


class MissingExtra(CoachError):
    """An optional part is not installed."""

    def __init__(self, what: str, install: str) -> None:
        super().__init__(f"{what} is not installed. Install it with: {install}")


class ServerError(CoachError):
    """A language-model server could not be used; `kind` is a word for reports, such as `time-out`."""

    def __init__(self, kind: str, what: str) -> None:
        self.kind = kind
        super().__init__(what)


class SpeechError(CoachError):
    """Sound could not be read, heard, understood or played; the message says what to do."""


class UsageError(CoachError):
    """The command line itself is wrong."""

    exit_code = 2


def _shown(text: str, limit: int = 60) -> str:
    """`text` made safe for one line of a terminal: no control characters, not endless."""
    clean = "".join(char if char.isprintable() else "?" for char in text)
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"
