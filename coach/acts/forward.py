"""Pieces and flags of many texts in, a logit for every id and piece out: an encoder and small networks, in numpy.

The texts stand one below the other in one tall matrix, `GAP` empty rows between them; whatever the others say, the rows of a text
come out the same to the bit. What the labels mean is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from coach.acts.features import FLAGS, LABELS, MOST_PIECES, Features, Floats
from coach.acts.layers import through

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
COLUMNS = -(-len(LABELS) // 16) * 16
"""Width of the heads: libraries multiply odd widths in another order where there are few rows; no answer must depend on that."""
GAP = 8
"""Empty rows between texts, so that no window reaches into a neighbour."""
BLOCK = 32
"""Rows that are multiplied at a time where a library treats few in another way."""
FEW, LOT = 300, 1500
"""Pieces from which two threads share the work; pieces of a lot."""


@dataclass(frozen=True, slots=True)
class Part:
    """A text, or as much of a long one as the network has places for."""

    text: int
    """Which of the texts."""
    pieces: npt.NDArray[np.int32]
    """The other side's last words, the text's own, and a mark that ends them."""
    lead: int
    """Pieces of the other side's words."""
    owners: npt.NDArray[np.int32]
    """The token of each piece of the text's own."""
    flags: npt.NDArray[np.int64]
    """(n, 2): piece, flag"""


def parts_of(text: int, made: Features, tokens: int) -> Iterator[Part]:
    """The text whole, or cut where the network has no more places."""
    own = np.flatnonzero(made.tokens >= 0)
    if not len(own):
        return
    flags = np.zeros((tokens, len(FLAGS)), np.bool_)
    if made.flags:
        flags[tuple(np.array(made.flags).T)] = True
    lead = int(own[0])
    room = MOST_PIECES - lead
    for at in range(0, len(own), room):
        mine = own[at : at + room]
        owners = made.tokens[mine]
        on = np.argwhere(flags[owners])
        on[:, 0] += lead
        yield Part(text, np.concatenate([made.pieces[:lead], made.pieces[mine], made.pieces[-1:]]), lead, owners, on)


def shared_out(parts: Sequence[Part]) -> list[list[Part]]:
    """Lots of about the same size, short texts together; one lot where there is little to do."""
    total = sum(len(part.pieces) for part in parts)
    count = -(-total // LOT)
    room = LOT if count != 1 else (total if total < FEW else total / 2)
    lots: list[list[Part]] = []
    size = room
    for part in sorted(parts, key=lambda part: len(part.pieces)):
        if size >= room:
            lots.append([])
            size = 0
        lots[-1].append(part)
        size += len(part.pieces)
    return lots


@dataclass(frozen=True, slots=True)
class Voters:
    """The networks, which vote."""

    table: npt.NDArray[np.int8]
    weights: Mapping[str, Any]
    layers: int
    heads: int
    windows: int
    """How many networks look through windows."""

    def heard(self, share: float, parts: Sequence[Part]) -> list[tuple[Part, Floats, Floats]]:
        """Logits per piece and per part. `share`: what the encoder counts; where that is nothing, it is not asked."""
        begins = np.cumsum([0, *(len(part.pieces) + GAP for part in parts)])
        rows = int(begins[-1])
        pieces = np.zeros(rows, np.int32)
        on = np.zeros((rows, len(FLAGS)), np.float32)
        seen = np.zeros((rows, 1), np.float32)
        for begin, part in zip(begins, parts, strict=False):
            end = begin + len(part.pieces)
            pieces[begin:end] = part.pieces
            seen[begin:end] = 1
            if len(part.flags):
                on[begin + part.flags[:, 0], part.flags[:, 1]] = 1
        table = self.table[pieces].astype(np.float32)
        words, text = np.zeros((rows, COLUMNS), np.float32), np.zeros((len(parts), COLUMNS), np.float32)
        if share:
            words, text = (np.float32(share) * each for each in self._encoder(table, on, parts, begins))
        rest = np.float32((1 - share) / self.windows)
        own = self.weights["places"][pieces]
        for number in range(self.windows):
            more_words, more_text = self._windows(f"{number}.w", table, own, on, seen, parts, begins)
            words += rest * more_words
            text += rest * more_text
        return [
            (part, words[begin + part.lead :][: len(part.owners), : len(LABELS)], text[place, : len(LABELS)])
            for place, (begin, part) in enumerate(zip(begins, parts, strict=False))
        ]

    def _encoder(self, table: Floats, on: Floats, parts: Sequence[Part], begins: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
        w = self.weights
        x = table @ w["piece_matrix"]
        x += w["piece_bias"]
        x += on @ w["flag"]
        for begin, part in zip(begins, parts, strict=False):
            x[begin : begin + len(part.pieces)] += w["position"][: len(part.pieces)]
            x[begin : begin + part.lead] += w["side"]
        spans = [(int(begin), int(begin) + len(part.pieces)) for begin, part in zip(begins, parts, strict=False)]
        x = through(x, spans, w, layers=self.layers, heads=self.heads)
        logits: Floats = x @ w["token"] + on @ w["flag_token"] + w["bias"]
        return logits, _pooled(logits, x, w["direct"], parts, begins, lambda count: count)

    def _windows(
        self,
        name: str,
        table: Floats,
        own: npt.NDArray[np.int16],
        on: Floats,
        seen: Floats,
        parts: Sequence[Part],
        begins: npt.NDArray[np.int64],
    ) -> tuple[Floats, Floats]:
        w = {key: self.weights[f"{name}.{key}"] for key in WINDOW_PARTS}
        x = np.concatenate([table / 32 @ w["table"], w["own"][own], on @ w["flag"]], -1) * seen
        h = _convolved(x, w["conv1"], w["conv1_bias"], 1) * seen
        h = h + _convolved(h, w["conv2"], w["conv2_bias"], 1) * seen
        h = h + _convolved(h, w["conv3"], w["conv3_bias"], 3) * seen
        logits: Floats = h @ w["token"] + w["bias"]
        return logits, _pooled(logits, h, w["direct"], parts, begins, lambda count: np.sqrt(count + np.float32(1)))


def _pooled(
    logits: Floats,
    hidden: Floats,
    direct: Floats,
    parts: Sequence[Part],
    begins: npt.NDArray[np.int64],
    share: Callable[[Any], Any],
) -> Floats:
    """(parts, columns): the strongest word of each id, and what the part as a whole says."""
    width = hidden.shape[1]
    top = np.zeros((len(parts), logits.shape[1]), np.float32)
    pooled = np.zeros((-(-len(parts) // BLOCK) * BLOCK, 2 * width), np.float32)
    for place, (begin, part) in enumerate(zip(begins, parts, strict=False)):
        own = slice(begin + part.lead, begin + part.lead + len(part.owners))
        top[place] = logits[own].max(0)
        pooled[place, :width] = hidden[own].max(0)
        pooled[place, width:] = hidden[own].sum(0) / share(np.float32(len(part.owners)))
    said = [pooled[at : at + BLOCK] @ direct for at in range(0, len(pooled), BLOCK)]
    return top + np.concatenate(said)[: len(parts)]


def _convolved(x: Floats, weights: Floats, bias: Floats, dilation: int) -> Floats:
    """A window of five places around each place, `dilation` apart, then the positive part."""
    edge = 2 * dilation
    padded = np.pad(x, ((edge, edge), (0, 0)))
    out = np.broadcast_to(bias, (len(x), weights.shape[2])).copy()
    for tap in range(5):
        out += padded[tap * dilation : tap * dilation + len(x)] @ weights[tap]
    np.maximum(out, 0, out=out)
    return out
