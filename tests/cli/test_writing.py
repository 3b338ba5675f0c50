"""Written exchanges on the command line: files, pipes, days, and what cannot be sent."""

from __future__ import annotations

import json

import pytest

from tests.fakes.shell import coach

GOOD = (
    "Dear Ms Adler,\n\nmy name is Dana Ortiz and I am in my last year of economics. I found you through the alumni page of my school. I am"
    " finding out about labour-market analysis, and I am not asking for a job: I would like your advice.\n\nCould I come to your office for"
    " twenty minutes, at any time in the next weeks that suits you? If I have not heard from you by then, I will call you next Thursday"
    " morning. You can reach me at 555 0142.\n\nThank you,\nDana Ortiz\n"
)
NOTE = (
    "Dear Ms Adler,\n\nthank you very much for the time that you gave me. What you told me about the woman at the farmers' market has stayed"
    " with me, and I will write to Theo Lang next week and let you know how it went.\n\nYou can reach me at 555 0142 or"
    " dana.ortiz@example.org.\n\nDana Ortiz\n"
)


def test_a_pipe_holds_several_texts_with_a_dot_between_them(tmp_path):
    done = coach(tmp_path, "rehearse", "written-request", "--seed", "3", stdin=f"{GOOD}.\nThank you, so Thursday at ten. Dana\n")
    assert done.code == 0
    assert done.out.count("day 0  you") == 1
    assert "Thank you, so Thursday at ten. Dana" in done.out


def test_a_text_from_a_file_keeps_its_lines_in_the_journal(tmp_path):
    (tmp_path / "mail.txt").write_text(GOOD)
    done = coach(tmp_path, "rehearse", "written-request", "--seed", "3", "--text", str(tmp_path / "mail.txt"), "--json")
    events = [json.loads(line) for line in done.out.splitlines()]
    (said,) = [event for event in events if event["kind"] == "trainee_said"]
    assert said["text"] == GOOD.strip()
    assert said["start_seconds"] == said["end_seconds"] == 0
    answer = next(event for event in events if event["kind"] == "persona_said")
    assert answer["start_seconds"] % 86_400 == 0
    assert answer["start_seconds"] > 0


def test_a_note_is_sent_on_the_day_that_is_given_and_judged_by_it(tmp_path):
    (tmp_path / "note.txt").write_text(NOTE)
    done = coach(tmp_path, "rehearse", "thank-you-note", "--seed", "3", "--sent", "9", "--text", str(tmp_path / "note.txt"))
    assert done.code == 0
    assert "after 9 days; 2 days are the most" in coach(tmp_path, "report", "last", "--full").out


def test_a_note_replays_alone_although_its_talk_was_only_played_for_it(tmp_path):
    (tmp_path / "note.txt").write_text(NOTE)
    coach(tmp_path, "rehearse", "thank-you-note", "--seed", "3", "--text", str(tmp_path / "note.txt"))
    done = coach(tmp_path, "replay", "last")
    assert done.code == 0
    assert "equal" in done.out


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "there is no text in it"),
        (b"[your name]\n[date]\n", "nothing in it but the blanks of a template"),
        (b"Dear\0Ms Adler", "holds zero bytes"),
        (b"Dear \xff", "is not UTF-8"),
        (b"a" * 1_000_001, "more than 1 MB"),
        (b"word " * 2000, "2,000 words; 1,500 words is the most"),
    ],
)
def test_what_cannot_be_sent_is_one_line_and_begins_no_session(tmp_path, content, says):
    (tmp_path / "bad.txt").write_bytes(content)
    done = coach(tmp_path, "rehearse", "written-request", "--text", str(tmp_path / "bad.txt"))
    assert done.code == 1
    (line,) = done.err.splitlines()
    assert says in line
    assert "bad.txt" in line
    assert not list(tmp_path.glob("sessions/*.jsonl"))


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("phone-request", "--text", "mail.txt"), 2, "one talks"),
        (("written-request", "--voice"), 2, "one writes"),
        (("written-request", "--sent", "2"), 2, "--sent is for a note after a talk"),
        (("written-request", "--channel", "card"), 1, "There is: email, letter"),
        (("meeting", "--channel", "email"), 2, "nothing is sent"),
        (("written-request", "--text", "nowhere.txt"), 1, "nowhere.txt: cannot be read"),
    ],
)
def test_flags_that_do_not_fit_are_said(tmp_path, arguments, code, says):
    done = coach(tmp_path, "rehearse", *arguments)
    assert done.code == code
    assert says in done.err
