"""A page's message in, what it wishes for out; and what a wish does in a rehearsal.

`wish('{"do":"say","text":"Hello","seen":3}')` → `Say(text="Hello", seen=3)`, and `command(room, …)` → what `Room.do` runs.
Anything else ends as one sentence for the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from coach.dialogue.events import Event
from coach.dialogue.words import DAY
from coach.errors import CoachError
from coach.rehearsal.hints import hint
from coach.rehearsal.loop import Rehearsal
from coach.rehearsal.turns import said, sent
from coach.web.rooms import Command, Room

MOST_DAYS = 365
MOST_CHARACTERS = 64_000
"""Of one message; a turn has at most 20,000."""


class Wish(BaseModel):
    """What the page asks for."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    seen: Annotated[int, Field(ge=0)]
    """How many events the page knew of when it asked."""


class Say(Wish):
    do: Literal["say"]
    text: Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS)]
    days: Annotated[int, Field(ge=0, le=MOST_DAYS)] = 0
    """For what is written after a talk: how many days after it the first text is sent."""


class Simple(Wish):
    """`begin`: call, or walk in; the professional says the first line."""

    do: Literal["begin", "hint", "pause", "back", "leave"]


class Aloud(Wish):
    """Open the microphone. What is not said is as in the settings."""

    do: Literal["aloud"]
    key: bool = False
    """Hear only while a key is held."""
    headphones: bool = False
    """The microphone cannot hear the professional, so it takes less to interrupt."""
    patience: Literal["normal", "calm", "long"] | None = None
    accommodation: Literal["none", "thinking", "stutter"] | None = None
    keep: bool = False
    """The sound of each turn beside the session."""


class Silent(Wish):
    """Close the microphone, and go on by typing."""

    do: Literal["silent"]


class Key(Wish):
    do: Literal["key"]
    down: bool


AnyWish = Say | Simple | Aloud | Silent | Key
WISHES: TypeAdapter[AnyWish] = TypeAdapter(Annotated[AnyWish, Field(discriminator="do")])


class NotInAnExam(CoachError):
    """Help that an exam does not give."""

    def __init__(self) -> None:
        super().__init__("Not in an exam.")


def wish(text: str) -> AnyWish:
    """Raises CoachError."""
    if len(text) > MOST_CHARACTERS:
        raise CoachError(f"More than {MOST_CHARACTERS:,} characters at once.")
    try:
        return WISHES.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        raise CoachError(f"That message was not understood: {'.'.join(map(str, first['loc']))}: {first['msg']}.") from error


def words_of(text: str, *, written: bool = False) -> str:
    """Raises CoachError when nobody could say that."""
    if words := sent(text) if written else said(text):
        return words
    raise CoachError("There are no words in that.")


def check(room: Room, wished: Simple) -> None:
    """Raises NotInAnExam."""
    if room.session.start.exam and wished.do not in ("begin", "leave"):
        raise NotInAnExam


def command(room: Room, wished: Say | Simple) -> Command:
    """What a wish does. Raises CoachError for one that is not to be granted."""
    if isinstance(wished, Say):
        written = room.rehearsal.deriver.scenario.written
        words = words_of(wished.text, written=written)
        return lambda rehearsal: _said(rehearsal, words, wished.days if written else None)
    check(room, wished)
    return lambda rehearsal: _simple(rehearsal, wished.do)


def _said(rehearsal: Rehearsal, words: str, days: int | None) -> Iterator[Event]:
    yield from rehearsal.proceed()  # an earlier turn that was not answered, since something failed, is answered first
    if rehearsal.over:
        return
    if days is None:
        yield from rehearsal.say(words)
    else:
        at = max(rehearsal.session.seconds, days * DAY if rehearsal.session.turn == 0 else 0)
        yield from rehearsal.say(words, at=(at, at))


def _simple(rehearsal: Rehearsal, what: str) -> Iterator[Event]:
    if rehearsal.over:
        return
    if what == "begin":
        yield from rehearsal.proceed()
    elif what == "leave":
        yield from rehearsal.proceed()
        yield from rehearsal.leave("done")
    elif what == "hint":
        yield from rehearsal.proceed()
        yield rehearsal.hint(hint(rehearsal))
    elif what == "pause":
        yield rehearsal.pause()
    elif event := rehearsal.take_back():
        yield event
