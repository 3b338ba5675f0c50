"""`coach retry SESSION --turn 3`: a new session that shares everything before that turn, and goes on from there.

The old session stays as it is. The new one records its parent.
"""

from __future__ import annotations

import os
from datetime import datetime

import click

from coach.cli import completion
from coach.cli.rehearse import begin
from coach.cli.staging import Sound, sound_options, stage
from coach.history.sessions import load_to_go_on
from coach.rehearsal.branch import branch
from coach.wiring import open_house


@click.command("retry")
@click.argument("session", shell_complete=completion.sessions)
@click.option("--turn", type=click.IntRange(1), required=True, help="Your turn that you want to say anew; 1 is your first.")
@sound_options
@click.option("--json", "as_json", is_flag=True, help="Events as JSON lines on standard output; all else on standard error.")
def command(session: str, turn: int, as_json: bool, sound: Sound) -> None:
    """Go back to your turn --turn of SESSION (an id, the beginning of one, or `last`) and rehearse on from there."""
    house = open_house(os.environ, sound.settings)
    found = load_to_go_on(house.journals, house.journals.resolve(session))
    events = branch(found.events, turn, datetime.now().astimezone())
    begin(house, events, as_json=as_json, stage=stage(house, sound))
