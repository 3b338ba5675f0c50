"""`coach doctor`: what works on this machine, what does not, and the exact line that mends it.

Looks at versions, the coach folder, settings, the database, prompts and scenarios, the key, which language-model servers run
here, and what a talk aloud needs. Sends nothing to any other machine but a PostgreSQL that was named. Exit code 1 when something
is broken; a language model that does not run is not: nobody needs one.
"""

from __future__ import annotations

import dataclasses
import json
import os
import platform
import shlex
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from coach import __version__
from coach.cli.console import Console
from coach.errors import CoachError, did_you_mean
from coach.resources import home, shipped

if TYPE_CHECKING:
    from coach.llm.discovery import Server
    from coach.settings import Settings

ROOM_BYTES = 1_000_000
"""A few sessions: a disk with less is as good as full."""
STATES = {"ready": "", "older": "; it is brought up to date when it is first needed", "empty": "; it is empty as yet"}
SIGNS = {"ok": "✓", "note": "·", "broken": "✗"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    name: str
    status: Literal["ok", "note", "broken"]
    says: str
    fix: str = ""
    """A line to type, or what to do."""


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def command(as_json: bool) -> None:
    """What works on this machine, and what each missing part costs."""
    from coach.llm import discovery

    servers = discovery.find()
    checks = examine(os.environ, servers)
    if as_json:
        found = {
            "checks": [dataclasses.asdict(check) for check in checks],
            "servers": [dataclasses.asdict(server) | {"use": use(server)} for server in servers],
        }
        print(json.dumps(found, ensure_ascii=False))  # noqa: T201 - JSON is the output
    else:
        console = Console.on(sys.stdout)
        for check in checks:
            colour = {"fg": "red"} if check.status == "broken" else {}
            console.say(check.says, first=f"{SIGNS[check.status]} {check.name:<12} ", **colour)
            if check.fix:
                console.write(f"{'':<15}{check.fix}")
    if any(check.status == "broken" for check in checks):
        raise click.exceptions.Exit(1)


def examine(environ: Mapping[str, str], servers: Sequence[Server]) -> list[Check]:
    """Every check, in the order in which one would mend things."""
    checks = [Check("coach", "ok", f"coach {__version__}, Python {platform.python_version()}, {platform.system()}")]
    try:
        folder = home(environ)
    except CoachError as error:
        return [*checks, Check("folder", "broken", str(error))]
    checks.append(_folder(folder))
    try:
        from coach.settings import load_settings

        settings: Settings | None = load_settings(environ, folder, {})
        checks.append(_unknown(environ) or Check("settings", "ok", "settings can be read"))
    except CoachError as error:
        settings = None
        checks.append(Check("settings", "broken", str(error)))
    if settings:
        checks.append(_database(settings, folder))
    checks += [_shipped("prompts", "*.j2"), _shipped("scenarios", "*.yaml")]
    checks.append(_key(environ, folder))
    checks += _models(settings, servers)
    if settings:
        from coach.cli import doctor_speech

        checks += doctor_speech.examine(settings)
    return checks


def use(server: Server) -> str:
    """The line that rehearses with this server."""
    model = server.models[0] if server.models else "MODEL"
    variables = f"COACH_LLM_BASE_URL={shlex.quote(server.base_url)} COACH_LLM_MODEL={shlex.quote(model)}"
    return f"{variables} coach rehearse phone-request --persona llm"


def _folder(folder: Path) -> Check:
    """Whether the coach folder can be written to; tried out, and nothing is left behind."""
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent  # the folder is made when it is first needed
    try:
        with tempfile.TemporaryFile(dir=place) as tried:
            tried.write(bytes(ROOM_BYTES))
            tried.flush()
    except OSError as error:
        why = error.strerror or "no reason given"
        return Check("folder", "broken", f"{folder} cannot be written to: {why}", "Set COACH_HOME to a folder that you own.")
    return Check("folder", "ok", f"{folder} holds what is yours{'' if folder.exists() else ' (made when it is first needed)'}")


def _database(settings: Settings, folder: Path) -> Check:
    """Whether what keeps contacts and notes answers; nothing is made and nothing is changed."""
    from coach.database.address import Address

    address = Address(folder, settings.database_url.get_secret_value() if settings.database_url else None)
    if address.path and not address.path.exists():
        return Check("database", "ok", f"contacts, notes and progress will be kept in {address.path.name}")
    from coach.database.engine import look

    try:
        state = look(address)
    except CoachError as error:
        return Check("database", "broken", str(error))
    kind = "SQLite" if address.path else "PostgreSQL"
    return Check("database", "ok", f"{address.shown} ({kind}) keeps contacts, notes and progress{STATES[state]}")


def _unknown(environ: Mapping[str, str]) -> Check | None:
    """A variable with a slip in its name sets nothing, and nothing else would say so."""
    from coach.settings import NAMES, OTHER_VARIABLES

    known = {*NAMES.values(), *OTHER_VARIABLES}
    unknown = sorted(name for name in environ if name.startswith("COACH_") and name not in known)
    if not unknown:
        return None
    return Check("settings", "note", f"{unknown[0]} is no setting of coach. {did_you_mean(unknown[0], known)}".rstrip())


def _shipped(kind: str, pattern: str) -> Check:
    try:
        found = len(list(shipped(kind).glob(pattern)))
    except CoachError as error:
        return Check(kind, "broken", str(error))
    return (
        Check(kind, "ok", f"{found} {kind} found")
        if found
        else Check(kind, "broken", f"There are no {kind}. Install coach again.")
    )


def _key(environ: Mapping[str, str], folder: Path) -> Check:
    from coach.llm.keys import find
    from coach.settings import KEY_VARIABLE, load_key

    try:
        load_key(environ, folder)
    except CoachError as error:
        return Check("key", "broken", str(error))
    if environ.get(KEY_VARIABLE, "").strip():
        return Check("key", "ok", f"the key in {KEY_VARIABLE} is used")
    try:
        kept = find(folder)
    except CoachError as error:
        return Check("key", "broken", str(error))
    if kept is None:
        return Check("key", "note", "no key; a server on this machine needs none", "coach keys set")
    if not kept.private:
        return Check("key", "broken", f"others can read {kept.path}", f"chmod 600 {shlex.quote(str(kept.path))}")
    return Check("key", "ok", f"a key is kept in {kept.path}")


def _models(settings: Settings | None, servers: Sequence[Server]) -> list[Check]:
    checks: list[Check] = []
    if settings and settings.llm.base_url and settings.llm.model:
        checks.append(Check("model", "ok", f"--persona llm uses {settings.llm.model} at {settings.llm.base_url}"))
    for server in servers:
        models = ", ".join(server.models[:5]) or "no model loaded"
        checks.append(Check("model", "ok", f"{server.name} runs at {server.base_url} with {models}. Use it with:", use(server)))
    if not checks:
        missing = "no language-model server runs here; the scripted professional needs none"
        checks.append(Check("model", "note", missing, "Ollama, llama.cpp, LM Studio and vLLM are found on their usual ports."))
    return checks
