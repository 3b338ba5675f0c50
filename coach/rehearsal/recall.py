"""A note and the talk it goes back to in, what of it was really said there out, with both sides' words.

    "I was struck that fewer than five firms in ten answer."  recalls_what_was_said, of "now it's fewer than five"
    "I will remember how you counted birds."                  recalls_what_was_not_said

A sentence is looked at when it says that something was heard, and compared with everything that the professional said: by meaning
(`coach.actor.encoder`), by content words, and then for what contradicts: a number, a name, an opposite or a no. What cannot be
told is left alone: to be told that one remembers wrongly when one does not is worse than not to be told. How well this works was
measured on `benchmarks/recall`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from coach.dialogue.types import Act
from coach.judge.evidence import fold
from coach.judge.wording import WORD, content_words
from coach.rehearsal.recall_words import DENIED, FRAME, GENERAL, MISTAKEN, OPPOSITES, core, numbers
from coach.scenario.model import EarlierTurn, RoleProfile

SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+(?=\s|$)|\n|$|[.!?…]+)")
NAME = re.compile(r"(?<![.!?\n:“\"] )(?<!^)(?<!\w)[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*")
FEWEST_WORDS = 3
"""Of a sentence that is looked at."""
SAID, UNSAID = 0.43, 0.35
"""From the first on a claim was said, up to the second it was not; between them nothing is said about it."""
PLAINLY, NOVEL = 0.6, 0.5
"""Below this nearness, a claim of which so many content words stand nowhere in the talk is left alone."""
SHORT = 3
"""Content words of a claim in which a single no turns the sense; in a longer one it may stand beside it."""
MEANING = 0.7
"""What nearness in meaning counts; shared words count the rest."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of a note that goes back to the talk."""

    start: int
    end: int
    said: bool | None
    """None where that cannot be told."""
    of: str
    """The words of the professional that come nearest, verbatim."""
    """Nothing where nothing comes near."""
    because: str = ""
    """What stands against it: "no 9 was named"."""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Against:
    """What stands against a claim."""

    why: str
    sure: bool
    """False where it only makes it doubtful."""


def recalled(text: str, talk: Sequence[EarlierTurn], profile: RoleProfile) -> Iterator[Act]:
    """An act for each claim that was said, or was not."""
    if not talk:
        return
    for each in claims(text, tuple(turn.text for turn in talk if turn.speaker == "persona")):
        if each.said is not None:
            name = "recalls_what_was_said" if each.said else "recalls_what_was_not_said"
            yield Act(name, text[each.start : each.end], each.start, each.end, of=each.of)
    told = fold(" ".join(turn.text for turn in talk if turn.speaker == "persona"))
    for contact in profile.contacts:
        if fold(contact.name) in told and (place := _named(contact.name, text)):
            yield Act("names_who_was_named", text[slice(*place)], *place, of=contact.name)


def claims(text: str, lines: tuple[str, ...]) -> Iterator[Claim]:
    """Every sentence that says that something was heard, with what was found out about it."""
    for found in SENTENCE.finditer(text):
        sentence = found.group().strip()
        if len(sentence.split()) < FEWEST_WORDS or not FRAME.search(sentence):
            continue
        start = found.start() + found.group().index(sentence)
        if judged := judge(sentence, lines):
            yield Claim(start, start + len(sentence), judged.said, judged.of, judged.because, judged.score)


def judge(sentence: str, lines: tuple[str, ...]) -> Claim | None:
    """Whether one sentence was said; None where it says nothing particular."""
    inner = core(sentence)
    words = content_words(inner) - GENERAL
    if not words or not lines:
        return None
    heard = _heard(lines)
    score, window, line = heard.nearest(inner, sentence, words)
    against = contradiction(inner, words, window, line, heard)
    if score <= UNSAID or (against and against.sure):
        said: bool | None = False
    elif score < SAID or against or (score < PLAINLY and len(words - heard.words) >= NOVEL * len(words)):
        said = None
    else:
        said = True
    return Claim(0, len(sentence), said, window if score > UNSAID else "", against.why if against else "", score)


class _Heard:
    """What the professional said, made ready to be searched."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        from coach.actor.encoder import encoder  # late: numpy

        self.windows: list[tuple[str, str]] = [(window, line) for line in lines for window in _windows(line)]
        self.points = encoder().meanings([window for window, _ in self.windows])
        self.content = [content_words(line) for _, line in self.windows]
        self.words = frozenset().union(*(content_words(line) for line in lines))
        self.plain = fold(" ".join(lines))
        self.numbers = frozenset(numbers(self.plain))

    def nearest(self, inner: str, sentence: str, words: frozenset[str]) -> tuple[float, str, str]:
        """How near the nearest words come, 0 to 1, these words, and the whole line that they stand in."""
        from coach.actor.encoder import encoder

        likeness = (self.points @ encoder().meanings([inner, sentence]).T).max(axis=1)
        scores = [
            MEANING * float(one) + (1 - MEANING) * len(words & content) / len(words)
            for one, content in zip(likeness, self.content, strict=True)
        ]
        best = max(range(len(scores)), key=lambda place: (scores[place], -len(self.windows[place][0])))
        return scores[best], *self.windows[best]


@lru_cache(maxsize=4)
def _heard(lines: tuple[str, ...]) -> _Heard:
    return _Heard(lines)


def _windows(line: str) -> Iterator[str]:
    """Each sentence, and each two that follow each other."""
    sentences = [found.group().strip() for found in SENTENCE.finditer(line) if len(found.group().split()) >= FEWEST_WORDS]
    yield from sentences
    for one, other in pairwise(sentences):
        if (both := f"{one} {other}") in line:
            yield both


def contradiction(inner: str, words: frozenset[str], window: str, line: str, heard: _Heard) -> Against | None:
    """A number, a name, an opposite or a no that was not there."""
    told = set(numbers(line))
    for number in numbers(inner):
        if told and number not in told:
            return Against(f"they named {_listed(told)}, not {number}", sure=number not in heard.numbers)
    for name in NAME.findall(inner):
        if fold(name) not in heard.plain:
            return Against(f"{name} was not mentioned", sure=True)
    mine, theirs = set(WORD.findall(fold(inner))), set(WORD.findall(fold(window)))
    for one, other in OPPOSITES:
        for left, right in ((one, other), (other, one)):
            if mine & left and not mine & right and theirs & right and not theirs & left:
                return Against(f"they said “{min(theirs & right)}”, not “{min(mine & left)}”", sure=True)
    if DENIED.search(fold(inner)) and not DENIED.search(fold(window)) and len(words) <= SHORT:
        return Against(f"they did not say “{DENIED.search(fold(inner))[0]}”", sure=True)  # type: ignore[index]
    if MISTAKEN.search(window) and not MISTAKEN.search(inner) and not DENIED.search(fold(inner)):
        return Against("they said that people think so", sure=False)
    return None


def _listed(values: set[int]) -> str:
    return " and ".join(str(value) for value in sorted(values))


def _named(name: str, text: str) -> tuple[int, int] | None:
    for part in (name, name.split()[-1], name.split()[0]):
        if found := re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text):
            return found.span()
    return None
