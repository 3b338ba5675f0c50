"""A scenario in, every name in it that stands for nothing out: acts, topics, stages, moves, flags, levels, outcomes.

`says: open_qestion` becomes `salary.yaml:14: unknown act "open_qestion". Did you mean "open_question"?` Loading refuses a
scenario with one of these, since the director would stop at it. What can never happen although all names are right, `reach` asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, get_args

from coach.dialogue.vocabulary import HEARD, IN_WRITING, KINDS, MANNERS, TOPICS
from coach.errors import Problem, near
from coach.scenario.links import CARRIES
from coach.scenario.model import (
    DifficultyName,
    FactGuard,
    ForcedEnd,
    Guard,
    QuestionSet,
    Reply,
    RoleProfile,
    Rules,
    Scenario,
    Transition,
)
from coach.scenario.rubric import Criterion, Rubric
from coach.scenario.written_problems import written_problems
from coach.scenario.yaml_reader import Document, Place

ACT_FIELDS = ("says", "says_any", "says_none", "heard", "heard_any", "not_heard")
NUMBERS = ("patience", "interest", "trust", "turn", "stage_turns", "seconds", "minutes", "minutes_left", "words", "days")
DIFFICULTIES: tuple[str, ...] = get_args(DifficultyName)
BUILT_IN_MOVES = frozenset({"listen"})
"""`listen`: the persona says nothing and waits."""

Misfit: TypeAlias = Callable[[Criterion], str | None]
"""Why a criterion cannot be measured as it stands, or None. The judge knows; it is above this room, so its answer comes in."""


def guards(scenario: Scenario) -> Iterator[tuple[Place, Guard]]:
    """Every guard of a scenario and where it stands."""
    for index, effect in enumerate(scenario.effects):
        yield ("effects", index, "when"), effect.when
    for index, transition in enumerate(scenario.transitions):
        yield ("transitions", index, "when"), transition.when
    for index, reply in enumerate(scenario.replies):
        yield ("replies", index, "when"), reply.when
    for number, stage in enumerate(scenario.stages):
        here: Place = ("stages", number)
        for index, effect in enumerate(stage.effects):
            yield (*here, "effects", index, "when"), effect.when
        for index, transition in enumerate(stage.transitions):
            yield (*here, "transitions", index, "when"), transition.when
        for index, reply in enumerate(stage.replies):
            yield (*here, "replies", index, "when"), reply.when
    for index, opening in enumerate(scenario.openings):
        yield ("openings", index, "when"), opening.when
    yield ("curveballs_when",), scenario.curveballs_when
    for index, curveball in enumerate(scenario.curveballs):
        yield ("curveballs", index, "when"), curveball.when
        yield ("curveballs", index, "expects", "when"), curveball.expects.when


def branches(scenario: Scenario) -> Iterator[tuple[Place, Transition | Reply]]:
    """Every transition and reply and where it stands."""
    for index, transition in enumerate(scenario.transitions):
        yield ("transitions", index), transition
    for index, reply in enumerate(scenario.replies):
        yield ("replies", index), reply
    for index, opening in enumerate(scenario.openings):
        yield ("openings", index), opening
    for number, stage in enumerate(scenario.stages):
        for index, transition in enumerate(stage.transitions):
            yield ("stages", number, "transitions", index), transition
        for index, reply in enumerate(stage.replies):
            yield ("stages", number, "replies", index), reply


def understood_acts(scenario: Scenario) -> frozenset[str]:
    """What can be heard at all: the acts of the families that the scenario listens for, and manners."""
    beside = IN_WRITING if scenario.written else {}
    return frozenset((*MANNERS, *beside)).union(*(KINDS[family] for family in scenario.understands))


def flags_set(scenario: Scenario) -> frozenset[str]:
    """Every flag that is up from the start, can be brought along or can be raised."""
    effects = (*scenario.effects, *(effect for stage in scenario.stages for effect in stage.effects))
    played = (each for ball in scenario.curveballs for each in (ball, ball.met, ball.missed))
    raising = (*effects, *(branch for _, branch in branches(scenario)), *played)
    return frozenset((*scenario.flags, *scenario.carried)).union(*(each.sets for each in raising))


def operand(comparison: str) -> str:
    """`>= grant` → `grant`, `>= 40` → `40`."""
    return comparison.lstrip("<>= ")


def scenario_problems(scenario: Scenario, document: Document) -> list[Problem]:
    """Names that stand for nothing. `scenario.moves` holds the included moves too."""
    found = [
        *_acts_and_topics(scenario, document),
        *_stages(scenario, document),
        *_tempers(scenario, document),
        *_moves(scenario, document),
        *_flags(scenario, document),
        *_levels(scenario, document),
        *_outcomes(scenario, document),
        *_links(scenario, document),
        *written_problems(scenario, document),
    ]
    if scenario.minutes.agreed > scenario.minutes.most:
        what = f"the talk is agreed for {scenario.minutes.agreed:g} minutes but ended after {scenario.minutes.most:g}"
        found.append(document.problem(("minutes",), what))
    return found


def _acts_and_topics(scenario: Scenario, document: Document) -> Iterator[Problem]:
    audible = understood_acts(scenario)
    families = ", ".join(scenario.understands)
    for place, guard in guards(scenario):
        for field in ACT_FIELDS:
            for act in getattr(guard, field):
                if act not in HEARD:
                    yield document.problem((*place, field), f'unknown act "{act}"', near(act, HEARD))
                elif act not in audible:
                    home = ", ".join(family for family, acts in KINDS.items() if act in acts)
                    what = f'"{act}" is never heard here: it belongs to {home}, and this scenario understands {families}'
                    yield document.problem((*place, field), what, near(act, audible))
        yield from unknown_topics(guard.asks, document, (*place, "asks"), also=("any",))
        if guard.asks and "utterance" not in scenario.understands:
            what = f"topics are only heard by scenarios that understand utterance; this one understands {families}"
            yield document.problem((*place, "asks"), what)
    for index, family in enumerate(scenario.understands):
        if family in scenario.understands[:index]:
            yield document.problem(("understands",), f'"{family}" stands here twice')


def forced_ends(scenario: Scenario) -> Iterator[tuple[str, ForcedEnd]]:
    """The goodbyes that code says, and where each stands; a written scenario has no clock that could run out."""
    yield "out_of_patience", scenario.out_of_patience
    if scenario.out_of_time is not None:
        yield "out_of_time", scenario.out_of_time


def unknown_topics(topics: Iterable[str], document: Document, place: Place, also: tuple[str, ...] = ()) -> Iterator[Problem]:
    """Topics that nobody can ask about."""
    known = (*TOPICS, *also)
    for topic in topics:
        if topic not in known:
            yield document.problem(place, f'unknown topic "{topic}"', near(topic, known))


def _stages(scenario: Scenario, document: Document) -> Iterator[Problem]:
    names = [stage.name for stage in scenario.stages]
    for index, name in enumerate(names):
        if name in names[:index]:
            yield document.problem(("stages", index, "name"), f'a second stage "{name}"')
    ends = {stage.name for stage in scenario.stages if stage.ends}

    def unknown(name: str, place: Place) -> Iterator[Problem]:
        if name not in names:
            yield document.problem(place, f'unknown stage "{name}"', near(name, names))

    yield from unknown(scenario.start, ("start",))
    if scenario.start in ends:
        yield document.problem(("start",), f'the talk starts in "{scenario.start}", which ends it')
    for place, branch in branches(scenario):
        if isinstance(branch, Transition):
            yield from unknown(branch.to, (*place, "to"))
    for field, forced in forced_ends(scenario):
        yield from unknown(forced.to, (field, "to"))
        if forced.to in names and forced.to not in ends:
            yield document.problem((field, "to"), f'"{forced.to}" must be a stage that ends the talk (ends: true)')
    for index, curveball in enumerate(scenario.curveballs):
        for stage in curveball.stages:
            yield from unknown(stage, ("curveballs", index, "stages"))
        if curveball.to is not None:
            yield from unknown(curveball.to, ("curveballs", index, "to"))
            if curveball.to in ends:
                yield document.problem(
                    ("curveballs", index, "to"), f'"{curveball.to}" ends the talk, and a curveball needs an answer'
                )
        if curveball.name in [other.name for other in scenario.curveballs[:index]]:
            yield document.problem(("curveballs", index, "name"), f'a second curveball "{curveball.name}"')


def _tempers(scenario: Scenario, document: Document) -> Iterator[Problem]:
    going = [stage.name for stage in scenario.stages if not stage.ends]
    for index, name in enumerate(scenario.tempers):
        if name not in going:
            what = (
                f'unknown stage "{name}"' if name not in {stage.name for stage in scenario.stages} else f'"{name}" ends the talk'
            )
            yield document.problem(("tempers", index), what, near(name, going))
    for index, ball in enumerate(scenario.curveballs):
        if ball.temperament is not None:
            what = "a curveball of a scenario belongs to no temperament; write a quirk into scenarios/temperaments/ instead"
            yield document.problem(("curveballs", index, "temperament"), what)


def _moves(scenario: Scenario, document: Document) -> Iterator[Problem]:
    used: list[tuple[Place, str]] = []
    for index, ball in enumerate(scenario.curveballs):
        used.append((("curveballs", index, "move"), ball.move))
        if "joins" in ball.model_fields_set:  # the default names a move that not every scenario has
            used += [(("curveballs", index, "joins"), name) for name in ball.joins]
        used += [(("curveballs", index, part, "move"), name) for part in ("met", "missed") if (name := getattr(ball, part).move)]
    used += [((field, "move"), forced.move) for field, forced in forced_ends(scenario)]
    used += [((*place, "move"), branch.move) for place, branch in branches(scenario) if branch.move]
    if scenario.opens:
        used.append((("opens",), scenario.opens))
    for place, name in used:
        if name not in scenario.moves and name not in BUILT_IN_MOVES:
            yield document.problem(place, f'unknown move "{name}"', near(name, (*scenario.moves, *BUILT_IN_MOVES)))
    own = document.data.get("moves") if isinstance(document.data, dict) else None
    for name, move in scenario.moves.items():
        if not isinstance(own, dict) or name not in own:
            continue
        if move.kind == "say" and not move.lines:
            yield document.problem(("moves", name), f'the move "{name}" has no lines, so the scripted persona could not say it')
        if name not in {each for _, each in used}:
            yield document.problem(("moves", name), f'the move "{name}" is never used', warning=True)


def _flags(scenario: Scenario, document: Document) -> Iterator[Problem]:
    known = flags_set(scenario)
    for place, guard in guards(scenario):
        for field in ("flags", "not_flags"):
            for flag in getattr(guard, field):
                if flag not in known:
                    yield document.problem((*place, field), f'the flag "{flag}" is never set', near(flag, known))
    for flag in scenario.leaves:
        if flag not in known:
            yield document.problem(("leaves", flag), f'the flag "{flag}" is never set', near(flag, known))


def _levels(scenario: Scenario, document: Document) -> Iterator[Problem]:
    for name in DIFFICULTIES:
        if name not in scenario.difficulty:
            yield document.problem(("difficulty",), f'the difficulty "{name}" is missing')
    for place, guard in guards(scenario):
        for field in NUMBERS:
            yield from unknown_levels(scenario, getattr(guard, field), document, (*place, field))


def unknown_levels(scenario: Scenario, comparison: str | None, document: Document, place: Place) -> Iterator[Problem]:
    """A level that a comparison names and that some difficulty gives no number for."""
    if comparison is None or not operand(comparison)[:1].isalpha():
        return
    name = operand(comparison)
    lacking = [difficulty for difficulty, level in scenario.difficulty.items() if name not in level.levels]
    if lacking:
        every = {each for level in scenario.difficulty.values() for each in level.levels}
        what = f'the level "{name}" has no number in {", ".join(lacking)}'
        yield document.problem(place, what, near(name, every - {name}) if len(lacking) == len(scenario.difficulty) else None)


def _outcomes(scenario: Scenario, document: Document) -> Iterator[Problem]:
    judged = (*scenario.wins, *scenario.loses)
    places: dict[str, Place] = {scenario.left: ("left",)}
    places |= {outcome: ("leaves", flag) for flag, outcome in scenario.leaves.items()}
    for index, stage in enumerate(scenario.stages):
        if stage.ends and stage.outcome is None:
            yield document.problem(("stages", index), f'the stage "{stage.name}" ends the talk without an outcome')
        elif stage.outcome is not None and not stage.ends:
            yield document.problem(
                ("stages", index, "outcome"), f'the stage "{stage.name}" has an outcome but does not end the talk'
            )
        elif stage.outcome is not None:
            places.setdefault(stage.outcome, ("stages", index, "outcome"))
    for outcome, place in places.items():
        if outcome not in judged:
            yield document.problem(
                place, f'the outcome "{outcome}" is neither in wins nor in loses', near(outcome, set(judged) - places.keys())
            )
    for field in ("wins", "loses"):
        for outcome in getattr(scenario, field):
            if outcome not in places:
                yield document.problem(
                    (field,), f'nothing ends with the outcome "{outcome}"', near(outcome, set(places) - set(judged))
                )
    for outcome in scenario.outcomes:
        if outcome not in judged:
            yield document.problem(
                ("outcomes", outcome), f'the outcome "{outcome}" is neither in wins nor in loses', near(outcome, judged)
            )
    for outcome in scenario.wins:
        if outcome in scenario.loses:
            yield document.problem(("loses",), f'the outcome "{outcome}" is both won and lost')


def _links(scenario: Scenario, document: Document) -> Iterator[Problem]:
    outcomes, flags = {*scenario.wins, *scenario.loses}, flags_set(scenario)
    for index, link in enumerate(scenario.links):
        here: Place = ("links", index)
        for outcome in link.after:
            if outcome not in outcomes:
                what = f'unknown outcome "{outcome}"'
                yield document.problem((*here, "after"), what, near(outcome, outcomes))
        for field in ("flags", "not_flags"):
            for flag in getattr(link, field):
                if flag not in flags:
                    yield document.problem((*here, field), f'the flag "{flag}" is never set', near(flag, flags))
        for name in link.carries:
            if name not in CARRIES and name not in flags:
                what = f'nothing called "{name}" can be carried; {", ".join(CARRIES)} and the flags of this scenario can'
                yield document.problem((*here, "carries"), what, near(name, (*CARRIES, *flags)))


def profile_problems(profile: RoleProfile, document: Document, moves: Iterable[str] | None) -> list[Problem]:
    """Names in a profile; `moves`: all that any scenario has, or None where that is not known."""
    found: list[Problem] = []
    seen: set[str] = set()
    told: list[tuple[Place, str, FactGuard]] = [
        (("facts", index), fact.id, fact.when) for index, fact in enumerate(profile.facts)
    ]
    told += [(("contacts", index), contact.id, contact.when) for index, contact in enumerate(profile.contacts)]
    for place, name, guard in told:
        if name in seen:
            found.append(document.problem((*place, "id"), f'a second fact or contact "{name}"'))
        seen.add(name)
        for act in guard.heard:
            if act not in HEARD:
                found.append(document.problem((*place, "when", "heard"), f'unknown act "{act}"', near(act, HEARD)))
    for index, fact in enumerate(profile.facts):
        found += unknown_topics(fact.topics, document, ("facts", index, "topics"))
        if not fact.topics:
            found.append(
                document.problem(("facts", index, "topics"), f'the fact "{fact.id}" is on no topic, so no question finds it')
            )
    for topic in profile.wont_discuss:
        found += unknown_topics([topic], document, ("wont_discuss", topic))
    if moves is not None:
        known = set(moves)
        for name in profile.lines:
            if name not in known:
                found.append(document.problem(("lines", name), f'no scenario has a move "{name}"', near(name, known)))
    return found


def question_problems(questions: QuestionSet, document: Document) -> list[Problem]:
    """Names in a question set."""
    found: list[Problem] = []
    ids = [question.id for question in questions.questions]
    for index, question in enumerate(questions.questions):
        found += unknown_topics(question.topics, document, ("questions", index, "topics"))
        if question.id in ids[:index]:
            found.append(document.problem(("questions", index, "id"), f'a second question "{question.id}"'))
    return found


def rubric_problems(rubric: Rubric, document: Document, misfit: Misfit | None) -> list[Problem]:
    """Names in a rubric, and what the judge says of each criterion, where there is a judge to ask."""
    found: list[Problem] = []
    ids = [criterion.id for criterion in rubric.criteria]
    for index, criterion in enumerate(rubric.criteria):
        here: Place = ("criteria", index)
        if criterion.id in ids[:index]:
            found.append(document.problem((*here, "id"), f'a second criterion "{criterion.id}"'))
        if misfit is not None and (why := misfit(criterion)):
            found.append(document.problem((*here, "measure"), why))
        for act in criterion.acts:
            if act not in HEARD:
                found.append(document.problem((*here, "acts"), f'unknown act "{act}"', near(act, HEARD)))
        found += _rules_named(criterion.params, document, (*here, "params"))
    return found


def _rules_named(params: Mapping[str, object], document: Document, place: Place) -> Iterator[Problem]:
    """`rule:ask_minutes` takes a number from the house rules; `rule:ask_minutes.0` the first of two."""
    for name, value in params.items():
        if isinstance(value, str) and value.startswith("rule:"):
            rule = value.removeprefix("rule:").split(".")[0].split("[")[0]
            if rule not in Rules.model_fields:
                yield document.problem((*place, name), f'unknown house rule "{rule}"', near(rule, Rules.model_fields))
