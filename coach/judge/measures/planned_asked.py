"""Were the planned questions asked? "What's a normal week like for you?" asks the planned "What does a typical week look like?"

A planned question counts as asked when most of its content words were said in one turn, or when a question on its topic was
asked that no other planned question accounts for.
"""

from __future__ import annotations

from coach.judge.finding import Finding, met, missed, not_applicable, unscored
from coach.judge.talk import Heard, Planned, Talk
from coach.judge.wording import overlap
from coach.scenario.rubric import Criterion

SAME_WORDS = 0.6
"""Share of a planned question's content words; more than half, so that one common word proves nothing."""
QUESTIONS = ("open_question", "closed_question", "follow_up_question", "leading_question")


def planned_asked(talk: Talk, criterion: Criterion, *, least: float) -> Finding:  # noqa: ARG001
    """At least this share of the planned questions."""
    if not talk.planned:
        return not_applicable("you had planned no questions; `coach me` keeps them")
    asked = _asked(talk)
    because = f"{len(asked)} of your {len(talk.planned)} planned questions"
    if asked and len(asked) >= least * len(talk.planned):
        return met(min(asked.values(), key=lambda heard: heard.turn).quote, because)
    if not talk.over:
        return unscored(f"{because} so far")
    left = next(question for question in talk.planned if question not in asked)
    return missed(f"{because}; not asked: “{left.text}”", talk.last_turn, say=left.text)


def _asked(talk: Talk) -> dict[Planned, Heard]:
    """Planned questions and the words with which they were asked; one turn accounts for one question."""
    first_in_turn: dict[int, Heard] = {}
    for heard in talk.said(*QUESTIONS):
        first_in_turn.setdefault(heard.turn, heard)
    asking = [turn for turn in talk.turns if turn.turn in first_in_turn]
    used: set[int] = set()
    found: dict[Planned, Heard] = {}
    for by_words in (True, False):
        for question in talk.planned:
            if question in found:
                continue
            for turn in asking:
                fits = (
                    overlap(question.text, turn.text) >= SAME_WORDS
                    if by_words
                    else bool(set(question.topics) & set(turn.understanding.topics) - {"other"})
                )
                if fits and turn.turn not in used:
                    used.add(turn.turn)
                    found[question] = first_in_turn[turn.turn]
                    break
    return found
