"""The kept sound of a session in, what a page can play without asking anybody out: `players(report, {3: Path("turn-3.flac")})`.

Each turn is one `data:` address, and each piece of evidence another, cut to its words: a page without scripts cannot jump, so
what there is to jump to stands by itself. Evidence comes first; what goes beyond the limit is left out and counted.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coach.errors import CoachError
from coach.report.view import Report
from coach.speech.flac import encoded
from coach.speech.ports import SAMPLE_RATE, Audio
from coach.speech.recording import read

MOST_BYTES = 16_000_000
"""Of a page: about twelve minutes of talk; mail servers and browsers take that much."""
MARGIN_SECONDS = 0.3
"""Sound on both sides of a quote, so that it does not begin in the middle of a word."""


@dataclass(frozen=True, slots=True)
class Players:
    """Addresses of sound, each whole in itself."""

    turns: Mapping[int, str]
    """By the number of the turn."""
    notes: Mapping[int, str]
    """By the number of the evidence."""
    left_out: int
    """Turns that were kept and would have made the page too large, or could not be read."""


def players(report: Report, sounds: Mapping[int, Path]) -> Players | None:
    """None where nothing was kept."""
    if not sounds:
        return None
    left = MOST_BYTES
    turns: dict[int, str] = {}
    notes: dict[int, str] = {}
    for note in report.notes:
        turn = note.quote.turn
        if note.speaker != "trainee" or turn not in sounds or report.spoken is None or turn not in report.spoken.turns:
            continue
        said = report.spoken.turns[turn]
        span = said.span(note.quote.start, note.quote.end)
        audio = _sound(sounds[turn])
        if span is None or audio is None:
            continue
        first, end = (
            round((each - said.sound_seconds) * SAMPLE_RATE) for each in (span[0] - MARGIN_SECONDS, span[1] + MARGIN_SECONDS)
        )
        if not len(piece := audio[max(0, first) : max(0, end)]):
            continue
        if len(address := _address(encoded(piece))) <= left:
            notes[note.number] = address
            left -= len(address)
    for turn, path in sounds.items():
        try:
            address = _address(path.read_bytes())
        except OSError:
            continue
        if len(address) <= left:
            turns[turn] = address
            left -= len(address)
    said_turns = {each.turn for each in report.said if each.speaker == "trainee"}
    return Players(turns, notes, len((set(sounds) & said_turns) - set(turns)))


def _sound(path: Path) -> Audio | None:
    try:
        return read(path)
    except CoachError:  # damaged, or the speaking part was taken off this machine: the words are still there
        return None


def _address(flac: bytes) -> str:
    return "data:audio/flac;base64," + base64.b64encode(flac).decode("ascii")
