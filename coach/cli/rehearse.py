"""`coach rehearse phone-request`: a briefing, the talk, the report.

Opens a session, lets `talk.Talk` run it on this terminal or pipe, and prints the report when it is over. `resume` and `retry` end
here as well.
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

from coach.cli import acquainted, completion
from coach.cli.console import Console, is_terminal
from coach.cli.staging import Sound, sound_options
from coach.cli.staging import stage as stage_for
from coach.cli.writing import Post, Writing, fits, post_options
from coach.wiring import House, Wanted, new_session, open_house, rehearsal

if TYPE_CHECKING:
    from coach.cli.spoken import Stage
    from coach.dialogue.events import Event
    from coach.dialogue.session import Session
    from coach.rehearsal.ports import JournalWriter


@click.command("rehearse")
@click.argument("scenario", shell_complete=completion.scenarios)
@click.option(
    "--profile",
    "-p",
    metavar="NAME",
    shell_complete=completion.profiles,
    help="Whom to talk to; `coach scenarios list` names them.",
)
@click.option(
    "--contact",
    "-c",
    metavar="NAME",
    help="Somebody of your contacts, imagined from what you know of them; your notes and promises come along.",
)
@click.option("--like", metavar="NAME", shell_complete=completion.profiles, help="After which professional they are imagined.")
@click.option("--about", metavar="FILE", type=click.Path(), help="A page about them, copied into a text file, for this once.")
@click.option("--first", is_flag=True, help="As if you had never met the contact before.")
@click.option("--difficulty", "-d", type=click.Choice(["easy", "real", "hard"]), help="How hard; real unless you say otherwise.")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), help="The same seed brings the same surprises.")
@click.option("--persona", metavar="BACKEND", help="Who plays the professional: scripted (offline) or llm (a model server).")
@click.option("--minutes", type=float, metavar="N", help="How long the talk was agreed to take.")
@click.option("--curveball", metavar="NAME", help="A surprise that you want to practise; `coach scenarios show` names them.")
@click.option(
    "--temperament",
    metavar="NAME",
    shell_complete=completion.temperaments,
    help="How the professional is today: rambling, terse, busy …; none for nothing of the kind.",
)
@click.option("--exam", is_flag=True, help="No hints, no pause, no taking back.")
@click.option("--channel", metavar="NAME", help="How a text is sent, where one writes: email, letter or card.")
@post_options
@sound_options
@click.option("--json", "as_json", is_flag=True, help="Events as JSON lines on standard output; all else on standard error.")
def command(
    scenario: str,
    profile: str | None,
    contact: str | None,
    like: str | None,
    about: str | None,
    first: bool,
    difficulty: str | None,
    seed: int | None,
    persona: str | None,
    minutes: float | None,
    curveball: str | None,
    temperament: str | None,
    exam: bool,
    channel: str | None,
    as_json: bool,
    sound: Sound,
    post: Post,
) -> None:
    """Rehearse SCENARIO: phone-request, meeting, thumbnail-sketch, or one of your own.

    Type what you would say, one turn a line. Your words are timed as if you spoke them. When you pipe a file in, each line
    is one turn and its end is hanging up.

    In written-request and thank-you-note you write: a line with a single dot sends the text, and days pass until the answer.
    """
    house = open_house(os.environ, sound.settings)
    whom = acquainted.wanted(contact, like, about, first, profile)
    wanted = Wanted(scenario, profile, difficulty, seed, persona, minutes, exam, curveball, temperament)  # type: ignore[arg-type]
    wanted = replace(wanted, contact=whom, channel=channel)
    start = new_session(house, wanted, datetime.now().astimezone(), lambda: secrets.randbelow(2**31))
    post = fits(start, post, aloud=sound.aloud)
    begin(house, [start], as_json=as_json, stage=stage_for(house, sound), post=post)


def begin(house: House, events: Sequence[Event], *, as_json: bool, stage: Stage | None = None, post: Post | None = None) -> None:
    """Write the first events of a new session and rehearse on from there."""
    from coach.cli.overdue import remind
    from coach.dialogue.events import SessionStarted, encode
    from coach.dialogue.session import Session

    start = events[0]
    assert isinstance(start, SessionStarted)
    remind(as_json=as_json)
    with house.journals.beginning(start.session) as (name, journal):
        session = Session.of([replace(start, session=name), *events[1:]])
        for event in session.events:
            journal.append(event)
            if as_json:
                print(encode(event), flush=True)  # noqa: T201 - JSON lines are the output
        perform(house, session, journal, as_json=as_json, stage=stage, post=post)


def perform(
    house: House,
    session: Session,
    journal: JournalWriter,
    *,
    as_json: bool,
    again: bool = False,
    stage: Stage | None = None,
    post: Post | None = None,
) -> None:
    """Rehearse on from where the session stands (`again`: after an interruption), and print the report at the end."""
    from coach.cli.talk import Talk

    console = Console.words(json=as_json)
    introduce(console, session, again=again, stage=stage)
    if stage:
        from coach.cli import spoken

        _leaves_the_machine(house, console)
        over = spoken.perform(stage, house, session, journal, console, as_json=as_json)
    else:
        going = rehearsal(house, session, journal)
        keys = is_terminal(sys.stdin)
        if going.deriver.scenario.written:
            talk: Talk = Writing(going, console, as_json, keys, session.start.exam, post or Post())
        else:
            talk = Talk(going, console, as_json, keys, session.start.exam)
        talk.recall()
        over = going.session if talk.run() else None
    if over:
        from coach.cli import next as next_
        from coach.cli.report import finish

        finish(house, over, console)
        acquainted.after(house, over, console)
        next_.tell(console, over)


def _leaves_the_machine(house: House, console: Console) -> None:
    """Say so before the first word when sound or words go to another machine."""
    from coach.speech import ears, voices

    if address := ears.leaves_the_machine(house.settings):
        console.say(f"What you say leaves this machine: its sound goes to {address}.", bold=True)
    if address := voices.leaves_the_machine(house.settings):
        console.say(f"What the professional says leaves this machine: the words go to {address}.", bold=True)


def introduce(console: Console, session: Session, *, again: bool, stage: Stage | None = None) -> None:
    """What the trainee must know before the first word, or on coming back."""
    from coach.rehearsal.sample import most_told
    from coach.scenario.model import RoleProfile, Rules, Scenario, Trainee
    from coach.scenario.snapshot import snapshot
    from coach.scenario.templates import page_variables, render

    start = session.start
    scenario, profile = snapshot(start, Scenario), snapshot(start, RoleProfile)
    variables = page_variables(profile, snapshot(start, Trainee), snapshot(start, Rules), start.minutes, scenario.earlier)
    imagined = " (imagined)" if profile.imagined else ""
    console.write(console.style(f"{scenario.title} · {profile.full_name}{imagined} · {start.difficulty}", bold=True))
    console.write()
    acquainted.before(console, start)
    how = "Say it in your own words, one turn a line."
    if scenario.written:
        how = "Write your text; a line with a single dot sends it, and days pass until the answer."
    if stage:
        from coach.cli import spoken

        how = spoken.how(stage)
    if again:
        console.say(f"Going on with {start.session}. {how if stage else ''}".strip())
    else:
        console.say(" ".join(render(scenario.whole_briefing, variables).split()))
        if scenario.earlier.sample:
            console.say("You have had no talk yet, so take this one as yours. They told you, among other things:")
            for told in most_told(scenario.earlier.talk):
                console.say(told, first="  · ")
        elif scenario.recalls:
            console.say(f"What was said stands in: coach sessions show {scenario.earlier.session}", dim=True)
        if profile.research and not scenario.recalls:
            console.say("You have read: " + " ".join(profile.research[:3]))
        console.say("Your goal: " + render(scenario.goal, variables).strip())
        console.write()
        commands = "/done and /help" if start.exam else "/hint /pause /back /done /help"
        console.say(f"{how} Commands: {commands}.", dim=True)
    console.write()
