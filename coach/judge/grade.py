"""A session in, its scorecard out: `grade(session)` → verdicts with quotes, three headlines, three things to work on.

A pure function of the session's events: rubric, rules, trainee and professional are snapshots in the first one, so an old
session is judged by what held then. It works for sessions that are not over, and for those in which nothing was said.
`grade_transcript` does the same for a transcript that no director has seen. A language model is asked only where one is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel

from coach.dialogue.events import Directed, HintGiven, PersonaSaid, SessionStarted, TakenBack
from coach.dialogue.session import Session
from coach.dialogue.types import Utterance
from coach.dialogue.vocabulary import IN_WRITING, MANNERS
from coach.judge import measures
from coach.judge.advice import Record, better_line, effect_of, fell, filled, praise, work_on
from coach.judge.better import better_line as own_line
from coach.judge.curveballs import WEIGHT, Played, played
from coach.judge.finding import Finding, not_applicable, unscored
from coach.judge.headlines import headlines
from coach.judge.planned import next_question
from coach.judge.scorecard import Judged, Scorecard
from coach.judge.talk import Planned, Situation, Talk, build, planned_questions, talk_of
from coach.scenario.model import QuestionSet, RoleProfile, Rules, Scenario, Trainee
from coach.scenario.rubric import Criterion, Rubric
from coach.scenario.snapshot import snapshot
from coach.scenario.temperament import Temperament
from coach.scenario.templates import page_variables

UNJUDGED = frozenset((*MANNERS, *IN_WRITING))
"""None of them shows that a turn was about the matter."""
Shape = TypeVar("Shape", bound=BaseModel)
Ask = Callable[[Talk, Criterion], Finding]
"""Answers a criterion whose measure is `ask_model`; see `llm_judge`."""


def grade(session: Session, ask: Ask | None = None) -> Scorecard:
    """Judge a rehearsal. Raises JournalError where a snapshot in the journal is not what it should be."""
    start = session.start
    scenario = snapshot(session.start, Scenario)
    rubric = snapshot(session.start, Rubric)
    rules = snapshot(session.start, Rules)
    trainee = snapshot(session.start, Trainee)
    profile = snapshot(session.start, RoleProfile)
    questions = snapshot(session.start, QuestionSet) if start.questions else None
    talk = talk_of(session, scenario, rules, trainee, profile, planned_questions(trainee, questions))
    decisions = tuple(event for event in session.live if isinstance(event, Directed))
    level = scenario.difficulty.get(start.difficulty)
    record = Record(scenario, profile.first_name, decisions, level.gain if level else 1.0)
    variables = page_variables(profile, trainee, rules, start.minutes, scenario.earlier)
    criteria = _judged(talk, rubric, variables, record, ask)
    criteria += [_curveball(each, variables, record) for each in _played(talk, scenario, decisions, start)] if talk.turns else []
    ended = session.ended
    return _scorecard(
        talk,
        rubric,
        criteria,
        session=start.session,
        scenario=scenario.name,
        outcome=ended.outcome if ended else None,
        won=ended.outcome in scenario.wins if ended else None,
        notes=_notes(session),
    )


def grade_transcript(
    utterances: Iterable[Utterance],
    rubric: Rubric,
    rules: Rules,
    trainee: Trainee,
    *,
    profile: RoleProfile | None = None,
    agreed_minutes: float | None = None,
    situation: Situation = "in_person",
    planned: Sequence[Planned] = (),
    timed: bool = True,
    ask: Ask | None = None,
) -> Scorecard:
    """Judge a transcript with acts and, where `timed`, with seconds. What the professional decided is read off their words."""
    from coach.judge.persona_moves import (  # late: a rehearsal has its director's own record
        minutes_added,
        minutes_confirmed,
        moves_of,
    )

    everything = tuple(utterances)
    begun = agreed_minutes if agreed_minutes is not None else minutes_confirmed(everything)
    talk = build(
        everything,
        rules=rules,
        trainee=trainee,
        profile=profile,
        situation=situation,
        planned=planned,
        done=moves_of(everything),
        begun_minutes=begun,
        agreed_minutes=None if begun is None else begun + minutes_added(everything),
        timed=timed,
    )
    minutes = begun or rules.ask_minutes[0]
    # Without a profile, lines that name the professional cannot be filled in; `own_line` has plainer ones.
    own = {"trainee": {**trainee.model_dump(), "first_name": trainee.first_name}, "rules": rules.model_dump(), "minutes": minutes}
    variables = page_variables(profile, trainee, rules, minutes) if profile else own
    criteria = _judged(talk, rubric, variables, None, ask)
    return _scorecard(talk, rubric, criteria, session="", scenario=rubric.name, outcome=None, won=None, notes=())


def _judged(talk: Talk, rubric: Rubric, variables: Mapping[str, object], record: Record | None, ask: Ask | None) -> list[Judged]:
    out: list[Judged] = []
    variables = {**variables, "planned": next_question(talk)}
    understood = any(act.name not in UNJUDGED for turn in talk.turns for act in turn.understanding.acts)
    for criterion in rubric.criteria:
        if not talk.turns:
            finding = unscored("you said nothing")
        elif ask is not None and criterion.measure == "ask_model":
            finding = ask(talk, criterion)
        else:
            finding = measures.judge(talk, criterion)
            if finding.verdict == "met" and not criterion.violation and not understood:
                # Short turns of noise are no brevity, and silence leaves the talk to nobody.
                finding = not_applicable("nothing was said that could be understood")
        wanting = finding.verdict in ("missed", "violated")
        say = better_line(finding, criterion.say, variables) if wanting else ""
        if wanting and not say and talk.profile is None:
            say = own_line(criterion.id, talk.trainee)
        out.append(
            Judged(
                id=criterion.id,
                title=criterion.title,
                verdict=finding.verdict,
                quote=finding.quote,
                because=finding.because,
                say=say,
                effect=effect_of(criterion, finding, record, filled(criterion.effect, variables)),
                headline=criterion.headline,
                weight=criterion.weight,
                violation=criterion.violation,
                probability=finding.probability,
                turn=finding.turn,
            )
        )
    return out


def _played(talk: Talk, scenario: Scenario, decisions: Sequence[Directed], start: SessionStarted) -> tuple[Played, ...]:
    return played(talk, scenario, decisions, snapshot(start, Temperament) if start.temperament else None)


def _curveball(each: Played, variables: Mapping[str, object], record: Record) -> Judged:
    finding, curveball = each.finding, each.curveball
    wanting = finding.verdict == "missed"
    return Judged(
        id=each.id,
        title=each.title,
        verdict=finding.verdict,
        quote=finding.quote,
        because=finding.because,
        say=filled(curveball.expects.good, variables) if wanting else "",
        effect=fell(record, curveball.missed.because) if wanting else "",
        weight=WEIGHT,
        turn=finding.turn,
    )


def _scorecard(
    talk: Talk,
    rubric: Rubric,
    criteria: Sequence[Judged],
    *,
    session: str,
    scenario: str,
    outcome: str | None,
    won: bool | None,
    notes: tuple[str, ...],
) -> Scorecard:
    return Scorecard(
        session=session,
        scenario=scenario,
        outcome=outcome,
        won=won,
        headlines=headlines(talk, criteria, rubric.title),
        criteria=tuple(criteria),
        work_on=work_on(criteria, session),
        praise=praise(criteria),
        numbers=talk.numbers,
        notes=notes,
    )


def _notes(session: Session) -> tuple[str, ...]:
    """What a reader must know before believing the verdicts."""
    notes: list[str] = []
    fallen = [event for event in session.live if isinstance(event, PersonaSaid) and event.line.fallback]
    if fallen:
        turns = ", ".join(str(event.turn) for event in fallen[:5]) + (" …" if len(fallen) > 5 else "")
        reasons = " and ".join(dict.fromkeys(event.line.fallback or "" for event in fallen))
        place = f"turn {turns}" if len(fallen) == 1 else f"turns {turns}"
        notes.append(f"In {place} the scripted line was spoken instead of the language model's: {reasons}.")
    backs = sum(isinstance(event, TakenBack) and event.how == "asked" for event in session.events)
    if backs:
        taken = "one exchange" if backs == 1 else f"{backs} exchanges"
        notes.append(f"You took {taken} back; only what stands was judged.")
    hints = sum(isinstance(event, HintGiven) for event in session.events)
    if hints:
        notes.append(f"You asked for {'one hint' if hints == 1 else f'{hints} hints'}.")
    if session.ended is None and session.turn:
        notes.append("The talk is not over; what can still come was not counted as missed.")
    return tuple(notes)
