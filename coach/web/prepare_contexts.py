"""What the pages of a preparation show, as types: a template may use these fields and no others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.web.contexts import Extra
from coach.web.text_contexts import Findings


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document in short."""

    name: str
    title: str
    met: int
    judged: int
    length: str
    """"96 words, 38 seconds"; empty where it is read, not heard."""
    blanks: tuple[str, ...]
    missing: str
    """The first thing that it lacks."""
    whole: bool
    edited: bool
    there: bool
    aloud: bool
    text: str
    kind: str
    """As `/aloud` asks for it."""
    scenario: str
    """Where it is rehearsed; empty where there is no such scenario."""


@dataclass(frozen=True, slots=True)
class PreparePage:
    """The questions, and what was made of the answers."""

    whom: str
    """Id of the contact; empty for nobody yet."""
    name: str
    cases: tuple[Extra, ...]
    """For whom something is prepared already, or could be."""
    given: Mapping[str, str]
    mistakes: Mapping[str, str]
    documents: tuple[DocumentLine, ...]
    folder: str
    about_you: bool
    """Whether something about the trainee is still missing."""
    told: str = ""


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One document, to be read, changed and checked."""

    whom: str
    who: str
    line: DocumentLine
    text: str
    groups: tuple[Findings, ...]
    path: str
    takes: str
    """What its takes are kept under, here as in the terminal."""
    told: str = ""
    mistake: str = ""
