"""A plan of questions as it stands, a verdict for each thing that a good plan does out: `enough: met, 10 questions`.

The same shape as the verdicts on a text, so that both are shown alike. Whether a question is interesting to answer is known of
those that come with coach; of the trainee's own it is not, and that is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.dialogue.types import Verdict
from coach.dialogue.vocabulary import TOPICS
from coach.dialogue.words import count_words
from coach.judge.check import Checked
from coach.preparation.check import Verdicts
from coach.preparation.documents import Document
from coach.preparation.facts import Facts
from coach.preparation.lookup import stands_somewhere
from coach.preparation.plan import LEAST, alike, planned, role_sets, understood, wishes
from coach.scenario.model import Question, QuestionSet, Rules
from coach.speech.script import blanks

INTERESTING_LEAST = 3


def judged_plan(document: Document, facts: Facts, sets: Sequence[QuestionSet], rules: Rules) -> Verdicts:
    """What the plan does, and what it leaves out."""
    questions = planned(document.text, sets)
    words = sum(count_words(each.text) for each in questions)
    criteria = (
        _enough(questions),
        _interesting(questions),
        _nowhere_to_be_found(questions),
        _open(questions, sets),
        _no_two_alike(questions),
        *_topics(questions, facts),
        _for_the_role(questions, facts, sets),
    )
    return Verdicts(document.form, words, round(words * 60 / rules.words_per_minute), blanks(document.text), criteria)


def _enough(questions: Sequence[Question]) -> Checked:
    verdict: Verdict = "met" if len(questions) >= LEAST else "missed"
    return Checked("enough", f"at least {LEAST} questions", verdict, because=_count(len(questions)))


def _interesting(questions: Sequence[Question]) -> Checked:
    says = "some that are interesting to answer"
    known = sum(each.interesting for each in questions)
    unknown = [each for each in questions if not each.interesting]
    if known >= min(INTERESTING_LEAST, LEAST // 2):
        return Checked(
            "interesting", says, "met", because=f"{known} of {len(questions)} ask for a story, a judgement or a change"
        )
    if known + len(unknown) >= INTERESTING_LEAST and len(questions) >= LEAST:
        return Checked("interesting", says, "unscored", because="of your own questions coach cannot tell; you can")
    say = "Which moment changed the direction of your career?"
    return Checked("interesting", says, "missed", because=_count(known), say=say)


def _nowhere_to_be_found(questions: Sequence[Question]) -> Checked:
    says = "none that could be looked up"
    found = [(each.text, where) for each in questions if (where := stands_somewhere(each.text))]
    if not found:
        return Checked("not_to_be_looked_up", says, "met")
    because = "; ".join(f"“{text}”: {where}" for text, where in found)
    return Checked("not_to_be_looked_up", says, "violated", because=because, say="Ask how it is for them, or why it is so.")


def _open(questions: Sequence[Question], sets: Sequence[QuestionSet]) -> Checked:
    says = "open questions"
    theirs = {each.text for found in sets for each in found.questions}
    closed = [each.text for each in questions if each.text not in theirs and _closed(each.text)]
    if not closed:
        return Checked("open_questions", says, "met" if questions else "missed")
    because = "a yes, a no or one word answers " + ", ".join(f"“{text}”" for text in closed)
    verdict: Verdict = "met" if len(closed) * 3 <= len(questions) else "missed"
    return Checked("open_questions", says, verdict, because=because, say="Begin with how, what, which or why.")


def _closed(text: str) -> bool:
    heard = {act.name for act in understood(text).acts}
    return "closed_question" in heard and "open_question" not in heard


def _no_two_alike(questions: Sequence[Question]) -> Checked:
    says = "no two that ask the same"
    pairs = [
        f"“{each.text}” and “{other.text}”"
        for place, each in enumerate(questions)
        for other in questions[place + 1 :]
        if alike(each.text, other.text)
    ]
    return Checked("no_two_alike", says, "missed" if pairs else "met", because="; ".join(pairs))


def _topics(questions: Sequence[Question], facts: Facts) -> list[Checked]:
    """Whether what the trainee wants to hear is asked about."""
    says = "asks about what you want to hear"
    if not facts.wants_to_learn:
        return [Checked("own_topics", says, "not_applicable", because="you have not said yet what you would like to hear")]
    asked = {topic for each in questions for topic in each.topics}
    missing = [wish for wish, topics in wishes(facts).items() if topics and not asked & set(topics)]
    unclear = [wish for wish, topics in wishes(facts).items() if not topics]
    if missing:
        return [Checked("own_topics", says, "missed", because="nothing yet on " + ", ".join(f"“{each}”" for each in missing))]
    if len(unclear) == len(facts.wants_to_learn):
        return [Checked("own_topics", says, "unscored", because="coach could not tell which topics these are")]
    told = ", ".join(dict.fromkeys(TOPICS[topic] for topics in wishes(facts).values() for topic in topics))
    return [Checked("own_topics", says, "met", because=told)]


def _for_the_role(questions: Sequence[Question], facts: Facts, sets: Sequence[QuestionSet]) -> Checked:
    says = "some that only their work brings up"
    if not (facts.role or facts.field):
        return Checked("for_the_role", says, "missed", because="neither their role nor the field is known yet")
    fitting = role_sets(facts, sets)
    if not fitting:
        return Checked("for_the_role", says, "not_applicable", because="there is no question set for this work")
    theirs = {each.text for found in fitting for each in found.questions}
    number = sum(each.text in theirs for each in questions)
    if number:
        return Checked("for_the_role", says, "met", because=f"{number} from “{fitting[0].title}”")
    return Checked("for_the_role", says, "missed", because=f"none from “{fitting[0].title}”", say=fitting[0].questions[0].text)


def _count(number: int) -> str:
    return "none" if number == 0 else f"{number} question{'s' if number != 1 else ''}"
