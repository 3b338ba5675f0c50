"""Did questions build on answers? Two follow-ups beside three new questions are 0.67 per question."""

from __future__ import annotations

from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.talk import Talk
from coach.judge.wording import first_clause
from coach.scenario.rubric import Criterion


def follow_ups(talk: Talk, criterion: Criterion, *, per_question: float, least_questions: int = 3) -> Finding:  # noqa: ARG001
    """Turns with a question are counted, not questions: a follow-up may be asked in two sentences."""
    asking = sorted({heard.turn for heard in talk.said("open_question", "closed_question", "follow_up_question")})
    following = {heard.turn for heard in talk.said("follow_up_question")}
    fresh = len(asking) - len(following)
    if len(asking) < least_questions:
        if not talk.over:
            return unscored("too few questions so far")
        return missed(f"{len(asking)} of your turns asked anything", talk.last_turn)
    because = f"{len(following)} follow-up{'' if len(following) == 1 else 's'} to {fresh} new question{'' if fresh == 1 else 's'}"
    first = next(iter(talk.said("follow_up_question")), None)
    if first and len(following) >= per_question * fresh:
        return met(first.quote, because, first.probability)
    turn, say = _chance(talk, asking, following)
    return missed(because, turn, say=say)


def _chance(talk: Talk, asking: list[int], following: set[int]) -> tuple[int | None, str]:
    """A turn with a new question where an answer waited to be taken up, and words for it from that answer."""
    answers = {each.turn: each.text for each in talk.utterances if each.speaker == "persona"}
    for number in asking[1:]:
        if number not in following and (clause := first_clause(answers.get(number - 1, ""))):
            return number, f"You said: “{clause}”. How did that come about?"
    return talk.last_turn, ""
