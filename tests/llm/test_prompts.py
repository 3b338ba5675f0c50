"""What a prompt's template may do, and what it may not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.llm.prompts import LONGEST_TEXT, Prompts


@dataclass(frozen=True, slots=True)
class Facts:
    name: str = "Ines"
    items: tuple[str, ...] = ("one", "two")


def rendered(folder: Path, text: str, facts: Facts | None = None) -> str:
    (folder / "test.j2").write_text(text)
    return Prompts(folder).render("test.j2", facts or Facts())


def test_it_prints_chooses_loops_and_includes(tmp_path: Path):
    (tmp_path / "_part.j2").write_text("{% for each in items %}\n- {{ each | upper }}\n{% endfor %}\n")
    assert (
        rendered(tmp_path, "{% if name %}Dear {{ name }}{% endif %}:\n{% include '_part.j2' %}") == "Dear Ines:\n- ONE\n- TWO\n"
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("\n{% for i in range(10**9) %}{% endfor %}", "test.j2:2: a prompt calls nothing, not even range()"),
        ("{{ name.__class__ }}", 'test.j2:1: a prompt cannot look at "__class__"'),
        ("{{ name['__class__'] }}", "test.j2:1: a prompt takes an item by its number only"),
        ("{{ name|attr('__class__') }}", 'test.j2:1: there is no filter "attr"'),
        ("{{ name|uper }}", 'Did you mean "upper"?'),
        ("{{ 'x' * 999999999 }}", "test.j2:1: a prompt cannot use mul"),
        ("{{ 9 ** 999999999 }}", "test.j2:1: a prompt cannot use pow"),
        ("{% set x = name %}", "test.j2:1: a prompt cannot use assign"),
        ("{% macro m() %}{{ m() }}{% endmacro %}", "test.j2:1: a prompt cannot use macro"),
        ("{{ nobody }}", "test.j2: 'nobody' is undefined."),
        ("{{ name }", "test.j2:1: "),
        ("{% if name %}", "test.j2:1: "),
        ("{% include 'test.j2' %}{% include 'test.j2' %}", "includes itself without end"),
        ("{% include '../secret.j2' %}", 'No prompt is called "../secret.j2".'),
        ("{% for a in items recursive %}{% endfor %}", "never into itself"),
        ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "nested too deeply"),
        ("{{ name|join(name|join(name)) }}", '"join" cannot stand twice'),
        ("x" * 30_000, "at most 20,000 characters"),
    ],
)
def test_what_could_run_for_ever_or_look_behind_the_values_is_refused_in_one_line(text: str, says: str, tmp_path: Path):
    with pytest.raises(CoachError) as caught:
        rendered(tmp_path, text)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_prompt_that_grows_too_long_is_stopped(tmp_path: Path):
    many = Facts(items=("x" * 1000,) * 1000)  # a million items of a thousand characters, if nobody stopped it
    with pytest.raises(CoachError, match=rf"more than {LONGEST_TEXT:,} characters"):
        rendered(tmp_path, "{% for a in items %}{% for b in items %}{{ b }}{% endfor %}{% endfor %}", many)


def test_what_was_said_is_never_read_as_a_template(tmp_path: Path):
    assert rendered(tmp_path, "{{ name }}", Facts(name="{{ 7*7 }}{% for %}")) == "{{ 7*7 }}{% for %}\n"


def test_a_missing_prompt_is_named(tmp_path: Path):
    (tmp_path / "actor.j2").write_text("hello")
    with pytest.raises(CoachError, match=r'No prompt is called "acter.j2". Did you mean "actor.j2"'):
        Prompts(tmp_path).render("acter.j2", Facts())
