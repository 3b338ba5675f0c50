"""Flags, environment and one file in, frozen settings out: `load_settings(os.environ, folder, {})`.

`COACH_LLM_MODEL=qwen3:4b` sets `settings.llm.model`; so does `model = "qwen3:4b"` under `[llm]` in `config.toml` of the coach
folder. A flag wins over the environment, the environment over the file, the file over the default. Read once, when a command
begins. The key of a server comes from OPENAI_API_KEY or from the key file; it is never printed, not even by `repr`.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr

from coach.database.address import has_password, usable
from coach.errors import CoachError, SettingsError, UserFileError, near

if TYPE_CHECKING:
    from pydantic import ValidationError

FILE = "config.toml"
KEY_FILE = Path("keys") / "openai"
"""Where `coach keys set` puts the key, inside the coach folder."""
KEY_VARIABLE = "OPENAI_API_KEY"
KEY = re.compile(r"[\x21-\x7e]{1,512}")
"""A key: printable ASCII without blanks, since it travels in a header."""
ADDRESS = re.compile(r"[\x21-\x7e]{1,500}")
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names by which a machine calls itself."""
LARGEST_BYTES = 1_000_000


def is_here(address: str) -> bool:
    """Whether a server's address is on this machine, so that nothing leaves it and no question costs money."""
    return (urlsplit(address).hostname or "") in LOOPBACK


def _address(value: str) -> str:
    """An address as `http://127.0.0.1:8080/v1`, without the slash at its end."""
    try:
        parts = urlsplit(value.strip())
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        usable = usable and ADDRESS.fullmatch(value.strip()) is not None
    except ValueError:  # a port that is no number, a broken [::1]
        usable = False
    if not usable:
        raise ValueError("write an address such as http://127.0.0.1:11434/v1")
    if parts.username or parts.password:
        raise ValueError("leave name and password out of the address; `coach keys set` keeps a key")
    return value.strip().rstrip("/")


def _database(value: SecretStr) -> SecretStr:
    return SecretStr(usable(value.get_secret_value()))


class Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LlmSettings(Section):
    """A language-model server that speaks OpenAI's protocol."""

    base_url: Annotated[str, AfterValidator(_address)] | None = None
    model: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    first_token_seconds: Annotated[float, Field(gt=0, le=120)] = 2.0
    """Silence after which the scripted persona speaks instead."""
    total_seconds: Annotated[float, Field(gt=0, le=600)] = 12.0
    """Time for one whole reply."""
    key: SecretStr | None = Field(default=None, exclude=True, repr=False)
    key_problem: str | None = Field(default=None, exclude=True, repr=False)
    """Why the key cannot be used; told to whoever needs one, since a scripted rehearsal must not stop for it."""


class SpeechSettings(Section):
    """What hears the trainee, and gives the professional a voice."""

    stt_model: Annotated[str, Field(min_length=1, max_length=500)] | None = None
    """A name such as base.en, or a folder; None takes the embedded model."""
    stt_url: Annotated[str, AfterValidator(_address)] | None = None
    """A server that speaks OpenAI's protocol for transcriptions. With one set, what is said leaves this machine."""
    patience: Literal["normal", "calm", "long"] = "normal"
    """How long a pause may last before the professional takes the word."""
    accommodation: Literal["none", "thinking", "stutter"] = "none"
    """Longer waits for people who need them; for `stutter`, blocks and repetitions do not end a turn."""
    tts: Literal["auto", "hibari", "piper", "server", "system", "silent"] = "auto"
    """Who speaks: a file of `coach/speech/tts/`; `auto` takes the best one that is there."""
    voice: Annotated[str, Field(min_length=1, max_length=500)] | None = None
    """One voice for everybody, by the name or file that the speaking part knows; without it each professional has their own."""
    tts_url: Annotated[str, AfterValidator(_address)] | None = None
    """A server that speaks OpenAI's protocol for speech. With one set, the professional's words leave this machine."""
    tts_model: Annotated[str, Field(min_length=1, max_length=200)] = "tts-1"


class Settings(Section):
    """All that can be set."""

    llm: LlmSettings = LlmSettings()
    speech: SpeechSettings = SpeechSettings()
    persona: Annotated[str, Field(min_length=1, max_length=60)] = "scripted"
    """Who plays the professional unless `--persona` says otherwise."""
    difficulty: Literal["easy", "real", "hard"] = "real"
    judge: Literal["code", "llm"] = "code"
    """`llm` also asks the model the few yes/no questions that code cannot answer."""
    database_url: Annotated[SecretStr, AfterValidator(_database)] | None = None
    """A PostgreSQL that keeps contacts and notes in place of the file. It may hold a password: never printed."""

    def key_for(self, address: str) -> SecretStr | None:
        """The key, for the server that it belongs to: OpenAI's, or the one that also speaks for the professional."""
        asked, own = urlsplit(address), urlsplit(self.llm.base_url or "")
        if asked.hostname == "api.openai.com" or (own.netloc and (asked.scheme, asked.netloc) == (own.scheme, own.netloc)):
            return self.llm.key
        return None


NAMES: dict[str, str] = {
    "llm.base_url": "COACH_LLM_BASE_URL",
    "llm.model": "COACH_LLM_MODEL",
    "llm.first_token_seconds": "COACH_LLM_FIRST_TOKEN_SECONDS",
    "llm.total_seconds": "COACH_LLM_TOTAL_SECONDS",
    "speech.stt_model": "COACH_STT_MODEL",
    "speech.stt_url": "COACH_STT_URL",
    "speech.patience": "COACH_PATIENCE",
    "speech.accommodation": "COACH_ACCOMMODATION",
    "speech.tts": "COACH_TTS",
    "speech.voice": "COACH_VOICE",
    "speech.tts_url": "COACH_TTS_URL",
    "speech.tts_model": "COACH_TTS_MODEL",
    "persona": "COACH_PERSONA",
    "difficulty": "COACH_DIFFICULTY",
    "judge": "COACH_JUDGE",
    "database_url": "COACH_DATABASE_URL",
}
"""Every setting with its environment variable."""
OTHER_VARIABLES = frozenset({"COACH_HOME"})


def load_settings(environ: Mapping[str, str], folder: Path, flags: Mapping[str, object]) -> Settings:
    """Settings for one run of coach. `flags` holds dotted names such as `llm.model`. Raises SettingsError or UserFileError."""
    chosen: dict[str, tuple[object, str]] = {}
    chosen |= _from_file(folder / FILE)
    chosen |= _from_environment(environ)
    chosen |= {
        name: (value, f"--{name.replace('.', '-').replace('_', '-')}") for name, value in flags.items() if value is not None
    }
    tree: dict[str, Any] = {"llm": {}, "speech": {}}
    for name, (value, _) in chosen.items():
        section, _, field = name.rpartition(".")
        (tree[section] if section else tree)[field] = value
    try:
        tree["llm"]["key"] = load_key(environ, folder)
    except CoachError as error:
        tree["llm"]["key_problem"] = str(error)
    return _validated(tree, chosen)


def load_key(environ: Mapping[str, str], folder: Path) -> str | None:
    """The key of the server, or None. Its text never stands in an error."""
    if value := environ.get(KEY_VARIABLE, "").strip():
        if not KEY.fullmatch(value):
            raise SettingsError(KEY_VARIABLE, "…", "holds a character that no key has. Copy the key again.")
        return value
    path = folder / KEY_FILE
    try:
        value = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise UserFileError(str(path), "the key cannot be read. Store it again with `coach keys set`") from error
    if not KEY.fullmatch(value):
        raise UserFileError(str(path), "this is no key. Store it again with `coach keys set`")
    return value


def _from_environment(environ: Mapping[str, str]) -> dict[str, tuple[object, str]]:
    """What `COACH_…` sets; an empty variable sets nothing."""
    known = {variable: name for name, variable in NAMES.items()}
    return {known[each]: (value.strip(), each) for each, value in environ.items() if each in known and value.strip()}


def _from_file(path: Path) -> dict[str, tuple[object, str]]:
    """What `config.toml` sets, each with its place in the file."""
    import tomllib  # late: most people have no such file

    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for without end
            raise UserFileError(str(path), "is no ordinary file")
        if found.st_size > LARGEST_BYTES:
            raise UserFileError(str(path), "is larger than 1 MB. A file of settings has a few lines")
        text = path.read_text(encoding="utf-8-sig")
        tree = tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise UserFileError(str(path), "is not UTF-8 text. Save it as UTF-8") from error
    except NotADirectoryError as error:
        raise UserFileError(str(path.parent), "is a file, not a folder. Set COACH_HOME to a folder") from error
    except OSError as error:
        raise UserFileError(str(path), f"cannot be read: {(error.strerror or 'no reason given').lower()}") from error
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"at line (\d+)", str(error))
        what = re.sub(r" \(at .*\)$", "", str(error))
        raise UserFileError(str(path), f"is no TOML: {what}", int(where.group(1)) if where else None) from error
    except RecursionError as error:
        raise UserFileError(str(path), "is nested too deeply") from error
    chosen: dict[str, tuple[object, str]] = {}
    for section, value in tree.items():
        inner = {f"{section}.{field}": each for field, each in value.items()} if isinstance(value, dict) else {section: value}
        for name, each in inner.items():
            line = _line_of(text, name.rpartition(".")[2])
            if name not in NAMES:
                if name.endswith("key"):
                    raise UserFileError(str(path), "a key does not belong here; `coach keys set` keeps it", line)
                raise UserFileError(str(path), f'no setting is called "{name}"', line, near(name, NAMES))
            if name == "database_url" and has_password(str(value)):  # this file goes into every export
                raise UserFileError(
                    str(path), "a password does not belong here; put it into ~/.pgpass or COACH_DATABASE_URL", line
                )
            chosen[name] = (each, f"{path}:{line}: {name}" if line else f"{path}: {name}")
    return chosen


def _line_of(text: str, field: str) -> int | None:
    """The line that sets `field`, for messages."""
    pattern = re.compile(rf"\s*\"?{re.escape(field)}\"?\s*=")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), None)


def _validated(tree: dict[str, Any], chosen: Mapping[str, tuple[object, str]]) -> Settings:
    from pydantic import ValidationError

    try:
        return Settings.model_validate(tree)
    except ValidationError as error:
        raise _wrong(error, chosen) from None  # its text could hold the key


def _wrong(error: ValidationError, chosen: Mapping[str, tuple[object, str]]) -> SettingsError:
    first = error.errors(include_url=False, include_input=False)[0]
    name = ".".join(str(part) for part in first["loc"])
    value, where = chosen.get(name, ("…", name))
    if "@" in str(value) or name == "database_url":  # http://name:password@host
        value = "…"
    what = first["msg"].removeprefix("Value error, ")
    return SettingsError(where, value, what[0].lower() + what[1:] + ("" if what.endswith(".") else "."))
