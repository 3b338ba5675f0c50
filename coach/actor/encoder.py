"""Short texts in, their meanings as points out: `meanings(["When do you go home?"])` → (1, 384), rows of length 1.

The product of two rows is near 1 where one asks what the other asks. Six layers of a sentence encoder in numpy, and a matrix that
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

from coach.acts.features import Pieces
from coach.errors import CoachError

DATA = Path(__file__).parent / "data"
WEIGHTS = DATA / "encoder.npz"
KNOWN = DATA / "meanings.npz"
MOST_PIECES = 64
"""Of one text; questions are shorter."""
TOKEN = re.compile(r"[a-z0-9]+|[^\sa-z0-9]")
AT_ONCE = 64
Floats = npt.NDArray[np.float32]


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
        order = sorted(range(len(cut)), key=lambda place: len(cut[place]))  # alike in length, so that little is padded
        for at in range(0, len(order), AT_ONCE):
            places = order[at : at + AT_ONCE]
            out[places] = self._points([cut[place] for place in places])
        return out

    def cut(self, text: str) -> list[int]:
        """The places of a text's word pieces in the table."""
        folded = text.lower().replace("’", "'").replace("‘", "'")
        inner = [piece for word in TOKEN.findall(folded) for piece in self.pieces.of(word)]
        return [self.pieces.start, *inner[: MOST_PIECES - 2], self.pieces.stop]

    def _points(self, cut: Sequence[Sequence[int]]) -> Floats:
        length = max(map(len, cut))
        pieces = np.zeros((len(cut), length), np.int64)
        mine = np.zeros((len(cut), length), np.float32)
        for row, each in enumerate(cut):
            pieces[row, : len(each)] = each
            mine[row, : len(each)] = 1
        return points(self.weights, self.table[pieces].astype(np.float32), mine, self.layers, self.heads)


def points(w: Mapping[str, Floats], table: Floats, mine: Floats, layers: int, heads: int) -> Floats:
    """`table`: (texts, pieces, columns); `mine`: 1 where there is a piece and 0 where there is padding."""
    texts, length, _ = table.shape
    x = _norm(table @ w["piece_matrix"] + w["piece_bias"] + w["position"][:length], w["norm_scale"], w["norm_bias"])
    size = x.shape[-1] // heads
    barred = (1 - mine)[:, None, None, :] * np.float32(-1e4)
    for layer in range(layers):
        qkv = (x @ w[f"{layer}.qkv"] + w[f"{layer}.qkv_bias"]).reshape(texts, length, 3, heads, size)
        q, k, v = (qkv[:, :, part].transpose(0, 2, 1, 3) for part in range(3))
        scores = q @ k.transpose(0, 1, 3, 2) / np.float32(size**0.5) + barred
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        scores /= scores.sum(-1, keepdims=True)
        mixed = (scores @ v).transpose(0, 2, 1, 3).reshape(texts, length, -1)
        x = _norm(x + mixed @ w[f"{layer}.mix"] + w[f"{layer}.mix_bias"], w[f"{layer}.mid_scale"], w[f"{layer}.mid_bias"])
        inner = _gelu(x @ w[f"{layer}.inner"] + w[f"{layer}.inner_bias"])
        outer = inner @ w[f"{layer}.outer"] + w[f"{layer}.outer_bias"]
        x = _norm(x + outer, w[f"{layer}.end_scale"], w[f"{layer}.end_bias"])
    pooled = ((x * mine[:, :, None]).sum(1) / mine.sum(1, keepdims=True)) @ w["last"]
    out: Floats = pooled / np.linalg.norm(pooled, axis=-1, keepdims=True)
    return out


def _norm(x: Floats, scale: Floats, bias: Floats) -> Floats:
    centred = x - x.mean(-1, keepdims=True)
    out: Floats = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + np.float32(1e-12)) * scale + bias
    return out


def _gelu(x: Floats) -> Floats:
    out: Floats = np.float32(0.5) * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * (x * x * x))))
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
