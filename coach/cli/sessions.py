"""`coach sessions list | show | export | delete`: what is kept on this machine."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coach.cli import completion
from coach.cli.console import Console
from coach.cli.verbs import Verbs
from coach.errors import CoachError, JournalError, UserFileError
from coach.wiring import open_house

if TYPE_CHECKING:
    from coach.dialogue.session import Session


@click.group("sessions", cls=Verbs)
def command() -> None:
    """List, show, export or delete sessions. SESSION is an id, the beginning of one, or `last`."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON list on standard output.")
def list_(as_json: bool) -> None:
    """Every session, newest first."""
    from coach.history.sessions import load_session
    from coach.report.words import count

    journals = open_house(os.environ).journals
    rows: list[dict[str, Any]] = []
    for name in reversed(journals.ids()):
        try:
            rows.append(_row(load_session(journals, name)))
        except JournalError as error:
            rows.append({"session": name, "problem": str(error)})
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))  # noqa: T201 - JSON is the output
        return
    console = Console.on(sys.stdout)
    if not rows:
        console.say("No sessions yet. Begin with: coach rehearse phone-request")
    for row in rows:
        if "problem" in row:
            console.say(f"{row['session']}  cannot be read: {row['problem']}")
        else:
            outcome = row["outcome"] or "not finished"
            console.write(f"{row['session']}  {row['profile']}, {row['difficulty']}, {count(row['turns'], 'turn')}, {outcome}")


@command.command("show")
@click.argument("session", default="last", shell_complete=completion.sessions)
@click.option("--json", "as_json", is_flag=True, help="Every event as a JSON line on standard output.")
def show(session: str, as_json: bool) -> None:
    """What was said in SESSION."""
    from coach.dialogue.events import encode
    from coach.history.sessions import load_session
    from coach.rehearsal.clock import shown

    journals = open_house(os.environ).journals
    loaded = load_session(journals, journals.resolve(session))
    if as_json:
        for event in loaded.events:
            print(encode(event))  # noqa: T201 - JSON lines are the output
        return
    console = Console.on(sys.stdout)
    row = _row(loaded)
    console.say(f"{row['session']} · {row['title']} · {row['profile']} · {row['difficulty']}", bold=True)
    name = row["profile"].split()[0]
    for utterance in loaded.transcript:
        who = name if utterance.speaker == "persona" else "you"
        console.say(utterance.text, first=f"{shown(utterance.start_seconds):>6}  {who:<{max(3, len(name))}}  ")
    console.say(f"Outcome: {row['outcome'] or 'not finished'}.")


@command.command("export")
@click.argument("session", default="last", shell_complete=completion.sessions)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file; standard output without it.")
def export(session: str, output: Path | None) -> None:
    """The journal of SESSION as it is: JSON lines. It holds no key and no sound, even where sound was kept."""
    journals = open_house(os.environ).journals
    name = journals.resolve(session)
    journals.read(name)
    text = journals.path(name).read_text(encoding="utf-8")
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UserFileError(str(output), f"cannot be written: {error.strerror}") from error
    Console.on(sys.stderr).say(f"Written to {output}.")


@command.command("delete")
@click.argument("session", shell_complete=completion.sessions)
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def delete(session: str, yes: bool) -> None:
    """Delete SESSION for good: its journal, its kept sound, its report and its line in the progress."""
    from coach.history.deletion import delete_session

    house = open_house(os.environ)
    name = house.journals.resolve(session)
    if not yes:
        if not sys.stdin.isatty():
            raise CoachError(f"To delete {name} without being asked, add --yes.")
        click.confirm(f"Delete {name} for good?", abort=True)
    delete_session(house.database, house.journals, name)
    Console.on(sys.stdout).say(f"Deleted {name}.")


def _row(session: Session) -> dict[str, Any]:
    start, ended = session.start, session.ended
    return {
        "session": start.session,
        "created": start.created,
        "scenario": start.scenario["name"],
        "scenario_version": start.scenario["version"],
        "title": start.scenario["title"],
        "profile": start.profile["full_name"],
        "difficulty": start.difficulty,
        "seed": start.seed,
        "persona": start.persona,
        "turns": session.turn,
        "seconds": session.seconds,
        "outcome": ended.outcome if ended else None,
        "parent": start.parent,
    }
