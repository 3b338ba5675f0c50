"""Labelled texts spoken by the embedded voice and written down again by tiny.en: what that costs in macro-F1.

    python -m benchmarks.understanding.speech locked --texts 160 --model FOLDER

Every text is heard twice, as it stands and as it was transcribed, and both are scored on the same texts; a transcript has no marks, so an id
counts where the text has it. Needs `pip install hibari-tts==0.2.1 faster-whisper==1.2.1`. Prints no text.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.understanding.corpus import IDS, Example, load
from benchmarks.understanding.score import score

MOST_WORDS = 90
"""Longer texts are left out: a voice and a recogniser on two cores take half a minute for one."""


def chosen(split: str, count: int) -> list[Example]:
    """Spoken kinds only, evenly over the split."""
    spoken = [
        each
        for each in load(split)
        if (each.kind == "utterance" or each.channel in ("phone", "voicemail", "receptionist", "spoken"))
        and len(each.text.split()) <= MOST_WORDS
    ]
    return [spoken[place] for place in np.linspace(0, len(spoken) - 1, min(count, len(spoken))).astype(int)]


def transcribed(examples: Sequence[Example], model: str) -> list[Example]:
    from faster_whisper import WhisperModel
    from hibari import Hibari

    voice, recogniser = Hibari(), WhisperModel(model, device="cpu", compute_type="int8", cpu_threads=2)
    out = []
    for number, each in enumerate(examples, 1):
        wave = np.asarray(voice(each.text, seed=0), np.float32)
        at = np.arange(0, len(wave) - 1, 24_000 / 16_000)
        audio = np.interp(at, np.arange(len(wave)), wave).astype(np.float32)
        segments, _ = recogniser.transcribe(audio, language="en", beam_size=1, condition_on_previous_text=False)
        out.append(replace(each, text=" ".join(segment.text.strip() for segment in segments), labels=tuple(each.labels)))
        if number % 20 == 0:
            print(f"{number} of {len(examples)}", file=sys.stderr, flush=True)
    return out


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("split", choices=("dev", "locked"))
    parser.add_argument("--texts", type=int, default=160)
    parser.add_argument("--model", required=True, type=Path)
    args = parser.parse_args(argv)
    examples = chosen(args.split, args.texts)
    written, spoken = score(examples), score(transcribed(examples, str(args.model)))
    print(f"{len(examples)} texts\n\n| | as written | as transcribed | ratio |\n|---|---|---|---|")
    for family in (*IDS, "topic"):
        if any(kind == family for kind, _ in written.rows):
            before, after = written.macro(family), spoken.macro(family)
            print(f"| {family} | {before:.3f} | {after:.3f} | {after / max(before, 1e-9):.3f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
