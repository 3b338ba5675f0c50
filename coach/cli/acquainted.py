"""A rehearsal with one of the trainee's contacts, on a terminal: who they are imagined to be, what the notes hold, what was kept.

Before the talk it says what is made up and what is to be remembered; after it, the talk, the names and the promises go into the
records, marked as practised.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.console import Console
from coach.errors import CoachError, UsageError, UserFileError
from coach.wiring import House, kept_practice

if TYPE_CHECKING:
    from coach.dialogue.events import SessionStarted
    from coach.dialogue.session import Session
    from coach.rehearsal.acquainted import With


def wanted(contact: str | None, like: str | None, about: str | None, first: bool, profile: str | None) -> With | None:
    """With whom, as asked for on the command line. Raises UsageError, or UserFileError for a page that is none."""
    if contact is None:
        for name, given in (("--like", like), ("--about", about), ("--first", first)):
            if given:
                raise UsageError(f"{name} goes with --contact NAME; `coach contacts list` names them.")
        return None
    if profile is not None:
        raise UsageError("--contact and --profile exclude each other. --like NAME says after whom the contact is imagined.")
    from coach.preparation.imagined import Shown
    from coach.rehearsal.acquainted import With

    shown = Shown(_page(about), f"the page {Path(about).name}") if about else None
    return With(contact, like, shown, first)


def _page(file: str) -> str:
    """Raises UserFileError."""
    from coach.preparation.pasted import MOST_BYTES, page

    try:
        with Path(file).open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except IsADirectoryError as error:
        raise UserFileError(file, "is a folder: name a text file") from error
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        why = getattr(error, "strerror", None) or str(error)
        raise UserFileError(file, f"cannot be read: {why.lower()}") from error
    return page(raw, file)


def before(console: Console, start: SessionStarted) -> None:
    """What the trainee must know of this person before the first word."""
    from coach.preparation.next_time import memo
    from coach.scenario.acquaintance import Acquaintance
    from coach.scenario.model import RoleProfile
    from coach.scenario.snapshot import snapshot

    profile = snapshot(start, RoleProfile)
    known = snapshot(start, Acquaintance) if start.acquaintance else None
    if profile.imagined:
        console.say(profile.imagined.notice(profile.full_name), bold=True)
        if known:
            console.say(
                f"Somebody else comes nearer? --like NAME, or for good: coach contacts edit {known.contact} --like NAME", dim=True
            )
        if known and profile.imagined.missing:
            options = " ".join(f"--{name} …" for name in profile.imagined.missing)
            missing = " and ".join(profile.imagined.missing)
            console.say(f"Their {missing} would make them nearer: coach contacts edit {known.contact} {options}")
    for line in memo(known) if known else ():
        console.say(line)


def after(house: House, session: Session, console: Console) -> None:
    """Write a finished talk into the records, and say what was written. An error there is no reason to lose the report."""
    try:
        kept = kept_practice(house, session)
    except CoachError as error:
        console.say(f"The talk could not be written into your records: {error}")
        return
    if kept is None:
        return
    console.write()
    console.say(f"Kept for {kept.talk.contact}, as practised: {kept.talk.outcome}", first="Records: ", bold=True)
    for promise in kept.promises:
        who = "You promised" if promise.by == "trainee" else "They promised"
        console.say(f"{who}, for {promise.day.day} {promise.day:%B}: {promise.text}", first="         ")
    console.say("Next time they will know of it. To rehearse as if you had never met: --first", first="         ")
