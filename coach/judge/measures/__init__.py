"""The folder is the registry: `measures/said.py` holds the function `said`, which a rubric calls by that name.

A measure takes the talk, the criterion and the criterion's `params` as keywords, and returns a finding; it is pure. Its
signature says which params there are and of which kind, so a rubric's mistakes are found without running it::

    {id: checks_time_to_talk, measure: said, acts: [checks_time_to_talk], params: {first_turns: 2}}
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from coach.errors import did_you_mean
from coach.judge.finding import Finding, unscored
from coach.judge.talk import Talk
from coach.scenario.model import Rules
from coach.scenario.rubric import Criterion

RULE = "rule:"


@dataclass(frozen=True, slots=True)
class Measure:
    """A function of this folder and the shape of its params."""

    name: str
    function: Callable[..., Finding]
    params: type[BaseModel]


class Misfit(Exception):
    """A rubric entry that this measure cannot be called with; the text says why."""


@cache
def names() -> tuple[str, ...]:
    """Every measure there is."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


@cache
def measure(name: str) -> Measure:
    """The measure of a name that `names` lists."""
    function = getattr(importlib.import_module(f"{__name__}.{name}"), name)
    hints = get_type_hints(function, include_extras=True)
    fields: dict[str, Any] = {
        each.name: (hints[each.name], ... if each.default is each.empty else each.default)
        for each in inspect.signature(function).parameters.values()
        if each.kind is each.KEYWORD_ONLY
    }
    shape: type[BaseModel] = create_model(f"{name}_params", __config__=ConfigDict(extra="forbid", frozen=True), **fields)
    return Measure(name, function, shape)


def judge(talk: Talk, criterion: Criterion) -> Finding:
    """What the criterion's measure finds. A criterion that cannot be measured is unscored, with the reason."""
    try:
        return call(talk, criterion)
    except Misfit as error:
        return unscored(str(error))


def call(talk: Talk, criterion: Criterion) -> Finding:
    """Raises Misfit where the rubric asks for a measure, a house rule or a param that does not exist."""
    chosen, params = fitted(criterion, talk.rules)
    return chosen.function(talk, criterion, **{field: getattr(params, field) for field in type(params).model_fields})


def fitted(criterion: Criterion, rules: Rules) -> tuple[Measure, BaseModel]:
    """The measure of a criterion and its params, with house rules filled in. Raises Misfit."""
    if criterion.measure not in names():
        raise Misfit(f'no measure is called "{criterion.measure}". {did_you_mean(criterion.measure, names())}'.strip())
    chosen = measure(criterion.measure)
    try:
        return chosen, chosen.params.model_validate(resolved(criterion.params, rules))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        hint = did_you_mean(where, chosen.params.model_fields)
        raise Misfit(f'the rubric\'s param "{where}" does not fit {criterion.measure}: {first["msg"]}. {hint}'.strip()) from error


def resolved(params: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    """Params with `rule:ask_minutes` (both numbers) and `rule:ask_minutes.0` (the first) replaced by the house's."""
    return {name: _rule(value, rules) if isinstance(value, str) else value for name, value in params.items()}


def _rule(value: str, rules: Rules) -> Any:
    if not value.startswith(RULE):
        return value
    name, _, index = value.removeprefix(RULE).partition(".")
    if name not in Rules.model_fields:
        raise Misfit(f'no house rule is called "{name}". {did_you_mean(name, Rules.model_fields)}'.strip())
    found = getattr(rules, name)
    if not index:
        return found
    try:
        return found[int(index)]
    except (ValueError, TypeError, IndexError) as error:
        raise Misfit(f'the house rule "{name}" has no part "{index}"') from error
