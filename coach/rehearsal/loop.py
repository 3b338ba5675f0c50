"""The rehearsal loop, the only writer of events: words in, journalled events out.

What comes next follows from the events so far (`_derive`): after TraineeSaid comes ActsDetected, then Directed, then
PersonaSaid. So a rehearsal that was killed goes on from whatever is on disk, and replay is the same derivation with a comparison.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Literal

from coach.actor.persona import Brief, Foreseeing, Persona, mood
from coach.dialogue.events import (
    ActsDetected,
    Delivered,
    Directed,
    Event,
    HintGiven,
    Paused,
    PersonaSaid,
    SessionEnded,
    SessionStarted,
    TakenBack,
    TraineeLeft,
    TraineeSaid,
)
from coach.dialogue.session import Session
from coach.dialogue.types import Delivery, Directive, Line, State, Understanding, Word
from coach.director.machine import Cast, Clock, Step, begin, leave, step
from coach.rehearsal.clock import DAY, count_words, days, speaking_seconds
from coach.rehearsal.names import heard_name
from coach.rehearsal.ports import Heard, JournalWriter, Mouth, Understand
from coach.rehearsal.written import days_until, understood
from coach.scenario.model import RoleProfile, Rules, Scenario, Trainee
from coach.scenario.snapshot import snapshot
from coach.scenario.temperament import Temperament
from coach.scenario.templates import page_variables


class Rehearsal:
    """One session going on. Every event that a method yields is on disk before it is yielded."""

    def __init__(
        self,
        session: Session,
        understand: Understand,
        persona: Persona,
        journal: JournalWriter,
        mouth: Mouth | None = None,
    ) -> None:
        self.session = session
        self.deriver = Deriver(session.start, understand, persona, mouth)
        self._journal = journal

    @property
    def over(self) -> bool:
        return self.session.ended is not None

    @property
    def state(self) -> State:
        """The director's state now."""
        state = self.session.state
        assert state is not None, "call proceed() first: it directs the opening"
        return state

    def proceed(self) -> Iterator[Event]:
        """Events until the trainee's words are needed or the session is over."""
        while event := self.deriver.derive(self.session):
            yield self._add(event)

    def say(
        self,
        text: str,
        *,
        at: tuple[float, float] | None = None,
        source: Literal["typed", "spoken"] = "typed",
        words: tuple[Word, ...] = (),
    ) -> Iterator[Event]:
        """What the trainee said, and everything it leads to. `at`: from which second to which; without it the words tell."""
        start, end = at or self.reckoned(text)
        turn = self.session.turn + 1
        yield self._add(
            TraineeSaid(seq=self._seq(), turn=turn, text=text, start_seconds=start, end_seconds=end, source=source, words=words)
        )
        yield from self.proceed()

    def reckoned(self, text: str) -> tuple[float, float]:
        """From which second to which it would take to say `text` now; a text that is sent takes no time, days pass after it."""
        start = self.session.seconds
        if self.deriver.scenario.written:
            return start, start
        return start, round(start + speaking_seconds(text, self.deriver.rules.words_per_minute), 1)

    def deliver(self, turn: int, said_at: float, delivery: Delivery, sound_seconds: float) -> Event | None:
        """How the turn that began at `said_at` was said; None when it was taken back meanwhile."""
        said = next((each for each in self.session.live if isinstance(each, TraineeSaid) and each.turn == turn), None)
        if said is None or said.start_seconds != said_at:
            return None
        return self._add(Delivered(seq=self._seq(), turn=turn, delivery=delivery, sound_seconds=sound_seconds))

    def foresee(self, text: str, at: tuple[float, float]) -> None:
        """Begin now with what will follow if this turns out to be all that the trainee says: with `Foresight` it is not
        understood twice, and a persona that needs time has some of it behind it."""
        start, end = at
        said = TraineeSaid(seq=self._seq(), turn=self.session.turn + 1, text=text, start_seconds=start, end_seconds=end)
        self.deriver.foresee(self.session, said)

    def hint(self, text: str) -> Event:
        return self._add(HintGiven(seq=self._seq(), turn=self.session.turn, text=text))

    def pause(self) -> Event:
        return self._add(Paused(seq=self._seq(), turn=self.session.turn))

    def take_back(self, how: Literal["asked", "went_on"] = "asked") -> Event | None:
        """Undo the last exchange; None when there is none."""
        if self.session.turn == 0:
            return None
        return self._add(TakenBack(seq=self._seq(), turn=self.session.turn, how=how))

    def leave(self, how: str) -> Iterator[Event]:
        """The trainee hangs up, walks off, is done, or is sent away by a professional whom the user plays."""
        left: Literal["done", "end_of_input", "sent_away"] = (
            "done" if how == "done" else "sent_away" if how == "sent_away" else "end_of_input"
        )
        yield self._add(TraineeLeft(seq=self._seq(), turn=self.session.turn, how=left))
        yield from self.proceed()

    def _seq(self) -> int:
        return len(self.session.events)

    def _add(self, event: Event) -> Event:
        self._journal.append(event)
        self.session = self.session.then(event)
        return event


class Deriver:
    """Computes the event that follows from a session, given what does not change during it."""

    def __init__(self, start: SessionStarted, understand: Understand, persona: Persona, mouth: Mouth | None = None) -> None:
        self.scenario = snapshot(start, Scenario)
        self.rules = snapshot(start, Rules)
        self.trainee = snapshot(start, Trainee)
        self.cast = Cast(self.scenario, snapshot(start, RoleProfile), start.difficulty)
        self.temper = snapshot(start, Temperament).manner if start.temperament else ""
        self._understand = understand
        self._persona = persona
        self._mouth = mouth

    def page(self, minutes: float) -> dict[str, object]:
        """The variables of briefings, hints and good answers, while so many minutes are agreed."""
        return page_variables(self.cast.profile, self.trainee, self.rules, minutes, self.scenario.earlier)

    def derive(self, session: Session) -> Event | None:
        """The next event, or None when the trainee has to speak or all is over."""
        seq = len(session.events)
        last = next(event for event in reversed(session.live) if not isinstance(event, (Delivered, HintGiven, Paused)))
        match last:
            case SessionStarted():
                return _directed(begin(self.cast, last.seed, last.minutes, last.curveball), seq)
            case TraineeSaid():
                return ActsDetected(seq=seq, turn=last.turn, understanding=self.understood(session, last.text))
            case ActsDetected():
                return _directed(self._step(session, last), seq)
            case Directed() if last.directive.move != "listen":
                return self._spoken(session, last, seq)
            case Directed() | PersonaSaid():
                return self._ended(session, seq)
            case TraineeLeft(how="sent_away"):
                end = self.scenario.stage(self.scenario.out_of_patience.to).outcome or self.scenario.left
                return SessionEnded(seq=seq, turn=last.turn, outcome=end, because="the professional had had enough")
            case TraineeLeft():
                state = session.state
                outcome = leave(self.cast, state) if state else self.scenario.left
                why = "the trainee said they were done" if last.how == "done" else "the trainee hung up"
                return SessionEnded(seq=seq, turn=last.turn, outcome=outcome, because=why)
            case _:
                return None

    def foresee(self, session: Session, said: TraineeSaid) -> None:
        """What `derive` would make of these words, up to the professional's first. Changes nothing."""
        heard = self.derive(session := session.then(said))
        if heard is None or not isinstance(self._persona, Foreseeing):
            return
        directed = self.derive(session := session.then(heard))
        if isinstance(directed, Directed) and directed.directive.move != "listen":
            self._persona.foresee(next(self.briefs(session.then(directed), directed)))

    def understood(self, session: Session, text: str) -> Understanding:
        """What the trainee's next words mean after what was said last."""
        context = next((each.text for each in reversed(session.transcript) if each.speaker == "persona"), None)
        if self.scenario.written:
            return understood(text, context, self.scenario, self.cast.profile, self._understand)
        return self._understand(text, context=context, kinds=self.scenario.understands)

    def _step(self, session: Session, heard: ActsDetected) -> Step:
        said = next(event for event in reversed(session.live) if isinstance(event, TraineeSaid))
        state = session.state
        assert state is not None  # the opening was directed before the first turn
        words = count_words(said.text)
        if self.scenario.written:
            clock = Clock(0, 0, words, days(said.end_seconds))
        else:
            clock = Clock(round(said.end_seconds - said.start_seconds, 1), said.end_seconds, words)
        return step(self.cast, state, heard.understanding, clock)

    def _spoken(self, session: Session, directed: Directed, seq: int) -> PersonaSaid:
        if self.scenario.written:
            return self._answered(session, directed, seq)
        lines: list[Line] = []
        with closing(self._lines(session, directed)) as coming:
            for line in coming:
                lines.append(line)
                # Nobody waits for a model's next sentence after interrupting; scripted words cost nothing, and replay needs all.
                if self._mouth and not self._mouth.say(line.text) and line.backend != "scripted":
                    break
        if self._mouth:
            return _heard(lines, self._mouth.heard(), seq, directed.turn)
        line = _joined(lines)
        start = session.seconds
        end = round(start + speaking_seconds(line.text, self.rules.words_per_minute), 1)
        return PersonaSaid(seq=seq, turn=directed.turn, line=line, start_seconds=start, end_seconds=end)

    def _answered(self, session: Session, directed: Directed, seq: int) -> PersonaSaid:
        """What comes back after some days, or no word at all."""
        move = self.scenario.moves[directed.directive.move]
        line = Line("") if move.kind == "silence" else _joined(list(self._lines(session, directed)))
        at = session.seconds + DAY * days_until(move, session.start.seed, directed.turn)
        return PersonaSaid(seq=seq, turn=directed.turn, line=line, start_seconds=at, end_seconds=at)

    def _lines(self, session: Session, directed: Directed) -> Generator[Line, None, None]:
        """The persona's lines for one directive, as they come."""
        said: list[str] = []
        for brief in self.briefs(session, directed):
            for line in self._persona.speak(replace(brief, said_before=(*brief.said_before, *said))):
                said.append(line.text)
                yield line

    def briefs(self, session: Session, directed: Directed) -> Iterator[Brief]:
        """What the persona may know for one directive, move by move."""
        directive = directed.directive
        yield self._brief(session, directed.state, replace(directive, then=None))
        if directive.then:
            sentences = self.scenario.moves[directive.then].max_sentences
            second = replace(directive, move=directive.then, then=None, topics=(), facts=(), max_sentences=sentences)
            yield self._brief(session, directed.state, second)

    def _brief(self, session: Session, state: State, directive: Directive) -> Brief:
        profile = self.cast.profile
        return Brief(
            profile=profile,
            directive=directive,
            move=self.scenario.moves[directive.move],
            mood=mood(state),
            situation=self.scenario.situation,
            transcript=session.transcript,
            told=state.told,
            said_before=session.persona_lines,
            trainee_name=heard_name(session.transcript, self.trainee.name) or self.scenario.earlier.name,
            minutes=state.agreed_minutes,
            minutes_left=round(state.agreed_minutes - session.seconds / 60, 1),
            slot=profile.free[session.start.seed % len(profile.free)],
            seed=session.start.seed,
            earlier=self.scenario.earlier,
            temper=self.temper,
        )

    def _ended(self, session: Session, seq: int) -> SessionEnded | None:
        directed = session.directed
        if directed is None or not directed.directive.ends:
            return None
        outcome = directed.state.outcome or self.scenario.left
        return SessionEnded(seq=seq, turn=directed.turn, outcome=outcome, because=directed.directive.because)


def _directed(made: Step, seq: int) -> Directed:
    return Directed(seq=seq, turn=made.state.turn, state=made.state, directive=made.directive, reasons=made.reasons)


def _joined(lines: list[Line]) -> Line:
    """Several lines as one; what went wrong in any of them is kept."""
    first = lines[0]
    for line in lines[1:]:
        first = replace(
            first,
            text=f"{first.text} {line.text}",
            facts=first.facts + line.facts,
            backend=first.backend if first.backend == line.backend else "mixed",
            fallback=first.fallback or line.fallback,
            caught=first.caught + line.caught,
        )
    return first


def _heard(lines: list[Line], heard: Heard, seq: int, turn: int) -> PersonaSaid:
    """What the trainee heard of `lines`. A fact of which less than half was heard has not been told, and may be told again."""
    left = heard.words
    told: list[str] = []
    for line in lines:
        words = len(line.text.split())
        if 2 * left >= words:
            told += line.facts
        left = max(0, left - words)
    whole = _joined(lines)
    words_said = whole.text.split()
    return PersonaSaid(
        seq=seq,
        turn=turn,
        line=replace(whole, text=" ".join(words_said[: heard.words]), facts=tuple(told)),
        start_seconds=heard.start_seconds,
        end_seconds=heard.end_seconds,
        source="spoken",
        unheard=" ".join(words_said[heard.words :]),
    )
