"""The director: `step(cast, state, understanding, clock)` → the next state, a directive, and the reasons.

Given "I don't want to take your time, could we meet for twenty minutes?" as acts, a state with trust 58 and the scenario
`phone-request`, it answers with stage `arranging` and the move `grant_meeting`. It is pure and total: the same input gives the
same answer, and every input gives one. It sees acts and times, never words, so nothing that is said can talk it into anything.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from coach.dialogue.types import Act, Difficulty, Directive, Reason, State, Understanding
from coach.dialogue.vocabulary import ASKING
from coach.director.guards import Moment, matches, parts, tellable
from coach.director.state import move_variables, with_flags
from coach.scenario.model import (
    Curveball,
    DifficultyLevel,
    Effect,
    Guard,
    Move,
    Reply,
    RoleProfile,
    Scenario,
    Stage,
    Transition,
)

HURRIED_PATIENCE = 25
"""Below this patience the professional says one sentence at a time."""

Branch = TypeVar("Branch", Transition, Reply)


@dataclass(frozen=True, slots=True)
class Cast:
    """What does not change during a session. `scenario.moves` holds every move, those of included banks too."""

    scenario: Scenario
    profile: RoleProfile
    difficulty: Difficulty

    @property
    def level(self) -> DifficultyLevel:
        return self.scenario.difficulty[self.difficulty]


@dataclass(frozen=True, slots=True)
class Clock:
    """Rehearsal time at the end of the trainee's turn."""

    turn_seconds: float
    elapsed_seconds: float
    words: int = 0
    """In this turn."""
    days: int = 0
    """Since a written exchange began; its seconds stand still."""


@dataclass(frozen=True, slots=True)
class Step:
    state: State
    directive: Directive
    reasons: tuple[Reason, ...] = ()


def begin(cast: Cast, seed: int, minutes: float, curveball: str | None = None) -> Step:
    """The state before the first word, and the persona's opening; the directive is `listen` when the trainee speaks first.

    `minutes` is the agreed length of the talk; `curveball` was asked for and lies on top of those that the seed draws.
    """
    scenario, level = cast.scenario, cast.level
    drawn = draw(scenario.curveballs, cast.difficulty, level.curveballs, seed)
    wished = () if curveball is None else (curveball,)
    certain = tuple(
        each.name
        for each in scenario.curveballs
        if each.certain and each.name != curveball and set(each.when.flags) <= set(scenario.flags)
    )
    quirks = tuple(each.name for each in scenario.curveballs if each.temperament)
    state = State(
        stage=scenario.start,
        turn=0,
        stage_turns=0,
        patience=level.patience,
        interest=level.interest,
        trust=level.trust,
        agreed_minutes=minutes,
        flags=tuple(sorted(scenario.flags)),
        deck=(*wished, *certain, *(name for name in drawn if name != curveball), *quirks),
    )
    moment = _moment(cast, state, Understanding(), Clock(0, 0))
    at_once = next((each for name in state.deck for each in scenario.curveballs if each.name == name and each.at_once), None)
    if at_once and matches(at_once.when, moment):
        return _play(cast, state, at_once, None, moment, ())
    if opening := _first(scenario.openings, moment):
        state = with_flags(state, opening.sets)
        return Step(state, _directive(cast, state, opening.move, Understanding(), _why(opening, moment)))
    if scenario.opens is None:
        return Step(state, Directive("listen", because="the trainee speaks first"))
    return Step(state, _directive(cast, state, scenario.opens, Understanding(), "the talk begins"))


def draw(curveballs: Sequence[Curveball], difficulty: Difficulty, count: int, seed: int) -> tuple[str, ...]:
    """`count` curveballs of this difficulty, drawn by weight without putting back; the seed decides. Some come of
    themselves and are not drawn: a temperament's quirks, and what an earlier talk has led to."""
    pool = [curveball for curveball in curveballs if difficulty in curveball.difficulties and not curveball.undrawn]
    chance = random.Random(f"deck:{seed}")
    drawn: list[str] = []
    while pool and len(drawn) < count:
        pick = chance.choices(pool, weights=[curveball.weight for curveball in pool])[0]
        pool.remove(pick)
        drawn.append(pick.name)
    return tuple(drawn)


def step(cast: Cast, state: State, understanding: Understanding, clock: Clock) -> Step:
    """What one turn of the trainee does to the professional, and what the professional does next."""
    scenario = cast.scenario
    state = replace(
        state,
        turn=state.turn + 1,
        stage_turns=state.stage_turns + 1,
        heard=tuple(sorted({*state.heard, *understanding.names()})),
    )
    had_pending = state.pending is not None
    state, reasons, remark = _answer_curveball(cast, state, understanding, clock)
    stage = scenario.stage(state.stage)
    for index, effect in enumerate((*scenario.effects, *stage.effects)):
        state, more = _apply(cast, state, effect, _effect_id(scenario, stage, index), understanding, clock)
        reasons += more

    moment = _moment(cast, state, understanding, clock)
    if state.patience <= 0:
        forced, why = scenario.out_of_patience, scenario.out_of_patience.because
        return _enter(cast, state, Transition(to=forced.to, move=forced.move), understanding, clock, reasons, why)
    if scenario.out_of_time is not None and moment.minutes >= scenario.minutes.most:
        forced, why = scenario.out_of_time, scenario.out_of_time.because
        return _enter(cast, state, Transition(to=forced.to, move=forced.move), understanding, clock, reasons, why)
    transition = _first((*scenario.transitions, *stage.transitions), moment)
    ending = transition is not None and scenario.stage(transition.to).ends
    if not had_pending and (curveball := _playable(cast, state, moment, moving=transition is not None, ending=ending)):
        return _play(cast, state, curveball, _first((*stage.replies, *scenario.replies), moment), moment, reasons)
    if transition:
        return _enter(cast, state, transition, understanding, clock, reasons, _why(transition, moment))
    if remark and not understanding.names() & ASKING:
        return Step(state, _directive(cast, state, remark, understanding, reasons[0].because if reasons else ""), reasons)
    if reply := _first((*stage.replies, *scenario.replies), moment):
        state = replace(with_flags(state, reply.sets), agreed_minutes=state.agreed_minutes + reply.extends)
        return Step(state, _directive(cast, state, reply.move, understanding, _why(reply, moment)), reasons)
    return Step(state, Directive("listen", because="nothing in this stage calls for words"), reasons)


def leave(cast: Cast, state: State) -> str:
    """The outcome when the trainee hangs up or walks off now."""
    for flag, outcome in cast.scenario.leaves.items():
        if flag in state.flags:
            return outcome
    return cast.scenario.left


def _moment(cast: Cast, state: State, understanding: Understanding, clock: Clock) -> Moment:
    can_name = _contact(cast, state) is not None
    levels = cast.level.levels
    return Moment(
        state, understanding, clock.turn_seconds, clock.elapsed_seconds, levels, can_name, words=clock.words, days=clock.days
    )


def _first(branches: Sequence[Branch], moment: Moment) -> Branch | None:
    return next((branch for branch in branches if matches(branch.when, moment)), None)


def _why(branch: Transition | Reply, moment: Moment) -> str:
    if branch.because:
        return branch.because
    return ", ".join(words for words, _ in parts(branch.when, moment)) or "nothing else applied"


def _cause(guard: Guard, understanding: Understanding) -> Act | None:
    """The act of this turn that made the guard true, for the quote."""
    return understanding.first(*guard.says, *guard.says_any)


def _effect_id(scenario: Scenario, stage: Stage, index: int) -> str:
    """A stable name for an effect that happens once."""
    shared = len(scenario.effects)
    return f"all/{index}" if index < shared else f"{stage.name}/{index - shared}"


def _apply(
    cast: Cast, state: State, effect: Effect, name: str, understanding: Understanding, clock: Clock
) -> tuple[State, tuple[Reason, ...]]:
    if effect.once and name in state.spent:
        return state, ()
    if not matches(effect.when, _moment(cast, state, understanding, clock)):
        return state, ()
    if effect.once:
        state = replace(state, spent=tuple(sorted({*state.spent, name})))
    state = with_flags(state, effect.sets)
    return move_variables(state, effect, cast.level, _cause(effect.when, understanding))


def _answer_curveball(
    cast: Cast, state: State, understanding: Understanding, clock: Clock
) -> tuple[State, tuple[Reason, ...], str | None]:
    """Settle the pending curveball when it was answered, or when it was left unanswered for too long. The last value is the
    move with which the professional takes up how it was dealt with."""
    if state.pending is None:
        return state, (), None
    curveball = next(each for each in cast.scenario.curveballs if each.name == state.pending)
    state = replace(state, pending_turns=state.pending_turns + 1)
    moment = _moment(cast, state, understanding, clock)
    if matches(curveball.expects.when, moment):
        shift, cause = curveball.met, _cause(curveball.expects.when, understanding)
        state = replace(state, pending=None, handled=(*state.handled, curveball.name))
    elif state.pending_turns >= curveball.expects.within:
        shift, cause = curveball.missed, None
        state = replace(state, pending=None, fumbled=(*state.fumbled, curveball.name))
    else:
        return state, (), None
    state, reasons = move_variables(with_flags(state, shift.sets), shift, cast.level, cause)
    return state, reasons, shift.move


def _playable(cast: Cast, state: State, moment: Moment, *, moving: bool, ending: bool) -> Curveball | None:
    """The first curveball of the deck that fits this stage and moment. A quirk never holds up what moves the talk on, and few
    curveballs hold up its end."""
    if not matches(cast.scenario.curveballs_when, moment):
        return None
    by_name = {curveball.name: curveball for curveball in cast.scenario.curveballs}
    for name in state.deck:
        curveball = by_name[name]
        if curveball.at_once or (moving and curveball.temperament) or (ending and not curveball.before_the_end):
            continue
        if state.stage in curveball.stages and matches(curveball.when, moment):
            return curveball
    return None


def _play(
    cast: Cast, state: State, curveball: Curveball, usual: Reply | None, moment: Moment, reasons: tuple[Reason, ...]
) -> Step:
    """The curveball in place of the usual reply, or right after it where that reply answers a question."""
    left, to = curveball.leaves_minutes, curveball.to
    state = replace(
        with_flags(state, curveball.sets),
        stage=to or state.stage,
        stage_turns=state.stage_turns if to is None else 0,
        deck=tuple(name for name in state.deck if name != curveball.name),
        pending=curveball.name,
        pending_turns=0,
        agreed_minutes=state.agreed_minutes if left is None else round(moment.minutes + left, 1),
    )
    why = f"{'quirk' if curveball.temperament else 'curveball'} {curveball.name}, drawn at the start"
    if usual and usual.move in curveball.joins:
        state = with_flags(state, usual.sets)
        answer = _directive(cast, state, usual.move, moment.understanding, f"{_why(usual, moment)}; then {why}")
        return Step(state, replace(answer, then=curveball.move), reasons)
    return Step(state, _directive(cast, state, curveball.move, moment.understanding, why), reasons)


def _enter(
    cast: Cast,
    state: State,
    transition: Transition,
    understanding: Understanding,
    clock: Clock,
    reasons: tuple[Reason, ...],
    why: str,
) -> Step:
    """Go to another stage (or the same again) and do what the transition or that stage says."""
    stage = cast.scenario.stage(transition.to)
    state = with_flags(state, transition.sets)
    state = replace(
        state,
        stage=stage.name,
        stage_turns=0 if stage.name != state.stage else state.stage_turns,
        agreed_minutes=state.agreed_minutes + transition.extends,
        outcome=stage.outcome if stage.ends else None,
        pending=None if stage.ends else state.pending,
    )
    move = transition.move
    if move is None:
        reply = _first((*stage.replies, *cast.scenario.replies), _moment(cast, state, understanding, clock))
        move = reply.move if reply else "listen"
    directive = _directive(cast, state, move, understanding, why)
    return Step(state, replace(directive, ends=stage.ends), reasons)


def _directive(cast: Cast, state: State, name: str, understanding: Understanding, why: str) -> Directive:
    if name == "listen":
        return Directive("listen", because=why)
    move: Move = cast.scenario.moves[name]
    sentences = min(move.max_sentences, cast.profile.max_sentences)
    if state.patience < HURRIED_PATIENCE:
        sentences = 1
    facts: tuple[str, ...] = ()
    contact: str | None = None
    if move.kind == "answer":
        facts = tuple(_facts(cast, state, understanding))
    elif move.kind == "name_contact":
        contact = _contact(cast, state)
    return Directive(name, understanding.topics, facts, contact, sentences, because=why)


def _facts(cast: Cast, state: State, understanding: Understanding) -> list[str]:
    """Ids that may be told now: a detail first when the trainee follows up, then what was asked about, then the rest."""
    open_now = [fact for fact in cast.profile.facts if tellable(fact.when, state, cast.level.levels)]
    asked = [fact for fact in open_now if set(fact.topics) & set(understanding.topics)]
    rest = [fact for fact in open_now if fact not in asked]
    ids = [fact.id for fact in (*asked, *rest)]
    if "follow_up_question" in understanding.names() and state.told:
        last = state.told[-1]
        fact = next((fact for fact in open_now if fact.id == last), None)
        if fact and fact.detail and f"{last}.detail" not in state.told:
            ids.insert(0, f"{last}.detail")
    return ids


def _contact(cast: Cast, state: State) -> str | None:
    for contact in cast.profile.contacts:
        if contact.id not in state.told and tellable(contact.when, state, cast.level.levels):
            return contact.id
    return None
