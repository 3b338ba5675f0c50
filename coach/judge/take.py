"""A script and how it was said aloud in, one take out: what was said of it, what was left out, what was new, how long it was.

`compare(sentences, delivery, limits)` → `Take(parts=(Part("Hello, my name is Dana Reyes.", "said", 1.0, 0.4), …), …)`. Word
for word is not the aim: a sentence counts as said when most of its meaning words were. Knows neither microphone nor files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coach.dialogue.types import Delivery, Word
from coach.scenario.model import Rules
from coach.speech.alignment import aligned, cost
from coach.speech.delivery import ReadOut, Sounded, heard_once, is_filler, measure
from coach.speech.script import Sentence, compared

How = Literal["said", "in other words", "skipped"]
Kind = Literal["request", "sketch"]
Sight = Literal["full", "beginnings", "keywords", "nothing"]

SAID, HALF = 0.75, 0.34
"""Weight of a sentence's words from which it was said, and from which it was said in other words."""
LITTLE = frozenset(
    """a an the i you he she it we they me him her us them my your his its our their this that these those is am are was were be
    been being do does did have has had can could will would shall should may might must not to of in on at for with from by
    about as and or but so if than then just very really there here""".split()
)
"""Words that come in any talk: they say little about whether a sentence was said."""
LITTLE_WEIGHT = 0.3
LEAST_IMPROVISED = 3
"""Words in a row that stand in no sentence of the script; fewer are a slip."""
LEAST_MATCH = 0.15
"""Share of the script below which something else was said, or another script is meant."""
VERBATIM_READING, VERBATIM_TALKING = 0.95, 0.6
"""Share of the script's words said just so: nobody who talks comes near the first."""
FILLERS_PER_MINUTE = 6.0
"""Beyond this they are heard instead of the words: six to ten a minute are usual in free talk (Bortfeld et al. 2001: six in a
hundred words, all disfluencies together)."""
LEAST_FILLERS = 3
"""One or two in a short take are no habit."""
SIGHTS: tuple[Sight, ...] = ("full", "beginnings", "keywords", "nothing")
"""What is shown of the script, take after take."""
KEYWORDS = 3
KNOWN = "You know it now. Say it to somebody who answers."
"""The nudge after which no other comes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the house rules say about length; None where they say nothing."""

    kind: Kind
    least_seconds: int | None
    most_seconds: int
    least_words: int | None
    most_words: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence of the script, and what became of it."""

    text: str
    heading: str
    how: How
    share: float
    """Of its words, by weight, 0 to 1."""
    at_seconds: float | None
    """When its first word was said."""


@dataclass(frozen=True, slots=True)
class Improvised:
    """Words that stand nowhere in the script."""

    text: str
    at_seconds: float
    after: int
    """Number of the sentence before them; 0 for the beginning."""


@dataclass(frozen=True, slots=True)
class Take:
    """One time through the script."""

    parts: tuple[Part, ...]
    improvised: tuple[Improvised, ...]
    match: float
    """Share of the script that was said, 0 to 1."""
    verbatim: float
    """Share of the script's words that were said just so, 0 to 1."""
    words: int
    seconds: float
    limits: Limits
    length: str
    """A sentence when it is too long or too short; empty when it is neither."""
    sounded: Sounded
    read_out: ReadOut | None

    @property
    def skipped(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.how == "skipped")


def limits(kind: Kind, rules: Rules) -> Limits:
    """How long such a script may take in this house."""
    if kind == "request":
        return Limits(kind, None, rules.longest_turn_request_seconds, None, None)
    return Limits(kind, *rules.sketch_seconds, *rules.sketch_words)


def kind_of(script: Sequence[Sentence]) -> Kind:
    """A request asks for time; a sketch asks for nothing."""
    asks = any(sentence.text.rstrip("\"'”’) ").endswith("?") for sentence in script)
    about = {word for sentence in script for word in sentence.words}
    return "request" if asks and about & {"minutes", "meet", "meeting", "visit", "call", "appointment", "time"} else "sketch"


def compare(script: Sequence[Sentence], delivery: Delivery, allowed: Limits) -> Take:
    """One take."""
    spoken = [word for word in heard_once(delivery.words) if not is_filler(word.text)]
    said = [(each, word) for word in spoken for each in compared(word.text)]
    wanted = [(each, number) for number, sentence in enumerate(script) for each in sentence.words]
    pairs = aligned([each for each, _ in wanted], [each for each, _ in said])
    shares = [0.0] * len(script)
    begins: list[float | None] = [None] * len(script)
    just_so = 0
    for place, heard in pairs:
        if place is None or heard is None:
            continue
        word, number = wanted[place]
        off = cost(word, said[heard][0])
        if off > 1.0:
            continue
        shares[number] += _weight(word) * (1.0 if off < 0.5 else 0.5)
        just_so += off == 0.0
        if begins[number] is None:
            begins[number] = said[heard][1].start_seconds
    whole = [sum(map(_weight, sentence.words)) for sentence in script]
    parts = tuple(
        _part(sentence, share / weight, begin)
        for sentence, share, weight, begin in zip(script, shares, whole, begins, strict=True)
    )
    sounded = measure([delivery])
    verbatim = just_so / len(wanted)
    return Take(
        parts=parts,
        improvised=_improvised(pairs, wanted, said, parts),
        match=round(sum(shares) / sum(whole), 2),
        verbatim=round(verbatim, 2),
        words=len(spoken),
        seconds=sounded.seconds,
        limits=allowed,
        length=_length(len(spoken), sounded.seconds, allowed),
        sounded=sounded,
        read_out=_read_out(sounded.read_out, verbatim),
    )


def sight(number: int) -> Sight:
    """What is shown of the script in this take, 1-based."""
    return SIGHTS[min(number, len(SIGHTS)) - 1]


def shown(sentence: Sentence, how: Sight) -> str:
    """A sentence as it stands before the eyes of whoever says it."""
    words = sentence.text.split()
    if how == "full":
        return sentence.text
    if how == "beginnings":
        return " ".join(words[: min(3, len(words))]) + (" …" if len(words) > 3 else "")
    return " · ".join(keywords(sentence)) if how == "keywords" else ""


def keywords(sentence: Sentence) -> tuple[str, ...]:
    """The words that carry a sentence: names and figures first, then the longest."""
    seen: dict[str, str] = {}
    for position, word in enumerate(sentence.text.split()):
        plain = word.strip(".,;:!?…\"'“”‘’()")
        if plain and plain.lower() not in LITTLE:
            seen.setdefault(plain.lower(), plain if position else plain.lower())

    def worth(word: str) -> tuple[bool, int]:
        return any(letter.isupper() or letter.isdigit() for letter in word), len(word)

    best = sorted(seen.values(), key=worth, reverse=True)[:KEYWORDS]
    return tuple(word for word in seen.values() if word in best)


def nudge(take: Take, number: int) -> str:
    """The one thing to do in the next take, from reading towards talking."""
    skipped = take.skipped
    if len(skipped) * 3 > len(take.parts):
        return f"Say it once more with the page in sight: {len(skipped)} of {len(take.parts)} sentences were left out."
    if take.sounded.words_per_minute and take.sounded.words_per_minute > 190:
        return "Slow down: end each sentence, breathe, and only then begin the next."
    if len(take.sounded.fillers) >= LEAST_FILLERS and (take.sounded.fillers_per_minute or 0) > FILLERS_PER_MINUTE:
        word = take.sounded.fillers[0].text.strip(" ,.…").lower()
        return f'When "{word}" wants to come, close your mouth and wait: a pause sounds thoughtful.'
    following = sight(number + 1)
    if following == "beginnings":
        return "Next, see only how each sentence begins, and end it in your own words."
    if following == "keywords":
        return "Now with keywords only: look up, and tell it to somebody."
    if take.read_out and take.read_out.score >= 0.7:
        return "Put the page away and tell it to a friend: other words are better than read ones."
    return KNOWN


def rehearsal(take: Take) -> str:
    """The scenario in which somebody answers to such a script."""
    return "thumbnail-sketch" if take.limits.kind == "sketch" else "phone-request"


def _weight(word: str) -> float:
    return LITTLE_WEIGHT if word in LITTLE else 1.0


def _part(sentence: Sentence, share: float, begin: float | None) -> Part:
    how: How = "said" if share >= SAID else "in other words" if share >= HALF else "skipped"
    return Part(sentence.text, sentence.part, how, round(share, 2), begin if how != "skipped" else None)


def _improvised(
    pairs: Sequence[tuple[int | None, int | None]],
    wanted: Sequence[tuple[str, int]],
    said: Sequence[tuple[str, Word]],
    parts: Sequence[Part],
) -> tuple[Improvised, ...]:
    """Runs of words without a partner. Words around a sentence that was said in other words are that sentence."""
    found: list[Improvised] = []
    run: list[Word] = []
    after = 0

    def close() -> None:
        words = list(dict.fromkeys(run))
        if len(words) >= LEAST_IMPROVISED and any(_weight(each) == 1.0 for word in words for each in compared(word.text)):
            found.append(Improvised(" ".join(word.text for word in words), words[0].start_seconds, after))
        run.clear()

    for place, heard in pairs:
        if heard is None:
            continue
        if place is not None and cost(wanted[place][0], said[heard][0]) <= 1.0 and parts[wanted[place][1]].how != "skipped":
            close()
            after = wanted[place][1] + 1
        elif after and parts[after - 1].how == "in other words" and not _over(place, wanted, after):
            close()
        else:
            run.append(said[heard][1])
    close()
    return tuple(found)


def _over(place: int | None, wanted: Sequence[tuple[str, int]], after: int) -> bool:
    """Whether a pair already belongs to a later sentence."""
    return place is not None and wanted[place][1] >= after


def _length(words: int, seconds: float, allowed: Limits) -> str:
    if seconds > allowed.most_seconds:
        return f"{seconds:.0f} s is too long: {allowed.most_seconds} s is the most."
    if allowed.most_words is not None and words > allowed.most_words:
        return f"{words} words are too many: {allowed.most_words} is the most."
    if allowed.least_seconds is not None and seconds < allowed.least_seconds:
        return f"{seconds:.0f} s is too short: {allowed.least_seconds} s is the least."
    if allowed.least_words is not None and words < allowed.least_words:
        return f"{words} words are too few: {allowed.least_words} is the least."
    return ""


def _read_out(heard: ReadOut | None, verbatim: float) -> ReadOut | None:
    """With one sign more than any talk has: how much of the page was said just so."""
    if heard is None:
        return None
    word_for_word = min(1.0, max(0.0, (verbatim - VERBATIM_TALKING) / (VERBATIM_READING - VERBATIM_TALKING)))
    signs = (*heard.signs, ("word for word", round(word_for_word, 2)))
    return ReadOut(round(sum(value for _, value in signs) / len(signs), 2), signs)
