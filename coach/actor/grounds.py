"""One sentence of a model and what it was given to say in, what stands on nothing out.

Given "I taught mathematics for seven years.", the sentence "I was a maths teacher, and a spy." is told off for `spy`; "I did not
teach mathematics." for the `not`. A sentence may only recombine what was given, with plain words that tell nothing around it.
What the trainee said is no ground: whoever asks "How were your years at Harvard?" must not be told that they were lovely.
Knows words, never truth; what it cannot place it refuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coach.actor.memory import plain
from coach.actor.plain_words import PLAIN, SMALL
from coach.actor.same_words import same
from coach.actor.sentences import split
from coach.actor.words import STOP, WORD, fold

SHARE = 0.5
"""So much of what a sentence says must stand in one thing that was given."""
WEIGHTY_SHARE = 0.75
"""And so much of its words that are not plain: what is left may come from the card or from what was said before."""
SHARE_OF_ALL = 0.6
"""So much of a sentence with one word of weight must stand there word by word."""
NEAR = 4
"""Two words of weight that follow one another must stand at most so far apart, in that order, in what was given."""
NEAR_BEFORE = 1
"""Or so far apart the other way round: "a teacher of maths" for "a maths teacher"."""
MOST_FREE_WORDS = 16
"""Of a sentence that only declines or asks; a longer one tells something after all."""

NEGATION = re.compile(r"\b(?:not|no|never|nobody|nothing|none|nowhere|neither|nor|hardly|without|cannot|\w+n't)\b")
BREAK = r"[,;:–—]|\b(?:and|but|because|so that|though|although|while|which|who)\b"
CLAUSE = re.compile(rf"{BREAK}|\b(?:that|when|where|if|until|before|after)\b")
BREAK_OFF = re.compile(BREAK)
"""Where what declines may end and something else begin: not within "I'd rather keep that to myself"."""
FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me|my|mine|myself|we|we're|we've|we'd|we'll|our|ours|us)\b")
ABOUT_THEM = re.compile(r"\b(?:you|your|you're|you've|yours)\b")
PROMISES = re.compile(r"\b(?:will|'ll|\w+'ll|shall|going to|promise|can|could|may|should|must|have to|need to|let's)\b")

FILLERS = re.compile(r"\b(?:you (?:know|see)|i (?:see|guess|suppose|think|hear you|understand)|thank you)\b")
"""Said without meaning anybody by it."""
LEAD = re.compile(r"^\W*(?:(?:well|oh|ah|hm+|so|then|and|okay|all right)\b\W+)+")
THIRD_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers|he's|she's|he'd|she'd|he'll|she'll)\b")
OTHERS = re.compile(rf"{THIRD_PERSON.pattern}|\b(?:they|them|their|they're|they've|they'd|they'll)\b")
ORDERS = re.compile(
    r"^\W*(?:(?:well|so|then|and|just|please|oh|hm)\W+)*(?:do|don't|take|try|ask|go|get|come|make|read|learn|talk|call|send|write|"
    r"look|find|start|begin|give|keep|think|remember|tell|say|bring|show|put|join|apply|visit|meet|wait|work|study|use|speak)\b"
)
"""A sentence that begins with what the trainee is to do."""

DECLINES = re.compile(
    r"\b(?<!you )(?<!they )(?<!we )"
    r"(?:(?:don't|do not|couldn't|can't|cannot|wouldn't|won't|would not|will not) (?:\w+ly )?(?:even )?(?:want to |care to |"
    r"like to |feel like |be able to )?(?:know\w*|say\w*|tell\w*|answer\w*|comment\w*|remember\w*|recall\w*|discuss\w*|"
    r"talk\w* about|go\w* into|speak\w* (?:about|to|for)|"
    r"have (?:an|a good|any|much|anything)\b|think of|help (?:you )?with that|get into)|"
    r"no idea|rather not|prefer not|hard to say|not sure|not (?:something|a thing|one) (?:that )?i|not for me to|"
    r"nothing (?:i can|to|that i can) (?:say|tell|add)|keep (?:that|it|this) to myself|(?:that's|it's) (?:private|beyond me)|"
    r"pass on that|(?:can't|cannot|couldn't|won't) do (?:that|this|it)\b|not (?:comfortable|willing|able|allowed|prepared) to)\b"
)
"""Ways to say that one does not know or would rather not say."""

CONTRACTED: dict[str, str] = {
    "i've": "i have", "i'm": "i am", "i'd": "i would", "i'll": "i will", "you've": "you have", "you're": "you are",
    "we've": "we have", "we're": "we are",
    "don't": "do not", "can't": "cannot", "isn't": "is not", "doesn't": "does not", "it's": "it is",
}  # fmt: skip

PIECES = "|".join(
    (
        r"hello|hi|welcome|good (?:morning|afternoon)|well|hm+|oh|ah|aha|mm-hm|okay|ok|all right|right|sure|fine|good",
        r"yes|no|yeah|i see|let me (?:think|see)|let's see|you know|fair enough|i (?:hear|understand|follow) you|i can imagine",
        r"i understand|understood|of course|(?:please )?(?:go on|go ahead)|please|to be honest|honestly|frankly|really",
        r"is that so|that makes sense(?: to me)?|(?:i(?:'m| am) )?sorry",
        r"i(?:'m| am)? (?:so |very |really )?(?:sorry|glad|happy|pleased) to hear (?:that|it)",
        r"i(?:'m| am) sorry you feel that way|i (?:don't|do not) (?:quite |really )?(?:follow|understand)(?: you| that)?",
        r"i know (?:what you mean|the feeling)|(?:that(?:'s| is) )?interesting|good for you|you(?:'re| are) (?:very )?kind",
        r"that sounds (?:hard|difficult|interesting|good|nice|like a lot)|that(?:'s| is) (?:kind|nice)(?: of you)?(?: to say)?",
        r"(?:thank you|thanks)(?: for (?:asking|that|saying so|telling me))?|how do you mean(?: that)?",
        r"what do you mean(?: by that)?",
        r"what (?:would|do) you (?:like|want) to (?:know|hear|ask)(?: (?:next|about))?|what is (?:it|your question)|your turn",
        r"what else(?: would you like to (?:know|hear))?|what can i do for you|why do you ask|i beg your pardon|pardon",
        r"could you (?:say|repeat) that(?: again)?|say that again",
    )
)
FORMULA = re.compile(rf"^\W*(?:(?:{PIECES})(?:[\s,;:–—-]+(?:and |but |so )?|(?=[.!?…]*$)))+[.!?…]*$")
"""Words that keep a talk going and tell nothing."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What one clause says, and of what kind it is."""

    stems: frozenset[str]
    kind: tuple[bool, bool, bool]
    """Whether it says no, whether it speaks of "you", whether of what will or can be."""
    mine: bool
    theirs: bool
    """Who does it: "I drive", "he drives"."""

    @classmethod
    def of(cls, text: str) -> Clause:
        kind = (_negates(text), bool(ABOUT_THEM.search(text)), bool(PROMISES.search(text)))
        return cls(frozenset(stems(text)), kind, bool(FIRST_PERSON.search(text)), bool(OTHERS.search(text)))

    def takes_over(self, given: Clause) -> bool:
        """Whether one of the two did what the other is said to do: "I drive the car" for "he drives the car"."""
        return (self.mine and given.theirs and not given.mine) or (self.theirs and given.mine and not given.theirs)


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that was given to be said: a telling, a line of the move."""

    stems: frozenset[str]
    order: tuple[tuple[str, ...], ...]
    """Its words of weight as they stand, clause by clause."""
    clauses: tuple[Clause, ...]
    words: frozenset[str]
    sentences: tuple[str, ...]
    """As `plain` makes them."""
    folded: str

    @classmethod
    def of(cls, text: str) -> Ground:
        return cls(
            frozenset(stems(text)),
            tuple(tuple(_weighty(clause)) for clause in _clauses(text)),
            tuple(Clause.of(clause) for clause in _clauses(text)),
            frozenset(_spelled_out(text)),
            tuple(plain(part) for part in split(text)),
            fold(text),
        )

    def joins(self, first: str, second: str) -> bool:
        """Whether the two words stand near one another, in this order or almost."""
        return any(
            second in clause[max(0, place - NEAR_BEFORE) : place + NEAR + 1]
            for clause in self.order
            for place, word in enumerate(clause)
            if word == first
        )


class Grounds:
    """What one reply may rest on."""

    def __init__(self, given: Iterable[str], around: Iterable[str], heard: str, name: str = "") -> None:
        """`given` may be told; words `around` it (card, earlier lines) may be used in telling it; `heard` only be asked about.

        `name` is the trainee's, who may be called by it.
        """
        self._called = re.compile(rf",?\s*\b{re.escape(fold(name))}\b" if name else r"(?!)")
        self._given = tuple(Ground.of(text) for text in given if text.strip())
        self._sentences = frozenset(sentence for ground in self._given for sentence in ground.sentences)
        self._known = frozenset().union(*(ground.stems for ground in self._given), stems(" ".join(around)))
        self._heard = frozenset(stems(heard))

    def rests(self, sentence: str) -> bool:
        """Whether the sentence says what was given, and nothing else."""
        if self._verbatim(sentence):
            return True
        said = stems(sentence)
        if not said or self._novel(sentence):
            return False
        if len(said) == 1:  # one word is too little to tell by: "I am your visitor." beside "Are you my visitor?"
            words = frozenset(_spelled_out(sentence))
            shares = (len(words & ground.words) / len(words) for ground in self._given if said[0] in ground.stems)
            return max(shares, default=0.0) >= SHARE_OF_ALL
        weighty = frozenset(word for word in said if word not in PLAIN_STEMS)
        shared = max(((len(ground.stems & set(said)), len(ground.stems & weighty)) for ground in self._given), default=(0, 0))
        return shared[0] >= max(2, SHARE * len(said)) and shared[1] >= WEIGHTY_SHARE * len(weighty)

    def contradicts(self, sentence: str) -> bool:
        """Whether a clause says no where the given clause nearest to it says yes, or the other way round."""
        return any(_differs(clause, nearest, 0) for clause, nearest in self._compared(sentence))

    def twists(self, sentence: str) -> bool:
        """Whether words that were given are put together anew: others do it, in another order, as an offer or an order."""
        for clause, nearest in self._compared(sentence):
            if any(clause.kind[kind] and _differs(clause, nearest, kind) for kind in (1, 2)):
                return True
            if nearest and all(clause.takes_over(given) for given in nearest):
                return True
        folded = FILLERS.sub(" ", fold(sentence))
        if not self._verbatim(sentence) and ORDERS.search(folded):
            return True
        for words in _clauses(folded):
            placed = [word for word in _weighty(words) if any(word in ground.stems for ground in self._given)]
            for first, second in pairwise(placed):
                if first != second and not any(ground.joins(first, second) for ground in self._given):
                    return True
        return False

    def _compared(self, sentence: str) -> Iterator[tuple[Clause, list[Clause]]]:
        """Each clause with the given ones that share most with it; nothing to compare in what was given word by word."""
        if self._verbatim(sentence):
            return
        for text in _clauses(FILLERS.sub(" ", fold(sentence))):
            clause = Clause.of(text)
            shares = [(len(given.stems & clause.stems), given) for ground in self._given for given in ground.clauses]
            most = max((share for share, _ in shares), default=0)
            yield clause, [given for share, given in shares if share == most > 0]

    def takes_up(self, sentence: str) -> bool:
        """Whether it has a word of what was given, if only a small talk's one: "Sorry, could you repeat that?"."""
        return any((frozenset(_words(sentence)) - SMALL) & ground.words for ground in self._given)

    def free(self, sentence: str) -> bool:
        """Whether it tells nothing at all: a formula, a way to decline, a question about the trainee's own words."""
        folded = self._called.sub("", fold(sentence))
        if FORMULA.match(folded):
            return True
        strange = [word for word in _words(folded) if not _plain(word) and same(word) not in self._heard]
        if len(WORD.findall(folded)) > MOST_FREE_WORDS or strange:
            return False
        if THIRD_PERSON.search(folded):
            return False  # of whom nobody has spoken
        if declines(sentence):
            # "I don't know, I am a pirate now." declines and tells.
            rest = [
                clause.strip() for clause in BREAK_OFF.split(folded) if not declines(clause) and not FORMULA.match(clause.strip())
            ]
            return not any(FIRST_PERSON.search(clause) or not all(map(_plain, _words(clause))) for clause in rest)
        return sentence.rstrip("\"'”’ ").endswith("?") and not FIRST_PERSON.search(folded) and not PROMISES.search(folded)

    def asks(self, sentence: str) -> bool:
        """Whether it asks the trainee something in words that tell nothing: "May I ask how you got my number?"."""
        folded = FILLERS.sub(" ", fold(sentence))
        return sentence.rstrip("\"'”’ ").endswith("?") and not self._novel(sentence) and bool(ABOUT_THEM.search(folded))

    def about_them(self, sentence: str) -> bool:
        """Whether it takes up what the trainee said of themselves, and promises nothing: "You studied biology, then."."""
        folded = FILLERS.sub(" ", fold(sentence))
        if FIRST_PERSON.search(folded) or PROMISES.search(folded) or self._novel(sentence) - self._heard:
            return False
        return bool(ABOUT_THEM.search(folded)) and bool(self._heard & set(stems(sentence)))

    def invents(self, sentence: str) -> bool:
        """Whether it holds a word that nobody gave, and not only plain ones that rest on nothing."""
        return bool(self._novel(sentence))

    def _verbatim(self, sentence: str) -> bool:
        return plain(LEAD.sub("", fold(sentence))) in self._sentences

    def _novel(self, sentence: str) -> frozenset[str]:
        """What stands nowhere: no plain word, not given, not around."""
        return frozenset(same(word) for word in _words(sentence) if not _plain(word) and same(word) not in self._known)


def stems(text: str) -> list[str]:
    """What a text says, word by word, small words left out."""
    return list(dict.fromkeys(same(word) for word in _words(text) if word not in SMALL))


def declines(sentence: str) -> bool:
    """Whether one does not know, or will not say."""
    return bool(DECLINES.search(fold(sentence)))


def _words(text: str) -> Sequence[str]:
    return [word.removesuffix("'s") for word in WORD.findall(fold(text).replace("-", " "))]


def _spelled_out(text: str) -> list[str]:
    """The words with "I've" as "I have": two ways to write one thing."""
    return [part for word in _words(text) for part in CONTRACTED.get(word, word).split()]


def _weighty(text: str) -> list[str]:
    """The words that tell something. Plain ones stand anywhere: "one evening I helped", "I helped one evening"."""
    return [same(word) for word in _words(text) if word not in SMALL and same(word) not in PLAIN_STEMS]


def _differs(clause: Clause, nearest: list[Clause], kind: int) -> bool:
    """Whether the clause is of this kind and none of those nearest to it, or they are and it is not."""
    return clause.kind[kind] not in {given.kind[kind] for given in nearest} if nearest else clause.kind[kind]


def _plain(word: str) -> bool:
    return word in STOP or word in SMALL or same(word) in PLAIN_STEMS


def _clauses(text: str) -> list[str]:
    return [clause for part in split(text) for clause in CLAUSE.split(fold(part)) if clause.strip()]


def _negates(folded: str) -> bool:
    return bool(NEGATION.search(folded))


PLAIN_STEMS = frozenset(same(word) for word in PLAIN)
