"""Words of the command line about sound in, what a talk aloud needs out: `--open-mic --headphones` → a `Stage`; None for typing.

`@sound_options` gives a command the flags, gathered as one `sound` argument; `stage(house, sound)` opens what they ask for. Heavy
parts are imported where a talk is aloud. How it sounds is `spoken`'s concern.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from coach.errors import CoachError, UsageError

if TYPE_CHECKING:
    from coach.cli.spoken import Stage
    from coach.wiring import House


@dataclass(frozen=True, slots=True)
class Sound:
    """How a talk shall be heard and spoken; all left out, it is typed."""

    voice: bool = False
    open_mic: bool = False
    headphones: bool = False
    patience: str | None = None
    recordings: tuple[str, ...] = ()
    write_sound: str | None = None
    keep_audio: bool = False

    @property
    def aloud(self) -> bool:
        """Whether anything is said or heard."""
        return self.voice or self.open_mic or bool(self.recordings)

    @property
    def settings(self) -> dict[str, object]:
        """Flags that stand for a setting, for `open_house`."""
        return {"speech.patience": self.patience}


OPTIONS = (
    click.option("--voice", is_flag=True, help="Talk aloud: space or Enter begins and ends what you say."),
    click.option("--open-mic", is_flag=True, help="Talk aloud without a key: a pause hands over, and you can interrupt."),
    click.option("--headphones", is_flag=True, help="You wear some: the microphone cannot hear the professional."),
    click.option("--patience", type=click.Choice(["normal", "calm", "long"]), help="How long a pause may be before they answer."),
    click.option(
        "--audio",
        "recordings",
        metavar="FILE",
        multiple=True,
        type=click.Path(),
        help="A recording of what you say; more of them, one --audio each, are one turn each.",
    ),
    click.option("--write-sound", metavar="FILE", type=click.Path(), help="With --audio: the professional's side as a WAV file."),
    click.option(
        "--keep-audio", is_flag=True, help="Keep the sound of your turns beside the session; nothing is kept without it."
    ),
)


def sound_options(command: Callable[..., None]) -> Callable[..., None]:
    """The flags of `Sound`, handed over as `sound`."""

    @wraps(command)
    def gathered(**words: Any) -> None:
        mine = {name: words.pop(name) for name in Sound.__dataclass_fields__}
        command(**words, sound=Sound(**mine))

    for option in reversed(OPTIONS):
        option(gathered)
    return gathered


def stage(house: House, sound: Sound) -> Stage | None:
    """What a talk aloud needs, opened; None for a typed one. Raises UsageError, or CoachError where nobody can type instead."""
    if sound.write_sound and not sound.recordings:
        raise UsageError("--write-sound goes with --audio.")
    aloud = sound.voice or sound.open_mic
    if not aloud and not sound.recordings:
        for name, given in (("--keep-audio", sound.keep_audio), ("--headphones", sound.headphones)):
            if given:
                raise UsageError(f"{name} goes with --voice, --open-mic or --audio: typed words have no sound.")
        return None
    if aloud and sound.recordings:
        raise UsageError("--voice and --audio exclude each other: one listens to you, the other to recordings.")
    from coach.cli import spoken

    wanted = spoken.Wanted(sound.open_mic, sound.headphones, sound.recordings, sound.write_sound, sound.keep_audio)
    try:
        return spoken.open_stage(house, wanted)
    except CoachError as error:
        if sound.recordings:
            raise
        spoken.or_typed(error, lambda question: click.confirm(question, default=True, err=True))
        return None
