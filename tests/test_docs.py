"""The pages of `docs/` tell the truth: their events are events, their links and files exist, their commands are commands."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest

from coach.cli.main import COMMANDS, ELSEWHERE
from coach.dialogue.events import KINDS

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_events_of_the_architecture_page_are_events():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    [block] = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    for line in block.splitlines():
        event = json.loads(line)
        fields = {each.name for each in dataclasses.fields(KINDS[event["kind"]])}
        assert set(event) <= fields, event["kind"]


def test_the_rooms_of_the_architecture_page_are_there():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = re.search(r"\| room \| turns \| into \|\n\|[-|]+\|\n(.*?)\n\n", page, re.DOTALL)
    named = set(re.findall(r"`(\w+)`", " ".join(line.split("|")[1] for line in rooms.group(1).splitlines())))
    here = {path.stem for path in (ROOT / "coach").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert here - {"__init__", "__main__"} == named


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_is_a_command(page):
    for name in re.findall(r"`coach ([a-z][a-z-]*)", page.read_text(encoding="utf-8")):
        assert name in COMMANDS, name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_option_that_a_page_gives_to_a_command_is_one(page):
    """`coach report last --open` → `coach report` knows --open."""
    import importlib

    import click

    for name, rest in re.findall(r"`coach ([a-z][a-z-]*)([^`\n]*)`", page.read_text(encoding="utf-8")):
        command = importlib.import_module(ELSEWHERE.get(name, f"coach.cli.{name}")).command
        words = rest.split()
        if isinstance(command, click.Group) and words and words[0] in command.commands:
            command = command.commands[words[0]]
        known = {option for each in command.params for option in each.opts} | {"--help"}
        for option in re.findall(r"(?<!\S)--[a-z-]+", rest):
            assert option in known, f"coach {name} {option}"
