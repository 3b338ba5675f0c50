"""A brief in, the professional's words out, without any model: the offline persona.

Asked "So how did you get into this?" it tells the fact whose `asks` come nearest; asked again, the second telling; then it says
that this was all. A move of kind `say` takes an unused line of the profile, then of the scenario. It never says a line twice,
keeps to the cap of sentences, and chooses by seed and turn only, so that a session can be replayed.
"""

from __future__ import annotations

from collections.abc import Iterator

from coach.actor import phrases
from coach.actor.answer import Answer
from coach.actor.persona import Brief, Persona
from coach.actor.retrieval import index_of
from coach.actor.turn import Telling, Turn
from coach.dialogue.types import Line

NAME = "scripted"
EXTRA: str | None = None
"""Nothing to install."""


def build() -> Persona:
    """The scripted persona."""
    return Scripted()


class Scripted:
    """Speaks from profile, move and pools."""

    name = NAME

    def speak(self, brief: Brief) -> Iterator[Line]:
        """One line for this brief."""
        turn = Turn(brief)
        match brief.move.kind:
            case "answer":
                telling = Answer(turn, index_of(brief.profile)).given()
            case "name_contact":
                telling = _named(turn)
            case _:
                telling = turn.say()
        text, facts = turn.said(telling)
        yield Line(text, facts, backend=self.name)


def _named(turn: Turn) -> Telling:
    contact = turn.brief.contact
    if contact is None:
        return turn.say() if turn.brief.move.lines else Telling(turn.drawn(phrases.NOBODY))
    tellings = turn.rendered(contact.tellings)
    text = next(iter(turn.memory.fresh(tellings)), None) or turn.again(tellings or [contact.name + "."])
    return Telling(text, (contact.id,))
