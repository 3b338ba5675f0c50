"""Did the trainee show that they had read up? "I saw your report on the Corliss tyre plant" does, before it was mentioned.

Heard as an act, or found by words that the briefing's research holds and the professional had not yet said.
"""

from __future__ import annotations

import re

from coach.judge.evidence import sentence_at
from coach.judge.finding import Finding, met, missed, unscored
from coach.judge.talk import Heard, Talk
from coach.judge.wording import WORD, content_words, stem
from coach.scenario.rubric import Criterion

ABOUT_THEM = re.compile(r"(The|Her|His|Their) (?=[^,;]+$)")
"""Facts that can be turned round by their first word; "She was quoted …" cannot."""
LEAST_WORDS = 3
"""So many content words of one fact in one turn; two can come together by chance."""


def research_shown(talk: Talk, criterion: Criterion) -> Finding:
    """Heard as one of the criterion's acts, or found in the words."""
    sources = talk.said("says_how_got_name", "links_earlier_contact")
    # "I found you through the alumni page" says where the name came from, not what was read about the person.
    heard = [each for each in talk.said(*criterion.acts) if not any(_overlap(each, source) for source in sources)]
    if heard:
        return met(heard[0].quote, probability=heard[0].probability)
    facts = [content_words(fact) for fact in talk.profile.research] if talk.profile else []
    told: set[str] = set()
    for each in talk.utterances:
        if each.speaker == "persona":
            told |= content_words(each.text)
            continue
        words = content_words(each.text) - told
        for fact in facts:
            shared = words & fact
            if len(shared) >= LEAST_WORDS:
                place = next(match.start() for match in WORD.finditer(each.text) if stem(match.group().lower()) in shared)
                return met(sentence_at(each, place), "a fact from the briefing")
    if not talk.over:
        return unscored("not yet shown, and the talk is not over")
    return missed("nothing that you had read up on", talk.existing(1), say=_line(talk))


def _overlap(one: Heard, other: Heard) -> bool:
    return one.turn == other.turn and one.quote.start < other.quote.end and other.quote.start < one.quote.end


def _line(talk: Talk) -> str:
    """A fact of the briefing, said to their face: "Her office publishes …" becomes "I read that your office publishes …"."""
    for fact in talk.profile.research if talk.profile else ():
        if found := ABOUT_THEM.match(fact):
            rest = fact[found.end() :].rstrip(".")
            return f"I read that {'the' if found.group(1) == 'The' else 'your'} {rest}. What is behind that?"
    return ""
