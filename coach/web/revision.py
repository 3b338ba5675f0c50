"""A checked text in, the same text with the missing lines put in where they belong out: a draft to be made one's own.

"Hello. Could I come by?" with `states_own_name` missing → "Hello. My name is Dana Ortiz. Could I come by?" A line goes behind the
sentence that holds what usually comes before it; a fault's sentence gives way to its better line. What is advice and no line
stands in brackets.
"""

from __future__ import annotations

import re

from coach.judge.check import FIRST, Check, Checked

SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?]+[\"'”’)]*|\n+|$)\s*")
"""Up to its end and the blanks after it."""
ADVICE = re.compile(r"^Add |\(")


def revised(check: Check) -> str:
    """The draft; empty where nothing essential is missing."""
    sentences = [match.group() for match in SENTENCE.finditer(check.text) if match.group()]
    after: dict[int, list[str]] = {}
    instead: dict[int, str] = {}
    last = -1
    changed = False
    for each in check.criteria:
        place = _sentence(each, sentences)
        if each.verdict == "violated" and place is not None and each.say:
            instead[place], changed = _line(each), True
        elif each.verdict == "met" and place is not None:
            last = max(last, place)
        elif each.verdict == "missed" and each.say and each.id in FIRST:
            after.setdefault(last, []).append(_line(each))
            changed = True
    if not changed:
        return ""
    parts = after.get(-1, [])
    for number, sentence in enumerate(sentences):
        blanks = sentence[len(sentence.rstrip()) :] or " "
        parts.append(instead.get(number, sentence.strip()))
        parts += after.get(number, [])
        parts.append("\n\n" if "\n\n" in blanks.replace("\r", "") else "\n" if "\n" in blanks else "")
    text = re.sub(r" *\n *", "\n", " ".join(part for part in parts if part))
    return re.sub(r" {2,}", " ", text).strip()


def _sentence(each: Checked, sentences: list[str]) -> int | None:
    """Number of the sentence in which the evidence ends."""
    if each.act is None:
        return None
    read = 0
    for number, sentence in enumerate(sentences):
        read += len(sentence)
        if each.act.end <= read:
            return number
    return len(sentences) - 1


def _line(each: Checked) -> str:
    return f"[{each.say}]" if ADVICE.search(each.say) else each.say
