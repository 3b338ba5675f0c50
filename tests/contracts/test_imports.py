"""The rooms of the house import one way; `[tool.importlinter]` in pyproject.toml holds the contracts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.understanding.corpus import load
from coach.acts import detect
from coach.dialogue.vocabulary import KINDS

ROOT = Path(__file__).parents[2]


def test_the_import_contracts_are_kept():
    linter = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout


def test_every_act_has_a_detector_and_every_detector_an_act():
    """On the labelled texts kept for building, each id of each family is heard at least once, and nothing without a name is."""
    heard: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for example in load("dev"):
        if example.ids() <= heard[example.kind]:
            continue  # nothing new to be heard in it
        heard[example.kind] |= detect(example.text, context=example.context, kinds=(example.kind,)).names()
    for kind, acts in KINDS.items():
        assert heard[kind] == set(acts), kind
