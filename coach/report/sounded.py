"""A session in, how the trainee sounded out, None where nobody spoke: `spoken(session)` → `Spoken(latencies=(1.2, 0.8), …)`.

The transcript holds what was understood in the talk, without hesitation; how it was said stands in events of its own. Here the
two are laid side by side, so that "um" and a pause of two seconds can be shown where they were, and a quote has its time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from coach.dialogue.events import PersonaSaid, TraineeSaid
from coach.dialogue.session import Session
from coach.dialogue.types import Delivery
from coach.report.words import count
from coach.speech.alignment import aligned
from coach.speech.delivery import FAST, LONG_PAUSE_SECONDS, SLOW, Sounded, bare, heard_once, is_filler, measure

TOKEN = re.compile(r"\S+")
QUICK_SECONDS, LATE_SECONDS = 0.3, 3.0
"""Answers are usually begun after about 0.2 s (Stivers et al., Universals and cultural variation in turn-taking, 2009); three
seconds are long for a person at the other end of a line."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One spoken turn, word for word."""

    marks: Mapping[int, tuple[str, ...]]
    """Fillers and long pauses, at the place in the text before which they come."""
    times: tuple[tuple[int, float, float], ...]
    """Place in the text of each word that was found again, when it began, and when it ended."""
    sound_seconds: float
    """Rehearsal time of the first sample of its sound."""

    def span(self, start: int, end: int) -> tuple[float, float] | None:
        """From when until when the words between two places were said; None where they were not found."""
        inside = [each for each in self.times if start <= each[0] < end]
        return (inside[0][1], max(each[2] for each in inside)) if inside else None


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a whole session sounded."""

    sounded: Sounded
    turns: Mapping[int, Turn]
    latencies: tuple[float, ...]
    """Seconds from the professional's last word to the trainee's first; below zero for an interruption."""
    unmeasured: int
    """Spoken turns of which nothing more is known."""
    talk_share: float | None
    longest_turn_seconds: float


def spoken(session: Session) -> Spoken | None:
    """None for a typed session, and for one in which nothing was measured."""
    said = {event.turn: event for event in session.live if isinstance(event, TraineeSaid) and event.source == "spoken"}
    delivered = {turn: event for turn, event in session.delivered.items() if turn in said}
    if not delivered:
        return None
    mine = [event.end_seconds - event.start_seconds for event in session.live if isinstance(event, TraineeSaid)]
    theirs = [event.end_seconds - event.start_seconds for event in session.live if isinstance(event, PersonaSaid)]
    both = sum(mine) + sum(theirs)
    sounded = measure([event.delivery for _, event in sorted(delivered.items())])
    return Spoken(
        sounded=sounded,
        turns={
            turn: _turn(said[turn].text, event.delivery, event.sound_seconds, not sounded.fillers_unscored)
            for turn, event in delivered.items()
        },
        latencies=tuple(_latencies(session)),
        unmeasured=len(said) - len(delivered),
        talk_share=sum(mine) / both if both > 0 else None,
        longest_turn_seconds=round(max(mine, default=0.0), 1),
    )


def summary(spoken: Spoken) -> str:
    """The sound of it in one sentence."""
    heard = spoken.sounded
    pace = f"{heard.words_per_minute:.0f} words a minute" if heard.words_per_minute is not None else count(heard.words, "word")
    fillers = "" if heard.fillers_unscored else f", {count(len(heard.fillers), 'filler')}" if heard.fillers else ", no fillers"
    pauses = f", {count(len(heard.long_pauses), 'pause')} of a second or more" if heard.long_pauses else ""
    return f"You spoke: {pace}{fillers}{pauses}."


def lines(spoken: Spoken) -> Iterator[tuple[str, str]]:
    """What there is to say, each with its name."""
    heard = spoken.sounded
    if heard.words_per_minute is not None:
        how = "slow" if heard.words_per_minute < SLOW else "fast" if heard.words_per_minute > FAST else ""
        each = [round(pace.words_per_minute) for pace in heard.pace]
        spread = f", from {min(each)} to {max(each)}" if len(each) > 1 else ""
        yield "pace", f"{heard.words_per_minute:.0f} words a minute{spread}" + (f"; that is {how}" if how else "")
    longest = heard.longest_pause
    pauses = f"{count(len(heard.pauses), 'pause')} within your turns"
    if longest:
        pauses += f", {len(heard.long_pauses)} of {LONG_PAUSE_SECONDS:.0f} s or more, the longest {longest.seconds:.1f} s"
    yield "pauses", pauses
    yield "fillers", _fillers(heard)
    if stumbles := len(heard.repeats) + len(heard.false_starts):
        example = heard.repeats[0].words if heard.repeats else heard.false_starts[0].text
        yield "said twice or broken off", f"{count(stumbles, 'time')}: “{example}”"
    if spoken.talk_share is not None:
        yield "your share of the talk", f"{spoken.talk_share:.0%}"
    if spoken.latencies:
        middle = median(spoken.latencies)
        how = ": you were in their words" if middle < 0 else "; that is late" if middle > LATE_SECONDS else ""
        yield "before you answered", f"{max(middle, 0.0):.1f} s, in the middle of {count(len(spoken.latencies), 'answer')}{how}"
    yield "longest turn", f"{spoken.longest_turn_seconds:.0f} s"
    if heard.tone.semitones is not None:
        loud = f", {heard.tone.decibels:.1f} dB in loudness" if heard.tone.decibels is not None else ""
        yield "voice", f"moves {heard.tone.semitones:.1f} semitones{loud}: {heard.moves}"
    if heard.read_out:
        yield "read out", f"it sounds {heard.read_out.says}; a rule of thumb and no verdict"
    if spoken.unmeasured:
        yield "not measured", count(spoken.unmeasured, "turn")


def _fillers(heard: Sounded) -> str:
    if heard.fillers_unscored:
        return f"not judged: {heard.fillers_unscored}"
    if not heard.fillers:
        return "none"
    often: dict[str, int] = {}
    for word in heard.fillers:
        often[bare(word.text)] = often.get(bare(word.text), 0) + 1
    most = ", ".join(f"{word} {times}" for word, times in sorted(often.items(), key=lambda each: -each[1])[:3])
    return f"{len(heard.fillers)}, or {heard.fillers_per_minute:.1f} a minute of your talk ({most})"


def _latencies(session: Session) -> Iterator[float]:
    """Of turns that answer something, both sides spoken."""
    before: PersonaSaid | None = None
    for event in session.live:
        if isinstance(event, PersonaSaid):
            before = event
        elif isinstance(event, TraineeSaid):
            if before and before.source == "spoken" and event.source == "spoken":
                yield round(event.start_seconds - before.end_seconds, 2)
            before = None


def _turn(text: str, delivery: Delivery, sound_seconds: float, count_fillers: bool) -> Turn:
    """The understood text beside every word that was said."""
    tokens = list(TOKEN.finditer(text))
    said = heard_once(delivery.words)
    pairs = aligned([bare(token[0]) for token in tokens], [bare(word.text) for word in said])
    place_of = {heard: tokens[place].start() for place, heard in pairs if place is not None and heard is not None}
    times = tuple(
        sorted(
            (tokens[place].start(), said[heard].start_seconds, said[heard].end_seconds)
            for place, heard in pairs
            if place is not None and heard is not None
        )
    )
    marks: dict[int, list[tuple[float, str]]] = {}

    def mark(heard: int, at: float, what: str) -> None:
        place = next((place_of[each] for each in range(heard, len(said)) if each in place_of), len(text))
        marks.setdefault(place, []).append((at, what))

    for number, word in enumerate(said):
        if count_fillers and is_filler(word.text) and number not in place_of:
            mark(number, word.start_seconds, word.text.strip(" ,.…!?").lower())
    begins = [word.start_seconds for word in said]
    for pause in delivery.pauses:
        if pause.seconds >= LONG_PAUSE_SECONDS:
            mark(bisect_left(begins, pause.end_seconds - 0.05), pause.start_seconds, f"{pause.seconds:.1f} s")
    return Turn({place: tuple(what for _, what in sorted(found)) for place, found in marks.items()}, times, sound_seconds)
