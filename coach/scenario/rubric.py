"""What a rubric file may say: the criteria by which a rehearsal is judged.

The persona's rooms never import this module: a professional who knew the rubric would coach.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from coach.scenario.model import Model, Name, Names, Text


class Criterion(Model):
    """One thing that is judged: a rubric entry."""

    id: Name
    title: Text
    measure: Name
    """A function of `coach/judge/measures/`."""
    acts: Names = ()
    """What the measure looks for."""
    params: dict[str, Any] = {}
    """Numbers for the measure; `rule:ask_minutes` takes one from the house rules."""
    headline: Literal["introduction", "time_keeping", "referral_ask"] | None = None
    weight: Annotated[int, Field(ge=0, le=5)] = 1
    """0 is a bonus: praised when met, never counted when missed."""
    violation: bool = False
    effect: str = ""
    """What doing or missing it does to the professional, one sentence."""
    say: str = ""
    """A better line: a template in the trainee's and the professional's facts."""
    source: str = ""
    """Where the advice comes from, in words."""


class Rubric(Model):
    name: Name
    version: Annotated[int, Field(ge=1)]
    title: Text
    criteria: tuple[Criterion, ...]
