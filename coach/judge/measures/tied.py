"""Was it tied to what the professional had said? "Thank you, the tyre plant will stay with me" is; "thanks" is not.

Tied means: the turn shares content words with what they had said before, or refers to it ("you said", "you mentioned").
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from coach.dialogue.words import count_words
from coach.judge.evidence import sentence_at
from coach.judge.finding import Finding, met, missed, not_applicable, unscored
from coach.judge.talk import Heard, Talk
from coach.judge.wording import content_words, first_clause, phrase_in
from coach.scenario.rubric import Criterion

SHORT_TURN = 40
"""Words: two or three sentences, in which thanks and what they are for stand side by side."""
REFERRING = (
    "you said",
    "you mentioned",
    "you told me",
    "you've told me",
    "you have told me",
    "you described",
    "you just said",
    "what you said",
    "your story",
    "you talked about",
    "you suggested",
    "you recommended",
)


def tied(
    talk: Talk,
    criterion: Criterion,
    *,
    last_share: float | None = None,
    least_words: int = 1,
    optional: bool = False,
    line: str = "",
) -> Finding:
    """`last_share: 0.34` looks at the last third only. `optional`: where the act never came, this does not apply.

    `line` is a better line in which `{heard}` stands for something that the professional said.
    """
    begin = len(talk.turns) - max(3, round(len(talk.turns) * last_share)) if last_share is not None else 0
    late = {turn.turn for turn in talk.turns[max(begin, 0) :]}
    found = [heard for heard in talk.said(*criterion.acts) if heard.turn in late]
    if not found:
        if optional:
            return not_applicable("it was not asked at all")
        if not talk.over:
            return unscored("not yet said, and the talk is not over")
        return missed("never said", talk.last_turn, say=_line(talk, (talk.last_turn or 0) + 1, line))
    if heard := _first_tied(talk, found, least_words):
        return met(heard.quote, "tied to what you had heard", heard.probability)
    if not talk.over:
        return unscored("not yet said, and the talk is not over")
    fullest = max(found, key=lambda heard: heard.quote.end - heard.quote.start)
    say = _line(talk, fullest.turn, line)
    return missed("said, but not tied to anything they had told you", fullest.turn, fullest.quote, say)


def _line(talk: Talk, turn: int, line: str) -> str:
    """The better line, with the first clause of the longest answer that was heard before this turn."""
    answers = sorted(talk.persona_before(turn), key=len, reverse=True)
    clause = next((clause for answer in answers if (clause := first_clause(answer))), "")
    return line.replace("{heard}", clause) if clause else ""


def _first_tied(talk: Talk, found: Sequence[Heard], least_words: int) -> Heard | None:
    """What was told before each act grows as the talk goes on, and is gathered once: a talk may have thousands of turns."""
    answers = deque(each for each in talk.utterances if each.speaker == "persona")
    told: set[str] = set()
    for heard in found:
        while answers and answers[0].turn < heard.turn:
            told |= content_words(answers.popleft().text)
        words = _beside(talk, heard)
        if phrase_in(words, REFERRING) or len(content_words(words) & told) >= least_words:
            return heard
    return None


def _beside(talk: Talk, heard: Heard) -> str:
    """The words around an act. In a long turn a word in common proves nothing; there it has to stand in the same sentence."""
    turn = talk.turn_of(heard.turn)
    if turn is None:
        return heard.quote.text
    sentence = sentence_at(turn, heard.quote.start)
    return turn.text if count_words(turn.text) <= SHORT_TURN or sentence is None else sentence.text
