"""A question and a profile's facts in, the facts that answer it out, best first, each with a score from 0 to 1.

"So how did you end up in nursing?" ranks the fact whose `asks` hold "How did you get into nursing?" above one on night shifts.
Two measures together: how near the meanings come (`encoder`), and how many words they share, of which the rarer weigh more within
this profile. Questions that nobody has a fact for stand among the others, so that they are not taken for a neighbour's. Nothing
is random. It does not know what may be told: the directive says that.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np

from coach.actor.asked import ASKED
from coach.actor.encoder import meaning, meanings
from coach.actor.questions import follows_up, points_back, questions
from coach.actor.words import SYNONYM, WORD, fold, listed, stem, term, terms
from coach.scenario.model import Fact, RoleProfile

ANSWERS = 0.47
"""From this score on a fact answers the question. Measured on `benchmarks/replies`: of the facts that scored less than this, two
thirds answered something else, and to pass on a question is better than to answer another."""
CERTAIN = 0.85
"""From this score on the form of the answer is not doubted."""
REMARK = 0.72
"""From this score on a remark such as "I'm not very strong." is answered as if it had been a question."""
MEANING = 0.6
"""What the meaning counts; the words count the rest."""
TOLD = 0.92
"""What nearness to a telling is worth beside nearness to a question: "Isn't it lying?" comes near "They say it's lying."."""
NOBODYS = 0.15
"""Taken off where a question that nobody here has a fact for is nearer."""
SURE = 0.62
"""From this score on the first of several questions is the one that is answered."""

TOPIC_WORDS: dict[str, str] = {
    "career_path": "path career start decide background job field before history",
    "typical_day": "typical day duty project morning work job time involve",
    "likes": "like work job most",
    "dislikes_challenges": "dislike mistake work job most",
    "skills_education": "skill study train certificate need important matter work job",
    "entry_routes": "entry start hire door first job field way",
    "industry_trends": "future technology field industry year work job sector",
    "organisation_culture": "culture team organisation place work job like",
    "work_life": "hours balance stress travel remote work job",
    "salary": "pay expect range job work field",
    "advice_for_me": "advice student start read different field",
    "resume_feedback": "resume",
}
"""Words that ask for a topic as such. They make no fact the answer; they only leave less of the question unexplained."""

STARTING = re.compile(
    r"^(?:(?:and|so|but|well|okay|ok|right|oh|um|uh|er|hm|great|thanks|thank you|interesting|wow|yeah|sure|i see|also|now|"
    r"then|actually|just curious|i was wondering|if i may ask|may i ask|can i ask(?: you)?|let me ask(?: you)?)\b[\s,.:;!–—-]*)+",
    re.IGNORECASE,
)
"""Said before a question, and no part of what is asked."""
HESITATION = listed("um uh er erm well so and okay ok like oh please just actually really basically yeah right now then also")
TEMPLATE = re.compile(r"\{[{%].*?[%}]\}")


@dataclass(frozen=True, slots=True)
class Found:
    """A fact and how well it answers."""

    fact: Fact
    score: float
    question: str
    """The question that it answers best."""


@dataclass(frozen=True, slots=True)
class _Indexed:
    fact: Fact
    asks: tuple[frozenset[str], ...]
    grams: tuple[frozenset[str], ...]
    """The words and word pairs of each ask."""
    body: frozenset[str]
    """Terms of tellings and detail."""
    topics: frozenset[str]


class Index:
    """The facts of one profile, made ready to be searched."""

    def __init__(self, profile: RoleProfile) -> None:
        own = (word for word in WORD.findall(fold(f"{profile.full_name} {profile.organisation}")) if word not in SYNONYM)
        role = fold(profile.role).split(" ", 1)[-1]
        short = " ".join(role.split(" ")[-2:])
        # "What does a soil conservationist do?" asks what *you* do, and nothing about soil.
        named = f"(?:{re.escape(role)}|{re.escape(short)})s?"
        self._roles = (
            (re.compile(rf"\b(?:do|does) (?:an? )?{named}\b"), "do you"),
            (re.compile(rf"\babout (?:an? )?{named}\b"), "about your job"),
            (re.compile(rf"\b(?:to be|being|become|becoming|as) (?:an? )?{named}\b"), "do this"),
        )
        self._facts = tuple(_indexed(fact) for fact in profile.facts)
        count = len(self._facts) or 1
        seen: dict[str, int] = {}
        for each in self._facts:
            for one in frozenset().union(*each.asks):
                seen[one] = seen.get(one, 0) + 1
        # A word that every fact is asked with says little; one that only a single fact is asked with says nearly all.
        self._weight = {one: math.log(1 + count / number) for one, number in seen.items()}
        self._most = math.log(1 + count)
        # A name says nothing; "School" or "Department" in it may be just what is asked about.
        self._own = frozenset(term(word) for word in own)
        heard: dict[str, int] = {}
        for each in self._facts:
            for gram in frozenset().union(*each.grams):
                heard[gram] = heard.get(gram, 0) + 1
        self._rare = {gram: math.log(1 + count / number) for gram, number in heard.items()}
        self._lengths = {each.fact.id: [self._length(grams) for grams in each.grams] for each in self._facts}
        asks = [(place, ask) for place, fact in enumerate(profile.facts) for ask in _asks(fact)]
        asks += [(len(self._facts), ask) for ask in ASKED["nobody"]]
        told = [(place, telling) for place, fact in enumerate(profile.facts) for telling in fact.tellings if "{" not in telling]
        self._owner = np.array([place for place, _ in (*asks, *told)])
        self._worth = np.array([1.0] * len(asks) + [TOLD] * len(told), np.float32)
        self._meanings = meanings([text for _, text in (*asks, *told)])

    def rank(self, heard: str, topics: Sequence[str], last_told: str | None = None) -> list[Found]:
        """Every fact, best first. `topics` is what the director understood, most likely first; `last_told` the id of the fact
        told last, which a question such as "How so?" leans on."""
        asked = questions(heard) or (heard,)
        found = [self._rank_one(question, topics if len(asked) == 1 else (), last_told) for question in asked]
        before = heard.partition(asked[0])[0].strip() if asked[0] else ""  # nobody said anything
        if before and (points_back(asked[0]) or follows_up(asked[0])):
            # "I faint when I see blood. Is that a problem?" asks about the blood
            found.insert(0, self._rank_one(f"{before} {asked[0]}", topics, last_told))
        if len(asked) > 1:
            found.append(self._rank_one(" ".join(asked), topics, last_told))
        for ranking in found:
            if ranking and ranking[0].score >= SURE:
                return ranking
        return max(found, key=lambda ranking: ranking[0].score if ranking else 0.0)

    def _rank_one(self, question: str, topics: Sequence[str], last_told: str | None) -> list[Found]:
        leans, back = follows_up(question), points_back(question)
        last = (last_told or "").removesuffix(".detail")
        if leans:
            found = [Found(each.fact, 1.0 if each.fact.id == last else 0.0, question) for each in self._facts]
            return sorted(found, key=lambda each: -each.score)
        asking = fold(question)
        for pattern, plainer in self._roles:
            asking = pattern.sub(plainer, asking)
        query = tuple(one for one in terms(asking) if one not in self._own)
        spoken = grams(asking)
        near, nobody = self._near(question if asking == fold(question) else asking)
        found = []
        for place, each in enumerate(self._facts):
            score = MEANING * near[place] + (1 - MEANING) * self._score(query, spoken, each, topics)
            if nobody > near[place]:
                score -= NOBODYS  # what was asked is rather what this profile has no fact for
            if each.fact.id == last and back and len(query) <= 3:
                score += 0.08  # "How did that change your work?" is about what was just told
            found.append(Found(each.fact, score, question))
        found.sort(key=lambda each: -each.score)  # stable: the profile's order decides a tie
        return [replace(each, score=max(0.0, min(each.score, 1.0))) for each in found]

    def likeness(self, question: str, texts: Sequence[str]) -> list[float]:
        """How near each text comes to a question in meaning."""
        return [float(one) for one in meanings(texts) @ meaning(question)] if texts else []

    def _near(self, question: str) -> tuple[Sequence[float], float]:
        """How near the meaning comes to each fact's, and to that of a question which no fact of this profile answers; 0 to 1."""
        bare = STARTING.sub("", question).strip() or question
        likeness = np.maximum(self._meanings @ meaning(bare), 0) * self._worth
        best = np.zeros(len(self._facts) + 1, np.float32)
        np.maximum.at(best, self._owner, likeness)
        return [float(one) for one in best[:-1]], float(best[-1])

    def _score(self, query: Sequence[str], spoken: frozenset[str], fact: _Indexed, topics: Sequence[str]) -> float:
        on_topic = next((1.0 - 0.3 * place for place, topic in enumerate(topics[:3]) if topic in fact.fact.topics), 0.0)
        worded = self._wording(spoken, fact)
        total = sum(self._of(one) for one in query)
        if not total:
            return max(0.45 * on_topic, 0.8 * worded + 0.12 * on_topic)
        asked = set(query)
        nearest = max((self._likeness(asked, ask) for ask in fact.asks), default=0.0)
        told = sum(self._of(one) for one in query if one in fact.body) / total
        explained = sum(
            self._of(one) for one in query if one in fact.body or one in fact.topics or any(one in ask for ask in fact.asks)
        )
        share = explained / total
        near = max(0.55 * nearest + 0.45 * worded, 0.9 * worded, 0.8 * nearest)
        score = 0.72 * near + 0.12 * told + 0.14 * share + 0.22 * on_topic * (0.35 + 0.65 * share)
        # Where most of what was asked stands nowhere in the fact, likeness in the small words is chance.
        return score * min(1.0, 0.5 + 1.0 * share)

    def _wording(self, spoken: frozenset[str], fact: _Indexed) -> float:
        """How near the very words come to one of the asks, small words and word pairs counted too: the cosine over weights."""
        length = self._length(spoken)
        best = 0.0
        for place, (ask, other) in enumerate(zip(fact.grams, self._lengths[fact.fact.id], strict=True)):
            shared = sum(self._rarity(gram) ** 2 for gram in spoken & ask)
            if shared:
                # a profile's own asks go before those of everybody
                best = max(best, (1.0 if place < len(fact.fact.asks) else 0.97) * shared / (length * other))
        return best

    def _length(self, spoken: frozenset[str]) -> float:
        return math.sqrt(sum(self._rarity(gram) ** 2 for gram in spoken)) or 1.0

    def _rarity(self, gram: str) -> float:
        weight = self._rare.get(gram, 0.6 * self._most if " " not in gram else 0.3 * self._most)
        return weight if " " not in gram else 0.6 * weight

    def _likeness(self, asked: set[str], ask: frozenset[str]) -> float:
        """Dice's measure over weights: 1 when both hold the same terms."""
        shared = sum(self._of(one) for one in asked & ask)
        both = sum(self._of(one) for one in asked) + sum(self._of(one) for one in ask)
        return 2 * shared / both if both else 0.0

    def _of(self, one: str) -> float:
        """An unknown word weighs less than a rare known one: strangers use words that nobody foresaw."""
        return self._weight.get(one, 0.6 * self._most)


_indexes: list[tuple[RoleProfile, Index]] = []
"""The one made last: a session has one profile, and to make its index takes a while."""


def index_of(profile: RoleProfile) -> Index:
    """The profile's index, made once."""
    if not _indexes or _indexes[0][0] is not profile:
        _indexes[:] = [(profile, Index(profile))]
    return _indexes[0][1]


@lru_cache(maxsize=8192)
def grams(text: str) -> frozenset[str]:
    """The words of a question as they are compared, none left out, and each two that stand together."""
    words = [SYNONYM.get(word) or stem(word) for word in WORD.findall(fold(text)) if word not in HESITATION]
    return frozenset((*words, *(f"{one} {two}" for one, two in pairwise(("<", *words)))))


def _asks(fact: Fact) -> tuple[str, ...]:
    return (*fact.asks, *ASKED.get(fact.id, ()))


def _indexed(fact: Fact) -> _Indexed:
    body = TEMPLATE.sub(" ", " ".join((*fact.tellings, fact.detail or "")))
    asks = _asks(fact)
    return _Indexed(
        fact,
        tuple(frozenset(terms(ask)) for ask in asks),
        tuple(grams(ask) for ask in asks),
        frozenset(terms(body)),
        frozenset(one for topic in fact.topics for word in TOPIC_WORDS.get(topic, "").split() for one in terms(word)),
    )
