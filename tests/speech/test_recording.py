"""Files that people have, and files that nobody should have."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest

from coach.errors import SpeechError
from coach.speech.ports import SAMPLE_RATE
from coach.speech.recording import read
from tests.speech.sounds import float_wav, lying, tone, wav, write

av = pytest.importorskip("av")


def hertz(audio: np.ndarray) -> float:
    """The strongest frequency."""
    return float(np.abs(np.fft.rfft(audio)).argmax() * SAMPLE_RATE / len(audio))


def refused(path: Path) -> str:
    with pytest.raises(SpeechError) as error:
        read(path)
    message = str(error.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message.removeprefix(f"{path}: ")


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [
        ("a.wav", "pcm_s16le", 8_000),
        ("a.wav", "pcm_s16le", 44_100),
        ("a.wav", "pcm_f32le", 48_000),
        ("a.wav", "pcm_s24le", 96_000),
        ("a.flac", "flac", 44_100),
        ("a.ogg", "libopus", 48_000),
        ("a.mp3", "libmp3lame", 44_100),
        ("a.m4a", "aac", 44_100),
        ("a.mkv", "aac", 48_000),
        ("a.aiff", "pcm_s16be", 22_050),
    ],
)
@pytest.mark.parametrize("channels", [1, 2])
def test_what_people_record_is_read_at_its_pitch_and_length(tmp_path: Path, name: str, codec: str, rate: int, channels: int):
    audio = read(write(tmp_path / name, np.stack([tone(2, rate)] * channels), rate, codec))
    assert audio.dtype == np.float32
    assert audio.ndim == 1
    assert len(audio) / SAMPLE_RATE == pytest.approx(2, abs=0.1)  # encoders pad
    assert hertz(audio) == pytest.approx(440, abs=2)
    assert np.sqrt(np.square(audio).mean()) == pytest.approx(0.5 / np.sqrt(2), rel=0.1)


def test_six_channels_become_one(tmp_path: Path):
    assert hertz(read(write(tmp_path / "a.flac", np.stack([tone(1, 48_000)] * 6), 48_000, "flac"))) == pytest.approx(440, abs=2)


def test_a_channel_that_is_the_other_turned_over_does_not_cancel_it(tmp_path: Path):
    """Two microphones wired the wrong way round; the mean of both is silence."""
    left = tone(1)
    audio = read(write(tmp_path / "a.flac", np.stack([left, -left]), SAMPLE_RATE, "flac"))
    assert np.abs(audio).max() == pytest.approx(0.5, abs=0.01)


def test_one_silent_channel_does_not_hurt(tmp_path: Path):
    left = tone(1)
    audio = read(write(tmp_path / "a.flac", np.stack([left, 0 * left]), SAMPLE_RATE, "flac"))
    assert np.abs(audio).max() == pytest.approx(0.25, abs=0.01)


def test_nan_and_infinity_become_silence_and_spoil_nothing_around_them(tmp_path: Path):
    samples = tone(2, 44_100)
    samples[44_100:44_110] = [np.nan, np.inf, -np.inf, np.nan, 1e38, -1e38, np.nan, np.nan, np.inf, np.nan]
    audio = read(float_wav(tmp_path / "a.wav", samples, 44_100))
    assert np.isfinite(audio).all()
    assert np.abs(audio).max() <= 1
    assert hertz(audio[: int(0.9 * SAMPLE_RATE)]) == pytest.approx(440, abs=2)


def test_a_file_of_nothing_but_nan_is_silence(tmp_path: Path):
    assert not read(float_wav(tmp_path / "a.wav", np.full(SAMPLE_RATE, np.nan))).any()


def test_float_samples_at_the_scale_of_integers_are_turned_down(tmp_path: Path):
    audio = read(float_wav(tmp_path / "a.wav", tone(1) * 32_768))
    assert np.abs(audio).max() == pytest.approx(1, abs=0.01)
    assert np.abs(audio).mean() == pytest.approx(2 / np.pi, abs=0.02)  # a sine, no square wave


def test_clipped_sound_is_read_as_it_is(tmp_path: Path):
    audio = read(wav(tmp_path / "a.wav", tone(1, peak=5.0)))
    assert np.abs(audio).max() <= 1
    assert hertz(audio) == pytest.approx(440, abs=2)


@pytest.mark.parametrize("data_bytes", [0, 100, 2**32 - 1, 2**31])
def test_a_header_that_lies_about_its_length_is_not_believed(tmp_path: Path, data_bytes: int):
    """0 and the largest number are what programs write that stream; 100 bytes would be no word."""
    path = lying(tmp_path / "a.wav", tone(2), data_bytes)
    if data_bytes == 100:
        assert "50 samples" in refused(path)
    else:
        assert len(read(path)) == 2 * SAMPLE_RATE


def test_a_file_that_was_cut_off_gives_what_is_left(tmp_path: Path):
    path = write(tmp_path / "a.flac", tone(20), SAMPLE_RATE, "flac")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert 5 < len(read(path)) / SAMPLE_RATE < 15


def test_damage_in_the_middle_costs_only_the_middle(tmp_path: Path):
    path = write(tmp_path / "a.flac", tone(20), SAMPLE_RATE, "flac")
    raw = bytearray(path.read_bytes())
    middle = len(raw) // 2
    raw[middle : middle + 500] = os.urandom(500)
    path.write_bytes(raw)
    assert len(read(path)) / SAMPLE_RATE > 15


@pytest.mark.parametrize(
    "content",
    [
        b"Hello, my name is Dana.\n" * 50,
        b"\x00" * 5000,
        b"\xff" * 5000,
        b"RIFF",
        b"RIFF\x24\x00\x00\x00WAVEfmt ",
        b"ID3",
        b"%PDF-1.7\n",
    ],
    ids=["text", "zeros", "ones", "four bytes", "half a header", "half a tag", "pdf"],
)
def test_what_is_no_sound_is_refused_in_one_line(tmp_path: Path, content: bytes):
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    assert "WAV, FLAC, OGG, MP3 or M4A" in refused(path) or "Record it again" in refused(path)


def test_a_playlist_is_not_followed(tmp_path: Path):
    """FFmpeg would open the address that it names."""
    wav(tmp_path / "secret.wav", tone(1))
    for content in (
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nsecret.wav\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile secret.wav\n",
    ):
        path = tmp_path / "list.wav"
        path.write_text(content)
        assert "no sound file" in refused(path)


def test_a_film_without_sound_is_refused(tmp_path: Path):
    path = tmp_path / "a.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 32
        stream.pix_fmt = "yuv420p"
        for _ in range(10):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8), format="rgb24")))
        container.mux(stream.encode(None))
    assert "holds no sound" in refused(path)


@pytest.mark.parametrize(("samples", "says"), [(0, "no sound"), (1, "1 sample of sound"), (800, "800 samples")])
def test_less_than_a_word_is_refused(tmp_path: Path, samples: int, says: str):
    assert says in refused(wav(tmp_path / "a.wav", np.ones(samples)))


def test_an_empty_file_a_folder_and_a_missing_file_are_named(tmp_path: Path):
    empty = tmp_path / "empty.wav"
    empty.touch()
    assert "is empty" in refused(empty)
    assert "is a folder" in refused(tmp_path)
    assert "no such file" in refused(tmp_path / "nobody.wav")


def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.wav")
    assert "no ordinary file" in refused(tmp_path / "pipe.wav")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path):
    path = wav(tmp_path / "a.wav", tone(1))
    path.chmod(0)
    assert "permission denied" in refused(path)


def test_too_long_is_said_in_hours_before_anything_is_decoded(tmp_path: Path):
    """Three hours of silence are a few hundred kilobytes of FLAC."""
    path = write(tmp_path / "a.flac", np.zeros(3 * 3600 * 2000, np.float32), 2_000, "flac")
    begun = time.perf_counter()
    assert refused(path) == "lasts 3 hours; coach reads at most 2 hours. Cut the part out that you need."
    assert time.perf_counter() - begun < 0.2


def test_a_short_header_on_a_long_file_is_found_out_while_reading(tmp_path: Path):
    path = write(tmp_path / "a.mp3", np.zeros(60 * 8000, np.float32), 8_000, "libmp3lame")
    with pytest.raises(SpeechError, match=r"at most 0\.5 minutes"):
        read(path, longest_seconds=30)


@pytest.mark.parametrize("rate", [0, 1, 4_000_000_000])
def test_a_sample_rate_that_cannot_be_is_refused(tmp_path: Path, rate: int):
    path = wav(tmp_path / "a.wav", tone(1))
    raw = bytearray(path.read_bytes())
    raw[24:28] = rate.to_bytes(4, "little")
    path.write_bytes(raw)
    assert "Save it" in refused(path)
