"""`docs/advice.md` tells the truth: no row is missing, and all that a row names is there."""

from __future__ import annotations

import dataclasses
import importlib
import re
import shlex
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import get_args, get_type_hints

import click
import pytest

from coach.cli.main import COMMANDS, ELSEWHERE
from coach.dialogue.vocabulary import KINDS
from coach.history.plan import Plan
from coach.history.takes import Kept as Take
from coach.records.follow_up import after
from coach.records.model import Talk
from coach.rehearsal.noting import Check
from coach.resources import shipped
from coach.scenario.load import Library

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| (\d+) \| ([A-Z0-9-]+) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
ROWS = [match.groups() for match in ROW.finditer((ROOT / "docs" / "advice.md").read_text(encoding="utf-8"))]
PIECES = 151
SELF, MODEL = "you say so yourself", "with a model"
COUNTED = {"request": set(), "sketch": {"length"}, "thank-you": {"brief", "sent_in_time"}, "utterance": set()}
"""Criteria of `coach check` that are counted and not heard."""


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@cache
def library() -> Library:
    return Library(shipped("scenarios"), ROOT / "no-such-folder")


@cache
def plan_items() -> frozenset[str]:
    """Items of `coach plan`: as the code that makes them names them, and the figures of a plan."""
    code = (ROOT / "coach" / "rehearsal" / "ready.py").read_text(encoding="utf-8")
    items = re.findall(r"Item\(\s*\"(\w+)\"", code)
    items += re.findall(r"_(?:stands|written|aloud)\((?:kept\.\w+, )?\"(\w+)\"", code)
    return frozenset((*items, *(field.name for field in dataclasses.fields(Plan))))


def is_checked(token: str) -> bool:
    """Whether what the last column names is there."""
    kind, _, rest = token.partition(" ")
    if token.startswith("tests/"):
        path, _, name = token.partition("::")
        return f"\ndef {name}(" in (ROOT / path).read_text(encoding="utf-8")
    if kind == "check":
        name, _, criterion = rest.partition("/")
        return criterion in {*KINDS[name], *COUNTED[name]}
    if kind in ("curveball", "channel", "outcome"):
        name, _, what = rest.partition("/")
        scenario = library().scenario(name)
        known = {
            "curveball": {each.name for each in scenario.curveballs},
            "channel": scenario.channels,
            "outcome": scenario.outcomes,
        }
        return what in known[kind]
    if kind == "take":
        return rest in {field.name for field in dataclasses.fields(Take)}
    if kind == "plan":
        return rest in plan_items()
    if kind == "notes":
        return rest in get_args(get_type_hints(Check)["id"])
    if kind == "due":
        situation, _, what = rest.partition("/")
        talk = Talk(contact="a", kind="real", situation=situation, at=datetime(2026, 1, 1))
        return what in {each.what for each in after(talk, library().rules("default"))}
    name, _, criterion = token.partition("/")
    return criterion in criteria(name)


@cache
def criteria(scenario: str) -> dict[str, str]:
    """Id → measure, of the rubric by which a scenario is judged."""
    return {each.id: each.measure for each in library().rubric(library().scenario(scenario).rubric).criteria}


def test_no_piece_of_advice_is_missing_and_none_stands_twice():
    assert [int(number) for number, *_ in ROWS] == list(range(1, PIECES + 1))
    assert len({name for _, name, *_ in ROWS}) == PIECES


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_each_row_ends_in_something_to_do_and_something_that_checks_it(row):
    _, _, advice, where, checked = row
    assert len(advice) > 8
    assert named(where), "nowhere to do it"
    tokens = named(checked.replace("`--judge llm`", ""))
    assert tokens or checked == SELF, "nothing checks it, and it does not say so"
    for token in tokens:
        assert is_checked(token), token


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_each_row_names_commands_scenarios_and_exercises_that_there_are(row):
    for words in map(shlex.split, named(row[3])):
        assert words[0] == "coach"
        command = importlib.import_module(ELSEWHERE.get(words[1], f"coach.cli.{words[1]}")).command
        assert words[1] in COMMANDS
        rest = words[2:]
        if isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
            command = command.commands[rest[0]]
            rest = rest[1:]
        options = {option for each in command.params for option in each.opts}
        assert {word for word in rest if word.startswith("-")} <= options, words
        if words[1] == "rehearse":
            scenario = library().scenario(words[2])
            given = dict(zip(words[3::2], words[4::2], strict=False))
            assert given.get("--curveball", scenario.curveballs[0].name) in {each.name for each in scenario.curveballs}
            assert given.get("--temperament", "busy") in library().names("temperament")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_a_row_that_needs_a_model_or_your_own_word_says_so(row):
    """A criterion that only a language model can judge is not passed off as one that always is; nor is a quiet place."""
    checked = row[4]
    measures = [
        criteria(token.partition("/")[0]).get(token.partition("/")[2])
        for token in named(checked)
        if re.fullmatch(r"[\w-]+/\w+", token)
    ]
    assert ("ask_model" in measures) == (MODEL in checked)
    if "`plan place`" in checked:
        assert SELF in checked


def test_what_only_you_can_say_stays_rare():
    """Clothes, posture, the way there: what no machine sees. Everything else is checked."""
    alone = [name for _, name, _, _, checked in ROWS if checked == SELF]
    assert alone == ["NVC", "DRESS", "ARR-EARLY", "ARR-ONTIME"]
