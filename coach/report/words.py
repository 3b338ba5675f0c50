"""Ids in, the words of a report out: `verdict_word("missed")` → "missed", `clock(75)` → "1:15".

All renderings share these, so that a verdict is called the same on a screen, on paper and on a page. Knows no session.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from coach.dialogue.types import Verdict

SYMBOLS: dict[Verdict, str] = {"met": "✓", "missed": "○", "violated": "✗", "not_applicable": "–", "unscored": "?"}
"""Different shapes: a report must be readable without colour."""

VERDICTS: dict[Verdict, str] = {
    "met": "done",
    "missed": "missed",
    "violated": "a fault",
    "not_applicable": "not called for",
    "unscored": "not judged",
}

SITUATIONS: dict[str, str] = {"phone": "by phone", "in_person": "in person", "sketch": "face to face", "written": "in writing"}


def outcome_sentence(outcome: str | None, sentences: Mapping[str, str]) -> str:
    """The scenario's sentence for an outcome; one that has none is named as it is."""
    if outcome is None:
        return "This session has not ended yet."
    return sentences.get(outcome, f"It ended with: {plain(outcome)}.")


def plain(name: str) -> str:
    """An id as words: `talk_to-hr` → "talk to hr"."""
    return name.replace("_", " ").replace("-", " ")


def clock(seconds: float) -> str:
    """`clock(754)` → "12:34"."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def percent(share: float | None) -> str:
    """`percent(0.426)` → "43%"."""
    return "–" if share is None else f"{round(share * 100)}%"


def count(number: int, one: str, many: str = "") -> str:
    """`count(2, "hint")` → "2 hints"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def signed(delta: int) -> str:
    """A change with its sign, minus as a minus: −5, +8, 0."""
    return f"+{delta}" if delta > 0 else f"−{-delta}" if delta else "0"


def sentence(clause: str) -> str:
    """A clause as a sentence: "asked for a job" → "Asked for a job."."""
    text = clause.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!…" else ".")


def day(created: str) -> str:
    """`2026-11-01T14:05:00+01:00` → "1 November 2026, 14:05"; what is no date is shown as it is."""
    try:
        when = datetime.fromisoformat(created)
    except ValueError:
        return created
    return f"{when.day} {when:%B %Y, %H:%M}"


CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, overrides of the writing direction, and what is no character: nothing that a reader would see."""


def clean(text: str) -> str:
    """`text` without characters that would garble a page."""
    return CONTROL.sub("", text)
