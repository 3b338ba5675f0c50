"""A brief in, what the user says as the professional out: the persona of a reversed rehearsal.

The director decides as ever what the professional wants; the user finds the words, and where they find none, the scripted persona
does. `SentAway` ends the talk, for a professional who has had enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coach.actor.persona import Brief, Persona
from coach.dialogue.types import Line

NAME = "you"


class SentAway(Exception):
    """The user, as the professional, ends the talk."""


class You:
    """Speaks in the user's words."""

    name = NAME

    def __init__(self, ask: Callable[[Brief], str | None], scripted: Persona) -> None:
        """`ask` gives the user's words, or None where they would rather have it said for them. It may raise SentAway."""
        self._ask = ask
        self._scripted = scripted

    def speak(self, brief: Brief) -> Iterator[Line]:
        """The user's words; a contact counts as named, since the brief told them whom to name."""
        words = self._ask(brief)
        if words is None:
            yield from self._scripted.speak(brief)
            return
        named = (brief.directive.contact,) if brief.directive.contact else ()
        yield Line(words, named, backend=NAME)
