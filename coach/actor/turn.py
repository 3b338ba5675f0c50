"""A brief in, what may be drawn on to say something at that turn out: lines filled in, what was said before, choices by seed.

`Turn(brief).say()` takes an unused line of the move; `Turn(brief).drawn(pool)` one of a pool, owned to be a repetition when all
were used. Knows the brief, and how to say a thing twice without saying it twice; not what answers a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jinja2 import Undefined

from coach.actor import phrases
from coach.actor.memory import Chance, Memory
from coach.actor.openings import joined, lowered, small_start
from coach.actor.persona import Brief
from coach.actor.sentences import clip, count
from coach.scenario.templates import BadTemplate, line_variables, render

MOST_HEARD = 4_000
"""Characters of the trainee's turn that are looked at, the last ones: nobody answers a speech of an hour word by word."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Something to say and the ids that it tells."""

    text: str
    facts: tuple[str, ...] = ()


class Turn:
    """What one turn has to draw on."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.memory = Memory(brief.said_before)
        turn = brief.transcript[-1].turn if brief.transcript else 0
        self.chance = Chance(brief.seed, turn, len(brief.said_before))
        self.most = max(1, brief.directive.max_sentences)
        self.heard = brief.heard[-MOST_HEARD:]
        self._variables = line_variables(
            brief.profile,
            trainee_name=brief.trainee_name,
            slot=brief.slot,
            minutes=brief.minutes,
            minutes_left=brief.minutes_left,
            contact=brief.contact,
            earlier=brief.earlier,
        )
        if not brief.trainee_name:
            # False when asked for, an error when printed: a line that cannot do without the name is passed over.
            self._variables["trainee_name"] = Undefined(name="trainee_name")

    def said(self, telling: Telling) -> tuple[str, tuple[str, ...]]:
        """What is said of it: within the cap, never empty and never said before."""
        text = clip(telling.text, self.most)
        if self.memory.has(text):
            text = clip(self.again([text]), self.most)
        return text, telling.facts

    def say(self) -> Telling:
        """An unused line of the profile for this move, then of the move itself."""
        own = self.rendered(self.brief.profile.lines.get(self.brief.directive.move, ()))
        shared = self.rendered(self.brief.move.lines)
        # Somebody in a hurry would rather say the shorter thing than half of the longer one.
        for whole in (True, False):
            for pool in (own, shared):
                sayable = [line for line in self.memory.fresh(pool) if not whole or count(line) <= self.most]
                if line := self.chance.pick(sayable):
                    return Telling(line)
        return Telling(self.again([*own, *shared] or list(phrases.FILLERS)))

    def rendered(self, lines: Iterable[str]) -> list[str]:
        """The lines that can be said now, filled in. The cap cuts them when they are said."""
        filled: list[str] = []
        for line in lines:
            try:
                text = " ".join(render(line, self._variables).split())
            except BadTemplate:
                continue  # needs a name nobody has given, or is broken, which lint says; the talk goes on without it
            if text:
                filled.append(text)
        return filled

    def drawn(self, pool: Sequence[str]) -> str:
        """One of a pool that was not said."""
        return self.chance.pick(self.memory.fresh(pool)) or self.again(list(pool))

    def again(self, lines: Sequence[str]) -> str:
        """Words for when everything was said: owned to be a repetition, and worded anew."""
        short = [clip(line, 1) for line in lines]
        for starts in (("",), phrases.STARTS, tuple(f"{one} {two.lower()}" for one in phrases.STARTS for two in phrases.STARTS)):
            made = [
                joined(start, joined(again, line) if not start else small_start(again) + " " + lowered(line))
                for start in starts
                for again in phrases.AGAIN
                for line in short
            ]
            if text := self.chance.pick(self.memory.fresh(made)):
                return text
        return joined(f"For the {len(self.brief.said_before)}th time,", short[0])

    def last_fact(self) -> str | None:
        """The id told last, `.detail` included."""
        ids = {fact.id for fact in self.brief.profile.facts}
        return next((told for told in reversed(self.brief.told) if told.removesuffix(".detail") in ids), None)
