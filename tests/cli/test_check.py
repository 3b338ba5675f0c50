"""`coach check` from the outside: words, JSON, JSON lines, and everything that can be wrong with what comes in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli.check import command
from coach.errors import CoachError, UsageError


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))


def run(*arguments: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(command, list(arguments), input=stdin)


def fails(*arguments: str, stdin: str | bytes = "") -> CoachError:
    result = run(*arguments, stdin=stdin)
    assert isinstance(result.exception, CoachError), result.output
    return result.exception


def test_a_request_is_shown_with_quotes_and_one_line_to_add() -> None:
    shown = run("request", stdin="Hello, my name is Dana Ortiz. Could we meet for 20 minutes? Thank you.").stdout
    assert '"my name is Dana Ortiz"' in shown
    assert "Missing" in shown
    assert "→" in shown


def test_json_is_one_object_with_a_verdict_for_every_id() -> None:
    answer = json.loads(run("thank-you", "--json", stdin="Dear Ms Lee, thank you for your time on Friday. Dana").stdout)
    assert answer["kind"] == "thank-you"
    assert answer["criteria"]["thanks_for_time"]["verdict"] == "met"
    assert answer["criteria"]["brief"]["verdict"] == "met"


def test_an_utterance_has_acts_and_topics() -> None:
    answer = json.loads(run("utterance", "--json", stdin="What does a typical day look like for you?").stdout)
    assert "open_question" in {act["act"] for act in answer["acts"]}
    assert answer["topics"][0] == "typical_day"


def test_json_lines_keep_order_and_ids_and_a_bad_one_is_named() -> None:
    lines = ['{"id": "a", "text": "Thank you"}', "nope", '{"id": 2, "text": "How did you start?", "more": 1}', '{"id": 3}']
    result = run("utterance", "--jsonl", stdin="\n".join(lines))
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", 2]
    assert "line 2" in result.stderr
    assert "line 4" in result.stderr
    assert result.exit_code == 1


def test_a_text_gets_the_same_answer_alone_and_among_others() -> None:
    said = "Could you tell me who else I should talk to?"
    alone = json.loads(run("utterance", "--json", stdin=said).stdout)
    many = run(
        "utterance", "--jsonl", stdin="\n".join(json.dumps({"id": i, "text": t}) for i, t in enumerate(["Hi", said, "Bye now"]))
    )
    among = json.loads(many.stdout.splitlines()[1])
    assert (among["acts"], among["topics"]) == (alone["acts"], alone["topics"])


def test_nothing_binary_folder_and_huge_are_said_in_one_line(tmp_path: Path) -> None:
    assert "no text" in str(fails("request"))
    assert "no text" in str(fails("request", stdin=" \n\t"))
    assert "not text" in str(fails("request", stdin=b"\x89PNG\0\0"))
    assert "folder" in str(fails("request", str(tmp_path)))
    assert "cannot be read" in str(fails("request", str(tmp_path / "none.txt")))
    huge = tmp_path / "huge.txt"
    huge.write_text("word " * 2_100_000)
    assert "MB" in str(fails("request", str(huge)))
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"fine\ncaf\xe9")
    assert "latin.txt:2" in str(fails("request", str(latin)))


def test_an_unknown_kind_or_channel_names_the_near_one() -> None:
    assert 'Did you mean "request"?' in str(fails("requst", stdin="hi"))
    assert 'Did you mean "email"?' in str(fails("request", "--channel", "emial", stdin="hi"))
    assert isinstance(fails("utterance", "--channel", "phone", stdin="hi"), UsageError)
    assert isinstance(fails("thank-you", "--met-on", "yesterday", stdin="hi"), UsageError)


def test_an_unknown_channel_in_one_line_leaves_the_others_answered() -> None:
    result = run("request", "--jsonl", stdin='{"text": "Hi", "channel": "fax"}\n{"text": "Hi", "channel": "email"}')
    assert json.loads(result.stdout)["channel"] == "email"
    assert "line 1" in result.stderr


def test_a_dialogue_is_graded() -> None:
    talk = "Trainee: Hello, my name is Dana Ortiz. Is this a good time?\nPersona: Yes.\nTrainee: Could we meet for 20 minutes?"
    answer = json.loads(run("dialogue", "--json", stdin=talk).stdout)
    assert {each["name"] for each in answer["headlines"]} == {"introduction", "time_keeping", "referral_ask"}
    assert answer["criteria"]["states_own_name"]["verdict"] == "met"
    assert "Introduction" in run("dialogue", stdin=talk).stdout
