"""Trained weights in, the committed file out: matrices as eight-bit numbers with one scale a column, the rest as 16-bit floats.

What is measured is what is shipped: training rounds first, then calibrates on the rounded weights (`whole`).
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from coach.acts.features import FLAGS, LABELS

MOST_PLACES = 512


def quantised(params: Mapping[str, npt.NDArray[np.float32]]) -> dict[str, npt.NDArray[Any]]:
    """Rounded tensors; `NAME@scale` stands beside a matrix of eight-bit numbers."""
    out: dict[str, npt.NDArray[Any]] = {}
    for name in sorted(params):
        value = np.asarray(params[name])
        if value.dtype.kind == "i":
            out[name] = value.astype(np.int16)
        elif value.ndim >= 2 and value.size > 20_000:
            scale = (np.maximum(np.abs(value).max(tuple(range(value.ndim - 1))), 1e-8) / 127).astype(np.float32)
            out[name] = np.round(value / scale).astype(np.int8)
            out[f"{name}@scale"] = scale
        else:
            out[name] = value.astype(np.float16)
    return out


def whole(stored: Mapping[str, npt.NDArray[Any]]) -> dict[str, npt.NDArray[np.float32]]:
    """The tensors as the product computes with them."""
    return {
        name: value if value.dtype == np.int16 else value.astype(np.float32) * stored.get(f"{name}@scale", np.float32(1))
        for name, value in stored.items()
        if not name.endswith("@scale")
    }


def save(
    path: Path,
    stored: Mapping[str, npt.NDArray[Any]],
    pieces: Sequence[str],
    table: npt.NDArray[np.int8],
    about: Mapping[str, Any],
) -> None:
    """One .npz whose bytes depend on nothing but its content: fixed dates, sorted names."""
    everything: dict[str, npt.NDArray[Any]] = dict(stored)
    everything["table"] = table
    everything["pieces"] = np.frombuffer("\n".join(pieces).encode(), np.uint8)
    known = {"labels": list(LABELS), "flags": list(FLAGS), **about}
    everything["about"] = np.frombuffer(json.dumps(known, sort_keys=True).encode(), np.uint8)
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(everything):
            blob = io.BytesIO()
            np.lib.format.write_array(blob, np.ascontiguousarray(everything[name]), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED  # inflating costs a start more than the two megabytes that it saves
            archive.writestr(entry, blob.getvalue())
