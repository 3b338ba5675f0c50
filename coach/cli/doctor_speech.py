"""The settings in, a check for each part of a talk aloud out: what hears, what speaks, the devices, and what each missing one
costs.

Loads no model and opens no device for longer than a look; asks no server anything. A part that is missing is a note: everything
can be rehearsed by typing.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from pathlib import Path

from coach.cli.doctor import Check
from coach.errors import CoachError
from coach.settings import Settings
from coach.speech import ears, voices
from coach.speech.recording import INSTALL
from coach.speech.tts import piper, system
from coach.speech.voices import Wish

TYPE = "Without it you rehearse by typing."
SMART_TURN = "pip install --no-deps pipecat-ai==1.14.0"
WISH = Wish("doctor")


def examine(settings: Settings) -> list[Check]:
    """Hearing, the end of a turn, the voice, the devices."""
    return [_hearing(settings), _turn_end(), _voice(settings), *_devices()]


def _hearing(settings: Settings) -> Check:
    if address := settings.speech.stt_url:
        leaves = "; what you say leaves this machine" if ears.leaves_the_machine(settings) else ""
        return Check("hearing", "ok", f"what you say is understood by {address}{leaves}")
    if importlib.util.find_spec("faster_whisper") is None:
        return Check("hearing", "note", f"nothing here understands speech. {TYPE}", INSTALL)
    if settings.speech.stt_model:
        return Check("hearing", "ok", f"speech is understood by {settings.speech.stt_model}, on this machine")
    from coach.speech import weights

    try:
        with tempfile.TemporaryDirectory() as nothing_kept:
            found = weights.embedded(Path(nothing_kept))
    except CoachError as error:
        return Check("hearing", "broken", str(error))
    except OSError as error:
        return Check("hearing", "broken", _no_room(error))
    if found is None:
        return Check("hearing", "note", f"the model that understands speech is missing. {TYPE}", INSTALL)
    return Check("hearing", "ok", f"speech is understood by {found.name}, on this machine; its files are the known ones")


def _turn_end() -> Check:
    from coach.speech import weights

    try:
        with tempfile.TemporaryDirectory() as nothing_kept:
            found = weights.smart_turn(Path(nothing_kept))
    except CoachError as error:
        return Check("turn end", "broken", str(error))
    except OSError as error:
        return Check("turn end", "broken", _no_room(error))
    if found is None:
        says = "words and pauses tell when you have finished; Smart Turn would listen to your tone as well"
        return Check("turn end", "note", says, SMART_TURN)
    return Check("turn end", "ok", "Smart Turn listens to your tone for the end of a turn")


def _no_room(error: OSError) -> str:
    """What a full disk, or one that may not be written to, means here."""
    return f"the model could not be looked at: {(error.strerror or str(error)).lower()}"


def _voice(settings: Settings) -> Check:
    if leaves := voices.leaves_the_machine(settings):
        return Check("voice", "ok", f"the professional's words go to {leaves}, which speaks them")
    wanted = settings.speech.tts
    if wanted == "silent":
        return Check("voice", "ok", "nobody speaks; you read what they say")
    there = {
        "server": settings.speech.tts_url is not None,
        "hibari": importlib.util.find_spec("hibari") is not None,
        "piper": piper.program() is not None and (bool(piper.voices()) or settings.speech.voice is not None),
        "system": system.program(sys.platform, settings.speech.voice, WISH) is not None,
    }
    says = {
        "server": f"the server at {settings.speech.tts_url} speaks",
        "hibari": "the embedded voice speaks, another one for each professional",
        "piper": "Piper speaks",
        "system": "this computer's own voice speaks; the embedded one sounds like a person",
    }
    if wanted != "auto":
        if there[wanted]:
            return Check("voice", "ok", says[wanted])
        fix = {"piper": piper.INSTALL, "server": "Set tts_url under [speech], or COACH_TTS_URL."}.get(wanted, INSTALL)
        return Check("voice", "broken", f'the settings ask for the voice "{wanted}", which is not here', fix)
    chosen = next((name for name in voices.ORDER if there.get(name)), None)
    if chosen is None:
        return Check("voice", "note", "nothing here can speak. In a talk aloud you would read the answers.", INSTALL)
    if chosen == "system":
        return Check("voice", "note", says[chosen], INSTALL)
    return Check("voice", "ok", says[chosen])


def _devices() -> list[Check]:
    from coach.speech.devices.sounddevice import library

    try:
        portaudio = library()
    except CoachError as error:
        return [Check("sound", "note", f"{error} {TYPE}")]
    checks = []
    for name, kind in (("microphone", "input"), ("loudspeaker", "output")):
        try:
            device = portaudio.query_devices(kind=kind)["name"]
        except (ValueError, portaudio.PortAudioError):
            cost = TYPE if kind == "input" else "Without it you read the answers."
            checks.append(Check(name, "note", f"no {name} was found. {cost}", "Plug one in, or choose one in your settings."))
        else:
            checks.append(Check(name, "ok", f"{device}"))
    return checks
