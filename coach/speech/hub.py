"""The name of a model in, its files on disk out, fetched from the Hugging Face hub when they are not there yet.

`fetch("small.en", "Systran/faster-whisper-small.en", Path("…/models"), progress)` → the folder. The hub's own library keeps no
half of a file, so a download that broke off at 400 of 480 MB would begin again: the files are fetched here, a `.part` at a
time, and go on where they stopped. Each is checked against the size and the hash that the hub names.
"""

from __future__ import annotations

import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from typing import Any

from coach.errors import MissingExtra, SpeechError
from coach.speech.recording import INSTALL
from coach.speech.weights import NEEDED, Progress, hash_of

MODELS: dict[str, str] = {
    "tiny.en": "Systran/faster-whisper-tiny.en",
    "tiny": "Systran/faster-whisper-tiny",
    "base.en": "Systran/faster-whisper-base.en",
    "base": "Systran/faster-whisper-base",
    "small.en": "Systran/faster-whisper-small.en",
    "small": "Systran/faster-whisper-small",
    "medium.en": "Systran/faster-whisper-medium.en",
    "medium": "Systran/faster-whisper-medium",
    "large-v3": "Systran/faster-whisper-large-v3",
    "distil-small.en": "Systran/faster-distil-whisper-small.en",
    "distil-medium.en": "Systran/faster-distil-whisper-medium.en",
    "distil-large-v3": "Systran/faster-distil-whisper-large-v3",
    "large-v3-turbo": "mobiuslabsgmbh/faster-whisper-large-v3-turbo",
    "turbo": "mobiuslabsgmbh/faster-whisper-large-v3-turbo",
}
"""Short names → repositories, as in faster-whisper."""
REPOSITORY = re.compile(r"[\w.-]{1,96}/[\w.-]{1,96}")
WANTED = re.compile(r"config\.json|preprocessor_config\.json|model\.bin|tokenizer\.json|vocabulary\.(?:json|txt)")
ROOM_BYTES = 100_000_000
"""Left free on the disk for everything else."""
CHUNK_BYTES = 1 << 20
PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Remote:
    """One file of a repository."""

    name: str
    size: int
    sha256: str | None
    """Known for large files only."""


def repository_of(model: str) -> str | None:
    """`base.en` → `Systran/faster-whisper-base.en`; None for what can be no model."""
    return MODELS.get(model) or (model if REPOSITORY.fullmatch(model) and not model.startswith(".") else None)


def fetch(model: str, repository: str, models: Path, progress: Progress | None = None, endpoint: str | None = None) -> Path:
    """The folder with the model's files: the hub's own cache, or a folder in `models`. Raises SpeechError or MissingExtra."""
    try:
        import huggingface_hub
    except ImportError as error:
        raise MissingExtra("What fetches speech models", INSTALL) from error
    folder = models / repository.replace("/", "--")
    if all((folder / name).is_file() for name in NEEDED):
        return folder
    try:
        cached = Path(huggingface_hub.snapshot_download(repository, local_files_only=True))
        if all((cached / name).is_file() for name in NEEDED):
            return cached
    except (OSError, ValueError):
        pass  # not in the hub's own cache
    remote = _listed(model, repository, endpoint)
    _room(model, sum(file.size for file in remote), folder, models)
    whole = sum(file.size for file in remote)
    there = sum(_there(folder, file) for file in remote)
    told = progress or (lambda _what, _done, _all: None)
    told(model, there, whole)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # model.bin last: a folder that has it is complete
        for file in sorted(remote, key=lambda each: each.size):
            url = huggingface_hub.hf_hub_url(repository, file.name, endpoint=endpoint)
            for many in _file(model, url, folder, file):
                there += many
                told(model, there, whole)
    except OSError as error:
        raise SpeechError(f"{folder}: cannot be written: {(error.strerror or str(error)).lower()}.") from error
    return folder


def _listed(model: str, repository: str, endpoint: str | None) -> list[Remote]:
    """The files that faster-whisper needs, with their sizes."""
    import huggingface_hub
    from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError

    try:
        info = huggingface_hub.HfApi(endpoint=endpoint, token=False).model_info(
            repository, files_metadata=True, timeout=PATIENCE_SECONDS
        )
    except (RepositoryNotFoundError, GatedRepoError) as error:
        raise SpeechError(f'The hub has no open model "{model}". Name another, or a folder on this machine.') from error
    except Exception as error:  # the library's own, its HTTP library's and the system's: no network looks like many things
        raise SpeechError(
            f'The model "{model}" is not on this machine and the hub cannot be reached. '
            "Go online once, name a folder with COACH_STT_MODEL, or leave it out to use the embedded model."
        ) from error
    siblings: Iterable[Any] = info.siblings or ()
    found = [
        Remote(each.rfilename, int(each.size or 0), each.lfs.sha256 if each.lfs else None)
        for each in siblings
        if WANTED.fullmatch(each.rfilename)
    ]
    if lacking := [name for name in NEEDED if name not in {file.name for file in found}]:
        raise SpeechError(f'"{model}" on the hub is no faster-whisper model: it has no {", ".join(lacking)}. Name another.')
    return found


def _room(model: str, size: int, folder: Path, models: Path) -> None:
    """Raises SpeechError when the disk has no room for what is still to come."""
    place = next(each for each in (models, *models.parents) if each.exists())
    try:
        free = shutil.disk_usage(place).free
    except OSError:
        return  # the download itself will say it
    there = sum(path.stat().st_size for path in folder.iterdir()) if folder.is_dir() else 0
    if free < size - there + ROOM_BYTES:
        raise SpeechError(
            f'The model "{model}" needs {size / 1e6:.0f} MB and {place} has {free / 1e6:.0f} MB free. '
            "Make room, or choose a smaller model."
        )


def _there(folder: Path, file: Remote) -> int:
    """Bytes of a file that an earlier download left."""
    for path in (folder / file.name, folder / f"{file.name}.part"):
        if path.is_file():
            return min(path.stat().st_size, file.size)
    return 0


def _file(model: str, url: str, folder: Path, file: Remote) -> Iterable[int]:
    """Fetch one file, from where it stopped; yields how many bytes came, negative when it has to begin again."""
    target, part = folder / file.name, folder / f"{file.name}.part"
    if target.is_file() and target.stat().st_size == file.size:
        return
    have = part.stat().st_size if part.is_file() else 0
    if have > file.size:
        part.unlink()
        yield -file.size
        have = 0
    try:
        while have < file.size:
            request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer, part.open("ab") as opened:
                if have and answer.status != HTTPStatus.PARTIAL_CONTENT:  # the server begins again, so do we
                    opened.truncate(0)
                    yield -have
                    have = 0
                before = have
                while chunk := answer.read(min(CHUNK_BYTES, file.size - have)):
                    opened.write(chunk)
                    have += len(chunk)
                    yield len(chunk)
                if have == before:
                    raise HTTPException("the server sent nothing")
    except (urllib.error.URLError, HTTPException, TimeoutError, ConnectionError) as error:
        raise SpeechError(
            f'The download of "{model}" broke off after {have / 1e6:.0f} of {file.size / 1e6:.0f} MB. '
            "Run the same command again: it goes on from there."
        ) from error
    if file.sha256 and hash_of(part) != file.sha256:
        part.unlink()
        raise SpeechError(f'"{model}" arrived damaged (wrong SHA-256 of {file.name}). Run the same command again.')
    part.replace(target)
