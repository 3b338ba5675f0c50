"""The labelled corpus in, the network's weights out: `python -m benchmarks.understanding.train` writes `coach/acts/data/network.npz`.

Needs the extra `train` (torch on a CPU, scikit-learn, and the pinned encoder that the weights start from). One seed and one order: the
same kind of processor with the same versions gives the same bytes, and `network.sha256` beside the file says which. Train's texts
teach; dev's set the thresholds; the locked ones are not read. Two processes of one thread each, since a voter is trained by one.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import torch

from benchmarks.understanding.calibrate import calibrate
from benchmarks.understanding.corpus import Example, load
from benchmarks.understanding.encoder import starting_weights
from benchmarks.understanding.items import PLACE, Item, items, joined, salads
from benchmarks.understanding.linear import linear_models
from benchmarks.understanding.store import quantised, save, whole
from benchmarks.understanding.voters import (
    HEADS,
    TABLE,
    Params,
    encoder,
    fit,
    own_words,
    predict,
    start_encoder,
    start_windows,
    windows,
)
from coach.acts.features import Pieces, backed, read
from coach.acts.grams import Grams
from coach.acts.network import FILE, GRAMS
from coach.acts.rules.engine import matches
from coach.acts.rules.plain import PLAINLY
from coach.acts.rules.sense import impossible
from coach.dialogue.vocabulary import KINDS

LAYERS, WINDOWS = 3, 3
"""Layers of the encoder, and networks that look through windows."""
SHARES = {"request": 0.0, "sketch": 0.0, "thank-you": 0.0, "utterance": 0.6}
"""What the encoder counts beside the mean of the others; chosen on dev, where texts of several sentences do better without it."""
EPOCHS, WINDOW_EPOCHS = 12, 16
RATE, HEAD_RATIO, WINDOW_RATE = 3e-4, 7.0, 3e-3
BEYOND = 4.0
"""A logit beyond doubt."""
SALADS, JOINED = 500, 700
"""Texts without sense among the others, and pairs of utterances."""


def texts(limit: int) -> list[Example]:
    """Train's, or so many of them, evenly."""
    examples = load("train")
    return examples[:: max(1, len(examples) // limit)] if limit else examples


def taught(limit: int) -> tuple[list[Item], list[str], np.ndarray, dict[str, np.ndarray]]:
    """Train's items, and what the networks start from."""
    pieces, small, body = starting_weights(LAYERS, TABLE)
    examples = texts(limit)
    more = [*salads(examples, SALADS), *joined(examples, JOINED)]
    return items([*examples, *more], Pieces(pieces), shapes=True), pieces, small, body


def constants(small: np.ndarray, own: np.ndarray) -> Params:
    return {"table": torch.from_numpy(small.astype(np.float32)), "own": torch.from_numpy(own.astype(np.int64))}


def voter(number: int, epochs: float, limit: int) -> dict[str, np.ndarray]:
    """Train one: 0 is the encoder, taught only what it is asked; the others look through windows. `epochs`: 1 for all of them, 0.1 for a tenth."""
    made, pieces, small, body = taught(limit)
    own = own_words(made, len(pieces))
    fixed = constants(small, own)
    if number == 0:
        rounds = max(1, round(epochs * EPOCHS))
        asked = [each for each in made if SHARES[each.example.kind]]
        return fit(asked, start_encoder(body, 0), fixed, encoder, RATE, HEAD_RATIO, rounds, number)
    rounds = max(1, round(epochs * WINDOW_EPOCHS))
    return fit(made, start_windows(own, number), fixed, windows, WINDOW_RATE, 1.0, rounds, number)


def kept_voter(number: int, epochs: float, limit: int, kept: Path | None) -> dict[str, np.ndarray]:
    """The voter from the folder `kept`, or trained and laid there."""
    file = kept / f"voter{number}.npz" if kept else None
    if file and file.exists():
        with np.load(file) as stored:
            return {name: stored[name] for name in stored.files}
    trained = voter(number, epochs, limit)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez(file, **trained)  # type: ignore[arg-type]
    return trained


def voters(epochs: float, limit: int, kept: Path | None) -> list[dict[str, np.ndarray]]:
    """All of them, two at a time."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        return [job.result() for job in [pool.submit(kept_voter, number, epochs, limit, kept) for number in range(1 + WINDOWS)]]


def decide(scores: np.ndarray, each: Example, linear: dict[str, np.ndarray], table: Pieces) -> None:
    """Add the linear model's opinion, then what stands whatever anybody says: textbook forms, and acts that cannot be."""
    grams = Grams(*(linear[f"grams.{each.kind}.{part}"] for part in GRAMS))
    reading = read(each.text, each.context, table)
    scores[grams.labels] += grams.opinion(reading.plain, each.kind)
    for name in KINDS[each.kind]:
        if any(True for rule in PLAINLY.get(name, ()) for _ in matches(rule, reading.plain)):
            scores[PLACE[name]] = max(scores[PLACE[name]], BEYOND)
    for name in impossible({"self_introduction", "links_earlier_contact", "open_question"}, each.text, reading.plain):
        scores[PLACE[name]] = -BEYOND


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=float, default=1.0, help="part of the epochs: 0.1 to try something out")
    parser.add_argument("--limit", type=int, default=0, help="train on so many texts only")
    parser.add_argument("--kept", type=Path, help="folder of trained voters: what is there is not trained again")
    parser.add_argument("--out", type=Path, default=FILE)
    args = parser.parse_args(argv)
    made, pieces, small, _ = taught(args.limit)
    own = own_words(made, len(pieces))
    fixed = constants(small, own)
    print(f"{len(made)} texts, {len(pieces)} pieces", file=sys.stderr, flush=True)
    first, *rest = voters(args.epochs, args.limit, args.kept)
    watch = items(load("dev"), Pieces(pieces), shapes=False)
    params: dict[str, Any] = quantised({**first, "places": own})
    share = np.array([[SHARES[each.example.kind]] for each in watch], np.float32)
    scores = share * predict(whole(quantised(first)), fixed, watch, encoder)
    for number, more in enumerate(rest):
        rounded = quantised(more)
        params |= {f"{number}.{name}": value for name, value in rounded.items()}
        scores += (1 - share) / WINDOWS * predict(whole(rounded), fixed, watch, windows)
    scores += np.stack([backed(each.features, len(each.whole.spans)).max(0, initial=0) for each in watch])
    linear = linear_models(texts(args.limit))
    for row, each in enumerate(watch):
        decide(scores[row], each.example, linear, Pieces(pieces))
    about = {"layers": LAYERS, "heads": HEADS, "windows": WINDOWS, "shares": SHARES, "calibration": calibrate(watch, scores)}
    save(args.out, {**params, **linear}, pieces, small, about)
    digest = hashlib.sha256(args.out.read_bytes()).hexdigest()
    args.out.with_suffix(".sha256").write_text(f"{digest}\n")
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB, {digest}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
