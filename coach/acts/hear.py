"""One utterance or text in, its acts with exact quotes out: "Could we meet for 20 minutes?" → asks_for_meeting 0:13 …

This is the only way from words to acts; the director, the judge and `coach check` all come through here. Rules look first, small
networks trained on the labelled corpus weigh what they found together with the words themselves, and their logits are calibrated.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coach.acts.features import LABELS, Reading, backed, features, read, rule_places
from coach.acts.intelligible import intelligible
from coach.acts.network import Answer, Network, network
from coach.acts.rules.engine import Rule, matches
from coach.acts.rules.plain import PLAINLY
from coach.acts.rules.questions import questions
from coach.acts.spans import spans
from coach.dialogue.types import Act, Understanding
from coach.dialogue.vocabulary import CHANNELS, KINDS, TOPICS, VIOLATIONS

MOST_CHARACTERS = 60_000
"""Longer texts are heard up to here: nobody says more in one turn, and a pasted book must not stall a rehearsal."""
PLACE = {name: place for place, name in enumerate(LABELS)}
MOST_TOPICS, WITHOUT_QUESTION = 2, 1.0
"""A question rarely has three topics; logits more where nothing seems to be asked. Both chosen on dev."""
PLAIN = 0.97
"""Probability of what was said in words that leave no doubt."""
CERTAIN = 0.9
"""A question without a question mark and without the form of one must be at least so probable."""
QUESTIONS = ("open_question", "closed_question")


@dataclass(frozen=True, slots=True)
class Hearing:
    """What was heard in one text taken as one kind, and how sure that is."""

    acts: Understanding
    probabilities: Mapping[str, float]
    """Every id of the kind, heard or not."""
    unsure: frozenset[str]
    """Ids that are too close to call; none of them is among the acts."""


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
    net = network()
    reading = read(text[:MOST_CHARACTERS], context, net.pieces)
    acts: dict[tuple[str, int, int], Act] = {}
    topics: tuple[str, ...] = ()
    for kind in kinds:
        heard = _heard(net, reading, kind, channel)
        for act in heard.acts.acts:
            key = (act.name, act.start, act.end)
            if key not in acts or acts[key].probability < act.probability:
                acts[key] = act
        topics = topics or heard.acts.topics
    return Understanding(_sorted(acts.values()), topics)


def hear(text: str, *, kind: str, context: str | None = None, channel: str | None = None) -> Hearing:
    """One text taken as one kind, with the probability of every id."""
    net = network()
    return _heard(net, read(text[:MOST_CHARACTERS], context, net.pieces), kind, channel)


def _heard(net: Network, reading: Reading, kind: str, channel: str | None) -> Hearing:
    if not intelligible(reading.plain):
        return Hearing(Understanding(), dict.fromkeys(KINDS[kind], 0.0), frozenset())
    channel = channel or next(iter(CHANNELS[kind]), None)
    made = features(reading, kind, channel, net.pieces, rule_places(rules_of(kind), reading.plain))
    answer = net.answer(made, len(reading.tokens)).plus(backed(made, len(reading.tokens)))
    grams = net.grams[kind]
    answer.text[grams.labels] += grams.opinion(reading.plain, kind)
    calibration: Mapping[str, Any] = net.calibration[kind]
    looks_asked = "?" in reading.plain or any(True for _ in questions(reading.plain))
    acts: list[Act] = []
    probabilities: dict[str, float] = {}
    unsure: set[str] = set()
    for name in KINDS[kind]:
        logit = float(answer.text[PLACE[name]])
        about = calibration[name]
        probabilities[name] = _probability(logit, about)
        sure = logit >= about["high"]
        if name in PLAINLY and (places := [place for rule in PLAINLY[name] for place in matches(rule, reading.plain)]):
            probabilities[name] = max(probabilities[name], PLAIN)
            acts += _quoted(name, probabilities[name], reading, places[:1])
        elif sure and name in QUESTIONS and probabilities[name] < CERTAIN and not looks_asked:
            continue  # "Twenty or so." after "how long?" is an answer
        elif sure:
            places = spans(reading.plain, reading.tokens, answer.words[:, PLACE[name]], once=name in VIOLATIONS)
            acts += _quoted(name, probabilities[name], reading, places)
        elif logit > about["low"]:
            unsure.add(name)
    topics = _topics(answer, calibration, acts) if kind == "utterance" else ()
    return Hearing(Understanding(_sorted(acts), topics), probabilities, frozenset(unsure))


def _probability(logit: float, about: Mapping[str, float]) -> float:
    z = about["slope"] * logit + about["offset"]
    return 1 / (1 + math.exp(-z)) if z > -60 else 0.0


def _quoted(name: str, probability: float, reading: Reading, places: Iterable[tuple[int, int]]) -> list[Act]:
    out = []
    for start, end in places:
        first, last = reading.folded.span(start, end)
        if first < last:
            out.append(Act(name, reading.folded.original[first:last], first, last, probability))
    return out


def _topics(answer: Answer, calibration: Mapping[str, Any], acts: Sequence[Act]) -> tuple[str, ...]:
    """At most two topics, the most likely first; where no question was heard, only what is beyond doubt."""
    extra = 0.0 if any(act.name in QUESTIONS for act in acts) else WITHOUT_QUESTION
    scored: dict[str, float] = {}
    for name in TOPICS:
        logit, about = float(answer.text[PLACE[f"topic:{name}"]]), calibration[f"topic:{name}"]
        if logit >= about["high"] + extra:
            scored[name] = _probability(logit, about)
    return tuple(sorted(scored, key=lambda name: (-scored[name], name))[:MOST_TOPICS])


def _sorted(acts: Iterable[Act]) -> tuple[Act, ...]:
    return tuple(sorted(acts, key=lambda act: (act.start, act.name, act.end)))
