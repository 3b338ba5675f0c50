"""What a measure returns: a verdict with its evidence and a clause that says why.

`met(quote)` and `missed("never said", turn=1)` are the usual two. A finding knows nothing of weights or titles.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.dialogue.types import Verdict
from coach.judge.scorecard import Quote


@dataclass(frozen=True, slots=True)
class Finding:
    verdict: Verdict
    because: str = ""
    """A clause: the figure, what was missing, or why it could not be judged."""
    quote: Quote | None = None
    turn: int | None = None
    """The turn to go back to."""
    probability: float | None = None
    say: str = ""
    """A better line that only the measure can know; it wins over the rubric's."""


def met(quote: Quote | None, because: str = "", probability: float | None = None) -> Finding:
    """Done; without a quote only where there is nothing to quote, such as a kept limit."""
    return Finding("met", because, quote, quote.turn if quote else None, probability)


def missed(because: str, turn: int | None, quote: Quote | None = None, say: str = "") -> Finding:
    """Not done, or not where it belongs; `turn` is the one to go back to."""
    return Finding("missed", because, quote, turn, None, say)


def violated(quote: Quote, because: str, probability: float | None = None) -> Finding:
    """A fault, with the words that are it."""
    return Finding("violated", because, quote, quote.turn, probability)


def not_applicable(because: str) -> Finding:
    """The occasion never came."""
    return Finding("not_applicable", because)


def unscored(because: str) -> Finding:
    """Could not be judged, and why."""
    return Finding("unscored", because)
