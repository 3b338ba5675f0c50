"""A transcript with speakers in, a judgement in JSON out.

    [00:00] Trainee: Hello, my name is Dana Ortiz.
    [00:04] Persona: What is this about?

Any other name before the colon is taken as the professional's, except "Me", "I", "You", "Student", "Caller" and the trainee's
own name. JSON works too: {"turns": [{"speaker": "trainee", "text": "…", "start": 0.0, "end": 4.2}]}. Without times nothing about
seconds is judged.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from coach.acts import detect_all
from coach.dialogue.types import Speaker, Utterance
from coach.dialogue.words import count_words
from coach.errors import UserFileError
from coach.judge.grade import grade_transcript
from coach.judge.scorecard import Judged, Quote, Scorecard
from coach.judge.talk import Situation
from coach.scenario.model import Rules, Trainee
from coach.scenario.rubric import Rubric

LINE = re.compile(
    r"^\s*(?:[\[(]?(\d{1,2}(?::\d{2}){1,2})[\])]?\s*)?"
    r"([^\W\d_][\w .'’-]{0,40}?)\s*(?:[\[(](\d{1,2}(?::\d{2}){1,2})[\])])?\s*:\s+(.*)$"
)
TRAINEE = frozenset("trainee me i you student caller candidate interviewee user".split())
MOST_TURNS = 2000


@dataclass(frozen=True, slots=True)
class Said:
    speaker: Speaker
    text: str
    start: float | None
    end: float | None


def read_transcript(text: str, place: str, trainee: Trainee) -> tuple[Said, ...]:
    """Turns of a transcript. Raises UserFileError with the line of the first mistake."""
    turns = _from_json(text, place, trainee) if text.lstrip().startswith(("{", "[{")) else _from_lines(text, place, trainee)
    if not any(turn.speaker == "trainee" for turn in turns):
        raise UserFileError(place, 'nobody is the trainee: begin their lines with "Trainee:"')
    if len(turns) > MOST_TURNS:
        raise UserFileError(place, f"more than {MOST_TURNS} turns")
    return turns


def _from_lines(text: str, place: str, trainee: Trainee) -> tuple[Said, ...]:
    turns: list[Said] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        match = LINE.match(line)
        if match:
            clock = match.group(1) or match.group(3)
            turns.append(Said(_side(match.group(2), trainee), match.group(4).strip(), _seconds(clock), None))
        elif turns:
            turns[-1] = replace(turns[-1], text=f"{turns[-1].text} {line.strip()}".strip())
        else:
            raise UserFileError(place, 'begins without a speaker: write "Trainee: …" or "Persona: …"', number)
    return tuple(turn for turn in turns if turn.text)


def _from_json(text: str, place: str, trainee: Trainee) -> tuple[Said, ...]:
    try:
        entry = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserFileError(place, "is not JSON", getattr(error, "lineno", None)) from error
    listed = entry.get("turns") if isinstance(entry, dict) else entry
    if not isinstance(listed, list):
        raise UserFileError(place, '"turns" is not a list')
    turns: list[Said] = []
    for number, turn in enumerate(listed, 1):
        if not isinstance(turn, dict) or not isinstance(turn.get("speaker"), str) or not isinstance(turn.get("text"), str):
            raise UserFileError(place, f'turn {number} has no "speaker" or no "text"')
        times = [turn.get(name) for name in ("start", "end")]
        if any(isinstance(time, bool) or not isinstance(time, int | float | None) for time in times):
            raise UserFileError(place, f'turn {number}: "start" and "end" are seconds')
        start, end = (None if time is None else float(time) for time in times)
        turns.append(Said(_side(turn["speaker"], trainee), turn["text"], start, end))
    return tuple(turns)


def _side(name: str, trainee: Trainee) -> Speaker:
    plain = name.strip().lower()
    mine = plain in TRAINEE or plain in (trainee.name.lower(), trainee.first_name.lower())
    return "trainee" if mine else "persona"


def _seconds(clock: str | None) -> float | None:
    if clock is None:
        return None
    seconds = 0.0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds


def utterances(turns: Sequence[Said], rules: Rules, kinds: Sequence[str]) -> tuple[tuple[Utterance, ...], bool]:
    """Turns with what was heard in them, and whether their times are known. A turn without an end lasts as long as its words."""
    timed = all(turn.start is not None for turn in turns)
    out: list[Utterance] = []
    clock, number = 0.0, 0
    heard = iter(detect_all(_own_turns(turns), kinds=kinds))
    for turn in turns:
        start = turn.start if timed and turn.start is not None else clock
        spoken = count_words(turn.text) * 60 / rules.words_per_minute
        end = turn.end if timed and turn.end is not None else start + spoken
        number += turn.speaker == "trainee"
        said = Utterance(turn.speaker, number, turn.text, start, max(start, end))
        out.append(replace(said, understanding=next(heard)) if turn.speaker == "trainee" else said)
        clock = max(clock, end)
    return tuple(out), timed


def _own_turns(turns: Sequence[Said]) -> list[tuple[str, str | None]]:
    """The trainee's turns, each with the other's last words before it."""
    out: list[tuple[str, str | None]] = []
    before: str | None = None
    for turn in turns:
        if turn.speaker == "trainee":
            out.append((turn.text, before))
        else:
            before = turn.text
    return out


def situation_of(turns: Sequence[Said]) -> Situation:
    """A call in which a meeting is asked for, or the meeting itself: told apart by the trainee's first turns."""
    first = [turn.text for turn in turns if turn.speaker == "trainee"][:3]
    heard = set().union(*(each.names() for each in detect_all([(text, None) for text in first], kinds=("request",))))
    return "phone" if heard & {"checks_time_to_talk", "asks_for_meeting", "prefers_in_person_or_worksite"} else "in_person"


def judge_dialogue(
    turns: Sequence[Said], rubric: Rubric, rules: Rules, trainee: Trainee, situation: Situation = "in_person"
) -> Scorecard:
    """The scorecard of a transcript."""
    kinds = {"phone": ("request", "utterance"), "sketch": ("sketch",), "in_person": ("utterance",)}[situation]
    said, timed = utterances(turns, rules, kinds)
    return grade_transcript(said, rubric, rules, trainee, situation=situation, timed=timed)


def scorecard_json(card: Scorecard) -> dict[str, Any]:
    """What `coach check dialogue --json` prints after id and kind."""
    return {
        "headlines": [
            {"name": each.name, "title": each.title, "verdict": each.verdict, "sentence": each.sentence}
            for each in card.headlines
        ],
        "criteria": {each.id: _criterion(each) for each in card.criteria},
        "work_on": [
            {"criterion": each.criterion, "title": each.title, "effect": each.effect, "say": each.say, "turn": each.turn}
            for each in card.work_on
        ],
        "talk_share": card.numbers.talk_share,
        "topics": list(card.numbers.topics),
    }


def _criterion(each: Judged) -> dict[str, Any]:
    out: dict[str, Any] = {"verdict": each.verdict, "quote": None}
    if isinstance(each.quote, Quote):
        at = each.quote
        out |= {"quote": at.text, "start": at.start, "end": at.end, "turn": at.turn, "at_seconds": at.at_seconds}
    out |= {name: value for name, value in (("title", each.title), ("because", each.because), ("say", each.say)) if value}
    if each.probability is not None:
        out["probability"] = round(each.probability, 3)
    return out
