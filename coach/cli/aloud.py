"""`coach aloud SCRIPT.md`: one's own phone script or sketch, take after take, from the microphone or from recordings.

coach aloud call.md                          shows the script, listens, and says what became of it; then the next take
coach aloud call.md --audio take1.m4a        the same from a recording; more of them are one take each
coach aloud - --audio take1.m4a --json < call.md
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coach.cli.console import Console, is_terminal
from coach.dialogue.words import shown
from coach.errors import SpeechError, UsageError, UserFileError

if TYPE_CHECKING:
    from coach.dialogue.types import Delivery
    from coach.history.takes import Kept
    from coach.judge.take import Sight, Take
    from coach.speech.ports import Audio
    from coach.speech.script import Sentence
    from coach.speech.verbatim import Verbatim

MOST_BYTES = 200_000
LONGEST_SECONDS = 900.0
LEAST_SECONDS = 0.5
SIGNS = {"said": "✓", "in other words": "~", "skipped": "○"}
COLOURS = {"said": "green", "in other words": None, "skipped": "red"}
PIPED = "standard input"


@click.command("aloud")
@click.argument("script", metavar="SCRIPT", type=click.Path(allow_dash=True))
@click.option(
    "--audio", "recordings", metavar="FILE", multiple=True, type=click.Path(), help="A recording of one take; may come often."
)
@click.option("--kind", type=click.Choice(["request", "sketch"]), help="Which limits hold; without it the script tells.")
@click.option(
    "--show",
    type=click.Choice(["full", "beginnings", "keywords", "nothing"]),
    help="What you see of the script; without it less in each take.",
)
@click.option("--keep", is_flag=True, help="Keep figures, words and sound of each take in your coach folder.")
@click.option("--forget", is_flag=True, help="Delete all kept takes of this script, and do nothing else.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a take on standard output.")
def command(
    script: str, recordings: tuple[str, ...], kind: str | None, show: str | None, keep: bool, forget: bool, as_json: bool
) -> None:
    """Say SCRIPT aloud, take after take: Markdown with what you want to say, or - for standard input.

    Coach tells which sentences you said, left out or put in, how long it took, and how it sounded, beside your last takes. What
    stands in [brackets] is for your eyes only; [your phone number] and the like are blanks, to be filled in. Nothing is kept
    unless you ask for it.
    """
    from coach.history.takes import Takes, remembered, script_name
    from coach.judge import take as judging
    from coach.preparation.documents import most_words
    from coach.preparation.folder import form_of
    from coach.speech.script import blanks
    from coach.wiring import open_house

    house = open_house(os.environ)
    takes = Takes(house.folder)
    name = "standard-input" if script == "-" else script_name(Path(script).absolute())
    console = Console.words(json=as_json)
    if forget:
        if recordings or keep:
            raise UsageError("--forget does nothing else; leave --audio and --keep out.")
        number = takes.forget(name)
        console.say(f"Deleted {number} kept {'take' if number == 1 else 'takes'} of {name}.")
        return
    sentences = read_script(script)
    if script == "-" and not recordings:
        raise UsageError("A script from standard input goes with --audio: the keyboard begins and ends a take.")
    form, rules = form_of(Path(script)), house.library.rules("default")
    allowed = judging.limits(kind or (form.kind if form else judging.kind_of(sentences)), rules)  # type: ignore[arg-type]
    if form and form.seconds and allowed.kind == form.kind:  # a sketch that was prepared for half a minute
        allowed = replace(allowed, most_seconds=form.seconds, most_words=most_words(form, rules))
    earlier = takes.all(name)
    studio = Studio(house, recordings, console)
    console.say(f"{name}: {len(sentences)} sentences, judged as a {allowed.kind}.", bold=True)
    if open_blanks := blanks(" ".join(each.text for each in sentences)):
        told = ", ".join(f"[{each}]" for each in open_blanks)
        console.say(f"Still blank: {told}. Fill in {script if script != '-' else PIPED}, or say it in your own words.")
    for number, source, audio in studio.takes(sentences, show, len(earlier)):
        try:
            delivery = studio.listen(audio, source)
        except SpeechError as error:
            if recordings:
                raise
            console.say(str(error))  # nobody at a microphone has to begin anew for a take that failed
            continue
        took = judging.compare(sentences, delivery, allowed)
        if took.match < judging.LEAST_MATCH:
            what = f"{source}: hardly anything of {script if script != '-' else PIPED} was heard ({took.match:.0%} of it)."
            if recordings:
                raise SpeechError(f"{what} Is it the right recording?")
            console.say(f"{what} Say it again.")
            continue
        following = judging.nudge(took, number)
        if following == judging.KNOWN:
            following = f"{following.rstrip('.')}: coach rehearse {judging.rehearsal(took)} --voice"
        sight: Sight = show or judging.sight(number + 1)  # type: ignore[assignment]
        if as_json:
            print(json.dumps(document(took, number, source, earlier, following), ensure_ascii=False))  # noqa: T201
        else:
            tell(console, took, number, earlier, following)
            if recordings and number == len(recordings) + studio.before and sight != "nothing":
                prompt(console, sentences, sight)
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        kept = remembered(took, delivery, now, f"take-{number}.flac" if keep else "")
        earlier.append(kept)
        if keep:
            from coach.speech.flac import encoded

            takes.keep(name, kept, encoded(audio))
    if keep:
        console.say(f"Kept in {takes.path(name)}; coach aloud {script} --forget deletes them.", dim=True)


def read_script(script: str) -> tuple[Sentence, ...]:
    """The sentences of a file or of standard input. Raises UserFileError."""
    from coach.speech.script import NoScript, sentences

    shown_as = PIPED if script == "-" else script
    try:
        raw = sys.stdin.buffer.read(MOST_BYTES + 1) if script == "-" else _bytes(Path(script))
    except FileNotFoundError as error:
        raise UserFileError(script, "there is no such file") from error
    except OSError as error:
        raise UserFileError(script, f"cannot be read: {(error.strerror or 'no reason given').lower()}") from error
    if len(raw) > MOST_BYTES:
        raise UserFileError(shown_as, f"is larger than {MOST_BYTES // 1000} kB: this is no script of a few minutes")
    if b"\x00" in raw:
        raise UserFileError(shown_as, "is no text. Write the script as plain text or Markdown")
    try:
        return sentences(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UserFileError(shown_as, f"byte {error.start + 1} is not UTF-8. Save the text as UTF-8") from error
    except NoScript as error:
        raise UserFileError(shown_as, str(error)) from error


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise UserFileError(str(path), "is a folder. Name a file with your script")
    if path.exists() and not path.is_file():  # a pipe would be waited for without end
        raise UserFileError(str(path), "is no ordinary file")
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


class Studio:
    """Where takes come from, and what listens to them."""

    def __init__(self, house: Any, recordings: Sequence[str], console: Console) -> None:
        self._house, self._recordings, self._console = house, recordings, console
        self._verbatim: Verbatim | None = None
        self.before = 0

    def takes(self, sentences: Sequence[Sentence], show: str | None, before: int) -> Iterator[tuple[int, str, Audio]]:
        """Number, name and sound of each take; `before` were made on other days."""
        from coach.judge import take as judging
        from coach.speech.recording import read

        self.before = before
        if self._recordings:
            sounds = [(file, read(Path(file), LONGEST_SECONDS)) for file in self._recordings]  # a wrong one is told of first
            for number, (file, audio) in enumerate(sounds, before + 1):
                yield number, file, audio
            return
        number = before
        while True:
            number += 1
            sight: Sight = show or judging.sight(number)  # type: ignore[assignment]
            prompt(self._console, sentences, sight)
            if (recorded := self._recorded()) is None:
                return
            yield number, f"take {number}", recorded

    def listen(self, audio: Audio, source: str) -> Delivery:
        """How it was said. Raises SpeechError where nobody speaks."""
        from coach.cli.sound import LONG_SECONDS, Bar
        from coach.speech import ears
        from coach.speech.ports import SAMPLE_RATE
        from coach.speech.verbatim import Verbatim

        if self._verbatim is None:
            if address := ears.leaves_the_machine(self._house.settings):
                self._console.say(f"What you say leaves this machine: its sound goes to {address}.", bold=True)
            fetching = Bar("Fetching the speech model", megabytes=True)
            transcriber = ears.transcriber(self._house.settings, self._house.folder, fetching.bytes)
            self._verbatim = Verbatim(ears.activity(), transcriber)
        bar = Bar(f"Listening to {Path(source).name}") if len(audio) > LONG_SECONDS * SAMPLE_RATE else None
        heard = self._verbatim.listen(audio, bar.seconds if bar else None)
        if bar:
            bar.done()
        if not heard.words:
            raise SpeechError(f"{source}: nobody was heard to speak. Record it again, closer to the microphone.")
        return heard

    def _recorded(self) -> Audio | None:
        """One take from the microphone, begun and ended with Enter; None when there shall be no more."""
        import numpy as np

        from coach.speech.devices import sounddevice
        from coach.speech.ports import SAMPLE_RATE

        if not is_terminal(sys.stdin):
            raise UsageError("Without a keyboard there is no beginning and no end of a take. Name recordings with --audio.")
        try:
            answer = input("Enter begins, Enter ends; q stops. ")
        except EOFError:
            return None
        if answer.strip().lower() in ("q", "quit", "/done"):
            return None
        microphone = sounddevice.Microphone(sounddevice.library(), None)
        ended = threading.Event()
        threading.Thread(target=_until_enter, args=(ended,), name="coach-keys", daemon=True).start()
        self._console.say("(listening)", dim=True)
        frames: list[Audio] = []
        try:
            for frame in microphone.frames():
                frames.append(frame)
                if ended.is_set() or len(frames) * len(frame) > LONGEST_SECONDS * SAMPLE_RATE:
                    break
        finally:
            microphone.close()
        audio = np.concatenate(frames) if frames else np.zeros(0, np.float32)
        if len(audio) < LEAST_SECONDS * SAMPLE_RATE:
            raise SpeechError("The take was over before it began. Speak after the first Enter.")
        return audio


def _until_enter(ended: threading.Event) -> None:
    with suppress(EOFError, OSError):
        input()
    ended.set()


def prompt(console: Console, sentences: Sequence[Sentence], sight: Sight) -> None:
    """The script, or as much of it as may be seen."""
    from coach.judge import take as judging

    console.write()
    if sight == "nothing":
        console.say("This time without the script.", dim=True)
        return
    part = ""
    for sentence in sentences:
        if sentence.part != part:
            part = sentence.part
            console.say(part, bold=True)
        console.say(judging.shown(sentence, sight), first="  ")
    console.write()


def tell(console: Console, took: Take, number: int, earlier: Sequence[Kept], following: str) -> None:
    """One take on a screen."""
    console.write()
    console.say(f"Take {number}", bold=True)
    _put_in(console, took, 0)
    for place, part in enumerate(took.parts, 1):
        time = shown(part.at_seconds) if part.at_seconds is not None else ""
        more = f" ({part.how})" if part.how != "said" else ""
        style = {"fg": COLOURS[part.how]} if COLOURS[part.how] else {}
        console.say(f"{part.text}{more}", first=f" {SIGNS[part.how]} {time:>5}  ", **style)
        _put_in(console, took, place)
    console.write()
    from coach.history.takes import BESIDE, figures

    beside = earlier[-BESIDE:]
    rows = figures(took, beside)
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        console.write("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    console.write()
    if took.length:
        console.say(took.length)
    if took.sounded.fillers_unscored:
        console.say(f"Fillers are not counted: {took.sounded.fillers_unscored}.", dim=True)
    if took.read_out:
        console.say(f"It sounds {took.read_out.says}. That is a rule of thumb and no verdict.", dim=True)
    console.say(following, first="Next  ", bold=True)


def _put_in(console: Console, took: Take, place: int) -> None:
    for each in took.improvised:
        if each.after == place:
            console.say(f"“{each.text}” (not in the script)", first=f" + {shown(each.at_seconds):>5}  ")


def document(took: Take, number: int, source: str, earlier: Sequence[Kept], following: str) -> dict[str, Any]:
    """One take as plain values."""
    heard = took.sounded
    return {
        "take": number,
        "source": source,
        "kind": took.limits.kind,
        "limits": {key: value for key, value in asdict(took.limits).items() if key != "kind"},
        "sentences": [asdict(part) for part in took.parts],
        "improvised": [asdict(each) for each in took.improvised],
        "match": took.match,
        "verbatim": took.verbatim,
        "words": took.words,
        "seconds": took.seconds,
        "length": took.length,
        "words_per_minute": heard.words_per_minute,
        "pace": [asdict(each) for each in heard.pace],
        "pauses": [asdict(each) for each in heard.pauses],
        "fillers": None if heard.fillers_unscored else [asdict(each) for each in heard.fillers],
        "fillers_unscored": heard.fillers_unscored,
        "repeats": [asdict(each) for each in heard.repeats],
        "tone": asdict(heard.tone),
        "read_out": {"score": took.read_out.score, "signs": dict(took.read_out.signs), "advisory": True}
        if took.read_out
        else None,
        "before": [asdict(each) for each in earlier],
        "next": following,
    }
