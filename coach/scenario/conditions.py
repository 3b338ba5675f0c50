"""A guard and everything that could be true at a moment in, whether it can be true at all out.

`why_never(Guard(trust=">= 95"), possible)` → "trust >= 95 is out of reach, at most 88 can be reached". `possible` holds more than
can really happen, never less; so what is called impossible here is impossible, and what is not may still be.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from coach.scenario.model import FactGuard, Guard
from coach.scenario.references import NUMBERS

WHOLE_NUMBERS = frozenset({"patience", "interest", "trust", "turn", "stage_turns", "words", "days"})
FACT_NUMBERS = ("patience", "interest", "trust")

Range = tuple[float, float]
"""Lowest and highest value, both included."""


@dataclass(frozen=True, slots=True)
class Possible:
    """What a guard may meet at some kind of moment: a superset of all that can happen."""

    audible: frozenset[str]
    """Acts that can be said."""
    topics: bool
    """Whether topics are heard at all."""
    may: frozenset[str]
    """Flags that may be up."""
    must: frozenset[str]
    """Flags that are up for certain."""
    heard: frozenset[str]
    """Acts that have been heard for certain."""
    ranges: Mapping[str, Range]
    """Of every name in `NUMBERS`."""
    pending: frozenset[bool]
    levels: Mapping[str, int]


def why_never(guard: Guard, possible: Possible) -> str | None:
    """Why this guard can never be true; None when it may be."""
    return (
        _contradiction(guard, possible)
        or _flags_missing(guard.flags, guard.not_flags, possible)
        or _out_of_range({name: getattr(guard, name) for name in NUMBERS}, possible)
        or (None if guard.pending is None or guard.pending in possible.pending else _no_pending(guard.pending))
    )


def why_untold(guard: FactGuard, possible: Possible) -> str | None:
    """Why a fact or contact with this condition can never be told; None when it may be."""
    for act in guard.heard:
        if act not in possible.audible:
            return f'"{act}" is never heard'
    return _flags_missing(guard.flags, (), possible) or _out_of_range(
        {name: getattr(guard, name) for name in FACT_NUMBERS}, possible
    )


def implied(guard: Guard, by: Guard, possible: Possible) -> bool:
    """Whether `guard` is true whenever `by` is. False also where that is merely not seen."""
    heard = possible.heard.union(by.heard, by.says)
    silent = by.nothing is True

    def unsaid(act: str) -> bool:
        return silent or act in by.says_none or act in by.not_heard or act not in possible.audible

    def any_said(acts: tuple[str, ...]) -> bool:
        return not set(acts).isdisjoint(by.says) or (bool(by.says_any) and set(by.says_any) <= set(acts))

    return (
        all(act in by.says for act in guard.says)
        and (not guard.says_any or any_said(guard.says_any))
        and all(unsaid(act) for act in guard.says_none)
        and heard.issuperset(guard.heard)
        and (
            not guard.heard_any
            or not heard.isdisjoint(guard.heard_any)
            or any_said(guard.heard_any)
            or (bool(by.heard_any) and set(by.heard_any) <= set(guard.heard_any))
        )
        and all(act in by.not_heard or act not in possible.audible for act in guard.not_heard)
        and (not guard.asks or _asks_implied(guard.asks, by.asks))
        and (guard.nothing is None or guard.nothing == by.nothing or (not guard.nothing and _speaks(by)))
        and possible.must.union(by.flags).issuperset(guard.flags)
        and all(flag in by.not_flags or flag not in possible.may for flag in guard.not_flags)
        and (guard.pending is None or guard.pending == by.pending or possible.pending == {guard.pending})
        and (guard.can_name is None or guard.can_name == by.can_name)
        and all(_number_implied(name, getattr(guard, name), getattr(by, name), possible) for name in NUMBERS)
    )


def bounds(name: str, comparison: str | None, levels: Mapping[str, int]) -> Range:
    """The values for which a comparison is true; everything where there is none, or where its level has no number."""
    if comparison is None:
        return -math.inf, math.inf
    sign = comparison[:2] if comparison[1:2] == "=" else comparison[0]
    word = comparison[len(sign) :].strip()
    if word[:1].isalpha() and word not in levels:
        return -math.inf, math.inf
    number = float(levels[word]) if word in levels else float(word)
    if sign == "==":
        return number, number
    if sign == ">=":
        return number, math.inf
    if sign == "<=":
        return -math.inf, number
    if name in WHOLE_NUMBERS:
        return (math.floor(number) + 1, math.inf) if sign == ">" else (-math.inf, math.ceil(number) - 1)
    return (math.nextafter(number, math.inf), math.inf) if sign == ">" else (-math.inf, math.nextafter(number, -math.inf))


def _contradiction(guard: Guard, possible: Possible) -> str | None:
    unsaid = {*guard.says_none, *guard.not_heard}
    heard = possible.heard.union(guard.heard, guard.says)
    for act in guard.says:
        if act in unsaid:
            return f'it wants "{act}" to be said and not to be said'
    for act in guard.heard:
        if act in guard.not_heard:
            return f'it wants "{act}" to have been heard and not to have been heard'
    for act in guard.not_heard:
        if act in heard:
            return f'"{act}" has always been heard by then'
    if guard.says_any and unsaid.issuperset(guard.says_any):
        return f"it wants {_one_of(guard.says_any)} to be said and none of them to be said"
    if guard.heard_any and set(guard.not_heard).issuperset(guard.heard_any):
        return f"it wants {_one_of(guard.heard_any)} to have been heard and none of them to have been heard"
    if guard.nothing and _speaks(guard):
        return "it wants nothing to be understood and something to be said"
    if guard.asks and not possible.topics:
        return "no topics are heard here"
    return None


def _flags_missing(flags: tuple[str, ...], not_flags: tuple[str, ...], possible: Possible) -> str | None:
    for flag in flags:
        if flag in not_flags:
            return f'it wants the flag "{flag}" to be set and not to be set'
        if flag not in possible.may:
            return f'the flag "{flag}" is never set by then'
    for flag in not_flags:
        if flag in possible.must:
            return f'the flag "{flag}" is always set by then'
    return None


def _out_of_range(comparisons: Mapping[str, str | None], possible: Possible) -> str | None:
    for name, comparison in comparisons.items():
        low, high = possible.ranges[name]
        wanted_low, wanted_high = bounds(name, comparison, possible.levels)
        if wanted_low > high:
            return f"{name} {comparison} is out of reach, at most {_shown(high)} can be reached"
        if wanted_high < low:
            return f"{name} {comparison} is out of reach, it is always {_shown(low)} or more"
        if name in WHOLE_NUMBERS and math.ceil(max(low, wanted_low)) > min(high, wanted_high):
            return f"{name} {comparison} is out of reach, it is a whole number"
    return None


def _number_implied(name: str, wanted: str | None, given: str | None, possible: Possible) -> bool:
    low, high = bounds(name, wanted, possible.levels)
    given_low, given_high = bounds(name, given, possible.levels)
    at_least, at_most = possible.ranges[name]
    return low <= max(given_low, at_least) and min(given_high, at_most) <= high


def _asks_implied(wanted: tuple[str, ...], given: tuple[str, ...]) -> bool:
    return bool(given) and ("any" in wanted or ("any" not in given and set(given) <= set(wanted)))


def _speaks(guard: Guard) -> bool:
    """Whether something is understood whenever this guard is true."""
    return bool(guard.says or guard.says_any or guard.asks) or guard.nothing is False


def _no_pending(wanted: bool) -> str:
    return "no curveball can be waiting then" if wanted else "a curveball is always waiting then"


def _one_of(acts: tuple[str, ...]) -> str:
    return f'"{acts[0]}"' if len(acts) == 1 else f"one of {', '.join(acts)}"


def _shown(number: float) -> str:
    return f"{number:.4g}"
