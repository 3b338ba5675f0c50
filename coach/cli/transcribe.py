"""`coach transcribe FILE`: a recording in, what is said in it out, with times.

coach transcribe call.m4a                 [0:01.3] Hello, my name is Dana.
coach transcribe call.m4a --words         0:01.30  0:01.62  Hello,
coach transcribe call.m4a --json          {"file": …, "seconds": …, "text": …, "words": [{"text", "start_seconds", …}]}
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence

import click

from coach.cli.console import Console, clean
from coach.errors import UsageError
from coach.speech.ports import Transcript, Word

SENTENCE_END = re.compile(r"[.?!][\"'”’)]*$")


@click.command("transcribe")
@click.argument("file", metavar="FILE")
@click.option("--words", "each_word", is_flag=True, help="One word a line: begin, end, word.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def command(file: str, each_word: bool, as_json: bool) -> None:
    """What is said in a sound file, with times.

    WAV, FLAC, OGG, MP3, M4A and the sound of a film, up to two hours. Nothing leaves this machine unless COACH_STT_URL names a
    server elsewhere.
    """
    from coach.cli.sound import heard
    from coach.resources import home
    from coach.settings import load_settings

    if each_word and as_json:
        raise UsageError("--json holds every word already; leave --words out.")
    folder = home(os.environ)
    found, seconds = heard(file, load_settings(os.environ, folder, {}), folder, words=True)
    if as_json:
        answer = {"file": file, "seconds": round(seconds, 2), "text": found.text}
        answer["words"] = [dataclasses.asdict(word) for word in found.words]
        print(json.dumps(answer, ensure_ascii=False))  # noqa: T201 - JSON is the output
        return
    console = Console.on(sys.stdout)
    if each_word:
        for word in found.words:
            console.write(f"{clock(word.start_seconds, 2)}  {clock(word.end_seconds, 2)}  {clean(word.text)}")
        return
    for time, sentence in _sentences(found):
        console.say(sentence, first=time)


def _sentences(found: Transcript) -> Iterator[tuple[str, str]]:
    """Each sentence with the time of its first word; all of the text where no times are known."""
    if not found.words:  # some servers give none
        yield "", found.text
        return
    sentence: list[Word] = []
    for word in found.words:
        sentence.append(word)
        if SENTENCE_END.search(word.text):
            yield _line(sentence)
            sentence = []
    if sentence:
        yield _line(sentence)


def _line(sentence: Sequence[Word]) -> tuple[str, str]:
    return f"[{clock(sentence[0].start_seconds, 1)}] ", " ".join(word.text for word in sentence)


def clock(seconds: float, digits: int) -> str:
    """`1:02.5`, minutes and seconds."""
    ticks = round(seconds * 10**digits)
    minutes, rest = divmod(ticks, 60 * 10**digits)
    return f"{minutes}:{rest / 10**digits:0{3 + digits}.{digits}f}"
