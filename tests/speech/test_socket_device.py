"""The two ends of a socket as devices: what comes is bounded, what was heard is what the page says."""

from __future__ import annotations

import numpy as np
import pytest

from coach.errors import SpeechError
from coach.speech.devices.socket import BACKLOG_SECONDS, STALLED_SECONDS, SocketMicrophone, SocketSpeaker
from coach.speech.ports import FRAME_SAMPLES, SAMPLE_RATE

RATE = 24_000
SECOND = np.full(RATE, 0.5, np.float32)


def test_pieces_of_any_length_come_out_as_frames():
    microphone = SocketMicrophone()
    samples = np.arange(3 * FRAME_SAMPLES + 10, dtype="<i2")
    whole = samples.tobytes()
    for piece in (whole[:7], whole[6:8], whole[8:2000], b"", whole[2000:]):  # half a sample is dropped
        microphone.give(piece)
    found = microphone.frames()
    frames = np.concatenate([next(found) for _ in range(3)]) * 32768
    assert frames.tolist() == samples[: 3 * FRAME_SAMPLES].tolist()
    microphone.close()
    assert list(found) == []


def test_what_is_never_caught_up_with_is_not_kept():
    microphone = SocketMicrophone()
    for _ in range(int(BACKLOG_SECONDS) + 100):
        microphone.give(bytes(2 * SAMPLE_RATE))
    assert microphone.seconds == BACKLOG_SECONDS


def test_what_comes_after_the_end_is_not_heard():
    microphone = SocketMicrophone()
    microphone.give(bytes(2 * FRAME_SAMPLES))
    microphone.close()
    microphone.close()
    microphone.give(bytes(2 * FRAME_SAMPLES))
    assert list(microphone.frames()) == []


def test_a_microphone_that_was_forgotten_is_closed_with_one_sentence():
    microphone = SocketMicrophone(longest_seconds=1.0)
    for _ in range(3):
        microphone.give(bytes(SAMPLE_RATE))  # half a second
    with pytest.raises(SpeechError, match="The microphone was open for"):
        list(microphone.frames())


class Wire:
    def __init__(self) -> None:
        self.sent: list[tuple[int, int]] = []
        """Run and samples."""
        self.hushed: list[int] = []
        self.now = 100.0
        self.speaker = SocketSpeaker(RATE, self.send, self.hushed.append, lambda: self.now)

    def send(self, run: int, samples: bytes) -> None:
        self.sent.append((run, len(samples) // 2))


@pytest.fixture
def wire() -> Wire:
    return Wire()


def test_sound_leaves_in_pieces_far_below_64_kib(wire: Wire):
    wire.speaker.play(SECOND, RATE)
    assert sum(many for _, many in wire.sent) == RATE
    assert max(many for _, many in wire.sent) * 2 < 16_000


def test_only_what_the_page_says_was_heard(wire: Wire):
    wire.speaker.play(SECOND, RATE)
    assert wire.speaker.heard_seconds() == 0.0
    wire.speaker.heard(0, 0.4)
    assert wire.speaker.stop() == pytest.approx(0.4)
    assert wire.hushed == [1]
    assert wire.speaker.heard_seconds() == 0.0


def test_what_the_page_says_of_an_earlier_run_or_of_more_than_it_got_counts_for_nothing(wire: Wire):
    wire.speaker.play(SECOND, RATE)
    wire.speaker.stop()
    wire.speaker.play(SECOND, RATE)
    wire.speaker.heard(0, 0.9)
    assert wire.speaker.heard_seconds() == 0.0
    wire.speaker.heard(1, 1e9)
    assert wire.speaker.heard_seconds() == pytest.approx(1.0)


def test_a_page_that_sleeps_does_not_hold_the_talk_up_for_ever(wire: Wire):
    wire.speaker.play(SECOND, RATE)
    wire.now += STALLED_SECONDS - 0.1
    assert wire.speaker.heard_seconds() == 0.0
    wire.now += 0.2
    assert wire.speaker.heard_seconds() == pytest.approx(1.0)


def test_a_page_that_has_gone_is_told(wire: Wire):
    wire.speaker.close()
    with pytest.raises(SpeechError):
        wire.speaker.play(SECOND, RATE)
