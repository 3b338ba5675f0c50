"""`coach resume [SESSION]`: an interrupted session, from exactly where its journal ends."""

from __future__ import annotations

import os

import click

from coach.cli import completion
from coach.cli.rehearse import perform
from coach.cli.staging import Sound, sound_options, stage
from coach.cli.writing import Post, fits
from coach.errors import CoachError
from coach.wiring import House, open_house


@click.command("resume")
@click.argument("session", required=False, shell_complete=completion.sessions)
@sound_options
@click.option("--json", "as_json", is_flag=True, help="Events as JSON lines on standard output; all else on standard error.")
def command(session: str | None, as_json: bool, sound: Sound) -> None:
    """Go on with SESSION, or with the last one that was not finished.

    A session id, the beginning of one, or `last`. It goes on by typing unless you say --voice or --open-mic, however it began.
    """
    house = open_house(os.environ, sound.settings)
    name = house.journals.resolve(session) if session else last_unfinished(house)
    from coach.history.sessions import load_to_go_on

    load_to_go_on(house.journals, name)  # what cannot be read is said before anything is opened for writing
    with house.journals.writing(name) as journal:
        # Read again now that it is ours alone: another coach may have gone on with it until this moment.
        loaded = load_to_go_on(house.journals, name)
        if loaded.start.role == "professional":
            again = f"coach watch {loaded.start.scenario['name']} --as professional"
            raise CoachError(f"You played the professional in {name}, and that cannot be gone on with. Begin anew: {again}")
        if loaded.ended:
            raise CoachError(f"{name} is over. See `coach report {name}`, or go back into it: `coach retry {name} --turn N`.")
        fits(loaded.start, Post(), aloud=sound.aloud)
        perform(house, loaded, journal, as_json=as_json, again=True, stage=stage(house, sound))


def last_unfinished(house: House) -> str:
    """The newest session without an end. Raises CoachError when there is none."""
    from coach.errors import JournalError
    from coach.history.sessions import load_session

    for name in reversed(house.journals.ids()):
        try:
            found = load_session(house.journals, name)
            if not found.ended and found.start.role == "trainee":
                return name
        except JournalError:
            continue  # `coach sessions list` names it; it must not keep a sound one from going on
    raise CoachError("Every session is finished. Begin one with `coach rehearse phone-request`.")
