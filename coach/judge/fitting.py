"""A criterion of a rubric in, why the judge could not measure it out: what lint says of a file's `measure` and its params."""

from __future__ import annotations

from collections.abc import Callable

from coach.judge.measures import Misfit, fitted
from coach.scenario.load import Library
from coach.scenario.rubric import Criterion


def misfit(library: Library) -> Callable[[Criterion], str | None]:
    """What the judge says of a criterion: a measure or a param that it does not have. None: it fits."""
    # The shipped house rules: whether a param fits does not depend on their numbers, and one's own may be broken just now.
    rules = Library(library.shipped).rules("default")

    def said(criterion: Criterion) -> str | None:
        try:
            fitted(criterion, rules)
        except Misfit as error:
            return str(error)
        return None

    return said
