"""A question and a profile's facts in, the facts that answer it out, best first, each with a score from 0 to 1.

"So how did you end up in nursing?" ranks the fact whose `asks` hold "How did you get into nursing?" above one on night shifts.
Lexical: rarer words weigh more, within this profile; nothing is learned and nothing is random. It does not know what may be
told: the directive says that.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.actor.questions import follows_up, points_back, questions
from coach.actor.words import terms
from coach.scenario.model import Fact, RoleProfile

ANSWERS = 0.4
"""From this score on a fact answers the question. Set on `tests/actor/cases.py`: right facts score higher, strangers lower."""
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
    body: frozenset[str]
    """Terms of tellings and detail."""
    topics: frozenset[str]


class Index:
    """The facts of one profile, made ready to be searched."""

    def __init__(self, profile: RoleProfile) -> None:
        own = terms(f"{profile.full_name} {profile.organisation}")
        self._facts = tuple(_indexed(fact) for fact in profile.facts)
        count = len(self._facts) or 1
        seen: dict[str, int] = {}
        for each in self._facts:
            for term in frozenset().union(*each.asks):
                seen[term] = seen.get(term, 0) + 1
        # A word that every fact is asked with says little; one that only a single fact is asked with says nearly all.
        self._weight = {term: math.log(1 + count / number) for term, number in seen.items()}
        self._most = math.log(1 + count)
        self._own = frozenset(own)

    def rank(self, heard: str, topics: Sequence[str], last_told: str | None = None) -> list[Found]:
        """Every fact, best first. `topics` is what the director understood, most likely first; `last_told` the id of the fact
        told last, which a question such as "How so?" leans on."""
        asked = questions(heard) or (heard,)
        found = [self._rank_one(question, topics if len(asked) == 1 else (), last_told) for question in asked]
        if len(asked) > 1:
            found.append(self._rank_one(" ".join(asked), topics, last_told))
        for ranking in found:
            if ranking and ranking[0].score >= SURE:
                return ranking
        return max(found, key=lambda ranking: ranking[0].score if ranking else 0.0)

    def _rank_one(self, question: str, topics: Sequence[str], last_told: str | None) -> list[Found]:
        query = tuple(term for term in terms(question) if term not in self._own)
        last = (last_told or "").removesuffix(".detail")
        leans = follows_up(question)
        back = points_back(question)
        found: list[Found] = []
        for each in self._facts:
            if leans:
                score = 1.0 if each.fact.id == last else 0.0
            else:
                score = self._score(query, each, topics)
                if each.fact.id == last and back and len(query) <= 3:
                    score += 0.15  # "How did that change your work?" is about what was just told
            found.append(Found(each.fact, min(score, 1.0), question))
        found.sort(key=lambda each: -each.score)  # stable: the profile's order decides a tie
        return found

    def _score(self, query: Sequence[str], fact: _Indexed, topics: Sequence[str]) -> float:
        on_topic = next((1.0 - 0.3 * place for place, topic in enumerate(topics[:3]) if topic in fact.fact.topics), 0.0)
        total = sum(self._of(term) for term in query)
        if not total:
            return 0.45 * on_topic
        asked = set(query)
        nearest = max((self._likeness(asked, ask) for ask in fact.asks), default=0.0)
        told = sum(self._of(term) for term in query if term in fact.body) / total
        known = fact.body.union(fact.topics, *fact.asks)
        explained = sum(self._of(term) for term in query if term in known) / total
        # The weights come from leaving each way of asking out of the shipped profiles and searching its fact with the others.
        return 0.64 * nearest + 0.15 * told + 0.10 * explained + 0.30 * on_topic * (0.45 + 0.55 * explained)

    def _likeness(self, asked: set[str], ask: frozenset[str]) -> float:
        """Dice's measure over weights: 1 when both hold the same terms."""
        shared = sum(self._of(term) for term in asked & ask)
        both = sum(self._of(term) for term in asked) + sum(self._of(term) for term in ask)
        return 2 * shared / both if both else 0.0

    def _of(self, term: str) -> float:
        """An unknown word weighs less than a rare known one: strangers use words that nobody foresaw."""
        return self._weight.get(term, 0.6 * self._most)


def _indexed(fact: Fact) -> _Indexed:
    body = TEMPLATE.sub(" ", " ".join((*fact.tellings, fact.detail or "")))
    return _Indexed(
        fact,
        tuple(frozenset(terms(ask)) for ask in fact.asks),
        frozenset(terms(body)),
        frozenset(term for topic in fact.topics for word in TOPIC_WORDS.get(topic, "").split() for term in terms(word)),
    )
