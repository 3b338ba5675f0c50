"""`coach watch phone-request`: a talk between somebody who has practised and the professional, with the acts in the margin.

Nothing is kept: it is a model to learn from, no session of the user's. The trainee in it has the user's own facts. With
`--as professional` the user takes the other chair, and that is kept (`coach.cli.reversed`).
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Literal

import click

from coach.cli import completion
from coach.cli.console import Console
from coach.wiring import Wanted, new_session, open_house, rehearsal

if TYPE_CHECKING:
    from coach.dialogue.events import ActsDetected, Event
    from coach.dialogue.types import State
    from coach.rehearsal.loop import Rehearsal

MARGIN = " " * 10


@click.command("watch")
@click.argument("scenario", shell_complete=completion.scenarios)
@click.option("--profile", "-p", metavar="NAME", help="Whom to talk to; `coach scenarios list` names them.")
@click.option("--difficulty", "-d", type=click.Choice(["easy", "real", "hard"]), help="How hard; real unless you say otherwise.")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), help="The same seed brings the same talk.")
@click.option("--curveball", metavar="NAME", help="A surprise that you want to see dealt with.")
@click.option(
    "--temperament", metavar="NAME", shell_complete=completion.temperaments, help="How the professional is: rambling, terse …"
)
@click.option("--as", "role", type=click.Choice(["professional"]), help="Play the professional yourself, for once.")
@click.option("--json", "as_json", is_flag=True, help="Events as JSON lines on standard output.")
def command(
    scenario: str,
    profile: str | None,
    difficulty: str | None,
    seed: int | None,
    curveball: str | None,
    temperament: str | None,
    role: str | None,
    as_json: bool,
) -> None:
    """Watch SCENARIO played by somebody who has practised it, in your own facts; what they do is named line by line.

    With `--as professional` you play the professional, and they call you.
    """
    from coach.dialogue.events import encode
    from coach.dialogue.session import Session
    from coach.rehearsal.simulated import Nowhere, play

    house = open_house(os.environ)
    chair: Literal["trainee", "professional"] = "professional" if role else "trainee"
    wanted = Wanted(
        scenario,
        profile,
        difficulty,  # type: ignore[arg-type]
        seed,
        "scripted",
        curveball=curveball,
        temperament=temperament,
        role=chair,
    )
    start = new_session(house, wanted, datetime.now().astimezone(), lambda: secrets.randbelow(1000))
    if role:
        from coach.cli import reversed as other_chair

        other_chair.rehearse(house, start, as_json=as_json)
        return
    going = rehearsal(house, Session((start,), (start,)), Nowhere())
    events = play(going, "good")
    if as_json:
        for event in (start, *events):
            print(encode(event), flush=True)  # noqa: T201 - JSON lines are the output
        return
    console = Console.on(sys.stdout)
    scenario_, person = going.deriver.scenario, going.deriver.cast.profile
    console.write(console.style(f"{scenario_.title} · {person.full_name} · {start.difficulty} · seed {start.seed}", bold=True))
    console.write()
    _show(console, going, events)
    console.write()
    again = f"coach rehearse {scenario_.name} --profile {person.name} --difficulty {start.difficulty} --seed {start.seed}"
    again += f" --curveball {curveball}" if curveball else ""
    again += f" --temperament {temperament}" if temperament else ""
    console.say(f"Now you, with the same surprises: {again}")


def _show(console: Console, going: Rehearsal, events: Iterable[Event]) -> None:
    from coach.dialogue.events import ActsDetected, Directed, PersonaSaid, SessionEnded, TraineeSaid
    from coach.rehearsal.clock import shown, shown_day

    person = going.deriver.cast.profile.first_name
    you = going.deriver.trainee.first_name
    width = max(len(person), len(you))
    when = shown_day if going.deriver.scenario.written else shown
    before: State | None = None
    for event in events:
        match event:
            case TraineeSaid():
                console.say(event.text, first=f"{when(event.start_seconds):>6}  {you:<{width}}  ")
            case ActsDetected():
                if done := named(event, going.deriver.scenario.understands[0]):
                    console.say(done, first=f"{MARGIN}{you} ", dim=True)
            case Directed():
                if before and (change := moved(before, event.state)):
                    console.say(change, first=f"{MARGIN}{person}: ", dim=True)
                before = event.state
            case PersonaSaid():
                console.say(
                    event.line.text or "(no answer has come)",
                    first=f"{when(event.start_seconds):>6}  {person:<{width}}  ",
                    bold=True,
                )
            case SessionEnded():
                console.write()
                console.say(f"So it ended: {event.outcome.replace('_', ' ')}, because {event.because}.")


def named(event: ActsDetected, kind: str) -> str:
    """What was done in one turn, in plain words, each once, in the order in which it was said."""
    from coach.dialogue.vocabulary import KINDS

    names = dict.fromkeys(act.name for act in event.understanding.acts if act.name in KINDS[kind])
    return "; ".join(KINDS[kind][name] for name in names)


def moved(before: State, after: State) -> str:
    """How the professional took it: `trust +19, patience +10`."""
    from coach.director.state import VARIABLES

    def changes() -> Iterator[str]:
        for name in VARIABLES:
            if change := getattr(after, name) - getattr(before, name):
                yield f"{name} {change:+d}"

    return ", ".join(changes())
