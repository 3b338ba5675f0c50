"""A document as it stands in, what the judge says of it out: what is met, what is missing, and which fact it waits for.

`[your phone number]` in a voicemail → `leaves_contact_details: missed, because "your phone number" is still a blank`. The
verdicts are those of `coach check`; only where a blank stands for the fact that would meet one, is the reason said here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from coach.acts import Said
from coach.dialogue.words import count_words
from coach.judge.check import Check, Checked, check_texts
from coach.preparation import documents as named
from coach.preparation.documents import Document, Form, most_words
from coach.scenario.model import Rules, Trainee
from coach.speech.script import BLANK, DIRECTION, FRONT_MATTER, UNSAID, NoScript, blanks, sentences

RULE = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)|\n+")
ONE_WORD = frozenset({"greets", "thanks", "leaves_contact_details"})
"""What a single word may do."""
HEADING = re.compile(r"^#{1,6}\s.*$", re.MULTILINE)
WAITS = "is still a blank"
ONLY: dict[str, tuple[str, ...]] = {
    "states_own_name": (named.NAME,),
    "says_how_got_name": (named.FOUND,),
    "states_background": (named.BACKGROUND,),
    "states_field_purpose": (named.FIELD,),
    "states_education_or_experience": (named.BACKGROUND,),
    "names_skills": (named.SKILLS, named.SECOND),
    "gives_evidence": (named.EXAMPLE,),
    "links_to_field": (named.FIELD,),
}
"""Criterion → the blanks without which nothing else can meet it."""
ALSO: dict[str, tuple[str, ...]] = {
    "leaves_contact_details": (named.PHONE, named.EMAIL),
    "states_goal_or_next_step": (named.AIM,),
    "states_ask": (named.FIELD,),
}
"""Criterion → the blanks that leave it open where nothing else meets it."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """One document, judged."""

    form: Form
    words: int
    seconds: int
    blanks: tuple[str, ...]
    criteria: tuple[Checked, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is missing: no blank, no criterion that is not met."""
        return not self.blanks and all(each.verdict in ("met", "not_applicable") for each in self.criteria)

    @property
    def missing(self) -> tuple[Checked, ...]:
        return tuple(each for each in self.criteria if each.verdict in ("missed", "violated"))


def body(document: Document) -> str:
    """What is said or read of it: no heading, no comment, no direction; of a letter all that is on the sheet."""
    if document.form.aloud:
        with suppress(NoScript):  # empty, or longer than any talk: judged as it is written
            return " ".join(sentence.text for sentence in sentences(document.text))
    text = UNSAID.sub("", FRONT_MATTER.sub("", document.text))
    if document.form.channel == "email" and (envelope := RULE.search(text)):
        text = text[envelope.end() :]
    text = DIRECTION.sub("", RULE.sub("", HEADING.sub("", text)))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def judged(written: Sequence[Document], rules: Rules, trainee: Trainee) -> tuple[Verdicts, ...]:
    """All documents at once: understanding them together takes a third of the time."""
    texts = [body(each) for each in written]
    said = [Said(text, each.form.kind, None, each.form.channel) for each, text in zip(written, texts, strict=True)]
    checks = check_texts(said, rules, trainee)
    return tuple(_verdicts(each, check, rules) for each, check in zip(written, checks, strict=True))


def _verdicts(document: Document, check: Check, rules: Rules) -> Verdicts:
    form, words = document.form, count_words(BLANK.sub(" ", check.text))
    open_blanks = blanks(document.text)
    criteria = [_told(_widened(each, check.text), open_blanks) for each in check.criteria]
    if form.kind == "sketch":
        criteria = [each for each in criteria if each.id != "length"]
    if form.aloud:
        criteria.append(_length(form, words, open_blanks, rules))
    return Verdicts(form, words, round(words * 60 / rules.words_per_minute), open_blanks, tuple(criteria))


def _widened(each: Checked, text: str) -> Checked:
    """With the whole sentence where the words of a verdict are a single one: nobody sees a background in "I"."""
    act = each.act
    if act is None or each.id in ONE_WORD or count_words(act.quote) > 1:
        return each
    ends = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    start = max(end for end in ends if end <= act.start)
    end = min(end for end in ends if end >= act.end)
    quote = text[start:end].strip()
    start = text.index(quote, start)
    return replace(each, act=replace(act, quote=quote, start=start, end=start + len(quote)))


def _told(each: Checked, open_blanks: Sequence[str]) -> Checked:
    """With the blank that a verdict waits for."""
    met = each.verdict == "met" and not (each.act and BLANK.search(each.act.quote))
    names = ONLY.get(each.id, ()) + (() if met else ALSO.get(each.id, ()))
    waits = next((blank for name in names for blank in open_blanks if blank.startswith(name)), "")
    return replace(each, verdict="missed", act=None, because=f'"{waits}" {WAITS}', say="") if waits else each


def _length(form: Form, words: int, open_blanks: Sequence[str], rules: Rules) -> Checked:
    """The time of a sketch, or the longest that a stranger listens to at a stretch."""
    least = rules.sketch_words[0] if form.kind == "sketch" else 0
    most = most_words(form, rules)
    allowed = most * 60 // rules.words_per_minute
    says = f"{least} to {most} words, {allowed} seconds" if least else f"at most {most} words, {allowed} seconds"
    if words < least and open_blanks:
        return Checked("length", says, "missed", because=f'"{open_blanks[-1]}" {WAITS}')
    taken = f"{words} words, about {round(words * 60 / rules.words_per_minute)} seconds aloud"
    return Checked("length", says, "met" if least <= words <= most else "missed", None, taken, 1.0)
