"""`coach next`: on from where a talk has led, with what was agreed: the meeting on Thursday at ten, the second call, a new name.

The ways on stand in the scenario (`links`). What happened between the talks only the trainee knows: on a terminal they are
asked, and elsewhere everything was kept as promised unless `--not-kept` says otherwise.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import click

from coach.cli import completion
from coach.cli.console import Console, is_terminal
from coach.cli.rehearse import begin
from coach.cli.staging import Sound, sound_options, stage
from coach.cli.writing import Post, fits, post_options
from coach.errors import CoachError, UsageError, did_you_mean
from coach.wiring import going_on, new_session, open_house

if TYPE_CHECKING:
    from coach.dialogue.session import Session
    from coach.rehearsal.links import Way


@click.command("next")
@click.argument("session", default="last", shell_complete=completion.sessions)
@click.option("--to", metavar="NAME", help="Which way, where there are several: the name of a scenario.")
@click.option("--kept/--not-kept", default=None, help="Whether you kept what you had promised, for pipes; a terminal asks.")
@click.option("--difficulty", "-d", type=click.Choice(["easy", "real", "hard"]), help="How hard; as in the last talk otherwise.")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), help="The same seed brings the same surprises.")
@click.option("--persona", metavar="BACKEND", help="Who plays the professional; as in the last talk otherwise.")
@click.option("--exam", is_flag=True, help="No hints, no pause, no taking back.")
@post_options
@sound_options
@click.option("--json", "as_json", is_flag=True, help="Events as JSON lines on standard output; all else on standard error.")
def command(
    session: str,
    to: str | None,
    kept: bool | None,
    difficulty: str | None,
    seed: int | None,
    persona: str | None,
    exam: bool,
    as_json: bool,
    sound: Sound,
    post: Post,
) -> None:
    """Go on from SESSION (an id, the beginning of one, or `last`) to what it led to.

    A yes leads to the meeting, at the day and for the minutes that were agreed. "Call me on Thursday" leads to that call, a name
    leads to the person. What you promised is remembered there.
    """
    from coach.history.sessions import load_session
    from coach.rehearsal.links import ways_on

    house = open_house(os.environ, sound.settings)
    found = load_session(house.journals, house.journals.resolve(session))
    if found.start.role == "professional":
        raise CoachError(f"You played the professional in {found.start.session}; it leads nowhere. Now you: coach rehearse")
    if found.ended is None:
        raise CoachError(f"{found.start.session} is not over yet. Go on with it: coach resume {found.start.session}")
    way = _chosen(found, ways_on(found), to)
    earlier = way.asked(lambda question: _answer(question, kept), found)
    wanted = going_on(found, way, earlier)
    changed = {"difficulty": difficulty, "seed": seed, "persona": persona, "exam": exam or None}
    wanted = replace(wanted, **{name: value for name, value in changed.items() if value is not None})  # type: ignore[arg-type]
    start = new_session(house, wanted, datetime.now().astimezone(), lambda: secrets.randbelow(2**31))
    post = fits(start, post, aloud=sound.aloud)
    begin(house, [start], as_json=as_json, stage=stage(house, sound), post=post)


def tell(console: Console, session: Session) -> None:
    """Where a talk that is over leads, at most three ways."""
    from coach.rehearsal.links import ways_on

    ways = ways_on(session)[:3]
    if not ways:
        return
    console.write()
    for number, way in enumerate(ways):
        words = "coach next" if number == 0 else f"coach next --to {way.link.to}"
        console.say(way.title, first="Next: ", bold=True)
        console.write(f"      {words}")


def _chosen(session: Session, ways: Sequence[Way], to: str | None) -> Way:
    """Raises CoachError where the talk leads nowhere, UsageError where it does not lead to `to`."""
    name = session.start.session
    if not ways:
        again = f"coach rehearse {session.start.scenario['name']}"
        raise CoachError(f"{name} leads nowhere: it ended as {session.ended.outcome.replace('_', ' ')}. Try it again: {again}")  # type: ignore[union-attr]
    if to is None:
        return ways[0]
    names = {way.link.to: way for way in ways}
    if to not in names:
        hint = did_you_mean(to, names) or f"It leads to: {', '.join(names)}."
        raise UsageError(f'--to "{to}": {name} does not lead there. {hint}')
    return names[to]


def _answer(question: str, kept: bool | None) -> bool:
    if kept is not None:
        return kept
    return click.confirm(question, default=True, err=True) if is_terminal(sys.stdin) else True
