"""Journals survive what happens to files: kills, torn lines, newer versions, full and read-only disks, two processes."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from coach.dialogue.events import Paused, SessionStarted, TraineeSaid, encode
from coach.errors import JournalError, NotFound
from coach.history.journal import Journals

NAME = "20260101-120000-phone-request-0001"


def started(**changes) -> SessionStarted:
    facts = {
        "seq": 0, "coach_version": "0", "session": NAME, "created": "2026-01-01T12:00:00+00:00", "scenario": {}, "profile": {},
        "rules": {}, "rubric": {}, "trainee": {}, "difficulty": "real", "seed": 1, "persona": "scripted", "minutes": 3,
    }  # fmt: skip
    return SessionStarted(**{**facts, **changes})


def said(seq: int, text: str = "Hello?") -> TraineeSaid:
    return TraineeSaid(seq=seq, turn=seq, text=text, start_seconds=0, end_seconds=1)


@pytest.fixture
def journals(tmp_path: Path) -> Journals:
    return Journals(tmp_path / "sessions")


def write(journals: Journals, *events) -> Path:
    with journals.writing(NAME) as journal:
        for event in events:
            journal.append(event)
    return journals.path(NAME)


def test_what_was_appended_is_read_back(journals):
    write(journals, started(), said(1, "Grüße 👋 “hi”\u2028"), Paused(seq=2, turn=1))
    assert journals.read(NAME).events == (started(), said(1, "Grüße 👋 “hi”\u2028"), Paused(seq=2, turn=1))


def test_a_torn_last_line_is_dropped_and_writing_goes_on(journals):
    path = write(journals, started(), said(1))
    whole = path.read_bytes()
    path.write_bytes(whole + encode(said(2)).encode()[:25])
    assert journals.read(NAME).torn
    assert len(journals.read(NAME).events) == 2
    write(journals, said(2, "again"))
    assert journals.read(NAME).events[2] == said(2, "again")
    assert not journals.read(NAME).torn


@pytest.mark.parametrize("cut", range(1, 40, 3))
def test_every_cut_through_the_last_line_loses_only_that_line(journals, cut):
    path = write(journals, started(), said(1), said(2))
    path.write_bytes(path.read_bytes()[:-cut])
    assert journals.read(NAME).events == (started(), said(1))


def test_damage_in_the_middle_is_named_by_line(journals):
    path = write(journals, started(), said(1), said(2))
    lines = path.read_text().splitlines()
    lines[1] = lines[1].replace('"turn":1', '"turn":"x"')
    path.write_text("\n".join(lines) + "\n")
    with pytest.raises(JournalError, match=rf"{NAME}.jsonl:2: trainee_said: field turn"):
        journals.read(NAME)


def test_a_missing_event_is_named(journals):
    path = write(journals, started(), said(1), said(2))
    lines = path.read_text().splitlines()
    path.write_text("\n".join([lines[0], lines[2]]) + "\n")
    with pytest.raises(JournalError, match="event 2 stands where 1 should"):
        journals.read(NAME)


def test_a_journal_of_a_newer_coach_is_refused_by_its_number(journals):
    path = write(journals, started())
    path.write_text(path.read_text().replace('"format":1', '"format":2'))
    with pytest.raises(JournalError, match=r"newer coach \(format 2\)\. Update coach"):
        journals.read(NAME)


def test_bytes_that_are_no_text_are_named_by_line(journals):
    path = write(journals, started(), said(1))
    path.write_bytes(path.read_bytes() + b"\xff\xfe\n")
    with pytest.raises(JournalError, match=r":3: not UTF-8 at byte 1"):
        journals.read(NAME)


def test_an_empty_journal_says_so(journals):
    path = write(journals, started())
    path.write_bytes(b"")
    with pytest.raises(JournalError, match=r"was never begun. Delete it: `coach sessions delete"):
        journals.read(NAME)


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "", ".", "A" * 200, "x\n", "-x", "\x00"])
def test_a_session_id_that_is_a_path_never_becomes_one(journals, name):
    with pytest.raises(NotFound, match="No session is called"):
        journals.path(name)


def test_an_id_may_be_shortened_as_long_as_it_is_clear(journals):
    write(journals, started())
    other = NAME.replace("0001", "0002")
    with journals.writing(other) as journal:
        journal.append(started(session=other))
    assert journals.resolve("last") == other
    assert journals.resolve(NAME) == NAME
    assert journals.resolve("20260101-120000-phone-request-0002"[:34]) == other
    with pytest.raises(NotFound, match=r'"2026" is the beginning of 2 sessions: .*0001, .*0002'):
        journals.resolve("2026")


def test_a_journal_is_open_in_one_process_at_a_time(journals):
    with journals.writing(NAME) as journal:
        journal.append(started())
        with pytest.raises(JournalError, match="open in another coach"), journals.writing(NAME):
            pass
    write(journals, said(1))


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "cannot be written to"), (errno.EIO, "error")]
)
def test_a_disk_that_refuses_is_one_line_and_leaves_a_sound_journal(journals, monkeypatch, number, words):
    real = os.write

    def half(descriptor: int, data: bytes) -> int:
        if len(data) > 20:
            return real(descriptor, data[:20])
        raise OSError(number, os.strerror(number))

    with journals.writing(NAME) as journal:
        journal.append(started())
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", lambda descriptor, data: half(descriptor, data[:40] if len(data) > 40 else data[:5]))
            with pytest.raises(JournalError, match=words):
                journal.append(said(1))
        journal.append(said(1, "now it works"))
    assert journals.read(NAME).events == (started(), said(1, "now it works"))


def test_a_file_in_the_place_of_the_folder_is_explained(tmp_path):
    (tmp_path / "sessions").write_text("not a folder")
    with pytest.raises(JournalError, match="Set COACH_HOME"), Journals(tmp_path / "sessions").writing(NAME):
        pass


def test_a_deleted_session_is_gone(journals):
    write(journals, started())
    journals.delete(NAME)
    assert journals.ids() == []
    with pytest.raises(NotFound):
        journals.delete(NAME)


def test_sessions_that_begin_in_one_second_each_have_a_journal_and_the_newest_is_last(journals):
    """The same seed three times in one second, one of them still open: nobody writes into another's journal."""
    begun = []
    with journals.beginning(NAME) as (first, open_journal):
        open_journal.append(started(session=first))
        for _ in range(2):
            with journals.beginning(NAME) as (name, journal):
                journal.append(started(session=name))
                begun.append(name)
    assert first == NAME
    assert [name[:15] for name in begun] == ["20260101-120001", "20260101-120002"]
    assert journals.resolve("last") == begun[-1]
    assert [journals.read(name).events[0].session for name in journals.ids()] == [first, *begun]


def test_a_clock_that_was_set_back_leaves_the_newest_session_last(journals):
    """Clocks go back an hour in autumn; a clock that was years ahead is not followed."""
    names = ["20261025-025900-meeting-0001", "20261025-020500-meeting-0002"]
    for wanted in names:
        with journals.beginning(wanted) as (name, journal):
            journal.append(started(session=name))
    assert journals.resolve("last") == "20261025-025901-meeting-0002"
    with journals.beginning("20250101-120000-meeting-0003") as (name, _):
        assert name == "20250101-120000-meeting-0003"


def test_the_longest_name_of_a_scenario_makes_a_session_id(journals):
    wanted = f"20260101-120000-{'s' * 60}-ffff-t999"
    with journals.beginning(wanted) as (name, journal):
        journal.append(started(session=name))
    assert journals.resolve("last") == wanted


def test_a_session_that_could_not_be_begun_leaves_no_file(journals):
    """A disk that is full from the start: nothing was said, so nothing may stand in the way of `last`."""
    write(journals, started())
    with pytest.raises(JournalError), journals.beginning("20260102-120000-meeting-0001"):
        raise JournalError("x.jsonl", "The disk is full")
    assert [path.name for path in journals.folder.glob("*.jsonl")] == [f"{NAME}.jsonl"]


def test_a_session_killed_before_its_first_word_was_written_is_not_the_last_one(journals):
    write(journals, started())
    journals.path("20270101-120000-meeting-0001").touch()
    assert journals.resolve("last") == NAME


def test_a_folder_that_cannot_be_read_is_no_empty_folder(journals, monkeypatch):
    """An empty list would make progress forget every session."""
    write(journals, started())

    def refuse(_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(JournalError, match="sessions: It cannot be read: permission denied"):
        journals.ids()
