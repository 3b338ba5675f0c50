"""The director on the shipped scenarios: total, deterministic, and deaf to anything but acts and time."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.dialogue.types import Act, Understanding
from coach.dialogue.vocabulary import ACTS, TOPICS
from coach.director.machine import Cast, Clock, begin, draw, leave, step
from coach.resources import shipped
from coach.scenario.load import Library, load_scenario
from coach.scenario.temperament import tempered

LIBRARY = Library(shipped("scenarios"))
SCENARIOS = ("phone-request", "meeting", "thumbnail-sketch")
CASTS = {
    (name, difficulty): Cast(load_scenario(name, LIBRARY), LIBRARY.profile("ruth-adler"), difficulty)
    for name in SCENARIOS
    for difficulty in ("easy", "real", "hard")
}


def heard(*names: str, topics: tuple[str, ...] = ()) -> Understanding:
    return Understanding(tuple(Act(name, name, 0, len(name)) for name in names), topics)


understandings = st.builds(
    lambda acts, topics: heard(*acts, topics=tuple(topics)),
    st.lists(st.sampled_from(sorted(ACTS)), max_size=6, unique=True),
    st.lists(st.sampled_from(sorted(TOPICS)), max_size=2, unique=True),
)
turns = st.lists(st.tuples(understandings, st.floats(0.4, 200)), min_size=1, max_size=40)


def talk(cast: Cast, seed: int, said: list[tuple[Understanding, float]]):
    steps = [begin(cast, seed, cast.scenario.minutes.agreed)]
    elapsed = 0.0
    for understanding, seconds in said:
        if steps[-1].directive.ends:
            break
        elapsed += seconds
        steps.append(step(cast, steps[-1].state, understanding, Clock(seconds, elapsed)))
    return steps


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(CASTS)), st.integers(0, 2**31 - 1), turns)
def test_every_input_gives_one_answer_and_the_same_one_again(key, seed, said):
    cast = CASTS[key]
    first = talk(cast, seed, said)
    assert first == talk(cast, seed, said)
    stages = {stage.name for stage in cast.scenario.stages}
    for made in first:
        state = made.state
        assert state.stage in stages
        assert made.directive.move == "listen" or made.directive.move in cast.scenario.moves
        assert all(0 <= getattr(state, name) <= 100 for name in ("patience", "interest", "trust"))
        assert (state.outcome is not None) == made.directive.ends
        if made.directive.ends:
            assert state.outcome in (*cast.scenario.wins, *cast.scenario.loses)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(CASTS)), st.integers(0, 2**31 - 1), turns)
def test_reasons_add_up_to_the_movement(key, seed, said):
    steps = talk(CASTS[key], seed, said)
    for before, after in pairwise(steps):
        for name in ("patience", "interest", "trust"):
            moved = sum(reason.delta for reason in after.reasons if reason.variable == name)
            assert getattr(after.state, name) == getattr(before.state, name) + moved


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(CASTS)), st.integers(0, 2**31 - 1), understandings)
def test_no_talk_goes_on_beyond_its_most_minutes(key, seed, understanding):
    cast = CASTS[key]
    seconds = cast.scenario.minutes.most * 60 + 1
    made = step(cast, begin(cast, seed, 3).state, understanding, Clock(1, seconds))
    assert made.directive.ends


def test_an_exhausted_patience_ends_the_call_whatever_is_said():
    """Ten turns of noise: −14 each from 62 is below zero after five."""
    steps = talk(CASTS["phone-request", "real"], 1, [(heard(), 1.0)] * 10)
    assert steps[-1].state.outcome == "hung_up"
    assert len(steps) - 1 == 5


def test_a_complete_request_is_granted_only_after_it_was_made():
    cast = CASTS["phone-request", "easy"]
    request = heard(
        "states_own_name", "says_how_got_name", "states_field_purpose", "asks_advice_not_job", "states_background",
        "asks_for_meeting", "states_duration", "at_their_convenience",
    )  # fmt: skip
    steps = talk(cast, 3, [(heard("greets", "states_own_name"), 3.0), (request, 20.0), (heard("confirms_details"), 3.0)] * 2)
    granted = [made for made in steps if "granted" in made.state.flags]
    assert granted
    assert "granted" not in steps[1].state.flags


def test_two_requests_for_a_job_are_refused():
    cast = CASTS["phone-request", "easy"]
    steps = talk(cast, 3, [(heard("asks_for_job"), 5.0)] * 3)
    assert any("refused" in made.state.flags for made in steps)
    assert not any("granted" in made.state.flags for made in steps)


def test_a_refusal_stands_when_the_trainee_hangs_up():
    cast = CASTS["phone-request", "easy"]
    steps = talk(cast, 3, [(heard("asks_for_job"), 5.0)] * 2)
    assert leave(cast, steps[-1].state) == "refused"
    assert leave(cast, steps[0].state) == "left"


def test_a_curveball_waits_for_its_answer_and_is_settled_once():
    cast = CASTS["phone-request", "easy"]
    seed = next(seed for seed in range(500) if begin(cast, seed, 3).state.deck == ("busy-now",))
    steps = talk(cast, seed, [(heard("greets", "states_own_name"), 1.0), (heard("offers_call_back"), 3.0)])
    assert steps[1].state.pending == "busy-now"
    assert steps[1].directive.move == "busy_now"
    assert steps[2].state.handled == ("busy-now",)
    assert steps[2].state.pending is None
    assert {reason.because for reason in steps[2].reasons} >= {"offered at once to call again"}


def test_the_seed_decides_the_deck_and_no_curveball_is_drawn_twice():
    curveballs = CASTS["phone-request", "hard"].scenario.curveballs
    decks = {draw(curveballs, "hard", 4, seed) for seed in range(50)}
    assert len(decks) > 20
    assert all(len(set(deck)) == 4 for deck in decks)
    assert draw(curveballs, "hard", 4, 7) == draw(curveballs, "hard", 4, 7)


def with_curveball(cast: Cast, name: str, **state):
    """The beginning of a talk in which only this curveball was drawn."""
    return replace(begin(cast, 1, cast.scenario.minutes.agreed).state, deck=(name,), **state)


def test_a_curveball_may_cut_the_time_that_is_left():
    """Minute 4 of 30; "I can only give you ten more minutes" → 14 in all."""
    cast = CASTS["meeting", "real"]
    state = with_curveball(cast, "only-ten-minutes", stage="questions", stage_turns=3)
    made = step(cast, state, heard("acknowledgement"), Clock(2, 240))
    assert made.directive.move == "cut_to_ten"
    assert made.state.agreed_minutes == 14


def test_a_curveball_may_lead_to_another_stage():
    """A flat no: the talk goes on where a no is taken well or badly."""
    cast = CASTS["phone-request", "real"]
    made = step(cast, with_curveball(cast, "flat-no"), heard("asks_for_meeting"), Clock(2, 20))
    assert (made.directive.move, made.state.stage) == ("refuse", "refusal")
    assert leave(cast, made.state) == "refused"
    thanked = step(cast, made.state, heard("thanks", "refusal_accepted"), Clock(2, 26))
    assert thanked.state.handled == ("flat-no",)
    assert thanked.state.outcome == "refused"


def test_a_question_is_answered_before_the_curveball():
    cast = CASTS["meeting", "real"]
    state = with_curveball(cast, "tangent", stage="questions", stage_turns=3)
    made = step(cast, state, heard("open_question", topics=("likes",)), Clock(2, 60))
    assert (made.directive.move, made.directive.then) == ("answer", "go_off_on_a_tangent")


def test_a_goodbye_is_never_held_up_by_a_curveball():
    cast = CASTS["meeting", "real"]
    state = with_curveball(cast, "tangent", stage="questions", stage_turns=3)
    made = step(cast, state, heard("says_goodbye"), Clock(2, 60))
    assert made.directive.ends


def test_how_a_curveball_was_dealt_with_is_taken_up_in_words_unless_something_was_asked():
    cast = CASTS["meeting", "real"]
    state = with_curveball(cast, "what-do-you-know-about-us", stage="questions", stage_turns=3)
    asked = step(cast, state, heard("acknowledgement"), Clock(2, 60)).state
    assert step(cast, asked, heard("shows_research"), Clock(2, 66)).directive.move == "glad_you_looked"
    with_question = step(cast, asked, heard("shows_research", "open_question", topics=("likes",)), Clock(2, 66))
    assert with_question.directive.move == "answer"
    assert with_question.state.handled == ("what-do-you-know-about-us",)


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_second_insult_ends_the_talk(name):
    steps = talk(CASTS[name, "easy"], 1, [(heard("insults", "makes_sense"), 2.0)] * 3)
    assert steps[1].directive.move == "object_to_tone"
    assert steps[-1].directive.ends
    assert len(steps) - 1 <= 3


@pytest.mark.parametrize("difficulty", ["easy", "real", "hard"])
def test_a_locked_fact_is_not_offered(difficulty):
    cast = CASTS["meeting", difficulty]
    locked = [fact.id for fact in cast.profile.facts if fact.when.trust]
    assert locked, "the profile has facts that need trust"
    start = begin(cast, 5, 30).state
    made = step(cast, start, heard("open_question", topics=("career_path",)), Clock(3, 10))
    state = made.state
    offered = set(made.directive.facts)
    for fact in cast.profile.facts:
        if fact.when.trust:
            needed = int(fact.when.trust.removeprefix(">=").strip())
            assert (fact.id in offered) == (state.trust >= needed) or made.directive.move != "answer"


def test_a_curveball_that_was_asked_for_comes_first_and_only_once():
    cast = CASTS["meeting", "easy"]
    for seed in range(30):
        deck = begin(cast, seed, 30, "discourages-you").state.deck
        assert deck[0] == "discourages-you"
        assert len(set(deck)) == len(deck)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_curveball_can_be_asked_for_and_is_played(name):
    """The right moment for each: whatever its own condition asks to have been said."""
    cast = CASTS[name, "real"]
    for curveball in cast.scenario.curveballs:
        stage = curveball.stages[-1] if name == "meeting" else curveball.stages[0]
        state = replace(
            begin(cast, 1, cast.scenario.minutes.agreed, curveball.name).state,
            stage=stage,
            stage_turns=3 if name == "meeting" else 0,
        )
        when = curveball.when
        state = replace(state, deck=(curveball.name,), trust=60, flags=tuple(sorted({*state.flags, *when.flags})))
        acts = {*when.says, *when.says_any[:1], *when.heard, *when.heard_any[:1], "makes_sense"}
        if curveball.at_once:  # it is the opening itself
            with_flags = replace(cast, scenario=cast.scenario.model_copy(update={"flags": when.flags}))
            made = begin(with_flags, 1, cast.scenario.minutes.agreed, curveball.name)
        else:
            made = step(cast, state, heard(*acts), Clock(3, 10))
        assert curveball.move in (made.directive.move, made.directive.then), curveball.name


def test_what_an_earlier_talk_led_to_is_in_the_deck_only_of_a_talk_that_follows_it():
    cast = CASTS["phone-request", "real"]
    assert "remembers-you" not in begin(cast, 1, 3).state.deck
    after = replace(cast, scenario=cast.scenario.model_copy(update={"flags": ("called_as_told",)}))
    assert begin(after, 1, 3).state.deck[0] == "remembers-you"


def test_a_curveball_that_comes_at_once_takes_the_place_of_the_opening_and_never_comes_later():
    """ "This mailbox is nearly full and takes thirty seconds." """
    machine = Cast(load_scenario("voicemail", LIBRARY), LIBRARY.profile("ruth-adler"), "real")
    begun = begin(machine, 1, 0.75, "thirty-seconds")
    assert begun.directive.move == "machine_with_a_short_tape"
    assert begun.state.pending == "thirty-seconds"
    assert begun.state.agreed_minutes == 0.5
    later = replace(begun.state, pending=None, deck=("another-name-on-the-machine",))
    assert step(machine, later, heard("makes_sense"), Clock(3, 10)).state.pending is None


def test_a_quirk_never_holds_up_what_moves_the_talk_on():
    cast = CASTS["phone-request", "real"]
    busy = LIBRARY.temperament("busy")
    scenario, profile = tempered(cast.scenario, cast.profile, busy, 1)
    whole = replace(cast, scenario=scenario, profile=profile)
    state = replace(begin(whole, 1, 3).state, deck=("busy-1", "busy-2"), turn=5, trust=80, heard=("asks_for_meeting",))
    granted = step(whole, state, heard("asks_advice_not_job"), Clock(3, 30))
    assert granted.directive.move == "grant_meeting"
    usual = step(whole, replace(state, trust=20), heard("states_own_name"), Clock(3, 30))
    assert usual.directive.move == "busy_clock"
