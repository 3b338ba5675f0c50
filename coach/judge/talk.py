"""A session, or a plain transcript, in; the one frozen thing that every measure looks at out.

`talk_of(session)` holds both sides' turns, every act with its quote where it really stands, what the professional decided after
each turn, and what was counted. Nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from coach.dialogue.events import Directed
from coach.dialogue.session import Session
from coach.dialogue.types import Act, Utterance
from coach.judge.evidence import locate, quoted
from coach.judge.numbers import count, substantive
from coach.judge.scorecard import Numbers, Quote
from coach.judge.wording import phrase_in
from coach.scenario.acquaintance import Acquaintance
from coach.scenario.model import EarlierTurn, QuestionSet, RoleProfile, Rules, Scenario, Trainee
from coach.scenario.snapshot import snapshot

Situation = Literal["phone", "in_person", "sketch", "written"]


@dataclass(frozen=True, slots=True)
class Heard:
    """An act, with the words that are its evidence."""

    act: str
    quote: Quote
    probability: float
    of: str = ""
    """What it goes back to, in the other's words of an earlier talk."""

    @property
    def turn(self) -> int:
        return self.quote.turn


@dataclass(frozen=True, slots=True)
class Done:
    """What the professional did after a turn of the trainee; turn 0 is the opening."""

    turn: int
    moves: tuple[str, ...]
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A question that the trainee meant to ask."""

    text: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """A rehearsal as measures see it."""

    utterances: tuple[Utterance, ...]
    turns: tuple[Utterance, ...]
    """The trainee's."""
    heard: tuple[Heard, ...]
    """Every act, in the order of the talk."""
    by_act: Mapping[str, tuple[Heard, ...]]
    by_turn: Mapping[int, Utterance]
    """The trainee's turns by their numbers."""
    done: tuple[Done, ...]
    numbers: Numbers
    rules: Rules
    trainee: Trainee
    profile: RoleProfile | None
    situation: Situation
    planned: tuple[Planned, ...] = ()
    stages: Mapping[int, str] = field(default_factory=dict)
    """The stage in which each turn was said; empty where there was no director."""
    begun_minutes: float | None = None
    """Agreed length at the start; None where nobody knows."""
    agreed_minutes: float | None = None
    """Agreed length at the end, with what the professional added."""
    timed: bool = True
    """False where a transcript has no times: nothing about seconds can be judged then."""
    over: bool = True
    earlier: tuple[EarlierTurn, ...] = ()
    """What was said in the talk that a text looks back on."""
    acquaintance: Acquaintance | None = None
    """What the trainee's records held of this person when the talk began; None for somebody who is not in them."""

    @property
    def seconds(self) -> float:
        """When the last word was said."""
        return self.utterances[-1].end_seconds if self.utterances else 0.0

    @property
    def last_turn(self) -> int | None:
        return self.turns[-1].turn if self.turns else None

    def said(self, *acts: str) -> tuple[Heard, ...]:
        """These acts, in the order of the talk."""
        if len(acts) == 1:
            return self.by_act.get(acts[0], ())
        found = [heard for act in acts for heard in self.by_act.get(act, ())]
        return tuple(sorted(found, key=lambda heard: (heard.turn, heard.quote.start, heard.act)))

    def found(self, acts: Sequence[str], phrases: Sequence[str] = ()) -> tuple[Heard, ...]:
        """These acts and these phrases, in the order of the talk."""
        worded = [
            Heard("", quoted(turn, *place), 1.0) for turn in self.turns if phrases and (place := phrase_in(turn.text, phrases))
        ]
        heard = self.said(*acts) if acts else ()
        return tuple(sorted((*heard, *worded), key=lambda each: (each.turn, each.quote.start))) if worded else heard

    def turn_of(self, number: int) -> Utterance | None:
        return self.by_turn.get(number)

    def moved(self, *moves: str) -> tuple[Done, ...]:
        """When the professional did one of these."""
        wanted = set(moves)
        return tuple(done for done in self.done if not wanted.isdisjoint(done.moves))

    def persona_before(self, turn: int) -> tuple[str, ...]:
        """What the professional had said before this turn of the trainee."""
        return tuple(each.text for each in self.utterances if each.speaker == "persona" and each.turn < turn)

    def existing(self, turn: int) -> int | None:
        """The turn itself, or the nearest that there is: one can only go back to what was said."""
        if not self.turns:
            return None
        return min(max(turn, self.turns[0].turn), self.turns[-1].turn)


def build(
    utterances: Iterable[Utterance],
    *,
    rules: Rules,
    trainee: Trainee,
    profile: RoleProfile | None,
    situation: Situation,
    planned: Sequence[Planned] = (),
    done: Sequence[Done] = (),
    stages: Mapping[int, str] | None = None,
    begun_minutes: float | None = None,
    agreed_minutes: float | None = None,
    timed: bool = True,
    over: bool = True,
    earlier: Sequence[EarlierTurn] = (),
    acquaintance: Acquaintance | None = None,
) -> Talk:
    """A talk from its parts. The question form of mere requests is left out, and so are acts whose quote
    does not stand in their turn: they are evidence of nothing."""
    everything = tuple(replace(each, understanding=substantive(each.understanding)) for each in utterances)
    turns = tuple(each for each in everything if each.speaker == "trainee")
    heard = tuple(found for turn in turns for act in turn.understanding.acts if (found := _heard(turn, act)))
    by_act: dict[str, list[Heard]] = {}
    for each in heard:
        by_act.setdefault(each.act, []).append(each)
    return Talk(
        utterances=everything,
        turns=turns,
        heard=heard,
        by_act={act: tuple(found) for act, found in by_act.items()},
        by_turn={turn.turn: turn for turn in reversed(turns)},
        done=tuple(done),
        numbers=count(everything, agreed_minutes or 0.0),
        rules=rules,
        trainee=trainee,
        profile=profile,
        situation=situation,
        planned=tuple(planned),
        stages=stages or {},
        begun_minutes=begun_minutes,
        agreed_minutes=agreed_minutes,
        timed=timed,
        over=over,
        earlier=tuple(earlier),
        acquaintance=acquaintance,
    )


def talk_of(
    session: Session, scenario: Scenario, rules: Rules, trainee: Trainee, profile: RoleProfile, planned: Sequence[Planned]
) -> Talk:
    """The talk of a rehearsal, with all that the director recorded."""
    decisions = [event for event in session.live if isinstance(event, Directed)]
    stages = {event.turn + 1: event.state.stage for event in decisions}
    return build(
        session.transcript,
        rules=rules,
        trainee=trainee,
        profile=profile,
        situation=scenario.situation,
        planned=planned,
        done=[Done(event.turn, _moves(event), event.directive.contact) for event in decisions],
        stages=stages,
        begun_minutes=session.start.minutes,
        agreed_minutes=decisions[-1].state.agreed_minutes if decisions else session.start.minutes,
        timed=not scenario.written,
        over=session.ended is not None,
        earlier=scenario.earlier.talk,
        acquaintance=snapshot(session.start, Acquaintance) if session.start.acquaintance else None,
    )


def planned_questions(trainee: Trainee, questions: QuestionSet | None) -> tuple[Planned, ...]:
    """The trainee's own questions with what each is about; a set of questions knows the topics of its own."""
    known = {question.text: question.topics for question in questions.questions} if questions else {}
    return tuple(Planned(text, known[text] if text in known else _topics(text)) for text in trainee.questions)


def _topics(question: str) -> tuple[str, ...]:
    from coach.acts import detect  # late: it is only needed where a question is the trainee's own

    return detect(question).topics


def _moves(event: Directed) -> tuple[str, ...]:
    directive = event.directive
    return (directive.move, directive.then) if directive.then else (directive.move,)


def _heard(turn: Utterance, act: Act) -> Heard | None:
    start, end = act.start, act.end
    if not (0 <= start < end <= len(turn.text) and turn.text[start:end] == act.quote):
        place = locate(act.quote, turn.text)
        if place is None:
            return None
        start, end = place
    return Heard(act.name, quoted(turn, start, end), act.probability, act.of)
