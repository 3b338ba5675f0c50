"""Where a setting comes from, and what a wrong one says."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import CoachError, SettingsError
from coach.llm.chat import Chat
from coach.settings import NAMES, Settings, load_settings

SECRET = "sk-do-not-show-me-0123456789"
SERVER = {"COACH_LLM_BASE_URL": "http://127.0.0.1:1/v1", "COACH_LLM_MODEL": "m"}


def test_nothing_set_gives_the_defaults(tmp_path: Path):
    assert load_settings({}, tmp_path, {}) == Settings()


def test_a_flag_wins_over_the_environment_and_that_over_the_file(tmp_path: Path):
    (tmp_path / "config.toml").write_text(
        'persona = "scripted"\ndifficulty = "easy"\n[llm]\nmodel = "from-file"\ntotal_seconds = 30\n'
    )
    settings = load_settings(
        {"COACH_LLM_MODEL": "from-environment", "COACH_DIFFICULTY": "hard"}, tmp_path, {"difficulty": "real"}
    )
    assert (settings.difficulty, settings.llm.model, settings.llm.total_seconds) == ("real", "from-environment", 30)


def test_every_setting_has_a_variable_that_sets_it(tmp_path: Path):
    values = {
        "llm.base_url": "http://127.0.0.1:11434/v1/",
        "llm.model": "m",
        "llm.first_token_seconds": "3.5",
        "llm.total_seconds": "9",
        "speech.stt_model": "base.en",
        "speech.stt_url": "http://127.0.0.1:8000/v1",
        "speech.patience": "long",
        "speech.accommodation": "stutter",
        "speech.tts": "system",
        "speech.voice": "en-gb",
        "speech.tts_url": "http://127.0.0.1:8880/v1",
        "speech.tts_model": "kokoro",
        "persona": "llm",
        "difficulty": "hard",
        "judge": "llm",
        "database_url": "postgresql://coach:secret@127.0.0.1/coach",
    }
    settings = load_settings({NAMES[name]: value for name, value in values.items()}, tmp_path, {})
    assert settings.database_url
    assert settings.database_url.get_secret_value() == values["database_url"]
    assert settings.model_dump(exclude={"database_url"}) == {
        "llm": {"base_url": "http://127.0.0.1:11434/v1", "model": "m", "first_token_seconds": 3.5, "total_seconds": 9.0},
        "speech": {
            "stt_model": "base.en",
            "stt_url": "http://127.0.0.1:8000/v1",
            "patience": "long",
            "accommodation": "stutter",
            "tts": "system",
            "voice": "en-gb",
            "tts_url": "http://127.0.0.1:8880/v1",
            "tts_model": "kokoro",
        },
        "persona": "llm",
        "difficulty": "hard",
        "judge": "llm",
    }


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("COACH_LLM_BASE_URL", "localhost", "COACH_LLM_BASE_URL=localhost: write an address such as http://127.0.0.1:11434/v1."),
        ("COACH_LLM_BASE_URL", "http://a:99999/v1", "COACH_LLM_BASE_URL=http://a:99999/v1: write an address"),
        ("COACH_LLM_BASE_URL", "http://me:pw@host/v1", "leave name and password out"),
        ("COACH_LLM_FIRST_TOKEN_SECONDS", "soon", "COACH_LLM_FIRST_TOKEN_SECONDS=soon: input should be a valid number"),
        ("COACH_LLM_TOTAL_SECONDS", "-1", "COACH_LLM_TOTAL_SECONDS=-1: input should be greater than 0"),
        ("COACH_DIFFICULTY", "brutal", "COACH_DIFFICULTY=brutal: input should be 'easy', 'real' or 'hard'"),
    ],
)
def test_a_wrong_variable_is_named_with_what_would_be_right(variable: str, value: str, says: str, tmp_path: Path):
    with pytest.raises(SettingsError) as caught:
        load_settings({variable: value}, tmp_path, {})
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[llm]\nmodle = "x"\n', 'config.toml:2: no setting is called "llm.modle". Did you mean "llm.model"?'),
        ("[llm]\n\ntotal_seconds = 0\n", "config.toml:3: llm.total_seconds=0: input should be greater than 0."),
        ('api_key = "sk-1"\n', "config.toml:1: a key does not belong here; `coach keys set` keeps it."),
        ("persona = \n", "config.toml:1: is no TOML"),
        ("a = " + "[" * 5000, "config.toml"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(text: str, says: str, tmp_path: Path):
    (tmp_path / "config.toml").write_text(text)
    with pytest.raises(CoachError) as caught:
        load_settings({}, tmp_path, {})
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_utf_8_says_so(tmp_path: Path):
    (tmp_path / "config.toml").write_bytes(b'persona = "\xff"')
    with pytest.raises(CoachError, match="is not UTF-8"):
        load_settings({}, tmp_path, {})


def test_the_key_is_in_the_settings_and_in_no_text_of_them(tmp_path: Path):
    settings = load_settings({"OPENAI_API_KEY": SECRET}, tmp_path, {})
    assert settings.llm.key is not None
    assert settings.llm.key.get_secret_value() == SECRET
    assert SECRET not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


@pytest.mark.parametrize("wrong", [{"COACH_DIFFICULTY": "brutal"}, {"COACH_LLM_BASE_URL": "nowhere"}])
def test_no_error_shows_the_key(wrong: dict[str, str], tmp_path: Path):
    with pytest.raises(SettingsError) as caught:
        load_settings({"OPENAI_API_KEY": SECRET, **wrong}, tmp_path, {})
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_key_with_a_line_break_is_refused_unseen(tmp_path: Path):
    settings = load_settings({"OPENAI_API_KEY": "sk-one\nsk-two", **SERVER}, tmp_path, {})
    with pytest.raises(CoachError, match="OPENAI_API_KEY=…") as caught:
        Chat(settings.llm)
    assert "sk-" not in str(caught.value)


def test_a_key_file_that_holds_no_key_stops_only_who_needs_a_key(tmp_path: Path):
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "openai").write_text("two words")
    settings = load_settings(SERVER, tmp_path, {})
    assert settings.llm.key is None
    with pytest.raises(CoachError, match=r"this is no key. Store it again with `coach keys set`"):
        Chat(settings.llm)


def test_a_password_in_an_address_is_not_repeated(tmp_path: Path):
    with pytest.raises(SettingsError, match="leave name and password out") as caught:
        load_settings({"COACH_LLM_BASE_URL": "http://dana:hunter2@host/v1"}, tmp_path, {})
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("address", ["http://host/v1\nX: y", "http://ho st/v1", "http://host/" + "x" * 600])
def test_an_address_is_one_word(address: str, tmp_path: Path):
    with pytest.raises(SettingsError, match="write an address such as"):
        load_settings({"COACH_LLM_BASE_URL": address}, tmp_path, {})


def test_a_file_that_is_no_file_or_no_file_of_settings_is_not_read(tmp_path: Path):
    (tmp_path / "config.toml").write_bytes(b"#" * 2_000_000)
    with pytest.raises(CoachError, match="larger than 1 MB"):
        load_settings({}, tmp_path, {})
    (tmp_path / "config.toml").unlink()
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(CoachError, match="is no ordinary file"):
        load_settings({}, tmp_path, {})


def test_a_byte_order_mark_is_no_setting(tmp_path: Path):
    (tmp_path / "config.toml").write_bytes(b'\xef\xbb\xbfpersona = "llm"')
    assert load_settings({}, tmp_path, {}).persona == "llm"
