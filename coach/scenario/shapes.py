"""Plain data of a file in, a frozen model out; or every mistake in it at once, each with its line and a fix.

`stagez:` in a scenario becomes `salary.yaml:14: unknown field "stagez". Did you mean "stages"?` Only the shape is looked at:
whether the names in it stand for anything is `references`' question.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from coach.errors import ManyProblems, Problem, near
from coach.scenario.model import MoveBank, RoleProfile, Scenario
from coach.scenario.rubric import Rubric
from coach.scenario.temperament import Temperament
from coach.scenario.templates import BETTER, LINE, PAGE, check
from coach.scenario.yaml_reader import Document, Place

Shape = TypeVar("Shape", bound=BaseModel)

NAMED: tuple[tuple[str, str], ...] = (
    (r"\S", "must hold more than blanks"),
    (r"^[a-z][a-z0-9_-]*$", "must be a name: small letters, digits, - and _, with a letter first"),
    (r"^(<=|>=|<|>|==)", 'must be a comparison in quotes, such as ">= 40" or ">= grant"'),
)
WANTED: dict[str, str] = {
    "string": "text; put it in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "tuple": "a list",
    "list": "a list",
    "dict": "a mapping of names to values",
    "model": "a mapping of names to values",
}


def shape(document: Document, model: type[Shape]) -> Shape:
    """The data of a document as a model. Raises ManyProblems with everything that is wrong, templates included."""
    try:
        made = model.model_validate(document.data)
    except ValidationError as error:
        found = [_problem(document, model, each) for each in error.errors(include_url=False, include_context=True)]
        raise ManyProblems(sorted(_once(found), key=lambda problem: problem.line or 0)) from error
    if wrong := template_problems(document, made):
        raise ManyProblems(wrong)
    return made


def template_problems(document: Document, made: BaseModel) -> list[Problem]:
    """What is wrong with the templates of a file."""
    return [
        document.problem(place, bad.what, bad.suggestion, line=bad.line)
        for place, text, known in templates(made)
        for bad in check(text, known)
    ]


def templates(made: BaseModel) -> Iterator[tuple[Place, str, frozenset[str]]]:
    """Every template of a file, where it stands, and the variables that it may use."""
    page = frozenset(PAGE)
    line = frozenset(LINE)
    alone = frozenset(name for name in LINE if not name.startswith("contact."))
    if isinstance(made, Scenario | MoveBank):
        for name, move in made.moves.items():
            yield ("moves", name, "instruct"), move.instruct, line if move.kind == "name_contact" else alone
            for index, text in enumerate(move.lines):
                yield ("moves", name, "lines", index), text, line if move.kind == "name_contact" else alone
    if isinstance(made, Scenario):
        yield ("briefing",), made.briefing, page
        yield ("goal",), made.goal, page
        for index, stage in enumerate(made.stages):
            yield ("stages", index, "hint"), stage.hint, page
        for index, link in enumerate(made.links):
            yield ("links", index, "title"), link.title, page
            yield ("links", index, "briefing"), link.briefing, page
            for number, ask in enumerate(link.asks):
                yield ("links", index, "asks", number, "question"), ask.question, page
        for index, curveball in enumerate(made.curveballs):
            yield ("curveballs", index, "expects", "good"), curveball.expects.good, page
    if isinstance(made, Temperament):
        for index, quirk in enumerate(made.quirks):
            for number, text in enumerate(quirk.move.lines):
                yield ("quirks", index, "move", "lines", number), text, alone
            yield ("quirks", index, "expects", "good"), quirk.expects.good, page
    if isinstance(made, RoleProfile):
        for name, lines in made.lines.items():
            for index, text in enumerate(lines):
                yield ("lines", name, index), text, line
    if isinstance(made, Rubric):
        for index, criterion in enumerate(made.criteria):
            yield ("criteria", index, "say"), criterion.say, frozenset(BETTER)


def _once(problems: Sequence[Problem]) -> list[Problem]:
    return list(dict.fromkeys(problems))


def _problem(document: Document, model: type[BaseModel], error: ErrorDetails) -> Problem:
    place: Place = tuple(error["loc"])
    kind, context = error["type"], error.get("ctx", {})
    field = _spelled(place)
    if kind == "extra_forbidden":
        return document.problem(place, *_unknown(model, place))
    if kind == "missing":
        return document.problem(place[:-1], f'"{place[-1]}" is missing{_inside(place[:-1])}')
    if not place:
        return document.problem((), "a mapping of names to values is wanted, such as `name: salary`")
    if kind == "literal_error":
        choices = _choices(context["expected"])
        return document.problem(
            place, f"{field} must be {context['expected']}, not {_said(error['input'])}", near(str(error["input"]), choices)
        )
    return document.problem(place, f"{field} {_what(kind, context, error)}")


def _what(kind: str, context: dict[str, Any], error: ErrorDetails) -> str:
    """The predicate of a sentence whose subject is the field."""
    said = _said(error["input"])
    if kind == "string_pattern_mismatch":
        return next((f"{words}, not {said}" for start, words in NAMED if context["pattern"].startswith(start)), error["msg"])
    if kind == "string_too_short":
        return "must not be empty"
    if kind == "string_too_long":
        return f"is too long; {context['max_length']} characters is the most"
    if kind == "too_short":
        return f"needs at least {context['min_length']}"
    if kind == "too_long":
        return f"has too many entries; {context['max_length']} is the most"
    for bound, words in (("ge", "at least"), ("gt", "more than"), ("le", "at most"), ("lt", "less than")):
        if bound in context:
            return f"must be {words} {context[bound]:g}, not {said}"
    wanted = WANTED.get(kind.split("_")[0])
    if wanted:
        return f"must be {wanted}, not {said}" if error["input"] is not None else f"is empty; it must be {wanted}"
    return f"cannot be used: {error['msg']}"


def _said(value: Any) -> str:
    """A wrong value as it is shown: short, on one line."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    words = " ".join(str(value).split())
    words = words if len(words) <= 40 else words[:39] + "…"
    return f'"{words}"' if isinstance(value, str) else words


def _spelled(place: Place) -> str:
    """`("stages", 0, "name")` → `stages[1].name`, counted as people count."""
    words = ""
    for part in place:
        if part == "[key]":
            continue
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else str(part)
    return words or "the file"


def _inside(place: Place) -> str:
    return f" in {_spelled(place)}" if place else ""


def _choices(expected: str) -> list[str]:
    """Out of pydantic's `'easy', 'real' or 'hard'`."""
    return [word for index, word in enumerate(expected.split("'")) if index % 2]


def _unknown(model: type[BaseModel], place: Place) -> tuple[str, str | None]:
    word = str(place[-1])
    fields = _fields(model, place[:-1])
    what = f'unknown field "{word[:60]}"{_inside(place[:-1])}'
    best = near(word, fields)
    if best is None and fields:
        what += f"; there is {', '.join(fields)}"
    return what, best


def _fields(model: type[BaseModel], place: Place) -> list[str]:
    """Field names of the model that stands at a place."""
    here: Any = model
    for part in place:
        if isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(str(part))
            here = _plain(field.annotation) if field else None
        else:
            arguments = [argument for argument in typing.get_args(here) if argument is not Ellipsis]
            here = _plain(arguments[-1]) if arguments else None  # of a list its items, of a mapping its values
    return list(here.model_fields) if isinstance(here, type) and issubclass(here, BaseModel) else []


def _plain(annotation: Any) -> Any:
    """Without `Annotated` and `| None`."""
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            annotation = typing.get_args(annotation)[0]
        elif origin in (types.UnionType, typing.Union):
            annotation = next(each for each in typing.get_args(annotation) if each is not type(None))
        else:
            return annotation
