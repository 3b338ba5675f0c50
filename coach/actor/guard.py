"""One sentence of a model and the brief it was written for in, what is wrong with it out; an empty tuple lets it pass.

`Guard(brief, facts, prompt).findings("You should ask about their budget next, Mr. Miller.")` → `("coaching", "unknown name", …)`.
A sentence must rest on what the brief gave to say (`grounds`), or tell nothing at all; patterns of what is never said (`unsaid`)
stand in front. Names, numbers and matters of a life are checked by themselves. It errs on the side of silence: whatever it
stops, the scripted persona says instead.
"""

from __future__ import annotations

import re

from coach.actor.grounds import Grounds, declines
from coach.actor.memory import Memory, plain
from coach.actor.persona import Brief
from coach.actor.prompt import asked, filled, names_slot, tellings
from coach.actor.sentences import ENDED, split
from coach.actor.unsaid import AGREES, ANNOUNCES, COACHING, FAMILIES, FORMAT, GIVES_IN, LABEL, LEAK, PLEA, ROLE, THEIR_PART
from coach.actor.words import STOP, SYNONYM, WORD, fold, listed, stem, terms
from coach.scenario.model import Fact

MOST_WORDS = 45
"""Of one sentence; nobody says more in one breath."""
LEAK_WORDS = 5
"""So many words in a row out of the rules of the prompt are a leak."""

PERSONAL = listed(
    """wife husband partner boyfriend girlfriend daughter son child children kids mother father mom dad parents brother
    sister uncle aunt cousin grandmother grandfather twins married divorced pregnant cancer illness church prison lawsuit
    sued award prize million billion thousand percent born"""
)
"""Things of a life that a model must not make up, however little else is new in a sentence."""

KNOWN_CAPITALS = listed(
    """i i'm i'd i'll i've monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december christmas easter english god ok okay tv cv hr mr mrs ms dr ai it phd"""
)
UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred"
NUMBERS: dict[str, int] = {word: number for number, word in enumerate(UNITS.split())} | {
    word: 10 * number for number, word in enumerate(TENS.split(" "), 2)
}
NUMBER = re.compile(rf"\b(?:\d+(?:[.,:]\d+)*|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})\b")
YES_SEEKERS = frozenset({"asks_for_job", "asks_for_meeting", "pushes_resume", "asks_resume_feedback"})
"""Acts to which a ready yes would be a promise."""


class Guard:
    """What may be said to one brief."""

    def __init__(self, brief: Brief, facts: tuple[Fact, ...], prompt: str) -> None:
        self._brief = brief
        self._facts = facts
        profile, move, contact = brief.profile, brief.move, brief.contact
        told = [text for fact in facts for text in tellings(brief, fact)]
        self._lines = [filled(brief, text) for text in (*move.lines, *profile.lines.get(brief.directive.move, ()))]
        gives_way = "directions" in brief.directive.move
        settles = [
            *([brief.slot, profile.place] if names_slot(brief) else ()),
            *([profile.directions, profile.place] if gives_way else ()),
            *([profile.phone_greeting] if not brief.transcript else ()),
            *((f"{contact.name}, {contact.role}.", *contact.tellings) if contact else ()),
        ]
        card = [profile.full_name, profile.role, profile.field, profile.organisation]
        before = [each.text for each in brief.transcript if each.speaker == "persona"]
        minutes = [f"{brief.minutes:g} minutes", f"{max(0, round(brief.minutes_left))} minutes"]
        self._given = given = [*told, *self._lines, *settles]
        # Two tellings of one fact may be told in one sentence.
        whole = [" ".join(tellings(brief, fact)) for fact in facts]
        self._grounds = Grounds(
            [*given, *whole],
            # An order is no ground: told to welcome a visitor, a small model said "I am your visitor."
            [*card, *before, brief.trainee_name, *([] if move.kind == "answer" else [filled(brief, move.instruct)])],
            brief.heard,
            brief.trainee_name,
        )
        known = " ".join((*card, *given, *before, *minutes, brief.trainee_name))
        self._words = frozenset(_words(known))
        self._counted = _counted(known)
        self._heard_counted = _counted(brief.heard)
        # What the model may repeat from the prompt, and what it must not: the rules around facts and talk.
        self._rules = _runs(prompt) - _runs(" ".join((known, *(each.text for each in brief.transcript))))
        sought = frozenset(act for each in brief.transcript[-1:] for act in each.understanding.names()) & YES_SEEKERS
        self._may_agree = any(AGREES.search(fold(line)) for line in (*self._lines, *told)) and not (
            sought and not names_slot(brief)
        )
        self._pleaded = PLEA.search(fold(brief.heard)) is not None and not any(GIVES_IN.search(fold(line)) for line in given)
        self._memory = Memory(brief.said_before)
        said = fold(" ".join((move.instruct, *given)))
        self._is_to_ask = move.kind == "say" and re.search(r"\bask\b", move.instruct, re.IGNORECASE) is not None
        self._allowed = frozenset(
            family.name
            for family in FAMILIES
            if family.speech.search(said)
            or (move.kind != "answer" and family.instruct.search(move.instruct))
            or (family.name == "says goodbye" and brief.directive.ends)
            or (family.name == "names contact" and contact is not None)
        )

    def findings(self, sentence: str) -> tuple[str, ...]:
        """What is wrong with one sentence, each in a word or two."""
        folded = fold(sentence)
        words = WORD.findall(folded)
        found: list[str] = []
        if not words:
            return ("no words",)
        if len(words) > MOST_WORDS:
            found.append("too long")
        if ROLE.search(folded):
            found.append("breaks role")
        if FORMAT.search(sentence) or (
            ANNOUNCES.search(folded) and not any(ANNOUNCES.search(fold(text)) for text in self._given)
        ):
            found.append("not spoken")
        if not ENDED.search(sentence):  # a server's limit cut it off
            found.append("breaks off")
        if LABEL.search(folded) or self._named_label(folded) or THEIR_PART.search(folded) or self._calls_itself(folded):
            found.append("speaks for trainee")
        if COACHING.search(folded):
            found.append("coaching")
        if LEAK.search(folded) or self._leaks(sentence) or ("visitor" in words and "visitor" not in self._words):
            found.append("leaks prompt")
        found += [family.name for family in FAMILIES if family.name not in self._allowed and family.speech.search(folded)]
        if not self._may_agree and (AGREES.search(folded) or (self._pleaded and GIVES_IN.search(folded))):
            found.append("agrees")
        if self._unknown_number(sentence):
            found.append("unknown number")
        if self._unknown_name(sentence):
            found.append("unknown name")
        if why := self._groundless(sentence):
            found.append(why)
        if len(words) > 3 and self._memory.has(sentence):
            found.append("repeats itself")
        return tuple(found)

    def missing(self, text: str) -> tuple[str, ...]:
        """What the whole reply lacks of that which had to happen."""
        words = frozenset(WORD.findall(fold(text)))
        lacks: list[str] = []
        lines = self._brief.move.lines
        must_name_slot = bool(lines) and all("slot" in line for line in lines)
        if must_name_slot and not frozenset(terms(self._brief.slot)) <= frozenset(terms(text)):
            lacks.append("no time")
        contact = self._brief.contact
        if contact and WORD.findall(fold(contact.name))[-1] not in words:
            lacks.append("no contact")
        if "directions" in self._brief.directive.move and len(words & self._words) < 5:
            lacks.append("no directions")
        if self._brief.move.kind == "answer" and asked(self._brief) and not self.told(text) and not declines(text):
            # Whatever it says is neither what was offered nor a way to decline.
            lacks.append("does not answer" if self._facts else "invents fact")
        if self._brief.move.kind == "say" and not self._does_move(text):
            lacks.append("misses the move")
        return tuple(lacks)

    def told(self, text: str) -> tuple[str, ...]:
        """Ids of the facts and contacts that a reply really told."""
        said = frozenset(terms(text))
        ids: list[str] = []
        for fact in self._facts:
            parts = [(fact.id, tellings(self._brief, fact)[: len(fact.tellings)])]
            if fact.detail and fact.id in self._brief.told:
                parts.append((f"{fact.id}.detail", tellings(self._brief, fact)[len(fact.tellings) :]))
            for name, texts in parts:
                if any(_shared(said, text) for text in texts):
                    ids.append(name)
        contact = self._brief.contact
        if contact and plain(contact.name) in plain(text):
            ids.append(contact.id)
        return tuple(ids)

    def _does_move(self, text: str) -> bool:
        """A polite nothing is no move, where one was to ask, to refuse, to say goodbye."""
        parts = split(text)
        if not self._lines or any(self._grounds.rests(part) for part in parts):
            return True
        if "refuses" in self._allowed:
            return False  # who is to say no has to say it
        if self._is_to_ask:
            return any(part.endswith("?") for part in parts)
        return any(self._grounds.takes_up(part) for part in parts)

    def _named_label(self, folded: str) -> bool:
        name = fold(self._brief.trainee_name)
        return bool(name) and re.search(rf"(?:^|\s){re.escape(name)}\s*:", folded) is not None

    def _calls_itself(self, folded: str) -> bool:
        """Their own name as another would say it: "Ruth, please!"."""
        first = re.escape(fold(self._brief.profile.first_name))
        named = len(re.findall(rf"\b{first}\b", folded))
        introduces = rf"\b(?:i'm|i am|this is|name is|name's|it's) {first}\b|\b{first}(?: [\w'-]+)? (?:speaking|here)\b"
        return named > len(re.findall(introduces, folded)) and not any(first in fold(line) for line in self._lines)

    def _leaks(self, sentence: str) -> bool:
        return bool(_runs(sentence) & self._rules)

    def _unknown_number(self, sentence: str) -> bool:
        """A number that nobody gave, or one that was given with another thing: seven years are not seven children."""
        counted = _counted(sentence)
        if sentence.rstrip().endswith("?"):
            counted -= self._heard_counted  # "Twenty minutes, you say?"
        return bool(counted - self._counted)

    def _unknown_name(self, sentence: str) -> bool:
        """A capital within a sentence, on a word that stands nowhere in what was open to the model."""
        heard = frozenset(_words(self._brief.heard)) if sentence.rstrip().endswith("?") else frozenset()
        known = self._words | heard | KNOWN_CAPITALS
        for part in split(sentence):
            # A capital after an opening quote or colon begins a sentence of its own.
            tokens = re.findall(r"([\"“'‘:]\s*)?([^\W\d_][\w'’-]*)", part)
            for place, (before, token) in enumerate(tokens):
                word = fold(token).removesuffix("'s")
                starts = place == 0 or bool(before)
                following = tokens[place + 1][1] if place + 1 < len(tokens) else ""
                is_name = token[0].isupper() and word not in known and not set(word.split("-")) <= self._words
                if is_name and not starts:
                    return True
                if is_name and starts and following[:1].isupper() and fold(following) not in KNOWN_CAPITALS | self._words:
                    return True
        return False

    def _groundless(self, sentence: str) -> str:
        """What is wrong with where the sentence comes from, if anything."""
        grounds = self._grounds
        if any(word in PERSONAL and word not in self._words for word in _words(sentence)):
            return "invents fact"
        if grounds.free(sentence) or (self._is_to_ask and grounds.asks(sentence)):
            return ""
        if grounds.rests(sentence):
            if grounds.contradicts(sentence):
                return "contradicts"
            return "twists" if grounds.twists(sentence) else ""
        if not (self._brief.move.kind == "answer" and asked(self._brief)) and grounds.about_them(sentence):
            return ""
        return "invents fact" if grounds.invents(sentence) else "rests on nothing"


def _words(text: str) -> list[str]:
    found = WORD.findall(fold(text))
    return [*found, *(word.removesuffix("'s") for word in found if word.endswith("'s"))]


def _counted(text: str) -> frozenset[tuple[str, str]]:
    """The numbers of a text, words and figures alike, each with what it counts (nothing when it ends a sentence), and alone."""
    folded = fold(text)
    found: set[tuple[str, str]] = set()
    for match in NUMBER.finditer(folded):
        number = str(NUMBERS.get(match[0], match[0]))
        if number == "1":
            continue  # "one of them" counts nothing
        following = WORD.match(folded[match.end() :].lstrip(" -"))
        counts = stem(following[0]) if following and following[0] not in STOP else ""
        found |= {(number, counts), (number, "")}
    return frozenset(found)


def _runs(text: str) -> frozenset[str]:
    """Every run of `LEAK_WORDS` words."""
    words = WORD.findall(fold(text))
    return frozenset(" ".join(words[place : place + LEAK_WORDS]) for place in range(len(words) - LEAK_WORDS + 1))


def _shared(said: frozenset[str], telling: str) -> bool:
    """Whether a telling was told: a third of its terms were said, two at least. Common words of a working life do not count."""
    needed = frozenset(terms(telling)) - frozenset(SYNONYM.values())
    needed = needed or frozenset(terms(telling))
    return len(needed & said) >= max(min(2, len(needed)), len(needed) // 3)
