"""A report in, one JSON object out, complete and of a stable shape.

    {"format": 1,
     "session": {"id", "created", "coach_version", "scenario": {"name", "version", "title"},
                 "professional": {"name", "full_name", "role", "organisation"}, "trainee", "difficulty", "seed", "persona",
                 "exam", "parent", "parent_turn", "seconds"},
     "outcome": {"id": "granted", "won": true, "sentence": …, "because": …, "ended": true},
     "headlines": [{"name", "title", "verdict", "sentence", "criteria": [id …]}],
     "criteria": [{"id", "title", "verdict", "quote", "because", "say", "effect", "headline", "weight",
                   "violation", "probability", "turn"}],
     "work_on": [{"criterion", "title", "quote", "effect", "say", "turn", "command"}], "praise": [id …],
     "numbers": {…}, "stages": [{"name", "start_seconds", "end_seconds"}],
     "movements": [{"turn", "seconds", "stage", "patience", "interest", "trust", "agreed_seconds",
                    "reasons": [{"variable", "delta", "because", "act", "quote"}]}],
     "transcript": [{"speaker", "who", "turn", "start_seconds", "end_seconds", "text", "aside"}], "help": [ … ], "notes": [ … ]}

A quote is null or {"text", "start", "end", "turn", "at_seconds"}; offsets are code points in the turn's text; seconds are
rehearsal time. Keys are only ever added; `format` is raised when a reader would misread what is there.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

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
    }
