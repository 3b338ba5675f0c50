"""What `coach doctor` sees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from coach.cli import doctor, doctor_speech
from coach.database.address import Address
from coach.database.engine import open_database
from coach.llm import discovery, keys
from coach.llm.discovery import Server
from coach.settings import Settings

SILENT = ["coach", "folder", "settings", "database", "prompts", "scenarios", "key", "model"]
SPEECH = ["hearing", "turn end", "voice", "microphone", "loudspeaker"]
OLLAMA = Server("Ollama", "http://127.0.0.1:11434/v1", ("qwen3:4b", "odd name"))


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setattr(discovery, "find", lambda: [OLLAMA])
    cleared = dict.fromkeys(("OPENAI_API_KEY", "COACH_LLM_BASE_URL", "COACH_LLM_MODEL"))
    return CliRunner(env={"COACH_HOME": str(tmp_path), **cleared})


def status(checks: list[doctor.Check], name: str) -> str:
    return next(check.status for check in checks if check.name == name)


def test_on_a_healthy_machine_nothing_is_broken(tmp_path: Path):
    checks = doctor.examine({"COACH_HOME": str(tmp_path)}, [])
    names = [check.name for check in checks]
    assert names[: len(SILENT) + 3] == SILENT + SPEECH[:3]
    assert names[len(SILENT) + 3 :] in (SPEECH[3:], ["sound"])  # without PortAudio there are no devices to look for
    assert {check.status for check in checks} == {"ok", "note"}
    assert list(tmp_path.iterdir()) == []  # looking leaves nothing behind


def test_the_database_is_named_and_said_to_answer_or_not(tmp_path: Path):
    def looked_at(**environ: str) -> doctor.Check:
        checks = doctor.examine({"COACH_HOME": str(tmp_path), **environ}, [])
        return next(check for check in checks if check.name == "database")

    assert looked_at().says == "contacts, notes and progress will be kept in coach.db"
    (tmp_path / "coach.db").touch()
    assert looked_at().says == f"{tmp_path}/coach.db (SQLite) keeps contacts, notes and progress; it is empty as yet"
    with open_database(Address(tmp_path)):
        pass
    assert looked_at().says == f"{tmp_path}/coach.db (SQLite) keeps contacts, notes and progress"
    (tmp_path / "coach.db").write_bytes(b"no database " * 100)
    broken = looked_at()
    assert (broken.status, broken.says.partition(": ")[2][:32]) == ("broken", "This is no sound database; nothi")
    gone = looked_at(COACH_DATABASE_URL="postgresql://ada:s3cret@127.0.0.1:1/coach")
    assert gone.status == "broken"
    assert "s3cret" not in gone.says


def test_a_running_server_comes_with_the_line_that_uses_it(runner: CliRunner):
    result = runner.invoke(doctor.command, [])
    assert result.exit_code == 0
    line = "COACH_LLM_BASE_URL=http://127.0.0.1:11434/v1 COACH_LLM_MODEL=qwen3:4b coach rehearse phone-request --persona llm"
    assert line in result.output


def test_as_json_it_is_one_object(runner: CliRunner, tmp_path: Path):
    found = json.loads(runner.invoke(doctor.command, ["--json"]).output)
    assert found["servers"][0]["models"] == ["qwen3:4b", "odd name"]
    assert str(tmp_path) in next(check["says"] for check in found["checks"] if check["name"] == "folder")


def test_a_name_with_blanks_is_quoted_for_the_shell():
    assert "COACH_LLM_MODEL='odd name; rm -rf'" in doctor.use(Server("x", "http://127.0.0.1:1/v1", ("odd name; rm -rf",)))


def test_a_wrong_setting_is_broken_and_ends_with_one(runner: CliRunner):
    result = runner.invoke(doctor.command, [], env={"COACH_LLM_TOTAL_SECONDS": "never"})
    assert result.exit_code == 1
    assert "COACH_LLM_TOTAL_SECONDS=never" in result.output


def test_a_coach_folder_that_is_a_file_is_broken(tmp_path: Path):
    (tmp_path / "home").write_text("not a folder")
    assert status(doctor.examine({"COACH_HOME": str(tmp_path / "home")}, []), "folder") == "broken"


def test_a_key_that_others_can_read_is_broken(tmp_path: Path):
    keys.store(tmp_path, "sk-1").chmod(0o644)
    assert status(doctor.examine({"COACH_HOME": str(tmp_path)}, []), "key") == "broken"


def test_a_key_that_is_none_is_broken_and_not_shown(tmp_path: Path):
    checks = doctor.examine({"COACH_HOME": str(tmp_path), "OPENAI_API_KEY": "two words"}, [])
    assert status(checks, "key") == "broken"
    assert "two words" not in str(checks)


def test_a_variable_with_a_slip_in_its_name_is_told_of(tmp_path: Path):
    checks = doctor.examine({"COACH_HOME": str(tmp_path), "COACH_LLM_MODL": "m"}, [])
    assert status(checks, "settings") == "note"
    assert any('COACH_LLM_MODL is no setting of coach. Did you mean "COACH_LLM_MODEL"?' in check.says for check in checks)


def test_the_model_that_is_set_is_named(tmp_path: Path):
    environ = {"COACH_HOME": str(tmp_path), "COACH_LLM_BASE_URL": "http://127.0.0.1:1/v1", "COACH_LLM_MODEL": "m"}
    checks = doctor.examine(environ, [])
    assert any("--persona llm uses m at http://127.0.0.1:1/v1" in check.says for check in checks)


@pytest.mark.parametrize(
    ("environ", "name", "status", "says"),
    [
        ({"COACH_STT_URL": "https://speech.example.org/v1"}, "hearing", "ok", "leaves this machine"),
        ({"COACH_STT_URL": "http://127.0.0.1:8000/v1"}, "hearing", "ok", "http://127.0.0.1:8000/v1"),
        ({"COACH_TTS_URL": "https://speech.example.org/v1"}, "voice", "ok", "go to https://speech.example.org/v1"),
        ({"COACH_TTS": "silent"}, "voice", "ok", "you read what they say"),
        ({"COACH_TTS": "server"}, "voice", "broken", "not here"),
    ],
)
def test_each_part_of_a_talk_aloud_says_whether_it_works(tmp_path: Path, environ, name, status, says):
    checks = doctor.examine({"COACH_HOME": str(tmp_path), **environ}, [])
    found = next(check for check in checks if check.name == name)
    assert (found.status, says in found.says) == (status, True)


def test_a_missing_part_of_speech_is_a_note_with_its_cost_and_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(doctor_speech.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(doctor_speech.system, "program", lambda *_: None)
    monkeypatch.setattr(doctor_speech.piper, "program", lambda: None)
    hearing, _, voice, *_ = doctor_speech.examine(Settings())
    assert [(each.status, each.fix) for each in (hearing, voice)] == [
        ("note", ".venv/bin/pip install -c constraints.txt -e '.[voice]'")
    ] * 2
    assert "typing" in hearing.says
    assert "read the answers" in voice.says
