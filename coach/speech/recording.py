"""A sound file in, (n,) float32 samples at 16 kHz, mono, out: `read(Path("call.m4a"))`.

Reads what people have: WAV, FLAC, OGG, Opus, MP3, M4A, AIFF, WebM, the sound of a film; any rate, any number of channels. A
header is not believed: what cannot be decoded is left out, what goes on too long is refused as soon as it is known. Does not
know who speaks, or whether anybody does.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from coach.errors import MissingExtra, SpeechError
from coach.speech.ports import SAMPLE_RATE, Audio
from coach.speech.sanitise import sanitise, scaled

if TYPE_CHECKING:
    from av.container import InputContainer

INSTALL = ".venv/bin/pip install -c constraints.txt -e '.[voice]'"
FORMATS = "wav,w64,flac,ogg,mp3,mov,mp4,matroska,webm,aac,aiff,au,caf,asf,amr,avi,mpegts"
"""The demuxers that may open a file. FFmpeg has others that follow addresses named in a playlist, or paint text as a film."""
KINDS = "WAV, FLAC, OGG, MP3 or M4A"
LONGEST_SECONDS = 2 * 3600.0
SHORTEST_SECONDS = 0.1
"""Less holds no word."""
RATES = range(2_000, 768_001)
QUIETER = 0.1
"""A mix this much quieter than its louder channel was cancelled out: one channel is the other turned over."""


def read(path: Path, longest_seconds: float = LONGEST_SECONDS) -> Audio:
    """All of the sound in a file. Raises SpeechError with the file's name and what to do, or MissingExtra."""
    _ordinary(path)
    try:
        import av
    except ImportError as error:
        raise MissingExtra("What reads sound files", INSTALL) from error
    try:
        with av.open(str(path), options={"format_whitelist": FORMATS}, metadata_errors="ignore") as container:
            pieces = list(_pieces(path, container, longest_seconds))
    except av.FFmpegError as error:
        raise SpeechError(f"{path}: this is no sound file that coach can read. Save it as {KINDS}.") from error
    audio = _mono(np.concatenate(pieces, axis=1)) if pieces else np.zeros(0, np.float32)
    if len(audio) < SHORTEST_SECONDS * SAMPLE_RATE:
        many = "no sound" if not len(audio) else f"{len(audio)} {'sample' if len(audio) == 1 else 'samples'} of sound"
        raise SpeechError(f"{path}: holds {many}, too little for a word. Record it again.")
    return audio


def _ordinary(path: Path) -> None:
    """Raises SpeechError for what is no file to read; a pipe would be waited for without end."""
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise SpeechError(f"{path}: there is no such file.") from error
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise SpeechError(f"{path}: cannot be read: {why}.") from error
    if stat.S_ISDIR(found.st_mode):
        raise SpeechError(f"{path}: is a folder. Name a sound file.")
    if not stat.S_ISREG(found.st_mode):
        raise SpeechError(f"{path}: is no ordinary file. Name a sound file.")
    if not found.st_size:
        raise SpeechError(f"{path}: is empty. Record it again.")
    try:
        path.open("rb").close()
    except OSError as error:
        raise SpeechError(f"{path}: cannot be read: {(error.strerror or 'no reason given').lower()}.") from error


def _pieces(path: Path, container: InputContainer, longest_seconds: float) -> Iterator[Any]:
    """(channels, n) float32 pieces at 16 kHz, one or two channels."""
    import av

    stream = next(iter(container.streams.audio), None)
    if stream is None:
        raise SpeechError(f"{path}: holds no sound. Name a sound file, saved as {KINDS}.")
    if not stream.codec_context or stream.rate not in RATES:
        raise SpeechError(f"{path}: its header names a sample rate of {stream.rate or 0} Hz. Save it again as {KINDS}.")
    if (seconds := _claimed_seconds(path, container, stream)) > longest_seconds:
        raise _too_long(path, seconds, longest_seconds)
    layout = "mono" if stream.channels == 1 else "stereo"
    resampler = av.AudioResampler(format="fltp", layout=layout, rate=SAMPLE_RATE)
    most, samples = longest_seconds * SAMPLE_RATE, 0
    for frame in _frames(container, stream):
        for piece in resampler.resample(frame):
            samples += piece.samples
            if samples > most:  # the header said less
                raise _too_long(path, samples / SAMPLE_RATE, longest_seconds)
            yield piece.to_ndarray()
    if samples:
        for piece in resampler.resample(None):
            yield piece.to_ndarray()


def _frames(container: InputContainer, stream: Any) -> Iterator[Any]:
    """Decoded frames without the broken ones, and without samples that would spoil their neighbours in the resampler."""
    import av

    packets = container.demux(stream)
    kind: tuple[object, ...] | None = None
    while True:
        try:
            frames = next(packets).decode()
        except StopIteration:
            return
        except av.FFmpegError:  # a damaged packet; what follows may be whole
            continue
        for frame in frames:
            this = (frame.format.name, frame.layout.name, frame.sample_rate)
            kind = kind or this
            if this != kind:  # a resampler is made for one kind, and a recording has one
                continue
            frame.pts = None  # broken times would make it fill gaps with silence
            yield _finite(frame)


def _finite(frame: Any) -> Any:
    """The frame, or a copy of it without NaN and infinity."""
    import av

    if not frame.format.name.startswith(("flt", "dbl")):
        return frame
    samples = frame.to_ndarray()
    if np.isfinite(samples).all():
        return frame
    clean = av.AudioFrame.from_ndarray(
        np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0), format=frame.format.name, layout=frame.layout.name
    )
    clean.sample_rate = frame.sample_rate
    return clean


def _claimed_seconds(path: Path, container: InputContainer, stream: Any) -> float:
    """How long the file says it is, 0 when it does not say. Uncompressed sound cannot last longer than its bytes."""
    if stream.duration and stream.time_base:
        seconds = float(stream.duration * stream.time_base)
    else:
        seconds = (container.duration or 0) / 1_000_000
    if stream.codec_context.name.startswith("pcm_"):
        width = max(1, stream.format.bytes) * max(1, stream.channels) * stream.rate
        seconds = min(seconds, path.stat().st_size / width)
    return seconds


def _too_long(path: Path, seconds: float, longest_seconds: float) -> SpeechError:
    return SpeechError(
        f"{path}: lasts {_spoken(seconds)}; coach reads at most {_spoken(longest_seconds)}. Cut the part out that you need."
    )


def _spoken(seconds: float) -> str:
    """`10 hours`, `1.5 hours`, `12 minutes`."""
    hours = seconds / 3600
    number, unit = (hours, "hour") if hours >= 1 else (seconds / 60, "minute")
    return f"{number:.3g} {unit}{'' if f'{number:.3g}' == '1' else 's'}"


def _mono(channels: Any) -> Audio:
    """(channels, n) → (n,): the mean, or the louder channel where the mean cancels out."""
    channels = np.stack([scaled(each) for each in channels])
    mixed = channels.mean(axis=0)
    power = np.square(channels, dtype=np.float64).mean(axis=1) if channels.size else np.zeros(1)
    if np.sqrt(np.square(mixed, dtype=np.float64).mean() if mixed.size else 0.0) < QUIETER * np.sqrt(power.max()):
        mixed = channels[int(power.argmax())]
    return sanitise(np.ascontiguousarray(mixed, dtype=np.float32))
