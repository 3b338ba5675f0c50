"""How well the offline professional's replies fit, as judged by reading each one: `benchmarks/replies`."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.replies.judged import Judged, counted, read, share, write
from benchmarks.replies.playing import LISTS, plays, questions


def test_more_than_eight_hundred_questions_of_our_own_were_judged():
    asked = [question.key for path in LISTS for question in questions(path)]
    assert len(set(asked)) == len(asked) > 800
    assert set(asked) == set(read())


def test_a_reply_that_changed_since_it_was_read_counts_as_unjudged():
    judged = {key: Judged(key, "tuning", "Yes.", verdict) for key, verdict in (("a", "fits"), ("b", "declines"), ("c", "no"))}
    now = {"a": ("tuning", "Yes."), "b": ("tuning", "No."), "c": ("tuning", "Yes."), "d": ("tuning", "Yes.")}
    counts = counted(now, judged)
    assert counts == {"tuning": Counter({"fits": 1, "no": 1, "unjudged": 2})}
    assert share(counts["tuning"]) == 0.5


def test_verdicts_are_read_back_as_they_were_written(tmp_path):
    judged = Judged("ruth-adler | open | Résumé?", "last", "“No.”", "no", "another fact")
    write([judged], tmp_path / "judged.jsonl")
    assert read(tmp_path / "judged.jsonl") == {judged.key: judged}


@pytest.mark.slow
def test_nine_of_ten_replies_of_the_first_list_still_fit_and_few_wait_to_be_read():
    """Run `python -m benchmarks.replies --unjudged`, read what it prints and judge it, when this fails."""
    now = {played.question.key: (part, played.reply) for part, played in plays()}
    counts = counted(now, read())
    first = counts["tuning"] + counts["held-out"]
    assert share(first) >= 0.90
    assert share(sum(counts.values(), Counter())) >= 0.84
    assert sum(count["unjudged"] for count in counts.values()) <= 80
