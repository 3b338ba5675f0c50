"""What a newcomer gets: the README's two lines, a wheel that finds its data, text that speaks of the project alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINES = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("python3 -m venv")]


def test_the_readme_has_exactly_two_command_lines_to_begin_with():
    assert len(LINES) == 2
    assert LINES[0].endswith(".venv/bin/coach rehearse phone-request")
    assert LINES[1].endswith(".venv/bin/pytest -n auto")
    for line in LINES:
        assert "-c constraints.txt" in line


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.splitlines()]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="only in a checkout")
def test_the_project_speaks_of_itself_alone():
    """No path of a machine, no host of a package registry."""
    forbidden = re.compile("|".join(["/" + "work/", "/" + "root/", r"\.\./" + "shared", "py" + r"pi\.org", "pythonho" + "sted"]))
    for path in tracked():
        if path.suffix in {".bin", ".npz", ".png", ".gz"} or not path.is_file():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            assert not forbidden.search(line), f"{path.relative_to(ROOT)}:{number}: {line[:100]}"


@pytest.mark.slow
def test_a_wheel_in_a_clean_environment_rehearses(tmp_path):
    """Built, installed where no checkout is in sight, run from an empty folder: prompts, scenarios and the tables' steps are found."""
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, ROOT], check=True, capture_output=True)
    [wheel] = tmp_path.glob("coach-*.whl")
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "-c", ROOT / "constraints.txt", wheel], check=True, capture_output=True)
    (tmp_path / "empty").mkdir()
    environ = {**os.environ, "COACH_HOME": str(tmp_path / "home")}
    said = "Hello, my name is Dana. I found you through the alumni page.\n/done\n"
    for words in (
        ["scenarios", "list"],
        ["rehearse", "phone-request", "--seed", "3"],
        ["data"],
        ["doctor"],
        ["scenarios", "lint"],
    ):
        ran = subprocess.run(
            [tmp_path / "env" / "bin" / "coach", *words],
            input=said, cwd=tmp_path / "empty", env=environ, capture_output=True, text=True,
        )  # fmt: skip
        assert ran.returncode == 0, (words, ran.stdout, ran.stderr)
