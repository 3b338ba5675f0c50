"""A talk with somebody one has met before in, where the notes were used and what was asked a second time out.

The note says "half of the week is paperwork". "You told me that half of it is paperwork; has that changed?" uses it; "How much
paperwork is there?" asks what was told. Compares words and topics; what the professional has said in this talk is nobody's
memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.judge.evidence import fold, sentence_at
from coach.judge.scorecard import Quote
from coach.judge.talk import Talk
from coach.judge.wording import content_words
from coach.scenario.acquaintance import Noted

QUESTIONS = ("open_question", "closed_question", "leading_question")
RECALLS = re.compile(
    r"\b(?:last time|as you said|my notes|your advice|still|back then|since (?:then|we|our)|when (?:we|you and i|i was here)|"
    r"(?:you|we) (?:told|said|mentioned|spoke|talked|met|explained|showed|recommended|suggested|advised|were saying)|"
    r"you(?:['’]d| had) (?:told|said|mentioned)|our (?:last|first|earlier) (?:talk|meeting|conversation)|"
    r"(?:i|i['’]ve|i have) (?:still )?(?:remember|wrote down|written down|noted|kept in mind))\b"
)
"""Words by which somebody shows that they remember."""
SHARED = 1
"""Content words of a note beside such words …"""
SHARED_ALONE = 3
"""… and without them: two can come together by chance."""
SAME_QUESTION = 2
"""Content words of a question that all stand in one note, at the least."""

GENERAL: dict[str, str] = {
    "career_path": "start started begin began path background story journey become became end ended choose chose",
    "typical_day": "typical normal usual ordinary average daily routine duty duties responsibilities main tasks spend whole",
    "likes": "best enjoy love loves rewarding reward favourite favorite proud happy satisfying part",
    "dislikes_challenges": "hard hardest difficult challenge challenges worst dislike frustrates tough problem downsides",
    "skills_education": "skill skills needed matter degree study studied qualities qualifications important training education",
    "entry_routes": "entry enter break start foot door position positions hire hired beginner join",
    "industry_trends": "future trend trends change changes changing changed industry direction develop heading five ten",
    "organisation_culture": "culture team teams organisation organization company place atmosphere colleagues office big",
    "work_life": "balance hours stress stressful travel weekend weekends life long",
    "salary": "pay paid salary salaries earn money",
    "advice_for_me": "advice recommend advise tip suggest shoes position someone beginner newcomer",
}
"""Words that ask for a topic as such: whoever asks only with them asks for all of it …"""
ANY_TOPIC = "week weeks month part parts side aspect biggest greatest main most walk begin professional currently usually"
"""… and such as stand beside them."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A sentence of the trainee's and the note it goes back to."""

    quote: Quote
    note: Noted


def used(talk: Talk) -> Iterator[Recalled]:
    """Where the trainee has shown that they remember what was told."""
    told: set[str] = set()
    common = _common(talk)
    for each in talk.utterances:
        if each.speaker == "persona":
            told |= content_words(each.text)
            continue
        recalls = RECALLS.search(fold(each.text)) is not None
        for sentence in _sentences(talk, each.turn):
            words = content_words(sentence.text) - told - common
            for note in _notes(talk):
                shared = words & content_words(note.text)
                asks = sentence.text.rstrip().endswith("?")
                if (recalls and len(shared) >= SHARED) or (not asks and len(shared) >= SHARED_ALONE):
                    yield Recalled(sentence, note)
                    break


def asked_again(talk: Talk) -> Iterator[Recalled]:
    """Questions that the notes answer already, asked as if for the first time."""
    known = {each.quote.turn for each in used(talk)}
    follow_ups = {(heard.turn, heard.quote.start) for heard in talk.said("follow_up_question")}
    common = _common(talk)
    for heard in talk.said(*QUESTIONS):
        turn = talk.turn_of(heard.turn)
        if (
            turn is None
            or heard.turn in known
            or (heard.turn, heard.quote.start) in follow_ups
            or RECALLS.search(fold(turn.text))
        ):
            continue
        sentence = sentence_at(turn, heard.quote.start) or heard.quote
        asking = content_words(sentence.text) - common
        note = next((each for each in _notes(talk) if _answers(each, asking, turn.understanding.topics)), None)
        if note is not None:
            yield Recalled(sentence, note)


def _answers(note: Noted, asking: frozenset[str], topics: tuple[str, ...]) -> bool:
    if len(asking) >= SAME_QUESTION and asking <= content_words(note.text):
        return True  # one word more, "Do you miss the law office?", and it goes on from the note
    return note.topic in GENERAL and note.topic in topics and asking <= content_words(f"{GENERAL[note.topic]} {ANY_TOPIC}")


def _notes(talk: Talk) -> tuple[Noted, ...]:
    return talk.acquaintance.notes if talk.acquaintance else ()


def _common(talk: Talk) -> frozenset[str]:
    """Words that stand in every such talk: who they are, and the field."""
    person = talk.profile
    about = (person.full_name, person.role, person.field, person.organisation) if person else ()
    return content_words(" ".join((*about, talk.trainee.field, talk.trainee.name)))


def _sentences(talk: Talk, number: int) -> Iterator[Quote]:
    turn = talk.turn_of(number)
    place = 0
    while turn is not None and place < len(turn.text):
        sentence = sentence_at(turn, place)
        if sentence is not None:
            yield sentence
        place = sentence.end + 1 if sentence is not None and sentence.end >= place else place + 1
