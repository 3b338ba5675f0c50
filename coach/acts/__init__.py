"""Words in, acts out: `detect("Hi, my name is Dana")` hears `states_own_name` at 4:19. Knows no scenario and no rubric."""

from __future__ import annotations

from coach.acts.hear import Hearing, detect, hear
from coach.acts.turn import understand

__all__ = ["Hearing", "detect", "hear", "understand"]
