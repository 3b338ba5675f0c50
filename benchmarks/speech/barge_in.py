"""From the first sample of the trainee to silence, and what the coach makes of its own echo: `python -m
benchmarks.speech.barge_in`.

Each sentence begins while the professional speaks. Time is counted in samples: the onset is the first window of 10 ms within 30
dB of the sentence's loudest; silence comes when the player is told to stop, and the loudspeaker's own buffer is added. Without
headphones the professional comes back through the microphone, 80 ms late and 14 dB softer, and a gate stands before the ears.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from benchmarks.speech import clips
from coach.settings import Settings, SpeechSettings
from coach.speech.devices.sounddevice import OUTPUT_LATENCY
from coach.speech.echo import Gate
from coach.speech.endpointing import patience
from coach.speech.listener import AtOnce, Listener, SpeechStarted
from coach.speech.ports import FRAME_SAMPLES, SAMPLE_RATE, Audio, Transcript
from coach.speech.resampling import resampled
from coach.speech.vad import silero
from coach.speech.voices import Wish, choose

ECHO_LATE, ECHO_GAIN = int(0.08 * SAMPLE_RATE), 10 ** (-14 / 20)
LEAD_SECONDS = 3.0
SENTENCES = (
    "I was a clerk in a bank for ten years, and every month a girl came to the counter with her mother's wages.",
    "Most people think that the job is talking, but the larger part of it is listening and writing things down.",
    "If you want to know what a week looks like here, come on a Tuesday, because on Tuesdays everything happens at once.",
)


class Nobody:
    """A transcriber that is never waited for."""

    def transcribe(self, audio: Audio, *, words: bool = False) -> Transcript:  # noqa: ARG002 - nothing is heard
        return Transcript("I")


activity = cache(silero.build)


def onset(audio: Audio) -> float:
    """Second of the first window within 30 dB of the loudest."""
    windows = audio[: len(audio) // 160 * 160].reshape(-1, 160)
    loud = np.sqrt(np.mean(np.square(windows), axis=1))
    return float(np.flatnonzero(loud > loud.max() * 10 ** (-30 / 20))[0]) * 160 / SAMPLE_RATE


def started(microphone: Audio, played: Audio | None) -> list[float]:
    """Seconds at which the player would be silenced. `played`: what the loudspeaker gave, where it can be heard."""
    activity().reset()
    listener = Listener(activity(), Nobody(), patience(), executor=AtOnce())
    gate, found = Gate(), []
    for at in range(0, len(microphone) - FRAME_SAMPLES + 1, FRAME_SAMPLES):
        frame = microphone[at : at + FRAME_SAMPLES]
        if played is not None:
            loudness = float(np.sqrt(np.mean(np.square(played[at : at + FRAME_SAMPLES]))))
            if not gate.passes(frame, loudness):
                frame = np.zeros(FRAME_SAMPLES, np.float32)
        for event in listener.hear(frame, over_sound=played is not None):
            if isinstance(event, SpeechStarted):
                found.append((at + FRAME_SAMPLES) / SAMPLE_RATE)
                listener.reset()
    return found


@cache
def professional(name: str, kind: str, seconds: float) -> Audio:
    voice = choose(Settings(speech=SpeechSettings(tts="hibari")), Wish(name, kind))
    sound = np.concatenate([piece for text in SENTENCES for piece in voice.speak(text)])
    sound = resampled(sound, voice.sample_rate, SAMPLE_RATE)
    return np.resize(sound, int(seconds * SAMPLE_RATE)).copy()


def echo(played: Audio) -> Audio:
    rng = np.random.default_rng(5)
    late = np.concatenate([np.zeros(ECHO_LATE, np.float32), played])[: len(played)]
    room = np.zeros(int(0.15 * SAMPLE_RATE))
    room[0], room[200:] = 1.0, 0.02 * rng.standard_normal(len(room) - 200) * np.exp(-np.arange(len(room) - 200) / 700)
    size = 1 << (len(late) + len(room)).bit_length()
    blurred = np.fft.irfft(np.fft.rfft(late, size) * np.fft.rfft(room, size), size)[: len(late)]
    return (ECHO_GAIN * blurred + rng.standard_normal(len(late)) * 3e-4).astype(np.float32)


def main() -> None:
    trainees = [*clips.human(), *clips.synthetic(20)]
    for headphones in (True, False):
        late, missed = [], 0
        for number, clip in enumerate(trainees):
            speech = clip.audio[: 3 * SAMPLE_RATE]
            speech = speech * (0.06 / max(1e-4, float(np.sqrt(np.mean(np.square(speech))))))
            played = professional("abena-owusu", "woman", 60.0)[: int(LEAD_SECONDS * SAMPLE_RATE) + len(speech)]
            microphone = np.random.default_rng(number).normal(0, 3e-4, len(played)).astype(np.float32)
            if not headphones:
                microphone = echo(played)
            begin = int(LEAD_SECONDS * SAMPLE_RATE)
            microphone[begin : begin + len(speech)] += speech[: len(microphone) - begin]
            found = [at for at in started(microphone, None if headphones else played) if at >= LEAD_SECONDS]
            if found:
                late.append((found[0] - LEAD_SECONDS - onset(speech) + OUTPUT_LATENCY) * 1000)
            else:
                missed += 1
        where = "with headphones   " if headphones else "without headphones"
        within = sum(each <= 200 for each in late)
        print(
            f"{where} median {np.median(late):4.0f} ms  p95 {np.percentile(late, 95):4.0f} ms  within 200 ms {within} of {len(trainees)}  missed {missed}"
        )
    alone = {
        name: professional(name, kind, 60.0)
        for name, kind in (("ruth-adler", "woman"), ("yusuf-kaplan", "man"), ("abena-owusu", "woman"))
    }
    open_, gated = (
        sum(len(started(echo(played), each)) for played, each in ((p, p if gate else None) for p in alone.values()))
        for gate in (0, 1)
    )
    print(f"own echo taken for the trainee in {len(alone)} minutes: {gated} times with the gate, {open_} times without")


if __name__ == "__main__":
    main()
