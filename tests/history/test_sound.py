"""Kept sound beside the journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.database.address import Address
from coach.errors import UserFileError
from coach.history.deletion import delete_session
from coach.history.journal import Journals
from coach.history.sound import Sound

ID = "20301101-140500-phone-request-0001"


def test_a_turn_said_again_takes_the_place_of_the_one_taken_back(tmp_path: Path):
    sound = Sound(tmp_path, ID)
    sound.keep(2, b"first")
    sound.keep(10, b"ten")
    sound.keep(2, b"second")
    assert {turn: path.read_bytes() for turn, path in sound.turns().items()} == {2: b"second", 10: b"ten"}


def test_nobody_else_on_the_machine_may_listen(tmp_path: Path):
    sound = Sound(tmp_path, ID)
    sound.keep(1, b"x")
    assert sound.path(1).stat().st_mode & 0o077 == 0
    assert sound.folder.stat().st_mode & 0o077 == 0


def test_a_session_is_no_session_less_for_its_sound_and_deleting_it_deletes_both(tmp_path: Path):
    journals = Journals(tmp_path / "sessions")
    journals.folder.mkdir()
    journals.path(ID).write_text("{}\n")
    Sound(journals.folder, ID).keep(1, b"x")
    assert journals.ids() == [ID]
    delete_session(Address(tmp_path), journals, ID)
    assert list(journals.folder.glob("2030*")) == []


def test_no_sound_is_no_turn_and_nothing_to_delete(tmp_path: Path):
    sound = Sound(tmp_path, ID)
    assert sound.turns() == {}
    sound.delete()


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path):
    (tmp_path / f"{ID}.sound").write_text("a file stands here")
    with pytest.raises(UserFileError, match="cannot be kept"):
        Sound(tmp_path, ID).keep(1, b"x")
