"""`coach watch --as professional`: the user in the other chair."""

from __future__ import annotations

from coach.dialogue.events import PersonaSaid, SessionEnded, decode
from tests.fakes.shell import coach

WORDS = "Employment Office, hello.\nYes, a minute.\n\n\n\n\n\n\n"


def test_the_user_speaks_for_the_professional_and_somebody_practised_calls(tmp_path):
    ran = coach(tmp_path, "watch", "phone-request", "--as", "professional", "--seed", "1", stdin=WORDS)
    assert ran.code == 0, ran.err
    assert "you are Ruth Adler" in ran.out
    assert "Pick up the phone as you do at work." in ran.out
    assert "It ended: granted" in ran.out
    assert "turn 1: opens with a greeting" in ran.out
    assert "Which of these did you notice" in ran.out


def test_it_is_kept_with_whose_words_they_were(tmp_path):
    ran = coach(tmp_path, "watch", "phone-request", "--as", "professional", "--seed", "1", "--json", stdin=WORDS)
    events = [decode(line) for line in ran.out.splitlines()]
    assert events[0].role == "professional"
    spoken = [event.line for event in events if isinstance(event, PersonaSaid)]
    assert [line.backend for line in spoken[:3]] == ["you", "you", "scripted"]
    assert spoken[0].text == "Employment Office, hello."
    journal = next(tmp_path.rglob("*.jsonl"))
    assert [decode(line) for line in journal.read_text(encoding="utf-8").splitlines()] == events


def test_who_has_had_enough_ends_it(tmp_path):
    ran = coach(tmp_path, "watch", "phone-request", "--as", "professional", "--json", stdin="Hello?\n/done\n")
    last = decode(ran.out.splitlines()[-1])
    assert isinstance(last, SessionEnded)
    assert last.outcome == "hung_up"
    assert last.because == "the professional had had enough"


def test_the_end_of_the_input_ends_it_as_well(tmp_path):
    ran = coach(tmp_path, "watch", "meeting", "--as", "professional", "--json", stdin="Come in.\n")
    assert isinstance(decode(ran.out.splitlines()[-1]), SessionEnded)


def test_a_command_that_is_none_is_said_to_be_none(tmp_path):
    ran = coach(tmp_path, "watch", "phone-request", "--as", "professional", stdin="/dnoe\n/help\n/done\n")
    assert 'No command is called "/dnoe". Did you mean "/done"?' in ran.out
    assert "let the professional say it" in ran.out


def test_a_machine_is_nobody_to_play(tmp_path):
    ran = coach(tmp_path, "watch", "voicemail", "--as", "professional")
    assert ran.code == 2
    assert "no professional answers whom you could play" in ran.err


def test_nothing_in_it_is_judged_or_counted(tmp_path):
    coach(tmp_path, "watch", "phone-request", "--as", "professional", "--seed", "1", stdin=WORDS)
    assert "nothing you said is judged" in coach(tmp_path, "report").err
    assert "No session" in coach(tmp_path, "progress").out
    assert coach(tmp_path, "next").code == 1


def test_a_reversed_session_replays_as_it_was(tmp_path):
    coach(tmp_path, "watch", "phone-request", "--as", "professional", "--seed", "1", stdin="Hello?\n\n/done\n")
    ran = coach(tmp_path, "replay", "last")
    assert ran.code == 0, ran.out + ran.err
