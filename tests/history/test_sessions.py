"""Journals whose lines are events, one by one, and yet do not fit together: edited, renamed or copied by hand."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from coach.dialogue.events import Directed
from coach.dialogue.session import Session
from coach.errors import JournalError, NotFound
from coach.history.journal import Journals
from coach.history.sessions import load_session, load_to_go_on
from coach.scenario.model import Scenario
from coach.scenario.snapshot import snapshot
from tests.fakes.shell import coach


@pytest.fixture
def journals(tmp_path: Path) -> Journals:
    """One call of one turn."""
    assert coach(tmp_path, "rehearse", "phone-request", "--seed", "3", stdin="My name is Dana.\n/pause\n").code == 0
    return Journals(tmp_path / "sessions")


@pytest.fixture
def call(journals: Journals) -> Session:
    return Session.of(journals.read(journals.resolve("last")).events)


def changed(journals: Journals, name: str, old: str, new: str) -> None:
    """The same journal with one text in place of another, wherever it stands after the first line."""
    path = journals.path(name)
    first, rest = path.read_text(encoding="utf-8").split("\n", 1)
    assert old in rest
    path.write_text(first + "\n" + rest.replace(old, new), encoding="utf-8")


def test_a_sound_session_is_loaded_whole(journals, call):
    assert load_session(journals, call.start.session) == load_to_go_on(journals, call.start.session) == call
    with pytest.raises(NotFound):
        load_to_go_on(journals, "nobody")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('"stage":"', '"stage":"other-', r':2: directed: this session has no stage "other-'),
        ('"move":"', '"move":"other-', r':2: directed: this session has no move "other-'),
        ('"pending":null', '"pending":"flood"', r':2: directed: this session has no curveball "flood"'),
        ('"contact":null', '"contact":"nobody"', r':2: directed: this session has no contact "nobody"'),
        ('"facts":[],"backend"', '"facts":["flood"],"backend"', 'persona_said: this session has no fact "flood"'),
    ],
)
def test_a_name_that_the_session_s_own_scenario_does_not_have_is_named_by_line(journals, call, old, new, what):
    changed(journals, call.start.session, old, new)
    with pytest.raises(JournalError, match=what):
        load_to_go_on(journals, call.start.session)
    assert load_session(journals, call.start.session).turn == 1, "it can still be looked at"


def test_a_copy_under_another_name_is_not_taken_for_a_second_session(journals, call):
    name = call.start.session
    journals.path("copy").write_bytes(journals.path(name).read_bytes())
    with pytest.raises(JournalError, match=f'copy.jsonl:1: this is session "{name}" under another name'):
        load_to_go_on(journals, "copy")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
def test_a_time_that_is_no_number_is_refused(journals, call, number):
    path = journals.path(call.start.session)
    path.write_text(path.read_text(encoding="utf-8").replace('"minutes":3.0', f'"minutes":{number}'), encoding="utf-8")
    with pytest.raises(JournalError, match=":1: "):
        load_to_go_on(journals, call.start.session)


@pytest.mark.parametrize("line", ['{"kind":{},"seq":0}', '{"kind":["x"]}', '{"seq":0}', "[" * 100_000, '"format":' + "9" * 5000])
def test_a_line_that_is_no_event_is_one_sentence(journals, line):
    journals.path("other").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(JournalError, match=r"^other.jsonl:1: ") as caught:
        load_to_go_on(journals, "other")
    assert len(str(caught.value)) < 200


def test_what_is_no_ordinary_file_is_named_and_not_waited_for(journals):
    (journals.folder / "folder.jsonl").mkdir()
    with pytest.raises(JournalError, match="A folder stands where a session should be"):
        load_to_go_on(journals, "folder")
    if hasattr(os, "mkfifo"):
        os.mkfifo(journals.folder / "pipe.jsonl")
        with pytest.raises(JournalError, match="no ordinary file"):
            load_to_go_on(journals, "pipe")


def test_a_machine_that_only_listened_can_be_gone_on_with(tmp_path):
    message = (
        "Hello, my name is Dana Ortiz, my number is 555-0142. I would like your advice.\nI will call again on Monday.\n/pause\n"
    )
    assert coach(tmp_path, "rehearse", "voicemail", "--seed", "3", stdin=message).code == 0
    journals = Journals(tmp_path / "sessions")
    session = load_to_go_on(journals, journals.resolve("last"))
    assert "listen" in [event.directive.move for event in session.live if isinstance(event, Directed)]


def test_a_session_of_the_time_when_a_link_led_to_a_text_is_still_read(journals, call):
    """Such a link has `writes` and no `to`; nobody may lose a talk over it."""
    path = journals.path(call.start.session)
    first, rest = path.read_text(encoding="utf-8").split("\n", 1)
    start = json.loads(first)
    start["scenario"]["links"] = [{"after": ["granted"], "writes": "thank-you", "title": "Thank them."}]
    path.write_text(json.dumps(start) + "\n" + rest, encoding="utf-8")
    assert snapshot(load_session(journals, call.start.session).start, Scenario).links == ()
