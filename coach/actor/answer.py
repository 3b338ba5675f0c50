"""A turn in which something was asked in, what the professional answers out.

"How big is your team, and do you all sit in one room?" → the two facts, a sentence each; a question that no fact answers →
words that pass on it. Chooses among facts and tellings; `retrieval` says which fact answers, `turn` what was said before.
"""

from __future__ import annotations

import re

from coach.actor import phrases
from coach.actor.declines import ANY, ODD, decline_pool, odd
from coach.actor.forms import asks_for, holds
from coach.actor.memory import plain
from coach.actor.openings import echoed, goes_on, joined
from coach.actor.questions import follows_up, questions, wants_yes_or_no
from coach.actor.reaction import react
from coach.actor.retrieval import ANSWERS, CERTAIN, REMARK, Found, Index
from coach.actor.sentences import clip, count, split
from coach.actor.telling import begun, polar, suited
from coach.actor.turn import Telling, Turn
from coach.actor.words import fold
from coach.scenario.model import Fact

REPEAT = re.compile(
    r"^(?:(?:sorry|pardon(?: me)?|excuse me|what|huh|i'm sorry|oh)[,.?! ]*)+$|"
    r"^(?:\w+[,.?!]? ){0,4}(?:say (?:that|it) again|repeat (?:that|it|this|please)|come again|once more please|"
    r"(?:didn't|did not) (?:catch|hear|get) (?:that|you|it)|what was that)\b"
)
"""The trainee did not catch what was said."""
OWN_PAY = re.compile(
    r"\b(?:do|did|are|would) you (?:\w+ )?(?:earn|make$|make\?|make a (?:year|month)|get paid|paid)\b(?! (?:extra|more|for))|"
    r"\bwhat you (?:earn|make)\b|\byour (?:own )?(?:salary|pay|income|wages?|bonus)\b"
)
PAY = re.compile(r"\b(?:pay|paid|pays|earn\w*|salar\w+|wages?|income|make a living)\b|\bhow much\W*$")
ASKS_IF_SO = re.compile(r"^(?:and |so )?(?:was|were|did|is|does)\b")


ASKS_ANEW = re.compile(r"\b(?:you|your|people|one|anybody|somebody|they)\b")
"""Stands in a second question that is one by itself."""


class Answer:
    """The choices of one answer."""

    def __init__(self, turn: Turn, index: Index) -> None:
        self.turn = turn
        self.brief = turn.brief
        self.index = index
        self.asked = questions(turn.heard)

    def given(self) -> Telling:
        """What is said."""
        turn, brief, asked = self.turn, self.brief, self.asked
        if REPEAT.match(fold(turn.heard).strip()):
            return self._repeat()
        if sort := odd(turn.heard):
            return Telling(turn.drawn(ODD[sort]))
        last = turn.last_fact()
        ranking = self.index.rank(turn.heard, brief.directive.topics, last)
        allowed = [found for found in ranking if found.fact.id in brief.directive.facts]
        best, may = (ranking[0] if ranking else None), (allowed[0] if allowed else None)
        if not asked and not (may is not None and may.score >= REMARK and may.fact.id not in brief.told):
            return react(turn)
        if not brief.directive.facts and brief.move.lines:
            return turn.say()
        if asked and follows_up(asked[-1]) and last is None and (may is None or may.score < ANSWERS):
            return Telling(turn.drawn(phrases.ABOUT_WHAT))
        if (closed := self._closed(may)) is not None:
            return closed
        if (both := self._both(last)) is not None:
            return both
        if may is not None and may.score >= ANSWERS and (best is None or best.score - may.score < 0.15):
            found = self._fresher(allowed)
            if self._formed(found):
                return self._tell(found)
            if (said := self._said_with_it(found)) is not None:
                return said
            if found.score >= CERTAIN:
                return self._tell(found)
        if best is not None and best.score >= ANSWERS and best.fact.id not in brief.directive.facts:
            return Telling(turn.drawn(phrases.RESERVED))
        return Telling(self._declined(asked[-1] if asked else turn.heard))

    def _declined(self, question: str) -> str:
        for pool in (decline_pool(question), ANY):
            if line := self.turn.chance.pick(self.turn.memory.fresh(pool)):
                return line
        return self.turn.again(list(ANY))

    def _repeat(self) -> Telling:
        """What was said last, said again and owned to be that."""
        turn = self.turn
        last = next((each.text for each in reversed(self.brief.transcript) if each.speaker == "persona"), "")
        tellings = [one for fact in self.brief.profile.facts for one in (*fact.tellings, fact.detail or "") if one]
        # without the opening that was put before it: nobody repeats "Let me think."
        core = next((one for one in turn.rendered(tellings) if plain(one) and plain(one) in plain(last)), last)
        if not core:
            return turn.say() if self.brief.move.lines else Telling(turn.drawn(phrases.REACTIONS["nothing"]))
        pool = [joined(again, core) for again in phrases.REPEATS]
        return Telling(turn.chance.pick(turn.memory.fresh(pool)) or turn.again([core]))

    def _closed(self, may: Found | None) -> Telling | None:
        """What they say instead when the topic is one they do not discuss; what can be told of it in general comes after."""
        turn, heard = self.turn, fold(self.turn.heard)
        own_pay = len(self.asked) < 2 and bool(OWN_PAY.search(heard))
        fits = may is not None and may.score >= ANSWERS
        for topic in ("salary",) if own_pay else self.brief.directive.topics[:1]:
            instead = self.brief.profile.wont_discuss.get(topic)
            if instead is None or (fits and not (topic == "salary" and own_pay)) or (topic == "salary" and not PAY.search(heard)):
                continue
            text = next(iter(turn.rendered([instead])), "")
            if not text or turn.memory.has(text):
                return Telling(turn.drawn(phrases.STILL_CLOSED))
            if fits and may is not None and may.fact.id not in self.brief.told and may.fact.topics[:1] == (topic,):
                more = next(iter(turn.memory.fresh(turn.rendered(may.fact.tellings))), "")
                if more and count(text) + count(more) <= turn.most:
                    return Telling(f"{text} {more}", (may.fact.id,))
            return Telling(text)
        return None

    def _both(self, last: str | None) -> Telling | None:
        """A sentence to each of two questions, where both have an answer and there is room."""
        if len(self.asked) != 2 or self.turn.most < 2 or any(follows_up(one) for one in self.asked):
            return None
        if not ASKS_ANEW.search(fold(self.asked[1])):
            return None  # "I'm afraid of heights, would that matter?" is one question
        parts: list[Found] = []
        for question in self.asked:
            ranking = self.index.rank(question, (), last)
            found = next((each for each in ranking if each.fact.id in self.brief.directive.facts), None)
            if found is None or found.score < ANSWERS or found is not ranking[0] or not self._formed(found):
                return None
            parts.append(found)
        if parts[0].fact.id == parts[1].fact.id:
            return None
        texts = []
        for found in parts:
            fresh = self._suited(found)
            if not fresh:
                return None
            texts.append(clip(begun(fresh[0], closed=wants_yes_or_no(found.question)), 1))
        return Telling(" ".join(texts), tuple(found.fact.id for found in parts))

    def _fresher(self, allowed: list[Found]) -> Found:
        """Among facts that answer about equally well, one that was not told yet."""
        best = allowed[0]
        near = [found for found in allowed if found.score >= max(ANSWERS, best.score - 0.03) and found.question == best.question]
        return next((found for found in near if found.fact.id not in self.brief.told), best)

    def _formed(self, found: Found) -> bool:
        """Whether what it can still tell is an answer of the kind that was asked for: a number to "how many"."""
        form = asks_for(found.question)
        return not form or any(holds(form, text) for text in self.turn.memory.fresh(_texts(found.fact)))

    def _said_with_it(self, found: Found) -> Telling | None:
        """The number that was asked for stood in what was told: said again and owned to be that."""
        form = asks_for(found.question)
        held = [text for text in self.turn.rendered(found.fact.tellings) if self.turn.memory.has(text) and holds(form, text)]
        parts = [part for text in held for part in split(text) if holds(form, part)]
        return Telling(self.turn.again(parts[:1]), (found.fact.id,)) if parts else None

    def _suited(self, found: Found) -> list[str]:
        """Its tellings that were not said, the one that answers best first."""
        memory = self.turn.memory
        # Of a telling that was cut to a sentence the rest is not told: that sentence would come twice.
        fresh = [text for text in memory.fresh(self.turn.rendered(found.fact.tellings)) if not memory.holds_said(text)]
        closed = wants_yes_or_no(found.question)
        # Of a telling only so much counts as there is room for.
        short = {clip(text, self.turn.most): text for text in reversed(fresh)}
        heard = list(reversed(short))
        likeness = self.index.likeness(found.question, heard)
        return [short[text] for text in suited(heard, found.question, likeness, closed=closed)]

    def _tell(self, found: Found) -> Telling:
        turn, fact, told = self.turn, found.fact, self.brief.told
        closed = wants_yes_or_no(found.question)
        fresh = self._suited(found)
        if fact.id not in told and fresh:
            return Telling(self._opened(begun(fresh[0], closed=closed), found, closed), (fact.id,))
        # "Was that luck?" after the story wants its other half; "How so?" wants more of the same.
        deeper_first = follows_up(found.question) and not ASKS_IF_SO.match(fold(found.question))
        # The detail goes on from the first telling; after the second one it would be about another thing.
        deeper_first = deeper_first and turn.memory.has(next(iter(turn.rendered(fact.tellings[:1])), ""))
        if (deeper_first or not fresh) and self._wants_more(found) and (deeper := self._detail(fact)):
            return deeper
        if fresh:
            text = begun(fresh[0], closed=closed)
            again = "" if polar(text) else self._lead(phrases.SECOND, text)
            return Telling(joined(again, text), (fact.id,))
        if deeper := self._detail(fact):
            return deeper
        all_told = turn.chance.pick(turn.memory.fresh(phrases.TOLD_ALL))
        return Telling(all_told or turn.again(turn.rendered(fact.tellings)), (fact.id,))

    def _wants_more(self, found: Found) -> bool:
        """Whether the trainee goes deeper into what was just told."""
        detail = f"{found.fact.id}.detail"
        return self.turn.last_fact() == found.fact.id or detail in self.brief.directive.facts

    def _detail(self, fact: Fact) -> Telling | None:
        text = next(iter(self.turn.rendered([fact.detail])), "") if fact.detail else ""
        if not text or self.turn.memory.has(text):
            return None
        return Telling(text, (f"{fact.id}.detail",))

    def _opened(self, telling: str, found: Found, closed: bool) -> str:
        """A telling with, now and then, something before it: an opening, the trainee's name, an echo of the question."""
        turn, mood, name = self.turn, self.brief.mood, self.brief.trainee_name
        if mood == "impatient" or (closed and polar(telling)):
            return telling  # a yes or no comes first
        if name and turn.chance.one_in(6) and not turn.memory.recent(name):
            return self._led(f"Well, {name},", telling)
        room = turn.most - count(telling)
        if room > 0 and turn.chance.one_in(4) and (echo := echoed(found.question)) and not turn.memory.has(echo):
            return f"{echo} {telling}"
        openers = self._openers(found)
        if turn.chance.one_in(5) and not turn.memory.recent_any(openers) and (opener := self._lead(openers, telling)):
            return joined(opener, telling)
        if mood != "cool" and turn.chance.one_in(4):
            recent = [lead for lead in phrases.LEAD_INS if not turn.memory.recent(lead)]
            return self._led(turn.chance.pick(recent) or "", telling)
        return telling

    def _openers(self, found: Found) -> tuple[str, ...]:
        """A pleasure to tell only where it may be one."""
        grave = {"dislikes_challenges", "salary"} & set(found.fact.topics)
        return phrases.OPENERS["grave" if grave and self.brief.mood == "warm" else self.brief.mood]

    def _led(self, lead: str, telling: str) -> str:
        """With a lead-in, where the telling goes on from it in small letters."""
        return joined(lead, telling) if goes_on(telling) else telling

    def _lead(self, pool: tuple[str, ...], telling: str) -> str:
        """A fresh opening that the cap has room for; one that ends with a colon is part of the sentence after it."""
        turn = self.turn
        room = turn.most - count(telling)
        return turn.chance.pick([lead for lead in turn.memory.fresh(pool) if room > 0 or lead.endswith((":", ","))]) or ""


def _texts(fact: Fact) -> list[str]:
    return [*fact.tellings, *([fact.detail] if fact.detail else [])]
