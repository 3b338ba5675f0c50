"""One text in, the numbers that the network reads out: word pieces, and for each word a row of flags.

The flags say what word pieces cannot: capitals, place in the sentence, what the context said, and which rules hold here, so
that the network starts from what the rules know and learns where they err.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coach.acts.folding import Folded, fold, masked
from coach.acts.rules.engine import Rule, matches
from coach.acts.rules.questions import TOPICS as TOPIC_WORDS
from coach.acts.rules.questions import questions
from coach.acts.tokens import Token, tokenize
from coach.dialogue.vocabulary import CHANNELS, KINDS, TOPICS

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

HEARD: tuple[str, ...] = tuple(
    dict.fromkeys(name for kind in ("sketch", "thank-you", "request", "utterance") for name in KINDS[kind])
)
LABELS: tuple[str, ...] = (*HEARD, *(f"topic:{name}" for name in TOPICS))
"""What the network answers, in order; topics after acts."""
SHAPES = (
    "capital", "capitals", "sentence_start", "no_punctuation", "no_capitals", "digit", "digits", "long_number", "common", "known",
    "rare", "asked", "quoted", "in_context", "has_context", "first", "early", "late", "mark", "line_start", "after_mark",
    "short_text", "long_text",
)  # fmt: skip
FLAGS: tuple[str, ...] = (
    *SHAPES,
    *(f"kind:{kind}" for kind in ("request", "sketch", "thank-you", "utterance")),
    *(f"channel:{channel}" for channels in CHANNELS.values() for channel in channels if channel not in ("email", "letter")),
    "channel:email",
    "channel:letter",
    *(f"rule:{name}" for name in HEARD),
    *(f"asked:{form}" for form in ("open", "closed", "leading")),
    *(f"named:{name}" for name in TOPIC_WORDS),
)
FLAG = {name: place for place, name in enumerate(FLAGS)}
BACKS: dict[int, int] = {
    **{FLAG[f"rule:{name}"]: place for place, name in enumerate(HEARD)},
    **{FLAG[f"asked:{form}"]: HEARD.index(f"{form}_question") for form in ("open", "closed", "leading")},
    **{FLAG[f"named:{name}"]: LABELS.index(f"topic:{name}") for name in TOPIC_WORDS},
}
"""Flag of a rule → the label that it speaks for."""
RULE_WEIGHT = 2.0
"""Added to a logit that a rule speaks for. The corpus is full of tempting words, so the networks distrust rules more
than plain speech deserves; on dev every family gains a point, most between 1 and 3."""
STOP = frozenset(
    """a an and are as at be been but by can could did do does for from get had has have he her him his how i if in into is
    it its just like me my of on or our out s she so some than that the their them then there these they this those to
    up us very was we were what when where which who why will with would you your m re ve ll d nt really know think well
    oh yes no yeah""".split()
)
"""Words too common to show that something builds on what was said."""


class Pieces:
    """The table of word pieces; a word that is not in it is put together from its longest known parts."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._place = {piece: place for place, piece in enumerate(pieces)}
        self.start, self.stop, self.unknown = (self._place[name] for name in ("[CLS]", "[SEP]", "[UNK]"))
        self.flags: dict[str, tuple[int, ...]] = {}
        """What `features` knows of a word wherever it stands."""
        self._cut: dict[str, tuple[int, ...]] = {"\n": (self._place["|"],), "¤": (self._place['"'],)}

    def of(self, word: str) -> tuple[int, ...]:
        """Places in the table, at least one."""
        if word not in self._cut:
            self._cut[word] = self._divided(word[:40])
        return self._cut[word]

    def _divided(self, word: str) -> tuple[int, ...]:
        if word in self._place:
            return (self._place[word],)
        if word.isdigit() and word.isascii():
            return tuple(self._place.get(word[at : at + 2], self.unknown) for at in range(0, min(len(word), 8), 2))
        out: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = word[start:end] if start == 0 else f"##{word[start:end]}"
                if piece in self._place:
                    out.append(self._place[piece])
                    break
            else:
                return (self.unknown,)
            start = end
        return tuple(out)


@dataclass(frozen=True, slots=True)
class Features:
    """Numbers for one text heard as one kind: the other side's last words, then the text, piece by piece."""

    pieces: Ints
    """(length,)"""
    tokens: Ints
    """(length,): index of the token that a piece belongs to; -1 for the other side's words and the marks between."""
    flags: list[tuple[int, int]]
    """(token, flag) pairs that are on."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that does not depend on the kind, so that a text heard as several kinds is read once."""

    folded: Folded
    plain: str
    tokens: list[Token]
    flags: list[tuple[int, int]]
    said: list[Token]
    """The other side's last words."""


MOST_CONTEXT = 16
"""Tokens of the other side's last words that are looked at; the last ones matter."""
MOST_PIECES = 480
"""The network has places for 512; a longer text is heard in parts."""


def read(text: str, context: str | None, table: Pieces) -> Reading:
    """Everything about a text that is the same whatever it is taken for."""
    folded = fold(text)
    before = fold(context).text if context else ""
    plain = masked(folded.text, before)
    tokens = tokenize(plain)
    said = tokenize(before)
    heard = {token.word for token in said} - STOP
    flags = list(_shapes(folded, plain, tokens, table, heard, context is not None))
    flags += _hits(tokens, "asked:", _forms(plain))
    for name, pattern in TOPIC_WORDS.items():
        flags += _hits(tokens, "named:", ((name, *match.span()) for match in pattern.finditer(plain)))
    return Reading(folded, plain, tokens, flags, said)


def features(reading: Reading, kind: str, channel: str | None, table: Pieces, found: Iterable[tuple[str, int, int]]) -> Features:
    """`found`: where the rules of this kind hold, in plain text."""
    flags = list(reading.flags)
    everywhere = [FLAG[f"kind:{kind}"]] + ([FLAG[f"channel:{channel}"]] if f"channel:{channel}" in FLAG else [])
    flags += [(place, flag) for place in range(len(reading.tokens)) for flag in everywhere]
    flags += _hits(reading.tokens, "rule:", found)
    pieces, owners = [table.start], [-1]
    for token in reading.said[-MOST_CONTEXT:]:
        cut = table.of(token.word)[:4]
        pieces += cut
        owners += [-1] * len(cut)
    if reading.said:
        pieces.append(table.stop)
        owners.append(-1)
    for place, token in enumerate(reading.tokens):
        cut = table.of(token.word)[:5]
        pieces += cut
        owners += [place] * len(cut)
    return Features(np.array([*pieces, table.stop], np.int32), np.array([*owners, -1], np.int32), flags)


def backed(made: Features, tokens: int) -> Floats:
    """(tokens, labels): the weight of the rules."""
    out = np.zeros((tokens, len(LABELS)), np.float32)
    for place, flag in made.flags:
        if flag in BACKS:
            out[place, BACKS[flag]] = RULE_WEIGHT
    return out


def rule_places(rules: Mapping[str, Sequence[Rule]], plain: str) -> list[tuple[str, int, int]]:
    """Where the rules of one kind hold."""
    return [(name, start, end) for name, each in rules.items() for rule in each for start, end in matches(rule, plain)]


def _forms(plain: str) -> Iterable[tuple[str, int, int]]:
    for question in questions(plain):
        for form in ("open", "closed") if question.form == "both" else (question.form,):
            yield form, question.start, question.end
        if question.leading:
            yield "leading", question.start, question.end


def _hits(tokens: Sequence[Token], prefix: str, places: Iterable[tuple[str, int, int]]) -> list[tuple[int, int]]:
    on = {
        (place, FLAG[prefix + name])
        for name, start, end in places
        for place, token in enumerate(tokens)
        if token.start < end and token.end > start
    }
    return sorted(on)


def _shapes(
    folded: Folded, plain: str, tokens: Sequence[Token], table: Pieces, heard: set[str], has_context: bool
) -> Iterable[tuple[int, int]]:
    original, places = folded.original, folded.places
    asked, quoted = _within(ASKED, plain), _within(BLANKED, plain)
    everywhere = [
        FLAG[name]
        for name, true in {
            "no_punctuation": not re.search(r"[.?!,]", plain),
            "no_capitals": original.lower() == original,
            "has_context": has_context,
            "short_text": len(tokens) < 7,
            "long_text": len(tokens) > 60,
        }.items()
        if true
    ]
    start, after = True, False
    for place, token in enumerate(tokens):
        word, alone = token.word, token.end - token.start == 1
        yield from ((place, flag) for flag in everywhere)
        yield from ((place, flag) for flag in _of_word(word, table))
        first = original[places[token.start]]
        on = {
            "capital": first.isupper(),
            "capitals": not alone and first.isupper() and original[places[token.end - 1]].isupper(),
            "sentence_start": start,
            "asked": token.start in asked,
            "quoted": token.start in quoted,
            "in_context": word in heard,
            "first": place < 3,
            "early": place < 10,
            "late": place >= len(tokens) - 8,
            "line_start": token.start == 0 or plain[token.start - 1] == "\n",
            "after_mark": after,
        }
        for name, true in on.items():
            if true:
                yield place, FLAG[name]
        after = not word[0].isalnum()
        start = word in ".?!\n" or (start and after)


ASKED, BLANKED = re.compile(r"[^.?!\n]+\?"), re.compile("¤+")


def _within(pattern: re.Pattern[str], plain: str) -> frozenset[int]:
    return frozenset(place for match in pattern.finditer(plain) for place in range(*match.span()))


def _of_word(word: str, table: Pieces) -> tuple[int, ...]:
    """Flags that a word has wherever it stands."""
    if word not in table.flags:
        pieces, digits = table.of(word), len(word) if word.isdigit() else 0
        on = {
            "digit": digits == 1,
            "digits": digits == 2,
            "long_number": digits > 2,
            "common": len(pieces) == 1 and pieces[0] < 2000,
            "known": len(pieces) == 1,
            "rare": len(pieces) > 2,
            "mark": not word[0].isalnum(),
        }
        table.flags[word] = tuple(FLAG[name] for name, true in on.items() if true)
    return table.flags[word]
