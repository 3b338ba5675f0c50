"""How a key is kept."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from coach.errors import CoachError, UsageError
from coach.llm import keys
from coach.settings import load_key

SECRET = "sk-do-not-show-me-0123456789"


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_a_key_is_kept_where_only_its_owner_can_read_it(tmp_path: Path):
    path = keys.store(tmp_path, f"  {SECRET}\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert load_key({}, tmp_path) == SECRET
    assert [each.name for each in path.parent.iterdir()] == ["openai"]


def test_a_new_key_replaces_the_old_one(tmp_path: Path):
    keys.store(tmp_path, "sk-old")
    keys.store(tmp_path, "sk-new")
    assert load_key({}, tmp_path) == "sk-new"


def test_the_environment_wins_over_the_file(tmp_path: Path):
    keys.store(tmp_path, "sk-file")
    assert load_key({"OPENAI_API_KEY": "sk-environment"}, tmp_path) == "sk-environment"


@pytest.mark.parametrize("wrong", ["", "  ", "sk one", "sk-\x00", "sk-é", "x" * 600])
def test_what_is_no_key_is_refused_and_not_shown(wrong: str, tmp_path: Path):
    with pytest.raises(UsageError) as caught:
        keys.store(tmp_path, wrong)
    assert not wrong.strip() or wrong not in str(caught.value)
    assert keys.find(tmp_path) is None


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_a_key_that_others_can_read_is_noticed(tmp_path: Path):
    path = keys.store(tmp_path, SECRET)
    path.chmod(0o644)
    found = keys.find(tmp_path)
    assert found is not None
    assert not found.private


def test_a_removed_key_is_gone(tmp_path: Path):
    keys.store(tmp_path, SECRET)
    assert keys.remove(tmp_path)
    assert not keys.remove(tmp_path)
    assert load_key({}, tmp_path) is None


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "keys").write_text("a file stands in the way")
    with pytest.raises(CoachError, match="The key cannot be written to") as caught:
        keys.store(tmp_path, SECRET)
    assert SECRET not in str(caught.value)
