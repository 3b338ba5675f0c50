"""What the trainee's records hold of one contact when a talk begins, as a snapshot that a journal can carry.

"Met on 3 November; they told you that half of the week is paperwork; you promised a thank-you, and sent none." The professional
remembers by it, the judge looks for its use, and neither reads the records again: an old session is judged by what was known
then.
"""

from __future__ import annotations

from typing import Literal

from coach.scenario.model import Model, Text


class Met(Model):
    """One earlier talk, practised or real."""

    day: str
    """ISO date."""
    kind: Literal["practised", "real"]
    situation: str
    """As the records name it: "meeting", "phone"."""
    outcome: str = ""
    session: str | None = None


class Noted(Model):
    """Something that they told, as the trainee wrote it down."""

    topic: str = ""
    """One of the question topics, or empty."""
    text: Text
    day: str = ""
    practised: bool = False
    """Told in a practised talk, and so perhaps made up."""


class Promised(Model):
    """Something that one of the two has promised the other."""

    by: Literal["trainee", "professional"]
    what: str
    text: str
    due: str
    """ISO date."""
    kept: bool = False
    late: bool = False
    """Not kept, and its day is over; never of a practised talk, between which no days pass."""


class Acquaintance(Model):
    """What there is between the trainee and one contact."""

    contact: Text
    """Id in the records."""
    name: Text
    met: tuple[Met, ...] = ()
    """The oldest first."""
    notes: tuple[Noted, ...] = ()
    promised: tuple[Promised, ...] = ()
    thanked: bool | None = None
    """Whether they were thanked for the last meeting; None where there was none yet, or it may still be sent in time."""
    anew: bool = False
    """Rehearsed as if they had never met: nothing is remembered."""
