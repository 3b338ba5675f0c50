"""A small language for patterns, and what they find: `rule("could we (?:meet|talk)")` in "could we meet" → 0:13.

In a pattern a space also matches commas and line breaks, `'` may be missing ("im"), `…` is up to 30 and `……` up to 90
characters of the same sentence, and `<NAME>` stands for a list of `WORDS`. A rule may be barred by something said just
before it (`unless`) or anywhere in its sentence (`unless_sentence`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

WORDS: dict[str, str] = {
    "NUM": r"(?:\d+|a few|a couple(?: of)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|fifteen|eighteen|"
    r"twenty(?:[- ]five|[- ]two)?|twenty-?\w*|thirty(?:[- ]five)?|forty(?:[- ]five)?|fifty|sixty)",
    "DAY": r"(?:today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|next week|this week|the weekend|"
    r"(?:this |in the |the next )?(?:morning|afternoon|evening))",
    "MODAL": r"(?:could|can|would|may|might|will|should|shall)",
    "IAM": r"(?:i am|i'm|ive been|i've been|i was|am)",
    "ILL": r"(?:i'll|i will|i shall|i'm going to|i am going to|i'm gonna|let me|i plan to|i intend to|i'd|i would|i can|i could)",
    "WANT": r"(?:want|wanna|would like|'d like|would love|'d love|hope|am hoping|'m hoping|was hoping|wish|am trying|'m trying|"
    r"am looking|'m looking|need|try)",
    "MEET": r"(?:meet(?: up)?|talk|speak|chat|sit down|get together|have (?:a|another) \w*? ?(?:chat|talk|word|conversation|meeting|coffee))",
    "TALKNOUN": r"(?:chat|talk|conversation|meeting|call|interview|natter|word|discussion|visit|coffee|lunch|cuppa|brew)",
    "ANYONE": r"(?:any(?:one|body)|some(?:one|body)|people|person|folks?|contacts?|colleagues?|names?|others?)",
    "CV": r"(?:r[ée]sum[ée]s?|cvs?|c\.v\.|curriculum vitae|vitae|portfolio|transcripts?)",
    "JOB": r"(?:jobs?|positions?|roles?|openings?|vacanc(?:y|ies)|internships?|posts?|placements?|employment|apprenticeships?|"
    r"traineeships?|(?:some |any )?work|shifts?|spots?|start)",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying an act."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    unless_sentence: re.Pattern[str] | None
    opening: bool
    """Only in the first words of the text."""
    closing: bool
    """Only near the end of the text."""


APOSTROPHE = re.compile(r"\[[^\]]*\]|'")
"""An apostrophe, or a character class, in which one stays as it is."""


def expand(pattern: str) -> str:
    """The regular expression that a pattern stands for."""
    for name, words in WORDS.items():
        pattern = pattern.replace(f"<{name}>", words)
    pattern = APOSTROPHE.sub(lambda match: match.group() if len(match.group()) > 1 else "'?", pattern)
    pattern = pattern.replace("……", r"[^.?!\n]{0,90}?").replace("…", r"[^.?!\n]{0,30}?")
    return re.sub(r"(?<![\\\[]) (?![?*])", r"[ ,\\n]+", pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{expand(pattern)})(?!\w)")


def rule(pattern: str, *, unless: str = "", unless_sentence: str = "", opening: bool = False, closing: bool = False) -> Rule:
    """One way of saying an act, in the small language of this module."""
    return Rule(
        _compiled(pattern),
        re.compile(rf"(?:{expand(unless)})[^.?!\n]{{0,25}}$") if unless else None,
        _compiled(unless_sentence) if unless_sentence else None,
        opening,
        closing,
    )


SENTENCE_END = ".?!\n"


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds `start:end`; a line break ends one, too."""
    left = max(text.rfind(mark, 0, start) for mark in SENTENCE_END) + 1
    rights = [place for mark in SENTENCE_END if (place := text.find(mark, end)) >= 0]
    return left, min(rights, default=len(text))


def matches(rule: Rule, text: str) -> Iterator[tuple[int, int]]:
    """Where the rule holds in plain, masked text."""
    for match in rule.pattern.finditer(text):
        start, end = match.span()
        if rule.opening and start > 60:
            break
        if rule.closing and start < len(text) - 160:
            continue
        if rule.unless and rule.unless.search(text[max(0, start - 60) : start]):
            continue
        if rule.unless_sentence:
            left, right = sentence_around(text, start, end)
            if rule.unless_sentence.search(text[left:right]):
                continue
        if start < end:
            yield start, end
