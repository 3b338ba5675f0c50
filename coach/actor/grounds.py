"""One sentence of a model and what it was given to say in, what stands on nothing out.

Given "I taught mathematics for seven years.", the sentence "I was a maths teacher, and a spy." is told off for `spy`; "I did not
teach mathematics." for the `not`. A sentence may only recombine what was given, with plain words that tell nothing around it.
What the trainee said is no ground: whoever asks "How were your years at Harvard?" must not be told that they were lovely.
Knows words, never truth; what it cannot place it refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coach.actor.plain_words import PLAIN, SMALL
from coach.actor.sentences import split
from coach.actor.words import STOP, WORD, fold, stem

SHARE = 0.5
"""So much of what a sentence says must stand in one thing that was given."""
MOST_FREE_WORDS = 16
"""Of a sentence that only declines or asks; a longer one tells something after all."""

NEGATION = re.compile(r"\b(?:not|no|never|nobody|nothing|none|nowhere|neither|nor|hardly|without|cannot|\w+n't)\b")
CLAUSE = re.compile(r"[,;:–—]|\b(?:and|but|because|so that|though|although|while|which|who)\b")
FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me|my|mine|myself|we|we're|we've|we'd|we'll|our|ours|us)\b")
ABOUT_THEM = re.compile(r"\b(?:you|your|you're|you've|yours)\b")
PROMISES = re.compile(r"\b(?:will|'ll|\w+'ll|shall|going to|promise|can|could|may|should|must|have to|need to|let's)\b")

DECLINES = re.compile(
    r"\b(?:(?:don't|do not|couldn't|can't|cannot|wouldn't|won't|would not|will not) (?:\w+ly )?(?:even )?(?:want to |care to |"
    r"like to |feel like |be able to )?(?:know\w*|say\w*|tell\w*|answer\w*|comment\w*|remember\w*|recall\w*|discuss\w*|"
    r"talk\w* about|go\w* into|speak\w* (?:about|to|for)|"
    r"have (?:an|a good|any|much|anything)\b|think of|help (?:you )?with that|get into)|"
    r"no idea|rather not|prefer not|hard to say|not sure|not (?:something|a thing|one) (?:that )?i|not for me to|"
    r"nothing (?:i can|to|that i can) (?:say|tell|add)|keep (?:that|it|this) to myself|(?:that's|it's) (?:private|beyond me)|"
    r"pass on that|not (?:comfortable|willing|able|allowed|prepared) to)\b"
)
"""Ways to say that one does not know or would rather not say."""

PIECES = (
    r"well|hm+|oh|ah|aha|mm-hm|okay|ok|all right|right|sure|fine|good|yes|no|yeah|i see|let me (?:think|see)|let's see|you know|"
    r"fair enough|that makes sense(?: to me)?|i (?:hear|understand|follow) you|i understand|understood|of course|go on|go ahead|"
    r"please(?: go on| go ahead)?|"
    r"i(?:'m| am)? (?:so |very |really )?(?:sorry|glad|happy|pleased) to hear (?:that|it)|(?:i(?:'m| am) )?sorry|i can imagine|"
    r"i know (?:what you mean|the feeling)|to be honest|honestly|frankly|really|is that so|interesting|"
    r"that(?:'s| is) interesting|"
    r"that sounds (?:hard|difficult|interesting|good|nice|like a lot)|good for you|"
    r"thank you|thanks|that(?:'s| is) (?:kind|nice|kind of you|nice of you)(?: to say)?|you(?:'re| are) (?:very )?kind|"
    r"what (?:would|do) you (?:like|want) to (?:know|hear|ask)(?: (?:next|about))?|"
    r"what else(?: would you like to (?:know|hear))?|"
    r"what can i do for you|what is (?:it|your question)|your turn|what do you mean(?: by that)?|how do you mean(?: that)?|"
    r"why do you ask|could you (?:say|repeat) that(?: again)?|say that again|i beg your pardon|pardon"
)
FORMULA = re.compile(rf"^\W*(?:(?:{PIECES})(?:[\s,;:–—-]+(?:and |but |so )?|(?=[.!?…]*$)))+[.!?…]*$")
"""Words that keep a talk going and tell nothing."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that was given to be said: a telling, a line of the move."""

    stems: frozenset[str]
    parts: tuple[tuple[frozenset[str], bool], ...]
    """Its clauses: their stems, and whether they say no."""

    @classmethod
    def of(cls, text: str) -> Ground:
        return cls(frozenset(stems(text)), tuple((frozenset(stems(part)), _negates(part)) for part in _clauses(text)))


class Grounds:
    """What one reply may rest on."""

    def __init__(self, given: Iterable[str], around: Iterable[str], heard: str) -> None:
        """`given` may be told; words `around` it (card, earlier lines) may be used in telling it; `heard` only be asked about."""
        self._given = tuple(Ground.of(text) for text in given if text.strip())
        self._known = frozenset().union(*(ground.stems for ground in self._given), stems(" ".join(around)))
        self._heard = frozenset(stems(heard))

    def rests(self, sentence: str) -> bool:
        """Whether the sentence says what was given, and nothing else."""
        said = stems(sentence)
        if not said or self._novel(sentence):
            return False
        best = max((len(ground.stems & set(said)) for ground in self._given), default=0)
        return best >= min(2, len(said)) and best >= SHARE * len(said)

    def contradicts(self, sentence: str) -> bool:
        """Whether it says no where the given words nearest to it say yes, or the other way round."""
        given = [part for ground in self._given for part in ground.parts]
        for clause in _clauses(sentence):
            said = frozenset(stems(clause))
            most = max((len(words & said) for words, _ in given), default=0)
            if not most and _negates(clause):
                return True
            if most and _negates(clause) not in {no for words, no in given if len(words & said) == most}:
                return True
        return False

    def free(self, sentence: str) -> bool:
        """Whether it tells nothing at all: a formula, a way to decline, a question about the trainee's own words."""
        folded = fold(sentence)
        if FORMULA.match(folded):
            return True
        if len(WORD.findall(folded)) > MOST_FREE_WORDS or self._novel(sentence) - self._heard:
            return False
        if declines(sentence):
            return True
        return sentence.rstrip("\"'”’ ").endswith("?") and not FIRST_PERSON.search(folded) and not PROMISES.search(folded)

    def about_them(self, sentence: str) -> bool:
        """Whether it takes up what the trainee said of themselves, and promises nothing: "You studied biology, then."."""
        folded = fold(sentence)
        if FIRST_PERSON.search(folded) or PROMISES.search(folded) or self._novel(sentence) - self._heard:
            return False
        return bool(ABOUT_THEM.search(folded)) and bool(self._heard & set(stems(sentence)))

    def invents(self, sentence: str) -> bool:
        """Whether it holds a word that nobody gave, and not only plain ones that rest on nothing."""
        return bool(self._novel(sentence))

    def _novel(self, sentence: str) -> frozenset[str]:
        """What stands nowhere: no plain word, not given, not around."""
        return frozenset(
            stem(word)
            for word in _words(sentence)
            if word not in STOP and word not in PLAIN and stem(word) not in PLAIN_STEMS and stem(word) not in self._known
        )


def stems(text: str) -> list[str]:
    """What a text says, word by word, small words left out."""
    return list(dict.fromkeys(stem(word) for word in _words(text) if word not in SMALL))


def declines(sentence: str) -> bool:
    """Whether one does not know, or will not say."""
    return bool(DECLINES.search(fold(sentence)))


def _words(text: str) -> Sequence[str]:
    return [word.removesuffix("'s") for word in WORD.findall(fold(text).replace("-", " "))]


def _clauses(text: str) -> list[str]:
    return [clause for part in split(text) for clause in CLAUSE.split(fold(part)) if clause.strip()]


def _negates(folded: str) -> bool:
    return bool(NEGATION.search(folded))


PLAIN_STEMS = frozenset(stem(word) for word in PLAIN)
