"""Short texts in, their meanings as points out: `meanings(["When do you go home?"])` → (1, 384), rows of length 1.

The product of two rows is near 1 where one asks what the other asks. Six layers of a sentence encoder, and a matrix that
was learned on this project's own questions (`python -m benchmarks.replies.train`). The weights are one file of eight-bit numbers;
beside them lie the points of all that the shipped profiles are asked and tell, since to find them anew takes a minute.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from coach.acts.features import Floats, Pieces
from coach.acts.layers import through
from coach.errors import CoachError

DATA = Path(__file__).parent / "data"
WEIGHTS = DATA / "encoder.npz"
KNOWN = DATA / "meanings.npz"
MOST_PIECES = 64
"""Of one text; questions are shorter."""
TOKEN = re.compile(r"[a-z0-9]+|[^\sa-z0-9]")
AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Encoder:
    pieces: Pieces
    table: npt.NDArray[np.int8]
    weights: Mapping[str, Floats]
    layers: int
    heads: int

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Encoder:
        """Raises CoachError where the file is missing or broken."""
        try:
            with np.load(path) as file:
                stored: dict[str, Any] = {name: file[name] for name in file.files}
        except (OSError, ValueError) as error:
            raise CoachError("The weights that come with coach cannot be read. Install coach again.") from error
        about = json.loads(stored.pop("about").tobytes())
        names = stored.pop("pieces").tobytes().decode().split("\n")
        table = stored.pop("table")
        weights = {
            name: value.astype(np.float32) * stored.get(f"{name}@scale", np.float32(1))
            for name, value in stored.items()
            if not name.endswith("@scale")
        }
        return cls(Pieces(names), table, weights, about["layers"], about["heads"])

    def meanings(self, texts: Sequence[str]) -> Floats:
        """(texts, width), each row of length 1."""
        cut = [self.cut(text) for text in texts]
        out = np.zeros((len(cut), self.weights["position"].shape[1]), np.float32)
        for at in range(0, len(cut), AT_ONCE):
            out[at : at + AT_ONCE] = self._points(cut[at : at + AT_ONCE])
        return out

    def cut(self, text: str) -> list[int]:
        """The places of a text's word pieces in the table."""
        folded = text.lower().replace("’", "'").replace("‘", "'")
        inner = [piece for word in TOKEN.findall(folded) for piece in self.pieces.of(word)]
        return [self.pieces.start, *inner[: MOST_PIECES - 2], self.pieces.stop]

    def _points(self, cut: Sequence[Sequence[int]]) -> Floats:
        w, ends = self.weights, np.cumsum([len(each) for each in cut])
        spans = [(int(end) - len(each), int(end)) for end, each in zip(ends, cut, strict=True)]
        x = self.table[np.concatenate([np.array(each) for each in cut])].astype(np.float32) @ w["piece_matrix"]
        x += w["piece_bias"] + np.concatenate([w["position"][: len(each)] for each in cut])
        x = through(x, spans, w, layers=self.layers, heads=self.heads)
        pooled = np.stack([x[begin:end].mean(0) for begin, end in spans]) @ w["last"]
        out: Floats = pooled / np.linalg.norm(pooled, axis=-1, keepdims=True)
        return out


def key(text: str) -> str:
    """What stands for a text in the file of known points."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def encoder() -> Encoder:
    """The encoder that comes with coach, read once a process."""
    return Encoder.load()


@cache
def known() -> dict[str, Floats]:
    """The points of what comes with coach, by key; those of a profile of the user's own are added as they are found. Without the
    file nothing is known, which only costs time."""
    if not KNOWN.exists():
        return {}
    with np.load(KNOWN) as file:
        names, rows = file["keys"].tobytes().decode().split("\n"), file["points"].astype(np.float32)
    rows /= np.linalg.norm(rows, axis=-1, keepdims=True)
    return dict(zip(names, rows, strict=True))


def meanings(texts: Sequence[str]) -> Floats:
    """(texts, width), each row of length 1, for texts that will be asked for again: what is known is looked up."""
    found = known()
    keys = [key(text) for text in texts]
    new = {name: text for name, text in zip(keys, texts, strict=True) if name not in found}
    found.update(zip(new, encoder().meanings(list(new.values())), strict=True))
    return np.stack([found[name] for name in keys]) if keys else np.zeros((0, encoder().weights["position"].shape[1]), np.float32)


@lru_cache(maxsize=512)
def meaning(text: str) -> Floats:
    """One text's point."""
    point: Floats = encoder().meanings([text])[0]
    return point
