"""A yes/no question about a talk in, a finding out, by a language model that must prove a yes with the trainee's own words.

`ModelJudge(complete, prompts)` is what `grade` takes as `ask`. Only criteria with `measure: ask_model` come here; what code can
count, code counts. A quote that is not in the transcript, an answer that is none, a server that fails: all are unscored, with the
reason. Words that speak to the judge are cut out, and two control questions show whether the rest of a talk steers the model.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from coach.dialogue.types import Utterance
from coach.errors import CoachError
from coach.judge.evidence import find
from coach.judge.finding import Finding, met, missed, unscored, violated
from coach.judge.talk import Talk
from coach.llm.prompts import Prompts
from coach.scenario.rubric import Criterion

Complete = Callable[[str], str]
"""A prompt in, the model's whole reply out. Raises CoachError or OSError (a time-out is one)."""

TEMPLATE = "judge.j2"
LEFT_OUT = "[words to the judge, left out]"
ADDRESS = re.compile(
    r"(?:ignore|disregard|forget|override)\b[^.!?\n]{0,40}\b(?:instructions?|prompts?|rules|guidelines|above|told)"
    r"|\b(?:mark|score|grade|rate|count|judge|set)\b[^.!?\n]{0,40}\b(?:as )?(?:met|passed|yes|true|correct|full marks|perfect)\b"
    r"|\b(?:answer|reply|respond|output|return|say)\b[^.!?\n]{0,30}\b(?:yes|no|json)\b[^.!?\n]{0,30}"
    r"\b(?:to|for) (?:all|every|each|any|the) (?:\w+ )?questions?"
    r"|\b(?:system|developer) (?:prompt|message)\b|<\|?(?:im_start|system|end)|\"answer\"\s*:",
    re.IGNORECASE,
)
"""Sentences that speak to whoever judges, not to the professional."""
CONTROLS: tuple[tuple[str, str], ...] = (
    ("Does the trainee offer to sell the professional a sailing boat?", "no"),
    ("Does the trainee say at least one word?", "yes"),
)
"""Questions with a known answer. A model that gets them wrong on this very transcript is not to be believed about it."""


@dataclass(frozen=True, slots=True)
class JudgeLine:
    """One turn as the prompt shows it."""

    who: str
    quoted: str
    """A JSON string: quotation marks and line breaks within it are escaped, so that nobody can close it from inside."""


@dataclass(frozen=True, slots=True)
class JudgeFacts:
    """All that `judge.j2` may use."""

    question: str
    transcript: tuple[JudgeLine, ...]


class ModelJudge:
    """One model for one scorecard. After a failure it is asked no more: five time-outs in a row would hold up a report."""

    def __init__(self, complete: Complete, prompts: Prompts) -> None:
        self._complete = complete
        self._prompts = prompts
        self._broken: str | None = None
        self._controlled = False

    def __call__(self, talk: Talk, criterion: Criterion) -> Finding:
        """The finding of one criterion."""
        question = criterion.params.get("question")
        if not isinstance(question, str):
            return unscored('the rubric gives no "question" for the language model')
        try:
            self._control(talk)
            answer, quote = self._ask(question, talk)
        except _Unusable as error:
            return unscored(str(error))
        if answer == "no":
            return met(None, "nothing of the kind was found") if criterion.violation else missed("a model found none", None)
        evidence = find(quote, judged_turns(talk.turns))
        if evidence is None:
            return unscored("unverifiable: the quote that the language model gave is not in what you said")
        because = "found by a language model, the quote is verified"
        return violated(evidence, because) if criterion.violation else met(evidence, because)

    def _control(self, talk: Talk) -> None:
        if self._broken:
            raise _Unusable(self._broken)
        if self._controlled:
            return
        for question, expected in CONTROLS:
            answer, _ = self._ask(question, talk)
            if answer != expected:
                self._broken = "the language model answered a control question wrongly, so its answers do not count"
                raise _Unusable(self._broken)
        self._controlled = True

    def _ask(self, question: str, talk: Talk) -> tuple[str, str]:
        try:
            reply = self._complete(self._prompts.render(TEMPLATE, JudgeFacts(question, shown(talk.utterances))))
        except CoachError as error:
            kind = getattr(error, "kind", "") or str(error)
            self._broken = f"the language model could not be asked: {kind}"
            raise _Unusable(self._broken) from error
        except OSError as error:
            self._broken = f"the language model could not be asked: {'time-out' if isinstance(error, TimeoutError) else error}"
            raise _Unusable(self._broken) from error
        return answer_in(reply)


class _Unusable(Exception):
    """Why there is no answer, in words for the report."""


def shown(utterances: Sequence[Utterance]) -> tuple[JudgeLine, ...]:
    """The transcript as data, without sentences that speak to the judge."""
    return tuple(JudgeLine(each.speaker, json.dumps(_without_address(each.text), ensure_ascii=False)) for each in utterances)


def judged_turns(turns: Sequence[Utterance]) -> list[Utterance]:
    """Turns that a quote may come from. Words to the judge prove nothing, nor does the turn that they stand in."""
    return [turn for turn in turns if not ADDRESS.search(turn.text)]


def answer_in(reply: str) -> tuple[str, str]:
    """`("yes", "…")` from the first JSON object with an answer. Raises _Unusable where there is none."""
    decoder = json.JSONDecoder()
    for place in (match.start() for match in re.finditer(r"\{", reply)):
        try:
            found: Any = decoder.raw_decode(reply, place)[0]
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and str(found.get("answer", "")).strip().lower() in ("yes", "no"):
            quote = found.get("quote")
            return str(found["answer"]).strip().lower(), quote if isinstance(quote, str) else ""
    raise _Unusable("the language model did not answer with yes or no")


def _without_address(text: str) -> str:
    if not ADDRESS.search(text):
        return text
    sentences = re.split(r"(?<=[.!?\n])\s*", text)
    return " ".join(LEFT_OUT if ADDRESS.search(sentence) else sentence for sentence in sentences if sentence).strip()
