"""The microphone and the loudspeaker of this computer, through PortAudio: `microphone, speaker = open_both(headphones=True)`.

Devices run at their own rate; here it becomes 16 kHz and back. Whatever is wrong with them ends as one sentence that says what
to do. Without headphones a `Gate` keeps the loudspeaker's echo out of the microphone.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections import deque
from collections.abc import Iterator
from typing import Any

import numpy as np

from coach.errors import MissingExtra, SpeechError
from coach.speech.echo import Gate
from coach.speech.ports import FRAME_SAMPLES, SAMPLE_RATE, Audio
from coach.speech.recording import INSTALL
from coach.speech.resampling import Resampler

EXTRA: str | None = "voice"
STALLED_SECONDS = 3.0
"""Without a frame for so long, a device is gone; PortAudio does not always say so."""
BACKLOG_FRAMES = 1_000
"""Half a minute: more is never caught up with."""
MUTED_FRAMES = 160
"""Five seconds of nothing but zeros: no room is so still. macOS gives these to programs without permission."""
BLOCK_SECONDS = 0.01
OUTPUT_LATENCY = 0.04
"""Seconds that the loudspeaker holds: so much is still heard after an interruption; with less, a busy computer stutters."""
PORTAUDIO = {
    "linux": "Install it: apt install libportaudio2 (Debian, Ubuntu), dnf install portaudio (Fedora).",
    "darwin": "Install it: brew install portaudio.",
    "win32": "Install sounddevice again: pip install --force-reinstall sounddevice.",
}
PERMISSION = {
    "darwin": "Allow it: System Settings, Privacy & Security, Microphone, your terminal.",
    "win32": "Allow it: Settings, Privacy & security, Microphone, desktop apps.",
    "linux": "Look whether another program holds it, and whether you are in the group audio.",
}


def open_both(*, headphones: bool) -> tuple[Microphone, Loudspeaker]:
    """The default devices, running. Raises MissingExtra or SpeechError."""
    portaudio = library()
    speaker = Loudspeaker(portaudio)
    try:
        return Microphone(portaudio, None if headphones else speaker), speaker
    except SpeechError:
        speaker.close()
        raise


def library() -> Any:
    """sounddevice, imported. Raises MissingExtra or SpeechError."""
    try:
        import sounddevice
    except ImportError as error:
        raise MissingExtra("What records and plays sound", INSTALL) from error
    except OSError as error:  # it is a binding; the library itself is missing
        raise SpeechError(f"PortAudio is missing, which records and plays sound. {_of(PORTAUDIO)}") from error
    return sounddevice


class Loudspeaker:
    """Implements Speaker. PortAudio asks for samples in a thread of its own and gets what is queued, or silence."""

    def __init__(self, portaudio: Any) -> None:
        self._lock = threading.Lock()
        self._queue: deque[Audio] = deque()
        self._given = 0
        """Samples of sound given to the device since the last stop."""
        self._loudness = 0.0
        self._resampler: Resampler | None = None
        self._portaudio = portaudio
        self._stream, self.sample_rate = opened(portaudio, "output", self._asked)
        self._late = float(self._stream.latency)

    def play(self, audio: Audio, sample_rate: int) -> None:
        """Queue it. Raises SpeechError when the device is gone."""
        if not self._stream.active:
            raise SpeechError("The loudspeaker is gone. Plug it in again.")
        with self._lock:
            if self._resampler is None or self._resampler.source != sample_rate:
                self._resampler = Resampler(sample_rate, self.sample_rate)
            self._queue.append(self._resampler.feed(audio))

    def stop(self) -> float:
        """Forget what is queued; the device still plays what it was given, a hundredth of a second or two."""
        with self._lock:
            heard = self._heard()
            self._queue.clear()
            self._given, self._resampler = 0, None
            return heard

    def heard_seconds(self) -> float:
        """What has come out of the device."""
        with self._lock:
            return self._heard()

    def loudness(self) -> float:
        """Root mean square of the loudest block since this was asked last."""
        with self._lock:
            loudness, self._loudness = self._loudness, 0.0
            return loudness

    def close(self) -> None:
        """Let the device go."""
        closed(self._stream, self._portaudio)

    def _heard(self) -> float:
        given = self._given / self.sample_rate
        return given if not self._queue else max(0.0, given - self._late)

    def _asked(self, block: Any, count: int, _time: Any, _status: Any) -> None:
        """In PortAudio's thread: fill the block."""
        filled = 0
        with self._lock:
            while filled < count and self._queue:
                sound = self._queue[0]
                part = sound[: count - filled]
                block[filled : filled + len(part), 0] = part
                filled += len(part)
                if len(part) == len(sound):
                    self._queue.popleft()
                else:
                    self._queue[0] = sound[len(part) :]
            self._given += filled
            block[filled:, 0] = 0.0
            if filled:
                self._loudness = max(self._loudness, float(np.sqrt(np.mean(np.square(block)))))


class Microphone:
    """Implements Microphone."""

    def __init__(self, portaudio: Any, echoes: Loudspeaker | None) -> None:
        self._portaudio = portaudio
        self._echoes, self._gate = echoes, Gate()
        self._blocks: queue.Queue[Audio] = queue.Queue(BACKLOG_FRAMES)
        self._stream, rate = opened(portaudio, "input", self._given)
        self._resampler = Resampler(rate, SAMPLE_RATE)
        self._closed = False

    def frames(self) -> Iterator[Audio]:
        """What is said, as it is said; silence where only the loudspeaker was heard. Raises SpeechError."""
        left = np.zeros(0, np.float32)
        zeros = 0
        while not self._closed:
            try:
                block = self._blocks.get(timeout=STALLED_SECONDS)
            except queue.Empty:
                if self._closed:
                    return
                raise SpeechError("The microphone gives no sound any more. Plug it in again.") from None
            left = np.concatenate([left, self._resampler.feed(block)])
            while len(left) >= FRAME_SAMPLES:
                frame, left = left[:FRAME_SAMPLES], left[FRAME_SAMPLES:]
                zeros = 0 if frame.any() else zeros + 1
                if zeros == MUTED_FRAMES and sys.platform == "darwin":
                    raise SpeechError(f"The microphone is not allowed to hear. {_of(PERMISSION)}")
                if self._echoes and not self._gate.passes(frame, self._echoes.loudness()):
                    frame = np.zeros(FRAME_SAMPLES, np.float32)
                yield frame

    def close(self) -> None:
        """Let the device go."""
        self._closed = True
        closed(self._stream, self._portaudio)

    def _given(self, block: Any, _count: int, _time: Any, _status: Any) -> None:
        """In PortAudio's thread: keep a copy, since the block is used again."""
        if not self._blocks.full():
            self._blocks.put_nowait(block[:, 0].copy())


def opened(portaudio: Any, kind: str, callback: Any) -> tuple[Any, int]:
    """A running stream of the default device and its rate: 16 kHz for a microphone where it can. Raises SpeechError."""
    what = "microphone" if kind == "input" else "loudspeaker"
    stream_class = portaudio.InputStream if kind == "input" else portaudio.OutputStream
    try:
        rate = round(portaudio.query_devices(kind=kind)["default_samplerate"])
    except (ValueError, portaudio.PortAudioError) as error:
        raise SpeechError(f"No {what} was found. Plug one in, or choose one in the settings of this computer.") from error
    late: float | str = "low" if kind == "input" else OUTPUT_LATENCY
    first: Exception | None = None
    for each in dict.fromkeys((SAMPLE_RATE, rate) if kind == "input" else (rate, 48_000)):
        blocksize = FRAME_SAMPLES * each // SAMPLE_RATE if kind == "input" else round(BLOCK_SECONDS * each)
        try:
            stream = stream_class(
                samplerate=each, channels=1, dtype="float32", blocksize=blocksize, latency=late, callback=callback
            )
            stream.start()
        except (portaudio.PortAudioError, ValueError) as error:
            first = first or error
        else:
            return stream, each
    raise SpeechError(f"The {what} cannot be opened ({_reason(first)}). {_of(PERMISSION)}") from first


def closed(stream: Any, portaudio: Any) -> None:
    """Stop a stream; one whose device is gone complains about it."""
    try:
        stream.abort(ignore_errors=True)
        stream.close(ignore_errors=True)
    except portaudio.PortAudioError:
        return


def _reason(error: Exception | None) -> str:
    return str(error).split("[")[0].strip().rstrip(".") or "no reason given"


def _of(sentences: dict[str, str]) -> str:
    """The sentence for this computer."""
    return sentences.get(sys.platform, sentences["linux"])
