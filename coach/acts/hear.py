"""One utterance or text in, its acts with exact quotes out: "Could we meet for 20 minutes?" → asks_for_meeting 0:13 …

This is the only way from words to acts; the director, the judge and `coach check` all come through here. Rules look first, small
networks trained on the labelled corpus weigh what they found together with the words themselves, and their logits are calibrated.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from coach.acts.features import LABELS, Features, Floats, Reading, backed, features, read, rule_places
from coach.acts.intelligible import intelligible
from coach.acts.network import Answer, Network, network
from coach.acts.rules.engine import Rule, matches
from coach.acts.rules.plain import PLAINLY
from coach.acts.rules.questions import questions
from coach.acts.rules.sense import OWN_NAME, impossible, own_name
from coach.acts.spans import spans
from coach.dialogue.types import Act, Understanding
from coach.dialogue.vocabulary import CHANNELS, KINDS, TOPICS, VIOLATIONS

MOST_CHARACTERS = 60_000
"""Longer texts are heard up to here: nobody says more in one turn, and a pasted book must not stall a rehearsal."""
PLACE = {name: place for place, name in enumerate(LABELS)}
MOST_TOPICS, SECOND_TOPIC = 2, 0.4
"""A question rarely has three topics; the share that a second one must have, chosen on dev."""
FEWEST_F1 = 0.70
"""An id that did worse than this on dev is never shown as a verdict."""
PLAIN = 0.97
"""Probability of what was said in words that leave no doubt."""
CERTAIN = 0.9
"""A question without a question mark and without the form of one must be at least so probable."""
QUESTIONS = ("open_question", "closed_question")
ASKING = frozenset({*QUESTIONS, "leading_question", "stacked_questions", "follow_up_question"})
TOPIC_NAMES = tuple(TOPICS)
TOPIC_PLACES = [PLACE[f"topic:{name}"] for name in TOPIC_NAMES]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What was heard in one text taken as one kind, and how sure that is."""

    acts: Understanding
    probabilities: Mapping[str, float]
    """Every id of the kind, heard or not."""
    unsure: frozenset[str]
    """Ids that are too close to call; none of them is among the acts."""
    untold: frozenset[str] = frozenset()
    """Ids that the measurements were too poor for to tell a person about; the director may still react to them."""


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


@dataclass(frozen=True, slots=True)
class Said:
    """One text to be heard as one kind."""

    text: str
    kind: str
    context: str | None = None
    """The other side's last words."""
    channel: str | None = None


def detect(
    text: str, *, context: str | None = None, kinds: Sequence[str] = ("utterance",), channel: str | None = None
) -> Understanding:
    """What was done with these words. Several kinds give the union of their acts."""
    return detect_all([(text, context)], kinds=kinds, channel=channel)[0]


def detect_all(
    texts: Sequence[tuple[str, str | None]], *, kinds: Sequence[str] = ("utterance",), channel: str | None = None
) -> list[Understanding]:
    """`detect` for many texts with their contexts; each gets the answer that it would get alone, sooner."""
    heard = hear_all([Said(text, kind, context, channel) for text, context in texts for kind in kinds])
    return [_united(heard[at : at + len(kinds)]) for at in range(0, len(heard), len(kinds))]


def _united(heard: Sequence[Hearing]) -> Understanding:
    acts: dict[tuple[str, int, int], Act] = {}
    for each in heard:
        for act in each.acts.acts:
            key = (act.name, act.start, act.end)
            if key not in acts or acts[key].probability < act.probability:
                acts[key] = act
    return Understanding(_sorted(acts.values()), next((each.acts.topics for each in heard if each.acts.topics), ()))


def hear(text: str, *, kind: str, context: str | None = None, channel: str | None = None) -> Hearing:
    """One text taken as one kind, with the probability of every id."""
    return hear_all([Said(text, kind, context, channel)])[0]


def hear_all(said: Sequence[Said]) -> list[Hearing]:
    """`hear` for many texts: the same answers to the bit, whatever else is asked along with them."""
    net = network()
    readings: dict[tuple[str, str | None], Reading] = {}
    for each in said:
        if (each.text, each.context) not in readings:
            readings[each.text, each.context] = read(each.text[:MOST_CHARACTERS], each.context, net.pieces)
    asked: list[tuple[Features, int, str]] = []
    places: list[int] = []
    for place, each in enumerate(said):
        reading = readings[each.text, each.context]
        if intelligible(reading.plain):
            known = CHANNELS[each.kind]  # an e-mail is heard as utterances too, and those have no channel
            channel = each.channel if each.channel in known else next(iter(known), None)
            found = rule_places(rules_of(each.kind), reading.plain)
            asked.append((features(reading, each.kind, channel, net.pieces, found), len(reading.tokens), each.kind))
            places.append(place)
    out = [Hearing(Understanding(), dict.fromkeys(KINDS[each.kind], 0.0), frozenset()) for each in said]
    for place, (made, tokens, _), answer in zip(places, asked, net.answers(asked), strict=True):
        each = said[place]
        out[place] = _heard(net, readings[each.text, each.context], each.kind, answer.plus(backed(made, tokens)))
    return out


def _heard(net: Network, reading: Reading, kind: str, answer: Answer) -> Hearing:
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
        plainly = [place for rule in PLAINLY.get(name, ()) for place in matches(rule, reading.plain)]
        if plainly:
            probabilities[name] = max(probabilities[name], PLAIN)
        if plainly and not sure:
            acts += _quoted(name, probabilities[name], reading, plainly[:1])
        elif sure and name in QUESTIONS and probabilities[name] < CERTAIN and not looks_asked:
            continue  # "Twenty or so." after "how long?" is an answer
        elif sure:
            places = spans(reading.plain, reading.tokens, answer.words[:, PLACE[name]], once=name in VIOLATIONS)
            acts += _quoted(name, probabilities[name], reading, own_name(places, reading.plain) if name in OWN_NAME else places)
        elif logit > about["low"]:
            unsure.add(name)
    barred = frozenset(impossible({act.name for act in acts}, reading.folded.original, reading.plain))
    acts = [act for act in acts if act.name not in barred]
    topics = _topics(answer.text, acts) if kind == "utterance" else ()
    untold = frozenset(name for name in KINDS[kind] if calibration[name].get("f1", 1.0) < FEWEST_F1)
    return Hearing(Understanding(_sorted(acts), topics), probabilities, frozenset(unsure), untold)


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


def _topics(logits: Floats, acts: Sequence[Act]) -> tuple[str, ...]:
    """A question is about the likeliest topic, `other` among them, and about a second one where that is nearly as likely."""
    if not any(act.name in ASKING for act in acts):
        return ()
    weights = np.exp(logits[TOPIC_PLACES] - logits[TOPIC_PLACES].max())
    shares = weights / weights.sum()
    order = sorted(range(len(shares)), key=lambda place: (-float(shares[place]), place))
    chosen = [order[0], *(place for place in order[1:MOST_TOPICS] if shares[place] >= SECOND_TOPIC)]
    return tuple(TOPIC_NAMES[place] for place in chosen)


def _sorted(acts: Iterable[Act]) -> tuple[Act, ...]:
    return tuple(sorted(acts, key=lambda act: (act.start, act.name, act.end)))
