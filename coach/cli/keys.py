"""`coach keys set | show | remove`: the key of a language-model server, in a file of its own that only its owner can read.

No command prints a key, and none takes it as an argument: a command line is kept in the shell's history.
"""

from __future__ import annotations

import json
import os
import sys

import click

from coach.cli.console import Console
from coach.cli.verbs import Verbs
from coach.resources import home
from coach.settings import KEY_VARIABLE


@click.group("keys", cls=Verbs)
def command() -> None:
    """Keep the key of a language-model server. Servers on your own machine need none."""


@command.command("show")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def show(as_json: bool) -> None:
    """Whether there is a key and where; never the key itself."""
    from coach.llm.keys import find

    kept = find(home(os.environ))
    in_environment = bool(os.environ.get(KEY_VARIABLE, "").strip())
    if as_json:
        found = {
            "environment": in_environment,
            "file": str(kept.path) if kept else None,
            "private": kept.private if kept else None,
        }
        print(json.dumps(found, ensure_ascii=False))  # noqa: T201 - JSON is the output
        return
    console = Console.on(sys.stdout)
    if in_environment:
        console.say(f"The key in {KEY_VARIABLE} is used.")
    if kept:
        console.say(f"A key is kept in {kept.path}{', and not used now' if in_environment else ''}.")
        if not kept.private:
            console.say(f"Others can read that file. Close it with: chmod 600 {kept.path}")
    if not kept and not in_environment:
        console.say("There is no key. A server on your own machine needs none; for any other: coach keys set")


@command.command("set")
def set_() -> None:
    """Store a key. It is asked for without showing what you type; a pipe works too: `coach keys set < key.txt`."""
    from coach.llm.keys import store

    key = click.prompt("Key", hide_input=True, err=True) if sys.stdin.isatty() else sys.stdin.readline()
    path = store(home(os.environ), key)
    Console.on(sys.stdout).say(f"The key is kept in {path}; only you can read it.")


@command.command("remove")
def remove() -> None:
    """Forget the key."""
    from coach.llm import keys

    removed = keys.remove(home(os.environ))
    Console.on(sys.stdout).say("The key is forgotten." if removed else "There was no key.")
