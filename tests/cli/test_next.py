"""`coach next`: what the last talk led to, from the same folder."""

from __future__ import annotations

import pytest

from coach.dialogue.events import decode
from tests.fakes.shell import coach

GRANTED = """\
Good morning, my name is Dana Ortiz. I found you through the alumni page of my school. Do you have a minute?
I'm in my last year of economics, and I'm researching labour-market analysis. I'm not asking for a job, only for your advice. Could I come by your office for twenty minutes, whenever it suits you? I know you are busy.
I'll e-mail them tonight. Could we still talk for ten minutes after that, whenever it suits you?
So Tuesday at half past two, at your office. How do I find you?
Thank you very much. I'll see you on Tuesday at half past two. Goodbye.
"""


def granted(home):
    ran = coach(home, "rehearse", "phone-request", "--seed", "1", "--persona", "scripted", stdin=GRANTED)
    assert ran.code == 0, ran.err
    return ran


def test_at_the_end_of_a_talk_it_says_what_comes_next(tmp_path):
    out = granted(tmp_path).out
    assert "Next: The meeting, Tuesday at half past two." in out
    assert "coach next" in out


def test_next_is_the_meeting_with_the_same_person(tmp_path):
    granted(tmp_path)
    ran = coach(tmp_path, "next", "--seed", "2", stdin="Hello.\n")
    assert ran.code == 0, ran.err
    assert "The meeting itself · Ruth Adler" in ran.out
    assert "Ruth said yes: Tuesday at half past two. You promised to e-mail your questions." in " ".join(ran.out.split())


@pytest.mark.parametrize(("flag", "up"), [("--kept", "sent_word"), ("--not-kept", "broke_word")])
def test_whether_a_promise_was_kept_is_said(tmp_path, flag, up):
    granted(tmp_path)
    ran = coach(tmp_path, "next", flag, "--json", stdin="Hello.\n")
    start = decode(ran.out.splitlines()[0])
    assert up in start.scenario["flags"]
    assert start.follows.endswith("phone-request-0001")


def test_a_talk_that_led_nowhere_is_said_to_have(tmp_path):
    coach(tmp_path, "rehearse", "phone-request", "--seed", "1", stdin="I need a job.\nGive me a job.\nHire me.\n")
    ran = coach(tmp_path, "next")
    assert ran.code == 1
    assert "leads nowhere" in ran.err
    assert "coach rehearse phone-request" in ran.err


def test_a_talk_that_is_not_over_comes_first(tmp_path):
    granted(tmp_path)
    journal = next(tmp_path.rglob("*.jsonl"))
    journal.write_text("".join(journal.read_text(encoding="utf-8").splitlines(keepends=True)[:6]), encoding="utf-8")
    ran = coach(tmp_path, "next")
    assert ran.code == 1
    assert "is not over yet" in ran.err


def test_a_way_that_is_not_there_is_a_mistake_of_the_command_line(tmp_path):
    granted(tmp_path)
    ran = coach(tmp_path, "next", "--to", "meting")
    assert ran.code == 2
    assert 'Did you mean "meeting"?' in ran.err


def test_without_any_session_it_says_so(tmp_path):
    ran = coach(tmp_path, "next")
    assert ran.code == 1
    assert ran.err.count("\n") == 1


def test_what_only_a_second_call_can_bring_cannot_be_asked_for_in_the_first(tmp_path):
    ran = coach(tmp_path, "rehearse", "phone-request", "--curveball", "remembers-you")
    assert ran.code == 1
    assert 'No curveball of "phone-request" is called "remembers-you"' in ran.err
