"""A practised talk in, what its professional told out, sentence by sentence: what notes are held against.

"I was thirty-four when I first had a key to a school." becomes a `Told` with its turn, its second, the question before it and
the fact it belongs to. A greeting and a question back tell nothing. It does not know any note.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coach.actor.grounds import FORMULA, stems
from coach.actor.sentences import split
from coach.actor.words import fold
from coach.dialogue.events import PersonaSaid
from coach.dialogue.session import Session
from coach.dialogue.types import Utterance
from coach.judge.evidence import locate, quoted
from coach.judge.scorecard import Quote
from coach.scenario.model import RoleProfile
from coach.scenario.snapshot import snapshot


@dataclass(frozen=True, slots=True)
class Line:
    """One turn of either side, with the facts told in it."""

    utterance: Utterance
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the professional's that tells something."""

    quote: Quote
    question: str
    """What the trainee had said before it."""
    facts: tuple[str, ...]
    topic: str
    """What it is about, of `vocabulary.TOPICS`; empty where nobody knows."""
    after: bool = False
    """Whether the sentence before it, in the same turn, is told as well."""


@dataclass(frozen=True, slots=True)
class Worth:
    """Something that was told and is worth a note."""

    id: str
    """Of the fact or of the person named."""
    topic: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Material:
    """All that a note can rest on."""

    told: tuple[Told, ...]
    worth: tuple[Worth, ...]
    card: str
    """Name, role, organisation, place: known before the talk began."""
    heard: str
    """All that was said, by both."""


def material(session: Session) -> Material:
    """Of a session."""
    profile = snapshot(session.start, RoleProfile)
    facts = {event.turn: event.line.facts for event in session.live if isinstance(event, PersonaSaid)}
    lines = [Line(each, facts.get(each.turn, ()) if each.speaker == "persona" else ()) for each in session.transcript]
    topics = {fact.id: fact.topics for fact in profile.facts}
    tellings = {fact.id: " ".join(fact.tellings) for fact in profile.facts}
    tellings |= {each.id: " ".join(each.tellings) for each in profile.contacts}
    card = f"{profile.full_name}, {profile.role}, {profile.field}, {profile.organisation}, {profile.place}"
    return gathered(lines, topics, card, tellings)


def gathered(
    lines: Sequence[Line], topics: Mapping[str, Sequence[str]], card: str, tellings: Mapping[str, str] | None = None
) -> Material:
    """Of the lines of a talk; topics and tellings by the facts' ids. Without tellings the first sentence stands for a fact."""
    told: list[Told] = []
    worth: dict[str, Worth] = {}
    question = ""
    for line in lines:
        said = line.utterance
        if said.speaker == "trainee":
            question = said.text
            continue
        sentences = _telling(said)
        facts = tuple(dict.fromkeys(each.partition(".")[0] for each in line.facts))
        topic = next((topics[each][0] for each in facts if topics.get(each)), "")
        told += [Told(quote, question, facts, topic, after=place > 0) for place, quote in enumerate(sentences)]
        for place, each in enumerate(facts):
            if sentences and each not in worth:
                of = (tellings or {}).get(each)
                quote = _best(sentences, of) if of else sentences[min(place, len(sentences) - 1)]
                worth[each] = Worth(each, next(iter(topics.get(each, ())), ""), quote)
    heard = "\n".join(line.utterance.text for line in lines)
    return Material(tuple(told), tuple(worth.values()), card, heard)


def _best(sentences: Sequence[Quote], telling: str) -> Quote:
    """The sentence that tells it: with most of its words, the first of several."""
    wanted = frozenset(stems(telling))
    return max(sentences, key=lambda quote: len(wanted & frozenset(stems(quote.text))))


def _telling(said: Utterance) -> list[Quote]:
    """The sentences that tell something, with their places."""
    found: list[Quote] = []
    begin = 0
    for sentence in split(said.text):
        rest = replace(said, text=said.text[begin:])
        place = locate(sentence, rest.text)
        if place is None:
            continue
        start, end = begin + place[0], begin + place[1]
        begin = end
        while end < len(said.text) and said.text[end] in ".!?…\"'”’":
            end += 1
        if not sentence.endswith("?") and not FORMULA.match(fold(sentence)) and stems(sentence):
            found.append(quoted(said, start, end))
    return found
