"""What code can count in a transcript: words, seconds, questions, topics.

A trainee's 60 s beside a professional's 120 s is a talk share of 0.333. A question that is open and closed at once ("could you
tell me about …?") counts as open: it is answered as one.
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.dialogue.types import Act, Utterance
from coach.dialogue.words import count_words
from coach.judge.scorecard import Numbers


def count(utterances: Sequence[Utterance], agreed_minutes: float) -> Numbers:
    """All of it. Seconds are rehearsal time; a turn that ends before it begins counts as none."""
    turns = [each for each in utterances if each.speaker == "trainee"]
    mine = sum(max(each.end_seconds - each.start_seconds, 0.0) for each in turns)
    theirs = sum(max(each.end_seconds - each.start_seconds, 0.0) for each in utterances if each.speaker == "persona")
    open_questions, closed = 0, 0
    for turn in turns:
        opened = [act for act in turn.understanding.acts if act.name == "open_question"]
        open_questions += len(opened)
        closed += sum(
            act.name == "closed_question" and not any(_overlap(act, other) for other in opened) for act in turn.understanding.acts
        )
    return Numbers(
        agreed_minutes=agreed_minutes,
        used_minutes=round(utterances[-1].end_seconds / 60, 2) if utterances else 0.0,
        trainee_turns=len(turns),
        trainee_words=sum(count_words(turn.text) for turn in turns),
        trainee_seconds=round(float(mine), 1),
        persona_seconds=round(float(theirs), 1),
        talk_share=round(mine / (mine + theirs), 3) if mine + theirs > 0 else None,
        longest_turn_seconds=round(max((turn.end_seconds - turn.start_seconds for turn in turns), default=0.0), 1),
        open_questions=open_questions,
        closed_questions=closed,
        leading_questions=_times(turns, "leading_question"),
        follow_ups=_times(turns, "follow_up_question"),
        topics=tuple(dict.fromkeys(topic for turn in turns for topic in turn.understanding.topics)),
    )


def _times(turns: Sequence[Utterance], name: str) -> int:
    return sum(act.name == name for turn in turns for act in turn.understanding.acts)


def _overlap(one: Act, other: Act) -> bool:
    return one.start < other.end and other.start < one.end
