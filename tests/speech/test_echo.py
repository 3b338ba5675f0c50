"""A gate that hears a loudspeaker through a room: 0.1 s late and a fifth as loud."""

import numpy as np
import pytest

from coach.speech.echo import Gate

FRAME = 512
RNG = np.random.default_rng(3)


def noise(loudness: float) -> np.ndarray:
    return (RNG.standard_normal(FRAME) * loudness).astype(np.float32)


def talk(gate: Gate, frames: int, played: float, trainee: float = 0.0, room: float = 0.2) -> list[bool]:
    """Which frames pass while the professional speaks so loudly and the trainee so loudly."""
    late = [0.0] * 3 + [played] * frames
    return [gate.passes(noise(room * late[number]) + noise(trainee), played) for number in range(frames)]


@pytest.mark.parametrize("room", [0.02, 0.2, 0.45])
def test_the_professional_alone_is_never_taken_for_the_trainee(room):
    assert not any(talk(Gate(), 300, 0.1, room=room))


def test_a_trainee_who_speaks_up_is_heard_over_the_professional_within_two_frames():
    gate = Gate()
    talk(gate, 200, 0.1)
    assert talk(gate, 10, 0.1, trainee=0.1)[1:] == [True] * 9


def test_soft_sounds_of_a_word_that_began_loud_pass_as_well():
    gate = Gate()
    talk(gate, 200, 0.1)
    talk(gate, 4, 0.1, trainee=0.1)
    assert talk(gate, 5, 0.1, trainee=0.005) == [True] * 5


def test_in_silence_everything_passes():
    gate = Gate()
    assert all(gate.passes(noise(0.001), 0.0) for _ in range(50))


def test_an_echo_after_the_end_of_a_sentence_is_still_an_echo():
    gate = Gate()
    talk(gate, 100, 0.1)
    assert not any(gate.passes(noise(0.02), 0.0) for _ in range(3))
