"""The kept sound of a session in, what a page can play without asking anybody out: `players(report, {3: Path("turn-3.flac")})`.

Each turn is one `data:` address, and each piece of evidence another, cut to its words: a page without scripts cannot jump, so
what there is to jump to stands by itself. Evidence comes first; what goes beyond the limit is left out and counted.
"""

from __future__ import annotations

import base64
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from coach.errors import CoachError
from coach.report.evidence import Note
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
    for note, (first, end) in _spans(report, sounds):
        audio = _sound(sounds[note.quote.turn])
        piece = audio[round(first * SAMPLE_RATE) : round(end * SAMPLE_RATE)] if audio is not None else ()
        if len(piece) and len(address := _address(encoded(piece))) <= left:  # type: ignore[arg-type]
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


def linked(report: Report, addresses: Mapping[int, str]) -> Players | None:
    """The same for a page of a server, which has an address for each turn's sound: evidence is a part of it."""
    if not addresses:
        return None
    notes = {
        note.number: f"{addresses[note.quote.turn]}#t={first:.2f},{end:.2f}" for note, (first, end) in _spans(report, addresses)
    }
    return Players(addresses, notes, 0)


def _spans(report: Report, sounds: Container[int]) -> Iterator[tuple[Note, tuple[float, float]]]:
    """Evidence that can be heard, with its seconds within the sound of its turn."""
    for note in report.notes:
        turn = note.quote.turn
        if note.speaker != "trainee" or turn not in sounds or report.spoken is None or turn not in report.spoken.turns:
            continue
        said = report.spoken.turns[turn]
        if span := said.span(note.quote.start, note.quote.end):
            first, end = (each - said.sound_seconds for each in (span[0] - MARGIN_SECONDS, span[1] + MARGIN_SECONDS))
            yield note, (max(0.0, first), max(0.0, end))


def _sound(path: Path) -> Audio | None:
    try:
        return read(path)
    except CoachError:  # damaged, or the speaking part was taken off this machine: the words are still there
        return None


def _address(flac: bytes) -> str:
    return "data:audio/flac;base64," + base64.b64encode(flac).decode("ascii")
