"""Corpus files in, labelled texts out: `Hi, {states_own_name|I'm Bo}` → text `Hi, I'm Bo` and a span 4:10.

The notation is described in `corpus/README.md`. This module knows the vocabulary of ids, not how they are detected.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"

REQUEST = frozenset(
    """greets states_own_name says_how_got_name checks_time_to_talk states_background states_field_purpose
    asks_advice_not_job asks_for_meeting states_duration at_their_convenience prefers_in_person_or_worksite
    acknowledges_busy_or_brief offers_call_back_or_asks_best_time keeps_initiative leaves_contact_details thanks
    asks_for_job asks_them_to_call_back pushes_resume""".split()
)
SKETCH = frozenset(
    """states_education_or_experience names_skills gives_evidence links_to_field states_goal_or_next_step states_ask
    asks_for_job""".split()
)
THANK_YOU = frozenset(
    """addresses_by_name thanks_for_time mentions_specific_learning says_next_step_or_update offers_keep_in_touch
    contact_details asks_for_job""".split()
)
UTTERANCE = frozenset(
    """greeting appreciation_for_time self_introduction links_earlier_contact purpose_statement not_looking_for_job
    background_sketch confirms_time_limit open_question closed_question leading_question stacked_questions
    follow_up_question shows_research referral_ask permission_to_use_name asks_professional_associations
    asks_to_keep_in_touch asks_business_card_or_contact offers_update time_check offers_to_wrap_up thanks asks_for_job
    offers_resume_unprompted asks_resume_feedback acknowledgement small_talk refusal_accepted asks_best_time
    offers_call_back confirms_details""".split()
)
TOPICS = frozenset(
    """career_path typical_day likes dislikes_challenges skills_education entry_routes industry_trends
    organisation_culture work_life salary advice_for_me resume_feedback other""".split()
)
IDS = {"request": REQUEST, "sketch": SKETCH, "thank-you": THANK_YOU, "utterance": UTTERANCE}
CHANNELS = {
    "request": ("phone", "voicemail", "receptionist", "email", "letter", "message"),
    "sketch": ("spoken", "written"),
    "thank-you": ("email", "letter", "card"),
    "utterance": (),
}


@dataclass(frozen=True, slots=True)
class Label:
    id: str
    start: int
    end: int
    arguable: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled text; offsets are code points in `text`."""

    text: str
    kind: str
    channel: str | None
    context: str | None
    author: str
    pattern: str
    labels: tuple[Label, ...]
    topics: tuple[str, ...]
    arguable_topics: tuple[str, ...]
    place: str
    """`file:line` of its first line."""

    def ids(self, *, arguable: bool = False) -> frozenset[str]:
        return frozenset(label.id for label in self.labels if label.arguable == arguable)


class CorpusError(ValueError):
    """A mistake in a corpus file; the message begins with file:line."""


def unmark(marked: str, ids: frozenset[str], place: str) -> tuple[str, tuple[Label, ...]]:
    """Take the marks out of `marked` and return the plain text and its labels."""
    out: list[str] = []
    length = 0
    open_marks: list[tuple[str, int]] = []
    labels: list[Label] = []
    i = 0
    while i < len(marked):
        char = marked[i]
        if char == "\\" and i + 1 < len(marked) and marked[i + 1] in "{}|":
            out.append(marked[i + 1])
            length += 1
            i += 2
            continue
        if char == "{":
            match = re.compile(r"\{([?a-z_+ ]+)\|").match(marked, i)
            if not match:
                raise CorpusError(f"{place}: '{{' without 'id|' near {marked[i : i + 40]!r}; write \\{{ for a brace")
            open_marks.append((match.group(1), length))
            i = match.end()
            continue
        if char == "}":
            if not open_marks:
                raise CorpusError(f"{place}: '}}' without '{{' near {marked[max(0, i - 40) : i + 1]!r}")
            names, start = open_marks.pop()
            for name in names.replace(" ", "").split("+"):
                bare = name.lstrip("?")
                if bare not in ids:
                    raise CorpusError(f"{place}: unknown id {bare!r}")
                labels.append(Label(bare, start, length, name.startswith("?")))
            i += 1
            continue
        out.append(char)
        length += 1
        i += 1
    if open_marks:
        raise CorpusError(f"{place}: mark {open_marks[-1][0]!r} is never closed")
    return "".join(out), tuple(sorted(labels, key=lambda label: (label.start, label.end, label.id)))


@dataclass(slots=True)
class _Head:
    author: str = ""
    kind: str = ""
    channel: str | None = None
    pattern: str = ""
    buffer: list[str] = field(default_factory=list)
    line: int = 0


def parse(path: Path) -> Iterator[Example]:
    """Yield the examples of one file. Raises CorpusError at the first mistake."""
    head = _Head()

    def flush() -> Iterator[Example]:
        body = "\n".join(head.buffer).strip("\n")
        head.buffer.clear()
        if body.strip():
            yield _example(body, head, f"{path.name}:{head.line}")

    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if raw.startswith("@"):
            yield from flush()
            key, _, value = raw[1:].partition(" ")
            value = value.strip()
            if key == "kind":
                if value not in IDS:
                    raise CorpusError(f"{path.name}:{number}: unknown kind {value!r}")
                head.kind, head.channel = value, None
            elif key == "channel":
                if value not in CHANNELS.get(head.kind, ()):
                    raise CorpusError(f"{path.name}:{number}: channel {value!r} does not go with {head.kind!r}")
                head.channel = value
            elif key in ("author", "pattern"):
                setattr(head, key, value)
            else:
                raise CorpusError(f"{path.name}:{number}: unknown heading @{key}")
            continue
        if not head.kind and raw.strip():
            raise CorpusError(f"{path.name}:{number}: text before @kind")
        if head.kind == "utterance":
            if raw.strip():
                head.line = number
                head.buffer.append(raw)
                yield from flush()
        elif raw.strip() == "---":
            yield from flush()
        else:
            if not head.buffer:
                head.line = number
            if head.buffer or raw.strip():
                head.buffer.append(raw)
    yield from flush()


def _example(body: str, head: _Head, place: str) -> Example:
    context: str | None = None
    topics: list[str] = []
    arguable_topics: list[str] = []
    if not head.author or not head.pattern:
        raise CorpusError(f"{place}: @author and @pattern must come before the first text")
    if head.kind == "utterance":
        match = re.match(r"\s*<<(.*?)>>\s*", body)
        if match:
            context, body = match.group(1), body[match.end() :]
        body, _, tail = body.partition(" ## ")
        for topic in filter(None, (part.strip() for part in tail.split(","))):
            if topic.lstrip("?") not in TOPICS:
                raise CorpusError(f"{place}: unknown topic {topic!r}")
            (arguable_topics if topic.startswith("?") else topics).append(topic.lstrip("?"))
        body = body.strip()
    text, labels = unmark(body, IDS[head.kind], place)
    return Example(
        text, head.kind, head.channel, context, head.author, head.pattern, labels, tuple(topics),
        tuple(arguable_topics), place,
    )  # fmt: skip


def load(split: str) -> list[Example]:
    """All examples of `train`, `dev` or `locked`, in file order."""
    return [example for path in sorted((CORPUS / split).glob("*.txt")) for example in parse(path)]


def main(argv: list[str]) -> int:
    paths = [Path(arg) for arg in argv] or sorted(CORPUS.glob("*/*.txt"))
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in IDS}
    totals: Counter[str] = Counter()
    seen: dict[str, str] = {}
    bad = 0
    for path in paths:
        try:
            for example in parse(path):
                totals[example.kind] += 1
                counts[example.kind].update(example.ids())
                counts[example.kind].update(f"topic:{topic}" for topic in example.topics)
                key = f"{example.context}|{example.text}"
                if key in seen:
                    print(f"{path.name}: {example.place} repeats {seen[key]}", file=sys.stderr)
                    bad += 1
                seen[key] = example.place
        except CorpusError as error:
            print(error, file=sys.stderr)
            bad += 1
    for kind, total in totals.items():
        print(f"{kind}: {total} texts")
        print("   " + ", ".join(f"{name} {count}" for name, count in sorted(counts[kind].items())))
        missing = sorted(IDS[kind] - set(counts[kind]))
        if missing:
            print("   none yet: " + ", ".join(missing))
    print(f"{sum(totals.values())} texts in {len(paths)} files, {bad} problems")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
