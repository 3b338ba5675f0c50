"""Documents in, files out, and what their owner made of them back: `prepared/maria-lopez/phone-script.md`.

What coach wrote is remembered by its hash, so that a file which somebody has edited is known as theirs and never overwritten.
Beside the documents lie the answers that they were made from (`answers.yaml`), so that an interrupted preparation goes on.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from coach.errors import NotFound, UserFileError
from coach.preparation.documents import FORMS, Document, Form
from coach.preparation.facts import Facts
from coach.preparation.plan import FORM as QUESTIONS
from coach.preparation.plan import all_sets, planned
from coach.resources import shipped
from coach.scenario.load import Library
from coach.scenario.model import QuestionSet
from coach.scenario.shapes import shape
from coach.scenario.yaml_reader import read_yaml

State = Literal["written", "unchanged", "edited", "beside", "missing"]
"""`edited`: its owner's words are in it, so it was left alone; `beside`: a new version lies next to it."""

FOLDER, ANSWERS, MADE = "prepared", "answers.yaml", ".made.json"
NOBODY = "_nobody-yet"
"""The folder of a preparation for somebody who has no name yet; no contact's id begins so."""
HEAD = "# What you answered when you prepared; `coach prepare` reads it again.\n"
MOST_BYTES = 50_000
"""The longest letter that anybody reads has a tenth of it."""
ALL_FORMS: tuple[Form, ...] = (*FORMS, QUESTIONS)


@dataclass(frozen=True, slots=True)
class Kept:
    """One document as it lies on disk."""

    document: Document
    path: Path
    state: State


def folder_of(home: Path, contact: str) -> Path:
    """Where the documents for one contact lie; "" stands for nobody yet."""
    return home / FOLDER / (contact or NOBODY)


def prepared(home: Path) -> tuple[str, ...]:
    """The contacts for whom something was prepared; "" for nobody yet."""
    try:
        found = sorted(each.name for each in (home / FOLDER).iterdir() if each.is_dir() and not each.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise _unusable(home / FOLDER, "read", error) from error
    return tuple("" if name == NOBODY else name for name in found)


def form_of(path: Path) -> Form | None:
    """What a prepared script is, such as a sketch for 30 seconds; None for any other file."""
    if path.absolute().parent.parent.name != FOLDER:
        return None
    return next((form for form in FORMS if form.name == path.stem.partition("-new")[0]), None)


def keep(folder: Path, documents: Sequence[Document], *, again: bool = False) -> tuple[Kept, ...]:
    """Write what nobody has edited. `again`: the new version of an edited file lies beside it. Raises UserFileError."""
    made = _made(folder)
    found: list[Kept] = []
    for document in documents:
        path = folder / f"{document.form.name}.md"
        here = _text(path)
        state: State = "written"
        if here is not None and _hash(here) != made.get(path.name):
            if here == document.text:
                state = "unchanged"  # written by an earlier coach, or typed in just so
            elif again:
                path, state = _beside(path, made), "beside"
            else:
                found.append(Kept(Document(document.form, here), path, "edited"))
                continue
        elif here == document.text:
            state = "unchanged"
        if state != "unchanged":
            _write(path, document.text)
        made[path.name] = _hash(document.text)
        found.append(Kept(document, path, state))
    _write(folder / MADE, json.dumps(made, indent=1, sort_keys=True) + "\n")
    return tuple(found)


def rewrite(folder: Path, name: str, text: str) -> None:
    """Keep one document as its owner wants it: from now on it is theirs. Raises NotFound or UserFileError."""
    names = [form.name for form in ALL_FORMS]
    if name not in names:
        raise NotFound("document", name, names)
    if len(text.encode()) > MOST_BYTES:  # it could not be read again
        raise UserFileError(f"{name}.md", f"is larger than {MOST_BYTES // 1000} kB: this is no script of a few minutes")
    _write(folder / f"{name}.md", text)


def lying(folder: Path) -> tuple[Kept, ...]:
    """The documents as they are, edited or not. Raises UserFileError for one that cannot be read."""
    made = _made(folder)
    found: list[Kept] = []
    for form in ALL_FORMS:
        path = folder / f"{form.name}.md"
        text = _text(path)
        state: State = "missing" if text is None else "unchanged" if _hash(text) == made.get(path.name) else "edited"
        found.append(Kept(Document(form, text or ""), path, state))
    return tuple(found)


def question_set(home: Path, contact: str) -> QuestionSet | None:
    """The trainee's own plan for a meeting with this contact, as it stands in the file; None where there is none, or no question.

    A session with the contact takes it as `SessionStarted.questions`, and its texts as the trainee's `questions`, so that what
    was asked is counted against the trainee's own plan. Raises UserFileError.
    """
    text = _text(folder_of(home, contact) / f"{QUESTIONS.name}.md")
    if text is None:
        return None
    questions = planned(text, all_sets(Library(shipped("scenarios"), home / "scenarios")))
    return QuestionSet(name="own-plan", version=1, title="Your own plan", questions=questions) if questions else None


def answers(folder: Path) -> Facts:
    """What was answered for this preparation; nothing where it is the first. Raises ManyProblems."""
    path = folder / ANSWERS
    return shape(read_yaml(path), Facts) if path.exists() else Facts()


def keep_answers(folder: Path, facts: Facts) -> None:
    """Write the answers, as a whole or not at all. Raises UserFileError."""
    told = {name: list(value) if isinstance(value, tuple) else value for name, value in facts if value not in ("", (), None)}
    text = HEAD + (yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=120) if told else "{}\n")
    _write(folder / ANSWERS, text)


def leave_nobody(home: Path) -> None:
    """What was prepared before the person had a name is theirs now: take it away, but for what somebody has edited."""
    folder = folder_of(home, "")
    made = _made(folder)
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob("*.md")):
            if (text := _text(path)) is not None and _hash(text) == made.get(path.name):
                path.unlink()
        if not any(folder.glob("*.md")):
            for name in (ANSWERS, MADE):
                (folder / name).unlink(missing_ok=True)
            folder.rmdir()


def _beside(path: Path, made: dict[str, str]) -> Path:
    """The first name beside `path` whose file nobody has edited."""
    number = 1
    while True:
        free = path.with_name(f"{path.stem}-new{'' if number == 1 else f'-{number}'}.md")
        text = _text(free)
        if text is None or _hash(text) == made.get(free.name):
            return free
        number += 1


def _made(folder: Path) -> dict[str, str]:
    """File → hash of what coach wrote. A file of hashes that cannot be understood makes every document somebody's own."""
    text = _text(folder / MADE)
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _text(path: Path) -> str | None:
    """None where there is no such file. Raises UserFileError."""
    try:
        if not path.is_file():
            if path.exists():
                raise UserFileError(str(path), "is no ordinary file. Move it away")
            return None
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _unusable(path, "read", error) from error
    if len(raw) > MOST_BYTES:
        raise UserFileError(str(path), f"is larger than {MOST_BYTES // 1000} kB: this is no script of a few minutes")
    if b"\x00" in raw:
        raise UserFileError(str(path), "is no text. Write it as plain text or Markdown, or delete it and prepare again")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UserFileError(str(path), f"byte {error.start + 1} is not UTF-8. Save the text as UTF-8") from error


def _write(path: Path, text: str) -> None:
    """Readable by its owner alone: it holds a phone number."""
    half: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, half = tempfile.mkstemp(prefix=".", suffix=".half", dir=path.parent)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(half).replace(path)
    except OSError as error:
        if half is not None:
            with contextlib.suppress(OSError):
                Path(half).unlink(missing_ok=True)
        raise _unusable(path, "written", error) from error


def _unusable(path: Path, verb: str, error: OSError) -> UserFileError:
    return UserFileError(str(path), f"cannot be {verb}: {(error.strerror or str(error)).lower()}")
