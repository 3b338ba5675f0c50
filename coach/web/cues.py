"""An event in, the coach's word about the time in it out, or nothing: `cue(scenario, 20, event)` → "Two minutes are left."

Few, and never in an exam: half of a long talk, two minutes before its end, the agreed end, and a turn of one's own that was long.
Times only; what to say next is what a hint is for.
"""

from __future__ import annotations

from coach.dialogue.events import Event, PersonaSaid, TraineeSaid
from coach.scenario.model import Scenario

LONG_TALK_MINUTES = 10.0
"""Only in a talk that is long enough to be planned."""
LEFT_MINUTES = 2.0
LONG_TURN_SECONDS = {"phone": 45.0, "in_person": 60.0}
"""`longest_turn_request_seconds` and `background_most_seconds` of scenarios/rules/default.yaml. A sketch is one long turn."""


def cue(scenario: Scenario, minutes: float, event: Event) -> str | None:
    """What to say after `event`, in a talk that was agreed to take `minutes`."""
    if (
        not isinstance(event, (TraineeSaid, PersonaSaid)) or scenario.written or "beep" in scenario.heard
    ):  # a machine stops by itself
        return None
    seconds = event.end_seconds - event.start_seconds
    for mark, words in _marks(minutes):
        if event.start_seconds < mark <= event.end_seconds:
            return words
    longest = LONG_TURN_SECONDS.get(scenario.situation)
    if isinstance(event, TraineeSaid) and longest and seconds > longest:
        return f"That was {round(seconds)} seconds in one go. Let them answer sooner."
    return None


def _marks(minutes: float) -> list[tuple[float, str]]:
    """Seconds and words, the most important first."""
    marks = [(minutes * 60, "The agreed time is over. Thank them and end, unless they go on.")]
    if minutes >= LONG_TALK_MINUTES:
        marks += [
            ((minutes - LEFT_MINUTES) * 60, "Two minutes are left. Is there one thing you still want to ask?"),
            (minutes * 30, "Half of the time is over."),
        ]
    return marks
