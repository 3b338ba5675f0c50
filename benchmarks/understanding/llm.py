"""Texts and a small language model in, how well it names their acts out: the way that coach does not use, measured.

The model reads the list of ids with a line for each, then the text, and answers with ids; decoding is greedy. Its own words are not
kept. Needs `pip install xllamacpp==2026.10.11549` and the file of a model.
"""

from __future__ import annotations

import json
import re
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.understanding.corpus import IDS, TOPICS, Example
from coach.dialogue.vocabulary import KINDS
from coach.dialogue.vocabulary import TOPICS as TOPIC_WORDS

if TYPE_CHECKING:
    from benchmarks.understanding.compare import Outcome

MOST_TOKENS = 120
WHAT = {
    "request": "asks a professional for an informational interview",
    "sketch": "introduces themselves to a professional",
    "thank-you": "thanks a professional after an informational interview",
    "utterance": "says something in an informational interview",
}


def prompt(each: Example) -> str:
    """What the model reads."""
    listed = "\n".join(f"{name}: {says}" for name, says in KINDS[each.kind].items())
    if each.kind == "utterance":
        listed += "\nIf a question is asked, also what it is about:\n"
        listed += "\n".join(f"{name}: {says}" for name, says in TOPIC_WORDS.items())
    before = f"The professional has just said: {json.dumps(each.context)}\n" if each.context else ""
    return (
        f"Somebody {WHAT[each.kind]}. Which of these are true of the text?\n{listed}\n\n{before}Text: {json.dumps(each.text)}\n\n"
        "Answer with the names that are true, separated by commas, and nothing else."
    )


def ask(address: str, text: str) -> str:
    """The model's reply."""
    body = {"messages": [{"role": "user", "content": text}], "temperature": 0, "max_tokens": MOST_TOKENS, "cache_prompt": True}
    asked = urllib.request.Request(
        f"{address}/v1/chat/completions", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(asked, timeout=600) as reply:
        return str(json.load(reply)["choices"][0]["message"]["content"])


def judged(split: Sequence[Example], model: Path) -> Outcome:
    """Macro-F1 over the ids that occur in these texts."""
    from xllamacpp import CommonParams, Server

    from benchmarks.understanding.compare import Outcome

    params = CommonParams()
    params.model.path = str(model)
    params.n_ctx = 2048
    params.cpuparams.n_threads = 2
    server = Server(params)
    # Texts of a kind one after another: what the model has read of the list of ids need not be read again.
    order = sorted(split, key=lambda each: each.kind)
    began = time.perf_counter()
    said = [set(re.findall(r"[a-z_]+", ask(server.listening_address, prompt(each)))) for each in order]
    ms = (time.perf_counter() - began) / len(order) * 1000
    figures: dict[str, list[float]] = {}
    for kind, ids in IDS.items():
        rows = [place for place, each in enumerate(order) if each.kind == kind]
        for name in sorted(ids):
            gold = [_truth(name in order[row].ids(), name in order[row].ids(arguable=True)) for row in rows]
            _add(figures, kind, gold, [name in said[row] for row in rows])
    rows = [place for place, each in enumerate(order) if each.kind == "utterance"]
    for name in sorted(TOPICS):
        gold = [_truth(name in order[row].topics, name in order[row].arguable_topics) for row in rows]
        _add(figures, "topic", gold, [name in said[row] for row in rows])
    macro = {family: float(np.mean(values)) for family, values in figures.items()}
    return Outcome(macro, ms, model.stat().st_size / 1e6)


def _truth(yes: bool, arguable: bool) -> int:
    return 1 if yes else -1 if arguable else 0


def _add(figures: dict[str, list[float]], family: str, gold: Sequence[int], said: Sequence[bool]) -> None:
    known = [(truth == 1, told) for truth, told in zip(gold, said, strict=True) if truth >= 0]
    hits = sum(truth and told for truth, told in known)
    wrong = sum(truth != told for truth, told in known)
    if any(truth for truth, _ in known):
        figures.setdefault(family, []).append(2 * hits / (2 * hits + wrong))
