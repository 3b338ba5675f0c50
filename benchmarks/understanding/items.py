"""Labelled texts in, what a network is trained on out: features and a 1, 0 or -1 (not asked, arguable) for every id and word.

Each text comes in several shapes: as it stands, as a speech recogniser would write it, and (longer ones) with sentences left out, so
that an act goes when its words go and stays when others' words do. Networks are not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.understanding.corpus import Example
from coach.acts.features import FLAGS, LABELS, Features, Pieces, Reading, features, read, rule_places
from coach.acts.hear import rules_of
from coach.dialogue.vocabulary import KINDS, TOPICS

PLACE = {name: place for place, name in enumerate(LABELS)}
TOPIC_PLACES = [PLACE[f"topic:{topic}"] for topic in TOPICS]
SPOKEN, SHORTENED = 0.2, 0.4
"""Parts of the texts that are seen without capitals and marks, and of the longer ones without some of their sentences."""
LEFT_OUT = 0.35
"""Part of the sentences that a shortened text lacks."""
LONG, LONG_SHARE = 60, 0.6
"""Texts of more pieces come in so many of the epochs: they are a quarter of the texts and two thirds of the time."""
LENGTHS = (12, 18, 26, 40, 64, 96, 144, 208, 320, 512)
OPENING = frozenset({"acknowledgement", "greeting", "refusal_accepted", "small_talk"})
"""Acts that stand at the beginning of what is said, or alone."""
MARKS = frozenset('.,!?;:()"–—…“”„')
SENTENCE = re.compile(r"[^.?!\n]+[.?!\n]*|[.?!\n]+")


@dataclass
class Shape:
    """One way in which a text is seen."""

    features: Features
    truth: np.ndarray
    """(labels,): 1 yes, 0 no, -1 not asked or arguable"""
    spans: np.ndarray
    """(tokens, labels): the same per token"""


@dataclass
class Item:
    example: Example
    whole: Shape
    spoken: Shape
    shortened: tuple[Shape, ...]
    topics: np.ndarray
    """(topics,): how the question divides among them; zeros where nothing is asked"""

    @property
    def features(self) -> Features:
        return self.whole.features

    @property
    def truth(self) -> np.ndarray:
        return self.whole.truth


def items(examples: Sequence[Example], table: Pieces, *, shapes: bool) -> list[Item]:
    """`shapes`: with everything that only training looks at."""
    out = []
    rng = np.random.default_rng(11)
    for each in examples:
        whole = shape(each, table)
        spoken = shape(as_spoken(each), table) if shapes else whole
        cut = [shortened(each, rng) for _ in range(2)] if shapes and each.kind != "utterance" else []
        parts = tuple(made for part in cut if part and len((made := shape(part, table)).spans))
        if len(whole.spans) and len(spoken.spans):
            out.append(Item(each, whole, spoken, parts, topic_shares(each)))
    return out


def shape(each: Example, table: Pieces) -> Shape:
    reading = read(each.text, each.context, table)
    made = features(reading, each.kind, each.channel, table, rule_places(rules_of(each.kind), reading.plain))
    return Shape(made, *answers(each, reading))


def as_spoken(each: Example) -> Example:
    """The text in lower case and without marks; labels move along. A stop inside a word or a number stays."""
    kept = [
        place
        for place, char in enumerate(each.text)
        if char not in MARKS or (each.text[place - 1 : place].isalnum() and each.text[place + 1 : place + 2].isalnum())
    ]
    text = "".join(lower if len(lower := each.text[place].lower()) == 1 else each.text[place] for place in kept)
    made = _moved(each, kept, text.replace("\n", " "))
    return replace(made, context=each.context.lower() if each.context else None)


def shortened(each: Example, rng: np.random.Generator) -> Example | None:
    """Some sentences left out. A label goes with its words; one that loses only a part of them is arguable."""
    sentences = [match.span() for match in SENTENCE.finditer(each.text)]
    stays = rng.random(len(sentences)) >= LEFT_OUT
    if stays.all() or not stays.any():
        return None
    kept = [place for (start, end), stay in zip(sentences, stays, strict=True) if stay for place in range(start, end)]
    return _moved(each, kept, "".join(each.text[place] for place in kept))


def _moved(each: Example, kept: Sequence[int], text: str) -> Example:
    new = np.searchsorted(kept, np.arange(len(each.text) + 1))
    labels = []
    for label in each.labels:
        start, end = int(new[label.start]), int(new[label.end])
        whole = sum(char.isalnum() for char in each.text[label.start : label.end])
        left = sum(char.isalnum() for char in text[start:end])
        if left:
            labels.append(replace(label, start=start, end=end, arguable=label.arguable or left < whole))
    return replace(each, text=text, labels=tuple(labels))


def salads(examples: Sequence[Example], count: int) -> list[Example]:
    """Words thrown together: nothing is done with them, however much each of them sounds like something."""
    rng = np.random.default_rng(7)
    words = [word for each in examples for word in each.text.split()]
    kinds = sorted(KINDS)
    out = []
    for number in range(count):
        chosen = rng.integers(0, len(words), int(rng.integers(4, 13)))
        text = " ".join(words[place] for place in chosen)
        plain = text if number % 3 else "".join(char for char in text.lower() if char not in MARKS)
        out.append(Example(plain, kinds[number % len(kinds)], None, None, "nobody", "salad", (), (), (), "salad"))
    return out


def joined(examples: Sequence[Example], count: int) -> list[Example]:
    """Two utterances in one breath, at most one of them a question: all that is done in either is done."""
    rng = np.random.default_rng(13)
    said = [each for each in examples if each.kind == "utterance" and not each.context and each.text[-1:] in ".!?"]
    out: list[Example] = []
    while len(out) < count:
        first, second = (said[place] for place in rng.integers(0, len(said), 2))
        opens = {label.id for label in second.labels} & OPENING
        if opens or not second.labels or (_asks(first) and _asks(second)) or first.author == second.author:
            continue
        shift = len(first.text) + 1
        moved = (replace(label, start=label.start + shift, end=label.end + shift) for label in second.labels)
        labels = (*first.labels, *moved)
        topics, arguable = first.topics + second.topics, first.arguable_topics + second.arguable_topics
        text = f"{first.text} {second.text}"
        out.append(replace(first, text=text, labels=labels, topics=topics, arguable_topics=arguable, pattern="joined"))
    return out


def _asks(each: Example) -> bool:
    return any(label.id.endswith("_question") for label in each.labels)


def topic_shares(each: Example) -> np.ndarray:
    """A question is about something: about its topics, or where all of them are arguable about these, or about `other`."""
    shares = np.zeros(len(TOPICS), np.float32)
    if each.ids() & {"open_question", "closed_question"} or each.topics:
        names = each.topics or each.arguable_topics or ("other",)
        shares[[list(TOPICS).index(name) for name in names]] = 1 / len(set(names))
    return shares


def answers(each: Example, made: Reading) -> tuple[np.ndarray, np.ndarray]:
    """What is true of the text, and of each of its words. Topics are not among them: they are chosen, not ticked off."""
    truth = np.full(len(LABELS), -1, np.int8)
    spans = np.full((len(made.tokens), len(LABELS)), -1, np.int8)
    own = [PLACE[name] for name in KINDS[each.kind]]
    truth[own] = 0
    spans[:, own] = 0
    places = [made.folded.span(token.start, token.end) for token in made.tokens]
    for label in sorted(each.labels, key=lambda label: not label.arguable):
        at = PLACE[label.id]
        if label.arguable and label.id not in each.ids():
            truth[at] = -1
        elif not label.arguable:
            truth[at] = 1
        for place, (start, end) in enumerate(places):
            if start < label.end and end > label.start:
                spans[place, at] = -1 if label.arguable else 1
    return truth, spans


def batches(made: Sequence[Item], size: int, rng: np.random.Generator | None) -> Iterator[dict[str, np.ndarray]]:
    """Texts of like length together. With `rng` in random order, some in another shape and some long ones not at all."""
    order = np.arange(len(made)) if rng is None else rng.permutation(len(made))
    if rng is not None:
        skipped = rng.random(len(made)) >= LONG_SHARE
        order = np.array([place for place in order if len(made[place].features.pieces) <= LONG or not skipped[place]])
    buckets: dict[int, list[tuple[int, Shape]]] = {}
    groups = []
    for place in order:
        seen = made[place].whole if rng is None else _seen(made[place], rng)
        bucket = next(each for each in LENGTHS if len(seen.features.pieces) <= each or each == LENGTHS[-1])
        buckets.setdefault(bucket, []).append((place, seen))
        if len(buckets[bucket]) == _rows(size, bucket):
            groups.append((bucket, buckets.pop(bucket)))
    groups += list(buckets.items())
    if rng is not None:
        groups = [groups[place] for place in rng.permutation(len(groups))]
    for bucket, chosen in groups:
        places = np.array([place for place, _ in chosen])
        yield {
            **collate([seen for _, seen in chosen], bucket),
            "topics": np.stack([made[place].topics for place in places]),
            "places": places,
        }


def _seen(item: Item, rng: np.random.Generator) -> Shape:
    if item.shortened and rng.random() < SHORTENED:
        return item.shortened[int(rng.integers(len(item.shortened)))]
    return item.spoken if rng.random() < SPOKEN else item.whole


def _rows(size: int, length: int) -> int:
    return max(1, min(size, size * 32 // length))


def collate(chosen: Sequence[Shape], length: int) -> dict[str, np.ndarray]:
    rows = len(chosen)
    out = {
        "pieces": np.zeros((rows, length), np.int64),
        "side": np.zeros((rows, length), np.float32),
        "flags": np.zeros((rows, length, len(FLAGS)), np.float32),
        "seen": np.zeros((rows, length), np.float32),
        "mask": np.zeros((rows, length), np.float32),
        "truth": np.stack([each.truth for each in chosen]).astype(np.float32),
        "spans": np.full((rows, length, len(LABELS)), -1, np.float32),
    }
    for row, each in enumerate(chosen):
        pieces, owners = each.features.pieces[:length], each.features.tokens[:length]
        n, own = len(pieces), owners >= 0
        out["pieces"][row, :n] = pieces
        out["side"][row, :n] = np.arange(n) < np.argmax(own)
        by_token = np.zeros((len(each.spans), len(FLAGS)), np.float32)
        if each.features.flags:
            by_token[tuple(np.array(each.features.flags).T)] = 1
        out["flags"][row, :n][own] = by_token[owners[own]]
        out["seen"][row, :n] = 1
        out["mask"][row, :n] = own
        out["spans"][row, :n][own] = each.spans[owners[own]]
    return out
