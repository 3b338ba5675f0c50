"""How well the verbatim pass hears fillers and pauses, on recordings of people.

    python -m benchmarks.speech.fillers [--model NAME] [--folder FOLDER]

A filler counts as found when it stands at its place in the hand-made transcript (the two are aligned word by word, and a filler
may only stand for a filler). Times and pauses are compared with the marks that a phonetician set by hand.
"""

from __future__ import annotations

import argparse
import re
import statistics
from pathlib import Path

from benchmarks.speech.human import FOLDER, Clip, clips
from coach.dialogue.types import Delivery
from coach.settings import SpeechSettings
from coach.speech.alignment import aligned
from coach.speech.delivery import PAUSE_SECONDS, bare, fillers, heard_once, is_filler
from coach.speech.recording import read
from coach.speech.stt import faster_whisper
from coach.speech.vad import silero
from coach.speech.verbatim import Verbatim

NOISE = re.compile(r"<[^>]*>|\[[^\]]*\]|\{[^}]*\}")
"""Marks for coughs, laughter and half words, which are no words."""
NEAR_SECONDS = 0.5


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--model", help="as COACH_STT_MODEL; the embedded one without it")
    options.add_argument("--folder", type=Path, default=FOLDER)
    chosen = options.parse_args()
    whisper = faster_whisper.build(SpeechSettings(stt_model=chosen.model), chosen.folder)
    verbatim = Verbatim(silero.build(), whisper)
    totals: dict[str, list[int]] = {}
    errors: list[float] = []
    lengths: list[float] = []
    silences = [0, 0, 0]
    pause_errors: list[float] = []
    for clip in clips(chosen.folder):
        audio = read(clip.path)
        heard = verbatim.listen(audio)
        found, there, counted, wrong, words = compared(clip, heard)
        sums = totals.setdefault(clip.kind, [0, 0, 0, 0, 0, 0, 0])
        for place, number in enumerate((found, there, counted, wrong, words, 1, round(len(audio) / 16))):
            sums[place] += number
        if there != found or counted != found:
            print(f"  {clip.name}: {found} of {there} found, {counted} heard: {' '.join(word.text for word in heard.words)}")
        if clip.words:
            marked = [(begin, end) for begin, end, word in clip.words if is_filler(word)]
            lengths += [end - begin for begin, end in marked]
            errors += [min(abs(word.start_seconds - begin) for word in fillers(heard.words)) for begin, _ in marked]
            hit, real, claimed, off = silent(clip, heard)
            silences = [silences[0] + hit, silences[1] + real, silences[2] + claimed]
            pause_errors += off
    print(f"{whisper.name}, fillers")
    for kind, (found, there, counted, wrong, words, number, milliseconds) in totals.items():
        recall = f"{found / there:.2f}" if there else "–"
        precision = f"{found / counted:.2f}" if counted else "–"
        print(
            f"{kind}: {number} clips, {milliseconds / 1000:.0f} s, {there} fillers, found {found} (recall {recall}), "
            f"heard {counted} (precision {precision}), word errors {wrong} of {words}"
        )
    print(f"begin of fillers: median {statistics.median(errors):.2f} s off, {sum(each <= NEAR_SECONDS for each in errors)} of")
    print(f"  {len(errors)} within {NEAR_SECONDS} s; marked fillers last {statistics.median(lengths):.2f} s in the median")
    hit, real, claimed = silences
    print(f"pauses of {PAUSE_SECONDS} s and more: {hit} of {real} found, {claimed} claimed,")
    print(f"  length median {statistics.median(pause_errors):.2f} s off")


def compared(clip: Clip, heard: Delivery) -> tuple[int, int, int, int, int]:
    """Fillers found, there and heard; wrong words, and words."""
    wanted = [bare(word) for word in NOISE.sub(" ", clip.text).split() if bare(word)]
    said = [bare(word.text) for word in heard_once(heard.words) if bare(word.text)]
    pairs = aligned(wanted, said)
    found = sum(a is not None and b is not None and is_filler(wanted[a]) and is_filler(said[b]) for a, b in pairs)
    wrong = sum(a is None or b is None or not same(wanted[a], said[b]) for a, b in pairs)
    return found, sum(map(is_filler, wanted)), sum(map(is_filler, said)), wrong, len(wanted)


def same(one: str, other: str) -> bool:
    return one == other or (is_filler(one) and is_filler(other))


def silent(clip: Clip, heard: Delivery) -> tuple[int, int, int, list[float]]:
    """Pauses that were marked and found, marked, and claimed; and by how much the lengths differ."""
    real: list[tuple[float, float]] = []
    for begin, end, word in clip.words[1:-1]:
        if word:
            continue
        if real and real[-1][1] == begin:
            real[-1] = (real[-1][0], end)
        else:
            real.append((begin, end))
    real = [each for each in real if each[1] - each[0] >= PAUSE_SECONDS]
    hits, off = 0, []
    for begin, end in real:
        best = max(heard.pauses, key=lambda each: min(end, each.end_seconds) - max(begin, each.start_seconds), default=None)
        if best and min(end, best.end_seconds) > max(begin, best.start_seconds):
            hits += 1
            off.append(abs(best.seconds - (end - begin)))
    return hits, len(real), len(heard.pauses), off


if __name__ == "__main__":
    main()
