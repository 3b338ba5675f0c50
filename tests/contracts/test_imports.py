"""The rooms of the house import one way; `[tool.importlinter]` in pyproject.toml holds the contracts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_import_contracts_are_kept():
    linter = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout


def test_every_act_has_a_detector_and_every_detector_an_act():
    """The vocabulary and the understanding name the same ids, family by family."""
    from coach.acts import ids_of
    from coach.dialogue.vocabulary import KINDS

    for kind, acts in KINDS.items():
        assert ids_of(kind) == set(acts), kind
