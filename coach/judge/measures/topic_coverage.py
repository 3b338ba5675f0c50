"""Was asked about what the trainee had planned to ask about? Two of three planned topics are 67 %."""

from __future__ import annotations

from coach.dialogue.vocabulary import TOPICS
from coach.judge.finding import Finding, met, missed, not_applicable, unscored
from coach.judge.talk import Talk
from coach.scenario.rubric import Criterion


def topic_coverage(talk: Talk, criterion: Criterion, *, least: float) -> Finding:  # noqa: ARG001
    """At least this share of the planned topics."""
    planned = list(dict.fromkeys(topic for question in talk.planned for topic in question.topics if topic != "other"))
    if not planned:
        return not_applicable("you had planned no questions; `coach me` keeps them")
    asked = [topic for topic in planned if topic in talk.numbers.topics]
    because = f"{len(asked)} of your {len(planned)} planned topics"
    if asked and len(asked) >= least * len(planned):
        turn = next(turn for turn in talk.turns if set(turn.understanding.topics) & set(asked))
        question = next((heard for heard in talk.heard if heard.turn == turn.turn and heard.act.endswith("_question")), None)
        return met(question.quote, because) if question else unscored(f"{because}, but no question to quote")
    if not talk.over:
        return unscored(f"{because} so far")
    open_topics = [topic for topic in planned if topic not in asked]
    words = ", ".join(TOPICS.get(topic, topic) for topic in open_topics[:3])
    say = next((question.text for question in talk.planned if set(question.topics) & set(open_topics)), "")
    return missed(f"{because}; not asked: {words}", talk.last_turn, say=say)
