"""What somebody typed after a talk in, notes, names and promises out: one line each.

    She likes the silence after a good question.            a note
    salary: twelve hundred for an evening                   a note with its topic
    name: Anders Holm, anthropologist at Solheim & Baptiste a name that was given
    promise: send her my questions, by friday               something that you promised
    they promised: the address of the institute, by 1 December

Markdown's bullets and headings are taken off. A line that cannot be kept is named, and then nothing is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from coach.dialogue.vocabulary import TOPICS
from coach.errors import CoachError, ManyProblems, Problem
from coach.records.dates import read_day

MOST_BYTES = 100_000
MOST_LINES = 300
LONGEST = 1000
"""Characters of one note: more is an essay, and cannot be held against a sentence."""
BULLET = re.compile(r"^\s*(?:[-*+•–—]+|\d{1,2}[.)]|>)\s+(?:\[[ xX]\]\s+)?")
HEADED = re.compile(r"^\s*(?:#{1,6}\s|-{3,}\s*$|={3,}\s*$)")
TAGGED = re.compile(r"^\s*\[?([A-Za-z][A-Za-z _-]{2,24})\]?\s*:\s+(\S.*)$")
BY = re.compile(r"^(.*?)[,;]?\s+(?:by|on|until|before)\s+([^,;]{3,30}?)\.?$", re.IGNORECASE)
NAME, MINE, THEIRS = frozenset({"name", "referral"}), frozenset({"promise", "i promised"}), frozenset({"they promised"})


@dataclass(frozen=True, slots=True)
class Jotted:
    """One line."""

    text: str
    topic: str = ""
    """As the line itself said; empty leaves it to the coach."""


@dataclass(frozen=True, slots=True)
class Named:
    name: str
    role: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Promised:
    text: str
    due: date | datetime
    by_them: bool


@dataclass(frozen=True, slots=True)
class Page:
    """All that stood there."""

    notes: tuple[Jotted, ...]
    names: tuple[Named, ...] = ()
    promises: tuple[Promised, ...] = ()


def read(lines: Iterable[str], place: str, now: datetime) -> Page:
    """Raises ManyProblems with every line that cannot be kept."""
    notes: list[Jotted] = []
    names: list[Named] = []
    promises: list[Promised] = []
    problems: list[Problem] = []
    for number, raw in enumerate(lines, 1):
        line = " ".join(BULLET.sub("", raw).replace("**", "").split())
        if not re.search(r"[^\W_]", line) or HEADED.match(raw):
            continue
        tagged = TAGGED.match(line)
        tag, rest = (_tag(tagged[1]), tagged[2]) if tagged else ("", line)
        try:
            if len(line) > LONGEST:
                raise CoachError(f"more than {LONGEST} characters; one thing a line can be held against what was said")
            if number > MOST_LINES:
                raise CoachError(f"more than {MOST_LINES} lines; keep what matters")
            if tag in NAME:
                names.append(_named(rest))
            elif tag in MINE | THEIRS:
                promises.append(_promised(rest, now, by_them=tag in THEIRS))
            else:
                topic = tag.replace(" ", "_").replace("-", "_")
                notes.append(Jotted(rest, topic) if topic in TOPICS else Jotted(line))
        except CoachError as error:
            problems.append(Problem(place, number, str(error)))
            if number > MOST_LINES:
                break
    if problems:
        raise ManyProblems(problems)
    return Page(tuple(notes), tuple(names), tuple(promises))


def _tag(text: str) -> str:
    return " ".join(text.lower().split())


def _named(text: str) -> Named:
    """ "Anders Holm, anthropologist at Solheim & Baptiste"."""
    name, _, rest = (part.strip(" .") for part in text.partition(","))
    role, _, organisation = rest.partition(" at ")
    return Named(name, role.strip(), organisation.strip())


def _promised(text: str, now: datetime, *, by_them: bool) -> Promised:
    found = BY.match(text)
    if not found:
        example = "they promised: the address, by 1 December" if by_them else "promise: send my questions, by friday"
        raise CoachError(f'says no day. Write it so: "{example}"')
    return Promised(found[1].strip(" ,"), read_day(found[2], now), by_them)
