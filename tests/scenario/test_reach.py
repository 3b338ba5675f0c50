"""What is said to be impossible must never happen: the director itself is the oracle, on shipped and on random scenarios."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.dialogue.types import Act, Understanding
from coach.director import machine
from coach.director.machine import Cast, Clock, begin, leave, step
from coach.resources import shipped
from coach.scenario.conditions import Possible, bounds, implied, why_never
from coach.scenario.load import Library, load_scenario
from coach.scenario.model import Guard, Scenario
from coach.scenario.reach import explore
from coach.scenario.references import NUMBERS, branches, understood_acts
from tests.scenario.shop import shop

ACTS = ("states_own_name", "asks_for_meeting", "thanks", "asks_for_job")
DIFFICULTIES = ("easy", "real", "hard")
FLAGS = ("up", "done")

few_acts = st.lists(st.sampled_from(ACTS), max_size=2, unique=True)
few_flags = st.lists(st.sampled_from(FLAGS), max_size=1)
comparisons = st.builds(
    "{} {}".format,
    st.sampled_from(("<=", ">=", "<", ">", "==")),
    st.sampled_from(("0", "1", "2", "20", "45", "50", "70", "grant")),
)
guards = st.fixed_dictionaries(
    {},
    optional={
        "says": few_acts,
        "says_any": few_acts,
        "says_none": few_acts,
        "heard": few_acts,
        "heard_any": few_acts,
        "not_heard": few_acts,
        "asks": st.lists(st.sampled_from(("any", "likes", "salary")), max_size=1),
        "nothing": st.booleans(),
        "flags": few_flags,
        "not_flags": few_flags,
        "pending": st.booleans(),
        "patience": comparisons,
        "trust": comparisons,
        "turn": comparisons,
        "stage_turns": comparisons,
        "seconds": comparisons,
        "minutes": comparisons,
        "minutes_left": comparisons,
    },
)
points = st.sampled_from((-60, -15, 0, 10, 35))
effects = st.builds(
    lambda when, patience, trust, once, sets: {
        "when": when,
        "patience": patience,
        "trust": trust,
        "once": once,
        "sets": sets,
        "because": "did so",
    },
    guards,
    points,
    points,
    st.booleans(),
    few_flags,
)
STAGES = ("one", "two", "three", "won", "lost")
transitions = st.builds(
    lambda to, when, move, sets: {"to": to, "when": when, "move": move, "sets": sets},
    st.sampled_from(STAGES),
    guards,
    st.sampled_from((None, "speak")),
    few_flags,
)
replies = st.builds(
    lambda move, when, sets: {"move": move, "when": when, "sets": sets}, st.sampled_from(("speak", "tell")), guards, few_flags
)


def stage(name: str) -> st.SearchStrategy[dict]:
    return st.builds(
        lambda changes, ways, said: {"name": name, "effects": changes, "transitions": ways, "replies": said},
        st.lists(effects, max_size=2),
        st.lists(transitions, max_size=3),
        st.lists(replies, max_size=3),
    )


def whole(one, two, three, shared, everywhere, always, ball, suits=None) -> Scenario:
    level = {"patience": 40, "interest": 40, "trust": 40, "curveballs": 1, "levels": {"grant": 55}}
    return Scenario.model_validate(
        {
            "name": "random",
            "version": 1,
            "title": "t",
            "summary": "s",
            "situation": "phone",
            "understands": ["request", "utterance"],
            "rubric": "r",
            "profile": "alex",
            "briefing": "b",
            "goal": "g",
            "minutes": {"agreed": 2, "most": 4},
            "wins": ["won"],
            "loses": ["lost", "left", "late", "angry"],
            "start": "one",
            "difficulty": {"easy": {**level, "gain": 1.5}, "real": level, "hard": {**level, "loss": 1.5}},
            "out_of_patience": {"to": "angry", "move": "speak", "because": "p"},
            "out_of_time": {"to": "late", "move": "speak", "because": "t"},
            "leaves": {"up": "won"},
            "effects": shared,
            "transitions": everywhere,
            "replies": always,
            "stages": [
                one,
                two,
                three,
                *({"name": name, "ends": True, "outcome": name} for name in ("won", "lost", "late", "angry")),
            ],
            "moves": {
                "speak": {"instruct": "Speak.", "lines": ["Well."]},
                "tell": {"instruct": "Tell.", "kind": "answer"},
                "interrupt": {"instruct": "Interrupt.", "lines": ["Stop."]},
            },
            "curveballs_when": suits or {},
            "curveballs": [ball],
        }
    )


balls = st.builds(
    lambda when, answer, within, met, missed, stages, to, sets: {
        "name": "ball",
        "title": "t",
        "stages": stages,
        "when": when,
        "move": "interrupt",
        "joins": ["tell"],
        "to": to,
        "sets": sets[0],
        "expects": {"when": answer, "within": within, "good": "g"},
        "met": {"trust": met, "because": "m", "sets": sets[1], "move": "tell"},
        "missed": {"patience": missed, "because": "m", "sets": sets[2]},
    },
    guards,
    guards,
    st.integers(1, 3),
    points,
    points,
    st.lists(st.sampled_from(("one", "two", "three")), min_size=1, unique=True),
    st.sampled_from((None, None, "one", "two", "three")),
    st.tuples(few_flags, few_flags, few_flags),
)
scenarios = st.builds(
    whole,
    stage("one"),
    stage("two"),
    stage("three"),
    st.lists(effects, max_size=2),
    st.lists(transitions, max_size=1),
    st.lists(replies, max_size=1),
    balls,
    guards,
)
said = st.builds(
    lambda acts, topics: Understanding(tuple(Act(name, name, 0, 1) for name in sorted(acts)), tuple(topics)),
    st.lists(st.sampled_from(ACTS), max_size=3, unique=True),
    st.lists(st.sampled_from(("likes", "salary")), max_size=1),
)
talks = st.lists(st.tuples(said, st.sampled_from((0.4, 3.0, 21.0, 60.0))), min_size=1, max_size=12)


def compare(cast: Cast, seed: int, turns: list[tuple[Understanding, float]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the director run, and hold everything it does against what is said to be possible."""
    reached = explore(cast.scenario, cast.difficulty)
    fired: list[object] = []
    real_first = machine._first

    def first(choices, moment):
        chosen = real_first(choices, moment)
        fired.append(chosen)
        return chosen

    monkeypatch.setattr(machine, "_first", first)
    state = begin(cast, seed, cast.scenario.minutes.agreed).state
    elapsed = 0.0
    for understanding, seconds in turns:
        elapsed += seconds
        before = len(fired)
        made = step(cast, state, understanding, Clock(seconds, elapsed))
        if "interrupt" in (made.directive.move, made.directive.then):
            # The transition was looked at and passed over; the usual reply counts only where the curveball joins it.
            fired[before:] = fired[-1:] if made.directive.then else []
        state = made.state
        assert state.stage in reached.stages
        for variable, (low, high) in reached.ranges[state.stage].items():
            assert low <= getattr(state, variable) <= high
        where = reached.stages[state.stage]
        assert where.must <= set(state.flags) <= where.may
        assert where.heard <= set(state.heard)
        assert {*state.handled, *state.fumbled, state.pending} - {None} <= reached.played
        assert set(state.handled) <= reached.answerable
        if made.directive.ends:
            assert state.outcome in reached.outcomes | reached.forced
            break
        assert leave(cast, state) in reached.outcomes | reached.forced
    places = {id(branch): place for place, branch in branches(cast.scenario)}
    for branch in fired:
        if branch is not None:
            assert places[id(branch)] in reached.possible


@settings(max_examples=300, deadline=None)
@given(scenarios, st.sampled_from(DIFFICULTIES), talks)
def test_nothing_impossible_happens_in_a_random_scenario(scenario, difficulty, turns):
    with pytest.MonkeyPatch.context() as monkeypatch:
        compare(Cast(scenario, ALEX, difficulty), 0, turns, monkeypatch)


SHIPPED = Library(shipped("scenarios"))
CASTS = [(name, difficulty) for name in SHIPPED.names("scenario") for difficulty in DIFFICULTIES]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(CASTS), st.integers(0, 99), st.data())
def test_nothing_impossible_happens_in_a_shipped_scenario(key, seed, data):
    name, difficulty = key
    scenario = load_scenario(name, SHIPPED)
    acts = sorted(understood_acts(scenario))
    utterances = st.builds(
        lambda names, topics: Understanding(tuple(Act(each, each, 0, 1) for each in sorted(names)), tuple(topics)),
        st.lists(st.sampled_from(acts), max_size=5, unique=True),
        st.lists(st.sampled_from(("likes", "salary")), max_size=1),
    )
    turns = data.draw(st.lists(st.tuples(utterances, st.sampled_from((2.0, 20.0, 90.0))), min_size=1, max_size=25))
    with pytest.MonkeyPatch.context() as monkeypatch:
        compare(Cast(scenario, SHIPPED.profile(scenario.profile), difficulty), seed, turns, monkeypatch)


@pytest.fixture(scope="module", autouse=True)
def _alex(tmp_path_factory):
    global ALEX
    ALEX = shop(tmp_path_factory.mktemp("shop")).profile("alex")


def possible(**changes) -> Possible:
    given_: dict = {
        "audible": frozenset(ACTS),
        "topics": True,
        "may": frozenset(FLAGS),
        "must": frozenset(),
        "heard": frozenset(),
        "ranges": dict.fromkeys(NUMBERS, (0.0, 100.0)),
        "pending": frozenset({False}),
        "levels": {"grant": 55},
    }
    return Possible(**{**given_, **changes})


@pytest.mark.parametrize(
    ("comparison", "expected"),
    [
        ("> 3", (4, float("inf"))),
        ("< 3", (-float("inf"), 2)),
        (">= grant", (55, float("inf"))),
        ("== 7", (7, 7)),
        ("<=9", (-float("inf"), 9)),
    ],
)
def test_a_comparison_of_whole_numbers_is_a_range(comparison, expected):
    assert bounds("trust", comparison, {"grant": 55}) == expected


@pytest.mark.parametrize(
    ("guard", "by", "expected"),
    [
        (Guard(), Guard(says=("thanks",)), True),
        (Guard(says=("thanks",)), Guard(), False),
        (Guard(says_any=("thanks", "asks_for_job")), Guard(says=("thanks",)), True),
        (Guard(says_any=("thanks",)), Guard(says_any=("thanks", "asks_for_job")), False),
        (Guard(heard=("thanks",)), Guard(says=("thanks",)), True),
        (Guard(says=("thanks",)), Guard(heard=("thanks",)), False),
        (Guard(says_none=("thanks",)), Guard(nothing=True), True),
        (Guard(not_heard=("thanks",)), Guard(nothing=True), False),
        (Guard(nothing=False), Guard(asks=("likes",)), True),
        (Guard(asks=("any",)), Guard(asks=("likes",)), True),
        (Guard(asks=("likes",)), Guard(asks=("any",)), False),
        (Guard(trust=">= 40"), Guard(trust=">= grant"), True),
        (Guard(trust=">= 56"), Guard(trust=">= grant"), False),
        (Guard(trust=">= 0"), Guard(), True),
        (Guard(flags=("up",)), Guard(), False),
        (Guard(pending=False), Guard(), True),
        (Guard(can_name=True), Guard(), False),
    ],
)
def test_one_condition_follows_from_another(guard, by, expected):
    assert implied(guard, by, possible()) is expected


def test_whole_numbers_leave_gaps():
    assert why_never(Guard(trust="== 7"), possible()) is None
    assert why_never(Guard(trust="> 100"), possible()) is not None


def test_a_random_scenario_is_not_always_wholly_possible():
    """The random scenarios do have dead parts, so the comparison above has something to catch."""
    dead = whole(
        {"name": "one", "transitions": [{"to": "two", "when": {"flags": ["up"]}, "move": "speak"}]},
        {"name": "two"},
        {"name": "three"},
        [],
        [],
        [],
        {
            "name": "ball",
            "title": "t",
            "stages": ["two"],
            "move": "interrupt",
            "expects": {"when": {}, "good": "g"},
            "met": {"because": "m"},
            "missed": {"because": "m"},
        },
    )
    reached = explore(dead, "real")
    assert set(reached.stages) == {"one", "late"}
    assert reached.never == {("stages", 0, "transitions", 0): 'the flag "up" is never set by then'}
    assert reached.played == set()
