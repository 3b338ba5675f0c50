"""A report in, one JSON object out, complete and of a stable shape.

    {"format": 1,
     "session": {"id", "created", "coach_version", "scenario": {"name", "version", "title"},
                 "professional": {"name", "full_name", "role", "organisation", "imagined"}, "trainee", "difficulty", "seed",
                 "persona", "exam", "parent", "parent_turn", "seconds"},
     "outcome": {"id": "granted", "won": true, "sentence": …, "because": …, "ended": true},
     "headlines": [{"name", "title", "verdict", "sentence", "criteria": [id …]}],
     "criteria": [{"id", "title", "verdict", "quote", "because", "say", "effect", "headline", "weight",
                   "violation", "probability", "turn"}],
     "work_on": [{"criterion", "title", "quote", "effect", "say", "turn", "command"}], "praise": [id …],
     "numbers": {…}, "stages": [{"name", "start_seconds", "end_seconds"}],
     "movements": [{"turn", "seconds", "stage", "patience", "interest", "trust", "agreed_seconds",
                    "reasons": [{"variable", "delta", "because", "act", "quote"}]}],
     "transcript": [{"speaker", "who", "turn", "start_seconds", "end_seconds", "text", "aside"}], "help": [ … ], "notes": [ … ],
     "sounded": null or {"words", "seconds", "words_per_minute", "pace": [ … ], "fillers": null or [ … ], "fillers_unscored",
                         "repeats", "false_starts", "pauses", "tone", "read_out": null or {"score", "signs", "advisory"},
                         "talk_share", "latencies", "longest_turn_seconds", "unmeasured"}}

A quote is null or {"text", "start", "end", "turn", "at_seconds"}; offsets are code points in the turn's text; seconds are
rehearsal time. Keys are only ever added; `format` is raised when a reader would misread what is there.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from coach.report.sounded import Spoken
from coach.report.view import Report

FORMAT = 1


def render(report: Report) -> str:
    """The object, indented, with a line break at its end."""
    return json.dumps(document(report), ensure_ascii=False, indent=2) + "\n"


def document(report: Report) -> dict[str, Any]:
    """The object as plain values."""
    start, score = report.start, report.score
    return {
        "format": FORMAT,
        "session": {
            "id": start.session,
            "created": start.created,
            "coach_version": start.coach_version,
            "scenario": {"name": score.scenario, "version": start.scenario["version"], "title": report.title},
            "professional": {
                "name": start.profile["name"],
                "full_name": report.professional,
                "role": report.role,
                "organisation": report.organisation,
                "imagined": bool(report.imagined),
            },
            "trainee": report.trainee,
            "difficulty": start.difficulty,
            "seed": start.seed,
            "persona": start.persona,
            "exam": start.exam,
            "parent": start.parent,
            "parent_turn": start.parent_turn,
            "seconds": report.seconds,
        },
        "outcome": {
            "id": score.outcome,
            "won": score.won,
            "sentence": report.outcome,
            "because": report.because,
            "ended": report.ended,
        },
        "headlines": [asdict(headline) for headline in score.headlines],
        "criteria": [asdict(judged) for judged in score.criteria],
        "work_on": [asdict(work) for work in score.work_on],
        "praise": [judged.id for judged in score.praise],
        "numbers": asdict(score.numbers),
        "stages": [asdict(stage) for stage in report.stages],
        "movements": [asdict(movement) for movement in report.movements],
        "transcript": [
            {
                "speaker": said.speaker,
                "who": said.who,
                "turn": said.turn,
                "start_seconds": said.start_seconds,
                "end_seconds": said.end_seconds,
                "text": said.text,
                "aside": said.aside,
            }
            for said in report.said
        ],
        "help": list(report.helps),
        "notes": list(score.notes),
        "sounded": _sounded(report.spoken) if report.spoken else None,
    }


def _sounded(spoken: Spoken) -> dict[str, Any]:
    heard = spoken.sounded
    return {
        "words": heard.words,
        "seconds": heard.seconds,
        "words_per_minute": heard.words_per_minute,
        "pace": [asdict(each) for each in heard.pace],
        "fillers": None if heard.fillers_unscored else [asdict(each) for each in heard.fillers],
        "fillers_unscored": heard.fillers_unscored,
        "repeats": [asdict(each) for each in heard.repeats],
        "false_starts": [asdict(each) for each in heard.false_starts],
        "pauses": [asdict(each) for each in heard.pauses],
        "tone": asdict(heard.tone),
        "read_out": {"score": heard.read_out.score, "signs": dict(heard.read_out.signs), "advisory": True}
        if heard.read_out
        else None,
        "talk_share": spoken.talk_share,
        "latencies": list(spoken.latencies),
        "longest_turn_seconds": spoken.longest_turn_seconds,
        "unmeasured": spoken.unmeasured,
    }
