"""A trainee's facts and the question sets in, a plan of questions for one meeting out; and a plan that was edited, read again.

`draw(facts, sets)` takes the trainee's own questions first, then those for the professional's role, for the trainee's
background and for anybody: on what the trainee wants to hear, no two alike, most of them interesting to answer, none that could
be looked up. The same facts give the same plan. Knows no file and no verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from coach.acts import detect
from coach.dialogue.types import Understanding
from coach.judge.wording import content_words
from coach.llm.prompts import Prompts
from coach.preparation import phrasing
from coach.preparation.documents import PERSON, Document, Form
from coach.preparation.facts import Facts
from coach.preparation.lookup import stands_somewhere
from coach.scenario.load import Library
from coach.scenario.model import Question, QuestionSet
from coach.speech.script import BLANK, DIRECTION, FRONT_MATTER, UNSAID

FORM = Form("questions", "Question plan", "questions", "meeting", "meeting")
LENGTH = 10
"""Questions of a plan: a half hour has time for eight to twelve."""
LEAST = 6
OWN_MOST = 6
"""Own questions, so that there is room for some that were made to be interesting."""
LONGEST_QUESTION = 300
MOST_QUESTIONS = 60
ALIKE = 0.6
"""Share of content words from which two questions ask the same."""
PER_TOPIC = 2
ORDER = (
    "career_path", "typical_day", "likes", "skills_education", "organisation_culture", "entry_routes", "dislikes_challenges",
    "work_life", "industry_trends", "other", "salary", "resume_feedback", "advice_for_me",
)  # fmt: skip
"""A talk begins with them and ends with the trainee; money is no opening."""
ITEM = re.compile(r"^\s{0,3}(?:\d{1,3}[.)]|[-*+•])\s+(?P<text>\S.*?)\s*$")
PLAIN_QUESTION = re.compile(r"^\s{0,3}(?P<text>[^#>\[\s][^\[\]]*\?[\"”’)]?)\s*$")


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be asked, and what was left out."""

    questions: tuple[Question, ...]
    set_aside: tuple[tuple[str, str], ...] = ()
    """A question of the trainee's own, and where its answer stands."""


@dataclass(frozen=True, slots=True)
class _Page:
    person: str
    reason: str
    questions: tuple[str, ...]
    shortest: str
    set_aside: tuple[str, ...]


def meant_for(words: Sequence[str], text: str) -> int:
    """How many of these words stand in `text`, small or large, in one or in many."""
    return sum(bool(re.search(rf"(?<!\w){re.escape(word)}(?:s|es)?(?!\w)", text, re.IGNORECASE)) for word in words)


def all_sets(library: Library) -> tuple[QuestionSet, ...]:
    """Every question set there is, by name. Raises ManyProblems for one of the user's own that is wrong."""
    return tuple(library.questions(name) for name in library.names("questions"))


def role_sets(facts: Facts, sets: Sequence[QuestionSet]) -> list[QuestionSet]:
    """The sets for this role, the one that fits best first; the organisation decides only where role and field do not."""
    every = [each for each in sets if each.roles]
    for text in (f"{facts.role} {phrasing.field(facts.field)}", facts.organisation):
        found = sorted(((meant_for(each.roles, text), each) for each in every), key=lambda pair: (-pair[0], pair[1].name))
        if found and found[0][0]:
            return [each for score, each in found if score]
    return []


def draw(facts: Facts, sets: Sequence[QuestionSet]) -> Plan:
    """The plan of one meeting."""
    wanted = wishes(facts)
    own = [*_from_reading(facts), *(_own(f"own-{number}", text) for number, text in enumerate(facts.questions, 1))]
    aside = tuple((each.text, where) for each in own if (where := stands_somewhere(each.text)))
    chosen: list[Question] = []
    for each in own:
        if not stands_somewhere(each.text) and len(chosen) < OWN_MOST and not _twice(each, chosen):
            chosen.append(each)
    general = [each for each in sets if not each.roles and not each.backgrounds]
    like_them = [each for each in sets if each.backgrounds and meant_for(each.backgrounds, facts.background)]
    like_them.sort(key=lambda each: (-meant_for(each.backgrounds, facts.background), each.name))
    quotas = ((role_sets(facts, sets)[:1], 4), (like_them[:1], 2), (general, LENGTH))
    for sources, quota in quotas:
        room = min(quota, LENGTH - len(chosen))
        for each in _best([question for source in sources for question in source.questions], wanted, chosen, room):
            chosen.append(each)
    chosen.sort(key=lambda each: min(map(_place, each.topics), default=_place("other")))
    return Plan(tuple(chosen), aside)


@lru_cache(1024)
def understood(text: str) -> Understanding:
    """What is heard in a question; a plan that is drawn, read again and judged is understood once."""
    return detect(text)


def wishes(facts: Facts) -> dict[str, tuple[str, ...]]:
    """What the trainee wants to hear → the topics that it is about."""
    return {
        wish: _topics(f"I would like to hear {wish}", f"What about {wish}?", f"Tell me about {wish}.")
        for wish in facts.wants_to_learn
    }


def _topics(*ways: str) -> tuple[str, ...]:
    """What the first of several ways to ask it is understood to be about."""
    heard = (tuple(topic for topic in understood(way).topics if topic != "other") for way in ways)
    return next((topics for topics in heard if topics), ())


def _own(name: str, text: str) -> Question:
    asked = text if text.rstrip().endswith("?") else f"{phrasing.bare(text)}?"
    return Question(id=name, text=phrasing.capital(asked), topics=_topics(asked) or ("other",))


def _from_reading(facts: Facts) -> list[Question]:
    """What the trainee has read, as a question that shows it: its answer stands nowhere."""
    if not facts.read or phrasing.speaks_of_them(facts.read):
        return []
    asked = _own("from-reading", f"{phrasing.bare(phrasing.read(facts.read))}: how did it come about?")
    return [asked.model_copy(update={"interesting": True})]


def _best(
    offered: Sequence[Question], wanted: dict[str, tuple[str, ...]], chosen: Sequence[Question], room: int
) -> list[Question]:
    """The next ones: first on a topic that is wanted and not yet asked about, then on one that nobody asks about."""
    found: list[Question] = []
    open_topics = {topic for topics in wanted.values() for topic in topics}
    for _ in range(room):
        taken = [*chosen, *found]
        asked = [topic for each in taken for topic in each.topics]
        ranked = [
            (
                -len(open_topics & set(each.topics) - set(asked)),
                not each.interesting,
                sum(asked.count(topic) for topic in each.topics),
                "salary" in each.topics,
                place,
            )
            for place, each in enumerate(offered)
            if not _twice(each, taken) and all(asked.count(topic) < PER_TOPIC or topic in open_topics for topic in each.topics)
            and ("salary" not in each.topics or "salary" in open_topics)
        ]  # fmt: skip
        if not ranked:
            break
        found.append(offered[min(ranked)[-1]])
    return found


def _twice(question: Question, taken: Iterable[Question]) -> bool:
    return any(alike(question.text, each.text) for each in taken)


def alike(one: str, other: str) -> bool:
    """Whether two questions ask the same."""
    first, second = content_words(one), content_words(other)
    if not first or not second:
        return one.strip().lower() == other.strip().lower()
    common = len(first & second)
    return first == second or (common > 1 and common >= ALIKE * min(len(first), len(second)))


def _place(topic: str) -> int:
    return ORDER.index(topic) if topic in ORDER else len(ORDER)


def plan_document(plan: Plan, facts: Facts, prompts: Prompts) -> Document:
    """The plan as a page to edit and to take along."""
    wanted = {topic for topics in wishes(facts).values() for topic in topics}
    numbered = list(enumerate(plan.questions, 1))
    numbered.sort(key=lambda pair: (not pair[1].id.startswith("own-"), not wanted & set(pair[1].topics), not pair[1].interesting))
    best = sorted(number for number, _ in numbered[:3])
    page = _Page(
        person=facts.person or f"[{PERSON}]",
        reason=f"Why: {phrasing.stop(facts.why)}" if facts.why else "Why: your reason, in one sentence.",
        questions=tuple(f"{number}. {each.text}" for number, each in enumerate(plan.questions, 1)),
        shortest=f"numbers {phrasing.listed([str(each) for each in best])}" if len(best) > 1 else "the first three",
        set_aside=tuple(f"“{text}”, since {where}" for text, where in plan.set_aside),
    )
    return Document(FORM, prompts.render("questions.j2", page))


def planned(markdown: str, sets: Sequence[QuestionSet]) -> tuple[Question, ...]:
    """The questions of a plan as it stands, edited or not: list entries, and lines that end in a question mark."""
    known = {each.text: each for found in sets for each in found.questions}
    text = UNSAID.sub(" ", FRONT_MATTER.sub("", markdown.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")))
    found: list[Question] = []
    for line in DIRECTION.sub(" ", text).split("\n"):
        match = ITEM.match(line) or PLAIN_QUESTION.match(line)
        if match is None or BLANK.search(match["text"]):
            continue
        asked = " ".join(match["text"].replace("**", "").replace("__", "").split())[:LONGEST_QUESTION]
        if not any(char.isalpha() for char in asked) or any(asked == each.text for each in found):
            continue
        topics = known[asked].topics if asked in known else understood(asked).topics or ("other",)
        interesting = asked in known and known[asked].interesting
        found.append(Question(id=f"q{len(found) + 1}", text=asked, topics=topics, interesting=interesting))
        if len(found) == MOST_QUESTIONS:
            break
    return tuple(found)
