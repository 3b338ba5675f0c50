"""`coach watch phone-request --as professional`: the user plays the professional, and somebody who has practised calls them.

Above each of the user's turns stands what the professional wants now; the words are the user's own. When it is over, it is shown
what the caller did to get there, act by act. The session is kept, and it is no step of the user's progress.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.cli.console import Console, is_terminal
from coach.cli.talk import PIPED
from coach.errors import UsageError, UserFileError, did_you_mean
from coach.rehearsal.clock import shown
from coach.rehearsal.reverse import SentAway, You

if TYPE_CHECKING:
    from coach.actor.persona import Brief
    from coach.dialogue.events import Event, SessionStarted
    from coach.rehearsal.loop import Rehearsal
    from coach.wiring import House

COMMANDS = {
    "/say": "let the professional say it in their own way",
    "/done": "end the talk: you have had enough",
    "/help": "this list",
}
Read = Callable[[str], str | None]
"""Asks with a prompt; None at the end of the input."""
MOST_TELLINGS = 3
"""Facts that are offered at once; nobody reads more between two turns."""


def rehearse(house: House, start: SessionStarted, *, as_json: bool) -> None:
    """The whole of it, from the briefing to what there was to notice."""
    from coach.dialogue.events import encode
    from coach.dialogue.session import Session
    from coach.rehearsal.loop import Rehearsal
    from coach.wiring import persona, understanding

    if start.scenario["situation"] in ("phone", "written") and not start.scenario.get("tempers"):
        raise UsageError(f'--as professional: in "{start.scenario["name"]}" no professional answers whom you could play.')
    console = Console.words(json=as_json)
    with house.journals.beginning(start.session) as (name, journal):
        start = replace(start, session=name)
        journal.append(start)
        if as_json:
            print(encode(start), flush=True)  # noqa: T201 - JSON lines are the output
        stage = Stage(console)
        going = Rehearsal(Session.of([start]), understanding(), You(stage.ask, persona(house, "scripted")), journal)
        stage.open(going)
        for event in _played(going):
            if as_json:
                print(encode(event), flush=True)  # noqa: T201 - JSON lines are the output
            stage.tell(event)
        if going.over:
            stage.close(going)


def _played(going: Rehearsal) -> Iterator[Event]:
    """The talk, until the director, the caller or the user ends it."""
    from coach.rehearsal.simulated import MOST_TURNS, next_words

    try:
        yield from going.proceed()
        for _ in range(MOST_TURNS):
            if going.over:
                return
            words = next_words("good", going)
            if words is None:
                break
            yield from going.say(words)
        if not going.over:
            yield from going.leave("done")
    except SentAway:
        yield from going.leave("sent_away")


class Stage:
    """What the user, as the professional, sees and types."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.going: Rehearsal | None = None
        self._read: Read = _typed if is_terminal(sys.stdin) else _piped

    @property
    def _rehearsal(self) -> Rehearsal:
        assert self.going is not None
        return self.going

    @property
    def _caller(self) -> str:
        return self._rehearsal.deriver.trainee.first_name

    def open(self, going: Rehearsal) -> None:
        """Who the user is now."""
        self.going = going
        scenario, profile = going.deriver.scenario, going.deriver.cast.profile
        self.console.write(self.console.style(f"{scenario.title} · you are {profile.full_name}", bold=True))
        self.console.write()
        self.console.say(
            f"You are {profile.full_name}, {profile.role} at {profile.organisation}: {profile.manner}. "
            f"{self._caller} wants something from you, and has practised. Above each of your turns stands what "
            f"{profile.first_name} wants now; say it in your own words."
        )
        self.console.write()
        self.console.say("An empty line lets it be said for you. Commands: " + " ".join(COMMANDS) + ".", dim=True)
        self.console.write()

    def ask(self, brief: Brief) -> str | None:
        """The user's next words; None for the professional's own."""
        for line in self._directions(brief):
            self.console.say(line, first="        ", dim=True)
        while True:
            raw = self._read(f"[{shown(self._rehearsal.session.seconds)}] {brief.profile.first_name}: ")
            if raw is None:
                raise SentAway
            words = " ".join(raw.split())
            if not words or words == "/say":
                return None
            if words == "/done":
                raise SentAway
            if words == "/help":
                for name, meaning in COMMANDS.items():
                    self.console.write(f"  {name:<6} {meaning}")
            elif words.startswith("/"):
                self.console.say(f'No command is called "{words[:40]}". {did_you_mean(words, COMMANDS)}'.rstrip())
            else:
                return words

    def _directions(self, brief: Brief) -> Iterator[str]:
        """What the professional wants, and what they may tell or name."""
        from coach.actor.prompt import MOODS, filled, names_slot, offered

        yield f"You are {MOODS[brief.mood]}. {filled(brief, brief.move.instruct)}"
        if names_slot(brief):
            yield f"A time that would suit you: {brief.slot}, at {brief.profile.place}."
        for fact in offered(brief)[:MOST_TELLINGS]:
            yield f"You could tell: {filled(brief, fact.tellings[0])}"
        if brief.contact:
            yield f"The person: {brief.contact.name}, {brief.contact.role}."

    def tell(self, event: Event) -> None:
        """The talk as it goes on; what the caller did is kept for the end."""
        from coach.dialogue.events import PersonaSaid, TraineeSaid

        first_name = self._rehearsal.deriver.cast.profile.first_name
        width = max(len(first_name), len(self._caller))
        if isinstance(event, TraineeSaid):
            self.console.say(event.text, first=f"{shown(event.start_seconds):>6}  {self._caller:<{width}}  ", bold=True)
        elif isinstance(event, PersonaSaid) and (event.line.backend != "you" or not is_terminal(sys.stdin)):
            self.console.say(event.line.text, first=f"{shown(event.start_seconds):>6}  {first_name:<{width}}  ")

    def close(self, going: Rehearsal) -> None:
        """How it ended, what the caller did in each turn, and what that did to the professional."""
        from coach.cli.watch import moved, named
        from coach.dialogue.events import ActsDetected, Directed
        from coach.dialogue.types import State

        session, scenario = going.session, going.deriver.scenario
        assert session.ended is not None
        self.console.write()
        self.console.say(f"It ended: {session.ended.outcome.replace('_', ' ')}. {session.ended.because.capitalize()}.", bold=True)
        self.console.write()
        self.console.say(
            f"This is what {self._caller} did, and what it would have done to {going.deriver.cast.profile.first_name}:"
        )
        before: State | None = None
        for event in session.live:
            if isinstance(event, ActsDetected):
                self.console.say(named(event, scenario.understands[0]) or "nothing in particular", first=f"  turn {event.turn}: ")
            elif isinstance(event, Directed):
                if before and (change := moved(before, event.state)):
                    self.console.say(change, first="          ", dim=True)
                before = event.state
        self.console.write()
        self.console.say(
            "Which of these did you notice while you were asked? Which one made it easy to say yes, or hard to say no?"
        )
        self.console.say(f"Now the other chair: coach rehearse {scenario.name} --profile {going.deriver.cast.profile.name}")


def _typed(prompt: str) -> str | None:
    try:
        return str(input(prompt))
    except EOFError:
        return None


def _piped(prompt: str) -> str | None:  # noqa: ARG001 - the same signature as on a terminal
    raw = sys.stdin.buffer.readline(100_000)
    try:
        return raw.decode("utf-8-sig") if raw else None
    except UnicodeDecodeError as error:
        raise UserFileError(PIPED, f"byte {error.start + 1} is not UTF-8. Save the text as UTF-8") from error
