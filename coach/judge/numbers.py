"""What code can count in a transcript: words, seconds, questions, topics.

A trainee's 60 s beside a professional's 120 s is a talk share of 0.333. A question that is open and closed at once ("could you
tell me about …?") counts as open: it is answered as one. "May I use your name?" is a request and no question about the field.
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.dialogue.types import Act, Understanding, Utterance
from coach.dialogue.words import count_words
from coach.judge.scorecard import Numbers

QUESTIONS = frozenset({"open_question", "closed_question", "leading_question", "follow_up_question"})
REQUESTS = frozenset(
    {
        "referral_ask",
        "permission_to_use_name",
        "asks_to_keep_in_touch",
        "asks_business_card_or_contact",
        "asks_best_time",
        "offers_call_back",
        "offers_call_back_or_asks_best_time",
        "offers_update",
        "confirms_time_limit",
        "confirms_details",
        "time_check",
        "offers_to_wrap_up",
        "checks_time_to_talk",
        "asks_for_meeting",
        "asks_for_job",
        "asks_them_to_call_back",
        "asks_resume_feedback",
        "small_talk",
    }
)
"""Acts that have the form of a question and ask for something else than an answer about the work."""


def substantive(understanding: Understanding) -> Understanding:
    """What was heard, without the question form of requests: they would make every polite closing a row of closed questions."""
    requests = [act for act in understanding.acts if act.name in REQUESTS]
    if not requests:
        return understanding
    kept = tuple(act for act in understanding.acts if act.name not in QUESTIONS or not any(_same(act, each) for each in requests))
    asks = any(act.name in QUESTIONS for act in kept)
    return Understanding(kept, understanding.topics if asks else ())


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


def _same(one: Act, other: Act) -> bool:
    """Whether two acts share at least half of the shorter one's words."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and shared * 2 >= min(one.end - one.start, other.end - other.start)


def _overlap(one: Act, other: Act) -> bool:
    return one.start < other.end and other.start < one.end
