"""The text of a scenario may come from anybody: it fills in words and can do nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.resources import shipped
from coach.scenario.load import Library
from coach.scenario.templates import (
    LINE,
    MOST_CHARACTERS,
    PAGE,
    BadTemplate,
    check,
    line_variables,
    page_variables,
    render,
    variables_of,
)
from tests.scenario.shop import shop

VALUES = {
    "profile": {"first_name": "Ruth"},
    "rules": {"ask_minutes": (20, 30)},
    "skills": ["a", "b"],
    "slot": "now",
    "minutes": 20.0,
}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello, {{ profile.first_name }}.", "Hello, Ruth."),
        ("{{ rules.ask_minutes[0] }} to {{ rules.ask_minutes[1] }} minutes", "20 to 30 minutes"),
        ("{{ minutes }} minutes", "20 minutes"),
        ("{% if slot %}{{ slot | capitalize }}{% else %}never{% endif %}", "Now"),
        ("{{ skills | join(' and ') }}", "a and b"),
        ("{{ minutes - 5 | int }}", "15"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
    ],
)
def test_words_are_filled_in(text, said):
    assert render(text, VALUES) == said


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{% for x in range(10**9) %}{{ x }}{% endfor %}", "a loop"),
        ("{{ 9 ** 9 ** 9 ** 9 }}", "a power"),
        ("{{ 'a' * 10 ** 10 }}", "a multiplication"),
        ("{{ slot.__class__.__mro__ }}", 'may not look at "__mro__"'),
        ("{{ profile['__class__'] }}", 'there is no "__class__" here'),
        ("{{ profile.items }}", 'there is no "items" here'),
        ("{{ slot.upper() }}", "a call"),
        ("{{ slot | attr('upper') }}", 'unknown filter "attr"'),
        ("{{ slot | uper }}", 'Did you mean "upper"?'),
        ("{% include '/etc/passwd' %}", "an include"),
        ("{% import 'os' as os %}", "an import"),
        ("{% macro m() %}{{ m() }}{% endmacro %}", "a macro"),
        ("{% set x = 1 %}", "an assignment"),
        ("{{ self }}", "cannot be filled in"),
        ("{{ nobody }}", "'nobody' is undefined"),
        ("{{ slot", "not a template"),
        ("{% if %}", "not a template"),
        ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "nested too deeply"),
        ("{{ " + "9" * 6000 + " }}", "not a template"),
        ("{{ rules.ask_minutes }}", "take one with [0]"),
        ("{{ profile }}", "a list or a group of values"),
        ("{{ slot | join('x' * 3) }}", "a multiplication"),
        ("{{ slot | join('xx') }}", "only a list can be joined"),
        ("{{ slot - 1 }}", "cannot be filled in"),
    ],
)
def test_everything_else_is_refused_in_one_line(text, sentence):
    with pytest.raises(BadTemplate) as caught:
        render(text, VALUES)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_template_cannot_grow_beyond_its_bound():
    long = "x" * (MOST_CHARACTERS // 2)
    with pytest.raises(BadTemplate, match=f"{MOST_CHARACTERS} is the most"):
        render("{{ slot }}{{ slot }}{{ slot }}", {"slot": long})
    with pytest.raises(BadTemplate, match=f"{MOST_CHARACTERS} is the most"):
        render("x" * (MOST_CHARACTERS + 1), {})


def test_what_a_trainee_typed_is_never_read_as_a_template():
    assert render("Hello, {{ trainee_name }}.", {"trainee_name": "{{ 9 ** 9 }}"}) == "Hello, {{ 9 ** 9 }}."


def test_check_names_the_line_and_the_variable_that_was_meant():
    (bad,) = check("Hello,\n{{ profile.fist_name }}.", LINE)
    assert (bad.line, bad.suggestion) == (2, "profile.first_name")
    assert check("{{ trainee.name }}", LINE), "a professional does not know the trainee's brief"
    assert not check("{{ trainee.name }}", PAGE)


def test_the_variables_of_a_template_are_its_dotted_names():
    text = "{% if trainee.target %}{{ trainee.target }}{% endif %} {{ rules.ask_minutes[0] }}"
    assert variables_of(text) == {"trainee.target", "rules.ask_minutes"}


def test_every_documented_variable_has_a_value(tmp_path):
    library = shop(tmp_path)
    profile, trainee, rules = library.profile("alex"), library.example_trainee(), library.rules("house")
    line = line_variables(profile, trainee_name="Dana", slot="now", minutes=20.0, minutes_left=3.5, contact=profile.contacts[0])
    page = page_variables(profile, trainee, rules, 20.0)
    for documented, values in ((LINE, line), (PAGE, page)):
        for name in documented:
            render("{% if " + name + " == 0 %}{% endif %}", values)
        names = {f"{key}.{inner}" for key, each in values.items() if isinstance(each, dict) for inner in each}
        names |= {key for key, each in values.items() if not isinstance(each, dict)}
        assert {name for name in names if not name.startswith("rules.") and name not in ("rules",)} <= set(documented)


def test_the_shipped_example_trainee_fills_every_page_variable():
    trainee = Library(shipped("scenarios")).example_trainee()
    assert all(trainee.model_dump().values())


@given(st.text(alphabet="{}%| .'\"()[]_~+-*/ifendselrsot0123456789\n", max_size=60))
def test_any_text_is_rendered_or_refused(text):
    try:
        assert isinstance(render(text, VALUES), str)
    except BadTemplate as refused:
        line = refused.line
        assert line >= 1
