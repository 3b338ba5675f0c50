"""Text in, the figures in it out, words and digits alike, each with what it counts.

`figures("I've two children, up at half past six")` → `(Figure(2.0, "child"), Figure(6.5, ""))`. An hour is a number with its
minutes as a part; "the third weekend" is an ordinal. "One" is none: it counts nothing in "one of them". English only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.actor.same_words import same
from coach.actor.words import STOP, fold

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_ORDINALS = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
WORDS: dict[str, int] = (
    {word: number for number, word in enumerate(_SMALL)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {word: 10 * number for number, word in enumerate(_DECADES, 2)}
)
ORDINALS: dict[str, int] = {word: number for number, word in enumerate(_ORDINALS, 3)}
TIMES: dict[str, int] = {"hundred": 100, "thousand": 1000, "grand": 1000, "k": 1000, "million": 10**6, "dozen": 12}
TOKEN = re.compile(r"\d{1,2}:\d{2}|\d{1,3}(?:[,'.]\d{3})+(?!\d)|\d+(?:\.\d+)?(?=(?:st|nd|rd|th)\b)?|[^\W\d_]+(?:'[^\W\d_]+)?")
ENDING = frozenset({"st", "nd", "rd", "th"})
JOINS = frozenset({"or", "to", "and", "between"})
UNITS = frozenset({"about", "around", "dollars", "dollar", "euros", "euro", "pounds", "percent", "o'clock", "am", "pm"})
"""Words beside a number that are not what it counts."""
BEFORE_SECOND = frozenset({"every", "the", "a", "each", "his", "her", "my", "their"})


@dataclass(frozen=True, slots=True)
class Figure:
    value: float
    counts: str = ""
    """Stem of the noun behind it; empty where none stands there."""
    ordinal: bool = False

    def says(self, other: Figure) -> bool:
        """Whether both are the same figure. Who has said "thousand" once leaves it out the next time, and an afternoon's hour is
        five or seventeen."""
        if self.ordinal != other.ordinal:
            return False
        low, high = sorted((self.value, other.value))
        hours = not self.counts and not other.counts and 12 < high < 24 and high - low == 12
        return low == high or (low < 1000 <= high and low * 1000 == high) or hours

    @property
    def shown(self) -> str:
        return f"{self.value:,.10g}"


def figures(text: str) -> tuple[Figure, ...]:
    """All of them, in the order of the text."""
    tokens = TOKEN.findall(fold(text).replace("-", " "))
    found: list[Figure] = []
    at = 0
    while at < len(tokens):
        made = _clock(tokens, at) or _ordinal(tokens, at) or _number(tokens, at)
        if made is None:
            at += 1
            continue
        value, at, ordinal = made
        if value != 1 or ordinal:
            found.append(Figure(value, _counted(tokens, at), ordinal))
    return tuple(found)


def _clock(tokens: list[str], at: int) -> tuple[float, int, bool] | None:
    """ "8:15", "half past six", "a quarter to nine", "ten past eight"."""
    word = tokens[at]
    if ":" in word:
        hour, minute = word.split(":")
        return int(hour) + int(minute) / 60, at + 1, False
    if at + 2 >= len(tokens) or tokens[at + 1] not in ("past", "to"):
        return None
    minutes = 30 if word == "half" else 15 if word == "quarter" else None
    if minutes is None and tokens[at + 1] == "past":
        minutes = WORDS.get(word)
    hour_ = _number(tokens, at + 2)
    if minutes is None or hour_ is None:
        return None
    value = hour_[0] + minutes / 60 if tokens[at + 1] == "past" else hour_[0] - minutes / 60
    return value, hour_[1], False


def _ordinal(tokens: list[str], at: int) -> tuple[float, int, bool] | None:
    word, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else ""
    if word in ORDINALS:
        return ORDINALS[word], at + 1, True
    if word.isdigit() and following in ENDING:
        return int(word), at + 2, True
    if at and ((word == "second" and tokens[at - 1] in BEFORE_SECOND) or (word == "other" and tokens[at - 1] == "every")):
        return 2, at + 1, True
    return None


def _number(tokens: list[str], at: int) -> tuple[float, int, bool] | None:
    """A number that begins at `at`: its value and where it ends."""
    word = tokens[at]
    if word[0].isdigit() and ":" not in word:
        value, at = float(re.sub(r"[,']|\.(?=\d{3}(?:\D|$))", "", word)), at + 1
    elif word in WORDS:
        value, at = float(WORDS[word]), at + 1
        if value >= 20 and value % 10 == 0 and at < len(tokens) and 0 < WORDS.get(tokens[at], 0) < 10:
            value, at = value + WORDS[tokens[at]], at + 1
    elif word == "a" and at + 1 < len(tokens) and tokens[at + 1] in TIMES and tokens[at + 1] != "k":
        value, at = 1.0, at + 1
    else:
        return None
    while at < len(tokens) and tokens[at] in TIMES:
        times = TIMES[tokens[at]]
        value, at = value * times, at + 1
        rest = at + 1 if at < len(tokens) and tokens[at] == "and" else at
        if times == 100 and rest < len(tokens) and tokens[rest] in WORDS and (more := _number(tokens, rest)) and more[0] < 100:
            value, at = value + more[0], more[1]
    return value, at, False


def _counted(tokens: list[str], at: int) -> str:
    """The noun behind a number; "two or three customers" counts customers twice."""
    if at + 1 < len(tokens) and tokens[at] in JOINS and (more := _number(tokens, at + 1)):
        return _counted(tokens, more[1])
    while at < len(tokens) and tokens[at] in UNITS:
        at += 1
    if at >= len(tokens) or tokens[at] in STOP or tokens[at][0].isdigit() or tokens[at] in WORDS:
        return ""
    return same(tokens[at])
