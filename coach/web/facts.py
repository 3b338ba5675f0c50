"""What a form says about the trainee in, `me.yaml` or a mistake for each field out.

`keep(house, {"name": "Dana Ortiz", "field": ""})` → `{"field": "This one is needed."}`, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError

from coach.report.words import clean
from coach.scenario.model import Trainee
from coach.scenario.trainee import own_trainee, save_trainee
from coach.wiring import House

LISTS = frozenset({"wants_to_learn", "questions", "skills"})
"""Fields of which each line of the form is one entry."""
WORDS = {
    "string_too_short": "This one is needed.",
    "string_pattern_mismatch": "This one is needed.",
    "missing": "This one is needed.",
    "string_too_long": "That is too long: 4000 characters at most.",
}


def keep(house: House, given: Mapping[str, str]) -> dict[str, str]:
    """Write what was given beside what is known already. Field → mistake; nothing is written while there is one."""
    facts: dict[str, object] = {name: _value(name, text) for name, text in given.items()}
    own = own_trainee(house.folder)
    if own is not None:
        facts = own.model_dump() | facts
    # Who has not said how they find people is taken to find them as the imaginary trainee does.
    facts.setdefault("found_through", house.library.example_trainee().found_through)
    try:
        Trainee.model_validate(facts)
    except ValidationError as error:
        return {str(each["loc"][0]): WORDS.get(each["type"], f"{each['msg']}.") for each in error.errors()}
    save_trainee(house.folder, facts)
    return {}


def shown(trainee: Trainee) -> dict[str, str]:
    """The fields of a form that holds these facts."""
    return {name: "\n".join(value) if name in LISTS else value for name, value in trainee.model_dump().items()}


def _value(name: str, text: str) -> object:
    text = clean(text).replace("\r", "")
    if name in LISTS:
        return [line.strip() for line in text.splitlines() if line.strip()]
    return " ".join(text.split())
