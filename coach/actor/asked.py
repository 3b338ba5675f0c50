"""The id of a fact in, more ways in which strangers ask for just that out: `ASKED["hours"]` → ("When do you go home?", …).

Profiles call the same things by the same ids (`path`, `day`, `pay` …), so what a profile's own `asks` say in its words is put
once for everybody in everyday words, in `data/asked.txt`. A fact with another id has only its own `asks`. Knows no profile.
"""

from __future__ import annotations

from pathlib import Path

FILE = Path(__file__).parent / "data" / "asked.txt"


def read(path: Path = FILE) -> dict[str, tuple[str, ...]]:
    """The questions under each `[id]`, in order."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            lines = found.setdefault(line[1:-1], [])
        elif line.strip() and not line.startswith("#"):
            lines.append(line.strip())
    return {name: tuple(asks) for name, asks in found.items()}


ASKED: dict[str, tuple[str, ...]] = read()
