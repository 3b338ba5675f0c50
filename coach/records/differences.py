"""A note and the sentence nearest to it in, in what they differ out: a figure, a name, a no, more for less; or None.

"Talk to Aram Petrovic" beside "You could talk to Aram Petrosyan" differs in a name. Each difference says what was really said and
quotes it. It knows spelling and grammar, no world: "physics" for "chemistry" is no difference to it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from coach.actor.encoder import encoder
from coach.actor.grounds import CLAUSE, PLAIN_STEMS
from coach.actor.plain_words import SMALL
from coach.actor.same_words import same
from coach.actor.words import STOP, SYNONYM, WORD, fold, listed
from coach.judge.scorecard import Quote
from coach.records.figures import Figure, figures
from coach.records.nearness import Near
from coach.records.told import Material

ALIKE = 0.7
"""So much of two words in common, and the same first letter: one name, written in two ways."""
TITLED = 4
"""So many words, each with a capital, are a title."""
NEARLY = 0.4
"""From this nearness on the sentence is quoted in which somebody else is named."""
SURELY = 0.6
"""From this nearness on the sentence is surely the one that was meant."""
NAMES_ANYWHERE = listed("monday tuesday wednesday thursday friday saturday sunday")
"""Names that people write without a capital."""
NO_NAMES = listed(
    """i i'm i'd i'll i've january february march april may june july august september october november december christmas
    mon tue tues wed thu thur thurs fri sat sun english god ok okay tv cv hr mr mrs ms dr ai it phd e-mail email note notes
    contact referral name hours pay advice"""
)
NO = re.compile(r"\b(?:not|no|never|nobody|nothing|none|nowhere|neither|nor|hardly|without|cannot|\w+n't)\b")
NOT_A_NO = re.compile(r"\bnot only\b|\bno (?:problem|doubt|wonder)\b|\b(?:not|\w+n't)\b(?=[^.,;]*\buntil\b)")
REACH, WORDS_REACHED = 3, 5
"""So many words of weight, of so many words after a no, are what it denies: "does not have to work evenings"."""
NONE_OF = re.compile(r"\b([\w' -]{2,40}?) ?[:=] ?(?:none|no|never|nothing|not any|zero)\b")
"""A no that stands behind what it denies, as in notes: "bonus: none"."""
LIGHT = frozenset(
    same(word)
    for word in STOP
    | SMALL
    | listed(
        "know think say tell speak talk work do make want need come feel look find try like mean day time year people way thing"
    )
)
"""Words that stand under a no without being denied: "you don't know"."""
MORE = listed("more better higher above extra double doubles doubled twice triple rise rises rising grow grows growing increase")
LESS = listed("less fewer lower worse below shrink shrinks shrinking fall falls falling decrease poorer")


@dataclass(frozen=True, slots=True)
class Difference:
    kind: Literal["figure", "name", "no", "more_or_less"]
    because: str
    quote: Quote | None


def figure_differs(text: str, near: Near, material: Material) -> Difference | None:
    """A figure that was not said, or was said of something else."""
    here = figures(near.turn)
    for figure in figures(text):
        said = [each for each in here if figure.says(each)]
        same_noun = [each for each in here if each.counts and each.counts == figure.counts and each.ordinal == figure.ordinal]
        if said and not (same_noun and not any(figure.says(each) for each in same_noun)):
            continue
        quote, others = _counted(figure, near, material)
        shown = others or here
        if not figure.counts and near.score < SURELY and _anywhere(figure, material):
            continue  # said, though not of what looks nearest: "50 a year" may come to the years
        if near.score < NEARLY and not any(each.counts and each.counts == figure.counts for each in others):
            if _anywhere(figure, material):
                continue
            quote, shown = None, ()  # the figures of a sentence on something else explain nothing
        if shown or not _anywhere(figure, material):
            return Difference("figure", _figures(shown, figure), quote)
    return None


def _anywhere(figure: Figure, material: Material) -> bool:
    """Whether it was said at all, by either side."""
    return any(figure.says(each) for each in figures(material.heard))


def _counted(figure: Figure, near: Near, material: Material) -> tuple[Quote | None, tuple[Figure, ...]]:
    """The sentence that has a figure for this: of the nearest turn, else of the whole talk one that counts the same thing."""
    turn = near.told.quote.turn if near.told else None
    ranked = sorted(material.told, key=lambda told: told.quote.turn != turn)
    for told in ranked:
        there = figures(told.quote.text)
        alike = tuple(each for each in there if each.counts == figure.counts and each.counts and each.ordinal == figure.ordinal)
        if alike:
            return told.quote, alike
    for told in ranked:
        if told.quote.turn == turn and (there := figures(told.quote.text)):
            return told.quote, there
    return None, ()


def _figures(said: Iterable[Figure], figure: Figure) -> str:
    shown = list(dict.fromkeys(each.shown for each in said if each.ordinal == figure.ordinal))[:3]
    return f"They said {' and '.join(shown)}, not {figure.shown}." if shown else f"Nobody said {figure.shown}."


def name_differs(text: str, near: Near, material: Material, known: str = "") -> Difference | None:
    """A name, or a day of the week, that was not said."""
    names = dict(_names(f"{material.heard}\n{material.card}"))
    found = _strangers(text, _words(f"{material.heard}\n{material.card}\n{known}"))
    # "Best Moment When Kids Return": who writes every word with a capital writes no names by it.
    titled = text.istitle() and len(text.split()) >= TITLED
    for each in found:
        if each.day:
            quote = next((told.quote for told in material.told if told.quote.text in near.turn and _days(told.quote.text)), None)
            said = f"They said {_days(quote.text)[0]}, not {each.token}." if quote else f"Nobody said {each.token}."
            return Difference("name", said, quote)
        capital = each.capital and not titled
        ordinary = _common(each.word) and (each.first or not capital)
        # A word of the language is no slip for another such word ("mark", "Market"), but may be one for a rare name.
        meant = _alike(each.word, {word: name for word, name in names.items() if not (ordinary and _common(word))})
        beside = next((names[word] for word in each.beside if word in names), None) if capital and not ordinary else None
        if meant or beside:
            quote = _with(meant or beside, near, material)
            return Difference("name", f"They said {meant or _whole(beside or '', quote)}, not {each.token}.", quote)
        if ordinary:
            continue
        if capital and not each.first:
            named = near.told is not None and near.score >= NEARLY and any(name in near.turn for name in names.values())
            return Difference("name", f"Nobody said {each.token}.", near.told.quote if named and near.told else None)
    return None


@dataclass(frozen=True, slots=True)
class _Stranger:
    """A word of a note that nobody said."""

    token: str
    word: str
    first: bool
    """Whether a sentence begins with it, so that its capital says nothing."""
    beside: tuple[str, ...]
    """The words before and behind it."""

    @property
    def capital(self) -> bool:
        return self.token[0].isupper()

    @property
    def day(self) -> bool:
        return self.word.rstrip("s") in NAMES_ANYWHERE


def _strangers(text: str, heard: frozenset[str]) -> list[_Stranger]:
    """Words that nobody said and that are no plain ones."""
    tokens = [(match[0], match.start()) for match in re.finditer(r"[^\W\d_][\w'’-]*", text)]
    days = {word.rstrip("s") for word in heard}
    found: list[_Stranger] = []
    for place, (token, start) in enumerate(tokens):
        word = _bare(token)
        plain = word in NO_NAMES or word in STOP or word in SMALL or same(word) in PLAIN_STEMS
        if {word, same(word)} & heard or set(word.split("-")) <= heard | NO_NAMES:
            continue
        if word.rstrip("s") in NAMES_ANYWHERE:
            if word.rstrip("s") in days:
                continue
        elif plain or word in SYNONYM:
            continue
        first = place == 0 or text[:start].rstrip().endswith((":", ".", '"', "“", "-"))
        beside = tuple(_bare(each) for each, _ in tokens[max(0, place - 1) : place + 2] if each != token)
        found.append(_Stranger(token, word, first, beside))
    return found


def _common(word: str) -> bool:
    """Whether it is a word of the language: those stand whole in the encoder's table, and rare names in pieces."""
    return len(encoder().pieces.of(word)) == 1


def no_differs(text: str, near: Near) -> Difference | None:
    """A no in one of the two, on a word that stands in both without one in the other."""
    note, told = _polarity(text), _polarity(near.text)
    denied = (note.denied - note.said) & (told.said - told.denied)
    affirmed = (told.denied - told.said) & (note.said - note.denied)
    if denied or affirmed:
        return Difference("no", "They said the opposite.", near.told.quote if near.told else None)
    return None


def rank_differs(text: str, near: Near) -> Difference | None:
    """More where less was said, or less where more was."""
    for clause in CLAUSE.split(fold(near.text)):
        note, told = frozenset(WORD.findall(fold(text))), frozenset(WORD.findall(clause))
        shared = {same(word) for word in note - SMALL} & {same(word) for word in told - SMALL}
        if not shared:
            continue
        if (note & MORE and told & LESS and not note & LESS and not told & MORE) or (
            note & LESS and told & MORE and not note & MORE and not told & LESS
        ):
            return Difference("more_or_less", "They said the opposite.", near.told.quote if near.told else None)
    return None


@dataclass(frozen=True, slots=True)
class _Polarity:
    said: frozenset[str]
    denied: frozenset[str]


def _polarity(text: str) -> _Polarity:
    """Stems that stand under a no, and stems that do not."""
    said: set[str] = set()
    denied: set[str] = set()
    for clause in re.split(
        r"[.,;:!?–—]+|\b(?:but|because|although|though)\b", NONE_OF.sub(r"no \1", NOT_A_NO.sub(" ", fold(text)))
    ):
        no = NO.search(clause)
        before, after = (clause[: no.start()], clause[no.end() :]) if no else (clause, "")
        said |= set(_weighty(before))
        words = after.split()
        reached = _weighty(" ".join(words[:WORDS_REACHED]))
        denied |= set(reached[:REACH])
        said |= {*reached[REACH:], *_weighty(" ".join(words[WORDS_REACHED:]))}
    return _Polarity(frozenset(said), frozenset(denied))


def _weighty(text: str) -> list[str]:
    words = (word.removesuffix("'s") for word in WORD.findall(text.replace("-", " ")))
    return [stem for word in words if word not in SMALL and word not in STOP and (stem := same(word)) not in LIGHT]


def _names(text: str) -> Iterable[tuple[str, str]]:
    """Folded → as written: words with a capital within a sentence."""
    for match in re.finditer(r"(?<![.!?:\"“\n])[ ,(]+([A-ZÀ-Þ][\w'’-]+)|(?:^|[.!?]\s+)([A-ZÀ-Þ][\w'’-]+)(?=\s+[A-ZÀ-Þ])", text):
        token = (match[1] or match[2]).removesuffix("'s").removesuffix("’s")
        word = fold(token)
        if word not in NO_NAMES and word not in STOP and word not in SMALL:
            yield word, token


def _alike(word: str, names: dict[str, str]) -> str | None:
    """The name that was probably meant."""
    if len(word) < 4:
        return None
    shares = [(difflib.SequenceMatcher(None, word, name).ratio(), name) for name in names if name[0] == word[0]]
    best = max(shares, default=(0.0, ""))
    return names[best[1]] if best[0] >= ALIKE else None


def _with(name: str | None, near: Near, material: Material) -> Quote | None:
    """The sentence that has the name; of the nearest turn if it can be."""
    turn = near.told.quote.turn if near.told else None
    having = [told.quote for told in material.told if name and name in told.quote.text]
    return min(having, key=lambda quote: quote.turn != turn, default=None)


def _whole(name: str, quote: Quote | None) -> str:
    """ "Aram" with what stands beside it: "Aram Petrosyan"."""
    found = re.search(rf"(?:[A-ZÀ-Þ][\w'’-]+ )?{re.escape(name)}(?: [A-ZÀ-Þ][\w'’-]+)?", quote.text) if quote else None
    return found[0] if found else name


def _days(text: str) -> list[str]:
    return [match[0] for match in re.finditer(r"\w+days?", text) if fold(match[0]).rstrip("s") in NAMES_ANYWHERE]


def _bare(token: str) -> str:
    return fold(token).removesuffix("'s").strip("'-")


def _words(text: str) -> frozenset[str]:
    found = WORD.findall(fold(text))
    bare = [word.removesuffix("'s") for word in found]
    return frozenset((*found, *bare, *map(same, bare), *(part for word in found for part in word.split("-"))))
