"""`coach keys`, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from coach.cli.keys import command

SECRET = "sk-do-not-show-me-0123456789"


@pytest.fixture
def runner(tmp_path: Path) -> CliRunner:
    return CliRunner(env={"COACH_HOME": str(tmp_path), "OPENAI_API_KEY": None})


def test_a_key_is_stored_from_a_pipe_and_never_printed(runner: CliRunner, tmp_path: Path):
    stored = runner.invoke(command, ["set"], input=f"{SECRET}\n")
    shown = runner.invoke(command, [])
    assert (stored.exit_code, shown.exit_code) == (0, 0)
    assert (tmp_path / "keys" / "openai").read_text().strip() == SECRET
    assert "A key is kept in" in shown.output
    assert SECRET not in stored.output + shown.output


def test_as_json_it_says_where_and_whether_it_is_private(runner: CliRunner, tmp_path: Path):
    runner.invoke(command, ["set"], input=f"{SECRET}\n")
    shown = runner.invoke(command, ["show", "--json"])
    assert json.loads(shown.output) == {"environment": False, "file": str(tmp_path / "keys" / "openai"), "private": True}


def test_without_a_key_it_says_that_none_is_needed_here(runner: CliRunner):
    assert "There is no key." in runner.invoke(command, ["show"]).output


def test_a_forgotten_key_is_gone(runner: CliRunner, tmp_path: Path):
    runner.invoke(command, ["set"], input=f"{SECRET}\n")
    assert "The key is forgotten." in runner.invoke(command, ["remove"]).output
    assert "There was no key." in runner.invoke(command, ["remove"]).output
    assert not (tmp_path / "keys" / "openai").exists()


def test_no_key_at_all_is_a_mistake_of_the_command_line(runner: CliRunner):
    result = runner.invoke(command, ["set"], input="")
    assert result.exit_code != 0
    assert "No key was given" in str(result.exception)
