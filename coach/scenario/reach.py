"""A scenario in, all that can ever happen in it out: stages, transitions, replies, curveballs, outcomes, at one difficulty.

`explore(phone_request, "hard").stages` holds `arranging`, with trust from 0 to 100 and the flag `granted` certainly up. It runs
the director's rules on sets instead of values until nothing new appears (abstract interpretation; Cousot & Cousot, 1977): flags
that may and must be up, acts heard for certain, and bounds of the three variables from the shifts that may have been applied.
Every set is too large rather than too small. So "never" means never; what is called reachable might still take unlikely luck.
The rules are those of `coach.director.machine`, in its order: curveball answered, effects, forced ends, curveball, transitions,
replies.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from coach.scenario.conditions import Possible, Range, implied, why_never
from coach.scenario.model import Curveball, DifficultyLevel, Effect, Guard, Reply, Scenario, Shift, Stage, Transition
from coach.scenario.references import understood_acts
from coach.scenario.yaml_reader import Place

VARIABLES = ("patience", "interest", "trust")
SHORTEST_TURN_SECONDS = 0.4
"""As `coach.rehearsal.clock` counts."""


@dataclass(frozen=True, slots=True)
class Where:
    """Everything that may be the case in one stage."""

    may: frozenset[str]
    must: frozenset[str]
    heard: frozenset[str]
    shifts: frozenset[str]
    """Ids of the effects and curveballs that may have moved a variable."""
    turns: int
    """The trainee's turns before the first one here, at least."""

    def joined(self, other: Where) -> Where:
        return Where(
            self.may | other.may,
            self.must & other.must,
            self.heard & other.heard,
            self.shifts | other.shifts,
            min(self.turns, other.turns),
        )


@dataclass(slots=True)
class Reached:
    """What can happen at one difficulty."""

    difficulty: str
    stages: dict[str, Where] = field(default_factory=dict)
    """Stage → what may be the case there."""
    ranges: dict[str, dict[str, Range]] = field(default_factory=dict)
    """Stage → patience, interest and trust there, at the lowest and at the highest."""
    possible: set[Place] = field(default_factory=set)
    """Effects, transitions and replies that can happen."""
    never: dict[Place, str] = field(default_factory=dict)
    """Why one of them cannot, where its stage is reached."""
    before: dict[Place, Place] = field(default_factory=dict)
    """A branch that never comes → the one that always comes first."""
    played: set[str] = field(default_factory=set)
    """Curveballs that can be played."""
    answerable: set[str] = field(default_factory=set)
    """Curveballs that can be answered well."""
    silent: set[str] = field(default_factory=set)
    """Stages in which it can happen that nothing is replied."""
    moments: dict[str, list[Possible]] = field(default_factory=dict)
    """Kind of move (`answer`, `name_contact`) → what may be the case when it is made."""
    outcomes: set[str] = field(default_factory=set)
    """Outcomes of the stages that are reached, those forced by the clock left out."""
    forced: set[str] = field(default_factory=set)
    """Outcomes that the clock forces, or that come from leaving."""


def explore(scenario: Scenario, difficulty: str) -> Reached:
    """Everything that can happen. The names in the scenario must be right (`references.scenario_problems`)."""
    explorer = _Explorer(scenario, scenario.difficulty[difficulty], difficulty)  # type: ignore[index]
    explorer.spread()
    explorer.examine()
    return explorer.reached


class _Explorer:
    def __init__(self, scenario: Scenario, level: DifficultyLevel, difficulty: str) -> None:
        self.scenario, self.level, self.difficulty = scenario, level, difficulty
        self.audible = understood_acts(scenario)
        self.topics = "utterance" in scenario.understands
        self.balls = [
            each for each in scenario.curveballs if each.undrawn or (level.curveballs and difficulty in each.difficulties)
        ]
        self.lingering = False
        """Whether a curveball may still wait for its answer when transitions are looked at."""
        self.reached = Reached(difficulty)
        self._ranges: dict[tuple[frozenset[str], str], Range] = {}
        """What was worked out before: the same shifts come up some hundred times."""
        self.effects: dict[str, Effect] = {}
        for index, effect in enumerate(scenario.effects):
            self.effects[f"all/{index}"] = effect
        for stage in scenario.stages:
            for index, effect in enumerate(stage.effects):
                self.effects[f"{stage.name}/{index}"] = effect

    # the fixpoint

    def spread(self) -> None:
        """Follow everything that can happen until nothing new turns up."""
        flags = frozenset(self.scenario.flags)
        self.reached.stages[self.scenario.start] = Where(flags.union(self.scenario.carried), flags, frozenset(), frozenset(), 0)
        changed = True
        while changed:
            changed = False
            for stage in self.scenario.stages:
                if stage.name in self.reached.stages and not stage.ends:
                    changed |= self._visit(stage)

    def _visit(self, stage: Stage) -> bool:
        before = self.reached.stages[stage.name], len(self.reached.played)
        where = self._affected(stage, before[0])
        self.reached.stages[stage.name] = where
        changed = (where, len(self.reached.played)) != before
        for branch, after in self._outgoing(stage, where):
            changed |= self._enter(branch, after)
        if self._range(where, "patience")[0] <= 0:
            changed |= self._enter(self.scenario.out_of_patience.to, replace(where, turns=where.turns + 1))
        if self.scenario.out_of_time is not None:
            changed |= self._enter(self.scenario.out_of_time.to, replace(where, turns=where.turns + 1))
        return changed

    def _enter(self, name: str, where: Where) -> bool:
        known = self.reached.stages.get(name)
        joined = where if known is None else known.joined(where)
        self.reached.stages[name] = joined
        return joined != known

    def _affected(self, stage: Stage, where: Where) -> Where:
        """With all that effects, curveballs and replies may have done while the talk stays here."""
        while True:
            after = where
            for name, effect in self._effects_here(stage):
                if why_never(effect.when, self._possible(after, effects=True)) is None:
                    after = replace(after, shifts=after.shifts | {name}, may=after.may.union(effect.sets))
            for ball in self.balls:
                settled = self._possible(after, settled=True)
                if stage.name in ball.stages and not any(
                    why_never(each, settled) for each in (self.scenario.curveballs_when, ball.when)
                ):
                    self.reached.played.add(ball.name)
                    self.lingering |= ball.expects.within > 1
                    raised = {*ball.sets, *ball.met.sets, *ball.missed.sets}
                    raised.update(*(reply.sets for _, reply in self._joined(stage, settled, ball.joins)))
                    after = replace(after, shifts=after.shifts | {f"ball/{ball.name}"}, may=after.may | raised)
            possible = self._possible(after)
            for _, branch in self._live(stage, possible):
                if isinstance(branch, Reply):
                    after = replace(after, may=after.may.union(branch.sets))
            if after == where:
                return where
            where = after

    def _outgoing(self, stage: Stage, where: Where) -> Iterator[tuple[str, Where]]:
        for _, branch in self._live(stage, self._possible(where)):
            if isinstance(branch, Transition):
                yield branch.to, self._after(branch, where)
        for ball in self.balls:
            if ball.to and stage.name in ball.stages and ball.name in self.reached.played:
                yield ball.to, replace(where, must=where.must.union(ball.sets), turns=where.turns + 1)

    def _after(self, branch: Transition, where: Where) -> Where:
        guard = branch.when
        return Where(
            may=(where.may - set(guard.not_flags)).union(branch.sets),
            must=where.must.union(guard.flags, branch.sets),
            heard=where.heard.union(guard.says, guard.heard),
            shifts=where.shifts,
            turns=where.turns + 1,
        )

    # what may be the case

    def _possible(self, where: Where, *, effects: bool = False, settled: bool = False, entering: bool = False) -> Possible:
        """`effects`: before the forced ends. `settled`: no curveball waits. `entering`: the first reply of a new stage."""
        most = math.inf if effects else math.nextafter(self.scenario.minutes.most, 0)
        ranges = {name: self._range(where, name) for name in VARIABLES}
        if not effects:
            ranges["patience"] = (max(1.0, ranges["patience"][0]), ranges["patience"][1])
        ranges |= {
            "turn": (where.turns + (0 if entering else 1), math.inf),
            "stage_turns": (0 if entering else 1, math.inf),
            "seconds": (SHORTEST_TURN_SECONDS, most * 60),
            "minutes": (0.0, most),
            "minutes_left": (-most, math.inf),
            "words": (0.0, math.inf),
            "days": (0.0, math.inf if self.scenario.written else 0.0),
        }
        pending = frozenset({False, True}) if self.lingering and not settled else frozenset({False})
        return Possible(self.audible, self.topics, where.may, where.must, where.heard, ranges, pending, self.level.levels)

    def _range(self, where: Where, variable: str) -> Range:
        key = where.shifts, variable
        if key not in self._ranges:
            self._ranges[key] = self._bounds(where.shifts, variable)
        return self._ranges[key]

    def _bounds(self, shifts: frozenset[str], variable: str) -> Range:
        """Bounds from the shifts that may have been applied: each once, or as often as one likes."""
        start: int = getattr(self.level, variable)
        rise = fall = 0.0
        for name in shifts:
            if effect := self.effects.get(name):
                points = self._scaled(effect, variable)
                times = 1.0 if effect.once else math.inf
                rise += times * points if points > 0 else 0
                fall += times * points if points < 0 else 0
        balls = [ball for ball in self.balls if f"ball/{ball.name}" in shifts]
        for sure in (True, False):
            ends = [self._ball_points(ball, variable) for ball in balls if ball.undrawn == sure]
            drawn = len(ends) if sure else self.level.curveballs
            rise += sum(sorted((max(each) for each in ends), reverse=True)[:drawn])
            fall += sum(sorted(min(each) for each in ends)[:drawn])
        return max(0.0, start + fall), min(100.0, start + rise)

    def _ball_points(self, ball: Curveball, variable: str) -> tuple[int, int, int]:
        return 0, self._scaled(ball.met, variable), self._scaled(ball.missed, variable)

    def _scaled(self, shift: Effect | Shift, variable: str) -> int:
        points: int = getattr(shift, variable)
        return round(points * (self.level.gain if points > 0 else self.level.loss))

    # which branches there are

    def _effects_here(self, stage: Stage) -> Iterator[tuple[str, Effect]]:
        for name, effect in self.effects.items():
            if name.partition("/")[0] in ("all", stage.name):
                yield name, effect

    def _branches(self, stage: Stage) -> list[tuple[Place, Transition | Reply]]:
        """In the director's order."""
        number = self.scenario.stages.index(stage)
        found: list[tuple[Place, Transition | Reply]] = [
            (("transitions", index), branch) for index, branch in enumerate(self.scenario.transitions)
        ]
        found += [(("stages", number, "transitions", index), branch) for index, branch in enumerate(stage.transitions)]
        found += self._replies(stage, number)
        return found

    def _replies(self, stage: Stage, number: int) -> list[tuple[Place, Reply]]:
        found: list[tuple[Place, Reply]] = [
            (("stages", number, "replies", index), reply) for index, reply in enumerate(stage.replies)
        ]
        return found + [(("replies", index), reply) for index, reply in enumerate(self.scenario.replies)]

    def _live(self, stage: Stage, possible: Possible) -> Iterator[tuple[Place, Transition | Reply]]:
        """Those that can be true and that no earlier one always forestalls."""
        branches = self._branches(stage)
        for index, (place, branch) in enumerate(branches):
            if why_never(branch.when, possible) is None and _first_of(branches[:index], branch, possible) is None:
                yield place, branch

    # what is told at the end

    def examine(self) -> None:
        """Once nothing new turns up: what happened, and why the rest did not."""
        reached = self.reached
        ways: set[str] = set()
        opening = self._possible(reached.stages[self.scenario.start], entering=True)
        for number, reply in enumerate(self.scenario.openings):
            self._note(("openings", number), why_never(reply.when, opening))
        for number, stage in enumerate(self.scenario.stages):
            where = reached.stages.get(stage.name)
            if where is None:
                continue
            reached.ranges[stage.name] = {name: self._range(where, name) for name in VARIABLES}
            if stage.ends:
                continue
            for name, effect in self._effects_here(stage):
                origin, _, index = name.partition("/")
                place: Place = ("effects", int(index)) if origin == "all" else ("stages", number, "effects", int(index))
                self._note(place, why_never(effect.when, self._possible(where, effects=True)))
            ways |= self._examine_branches(stage, where)
            for flag, outcome in self.scenario.leaves.items():
                if flag in where.may:
                    reached.outcomes.add(outcome)
            for ball in self.balls:
                answered = replace(self._possible(where, effects=True), pending=frozenset({True}))
                if ball.name in reached.played and why_never(ball.expects.when, answered) is None:
                    reached.answerable.add(ball.name)
        self._end(ways)
        reached.forced.add(self.scenario.left)
        reached.never = {place: why for place, why in reached.never.items() if place not in reached.possible}

    def _examine_branches(self, stage: Stage, where: Where) -> set[str]:
        """The stages that this one can lead to."""
        ways: set[str] = set()
        possible = self._possible(where)
        branches = self._branches(stage)
        for index, (place, branch) in enumerate(branches):
            why = why_never(branch.when, possible)
            if why is None and (first := _first_of(branches[:index], branch, possible)):
                why = "another always comes first"
                self.reached.before.setdefault(place, first)
            self._note(place, why)
            if why is not None:
                continue
            if branch.move:
                self._say(branch.move, possible)
            if isinstance(branch, Transition):
                ways.add(branch.to)
                if branch.move is None:
                    # Followed at once by the first fitting reply of the stage that it leads to.
                    self._examine_replies(
                        self.scenario.stage(branch.to), self._possible(self._after(branch, where), entering=True)
                    )
        for ball in self.balls:
            if ball.name in self.reached.played and stage.name in ball.stages:
                for move in (ball.move, ball.met.move, ball.missed.move):
                    if move:
                        self._say(move, possible)
                if ball.to:
                    ways.add(ball.to)
                # A question is answered before the curveball is played, whatever transitions there are.
                self._examine_replies(stage, self._possible(where, settled=True), joins=ball.joins)
        if not all(_first_of(branches, Reply(move="listen", when=Guard(nothing=each)), possible) for each in (True, False)):
            self.reached.silent.add(stage.name)
        return ways

    def _examine_replies(self, stage: Stage, possible: Possible, *, joins: Sequence[str] | None = None) -> None:
        """Replies that are looked at without the transitions before them; `joins`: only those that a curveball goes with."""
        for place, reply in self._joined(stage, possible, joins):
            self._note(place, None)
            self._say(reply.move, possible)

    def _joined(self, stage: Stage, possible: Possible, joins: Sequence[str] | None) -> Iterator[tuple[Place, Reply]]:
        replies = self._replies(stage, self.scenario.stages.index(stage))
        for index, (place, reply) in enumerate(replies):
            if joins is not None and reply.move not in joins:
                continue
            if why_never(reply.when, possible) is None and _first_of(replies[:index], reply, possible) is None:
                yield place, reply

    def _note(self, place: Place, why: str | None) -> None:
        if why is None:
            self.reached.possible.add(place)
        else:
            self.reached.never.setdefault(place, why)

    def _say(self, name: str, possible: Possible) -> None:
        move = self.scenario.moves.get(name)
        if move is not None and move.kind != "say":
            self.reached.moments.setdefault(move.kind, []).append(possible)

    def _end(self, ways: set[str]) -> None:
        """The outcomes of the stages that end the talk; `ways`: stages that a transition leads to."""
        reached = self.reached
        going_on = [where for name, where in reached.stages.items() if not self.scenario.stage(name).ends]
        if any(self._range(where, "patience")[0] <= 0 for where in going_on):
            ways = ways | {self.scenario.out_of_patience.to}
        for stage in self.scenario.stages:
            if stage.name in reached.stages and stage.outcome is not None:
                (reached.outcomes if stage.name in ways else reached.forced).add(stage.outcome)


def _first_of(
    earlier: Sequence[tuple[Place, Transition | Reply]], branch: Transition | Reply, possible: Possible
) -> Place | None:
    """The earlier branch that is true whenever this one is."""
    return next((place for place, each in earlier if implied(each.when, branch.when, possible)), None)
