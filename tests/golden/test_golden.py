"""Golden rehearsals: the same callers, talk by talk, against the timelines that were read and found right.

After a change that is meant, `COACH_GOLDEN=rewrite pytest tests/golden` writes them anew; the diff is the review.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.simulate import house, started
from coach.dialogue.session import Session
from coach.rehearsal.loop import Rehearsal
from coach.rehearsal.simulated import Nowhere
from coach.rehearsal.timeline import timeline
from coach.wiring import persona, understanding
from tests.golden.callers import CALLERS, Caller

HERE = Path(__file__).parent
HOUSE = house()


def rehearse(caller: Caller) -> Rehearsal:
    start = started(HOUSE, caller.scenario, caller.difficulty, caller.seed, caller.profile)
    rehearsal = Rehearsal(Session((start,), (start,)), understanding(), persona(HOUSE, "scripted"), Nowhere())
    list(rehearsal.proceed())
    for line in caller.lines:
        if rehearsal.over:
            break
        list(rehearsal.say(line))
    if not rehearsal.over:
        list(rehearsal.leave("end_of_input"))
    return rehearsal


@pytest.mark.parametrize("caller", CALLERS, ids=lambda caller: caller.file)
def test_a_golden_rehearsal_comes_out_as_it_was_reviewed(caller):
    found = timeline(rehearse(caller).session)
    file = HERE / caller.file
    if os.environ.get("COACH_GOLDEN") == "rewrite":
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "caller", [each for each in CALLERS if each.name in {"good", "terrible"}], ids=lambda caller: caller.file
)
def test_the_good_caller_wins_and_the_terrible_one_does_not(caller):
    rehearsal = rehearse(caller)
    assert (rehearsal.session.ended.outcome in rehearsal.deriver.scenario.wins) == (caller.name == "good")


@pytest.mark.parametrize("caller", CALLERS, ids=lambda caller: caller.file)
def test_no_line_is_said_twice(caller):
    lines = rehearse(caller).session.persona_lines
    assert len(set(lines)) == len(lines)


def test_no_golden_file_is_left_over():
    assert {each.name for each in HERE.glob("*.txt")} == {caller.file for caller in CALLERS}
