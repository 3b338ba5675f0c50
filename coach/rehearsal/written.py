"""A text that was sent in, what was done in it out; and how many days its answer takes.

`understood("Dear Ms Adler, my name is Dana …", …)` hears an e-mail as `coach check` does, and adds what shows only in writing: a
blank of a template, a name that is not theirs, and, where the text looks back on a talk, what of it was really said there.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from coach.acts.blanks import blanks
from coach.dialogue.types import Act, Understanding
from coach.rehearsal.ports import Understand
from coach.rehearsal.recall import recalled
from coach.scenario.model import Move, RoleProfile, Scenario

SALUTATION = re.compile(
    r"\A\s*(?i:dear|hello|hi|good (?:morning|day|afternoon|evening)|hey|greetings)[ ]+"
    r"(?:(?i:mr|mrs|ms|miss|mx|dr|prof|professor|doctor)\b\.?[ ]+)*(?P<name>[A-ZÀ-Þ][\w'’.-]*(?:[ ][A-ZÀ-Þ][\w'’.-]*){0,4})"
)
"""A name begins with a capital: "Hello my name is …" greets nobody in particular."""
NOBODY = frozenset("sir madam team all everybody everyone there both again colleagues friend i my this it thank thanks".split())
"""Words after "Dear" that name nobody."""
NAME = re.compile(r"[^\W\d_][\w'’-]*")


def understood(text: str, context: str | None, scenario: Scenario, profile: RoleProfile, understand: Understand) -> Understanding:
    """Every act of a text; `context` is what the professional wrote last."""
    heard = understand(text, context=context, kinds=scenario.understands, channel=scenario.channel)
    more = [*_in_writing(text, profile), *recalled(text, scenario.earlier.talk, profile)]
    acts = sorted((*heard.acts, *more), key=lambda act: (act.start, act.name, act.end))
    return Understanding(tuple(acts), heard.topics)


def days_until(move: Move, seed: int, turn: int) -> int:
    """How many days this answer takes; the same seed takes the same."""
    least, most = move.days
    return random.Random(f"days:{seed}:{turn}").randint(least, most)


def _in_writing(text: str, profile: RoleProfile) -> Iterator[Act]:
    for start, end in blanks(text):
        yield Act("leaves_a_blank", text[start:end], start, end)
    if place := called_otherwise(text, profile):
        yield Act("calls_them_otherwise", text[slice(*place)], *place)


def called_otherwise(text: str, profile: RoleProfile) -> tuple[int, int] | None:
    """Where the text greets somebody by a name that is not the professional's."""
    found = SALUTATION.search(text)
    if found is None:
        return None
    names = [name for name in NAME.findall(found["name"]) if name.lower() not in NOBODY]
    own = {part.casefold() for part in re.split(r"[\s-]+", profile.full_name)}
    if not names or any(part.casefold() in own for name in names for part in (name, *name.split("-"))):
        return None
    return found.span("name")
