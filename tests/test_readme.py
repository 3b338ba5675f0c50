"""The README's rehearsal is what coach prints today. `COACH_GOLDEN=update pytest tests/test_readme.py` writes it anew."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.fakes.shell import coach

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
COMMAND = "coach rehearse phone-request --seed 6 < docs/first-call.txt"
BEGIN, END = "<!-- rehearsal -->\n", "<!-- /rehearsal -->"


def rehearsal(home: Path) -> str:
    """The talk and its report as the README shows them: without the briefing, with a session id that does not change."""
    ran = coach(home, *COMMAND.split()[1:-2], stdin=(ROOT / "docs" / "first-call.txt").read_text(encoding="utf-8"))
    assert ran.code == 0, ran.err
    talk = ran.out[ran.out.index("  0:00") :]
    talk = re.sub(r"\d{8}-\d{6}-phone-request", "20261122-101500-phone-request", talk)
    return f"```text\n$ {COMMAND}\n…\n{talk.rstrip()}\n```\n"


def test_the_rehearsal_in_the_readme_is_real(tmp_path):
    page = README.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    shown, tail = rest.split(END)
    said = rehearsal(tmp_path)
    if os.environ.get("COACH_GOLDEN") == "update":
        README.write_text(head + BEGIN + said + END + tail, encoding="utf-8")
        shown = said
    assert shown == said
