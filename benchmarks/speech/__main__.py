"""How fast and how well coach listens, as ratios measured in one run: `python -m benchmarks.speech WHAT [REPEATS]`.

activity   voice activity per frame, and what turning quiet sound up finds
windows    mistakes, time and circles of the embedded model in shorter windows
words      last sound → words, against faster-whisper's defaults at the stop of speech
loops      two hundred cuts of speech: answers that go round in circles
pieces     a turn of fifteen seconds with pauses against one of five
turns      who takes the word too early, and how late otherwise, against pipecat (pip install 'pipecat-ai[silero,local-smart-turn-v3]==1.14.0')

Everything runs on the clock of the samples (`clockwork.py`) with the measured cost of each model, which is processor time over
threads; what is compared is run in turns, three times; ratios are printed because milliseconds depend on the machine. OpenMP's
threads must not spin while they wait, or their waiting would count: KMP_BLOCKTIME=0 OMP_WAIT_POLICY=PASSIVE.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.speech import clips
from benchmarks.speech.clockwork import Clockwork, Cost
from coach.settings import SpeechSettings
from coach.speech.endpointing import PUSH_TO_TALK, Patience, patience
from coach.speech.listener import Listener, PartialText, TurnEnded
from coach.speech.passages import understood
from coach.speech.ports import FRAME_SAMPLES, SAMPLE_RATE, Audio, TurnEnd
from coach.speech.stt import faster_whisper
from coach.speech.stt.repeats import loops
from coach.speech.vad import silero

REPEATS = int(sys.argv[2]) if len(sys.argv) > 2 else 3
THREADS = min(4, os.cpu_count() or 1)
"""Of Whisper; the other models run on one."""
HOME = Path(tempfile.mkdtemp(prefix="coach-ears-"))


def frames(audio: Audio) -> Iterator[Audio]:
    yield from audio[: len(audio) // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)


def listening(
    audio: Audio, transcriber: Any, waits: Patience, turn_end: TurnEnd | None = None, memory: dict[Any, Any] | None = None
) -> Iterator[tuple[float, Any]]:
    """Every event with the second of the recording in which it came."""
    ears: list[Listener] = []
    words, ends = (Clockwork(lambda: ears[0].seconds, threads, memory) for threads in (THREADS, 1))
    ears.append(Listener(ACTIVITY, transcriber, waits, executor=words, turn_end=turn_end, turn_end_executor=ends))
    ACTIVITY.reset()
    for frame in frames(audio):
        for event in ears[0].hear(frame):
            yield ears[0].seconds, event


def spread(values: list[float]) -> str:
    return f"median {statistics.median(values):6.0f}  p95 {np.percentile(values, 95):6.0f}"


def activity() -> None:
    audio = np.concatenate([clip.audio for clip in clips.human()])
    cost: dict[str, list[float]] = {"coach": [], "pipecat": []}
    peer = _pipecat_activity()
    for _ in range(REPEATS):
        ACTIVITY.reset()
        cost["coach"].append(_per_frame(ACTIVITY.probability, list(frames(audio))))
        if peer:
            data = (audio * 32767).astype(np.int16)
            cost["pipecat"].append(
                _per_frame(peer, [piece.tobytes() for piece in data[: len(data) // 512 * 512].reshape(-1, 512)])
            )
    for name, values in cost.items():
        if values:
            print(
                f"{name:8} {statistics.median(values):6.1f} µs per frame of 32 ms, {statistics.median(values) / 320:.2f} % of a core"
            )
    if peer:
        print(f"ratio    {statistics.median(a / b for a, b in zip(cost['coach'], cost['pipecat'], strict=True)):.2f}")
    both = clips.read(clips.aligner() / "wav" / "michaelandsickmichael.wav")
    said = " ".join((clips.aligner() / "lab" / f"{name}.lab").read_text() for name in ("acoustic_corpus", "cold_corpus"))
    most = silero.MOST_GAIN
    for gain in (1.0, most):
        silero.MOST_GAIN = gain
        wrong, whole = clips.mistakes(said, understood(both, ACTIVITY, TRANSCRIBER).text)
        print(f"one man, well and with a cold, turned up at most {gain:3.0f} times: {wrong} of {whole} words lost or wrong")


def _per_frame(probability: Callable[[Any], Any], pieces: list[Any]) -> float:
    begun = time.perf_counter()
    for piece in pieces:
        probability(piece)
    return (time.perf_counter() - begun) / len(pieces) * 1e6


def _pipecat_activity() -> Callable[[bytes], Any] | None:
    try:
        from pipecat.audio.vad.silero import SileroVADAnalyzer
    except ImportError:
        return None
    analyzer = SileroVADAnalyzer(sample_rate=SAMPLE_RATE)
    analyzer.set_sample_rate(SAMPLE_RATE)
    return analyzer._run_analyzer


def windows() -> None:
    spoken = [*clips.human(), *clips.synthetic()]
    for seconds in (5.0, 8.0, 10.0, 15.0, 30.0):
        model = faster_whisper.FasterWhisper(TRANSCRIBER._model, TRANSCRIBER._tokenizer, seconds)
        wrong = whole = again = 0
        times = []
        for clip in spoken:
            with Cost(THREADS) as spent:
                text = model.transcribe(clip.audio).text
            times.append(spent.seconds * 1000)
            again += (
                model._decode(clip.audio, max(seconds, len(clip.audio) / SAMPLE_RATE + 2)).circles
                if len(clip.audio) < 28 * SAMPLE_RATE
                else 0
            )
            some, many = clips.mistakes(clip.words, text)
            wrong, whole = wrong + some, whole + many
        print(
            f"{seconds:4.0f} s: {wrong / whole:5.1%} of {whole} words wrong, {spread(times)} ms, {again} of {len(spoken)} asked again"
        )


def words() -> None:
    spoken = [clip for clip in [*clips.human(), *clips.synthetic()] if len(clip.audio) < 28 * SAMPLE_RATE]
    late: dict[str, list[float]] = {"coach": [], "defaults": []}
    wrong = {"coach": 0, "defaults": 0}
    ratios, whole = [], 0
    for _ in range(REPEATS):
        for clip in spoken:
            sound = np.concatenate([clip.audio, _still(clip.audio, 4.0)])
            stopped = _last_voiced(sound)
            events = list(listening(sound, TRANSCRIBER, PUSH_TO_TALK))
            known, event = [(at, event) for at, event in events if isinstance(event, PartialText)][-1]
            with Cost(THREADS) as spent:
                segments, _ = TRANSCRIBER._model.transcribe(sound[: int((stopped + 0.2) * SAMPLE_RATE)], language="en")
                text = " ".join(each.text.strip() for each in segments)
            default = 0.2 + spent.seconds
            ratios.append((known - stopped) / default)
            late["coach"].append((known - stopped) * 1000)
            late["defaults"].append(default * 1000)
            for name, heard in (("coach", event.text), ("defaults", text)):
                some, many = clips.mistakes(clip.words, heard)
                wrong[name] += some
            whole += many
    for name, values in late.items():
        print(f"{name:9} {spread(values)} ms from the last voiced frame to the words, {wrong[name] / whole:.1%} of words wrong")
    medians = statistics.median(late["coach"]) / statistics.median(late["defaults"])
    print(
        f"ratio     {statistics.median(ratios):.2f} median of {len(ratios)} pairs, {medians:.2f} of the medians; {len(spoken)} clips, {REPEATS} times"
    )


def _still(audio: Audio, seconds: float) -> Audio:
    quiet = np.random.default_rng(3).normal(0, float(np.abs(audio).max()) / 1000, int(seconds * SAMPLE_RATE))
    return quiet.astype(np.float32)


def _last_voiced(audio: Audio) -> float:
    """End of the last voiced frame by coach's own activity: the same moment for both."""
    ACTIVITY.reset()
    return (
        max(number for number, frame in enumerate(frames(audio), 1) if ACTIVITY.probability(frame) >= 0.35)
        * FRAME_SAMPLES
        / SAMPLE_RATE
    )


def circles() -> None:
    random = np.random.default_rng(4)
    sources = [*clips.human(), *clips.synthetic(), *clips.read_aloud(), *clips.disfluent()]
    count = again = bad = 0
    while count < 200:
        audio = sources[int(random.integers(len(sources)))].audio
        length = int(random.uniform(0.5, 12) * SAMPLE_RATE)
        first = int(random.integers(max(1, len(audio) - length)))
        piece = audio[first : first + length]
        decoded = TRANSCRIBER._decode(piece, max(10.0, len(piece) / SAMPLE_RATE + 2))
        text = TRANSCRIBER.transcribe(piece).text
        names = {word: number for number, word in enumerate(dict.fromkeys(text.lower().split()))}
        again += decoded.circles
        if loops([names[word] for word in text.lower().split()]):
            bad += 1
            print("loop:", text[:200])
        count += 1
    print(f"{bad} loops in {count} cuts of .5 to 12 seconds; {again} were asked again with thirty seconds")


def pieces() -> None:
    sentences = clips.synthetic()
    five = [clip.audio for clip in sentences if 3.5 <= len(clip.audio) / SAMPLE_RATE <= 5.5]
    pause = _still(sentences[0].audio, 0.7)
    fifteen = [
        np.concatenate([five[at % len(five)], pause, five[(at + 1) % len(five)], pause, five[(at + 2) % len(five)]])
        for at in range(len(five))
    ]
    late: dict[int, list[float]] = {5: [], 15: []}
    for _ in range(REPEATS):
        for short, long in zip(five, fifteen, strict=True):
            for name, audio in ((5, short), (15, long)):
                sound = np.concatenate([audio, _still(audio, 4.0)])
                events = list(listening(sound, TRANSCRIBER, PUSH_TO_TALK))
                known = max(at for at, event in events if isinstance(event, PartialText))
                late[name].append((known - _last_voiced(sound)) * 1000)
    for name, values in late.items():
        print(f"{name:2} s: {spread(values)} ms from the last voiced frame to the words, {len(values)} turns")
    print(f"ratio {statistics.median(late[15]) / statistics.median(late[5]):.2f}")


def turns() -> None:
    from benchmarks.speech.turns import hesitating
    from coach.speech.ends import smart_turn

    said = hesitating(TRANSCRIBER)
    kinds = sorted({turn.kind for turn in said})
    print(", ".join(f"{sum(turn.kind == kind for turn in said)} {kind}" for kind in kinds))
    ends = smart_turn.build(HOME)
    memory: dict[Any, Any] = {}
    systems: dict[str, Callable[[Audio], float | None]] = {
        "coach, words alone": lambda audio: _decided(audio, patience(), None, memory),
        "coach, words alone, calm": lambda audio: _decided(audio, patience("calm"), None, memory),
        "coach, words alone, stutter": lambda audio: _decided(audio, patience("normal", "stutter"), None, memory),
    }
    if ends:
        systems["coach, with Smart Turn"] = lambda audio: _decided(audio, patience(), ends, memory)
    try:
        from loguru import logger

        from benchmarks.speech.peer import Pipecat

        logger.remove()
        peer = Pipecat(TRANSCRIBER._model, THREADS)
        systems["pipecat"] = lambda audio: (found := peer.first_decision(audio)) and found.at_seconds
    except ImportError:
        print("pipecat is not installed; coach alone")
    late: dict[str, list[float]] = {name: [] for name in systems}
    cut: dict[str, dict[str, int]] = {name: dict.fromkeys(kinds, 0) for name in systems}
    never = dict.fromkeys(systems, 0)
    for _ in range(REPEATS):
        for number, turn in enumerate(said):
            print(f"{number} of {len(said)}", end="\r", file=sys.stderr)
            for name, decide in systems.items():
                decided = decide(turn.audio)
                if decided is None:
                    never[name] += 1
                elif decided < turn.end_seconds - 0.1:
                    cut[name][turn.kind] += 1
                else:
                    late[name].append((decided - turn.end_seconds) * 1000)
            memory.clear()
    for name in systems:
        of = "  ".join(f"{kind} {cut[name][kind] / REPEATS:.1f}" for kind in kinds)
        print(
            f"{name:24} cut off {sum(cut[name].values()) / REPEATS:5.1f} of {len(said)} ({of})  otherwise {spread(late[name])} ms  never {never[name] / REPEATS:.1f}"
        )


def _decided(audio: Audio, waits: Patience, ends: TurnEnd | None, memory: dict[Any, Any]) -> float | None:
    return next((at for at, event in listening(audio, TRANSCRIBER, waits, ends, memory) if isinstance(event, TurnEnded)), None)


if __name__ == "__main__":
    WHAT = {"activity": activity, "windows": windows, "words": words, "loops": circles, "pieces": pieces, "turns": turns}
    if len(sys.argv) < 2 or sys.argv[1] not in WHAT:
        raise SystemExit(__doc__)
    ACTIVITY = silero.build()
    TRANSCRIBER = faster_whisper.build(SpeechSettings(), HOME)
    WHAT[sys.argv[1]]()
