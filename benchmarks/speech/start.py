"""From the start of a process to listening, and the memory it takes, beside pipecat: `python -m benchmarks.speech.start [REPEATS]`.

Each round starts a fresh process for either side, in turns. It loads the same Whisper weights, a voice detector and Smart Turn,
takes in a tenth of a second of silence, says that it listens, understands one recording and ends. Counted are processor seconds
until it listens (a clock would count what else the machine does) and the most memory it ever held. pipecat is given as little as
it can do with: its Whisper service, voice detector and turn analyser in a pipeline, no transport. pip install
'pipecat-ai[silero,local-smart-turn-v3,whisper]==1.14.0'
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

import numpy as np

from benchmarks.speech import clips
from coach.speech.ports import SAMPLE_RATE
from coach.speech.weights import locate

COACH = """
import sys, time, wave
import numpy as np
from pathlib import Path
from coach.settings import Settings
from coach.speech.ears import open_ears
ears = open_ears(Settings(), Path(sys.argv[2]))
listener = ears.listener()
for _ in range(4):
    listener.hear(np.zeros(512, np.float32))
print(time.process_time(), flush=True)
with wave.open(sys.argv[3]) as sound:
    audio = np.frombuffer(sound.readframes(-1), "<i2").astype(np.float32) / 32768
print(ears.transcriber.transcribe(audio).text)
ears.turn_end and ears.turn_end.probability(audio)
"""

PIPECAT = """
import asyncio, sys, time, wave
from loguru import logger
logger.remove()
import numpy as np
from pipecat.audio.turn.smart_turn.local_smart_turn_v3 import LocalSmartTurnAnalyzerV3
from pipecat.audio.vad.silero import SileroVADAnalyzer
from pipecat.pipeline.pipeline import Pipeline
from pipecat.services.whisper.stt import WhisperSTTService
stt = WhisperSTTService(device="cpu", compute_type="int8", settings=WhisperSTTService.Settings(model=sys.argv[1]))
activity = SileroVADAnalyzer(sample_rate=16000)
activity.set_sample_rate(16000)
ends = LocalSmartTurnAnalyzerV3()
ends.set_sample_rate(16000)
pipeline = Pipeline([stt])
for _ in range(4):
    activity._run_analyzer(bytes(1024))
    ends.append_audio(bytes(1024), False)
print(time.process_time(), flush=True)
with wave.open(sys.argv[3]) as sound:
    data = sound.readframes(-1)
audio = np.frombuffer(data, "<i2").astype(np.float32) / 32768
print(" ".join(each.text for each in stt._model.transcribe(audio, language="en")[0]))
ends.append_audio(data, True)
ends._process_speech_segment(ends._audio_buffer)
"""


def once(script: str, weights: Path, home: Path, recording: Path) -> tuple[float, float, str]:
    """Processor seconds until it listens, the most megabytes it held, and what it understood."""
    words = [sys.executable, "-c", script, str(weights), str(home), str(recording)]
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout
    assert running.stderr
    out, err = running.stdout.read(), running.stderr.read()
    _, status, used = os.wait4(running.pid, 0)
    if status:
        raise SystemExit(err.strip().splitlines()[-1])
    listens, text = out.splitlines()[-2:]
    return float(listens), used.ru_maxrss / 1024, text.strip()


def main() -> None:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    seconds: dict[str, list[float]] = {"coach": [], "pipecat": []}
    memory: dict[str, list[float]] = {"coach": [], "pipecat": []}
    with tempfile.TemporaryDirectory() as folder:
        recording = Path(folder) / "turn.wav"
        with wave.open(str(recording), "wb") as out:
            out.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
            out.writeframes((np.clip(clips.human()[0].audio, -1, 1) * 32767).astype("<i2").tobytes())
        weights = locate(None, Path(folder)).folder
        for _ in range(repeats + 1):  # the first warms the disk's cache, and coach checks the weights' hashes once
            for name, script in (("coach", COACH), ("pipecat", PIPECAT)):
                listens, most, _text = once(script, weights, Path(folder), recording)
                seconds[name].append(listens)
                memory[name].append(most)
    for name in seconds:
        print(
            f"{name:8} listens after {statistics.median(seconds[name][1:]):.2f} s of processor time, "
            f"{statistics.median(memory[name][1:]):.0f} MB at most"
        )
    ratio = {
        name: statistics.median(each["coach"][1:]) / statistics.median(each["pipecat"][1:])
        for name, each in (("start", seconds), ("memory", memory))
    }
    print(f"coach / pipecat: start {ratio['start']:.2f}, memory {ratio['memory']:.2f}")


if __name__ == "__main__":
    main()
