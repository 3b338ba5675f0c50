"""Sound files, made where they are needed: any format, rate and number of channels that FFmpeg writes."""

from __future__ import annotations

import struct
import wave
from pathlib import Path

import numpy as np

from coach.speech.ports import SAMPLE_RATE


def tone(seconds: float, rate: int = SAMPLE_RATE, hertz: float = 440.0, peak: float = 0.5) -> np.ndarray:
    return (peak * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)).astype(np.float32)


def write(path: Path, samples: np.ndarray, rate: int, codec: str) -> Path:
    """(n,) or (channels, n) float32 samples, encoded by FFmpeg; the suffix names the container."""
    import av

    samples = np.atleast_2d(samples).astype(np.float32)
    layout = {1: "mono", 2: "stereo", 6: "5.1"}[len(samples)]
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout=layout)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples), format="fltp", layout=layout)
        frame.sample_rate = rate
        resampler = av.AudioResampler(
            format=stream.format, layout=layout, rate=rate, frame_size=stream.codec_context.frame_size or None
        )
        for piece in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return path


def wav(path: Path, samples: np.ndarray, rate: int = SAMPLE_RATE, channels: int = 1) -> Path:
    """16-bit samples, clipped where they do not fit, as a sound card writes them."""
    with wave.open(str(path), "wb") as opened:
        opened.setnchannels(channels)
        opened.setsampwidth(2)
        opened.setframerate(rate)
        opened.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def float_wav(path: Path, samples: np.ndarray, rate: int = SAMPLE_RATE) -> Path:
    """32-bit float samples, whatever they are."""
    data = np.asarray(samples, "<f4").tobytes()
    header = b"fmt " + struct.pack("<IHHIIHH", 16, 3, 1, rate, rate * 4, 4, 32) + b"data" + struct.pack("<I", len(data))
    path.write_bytes(b"RIFF" + struct.pack("<I", 4 + len(header) + len(data)) + b"WAVE" + header + data)
    return path


def lying(path: Path, samples: np.ndarray, data_bytes: int) -> Path:
    """A WAV file whose header names another length than it has."""
    wav(path, samples)
    raw = bytearray(path.read_bytes())
    at = raw.index(b"data") + 4
    raw[at : at + 4] = struct.pack("<I", data_bytes)
    path.write_bytes(raw)
    return path
