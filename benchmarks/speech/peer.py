"""pipecat 1.14's default ears on the sample clock: its voice activity, its Smart Turn, faster-whisper as it calls it.

The parts are pipecat's own; only their order is written down here, as `TurnAnalyzerUserTurnStopStrategy` has it: at the stop of
speech (.2 s) the whole turn goes to Smart Turn and the last segment to Whisper; the turn is over when both are done and Smart
Turn says so, or at so many seconds of silence; speech that starts again before that takes the decision back.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np

from benchmarks.speech.clockwork import Cost
from coach.speech.ports import SAMPLE_RATE, Audio

CHUNK = 320
"""20 ms, what pipecat's transports deliver."""


@dataclass(frozen=True, slots=True)
class Decision:
    at_seconds: float
    text: str


class Pipecat:
    """Loaded once, asked for each turn."""

    def __init__(self, model: Any, threads: int, stop_seconds: float = 3.0) -> None:
        """`stop_seconds`: the silence after which the turn is over whatever Smart Turn says; 3 by default, often tuned to 1."""
        from pipecat.audio.turn.smart_turn import base_smart_turn
        from pipecat.audio.turn.smart_turn.base_smart_turn import SmartTurnParams
        from pipecat.audio.turn.smart_turn.local_smart_turn_v3 import LocalSmartTurnAnalyzerV3
        from pipecat.audio.vad.silero import SileroVADAnalyzer

        self._model = model
        self._threads = threads
        self._clock = 0.0
        # Smart Turn finds the begin of speech by the wall clock; here it is the clock of the samples.
        base_smart_turn.time = SimpleNamespace(monotonic=lambda: self._clock, perf_counter=time.perf_counter)
        self._activity = SileroVADAnalyzer
        self._ends = LocalSmartTurnAnalyzerV3(params=SmartTurnParams(stop_secs=stop_seconds))
        self._ends.set_sample_rate(SAMPLE_RATE)

    def first_decision(self, audio: Audio) -> Decision | None:
        """When pipecat takes the word for the first time, in seconds of the recording."""
        from pipecat.audio.turn.base_turn_analyzer import EndOfTurnState
        from pipecat.audio.vad.vad_analyzer import VADParams, VADState

        activity = self._activity(sample_rate=SAMPLE_RATE, params=VADParams())
        activity.set_sample_rate(SAMPLE_RATE)
        self._ends.clear()
        samples = (np.clip(audio, -1, 1) * 32767).astype(np.int16)
        speaking, first, pending = False, 0, None
        free = 0.0
        for at in range(0, len(samples) - CHUNK + 1, CHUNK):
            chunk = samples[at : at + CHUNK].tobytes()
            self._clock = (at + CHUNK) / SAMPLE_RATE
            if pending is not None and self._clock >= pending.at_seconds:
                return pending
            state = activity._run_analyzer(chunk)
            if not speaking and state == VADState.SPEAKING:
                speaking, pending = True, None
                first = max(0, at - int(1.0 * SAMPLE_RATE))  # SegmentedSTTService keeps one second from before
                self._ends.update_vad_start_secs(0.2)
            timed_out = self._ends.append_audio(chunk, speaking) == EndOfTurnState.COMPLETE
            if timed_out and pending is None:
                return Decision(self._clock, "")
            if speaking and state == VADState.QUIET:
                speaking = False
                segment = samples[first : at + CHUNK].astype(np.float32) / 32768
                with Cost(self._threads) as spent:
                    segments, _ = self._model.transcribe(segment, language="en")
                    text = " ".join(each.text.strip() for each in segments)
                free = max(free, self._clock) + spent.seconds
                with Cost(1) as spent:
                    verdict, _ = self._ends._process_speech_segment(self._ends._audio_buffer)
                judged = self._clock + spent.seconds
                if verdict == EndOfTurnState.COMPLETE:
                    self._ends._clear(verdict)
                    pending = Decision(max(free, judged), text)
        return None
