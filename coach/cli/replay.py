"""`coach replay SESSION`: is what was recorded what code would do again, and why did the professional do it?"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict

import click

from coach.cli import completion
from coach.cli.console import Console
from coach.wiring import open_house, replayed


@click.command("replay")
@click.argument("session", default="last", shell_complete=completion.sessions)
@click.option("--explain", "explained", is_flag=True, help="Say why the professional did what they did.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def command(session: str, explained: bool, as_json: bool) -> None:
    """Derive every event of SESSION again and compare. Exit 1 when anything comes out otherwise."""
    from coach.dialogue.events import Directed
    from coach.director.explain import explain
    from coach.history.sessions import load_to_go_on

    house = open_house(os.environ)
    name = house.journals.resolve(session)
    loaded = load_to_go_on(house.journals, name)
    found = replayed(house, loaded)
    reasons = list(explain(event for event in loaded.live if isinstance(event, Directed))) if explained else []
    if as_json:
        answer = {
            "session": name,
            "equal": found.equal,
            "derived": found.derived,
            "given": found.given,
            "differences": [
                {**asdict(each), "recorded": str(each.recorded), "derived": str(each.derived)} for each in found.differences
            ],
            **({"explain": reasons} if explained else {}),
        }
        print(json.dumps(answer, ensure_ascii=False))  # noqa: T201 - JSON is the output
    else:
        console = Console.on(sys.stdout)
        for reason in reasons:
            console.say(reason, first="  ")
        for each in found.differences:
            console.say(f"event {each.seq} (turn {each.turn}), {each.field}: recorded {each.recorded}, now {each.derived}")
        verdict = "equal" if found.equal else f"{len(found.differences)} differences: coach or its words have changed since"
        console.say(f"{name}: {found.derived} events derived again, {found.given} taken as recorded. {verdict}.")
    if not found.equal:
        sys.exit(1)
