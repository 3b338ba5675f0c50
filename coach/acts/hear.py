"""One utterance or text in, its acts with exact quotes out: "Could we meet for 20 minutes?" → asks_for_meeting 0:13 …

This is the only way from words to acts; the director, the judge and `coach check` all come through here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.acts.folding import Folded, fold, masked
from coach.acts.rules.engine import Rule, matches, sentence_around
from coach.acts.rules.questions import Question, questions, topics
from coach.dialogue.types import Act, Understanding
from coach.dialogue.vocabulary import KINDS

MOST_CHARACTERS = 60_000
"""Longer texts are heard up to here: nobody says more in one turn, and a pasted book must not stall a rehearsal."""


def rules_of(kind: str) -> dict[str, tuple[Rule, ...]]:
    """The patterns of one family; imported late, since compiling all of them costs a start that needs one."""
    if kind == "request":
        from coach.acts.rules.request import RULES
    elif kind == "sketch":
        from coach.acts.rules.sketch import RULES
    elif kind == "thank-you":
        from coach.acts.rules.thank_you import RULES
    elif kind == "manners":
        from coach.acts.rules.manners import RULES
    else:
        from coach.acts.rules.utterance import RULES
    return RULES


def detect(
    text: str, *, context: str | None = None, kinds: Sequence[str] = ("utterance",), channel: str | None = None
) -> Understanding:
    """What was done with these words. Several kinds give the union of their acts."""
    folded = fold(text[:MOST_CHARACTERS])
    plain = masked(folded.text)
    acts: dict[tuple[str, int, int], Act] = {}

    def add(name: str, start: int, end: int) -> None:
        first, last = folded.span(start, end)
        if first < last:
            acts[(name, first, last)] = Act(name, text[first:last], first, last)

    for kind in kinds:
        for name, rules in rules_of(kind).items():
            for start, end in _disjoint(place for rule in rules for place in matches(rule, plain)):
                add(name, start, end)
    about: tuple[str, ...] = ()
    if "utterance" in kinds:
        asked = tuple(questions(plain))
        for question in asked:
            for name in _forms(question):
                add(name, question.start, question.end)
        if len(asked) > 1 and len(asked) - sum(question.leading for question in asked) > 1:
            add("stacked_questions", asked[0].start, asked[-1].end)
        if follow := _follow_up(plain, context, asked):
            add("follow_up_question", *follow)
        about = _about(plain, asked)
    return Understanding(tuple(sorted(acts.values(), key=lambda act: (act.start, act.name, act.end))), about)


@dataclass(frozen=True, slots=True)
class Hearing:
    """What was heard in one text taken as one kind, and how sure that is."""

    acts: Understanding
    probabilities: Mapping[str, float]
    unsure: frozenset[str]


def hear(text: str, *, kind: str, context: str | None = None, channel: str | None = None) -> Hearing:
    heard = detect(text, context=context, kinds=(kind,), channel=channel)
    return Hearing(heard, {name: float(name in heard.names()) for name in KINDS[kind]}, frozenset())


def _forms(question: Question) -> tuple[str, ...]:
    forms = ("open_question", "closed_question") if question.form == "both" else (f"{question.form}_question",)
    return (*forms, "leading_question") if question.leading else forms


def _follow_up(plain: str, context: str | None, asked: Sequence[Question]) -> tuple[int, int] | None:
    import re

    if not asked:
        return None
    said = re.search(
        r"\b(?:you (?:just )?(?:said|mentioned|told|were saying|talked about|brought up)|you mean|that you said|earlier you|when you say)\b",
        plain,
    )
    if said:
        left, right = sentence_around(plain, *said.span())
        question = next((each for each in asked if each.end > said.start()), asked[-1])
        return min(question.start, max(left, said.start())), question.end
    if context is None:
        return None
    words = {word for word in re.findall(r"[a-z]{4,}", fold(context).text)}
    for question in asked:
        clause = plain[question.start : question.end]
        shared = words & set(re.findall(r"[a-z]{4,}", clause))
        if shared or re.search(r"\b(?:that|it|they|them|those|this|he|she|there|then|one|so)\b", clause) or clause.count(" ") < 5:
            return question.start, question.end
    return None


def _about(plain: str, asked: Sequence[Question]) -> tuple[str, ...]:
    found: dict[str, int] = {}
    for question in asked:
        for name, count in topics(plain[question.start : question.end]).items():
            found[name] = found.get(name, 0) + count
    if asked and not found:
        return ("other",)
    return tuple(sorted(found, key=lambda name: (-found[name], name))[:2])


def _disjoint(places: object) -> list[tuple[int, int]]:
    """Places without those that overlap an earlier, longer one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):  # type: ignore[call-overload]
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


__all__ = ["Folded", "detect"]
