"""Our own ways of asking in, the encoder of `coach/actor/encoder.py` out: `python -m benchmarks.replies.train`.

The pinned encoder of `benchmarks.understanding.encoder`, cut to size and rounded, and after it one matrix that is learned here: it
draws two ways of asking for one fact near one another and apart from all others; a fact of several profiles is one. No list of
questions that are judged is read. `--held-out` leaves a fifth of the ways out and tells how many of them find their fact.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.understanding.encoder import starting_weights
from benchmarks.understanding.store import quantised, whole
from coach.actor import encoder
from coach.actor.asked import ASKED
from coach.preparation.anybody import ANYBODY, PRIVATE
from coach.resources import shipped
from coach.scenario.load import Library

LAYERS, HEADS, COLUMNS = 6, 12, 192
SHARED_BY = 8
"""An id that so many profiles use means the same in all of them."""
STEPS, RATE, SHARP, DROPPED, ROWS = 150, 1e-3, 15.0, 0.1, 400
HOME = 0.003
"""How strongly the matrix is drawn back to changing nothing."""
Ways = dict[str, list[str]]


def groups() -> Ways:
    """The ways to ask for each fact. Ids of one profile only are told apart by its name."""
    library = Library(shipped("scenarios"))
    profiles = [library.profile(name) for name in sorted(library.names("profile"))]
    used = Counter(fact.id for profile in profiles for fact in profile.facts)
    found = {name: list(asks) for name, asks in ASKED.items()}
    for profile in profiles:
        for fact in profile.facts:
            shared = fact.id in ASKED or used[fact.id] >= SHARED_BY
            found.setdefault(fact.id if shared else f"{profile.full_name}: {fact.id}", []).extend(fact.asks)
    return {name: list(dict.fromkeys(asks)) for name, asks in found.items() if asks}


def everything() -> list[str]:
    """All questions and tellings that come with coach, those that stand-ins for real people are lent included."""
    library = Library(shipped("scenarios"))
    tellings = {telling for name in library.names("profile") for fact in library.profile(name).facts for telling in fact.tellings}
    tellings |= {telling for lines in (*ANYBODY.values(), PRIVATE) for telling in lines if "{" not in telling}
    return sorted(tellings | {ask for asks in groups().values() for ask in asks})


def fit(points: np.ndarray, owners: np.ndarray) -> np.ndarray:
    """The matrix after which rows of one owner lie together: Adam on the loss of picking one's like among all. One seed."""
    chance = np.random.default_rng(0)
    width = points.shape[1]
    matrix = np.eye(width, dtype=np.float32)
    first, second = np.zeros_like(matrix), np.zeros_like(matrix)
    alike = (owners[:, None] == owners[None, :]) & ~np.eye(len(owners), dtype=bool)
    several = np.flatnonzero(alike.any(1))
    for step in range(1, STEPS + 1):
        rows = chance.choice(several, min(ROWS, len(several)), replace=False)
        seen = points * ((chance.random(width) > DROPPED) / (1 - DROPPED)).astype(np.float32)
        moved = seen @ matrix
        length = np.linalg.norm(moved, axis=1, keepdims=True)
        unit = moved / length
        scores = SHARP * (unit[rows] @ unit.T)
        scores[np.arange(len(rows)), rows] = -1e9
        odds = np.exp(scores - scores.max(1, keepdims=True))
        odds /= odds.sum(1, keepdims=True)
        right = odds * alike[rows]
        by_score = (odds - right / np.maximum(right.sum(1, keepdims=True), 1e-9)) * SHARP / len(rows)
        by_unit = by_score.T @ unit[rows]
        np.add.at(by_unit, rows, by_score @ unit)
        by_moved = (by_unit - unit * (by_unit * unit).sum(1, keepdims=True)) / length
        grads = seen.T @ by_moved + HOME * (matrix - np.eye(width, dtype=np.float32))
        first, second = 0.9 * first + 0.1 * grads, 0.999 * second + 0.001 * grads * grads
        rate = RATE * min(1, step / 20) * (1 - 0.9 * step / STEPS)
        matrix = (matrix - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)).astype(np.float32)
    return matrix


def found_again(matrix: np.ndarray, known: np.ndarray, owners: np.ndarray, left: np.ndarray, theirs: np.ndarray) -> float:
    """Share of the ways left out whose nearest way, of all profiles, asks for the same fact."""
    near, far = left @ matrix, known @ matrix
    scores = (near / np.linalg.norm(near, axis=1, keepdims=True)) @ (far / np.linalg.norm(far, axis=1, keepdims=True)).T
    return float((owners[scores.argmax(1)] == theirs).mean())


def held_out(points: np.ndarray, owners: np.ndarray) -> str:
    """How many of a fifth of the ways find their fact, before and after."""
    chance = random.Random(0)
    gone = np.zeros(len(owners), bool)
    for owner in range(owners.max() + 1):
        own = np.flatnonzero(owners == owner)
        if len(own) > 4:
            gone[chance.sample(list(own), len(own) // 5)] = True
    data = points[~gone], owners[~gone], points[gone], owners[gone]
    before, after = (found_again(matrix, *data) for matrix in (np.eye(points.shape[1], dtype=np.float32), fit(*data[:2])))
    return f"of {gone.sum()} ways left out: {before:.3f} before, {after:.3f} after"


def packed(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """An .npz whose bytes depend on nothing but its content."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(arrays):
            file = io.BytesIO()
            np.lib.format.write_array(file, np.ascontiguousarray(arrays[name]))
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), file.getvalue(), zipfile.ZIP_DEFLATED)


def write_known(find: Callable[[list[str]], np.ndarray], texts: list[str]) -> None:
    """The points of everything that comes with coach, so that no session waits for them."""
    keys = np.frombuffer("\n".join(encoder.key(text) for text in texts).encode(), np.uint8)
    points = find(texts)
    points = np.round(points / np.abs(points).max(1, keepdims=True) * 127).astype(np.int8)
    packed(encoder.KNOWN, {"keys": keys, "points": points})


def main() -> None:
    """Learn and write, or only measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--points-only", action="store_true", help="questions have changed, the weights stay")
    wanted = parser.parse_args()
    ways = groups()
    texts = [(text, owner) for owner, asks in enumerate(ways.values()) for text in asks]
    if wanted.points_only:
        write_known(encoder.meanings, everything())
        return
    pieces, table, start = starting_weights(LAYERS, COLUMNS)
    start.pop("side")
    start["position"] = start["position"][: encoder.MOST_PIECES]
    start["last"] = np.eye(start["position"].shape[1], dtype=np.float32)
    stored = quantised(start)
    plain = encoder.Encoder(encoder.Pieces(pieces), table, whole(stored), LAYERS, HEADS)
    points, owners = plain.meanings([text for text, _ in texts]), np.array([owner for _, owner in texts])
    if wanted.held_out:
        print(held_out(points, owners))
        return
    stored["last"] = fit(points, owners).astype(np.float16)
    stored.pop("last@scale", None)
    about = np.frombuffer(json.dumps({"layers": LAYERS, "heads": HEADS}).encode(), np.uint8)
    names = np.frombuffer("\n".join(pieces).encode(), np.uint8)
    packed(encoder.WEIGHTS, {**stored, "about": about, "table": table, "pieces": names})
    write_known(encoder.Encoder.load().meanings, everything())


if __name__ == "__main__":
    main()
