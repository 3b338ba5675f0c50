"""Notes on a practised talk in, what of them is so out: found, wrong with the reason, missed, each with the professional's words.

"school posts start at about thirty thousand" beside "school posts start at about fifty thousand" is wrong, by its figure; "You
need a doctorate" beside no such sentence is wrong, for it was never said. A note is held against the sentence that comes nearest
in words and in meaning; names, figures and a no are then compared by themselves. Where nearness does not decide, it says so:
`unsure` beside the nearest sentence. Measured in `benchmarks/notes`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from coach.actor.sentences import split
from coach.actor.words import fold
from coach.judge.scorecard import Quote
from coach.records.differences import Difference, figure_differs, name_differs, no_differs, rank_differs
from coach.records.nearness import Near, nearness
from coach.records.told import Material, Worth

Verdict = Literal["found", "wrong", "unsure", "own"]

FOUND = 0.44
"""From this nearness on a note says what was told …"""
NEVER = 0.31
"""… and below this one it does not. Both chosen on the open half of `benchmarks/notes`."""
COMPARED = 0.42
"""From this nearness on two sentences are near enough that a no in one of them means the other is wrong."""

BULLET = re.compile(r"^\s*(?:[-*•–—]+|\d{1,2}[.)])\s+|^#+\s*")
PART = re.compile(r"\s*[;\n]+\s*")
OWN = re.compile(
    r"^\W*(?:i|we|my|note to self|to ?do|next time|remember|ask (?:about|again|next)|look up|read up|follow up|find out|"
    r"question for|impression|overall|feeling)\b"
)
"""How a note begins that is about the trainee, not about what was told."""
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
DATED = re.compile(
    r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|"
    rf"{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}(?:,? \d{{4}})?)\b"
)
HEADING = frozenset(
    "date day today talk talked call called meeting met with notes note on of at from by phone name who the a an and in person "
    "interview conversation spoke role works for mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words of a heading, which says with whom and when."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a note says, and what is to be said about it."""

    text: str
    verdict: Verdict
    because: str
    """A sentence; empty where it was found."""
    kind: Literal["figure", "name", "no", "more_or_less", "never_said", ""] = ""
    """In which way it is wrong."""
    quote: Quote | None = None
    """The professional's own sentence."""
    nearness: float = 0.0
    worth: str = ""
    """Id of the fact or the person that it is about; empty where none."""
    note: int = 0
    """Place of the note that says it, from 0."""


@dataclass(frozen=True, slots=True)
class Noted:
    """All notes on one talk, judged."""

    claims: tuple[Claim, ...]
    missed: tuple[Worth, ...]
    told: int
    """Things told that were worth a note."""

    def of(self, verdict: Verdict) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.verdict == verdict)

    @property
    def covered(self) -> int:
        """Things told that stand rightly in the notes."""
        return len({claim.worth for claim in self.of("found") if claim.worth})


def claims_of(text: str) -> list[str]:
    """The single things that a note says: its lines, sentences, and what semicolons part. A heading is none."""
    parts = [BULLET.sub("", part).strip() for part in PART.split(text)]
    return [claim for part in parts if part for claim in split(part) if re.search(r"[^\W_]", claim)]


def judge(notes: Sequence[str], material: Material, known: str = "") -> Noted:
    """Hold notes against what was told. `known`: names that need not have been said, such as those of other contacts."""
    single = [(place, claim) for place, note in enumerate(notes) for claim in claims_of(note) if not _heading(claim, material)]
    nearest = nearness(material).of([text for _, text in single])
    claims = tuple(
        replace(_claim(text, near, material, known), note=place) for (place, text), near in zip(single, nearest, strict=True)
    )
    # A wrong note shows that the thing was heard; only what nobody wrote about was missed.
    about = {claim.worth for claim in claims if claim.worth and claim.verdict != "own"}
    missed = tuple(each for each in material.worth if each.id not in about)
    return Noted(claims, missed, len(material.worth))


def _claim(text: str, near: Near, material: Material, known: str) -> Claim:
    score = near.score
    worth = _about(near, material) if score >= NEVER else ""
    own = OWN.search(fold(text)) is not None
    found = name_differs(text, near, material, known) or figure_differs(text, near, material)
    if found is not None and not (own and score < NEVER):
        return _wrong(text, found, score, worth)
    if own and score < FOUND:
        return Claim(text, "own", "About you or your plans; there is nothing to hold it against.", nearness=score)
    if score < NEVER:
        return Claim(text, "wrong", "Nothing that was said comes near it.", "never_said", nearness=score)
    if score >= COMPARED and (found := no_differs(text, near) or rank_differs(text, near)):
        return _wrong(text, found, score, worth)
    quote = near.told.quote if near.told else None
    if score < FOUND:
        return Claim(text, "unsure", "Compare it yourself with the nearest sentence.", quote=quote, nearness=score, worth=worth)
    return Claim(text, "found", "", quote=quote, nearness=score, worth=worth)


def _wrong(text: str, found: Difference, score: float, worth: str) -> Claim:
    return Claim(text, "wrong", found.because, found.kind, found.quote, score, worth if found.quote else "")


def _about(near: Near, material: Material) -> str:
    """The thing told to which a sentence belongs: of several in one breath the last that begins at or before it."""
    if near.told is None:
        return ""
    told = near.told
    here = [each for each in material.worth if each.id in told.facts and each.quote.turn == told.quote.turn]
    before = [each for each in here if each.quote.start <= told.quote.start]
    return (before or here)[-1 if before else 0].id if here else (told.facts[0] if told.facts else "")


def _heading(claim: str, material: Material) -> bool:
    """Whether it only says with whom and when: "22 November 2026, talk with Ruth Adler"."""
    rest = DATED.sub(" ", fold(claim))
    words = re.findall(r"[^\W\d_]+", rest)
    card = set(re.findall(r"[^\W\d_]+", fold(material.card)))
    return all(word in HEADING or word in card for word in words) and (bool(words) or rest != fold(claim))
