"""The professionals and question sets that come with coach keep what a talk relies on: all topics, speakable tellings, no echo.

Read through the real `Library`, as a rehearsal reads them. Lines are counted and filled in as the scripted persona does it.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from coach.actor.memory import plain
from coach.actor.retrieval import ANSWERS, Index, grams
from coach.actor.sentences import count
from coach.dialogue.vocabulary import TOPICS
from coach.scenario.load import Library, load_scenario
from coach.scenario.model import QuestionSet, RoleProfile
from coach.scenario.templates import line_variables, render

LIBRARY = Library(Path(__file__).parents[2] / "scenarios")
PROFILES = {name: LIBRARY.profile(name) for name in LIBRARY.names("profile")}
SETS = {name: LIBRARY.questions(name) for name in LIBRARY.names("questions")}
FOR_ANYBODY = {name: questions for name, questions in SETS.items() if not questions.roles}
FOR_A_ROLE = {name: questions for name, questions in SETS.items() if questions.roles}
MOVES = {name: move for each in LIBRARY.names("scenario") for name, move in load_scenario(each, LIBRARY).moves.items()}

MUST_BE_TOLD = frozenset(TOPICS) - {"resume_feedback", "other"}
"""A trainee may ask about any of these; "I don't know" to all of one topic would be the file's fault."""
CLOSED = re.compile(r"^(is|are|was|were|do|does|did|can|could|would|will|has|have|should)\b", re.IGNORECASE)
REMEMBERS = re.compile(
    r"\b(as you (said|told|wrote)|last time (we|you)|when we (spoke|talked)|(got|read|saw) your (e-mail|letter|message))\b",
    re.IGNORECASE,
)

profiles = pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
question_sets = pytest.mark.parametrize("questions", FOR_ANYBODY.values(), ids=FOR_ANYBODY)


def spoken(profile: RoleProfile) -> list[str]:
    """Everything that this person can say about themselves and others."""
    facts = [text for fact in profile.facts for text in (*fact.tellings, *([fact.detail] if fact.detail else []))]
    return facts + [text for contact in profile.contacts for text in contact.tellings]


def fillings(profile: RoleProfile) -> list[dict[str, object]]:
    """What a line may be filled in with: each free time, with and without the trainee's name, early and late."""
    return [
        line_variables(profile, trainee_name=name, slot=slot, minutes=30, minutes_left=left)
        for slot, name, left in product(profile.free, ("", "Dana"), (12.0, 0.4))
    ]


def test_ten_professionals_and_three_question_sets_are_shipped() -> None:
    assert len(PROFILES) == 10
    assert "ruth-adler" in PROFILES
    assert set(FOR_ANYBODY) == {"first-meeting", "career-changer", "student"}
    assert len(FOR_A_ROLE) == 10


def test_no_two_professionals_share_a_name_a_field_or_a_workplace() -> None:
    for taken in ("full_name", "first_name", "surname", "field", "organisation", "phone_greeting"):
        values = [getattr(profile, taken) for profile in PROFILES.values()]
        assert len(set(values)) == len(values), taken


def test_no_invented_contact_bears_the_name_of_another_person() -> None:
    names = [contact.name for profile in PROFILES.values() for contact in profile.contacts]
    names += [profile.full_name for profile in PROFILES.values()]
    assert [name for name, times in Counter(names).items() if times > 1] == []


@profiles
def test_every_topic_can_be_talked_about_with_a_stranger(profile: RoleProfile) -> None:
    """Of each topic at least one fact needs no condition, so that a first question is never turned away."""
    free = [fact for fact in profile.facts if not fact.when.model_dump(exclude_defaults=True)]
    assert MUST_BE_TOLD - {topic for fact in free for topic in fact.topics} == set()
    assert len(profile.facts) >= 24


@profiles
def test_some_things_are_told_only_once_trust_has_grown(profile: RoleProfile) -> None:
    """A few, and within reach: levels go up to 100 and start below 55."""
    guarded = [fact.when for fact in profile.facts if fact.when.trust or fact.when.interest]
    assert 2 <= len(guarded) <= 6
    for level in [each for when in guarded for each in (when.trust, when.interest) if each]:
        assert 45 <= int(level.removeprefix(">= ")) <= 75


@profiles
def test_no_id_stands_twice(profile: RoleProfile) -> None:
    ids = [each.id for each in (*profile.facts, *profile.contacts)]
    assert len(set(ids)) == len(ids)


@profiles
def test_each_telling_is_one_to_three_sentences_and_each_detail_at_most_two(profile: RoleProfile) -> None:
    for each in (*profile.facts, *profile.contacts):
        assert len(each.tellings) == 2, each.id
        assert [text for text in each.tellings if not 1 <= count(text) <= 3] == []
    assert [fact.id for fact in profile.facts if fact.detail and count(fact.detail) > 2] == []


@profiles
def test_nothing_is_said_twice(profile: RoleProfile) -> None:
    """Not even one sentence of five words or more: the persona would have to swallow it the second time."""
    texts = [plain(text) for text in spoken(profile)]
    assert len(set(texts)) == len(texts)
    sentences = Counter(
        plain(sentence)
        for text in spoken(profile)
        for sentence in re.split(r"(?<=[.!?…])\s+", text)
        if len(sentence.split()) >= 5
    )
    assert [sentence for sentence, times in sentences.items() if times > 1] == []


def test_no_professional_borrows_the_words_of_another() -> None:
    """Whole tellings, details and lines in their own words."""
    said = Counter(plain(text) for profile in PROFILES.values() for text in spoken(profile))
    assert [text for text, times in said.items() if times > 1] == []


@pytest.mark.slow
@profiles
def test_a_way_of_asking_leads_to_its_own_fact(profile: RoleProfile) -> None:
    """ "Do you need a degree?" must bring the fact on degrees, with a score that is enough to answer.

    Two in a hundred may go astray: "Can you work from home?" stands with two facts, and either will do.
    """
    index = Index(profile)
    asks = [(ask, fact) for fact in profile.facts for ask in fact.asks]
    assert all(2 <= len(fact.asks) <= 20 for fact in profile.facts)
    missed = []
    for ask, fact in asks:
        best = index.rank(ask, fact.topics[:1])[0]
        if best.fact.id != fact.id or best.score < ANSWERS:
            missed.append(f"{ask} → {best.fact.id} ({best.score:.2f}), not {fact.id}")
    assert len(missed) <= 0.02 * len(asks), missed


@profiles
def test_hardly_two_facts_are_asked_for_in_the_same_words(profile: RoleProfile) -> None:
    owners: dict[frozenset[str], set[str]] = {}
    for fact in profile.facts:
        for ask in fact.asks:
            assert grams(ask), f"{ask!r} holds only words that say nothing"
            owners.setdefault(grams(ask), set()).add(fact.id)
    shared = [sorted(facts) for facts in owners.values() if len(facts) > 1]
    assert len(shared) <= 8, shared  # a bad day and a bad week, travel and working from home: either answers


@profiles
def test_contacts_are_named_with_their_name_and_the_first_is_easy_to_earn(profile: RoleProfile) -> None:
    assert 2 <= len(profile.contacts) <= 3
    for contact in profile.contacts:
        assert all(contact.name in text for text in contact.tellings), contact.id
    needed = [int((contact.when.trust or ">= 0").removeprefix(">= ")) for contact in profile.contacts]
    assert needed == sorted(needed)
    assert needed[0] <= 45 < needed[-1]


@profiles
def test_nobody_claims_to_remember_what_never_happened(profile: RoleProfile) -> None:
    everything = [*spoken(profile), *(line for lines in profile.lines.values() for line in lines)]
    assert [text for text in everything if REMEMBERS.search(text)] == []


@profiles
def test_own_pay_is_declined_though_ranges_are_told(profile: RoleProfile) -> None:
    assert count(profile.wont_discuss["salary"]) == 1
    assert any("salary" in fact.topics for fact in profile.facts)


@profiles
def test_own_lines_fit_the_moves_that_they_stand_for(profile: RoleProfile) -> None:
    """Filled in with every slot, with and without a name, each line keeps the move's cap of sentences and its blanks."""
    assert len(profile.lines) >= 8
    for name, lines in profile.lines.items():
        most = min(MOVES[name].max_sentences, profile.max_sentences)
        for line, variables in product(lines, fillings(profile)):
            text = render(line, variables)
            assert 1 <= count(text) <= most, text
            assert text == text.strip()
            assert "  " not in text
            assert " ," not in text


@profiles
def test_times_and_places_fit_into_the_sentences_of_the_scenarios(profile: RoleProfile) -> None:
    """ "Thursday at ten it is." "You are at the branch on Market Square." """
    assert len(profile.free) == 3
    weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    assert {slot.split()[0] for slot in profile.free} <= set(weekdays)
    assert not re.match(r"(my|our|at|in|on)\b", profile.place, re.IGNORECASE), "it stands in the briefing too, after 'You are at'"
    assert re.match(r"(a|an|the)\b", profile.role)
    for text in (*profile.free, profile.place, profile.organisation, profile.role, profile.field):
        assert not text.endswith((".", "!", "?"))
    assert 1 <= count(profile.directions) <= 2
    assert 3 <= len(profile.research) <= 5


@question_sets
def test_a_question_set_covers_the_topics_with_open_questions(questions: QuestionSet) -> None:
    assert 20 <= len(questions.questions) <= 30
    assert MUST_BE_TOLD - {topic for each in questions.questions for topic in each.topics} == set()
    assert {topic for each in questions.questions for topic in each.topics} <= set(TOPICS)
    assert [each.text for each in questions.questions if CLOSED.match(each.text) or not each.text.endswith("?")] == []
    assert 8 <= sum(each.interesting for each in questions.questions) < len(questions.questions)


def test_the_questions_for_a_role_are_open_mostly_interesting_and_of_many_topics() -> None:
    for name, questions in FOR_A_ROLE.items():
        assert 10 <= len(questions.questions) <= 15, name
        assert [each.text for each in questions.questions if CLOSED.match(each.text) or not each.text.endswith("?")] == [], name
        assert sum(each.interesting for each in questions.questions) >= 6, name
        topics = {topic for each in questions.questions for topic in each.topics}
        assert topics <= set(TOPICS), name
        assert len(topics) >= 8, name


def test_no_question_stands_twice() -> None:
    """A plan is drawn from several sets at once, so no two of them may ask the same."""
    for name, questions in SETS.items():
        assert len({each.id for each in questions.questions}) == len(questions.questions), name
    for_a_role = [each.text for questions in FOR_A_ROLE.values() for each in questions.questions]
    for questions in FOR_ANYBODY.values():
        texts = Counter(plain(text) for text in (*for_a_role, *(each.text for each in questions.questions)))
        own = {plain(each.text) for each in questions.questions}
        assert [text for text, times in texts.items() if times > 1 and text in own] == [], questions.name


def test_the_questions_for_a_role_are_answered_by_those_who_have_it() -> None:
    from coach.preparation.plan import meant_for

    answered = set()
    for profile in PROFILES.values():
        for questions in FOR_A_ROLE.values():
            if meant_for(questions.roles, f"{profile.role} {profile.field}"):
                index = Index(profile)
                best = {each.text: index.rank(each.text, each.topics)[0] for each in questions.questions}
                assert [
                    f"{profile.name}: {text} → {found.fact.id}" for text, found in best.items() if found.score < ANSWERS
                ] == []
                answered.add(profile.name)
    assert answered == set(PROFILES)


@profiles
@question_sets
def test_every_suggested_question_is_answered_by_everybody(profile: RoleProfile, questions: QuestionSet) -> None:
    """A hint that ends in "I couldn't tell you" would teach the trainee to distrust the hints."""
    index = Index(profile)
    best = {each.text: index.rank(each.text, each.topics)[0] for each in questions.questions}
    assert [f"{text} → {found.fact.id} ({found.score:.2f})" for text, found in best.items() if found.score < ANSWERS] == []


@profiles
@pytest.mark.parametrize(
    ("question", "topic", "fact"),
    [
        ("How did you get into this field?", "career_path", "path"),
        ("How did you end up in this job?", "career_path", "path"),
        ("What does a typical day look like?", "typical_day", "day"),
        ("What do you like most about your work?", "likes", "best"),
        ("What is the hardest part of your job?", "dislikes_challenges", "hard"),
        ("What advice would you give somebody like me?", "advice_for_me", "advice"),
        ("How do people usually get in?", "entry_routes", "entry"),
    ],
)
def test_the_questions_that_everybody_asks_are_answered_by_the_fact_they_ask_for(
    profile: RoleProfile, question: str, topic: str, fact: str
) -> None:
    assert Index(profile).rank(question, (topic,))[0].fact.id == fact
