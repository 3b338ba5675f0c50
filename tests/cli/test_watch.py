"""Watching a practised talk: acts in the margin, nothing kept."""

from __future__ import annotations

from coach.dialogue.events import SessionEnded, decode
from tests.fakes.shell import coach


def test_a_practised_call_is_shown_with_what_is_done_in_it(tmp_path):
    ran = coach(tmp_path, "watch", "phone-request", "--seed", "6")
    assert ran.code == 0, ran.err
    assert "says their own name" in ran.out
    assert "trust +" in ran.out
    assert "coach rehearse phone-request --profile ruth-adler" in " ".join(ran.out.split())


def test_watching_leaves_no_session_behind(tmp_path):
    coach(tmp_path, "watch", "thumbnail-sketch", "--seed", "1")
    assert not list(tmp_path.rglob("*.jsonl"))


def test_the_same_seed_is_the_same_talk(tmp_path):
    first, second = (coach(tmp_path, "watch", "phone-request", "--seed", "4").out for _ in range(2))
    assert first == second


def test_json_is_events_and_nothing_else(tmp_path):
    ran = coach(tmp_path, "watch", "thumbnail-sketch", "--seed", "1", "--json")
    events = [decode(line) for line in ran.out.splitlines()]
    assert isinstance(events[-1], SessionEnded)


def test_an_unknown_scenario_is_one_line_with_a_guess(tmp_path):
    ran = coach(tmp_path, "watch", "phone-reqest")
    assert ran.code == 1
    assert 'Did you mean "phone-request"?' in ran.err
    assert ran.err.count("\n") == 1


def test_a_surprise_can_be_asked_for(tmp_path):
    ran = coach(tmp_path, "watch", "phone-request", "--seed", "6", "--curveball", "talk-to-hr", "--json")
    events = [decode(line) for line in ran.out.splitlines()]
    assert events[0].curveball == "talk-to-hr"
    assert any("HR" in event.line.text for event in events if event.kind == "persona_said")


def test_an_unknown_surprise_is_one_line_with_a_guess(tmp_path):
    ran = coach(tmp_path, "watch", "phone-request", "--curveball", "talk-to-hrr")
    assert ran.code == 1
    assert 'Did you mean "talk-to-hr"?' in ran.err
