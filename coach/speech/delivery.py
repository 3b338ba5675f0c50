"""How turns were said in, figures out: pace over time, pauses, fillers, repetitions, how the voice moved.

`measure(deliveries)` → `Sounded(words=212, words_per_minute=148.0, fillers=(Word("um,", …), …), …)`. Pure functions over word
times, pauses and tones; hears no sound itself and knows no scenario. Whether fillers may be counted at all depends on the model
that heard the words: `MEASURED` holds what was found on real speech.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.dialogue.types import Delivery, Pause, Tone, Word

FILLER = re.compile(r"(?:u+h*m+|u+h+|e+r+m*|e+h+m*|h+m+|m{2,})")
"""um, uhm, uh, er, erm, hm, mm. "Ah", "mhm" and "uh-huh" answer somebody; "like" and "you know" may mean what they say."""
ECHO = 0.15
"""A second filler behind the same one, heard with less certainty than this, is the model repeating itself."""
LEAST_RECALL, LEAST_PRECISION = 0.80, 0.90
"""Below one of them a count of fillers would tell more about the model than about the trainee."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How well a model hears fillers, on recordings of people."""

    found: int
    """Of the fillers that are there."""
    there: int
    heard: int
    """Fillers heard in all, rightly or not."""

    @property
    def recall(self) -> float:
        return self.found / self.there

    @property
    def precision(self) -> float:
        return self.found / self.heard


MEASURED: dict[str, Measured] = {"tiny.en": Measured(found=14, there=14, heard=15)}
"""By `python -m benchmarks.speech.fillers` on free and read speech; docs/delivery.md has the table and what it leaves out."""

TWICE_ON_PURPOSE = frozenset("very really so no yes yeah bye had that far many much long well now please thanks".split())
"""Words that are doubled for emphasis, or by grammar."""
LONGEST_REPEAT = 4
"""Words of what is repeated."""

PAUSE_SECONDS = 0.25
"""Shorter silences are closures of consonants (Goldman-Eisler, Psycholinguistics, 1968)."""
LONG_PAUSE_SECONDS = 1.0
"""A listener begins to wait: gaps in talk are a fifth of a second, and one second is felt as long (Jefferson 1989)."""
WINDOW_SECONDS = 10.0
"""Pace is told for stretches of about this length."""
LEAST_WINDOW_SECONDS = 4.0
"""A shorter stretch has too few words for a pace."""
SLOW, FAST = 110.0, 190.0
"""Words per minute beyond which it is worth a word: around the 150 that house rules reckon with."""
FLAT_SEMITONES, LIVELY_SEMITONES = 2.0, 3.5
"""Standard deviations of pitch in flat and in lively speech; between them lies most talk (Traunmüller and Eriksson 1995)."""

LEAST_WORDS_FOR_READING = 40
"""Fewer do not show whether somebody reads."""
STOP = re.compile(r"[.?!,;:…][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast one stretch was."""

    start_seconds: float
    end_seconds: float
    words_per_minute: float


@dataclass(frozen=True, slots=True)
class Repeat:
    """Words that were said, and then said again."""

    words: str
    start_seconds: float


@dataclass(frozen=True, slots=True)
class ReadOut:
    """Signs of reading aloud, 0 to 1 each. A rule of thumb: nobody has checked it against people's ears."""

    score: float
    """Their mean."""
    signs: tuple[tuple[str, float], ...]

    @property
    def says(self) -> str:
        return (
            "like reading"
            if self.score >= 0.7
            else "like talking"
            if self.score <= 0.4
            else "somewhere between reading and talking"
        )


@dataclass(frozen=True, slots=True)
class Sounded:
    """How all of it was said."""

    words: int
    """Without fillers, if those are known."""
    seconds: float
    """From first to last word of each turn, pauses included."""
    words_per_minute: float | None
    pace: tuple[Pace, ...]
    fillers: tuple[Word, ...]
    fillers_unscored: str
    """Why fillers are not counted; empty where they are."""
    repeats: tuple[Repeat, ...]
    false_starts: tuple[Word, ...]
    """Words that were broken off."""
    pauses: tuple[Pause, ...]
    longest_turn_seconds: float
    tone: Tone
    read_out: ReadOut | None

    @property
    def long_pauses(self) -> tuple[Pause, ...]:
        return tuple(pause for pause in self.pauses if pause.seconds >= LONG_PAUSE_SECONDS)

    @property
    def fillers_per_minute(self) -> float | None:
        if self.fillers_unscored or not self.seconds:
            return None
        return len(self.fillers) * 60 / self.seconds

    @property
    def longest_pause(self) -> Pause | None:
        return max(self.pauses, key=lambda pause: pause.seconds, default=None)

    @property
    def moves(self) -> str:
        """How the pitch moved, in a word; empty where it is not known."""
        if self.tone.semitones is None:
            return ""
        return (
            "flat" if self.tone.semitones < FLAT_SEMITONES else "lively" if self.tone.semitones > LIVELY_SEMITONES else "ordinary"
        )


def is_filler(text: str) -> bool:
    """Whether a word is nothing but hesitation: "Um," and "er…", not "umbrella"."""
    return FILLER.fullmatch(text.lower().strip(' \t.,;:!?…-–—"“”()')) is not None


def why_unscored(model: str) -> str:
    """Why fillers are not counted with this model; empty where they are."""
    measured = MEASURED.get(model)
    if measured is None:
        return f"nobody has measured how well {model or 'this model'} hears fillers"
    if measured.recall < LEAST_RECALL:
        return f"{model} hears only {measured.found} of {measured.there} fillers"
    if measured.precision < LEAST_PRECISION:
        return f"of {measured.heard} fillers that {model} hears, only {measured.found} are there"
    return ""


def heard_once(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words without fillers that the model only echoed."""
    kept: list[Word] = []
    for word in words:
        echo = bool(kept) and is_filler(word.text) and word.probability < ECHO and bare(kept[-1].text) == bare(word.text)
        if not echo:
            kept.append(word)
    return tuple(kept)


def fillers(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words that are nothing but hesitation, whatever the model."""
    return tuple(word for word in heard_once(words) if is_filler(word.text))


def repeats(words: Sequence[Word]) -> tuple[Repeat, ...]:
    """Where up to four words come twice in a row, fillers between them left out: "I was, um, I was"."""
    plain = [word for word in words if not is_filler(word.text)]
    texts = [bare(word.text) for word in plain]
    found: list[Repeat] = []
    at = 0
    while at < len(texts):
        size = next((size for size in range(LONGEST_REPEAT, 0, -1) if _twice(texts, at, size)), 0)
        if size:
            found.append(Repeat(" ".join(word.text for word in plain[at : at + 2 * size]), plain[at].start_seconds))
        at += 2 * size or 1
    return tuple(found)


def false_starts(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words broken off in the middle: "w-", "I was-"."""
    return tuple(word for word in words if re.search(r"\w[-–—][,.]?$", word.text))


def paces(words: Sequence[Word], window_seconds: float = WINDOW_SECONDS) -> tuple[Pace, ...]:
    """Words per minute of one turn, in stretches of equal length."""
    spoken = [word for word in words if not is_filler(word.text)]
    if not spoken:
        return ()
    start, end = spoken[0].start_seconds, spoken[-1].end_seconds
    if end - start < LEAST_WINDOW_SECONDS:
        return ()
    stretches = max(1, round((end - start) / window_seconds))
    length = (end - start) / stretches
    counts = [0.0] * stretches
    for word in spoken:
        middle = (word.start_seconds + word.end_seconds) / 2 - start
        counts[min(stretches - 1, max(0, int(middle / length)))] += 1
    return tuple(
        Pace(round(start + number * length, 2), round(start + (number + 1) * length, 2), round(count * 60 / length, 1))
        for number, count in enumerate(counts)
    )


def measure(deliveries: Sequence[Delivery]) -> Sounded:
    """All turns of one session, or one take."""
    unscored = next((why for each in deliveries if (why := why_unscored(each.model))), "")
    heard = [heard_once(each.words) for each in deliveries]
    spoken = [[word for word in words if not is_filler(word.text)] for words in heard]
    lengths = [words[-1].end_seconds - words[0].start_seconds if words else 0.0 for words in heard]
    seconds, count = sum(lengths), sum(map(len, spoken))
    pace = tuple(each for words in heard for each in paces(words))
    pauses = tuple(pause for each in deliveries for pause in each.pauses if pause.seconds >= PAUSE_SECONDS)
    tone = _together([each.tone for each in deliveries])
    hesitations = () if unscored else tuple(word for words in heard for word in fillers(words))
    again = tuple(repeat for words in heard for repeat in repeats(words))
    broken = tuple(word for words in heard for word in false_starts(words))
    return Sounded(
        words=count,
        seconds=round(seconds, 2),
        words_per_minute=round(count * 60 / seconds, 1) if seconds >= LEAST_WINDOW_SECONDS else None,
        pace=pace,
        fillers=hesitations,
        fillers_unscored=unscored,
        repeats=again,
        false_starts=broken,
        pauses=pauses,
        longest_turn_seconds=round(max(lengths, default=0.0), 2),
        tone=tone,
        read_out=_read_out(heard, pauses, pace, tone, len(again) + len(broken), None if unscored else len(hesitations)),
    )


def bare(text: str) -> str:
    """A word without signs and capitals, for comparison."""
    return re.sub(r"[^\w']+", "", text.lower().replace("’", "'"))


def _twice(texts: Sequence[str], at: int, size: int) -> bool:
    first, second = texts[at : at + size], texts[at + size : at + 2 * size]
    return len(second) == size and first == second and not (size == 1 and (first[0] in TWICE_ON_PURPOSE or first[0].isdigit()))


def _together(tones: Sequence[Tone]) -> Tone:
    """One tone of several turns: spreads around each turn's own mean, weighted by how long there was voice."""
    known = [tone for tone in tones if tone.hertz is not None and tone.semitones is not None]
    voiced = sum(tone.voiced_seconds for tone in known)
    if not known or not voiced:
        return Tone(voiced_seconds=round(sum(tone.voiced_seconds for tone in tones), 2))
    loud = [tone for tone in known if tone.decibels is not None]
    return Tone(
        hertz=round(math.exp(sum(tone.voiced_seconds * math.log(tone.hertz or 1.0) for tone in known) / voiced), 1),
        semitones=_spread([(tone.semitones or 0.0, tone.voiced_seconds) for tone in known]),
        decibels=_spread([(tone.decibels or 0.0, tone.voiced_seconds) for tone in loud]) if loud else None,
        voiced_seconds=round(voiced, 2),
    )


def _spread(parts: Sequence[tuple[float, float]]) -> float:
    whole = sum(weight for _, weight in parts)
    return round(math.sqrt(sum(weight * deviation**2 for deviation, weight in parts) / whole), 2)


def _read_out(
    heard: Sequence[Sequence[Word]],
    pauses: Sequence[Pause],
    pace: Sequence[Pace],
    tone: Tone,
    stumbles: int,
    hesitations: int | None,
) -> ReadOut | None:
    """Read speech hesitates little, pauses where a comma stands, and keeps its pace (Howell and Kadi-Hanifi 1991; Laan 1997)."""
    words = [word for each in heard for word in each]
    if len(words) < LEAST_WORDS_FOR_READING:
        return None
    signs: list[tuple[str, float]] = []
    slips = (stumbles + (hesitations or 0)) * 100 / len(words)
    signs.append(("few hesitations", _between(slips, 4.0, 0.0)))
    if len(pauses) >= 3:
        at_stops = sum(_at_stop(pause, words) for pause in pauses) / len(pauses)
        signs.append(("pauses only between clauses", _between(at_stops, 0.4, 0.9)))
    if len(pace) >= 3:
        mean = sum(each.words_per_minute for each in pace) / len(pace)
        deviation = math.sqrt(sum((each.words_per_minute - mean) ** 2 for each in pace) / len(pace))
        signs.append(("an even pace", _between(deviation / mean if mean else 0.0, 0.25, 0.05)))
    if tone.semitones is not None:
        signs.append(("a level voice", _between(tone.semitones, LIVELY_SEMITONES, FLAT_SEMITONES)))
    return ReadOut(round(sum(value for _, value in signs) / len(signs), 2), tuple(signs))


def _between(value: float, none: float, full: float) -> float:
    """0 at `none`, 1 at `full`, straight in between."""
    return round(min(1.0, max(0.0, (value - none) / (full - none))), 2)


def _at_stop(pause: Pause, words: Sequence[Word]) -> bool:
    """Whether the last word before a pause ends a clause, by the sign behind it."""
    middle = (pause.start_seconds + pause.end_seconds) / 2
    before = [word for word in words if word.start_seconds <= middle and word.end_seconds <= middle + PAUSE_SECONDS]
    return bool(before) and STOP.search(before[-1].text) is not None
