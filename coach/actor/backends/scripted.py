"""A brief in, the professional's words out, without any model: the offline persona.

Asked "So how did you get into this?" it tells the fact whose `asks` come nearest; asked again, the second telling; then it says
that this was all. A move of kind `say` takes an unused line of the profile, then of the scenario. It never says a line twice,
keeps to the cap of sentences, and chooses by seed and turn only, so that a session can be replayed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import Undefined

from coach.actor import phrases, remarks
from coach.actor.declines import ANY, ODD, decline_pool, odd
from coach.actor.memory import Chance, Memory, plain
from coach.actor.persona import Brief, Persona
from coach.actor.questions import follows_up, questions, wants_yes_or_no
from coach.actor.retrieval import ANSWERS, Found, Index
from coach.actor.sentences import clip, count
from coach.actor.telling import begun, polar, suited
from coach.actor.words import STOP, fold, listed
from coach.dialogue.types import Line
from coach.scenario.model import Fact, RoleProfile
from coach.scenario.templates import BadTemplate, line_variables, render

NAME = "scripted"
EXTRA: str | None = None
"""Nothing to install."""

KEEPS_CAPITAL = frozenset({"i", "i'd", "i'll", "i'm", "i've"})
ABOUT = re.compile(r"\b(?:about|like|how's|how is|how are) (the|your) ([a-z'-]+(?: [a-z'-]+)?)$")
NEVER_ECHOED = listed("and or of in to you for job work field day last next most best worst like")
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
ASKS_IF_SO = re.compile(r"^(?:and |so )?(?:was|were|did|is|does)\b")
MOST_HEARD = 4_000
"""Characters of the trainee's turn that are looked at, the last ones: nobody answers a speech of an hour word by word."""
LOWERED = STOP - KEEPS_CAPITAL | listed(
    """two three four five six seven eight nine ten five half school fewer less
    everybody nobody anybody patience people most every
    being having getting listen start begin ask build spend read twice seldom rarely often yes no"""
)
"""Words that are written small when they no longer begin the sentence. All others may be names."""


def build() -> Persona:
    """The scripted persona."""
    return Scripted()


class Scripted:
    """Speaks from profile, move and pools."""

    name = NAME

    def __init__(self) -> None:
        self._index: tuple[RoleProfile, Index] | None = None

    def speak(self, brief: Brief) -> Iterator[Line]:
        """One line for this brief."""
        if self._index is None or self._index[0] is not brief.profile:
            self._index = brief.profile, Index(brief.profile)
        text, facts = _Turn(brief, self._index[1]).words()
        yield Line(text, facts, backend=self.name)


@dataclass(frozen=True, slots=True)
class _Telling:
    """Something to say and the ids that it tells."""

    text: str
    facts: tuple[str, ...] = ()


class _Turn:
    """The choices of one turn."""

    def __init__(self, brief: Brief, index: Index) -> None:
        self.brief = brief
        self.index = index
        self.memory = Memory(brief.said_before)
        turn = brief.transcript[-1].turn if brief.transcript else 0
        self.chance = Chance(brief.seed, turn, len(brief.said_before))
        self.most = max(1, brief.directive.max_sentences)
        self.heard = brief.heard[-MOST_HEARD:]
        self.variables = line_variables(
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
            self.variables["trainee_name"] = Undefined(name="trainee_name")

    def words(self) -> tuple[str, tuple[str, ...]]:
        """What is said, never empty and never said before, and the ids told in it."""
        match self.brief.move.kind:
            case "answer":
                telling = self._answer()
            case "name_contact":
                telling = self._name_contact()
            case _:
                telling = self._say()
        text = clip(telling.text, self.most)
        if self.memory.has(text):
            text = clip(self._again([text]), self.most)
        return text, telling.facts

    # say

    def _say(self) -> _Telling:
        own = self._rendered(self.brief.profile.lines.get(self.brief.directive.move, ()))
        shared = self._rendered(self.brief.move.lines)
        # Somebody in a hurry would rather say the shorter thing than half of the longer one.
        for whole in (True, False):
            for pool in (own, shared):
                sayable = [line for line in self.memory.fresh(pool) if not whole or count(line) <= self.most]
                if line := self.chance.pick(sayable):
                    return _Telling(line)
        return _Telling(self._again([*own, *shared] or list(phrases.FILLERS)))

    def _rendered(self, lines: Iterable[str]) -> list[str]:
        """The lines that can be said now, filled in. The cap cuts them when they are said."""
        filled: list[str] = []
        for line in lines:
            try:
                text = " ".join(render(line, self.variables).split())
            except BadTemplate:
                continue  # needs a name nobody has given, or is broken, which lint says; the talk goes on without it
            if text:
                filled.append(text)
        return filled

    def _again(self, lines: list[str]) -> str:
        """Words for when everything was said: owned to be a repetition, and worded anew."""
        short = [clip(line, 1) for line in lines]
        for starts in (("",), phrases.STARTS, tuple(f"{one} {two.lower()}" for one in phrases.STARTS for two in phrases.STARTS)):
            made = [
                joined(start, joined(again, line) if not start else _small_start(again) + " " + lowered(line))
                for start in starts
                for again in phrases.AGAIN
                for line in short
            ]
            if text := self.chance.pick(self.memory.fresh(made)):
                return text
        return joined(f"For the {len(self.brief.said_before)}th time,", short[0])

    # name_contact

    def _name_contact(self) -> _Telling:
        contact = self.brief.contact
        if contact is None:
            spoken = self._say() if self.brief.move.lines else None
            return spoken or _Telling(self._from(phrases.NOBODY))
        tellings = self._rendered(contact.tellings)
        text = next(iter(self.memory.fresh(tellings)), None) or self._again(tellings or [contact.name + "."])
        return _Telling(text, (contact.id,))

    # answer

    def _answer(self) -> _Telling:
        brief = self.brief
        if REPEAT.match(fold(self.heard).strip()):
            return self._repeat()
        if sort := odd(self.heard):
            return _Telling(self._from(ODD[sort]))
        asked = questions(self.heard)
        if not asked and brief.directive.topics in ((), ("other",)):
            return self._react()
        if not brief.directive.facts and brief.move.lines:
            return self._say()
        ranking = self.index.rank(self.heard, brief.directive.topics, self._last_fact())
        allowed = [found for found in ranking if found.fact.id in brief.directive.facts]
        best, may = (ranking[0] if ranking else None), (allowed[0] if allowed else None)
        if asked and follows_up(asked[-1]) and self._last_fact() is None and (may is None or may.score < ANSWERS):
            return _Telling(self._from(phrases.ABOUT_WHAT))
        closed = self._closed(may)
        if closed is not None:
            return closed
        if may is not None and may.score >= ANSWERS and (best is None or best.score - may.score < 0.2):
            return self._tell(self._fresher(allowed))
        if best is not None and best.score >= ANSWERS and best.fact.id not in brief.directive.facts:
            return _Telling(self._from(phrases.RESERVED))
        return _Telling(self._declined(asked[-1] if asked else self.heard))

    def _declined(self, question: str) -> str:
        for pool in (decline_pool(question), ANY):
            if line := self.chance.pick(self.memory.fresh(pool)):
                return line
        return self._again(list(ANY))

    def _repeat(self) -> _Telling:
        """What was said last, said again and owned to be that."""
        last = next((each.text for each in reversed(self.brief.transcript) if each.speaker == "persona"), "")
        tellings = [one for fact in self.brief.profile.facts for one in (*fact.tellings, fact.detail or "") if one]
        # without the opening that was put before it: nobody repeats "Let me think."
        core = next((one for one in self._rendered(tellings) if plain(one) and plain(one) in plain(last)), last)
        if not core:
            return self._say() if self.brief.move.lines else _Telling(self._from(phrases.REACTIONS["nothing"]))
        pool = [joined(again, core) for again in phrases.REPEATS]
        return _Telling(self.chance.pick(self.memory.fresh(pool)) or self._again([core]))

    def _last_fact(self) -> str | None:
        ids = {fact.id for fact in self.brief.profile.facts}
        return next((told for told in reversed(self.brief.told) if told.removesuffix(".detail") in ids), None)

    def _closed(self, may: Found | None) -> _Telling | None:
        """What they say instead when the topic is one they do not discuss; what can be told of it in general comes after."""
        own_pay = len(questions(self.heard)) < 2 and bool(OWN_PAY.search(fold(self.heard)))
        for topic in ("salary",) if own_pay else self.brief.directive.topics[:1]:
            instead = self.brief.profile.wont_discuss.get(topic)
            fits = may is not None and may.score >= ANSWERS
            if instead is None or (fits and not (topic == "salary" and own_pay)):
                continue
            text = next(iter(self._rendered([instead])), "")
            if not text or self.memory.has(text):
                return _Telling(self._from(phrases.STILL_CLOSED))
            if fits and may is not None and may.fact.id not in self.brief.told and topic in may.fact.topics:
                more = next(iter(self.memory.fresh(self._rendered(may.fact.tellings))), "")
                if more and count(text) + count(more) <= self.most:
                    return _Telling(f"{text} {more}", (may.fact.id,))
            return _Telling(text)
        return None

    def _fresher(self, allowed: list[Found]) -> Found:
        """Among facts that answer about equally well, one that was not told yet."""
        best = allowed[0]
        near = [found for found in allowed if found.score >= max(ANSWERS, best.score - 0.04) and found.question == best.question]
        return next((found for found in near if found.fact.id not in self.brief.told), best)

    def _tell(self, found: Found) -> _Telling:
        fact, told = found.fact, self.brief.told
        closed = wants_yes_or_no(found.question)
        fresh = suited(self.memory.fresh(self._rendered(fact.tellings)), found.question, closed=closed)
        if fact.id not in told and fresh:
            return _Telling(self._opened(begun(fresh[0], closed=closed), found, closed), (fact.id,))
        # "Was that luck?" after the story wants its other half; "How so?" wants more of the same.
        deeper_first = follows_up(found.question) and not ASKS_IF_SO.match(fold(found.question))
        if (deeper_first or not fresh) and self._wants_more(found) and (deeper := self._detail(fact)):
            return deeper
        if fresh:
            text = begun(fresh[0], closed=closed)
            again = "" if polar(text) else self._lead(phrases.SECOND, text)
            return _Telling(joined(again, text), (fact.id,))
        if deeper := self._detail(fact):
            return deeper
        all_told = self.chance.pick(self.memory.fresh(phrases.TOLD_ALL))
        return _Telling(all_told or self._again(self._rendered(fact.tellings)), (fact.id,))

    def _wants_more(self, found: Found) -> bool:
        """Whether the trainee goes deeper into what was just told."""
        detail = f"{found.fact.id}.detail"
        return self._last_fact() == found.fact.id or detail in self.brief.directive.facts

    def _detail(self, fact: Fact) -> _Telling | None:
        text = next(iter(self._rendered([fact.detail])), "") if fact.detail else ""
        if not text or self.memory.has(text):
            return None
        return _Telling(text, (f"{fact.id}.detail",))

    def _opened(self, telling: str, found: Found, closed: bool) -> str:
        """A telling with, now and then, something before it: an opening, the trainee's name, an echo of the question."""
        brief = self.brief
        name = brief.trainee_name
        if brief.mood == "impatient" or (closed and polar(telling)):
            return telling  # a yes or no comes first
        if name and self.chance.one_in(5) and not self.memory.recent(name):
            return self._led(f"Well, {name},", telling)
        room = self.most - count(telling)
        if room > 0 and self.chance.one_in(3) and (echo := echoed(found.question)) and not self.memory.has(echo):
            return f"{echo} {telling}"
        openers = self._openers(found)
        if self.chance.one_in(3) and not self.memory.recent_any(openers) and (opener := self._lead(openers, telling)):
            return joined(opener, telling)
        if brief.mood != "cool" and self.chance.one_in(3):
            recent = [lead for lead in phrases.LEAD_INS if not self.memory.recent(lead)]
            return self._led(self.chance.pick(recent) or "", telling)
        return telling

    def _openers(self, found: Found) -> tuple[str, ...]:
        """A pleasure to tell only where it may be one."""
        grave = {"dislikes_challenges", "salary"} & set(found.fact.topics)
        return phrases.OPENERS["grave" if grave and self.brief.mood == "warm" else self.brief.mood]

    def _led(self, lead: str, telling: str) -> str:
        """With a lead-in, where the telling goes on from it in small letters."""
        return joined(lead, telling) if _first_word(telling) in LOWERED | KEEPS_CAPITAL else telling

    def _lead(self, pool: tuple[str, ...], telling: str) -> str:
        """A fresh opening that the cap has room for; one that ends with a colon is part of the sentence after it."""
        room = self.most - count(telling)
        return self.chance.pick([lead for lead in self.memory.fresh(pool) if room > 0 or lead.endswith((":", ","))]) or ""

    # remarks

    def _react(self) -> _Telling:
        """A short reaction to what was no question, and now and then a question back."""
        brief = self.brief
        sort = remarks.kind(self.heard)
        first = ""
        if sort == "about_me" and (told := remarks.self_told(self.heard)):
            echoes = [echo.format(told if echo.startswith("{") else told[0].lower() + told[1:]) for echo in phrases.ECHOES]
            first = self.chance.pick(self.memory.fresh(echoes)) or ""
        first = first or self._from(phrases.REACTIONS[sort])
        if self.most < 2 or brief.mood == "impatient" or sort in {"nothing", "gibberish", "rude"}:
            return _Telling(first)
        back = phrases.YOUR_TURN
        if sort in {"about_me", "praise", "remark"} and brief.mood in {"warm", "open"} and self.chance.one_in(3):
            back = tuple(ask.format(field=brief.profile.field) for ask in phrases.ASKS_BACK)
        second = self.chance.pick(self.memory.fresh(back))
        return _Telling(f"{first} {second}" if second else first)

    def _from(self, pool: tuple[str, ...]) -> str:
        return self.chance.pick(self.memory.fresh(pool)) or self._again(list(pool))


def echoed(question: str) -> str:
    """The thing asked about, taken up as a question of one's own, where that is safe: "What about the night shifts?" →
    "The night shifts?"; empty where it is not."""
    match = ABOUT.search(fold(question).rstrip("?!. "))
    if not match or set(match[2].split()) & NEVER_ECHOED:
        return ""
    return f"{'My' if match[1] == 'your' else 'The'} {match[2]}?"


def lowered(text: str) -> str:
    """The text as it stands inside a sentence: small first letter, unless the word may be a name or is "I"."""
    return text[:1].lower() + text[1:] if _first_word(text) in LOWERED else text


def joined(lead: str, text: str) -> str:
    """An opening and what it opens: after a comma or a colon the text goes on small; before a word that may be a name a comma
    would read as a list, so there a colon stands."""
    if not lead:
        return text
    if lead.endswith(",") and _first_word(text) not in LOWERED | KEEPS_CAPITAL:
        lead = lead.removesuffix(",") + ":"
    return f"{lead} {lowered(text)}" if lead.endswith((",", ":")) else f"{lead} {text}"


def _first_word(text: str) -> str:
    return fold(text).split(" ", 1)[0].strip(",.!?:;…–-")


def _small_start(again: str) -> str:
    return again[:1].lower() + again[1:] if not again.startswith(("I ", "I'")) else again
