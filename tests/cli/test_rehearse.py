"""The main job, as a person does it: rehearse over a pipe, get a report, go on, go back, replay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.dialogue.events import decode
from coach.history.journal import Journals
from tests.fakes.shell import Ran, coach

GOOD_CALL = """\
Hello, my name is Dana Ortiz. I found you through the alumni page of my college. Do you have a minute?
I'm in my last year of economics and I'm researching labour-market analysis. I'm not asking for a job, only for advice.
Could I come by for twenty minutes, whenever it suits you? I know you are busy.
Thursday at ten at your office, great. How do I find you?
Thank you very much. See you Thursday at ten.
"""
ARGUMENTS = ("rehearse", "phone-request", "--seed", "3", "--difficulty", "easy")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "coach"


def journal(home: Path) -> list:
    journals = Journals(home / "sessions")
    return list(journals.read(journals.resolve("last")).events)


def test_a_good_call_is_granted_and_its_report_quotes_it(home):
    ran = coach(home, *ARGUMENTS, stdin=GOOD_CALL)
    assert ran.code == 0, ran.err
    assert "my name is Dana Ortiz" in ran.out
    assert journal(home)[-1].outcome == "granted"
    assert "“" in ran.out or '"' in ran.out


def test_end_of_input_is_hanging_up_and_a_report_is_made_all_the_same(home):
    ran = coach(home, *ARGUMENTS, stdin="Hello?\n")
    assert ran.code == 0, ran.err
    events = journal(home)
    assert [event.kind for event in events[-2:]] == ["trainee_left", "session_ended"]
    assert events[-1].outcome == "left"


def test_nobody_hangs_up_on_a_meeting(home):
    ran = coach(home, "rehearse", "meeting", "--seed", "3", stdin="Hello?\n")
    assert "You left in the middle of it" in ran.out
    assert "hung up" not in ran.out


def test_no_input_at_all_is_a_call_that_was_hung_up(home):
    ran = coach(home, *ARGUMENTS, stdin="")
    assert ran.code == 0, ran.err
    assert journal(home)[-1].kind == "session_ended"


def test_json_alone_stands_on_standard_output(home):
    ran = coach(home, *ARGUMENTS, "--json", stdin=GOOD_CALL)
    assert ran.code == 0
    events = [decode(line) for line in ran.out.splitlines()]
    assert events == journal(home)
    assert "Dana" in ran.err


def test_the_same_seed_and_words_give_the_same_talk(home, tmp_path):
    def lines(ran: Ran) -> list[str]:
        return [event.line.text for event in map(decode, ran.out.splitlines()) if event.kind == "persona_said"]

    first = coach(home, *ARGUMENTS, "--json", stdin=GOOD_CALL)
    second = coach(tmp_path / "other", *ARGUMENTS, "--json", stdin=GOOD_CALL)
    assert lines(first) == lines(second)
    assert len(lines(first)) >= 4


def test_a_turn_taken_back_did_not_happen(home):
    """Dana asks for a job, takes it back, and the professional is as patient as before."""
    ran = coach(home, *ARGUMENTS, stdin="Hello, my name is Dana.\nGive me a job!\n/back\n/done\n")
    assert ran.code == 0, ran.err
    events = journal(home)
    asked = next(event for event in events if event.kind == "directed" and event.turn == 2)
    before = next(event for event in events if event.kind == "directed" and event.turn == 1)
    assert asked.state.trust < before.state.trust
    shown = coach(home, "sessions", "show")
    assert "job" not in shown.out.split("Outcome")[0].replace("is this about a job", "")


def test_an_exam_allows_no_help(home):
    ran = coach(home, *ARGUMENTS, "--exam", stdin="Hello\n/hint\n/back\n/pause\n/done\n")
    assert ran.code == 0, ran.err
    kinds = {event.kind for event in journal(home)}
    assert not kinds & {"hint_given", "taken_back", "paused"}
    assert ran.out.count("Not in an exam") == 3


def test_a_hint_is_in_the_trainee_s_own_facts(home):
    coach(home, "me", "--set", "name=Sam Hill")
    ran = coach(home, *ARGUMENTS, stdin="/hint\n/done\n")
    assert "hint:" in ran.out


def test_a_paused_session_goes_on_where_it_was(home):
    first = coach(home, *ARGUMENTS, stdin=GOOD_CALL.splitlines()[0] + "\n/pause\n")
    assert first.code == 0, first.err
    assert "coach resume" in first.out
    then = coach(home, "resume", stdin="\n".join(GOOD_CALL.splitlines()[1:]) + "\n")
    assert then.code == 0, then.err
    assert journal(home)[-1].outcome == "granted"
    before = then.out.split("you   I'm in my last year")[0]
    assert "Going on with" in before
    assert "speaking" in before, "what was said before is shown again"
    assert "my name is Dana Ortiz" in before


def test_every_cut_of_the_journal_can_be_resumed_to_the_same_talk(home, tmp_path):
    """Whatever a kill leaves on disk, resume derives the rest: the events are those of the uncut session."""
    coach(home, *ARGUMENTS, stdin=GOOD_CALL)
    whole = journal(home)
    path = next((home / "sessions").glob("*.jsonl"))
    lines = path.read_text().splitlines(keepends=True)
    said = [event.text for event in whole if event.kind == "trainee_said"]
    for cut in range(1, len(lines) - 1):
        other = tmp_path / f"cut{cut}"
        (other / "sessions").mkdir(parents=True)
        (other / "sessions" / path.name).write_text("".join(lines[:cut]) + lines[cut][: len(lines[cut]) // 2])
        kept = sum(event.kind == "trainee_said" for event in whole[:cut])
        ran = coach(other, "resume", stdin="\n".join(said[kept:]) + "\n")
        assert ran.code == 0, (cut, ran.err)
        assert journal(other) == whole, f"cut before event {cut}"


def test_replay_derives_every_event_again(home):
    coach(home, *ARGUMENTS, stdin=GOOD_CALL)
    ran = coach(home, "replay", "last", "--explain", "--json")
    found = json.loads(ran.out)
    assert ran.code == 0
    assert found["equal"]
    assert found["derived"] == sum(
        event.kind in ("acts_detected", "directed", "persona_said", "session_ended") for event in journal(home)
    )
    assert any("trust" in reason for reason in found["explain"])


def test_replay_notices_a_journal_that_was_changed(home):
    coach(home, *ARGUMENTS, stdin=GOOD_CALL)
    path = next((home / "sessions").glob("*.jsonl"))
    start, *rest = path.read_text().splitlines(keepends=True)
    path.write_text(start + "".join(rest).replace('"trust":', '"trust":1', 1))
    ran = coach(home, "replay")
    assert ran.code == 1
    assert "state" in ran.out


@pytest.mark.parametrize("command", ["replay", "report", "resume"])
def test_a_snapshot_that_was_changed_for_the_worse_is_named_by_field(home, command):
    coach(home, *ARGUMENTS, stdin="/pause\n")
    path = next((home / "sessions").glob("*.jsonl"))
    path.write_text(path.read_text().replace('"trust":', '"trust":1', 1))
    ran = coach(home, command, "last")
    assert ran.code == 1
    assert f"{path.name}:1: session_started: field scenario.difficulty.easy.trust" in ran.err


def test_retry_branches_at_a_turn_and_leaves_the_old_session_alone(home):
    coach(home, *ARGUMENTS, stdin="Hello.\nGive me a job!\n")
    old = journal(home)
    ran = coach(home, "retry", old[0].session, "--turn", "2", stdin=GOOD_CALL)
    assert ran.code == 0, ran.err
    journals = Journals(home / "sessions")
    assert len(journals.ids()) == 2
    assert list(journals.read(old[0].session).events) == old
    new = next(list(journals.read(name).events) for name in journals.ids() if name != old[0].session)
    assert (new[0].parent, new[0].parent_turn) == (old[0].session, 2)
    assert [event.text for event in new if event.kind == "trainee_said"][:2] == ["Hello.", GOOD_CALL.splitlines()[0]]
    assert "you   Hello.\n" in ran.out, "what was said before that turn is shown"
    assert "Give me a job" not in ran.out


def test_of_a_long_talk_the_last_turns_are_shown_on_coming_back(home):
    coach(home, "rehearse", "meeting", "--seed", "1", "--difficulty", "easy", stdin="Hm.\n" * 15 + "/pause\n")
    assert journal(home)[-1].kind == "paused"
    ran = coach(home, "resume", stdin="/pause\n")
    assert "The last 20 of 31 turns; `coach sessions show " in " ".join(ran.out.split())
    assert ran.out.count("you   Hm.") == 10


def test_sessions_are_listed_exported_and_deleted(home, tmp_path):
    coach(home, *ARGUMENTS, stdin=GOOD_CALL)
    name = journal(home)[0].session
    assert name in coach(home, "sessions").out
    [row] = json.loads(coach(home, "sessions", "list", "--json").out)
    assert (row["session"], row["outcome"], row["scenario"]) == (name, "granted", "phone-request")
    coach(home, "sessions", "export", "last", "-o", str(tmp_path / "x.jsonl"))
    assert (tmp_path / "x.jsonl").read_text() == (home / "sessions" / f"{name}.jsonl").read_text()
    refused = coach(home, "sessions", "delete", "last")
    assert refused.code == 1
    assert "--yes" in refused.err
    assert coach(home, "sessions", "delete", "last", "--yes").code == 0
    assert "No sessions yet" in coach(home, "sessions").out
