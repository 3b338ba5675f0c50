"""The numbers of a text in, a logit for every id and every word out: small networks in numpy that vote.

One began as three layers of a sentence encoder, the others look through windows of five words; all were trained on the labelled
corpus (`python -m benchmarks.understanding.train`). The weights are one file of eight-bit numbers. No kind is known here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from coach.acts.features import FLAGS, LABELS, MOST_PIECES, Features, Pieces
from coach.acts.grams import Grams
from coach.errors import CoachError

FILE = Path(__file__).parent / "data" / "network.npz"
WINDOW_PARTS = (
    "table",
    "own",
    "flag",
    "conv1",
    "conv2",
    "conv3",
    "conv1_bias",
    "conv2_bias",
    "conv3_bias",
    "token",
    "bias",
    "direct",
)
GRAMS = ("idf", "weights", "scale", "bias", "labels")
ABOUT = ("layers", "heads", "windows", "share", "calibration")
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the network makes of one text."""

    words: Floats
    """(tokens, labels): logits per token"""
    text: Floats
    """(labels,): logits of the whole text"""

    def plus(self, weights: Floats) -> Answer:
        """With something added to the words' logits, and to the text's where any word has it."""
        return Answer(self.words + weights, self.text + weights.max(0, initial=0))


@dataclass(frozen=True, slots=True)
class Network:
    pieces: Pieces
    table: npt.NDArray[np.int8]
    weights: Mapping[str, Any]
    layers: int
    heads: int
    windows: int
    """How many networks look through windows."""
    share: float
    """What the first network counts, 0 to 1; the mean of the others counts the rest."""
    grams: Mapping[str, Grams]
    """Per kind."""
    calibration: Mapping[str, Any]
    """Per kind and id: how a logit becomes a probability, and which are too close to call."""

    @classmethod
    def load(cls, path: Path = FILE) -> Network:
        """Raises CoachError where the file is missing or was made for other labels."""
        try:
            with np.load(path) as file:
                stored = {name: file[name] for name in file.files}
        except (OSError, ValueError) as error:
            raise CoachError("The weights that come with coach cannot be read. Install coach again.") from error
        about = json.loads(stored.pop("about").tobytes())
        if about["labels"] != list(LABELS) or about["flags"] != list(FLAGS):
            raise CoachError("The weights were made for other acts. Run: python -m benchmarks.understanding.train")
        names = stored.pop("pieces").tobytes().decode().split("\n")
        table = stored.pop("table")
        grams = {kind: Grams(*(stored.pop(f"grams.{kind}.{part}") for part in GRAMS)) for kind in about["calibration"]}
        weights: dict[str, Any] = {}
        for name, value in stored.items():
            if not name.endswith("@scale"):
                scale = stored.get(f"{name}@scale")
                weights[name] = value if value.dtype == np.int16 else value.astype(np.float32) * (1 if scale is None else scale)
        return cls(Pieces(names), table, weights, grams=grams, **{name: about[name] for name in ABOUT})

    def answer(self, made: Features, tokens: int) -> Answer:
        """Answer one text by itself, so that no other can change what is heard in it. Long texts are heard in parts."""
        own = np.flatnonzero(made.tokens >= 0)
        if not len(own):
            return Answer(np.zeros((0, len(LABELS)), np.float32), np.full(len(LABELS), -20, np.float32))
        flags = np.zeros((tokens, len(FLAGS)), np.float32)
        if made.flags:
            flags[tuple(np.array(made.flags).T)] = 1
        lead = np.arange(own[0])
        room = MOST_PIECES - len(lead)
        parts = [own[at : at + room] for at in range(0, len(own), room)]
        words = np.full((tokens, len(LABELS)), -20, np.float32)
        texts = []
        for part in parts:
            places = np.concatenate([lead, part, [len(made.pieces) - 1]])
            logits, text = self._part(made.pieces[places], made.tokens[places], flags, len(lead))
            np.maximum.at(words, made.tokens[part], logits[len(lead) : -1])
            texts.append(text)
        return Answer(words, np.max(texts, axis=0))

    def _part(
        self, pieces: npt.NDArray[np.int32], owners: npt.NDArray[np.int32], flags: Floats, lead: int
    ) -> tuple[Floats, Floats]:
        mine = owners >= 0
        on = np.where(mine[:, None], flags[owners], 0).astype(np.float32)
        table = self.table[pieces].astype(np.float32)
        words, text = self._layers(table, on, mine, lead)
        words, text = words * np.float32(self.share), text * np.float32(self.share)
        rest = np.float32((1 - self.share) / self.windows)
        own = self.weights["places"][pieces]
        for number in range(self.windows):
            more_words, more_text = self._windows(f"{number}.w", table, own, on, mine)
            words += rest * more_words
            text += rest * more_text
        return words, text

    def _layers(self, table: Floats, on: Floats, mine: npt.NDArray[np.bool_], lead: int) -> tuple[Floats, Floats]:
        w, length = self.weights, len(table)
        x = table @ w["piece_matrix"] + w["piece_bias"] + w["position"][:length] + on @ w["flag"]
        x[:lead] += w["side"]
        x = _norm(x, w["norm_scale"], w["norm_bias"])
        width = x.shape[1]
        size = width // self.heads
        for layer in range(self.layers):
            qkv = (x @ w[f"{layer}.qkv"] + w[f"{layer}.qkv_bias"]).reshape(length, 3, self.heads, size)
            q, k, v = qkv[:, 0].transpose(1, 0, 2), qkv[:, 1].transpose(1, 2, 0), qkv[:, 2].transpose(1, 0, 2)
            scores = q @ k / np.float32(size**0.5)
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            scores /= scores.sum(-1, keepdims=True)
            mixed = (scores @ v).transpose(1, 0, 2).reshape(length, width)
            x = _norm(x + mixed @ w[f"{layer}.mix"] + w[f"{layer}.mix_bias"], w[f"{layer}.mid_scale"], w[f"{layer}.mid_bias"])
            inner = _gelu(x @ w[f"{layer}.inner"] + w[f"{layer}.inner_bias"])
            outer = inner @ w[f"{layer}.outer"] + w[f"{layer}.outer_bias"]
            x = _norm(x + outer, w[f"{layer}.end_scale"], w[f"{layer}.end_bias"])
        logits: Floats = x @ w["token"] + on @ w["flag_token"] + w["bias"]
        heard = x[mine]
        text: Floats = logits[mine].max(0) + np.concatenate([heard.max(0), heard.mean(0)]) @ w["direct"]
        return logits, text

    def _windows(
        self, name: str, table: Floats, own: npt.NDArray[np.int16], on: Floats, mine: npt.NDArray[np.bool_]
    ) -> tuple[Floats, Floats]:
        w = {key: self.weights[f"{name}.{key}"] for key in WINDOW_PARTS}
        x = np.concatenate([table / 32 @ w["table"], w["own"][own], on @ w["flag"]], -1)
        h = _convolved(x, w["conv1"], w["conv1_bias"], 1)
        h = h + _convolved(h, w["conv2"], w["conv2_bias"], 1)
        h = h + _convolved(h, w["conv3"], w["conv3_bias"], 3)
        logits: Floats = h @ w["token"] + w["bias"]
        heard = h[mine]
        top = np.maximum(heard.max(0), 0) if len(heard) < len(h) else heard.max(0)
        pooled = np.concatenate([top, heard.sum(0) / np.float32((len(heard) + 1) ** 0.5)])
        text: Floats = logits[mine].max(0) + pooled @ w["direct"]
        return logits, text


def _convolved(x: Floats, weights: Floats, bias: Floats, dilation: int) -> Floats:
    """A window of five places around each place, `dilation` apart, then the positive part."""
    edge = 2 * dilation
    padded = np.pad(x, ((edge, edge), (0, 0)))
    out = np.broadcast_to(bias, (len(x), weights.shape[2])).copy()
    for tap in range(5):
        out += padded[tap * dilation : tap * dilation + len(x)] @ weights[tap]
    np.maximum(out, 0, out=out)
    return out


def _norm(x: Floats, scale: Floats, bias: Floats) -> Floats:
    centred = x - x.mean(-1, keepdims=True)
    out: Floats = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + np.float32(1e-12)) * scale + bias
    return out


def _gelu(x: Floats) -> Floats:
    out: Floats = np.float32(0.5) * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * (x * x * x))))
    return out


@cache
def network() -> Network:
    """The network that comes with coach, read once a process."""
    return Network.load()
