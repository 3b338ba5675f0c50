"""The numbers of a text in, a logit for every id and every word out: small networks in numpy that vote.

One began as three layers of a sentence encoder, the others look through windows of five words; all were trained on the labelled
corpus (`python -m benchmarks.understanding.train`). The weights are one file of eight-bit numbers. No kind is known here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from coach.acts.features import FLAGS, LABELS, Features, Floats, Pieces
from coach.acts.forward import COLUMNS, Part, Voters, parts_of, shared_out
from coach.acts.grams import Grams
from coach.errors import CoachError

FILE = Path(__file__).parent / "data" / "network.npz"
GRAMS = ("idf", "weights", "scale", "bias", "labels")
HEADS = ("token", "direct", "bias")


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
    voters: Voters
    shares: Mapping[str, float]
    """Per kind what the encoder counts, 0 to 1; the mean of the others counts the rest."""
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
                if name.removeprefix("flag_").rpartition(".")[2] in HEADS:
                    weights[name] = _widened(weights[name])
        voters = Voters(table, weights, **{name: about[name] for name in ("layers", "heads", "windows")})
        return cls(Pieces(names), voters, about["shares"], grams, about["calibration"])

    def answers(self, asked: Sequence[tuple[Features, int, str]]) -> list[Answer]:
        """Answer many texts at once, each as if it were alone: to the bit, in whatever company. Long texts are heard in parts.

        `asked`: the features of a text, how many tokens it has, and its kind.
        """
        lots: list[tuple[float, list[Part]]] = []
        for share in sorted(set(self.shares.values())):
            chosen = [each for each, (_, _, kind) in enumerate(asked) if self.shares[kind] == share]
            parts = [part for each in chosen for part in parts_of(each, *asked[each][:2])]
            lots += [(share, lot) for lot in shared_out(parts)]
        if len(lots) > 1:
            with ThreadPoolExecutor(2) as pool:  # numpy lets go of the interpreter while it multiplies
                found = [each for heard in pool.map(lambda lot: self.voters.heard(*lot), lots) for each in heard]
        else:
            found = [each for lot in lots for each in self.voters.heard(*lot)]
        words = [np.full((tokens, len(LABELS)), -20, np.float32) for _, tokens, _ in asked]
        texts = [np.full(len(LABELS), -20, np.float32) for _ in asked]
        heard_before: set[int] = set()
        for part, logits, text in found:
            np.maximum.at(words[part.text], part.owners, logits)
            texts[part.text] = np.maximum(texts[part.text], text) if part.text in heard_before else text
            heard_before.add(part.text)
        return [Answer(*each) for each in zip(words, texts, strict=True)]


def _widened(head: Floats) -> Floats:
    out = np.zeros((*head.shape[:-1], COLUMNS), np.float32)
    out[..., : head.shape[-1]] = head
    return out


@cache
def network() -> Network:
    """The network that comes with coach, read once a process."""
    return Network.load()
