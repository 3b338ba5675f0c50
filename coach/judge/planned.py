"""Which of the questions that the trainee had planned were asked?

"What's a normal week like for you?" asks the planned "What does a typical week look like?": most content words of a planned
question were said in one turn, or its topic was asked about by a question that no other planned question accounts for.
"""

from __future__ import annotations

from coach.judge.talk import Heard, Planned, Talk
from coach.judge.wording import overlap

SAME_WORDS = 0.6
"""Share of a planned question's content words; more than half, so that one common word proves nothing."""
QUESTIONS = ("open_question", "closed_question", "follow_up_question", "leading_question")


def asked(talk: Talk) -> dict[Planned, Heard]:
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


def next_question(talk: Talk) -> str:
    """A planned question that is still open; empty where there is none."""
    done = asked(talk)
    return next((question.text for question in talk.planned if question not in done), "")
