"""How well the offline professional's replies fit: `python -m benchmarks.replies`, or with `--unjudged` those to be read.

Plays every question of our lists through the real path and compares with what was judged by reading.
"""

from __future__ import annotations

import sys

from benchmarks.replies.judged import counted, read, share
from benchmarks.replies.playing import plays


def main(arguments: list[str]) -> None:
    judged, now = read(), {}
    for part, played in plays():
        key = played.question.key
        now[key] = (part, played.reply)
        known = judged.get(key)
        if "--all" in arguments or ("--unjudged" in arguments and (known is None or known.reply != played.reply)):
            before = f"   (after: {played.context[-1]})\n" if played.context else ""
            print(f"{key}\n{before}   → {played.reply}   [{', '.join(played.facts) or played.move}]\n")
    print(f"{'part':<10}{'fits':>6}{'declines':>10}{'no':>6}{'unjudged':>10}{'share':>8}")
    for part, count in counted(now, judged).items():
        numbers = f"{count['fits']:>6}{count['declines']:>10}{count['no']:>6}{count['unjudged']:>10}"
        print(f"{part:<10}{numbers}{share(count) * 100:>7.1f}%")


main(sys.argv[1:])
