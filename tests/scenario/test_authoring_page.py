"""Everything that docs/authoring.md shows is tried: whole files are linted together, parts are read by their model."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coach.dialogue.vocabulary import TOPICS
from coach.resources import shipped
from coach.scenario.lint import lint
from coach.scenario.load import Library, load_scenario
from coach.scenario.model import Curveball, Effect, Fact, Guard, Link, Move, Transition
from coach.scenario.shapes import shape
from coach.scenario.templates import FILTERS, LINE, PAGE
from coach.scenario.trainee import load_trainee
from coach.scenario.yaml_reader import parse_yaml

PAGE_TEXT = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n# (.+?)\n(.*?)```", PAGE_TEXT, re.DOTALL)
FILES = {head: text for head, text in BLOCKS if head.endswith(".yaml")}
PARTS = [(head, text) for head, text in BLOCKS if not head.endswith(".yaml")]
MODELS = {
    "a condition": Guard,
    "an effect": Effect,
    "a curveball": Curveball,
    "a transition": Transition,
    "a move": Move,
    "a fact": Fact,
    "a link": Link,
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Library(shipped("scenarios"), tmp_path / "scenarios")


def test_every_example_says_what_it_is():
    assert len(BLOCKS) == PAGE_TEXT.count("```yaml")
    assert set(FILES) == {
        "scenarios/kiosk.yaml",
        "scenarios/profiles/sam.yaml",
        "scenarios/temperaments/gloomy.yaml",
        "scenarios/questions/mine.yaml",
        "me.yaml",
    }


@pytest.mark.slow
def test_the_whole_files_have_nothing_wrong_with_them(library):
    assert [str(each) for each in lint(library) if str(library.own) in each.file] == []
    assert load_scenario("kiosk", library).profile == "sam"


def test_the_trainees_own_file_is_read(library, tmp_path):
    assert load_trainee(tmp_path, library).background == "am in my last year of biology"


@pytest.mark.parametrize(("head", "text"), PARTS)
def test_a_part_is_what_it_says(head, text):
    assert shape(parse_yaml(text.encode(), "docs/authoring.md"), MODELS[head])


def test_the_table_of_conditions_names_every_field_of_a_guard():
    table = PAGE_TEXT[PAGE_TEXT.index("## Conditions") : PAGE_TEXT.index("Put comparisons")]
    named = {name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    assert named == set(Guard.model_fields)


def test_the_table_of_variables_is_complete_and_true():
    rows = re.findall(r"^\| `([\w.]+)` \| (yes)? ?\| (yes)? ?\|", PAGE_TEXT, re.MULTILINE)
    in_lines = {name for name, line, _ in rows if line}
    elsewhere = {name for name, _, page in rows if page}
    assert in_lines == set(LINE)
    # House rules have one row that stands for all of them.
    assert elsewhere - {"rules.ask_minutes"} == {name for name in PAGE if not name.startswith("rules.")}
    assert "rules.ask_minutes" in PAGE


def test_filters_and_topics_are_all_named():
    section = PAGE_TEXT[PAGE_TEXT.index("## Templates") :]
    assert all(f"`{name}`" in section for name in FILTERS)
    assert all(f"`{name}`" in PAGE_TEXT for name in TOPICS)
