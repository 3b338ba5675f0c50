"""Items in, trained networks out: an encoder that reads the whole text, and networks that look through windows of five words.

`coach.acts.network` computes the same in numpy. One thread, fixed seeds and torch's deterministic kernels: the same processor kind and
versions give the same bytes. Matrices are multiplied in 16 bits, as today's processors do it five times as fast.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F  # noqa: N812 - as everybody writes it

from benchmarks.understanding.items import PLACE, TOPIC_PLACES, Item, batches
from coach.acts.features import FLAGS, LABELS
from coach.dialogue.vocabulary import KINDS, TOPICS

TABLE, WIDTH, HEADS = 192, 384, 12
CONV, OWN, FLAG_SIZE, FEWEST_AUTHORS = 160, 32, 48, 2
BATCH, SMOOTH = 32, 0.003
TOPIC_WEIGHT = 6.0
"""What the choice of a topic counts beside one id."""
KEPT, AVERAGED = 0.97, 10
"""The weights that ship are a running mean over every tenth of the last few hundred steps."""
HEADS_OWN = ("flag", "token", "flag_token", "direct", "bias")
"""Parts of the encoder that start from nothing and learn faster."""
Params = dict[str, torch.Tensor]
Voter = Callable[[Params, Mapping[str, torch.Tensor], Mapping[str, torch.Tensor], bool], tuple[torch.Tensor, torch.Tensor]]

torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)
torch.utils.deterministic.fill_uninitialized_memory = False  # costs a sixth of the time and changes nothing that is read


def start_encoder(body: Mapping[str, np.ndarray], seed: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)

    def small(*shape: int) -> np.ndarray:
        return (rng.standard_normal(shape) / shape[0] ** 0.5 * 0.5).astype(np.float32)

    return {
        **body,
        "flag": np.zeros((len(FLAGS), WIDTH), np.float32),
        "token": small(WIDTH, len(LABELS)),
        "flag_token": np.zeros((len(FLAGS), len(LABELS)), np.float32),
        "direct": small(2 * WIDTH, len(LABELS)),
        "bias": np.full(len(LABELS), -2.5, np.float32),
    }


def encoder(params: Params, fixed: Mapping[str, torch.Tensor], batch: Mapping[str, torch.Tensor], learning: bool) -> Any:
    """Piece logits and text logits."""
    flags, pieces = batch["flags"], batch["pieces"]
    if learning:
        # The network must not lean on the rules alone, nor on a word that one author likes.
        flags = flags * (torch.rand(flags.shape[0], 1, flags.shape[2]) < 0.8)
        pieces = torch.where(torch.rand(pieces.shape) < 0.05, 3, pieces)
    rows, length = pieces.shape
    x = fixed["table"][pieces] @ params["piece_matrix"] + params["piece_bias"]
    x = x + batch["side"][..., None] * params["side"] + params["position"][:length] + flags @ params["flag"]
    x = F.dropout(F.layer_norm(x, (WIDTH,), params["norm_scale"], params["norm_bias"], 1e-12), 0.1, learning)
    barred = ((1 - batch["seen"]) * -1e4)[:, None, None, :]
    size = WIDTH // HEADS
    for layer in range(sum(name.endswith(".qkv") for name in params)):
        qkv = (x @ params[f"{layer}.qkv"] + params[f"{layer}.qkv_bias"]).view(rows, length, 3, HEADS, size).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(qkv[0] @ qkv[1].transpose(2, 3) / size**0.5 + barred, -1)
        mixed = (weights @ qkv[2]).transpose(1, 2).reshape(rows, length, WIDTH)
        mixed = mixed @ params[f"{layer}.mix"] + params[f"{layer}.mix_bias"]
        x = x + F.dropout(mixed, 0.1, learning)
        x = F.layer_norm(x, (WIDTH,), params[f"{layer}.mid_scale"], params[f"{layer}.mid_bias"], 1e-12)
        inner = F.gelu(x @ params[f"{layer}.inner"] + params[f"{layer}.inner_bias"], approximate="tanh")
        outer = inner @ params[f"{layer}.outer"] + params[f"{layer}.outer_bias"]
        x = x + F.dropout(outer, 0.1, learning)
        x = F.layer_norm(x, (WIDTH,), params[f"{layer}.end_scale"], params[f"{layer}.end_bias"], 1e-12)
    mask = batch["mask"][..., None]
    x = x.float()
    top = torch.where(mask > 0, x, -1e9).amax(1) * (mask.sum(1) > 0)
    mean = (x * mask).sum(1) / (mask.sum(1) + 1e-6)
    direct = torch.cat([F.dropout(top, 0.2, learning), F.dropout(mean, 0.2, learning)], -1) @ params["direct"]
    tokens = (F.dropout(x, 0.2, learning) @ params["token"] + flags @ params["flag_token"] + params["bias"]).float()
    return tokens, torch.where(mask > 0, tokens, -1e9).amax(1) + direct.float()


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


def start_windows(own: np.ndarray, seed: int) -> dict[str, np.ndarray]:
    """Nothing pretrained but the table of pieces."""
    rng = np.random.default_rng(seed + 100)

    def small(*shape: int) -> np.ndarray:
        fan = int(np.prod(shape[:-1]))
        return (rng.standard_normal(shape) * (1.6 / fan) ** 0.5).astype(np.float32)

    return {
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


def windows(params: Params, fixed: Mapping[str, torch.Tensor], batch: Mapping[str, torch.Tensor], learning: bool) -> Any:
    """Piece logits and text logits of the second network."""

    def conv(x: torch.Tensor, name: str, dilation: int) -> torch.Tensor:
        length, edge = x.shape[1], 2 * dilation
        padded = F.pad(x, (0, 0, edge, edge))
        taps = torch.cat([padded[:, tap * dilation : tap * dilation + length] for tap in range(5)], -1)
        return torch.relu(taps @ params[name].flatten(0, 1) + params[f"{name}_bias"])

    flags, words = batch["flags"], fixed["own"][batch["pieces"]]
    if learning:
        flags = flags * (torch.rand(flags.shape[0], 1, flags.shape[2]) < 0.85)
        words = torch.where(torch.rand(words.shape) < 0.15, 0, words)
    seen, mask = batch["seen"][..., None], batch["mask"][..., None]
    vectors = F.dropout((fixed["table"][batch["pieces"]] / 32 @ params["w.table"]).float(), 0.1, learning)
    x = F.dropout(torch.cat([vectors, params["w.own"][words], (flags @ params["w.flag"]).float()], -1), 0.25, learning) * seen
    h = conv(x, "w.conv1", 1) * seen
    h = h + conv(F.dropout(h, 0.25, learning), "w.conv2", 1) * seen
    h = (h + conv(F.dropout(h, 0.25, learning), "w.conv3", 3) * seen).float()
    top = (h * mask).amax(1)
    mean = (h * mask).sum(1) / torch.sqrt(mask.sum(1) + 1)
    tokens = (F.dropout(h, 0.25, learning) @ params["w.token"] + params["w.bias"]).float()
    direct = torch.cat([F.dropout(top, 0.3, learning), F.dropout(mean, 0.3, learning)], -1) @ params["w.direct"]
    return tokens, torch.where(mask > 0, tokens, -1e9).amax(1) + direct.float()


def loss_of(tokens: torch.Tensor, text: torch.Tensor, batch: Mapping[str, torch.Tensor]) -> torch.Tensor:
    def cross(logits: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
        soft = torch.where(truth > 0, 1 - SMOOTH, SMOOTH)
        each = F.binary_cross_entropy_with_logits(logits, soft, reduction="none")
        return each * (truth >= 0) * (1 + (truth > 0))

    asked = batch["topics"].sum(-1)
    chosen = -(batch["topics"] * torch.log_softmax(text[:, TOPIC_PLACES], -1)).sum(-1)
    texts = (cross(text, batch["truth"]).sum() + TOPIC_WEIGHT * (chosen * asked).sum()) / len(text)
    return texts + cross(tokens, batch["spans"]).sum() / batch["mask"].sum()


def fit(
    made: Sequence[Item],
    begin: Mapping[str, np.ndarray],
    fixed: Mapping[str, torch.Tensor],
    voter: Voter,
    rate: float,
    head_ratio: float,
    epochs: int,
    seed: int,
    watch: Sequence[Item] = (),
) -> dict[str, np.ndarray]:
    """Train one network; the rate rises for 150 steps and then falls in a straight line."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    params = {name: torch.tensor(value, requires_grad=True) for name, value in sorted(begin.items())}
    mean = {name: value.detach().clone() for name, value in params.items()}
    groups = [
        {"params": [value for name, value in params.items() if (name in HEADS_OWN) == own], "ratio": head_ratio if own else 1.0}
        for own in (False, True)
    ]
    optimiser = torch.optim.AdamW([group for group in groups if group["params"]], weight_decay=0.01, fused=True)
    total = epochs * sum(1 for _ in batches(made, BATCH, np.random.default_rng(0)))
    step, began = 0, time.perf_counter()
    for epoch in range(epochs):
        sum_loss = 0.0
        first = step
        for raw in batches(made, BATCH, rng):
            batch = {name: torch.from_numpy(value) for name, value in raw.items() if name != "places"}
            now = rate * min(1.0, (step + 1) / 150) * max(0.02, 1 - step / total)
            for group in optimiser.param_groups:
                group["lr"] = now * group["ratio"]
            with torch.autocast("cpu", torch.bfloat16):
                tokens, text = voter(params, fixed, batch, True)
            loss = loss_of(tokens, text, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(list(params.values()), 10.0)
            optimiser.step()
            if step % AVERAGED == 0:
                with torch.no_grad():
                    share = 1 - min(KEPT, (step + 1) / (step + 10 * AVERAGED))
                    torch._foreach_lerp_(list(mean.values()), list(params.values()), share)
            sum_loss, step = sum_loss + float(loss.detach()), step + 1
        note = ""
        if watch and (epoch % 3 == 2 or epoch == epochs - 1):
            note = " · " + figures(watch, predict({name: value.numpy() for name, value in mean.items()}, fixed, watch, voter))
        seconds = time.perf_counter() - began
        print(f"  epoch {epoch + 1}: loss {sum_loss / (step - first):.3f}, {seconds:.0f} s{note}", file=sys.stderr, flush=True)
    return {name: value.numpy() for name, value in mean.items()}


def predict(
    params: Mapping[str, np.ndarray], fixed: Mapping[str, torch.Tensor], made: Sequence[Item], voter: Voter
) -> np.ndarray:
    """(texts, labels): text logits."""
    out = np.zeros((len(made), len(LABELS)), np.float32)
    ready = {name: torch.from_numpy(np.asarray(value, np.float32)) for name, value in params.items()}
    with torch.no_grad():
        for raw in batches(made, 4 * BATCH, None):
            batch = {name: torch.from_numpy(value) for name, value in raw.items() if name != "places"}
            out[raw["places"]] = voter(ready, fixed, batch, False)[1].numpy()
    return out


def figures(made: Sequence[Item], scores: np.ndarray) -> str:
    """Macro-F1 per family at threshold 0, and how often the likeliest topic is one that was marked."""
    truth = np.stack([item.truth for item in made])
    kinds = np.array([item.example.kind for item in made])
    out = []
    for kind, ids in KINDS.items():
        each = []
        for name in ids:
            at = PLACE[name]
            rows = (kinds == kind) & (truth[:, at] >= 0)
            yes, said = truth[rows, at] == 1, scores[rows, at] > 0
            if yes.any():
                each.append(2 * (yes & said).sum() / max(1, yes.sum() + said.sum()))
        out.append(f"{kind} {np.mean(each):.3f}")
    asked = np.array([bool(item.example.topics) for item in made])
    shares = np.stack([item.topics for item in made])
    best = scores[:, TOPIC_PLACES].argmax(1)
    right = shares[np.arange(len(made)), best] > 0
    by_topic = [right[asked & (shares[:, place] > 0)].mean() for place in range(len(TOPICS))]
    return ", ".join([*out, f"topic {np.mean(by_topic):.3f}"])
