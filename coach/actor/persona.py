"""The one protocol of every persona: `speak(brief)` yields `Line`s, a sentence or more each.

A `Brief` is all that a persona may know at one turn. What it says in several lines is joined with blanks by the loop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from coach.dialogue.types import Directive, Line, State, Utterance
from coach.scenario.model import NOTHING_EARLIER, Contact, Earlier, Move, RoleProfile

Mood = Literal["warm", "open", "cool", "impatient"]


@dataclass(frozen=True, slots=True)
class Brief:
    """One turn's instructions for a persona."""

    profile: RoleProfile
    directive: Directive
    move: Move
    mood: Mood
    situation: str
    """`phone`, `in_person` or `sketch`."""
    transcript: tuple[Utterance, ...]
    """Both sides so far; the trainee's last words stand last (nothing before the opening)."""
    told: tuple[str, ...]
    """Ids of facts told so far, in order."""
    said_before: tuple[str, ...]
    """Every line of this session, taken-back ones included: none may come again."""
    trainee_name: str
    """As the trainee has given it in this talk; empty until then."""
    minutes: float
    """Agreed length of the talk."""
    minutes_left: float
    slot: str
    """When a visit would suit: "Thursday at ten"."""
    seed: int
    earlier: Earlier = NOTHING_EARLIER
    """What an earlier talk has left behind."""
    temper: str = ""
    """How a temperament makes them talk, for a language model; empty where they are just themselves."""

    @property
    def heard(self) -> str:
        """The trainee's last words, or an empty string."""
        last = self.transcript[-1] if self.transcript else None
        return last.text if last and last.speaker == "trainee" else ""

    @property
    def contact(self) -> Contact | None:
        """The contact to name now."""
        return next((each for each in self.profile.contacts if each.id == self.directive.contact), None)


class Persona(Protocol):
    """Whoever plays the professional."""

    name: str

    def speak(self, brief: Brief) -> Iterator[Line]:
        """Words for this brief, as they come. Never raises for anything that a server does; falls back and says so."""
        ...


@runtime_checkable
class Foreseeing(Persona, Protocol):
    """One that needs time before its first word."""

    def foresee(self, brief: Brief) -> None:
        """Begin to think of an answer that may be wanted soon. Returns at once; what turns out not to be wanted costs nothing
        but work."""
        ...


def mood(state: State) -> Mood:
    """How the professional sounds: patience first, then interest and trust."""
    if state.patience < 25:
        return "impatient"
    if state.patience < 45 or state.trust < 30:
        return "cool"
    return "warm" if state.interest >= 60 and state.trust >= 50 else "open"
