"""The labelled corpus in, the network's weights out: `python -m benchmarks.understanding.train` writes `coach/acts/data/network.npz`.

Needs the extra `train` (jax on a CPU, and the pinned encoder that the weights start from). One seed and one order: the same machine
with the same versions gives the same bytes. Train's texts teach; dev's set the thresholds; the locked ones are not read.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from benchmarks.understanding.calibrate import calibrate
from benchmarks.understanding.corpus import Example, load
from benchmarks.understanding.encoder import starting_weights
from benchmarks.understanding.linear import linear_models
from benchmarks.understanding.store import quantised, save, whole
from coach.acts.features import FLAGS, LABELS, Features, Pieces, Reading, backed, features, read, rule_places
from coach.acts.grams import Grams
from coach.acts.hear import rules_of
from coach.acts.network import FILE, GRAMS
from coach.dialogue.vocabulary import KINDS, TOPICS

PLACE = {name: place for place, name in enumerate(LABELS)}
WEIGHT = np.array([2.0 if label.startswith("topic:") else 1.0 for label in LABELS], np.float32)
LAYERS, TABLE, WIDTH, HEADS = 3, 192, 384, 12
EPOCHS, RATE, HEAD_RATE, SMOOTH, BATCH = 14, 3.5e-4, 2.5e-3, 0.003, 24
WINDOW_RATE = 3e-3
WINDOWS, SHARE = 3, 0.4
"""Networks of the second kind, from different seeds, and what the first kind counts beside their mean; chosen on dev."""
SALADS, LAST, LAST_SEED = 800, 2, 50
"""Texts without sense, and the last epochs, in which they come too."""
SPOKEN = 0.2
"""Part of the texts that are seen as a speech recogniser would write them, without capitals and marks."""
LONG, LONG_SHARE = 60, 0.5
"""Texts of more pieces come in half of the epochs: they are a quarter of the texts and two thirds of the time."""


@dataclass
class Item:
    example: Example
    features: Features
    spoken: Features
    """The same without capitals and marks."""
    truth: np.ndarray
    """(labels,): 1 yes, 0 no, -1 not asked or arguable"""
    spans: np.ndarray
    """(tokens, labels): the same per token"""
    spoken_spans: np.ndarray


def items(examples: Sequence[Example], table: Pieces) -> list[Item]:
    out = []
    for each in examples:
        made, truth, spans = item(each, table)
        spoken, _, spoken_spans = item(as_spoken(each), table)
        if len(spans) and len(spoken_spans):
            out.append(Item(each, made, spoken, truth, spans, spoken_spans))
    return out


def item(each: Example, table: Pieces) -> tuple[Features, np.ndarray, np.ndarray]:
    reading = read(each.text, each.context, table)
    made = features(reading, each.kind, each.channel, table, rule_places(rules_of(each.kind), reading.plain))
    return made, *answers(each, reading)


MARKS = frozenset('.,!?;:()"–—…“”„')


def as_spoken(each: Example) -> Example:
    """The text in lower case and without marks; labels move along. A stop inside a word or a number stays."""
    kept = [
        place
        for place, char in enumerate(each.text)
        if char not in MARKS or (each.text[place - 1 : place].isalnum() and each.text[place + 1 : place + 2].isalnum())
    ]
    new = np.searchsorted(kept, np.arange(len(each.text) + 1))
    text = "".join(lower if len(lower := each.text[place].lower()) == 1 else each.text[place] for place in kept)
    labels = tuple(replace(label, start=int(new[label.start]), end=int(new[label.end])) for label in each.labels)
    return replace(each, text=text.replace("\n", " "), labels=labels, context=each.context.lower() if each.context else None)


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


def answers(each: Example, made: Reading) -> tuple[np.ndarray, np.ndarray]:
    truth = np.full(len(LABELS), -1, np.int8)
    spans = np.full((len(made.tokens), len(LABELS)), -1, np.int8)
    own = [PLACE[name] for name in KINDS[each.kind]]
    truth[own] = 0
    spans[:, own] = 0
    if each.kind == "utterance":
        for topic in TOPICS:
            truth[PLACE[f"topic:{topic}"]] = 0
        for topic in each.arguable_topics:
            truth[PLACE[f"topic:{topic}"]] = -1
        for topic in each.topics:
            truth[PLACE[f"topic:{topic}"]] = 1
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
    if each.kind == "utterance":
        # Topics have no marks of their own: they are asked about where a question is marked.
        asked = (spans[:, [PLACE["open_question"], PLACE["closed_question"]]] == 1).any(1) | (not each.labels)
        for topic in TOPICS:
            at = PLACE[f"topic:{topic}"]
            if truth[at] >= 0:
                spans[:, at] = np.where(asked, truth[at], 0)
    return truth, spans


LENGTHS = (12, 18, 26, 40, 64, 96, 144, 208, 320, 512)


def batches(made: Sequence[Item], size: int, rng: np.random.Generator | None) -> Iterator[dict[str, np.ndarray]]:
    order = np.arange(len(made)) if rng is None else rng.permutation(len(made))
    if rng is not None:
        left_out = rng.random(len(made)) >= LONG_SHARE
        order = np.array([place for place in order if len(made[place].features.pieces) <= LONG or not left_out[place]])
    buckets: dict[int, list[int]] = {}
    groups = []
    for place in order:
        length = len(made[place].features.pieces)
        bucket = next(each for each in LENGTHS if length <= each)
        buckets.setdefault(bucket, []).append(place)
        if len(buckets[bucket]) == max(1, min(size, size * 32 // bucket)):
            groups.append((bucket, buckets.pop(bucket)))
    groups += list(buckets.items())
    if rng is not None:
        groups = [groups[place] for place in rng.permutation(len(groups))]
    for bucket, chosen in groups:
        full = max(1, min(size, size * 32 // bucket))
        spoken = rng.random(len(chosen)) < SPOKEN if rng is not None else np.zeros(len(chosen), bool)
        yield {**collate([made[place] for place in chosen], spoken, bucket, full), "places": np.array(chosen)}


def collate(chosen: Sequence[Item], spoken: np.ndarray, length: int, rows: int) -> dict[str, np.ndarray]:
    out = {
        "pieces": np.zeros((rows, length), np.int32),
        "side": np.zeros((rows, length), np.float32),
        "flags": np.zeros((rows, length, len(FLAGS)), np.float32),
        "seen": np.zeros((rows, length), np.float32),
        "mask": np.zeros((rows, length), np.float32),
        "truth": np.full((rows, len(LABELS)), -1, np.float32),
        "spans": np.full((rows, length, len(LABELS)), -1, np.float32),
    }
    for row, item in enumerate(chosen):
        made, spans = (item.spoken, item.spoken_spans) if spoken[row] else (item.features, item.spans)
        made_pieces, owners = made.pieces[:length], made.tokens[:length]
        n = len(made_pieces)
        own = owners >= 0
        out["pieces"][row, :n] = made_pieces
        out["side"][row, :n] = np.arange(n) < np.argmax(own)
        by_token = np.zeros((len(spans), len(FLAGS)), np.float32)
        if made.flags:
            by_token[tuple(np.array(made.flags).T)] = 1
        out["flags"][row, :n][own] = by_token[owners[own]]
        out["seen"][row, :n] = 1
        out["mask"][row, :n] = own
        out["truth"][row] = item.truth
        out["spans"][row, :n][own] = spans[owners[own]]
    return out


def start(body: dict[str, np.ndarray], seed: int) -> dict[str, Any]:
    rng = np.random.default_rng(seed)

    def small(*shape: int) -> np.ndarray:
        return (rng.standard_normal(shape) / shape[0] ** 0.5 * 0.5).astype(np.float32)

    heads = {
        "flag": np.zeros((len(FLAGS), WIDTH), np.float32),
        "token": small(WIDTH, len(LABELS)),
        "flag_token": np.zeros((len(FLAGS), len(LABELS)), np.float32),
        "direct": small(2 * WIDTH, len(LABELS)),
        "bias": np.full(len(LABELS), -2.5, np.float32),
    }
    return {name: jnp.asarray(value) for name, value in {**body, **heads}.items()}


def norm(x: Any, scale: Any, bias: Any) -> Any:
    centred = x - x.mean(-1, keepdims=True)
    return centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12) * scale + bias


def forward(params: Any, fixed: Any, batch: Any, key: Any = None) -> tuple[Any, Any]:
    """Piece logits and text logits."""

    def drop(x: Any, rate: float) -> Any:
        nonlocal key
        if key is None:
            return x
        key, own = jax.random.split(key)
        return jnp.where(jax.random.bernoulli(own, 1 - rate, x.shape), x / (1 - rate), 0)

    flags, pieces = batch["flags"], batch["pieces"]
    if key is not None:
        # The network must not lean on the rules alone, nor on a word that one author likes.
        key, a, b = jax.random.split(key, 3)
        flags = flags * jax.random.bernoulli(a, 0.8, (flags.shape[0], 1, flags.shape[2]))
        pieces = jnp.where(jax.random.bernoulli(b, 0.05, pieces.shape), 3, pieces)
    rows, length = pieces.shape
    table, _ = fixed
    x = table[pieces].astype(jnp.float32) @ params["piece_matrix"] + params["piece_bias"]
    x = x + batch["side"][..., None] * params["side"] + params["position"][:length] + flags @ params["flag"]
    x = drop(norm(x, params["norm_scale"], params["norm_bias"]), 0.1)
    barred = (1 - batch["seen"])[:, None, None, :] * -1e9
    for layer in range(LAYERS):
        qkv = (x @ params[f"{layer}.qkv"] + params[f"{layer}.qkv_bias"]).reshape(rows, length, 3, HEADS, WIDTH // HEADS)
        q, k, v = (qkv[:, :, part].transpose(0, 2, 1, 3) for part in range(3))
        weights = jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) / np.sqrt(WIDTH // HEADS) + barred, -1)
        mixed = (drop(weights, 0.1) @ v).transpose(0, 2, 1, 3).reshape(rows, length, WIDTH)
        mixed = mixed @ params[f"{layer}.mix"] + params[f"{layer}.mix_bias"]
        x = norm(x + drop(mixed, 0.1), params[f"{layer}.mid_scale"], params[f"{layer}.mid_bias"])
        inner = jax.nn.gelu(x @ params[f"{layer}.inner"] + params[f"{layer}.inner_bias"], approximate=True)
        outer = inner @ params[f"{layer}.outer"] + params[f"{layer}.outer_bias"]
        x = norm(x + drop(outer, 0.1), params[f"{layer}.end_scale"], params[f"{layer}.end_bias"])
    mask = batch["mask"][..., None]
    top = jnp.where(mask > 0, x, -1e9).max(1) * (mask.sum(1) > 0)
    mean = (x * mask).sum(1) / (mask.sum(1) + 1e-6)
    direct = jnp.concatenate([drop(top, 0.2), drop(mean, 0.2)], -1) @ params["direct"]
    tokens = drop(x, 0.2) @ params["token"] + flags @ params["flag_token"] + params["bias"]
    return tokens, jnp.where(mask > 0, tokens, -1e9).max(1) + direct


CONV, OWN, FLAG_SIZE, FEWEST_AUTHORS = 160, 32, 48, 2


def own_words(made: Sequence[Item], pieces: int) -> np.ndarray:
    """(pieces,): place of a piece in the second network's own vocabulary, pieces of two authors or more; 0 for all others."""
    authors: dict[int, set[str]] = {}
    for each in made:
        for piece in each.features.pieces:
            authors.setdefault(int(piece), set()).add(each.example.author)
    known = sorted(piece for piece, who in authors.items() if len(who) >= FEWEST_AUTHORS)
    out = np.zeros(pieces, np.int32)
    out[known] = np.arange(1, len(known) + 1)
    return out


def start_windows(own: np.ndarray, seed: int) -> dict[str, Any]:
    """A network of the second kind looks through windows of five words: nothing pretrained but the table of pieces."""
    rng = np.random.default_rng(seed + 100)

    def small(*shape: int) -> np.ndarray:
        fan = int(np.prod(shape[:-1]))
        return (rng.standard_normal(shape) * (1.6 / fan) ** 0.5).astype(np.float32)

    made = {
        "w.own": (rng.standard_normal((int(own.max()) + 1, OWN)) * 0.3).astype(np.float32),
        "w.flag": (rng.standard_normal((len(FLAGS), FLAG_SIZE)) * 0.3).astype(np.float32),
        "w.table": small(TABLE, 64),
        "w.conv1": small(5, 64 + OWN + FLAG_SIZE, CONV),
        "w.conv2": small(5, CONV, CONV),
        "w.conv3": small(5, CONV, CONV),
        "w.token": small(CONV, len(LABELS)),
        "w.direct": small(2 * CONV, len(LABELS)),
        "w.bias": np.full(len(LABELS), -2.0, np.float32),
        **{f"w.conv{layer}_bias": np.zeros(CONV, np.float32) for layer in (1, 2, 3)},
    }
    return {name: jnp.asarray(value) for name, value in made.items()}


def windows(params: Any, fixed: Any, batch: Any, key: Any = None) -> tuple[Any, Any]:
    """Piece logits and text logits of the second network."""

    def drop(x: Any, rate: float) -> Any:
        nonlocal key
        if key is None:
            return x
        key, own = jax.random.split(key)
        return jnp.where(jax.random.bernoulli(own, 1 - rate, x.shape), x / (1 - rate), 0)

    def conv(x: Any, name: str, dilation: int) -> Any:
        out = jax.lax.conv_general_dilated(
            x, params[name], (1,), "SAME", rhs_dilation=(dilation,), dimension_numbers=("NWC", "WIO", "NWC")
        )
        return jax.nn.relu(out + params[f"{name}_bias"])

    table, own = fixed
    flags, words = batch["flags"], own[batch["pieces"]]
    if key is not None:
        key, a, b = jax.random.split(key, 3)
        flags = flags * jax.random.bernoulli(a, 0.85, (flags.shape[0], 1, flags.shape[2]))
        words = jnp.where(jax.random.bernoulli(b, 0.15, words.shape), 0, words)
    seen, mask = batch["seen"][..., None], batch["mask"][..., None]
    vectors = drop(table[batch["pieces"]].astype(jnp.float32) / 32 @ params["w.table"], 0.1)
    x = drop(jnp.concatenate([vectors, params["w.own"][words], flags @ params["w.flag"]], -1), 0.25) * seen
    h = conv(x, "w.conv1", 1) * seen
    h = h + conv(drop(h, 0.25), "w.conv2", 1) * seen
    h = h + conv(drop(h, 0.25), "w.conv3", 3) * seen
    top = (h * mask).max(1)
    mean = (h * mask).sum(1) / jnp.sqrt(mask.sum(1) + 1)
    tokens = drop(h, 0.25) @ params["w.token"] + params["w.bias"]
    direct = jnp.concatenate([drop(top, 0.3), drop(mean, 0.3)], -1) @ params["w.direct"]
    return tokens, jnp.where(mask > 0, tokens, -1e9).max(1) + direct


HEAD = ("flag", "token", "flag_token", "direct", "bias")
Forward = Callable[..., tuple[Any, Any]]


def updater(network: Forward, head_ratio: float) -> Any:
    """One step of Adam for one of the two networks."""

    def loss(params: Any, fixed: Any, batch: Any, key: Any) -> Any:
        tokens, text = network(params, fixed, batch, key)

        def cross(logits: Any, truth: Any) -> Any:
            soft = jnp.where(truth > 0, 1 - SMOOTH, SMOOTH)
            each = jnp.maximum(logits, 0) - logits * soft + jnp.log1p(jnp.exp(-jnp.abs(logits)))
            return each * (truth >= 0) * (1 + (truth > 0)) * WEIGHT

        whole_texts = cross(text, batch["truth"]).sum() / (batch["truth"].max(1) >= 0).sum()
        return whole_texts + cross(tokens, batch["spans"]).sum() / batch["mask"].sum()

    @jax.jit
    def update(params: Any, moments: Any, fixed: Any, batch: Any, key: Any, step: Any, rate: Any) -> Any:
        value, grads = jax.value_and_grad(loss)(params, fixed, batch, key)
        size = jnp.sqrt(sum((g**2).sum() for g in jax.tree.leaves(grads)))
        grads = jax.tree.map(lambda g: g * jnp.minimum(1.0, 10.0 / (size + 1e-9)), grads)
        first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, moments[0], grads)
        second = jax.tree.map(lambda m, g: 0.999 * m + 0.001 * g * g, moments[1], grads)
        a, b = 1 - 0.9 ** (step + 1), 1 - 0.999 ** (step + 1)
        new = {
            name: params[name]
            - rate
            * (head_ratio if name in HEAD else 1.0)
            * (first[name] / a / (jnp.sqrt(second[name] / b) + 1e-8) + 0.01 * params[name])
            for name in params
        }
        return new, (first, second), value

    return update


def fit(
    made: Sequence[Item],
    params: dict[str, Any],
    fixed: Any,
    network: Forward,
    rate: float,
    epochs: int,
    watch: Sequence[Item] = (),
    seed: int = 0,
) -> dict[str, np.ndarray]:
    """Train one of the two networks."""
    key, rng = jax.random.PRNGKey(seed), np.random.default_rng(seed)
    update = updater(network, HEAD_RATE / RATE)
    moments = (jax.tree.map(jnp.zeros_like, params), jax.tree.map(jnp.zeros_like, params))
    step, began = 0, time.perf_counter()
    total = epochs * sum(1 for _ in batches(made, BATCH, np.random.default_rng(0)))
    for epoch in range(epochs):
        sum_loss, count = 0.0, 0
        for batch in batches(made, BATCH, rng):
            batch.pop("places")
            key, own = jax.random.split(key)
            now = rate * min(1.0, (step + 1) / 150) * max(0.02, 1 - step / total)
            params, moments, value = update(params, moments, fixed, batch, own, step, now)
            sum_loss, count, step = sum_loss + float(value), count + 1, step + 1
        note = ""
        if watch and epoch % 6 == 5:
            found = macro(watch, predict(params, fixed, watch, network))
            note = " · " + ", ".join(f"{kind} {value:.3f}" for kind, value in found.items())
        print(
            f"  epoch {epoch + 1}: loss {sum_loss / count:.3f}, {time.perf_counter() - began:.0f} s{note}",
            file=sys.stderr,
            flush=True,
        )
    return {name: np.asarray(value) for name, value in params.items()}


def predict(params: Any, fixed: Any, made: Sequence[Item], network: Forward) -> np.ndarray:
    """(texts, labels): text logits."""
    answer = jax.jit(lambda params, fixed, batch: network(params, fixed, batch)[1])
    out = np.zeros((len(made), len(LABELS)), np.float32)
    for batch in batches(made, BATCH, None):
        places = batch.pop("places")
        out[places] = np.asarray(answer(params, fixed, batch))[: len(places)]
    return out


def counts(made: Sequence[Item], scores: np.ndarray, threshold: float | np.ndarray = 0.0) -> dict[tuple[str, str], list[int]]:
    """(family, id) → hits, false alarms, misses; arguable cases left out."""
    out: dict[tuple[str, str], list[int]] = {}
    truth = np.stack([item.truth for item in made])
    said = scores > threshold
    kinds = np.array([item.example.kind for item in made])
    for kind, ids in KINDS.items():
        for name in [*ids, *(f"topic:{topic}" for topic in TOPICS if kind == "utterance")]:
            at = PLACE[name]
            rows = (kinds == kind) & (truth[:, at] >= 0)
            yes, no = rows & (truth[:, at] == 1), rows & (truth[:, at] == 0)
            family = "topic" if name.startswith("topic:") else kind
            out[family, name] = [int((yes & said[:, at]).sum()), int((no & said[:, at]).sum()), int((yes & ~said[:, at]).sum())]
    return out


def f1(row: Sequence[int]) -> float:
    return 2 * row[0] / max(1, 2 * row[0] + row[1] + row[2])


def macro(made: Sequence[Item], scores: np.ndarray, threshold: float | np.ndarray = 0.0) -> dict[str, float]:
    rows: dict[str, list[float]] = {}
    for (family, _), row in counts(made, scores, threshold).items():
        if row[0] + row[2]:
            rows.setdefault(family, []).append(f1(row))
    return {family: float(np.mean(values)) for family, values in rows.items()}


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--limit", type=int, default=0, help="train on so many texts only, to try something out")
    parser.add_argument("--out", type=Path, default=FILE)
    args = parser.parse_args(argv)
    train, dev = load("train"), load("dev")
    pieces, small, body = starting_weights(LAYERS, TABLE)
    table = Pieces(pieces)
    made, watch = items(train, table), items(dev, table)
    if args.limit:
        made = made[:: max(1, len(made) // args.limit)]
    print(f"{len(made)} texts, {len(pieces)} pieces", file=sys.stderr, flush=True)
    own = own_words(made, len(pieces))
    both = (jnp.asarray(small), jnp.asarray(own))
    nonsense = items(salads(train, SALADS), table)
    first = fit(made, start(body, 0), both, forward, RATE, args.epochs, watch)
    first = fit([*made, *nonsense], first, both, forward, RATE / 6, LAST, watch, seed=LAST_SEED)
    params = quantised({**first, "places": own})
    scores = SHARE * predict(whole(params), both, watch, forward)
    for number in range(WINDOWS):
        more = fit(made, start_windows(own, number), both, windows, WINDOW_RATE, 2 * args.epochs, watch, seed=number)
        more = fit([*made, *nonsense], more, both, windows, WINDOW_RATE / 6, LAST, watch, seed=LAST_SEED + number)
        rounded = quantised(more)
        params |= {f"{number}.{name}": value for name, value in rounded.items()}
        scores += (1 - SHARE) / WINDOWS * predict(whole(rounded), both, watch, windows)
    scores += np.stack([backed(each.features, len(each.spans)).max(0, initial=0) for each in watch])
    linear = linear_models(train)
    for row, each in enumerate(watch):
        kind = each.example.kind
        grams = Grams(*(linear[f"grams.{kind}.{part}"] for part in GRAMS))
        scores[row, grams.labels] += grams.opinion(read(each.example.text, each.example.context, table).plain, kind)
    calibration = calibrate(watch, scores)
    save(
        args.out,
        {**params, **linear},
        pieces,
        small,
        {"layers": LAYERS, "heads": HEADS, "windows": WINDOWS, "share": SHARE, "calibration": calibration},
    )
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB, {hashlib.sha256(args.out.read_bytes()).hexdigest()[:16]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
