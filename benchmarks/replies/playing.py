"""A question of ours in, the reply that the offline professional gives to it in a meeting out.

`Question("ruth-adler", "open", (), "Do you ever miss teaching?")` → "Yes, in September mostly. …". Every word takes the real way:
what is said → acts → director → scripted persona. The mood is set by the state that the director starts from, and no curveball
is drawn, so that a reply depends on nothing but the question, the profile and the code. Does not know whether a reply fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from coach.actor.backends import scripted
from coach.acts import understand
from coach.dialogue.events import Directed, Event, PersonaSaid, SessionStarted
from coach.dialogue.session import Session
from coach.rehearsal.loop import Rehearsal
from coach.resources import shipped
from coach.scenario.load import Library, load_scenario

HERE = Path(__file__).parent
LISTS = tuple(HERE / name for name in ("questions.txt", "fresh.txt", "last.txt", "midtalk.txt", "heldout.txt"))
OPENING = (
    "Hello, thank you for taking the time. I am here to learn about the field, not to look for a job. "
    "Does half an hour still suit you?"
)
FEELINGS: dict[str, tuple[int, int, int]] = {
    "start": (70, 50, 45),
    "warm": (85, 75, 75),
    "open": (65, 50, 50),
    "cool": (40, 45, 40),
    "impatient": (20, 40, 45),
}
"""Patience, interest and trust for a mood of the list; `start` is the very beginning, without an opening before it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the list."""

    profile: str
    mood: str
    before: tuple[str, ...]
    """What is said first, so that "Why is that?" has something to lean on."""
    text: str

    @property
    def key(self) -> str:
        """Stands for the question in the judged list."""
        return " | ".join((self.profile, self.mood, " >> ".join((*self.before, self.text))))


@dataclass(frozen=True, slots=True)
class Played:
    """A question with all that was heard around it."""

    question: Question
    context: tuple[str, ...]
    """What the professional said to the earlier turns."""
    reply: str
    move: str
    facts: tuple[str, ...]
    topics: tuple[str, ...]


class NoJournal:
    """Keeps nothing: these sessions are over at once."""

    def append(self, event: Event) -> None:
        """Forgets the event."""


def questions(path: Path) -> tuple[Question, ...]:
    """One list in order."""
    found: list[Question] = []
    profile = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            profile = line[1:].strip()
        elif line.strip() and not line.startswith("#"):
            mood, said = (part.strip() for part in line.split("|", 1))
            *before, text = (part.strip() for part in said.split(">>"))
            found.append(Question(profile, mood, tuple(before), text))
    return tuple(found)


class Stage:
    """The meeting scenario, loaded once, for any number of questions."""

    def __init__(self) -> None:
        self._library = Library(shipped("scenarios"))
        self._scenario = load_scenario("meeting", self._library)
        self._persona = scripted.build()

    def talk(self, profile: str, seed: int) -> Rehearsal:
        """A meeting at its beginning."""
        start = SessionStarted(
            seq=0,
            coach_version="0",
            session="replies",
            created="",
            scenario=self._scenario.model_dump(mode="json"),
            profile=self._library.profile(profile).model_dump(mode="json"),
            rules=self._library.rules(self._scenario.rules).model_dump(mode="json"),
            rubric={},
            trainee=self._library.example_trainee().model_dump(mode="json"),
            difficulty="real",
            seed=seed,
            persona="scripted",
            minutes=self._scenario.minutes.agreed,
        )
        return Rehearsal(Session((start,), (start,)), understand, self._persona, NoJournal())

    def play(self, question: Question, seed: int) -> Played:
        """The reply to one question."""
        talk = self.talk(question.profile, seed)
        events: list[Any] = list(talk.proceed())
        for line in () if question.mood == "start" else (OPENING, *question.before):
            feel(talk, "open" if line == OPENING else question.mood)
            events += talk.say(line)
        feel(talk, question.mood)
        said_before = len(talk.session.persona_lines)
        events += talk.say(question.text)
        lines = talk.session.persona_lines
        directed = next(event for event in reversed(events) if isinstance(event, Directed))
        facts = next((event.line.facts for event in reversed(events) if isinstance(event, PersonaSaid)), ())
        return Played(
            question,
            lines[said_before - len(question.before) : said_before],
            " ".join(lines[said_before:]),
            directed.directive.move,
            facts,
            directed.directive.topics,
        )


def feel(talk: Rehearsal, mood: str) -> None:
    """Set what the professional feels before the next turn; no curveball is left to come."""
    patience, interest, trust = FEELINGS[mood]
    changed = tuple(
        replace(event, state=replace(event.state, patience=patience, interest=interest, trust=trust, deck=(), pending=None))
        if isinstance(event, Directed)
        else event
        for event in talk.session.events
    )
    talk.session = Session.of(list(changed))


def part(path: Path, place: int) -> str:
    """Which part of the measurement a question belongs to: lines of the first list take turns."""
    return path.stem if path.stem != "questions" else ("tuning" if place % 2 else "held-out")


def plays(lists: tuple[Path, ...] = LISTS) -> Iterator[tuple[str, Played]]:
    """Every question with its part and its reply. The seed is the place in the list, so that choices vary."""
    stage = Stage()
    for path in lists:
        for place, question in enumerate(questions(path), 1):
            yield part(path, place), stage.play(question, place)
