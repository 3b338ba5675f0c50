"""Word pieces of many texts as one tall matrix in, the same rows after every layer of a sentence encoder out, in numpy.

`through(x, spans, weights, layers=6, heads=12)`: `x` is (rows, width) float32; a span is the first row of a text and the row
after its last one. Rows of different texts never see one another; rows between spans may hold anything. After BERT (Devlin et
al., 2018), layer by layer. What goes in and what is made of the rows, the two encoders of coach know: `forward.py` hears what
was said, `coach/actor/encoder.py` finds which questions ask for the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from coach.acts.features import Floats

CHUNK = 128
"""Rows of a step through the widest matrices."""


def through(x: Floats, spans: Sequence[tuple[int, int]], w: Mapping[str, Any], *, layers: int, heads: int) -> Floats:
    """The rows after all layers. May overwrite `x`."""
    x = normed(x, w["norm_scale"], w["norm_bias"])
    mixed = np.zeros_like(x)
    for layer in range(layers):
        qkv = x @ w[f"{layer}.qkv"]
        qkv += w[f"{layer}.qkv_bias"]
        for begin, end in spans:
            _attend(qkv[begin:end], mixed[begin:end], heads)
        x += mixed @ w[f"{layer}.mix"]
        x += w[f"{layer}.mix_bias"]
        x = normed(x, w[f"{layer}.mid_scale"], w[f"{layer}.mid_bias"])
        for at in range(0, len(x), CHUNK):  # what lies between the two matrices stays in the processor's cache
            slab = x[at : at + CHUNK]
            inner = slab @ w[f"{layer}.inner"]
            inner += w[f"{layer}.inner_bias"]
            slab += _gelu(inner) @ w[f"{layer}.outer"]
        x += w[f"{layer}.outer_bias"]
        x = normed(x, w[f"{layer}.end_scale"], w[f"{layer}.end_bias"])
    return x


def normed(x: Floats, scale: Floats, bias: Floats) -> Floats:
    """Each row with mean 0 and spread 1, then scaled and moved."""
    centred = x - x.mean(-1, keepdims=True)
    spread = np.einsum("ij,ij->i", centred, centred)[:, None]
    spread /= np.float32(x.shape[1])
    centred /= np.sqrt(spread + np.float32(1e-12))
    centred *= scale
    centred += bias
    out: Floats = centred
    return out


def _attend(qkv: Floats, out: Floats, heads: int) -> None:
    """One text's pieces look at one another."""
    length, width = out.shape
    q, k, v = qkv.reshape(length, 3, heads, width // heads).transpose(1, 2, 0, 3)
    scores = (q * np.float32((width // heads) ** -0.5)) @ k.transpose(0, 2, 1)
    scores -= scores.max(-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(-1, keepdims=True)
    out[:] = (scores @ v).transpose(1, 0, 2).reshape(length, width)


def _gelu(x: Floats) -> Floats:
    """x / (1 + exp(-2u)), u = √(2/π) (x + 0.044715 x³): the form with a hyperbolic tangent, in fewer steps. Overwrites x."""
    t = x * x
    t *= np.float32(-0.0713548162726)
    t -= np.float32(1.5957691216057)
    t *= x
    np.exp(np.minimum(t, np.float32(60), out=t), out=t)
    t += 1
    x /= t
    return x
