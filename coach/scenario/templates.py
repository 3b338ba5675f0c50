"""Template text of a scenario in, plain words out: the one place where Jinja reads what a scenario's author wrote.

`render("Thank you, {{ profile.first_name }}.", {"profile": {"first_name": "Ruth"}})` → `Thank you, Ruth.` The text is data
from a file that anybody may have written, so the language is small: variables, `if`, comparisons, a handful of filters. No loops,
no calls, no arithmetic but `+` and `-`, and a dot looks up a key of a mapping, never an attribute of a Python object.
Which file a text came from is not known here; `BadTemplate.line` counts lines within the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from coach.errors import CoachError, near
from coach.scenario.model import NOTHING_EARLIER, Contact, Earlier, RoleProfile, Rules, Trainee

MOST_CHARACTERS = 8000
"""Longest text and longest result. The longest shipped briefing has about 700; more is a mistake or an attack."""

PROFILE: dict[str, str] = {
    "profile.full_name": "the professional's first name and surname",
    "profile.first_name": "the first word of the full name",
    "profile.surname": "the last word of the full name",
    "profile.role": 'with article: "a public health nurse"',
    "profile.field": 'as in "the field of …"',
    "profile.organisation": "where they work",
    "profile.place": "where a visitor comes to",
    "profile.directions": "how to get there, one sentence",
    "profile.phone_greeting": "how they pick up the phone",
}

EARLIER: dict[str, str] = {
    "earlier.slot": "the day and hour that an earlier talk agreed on; empty without one",
    "earlier.minutes": "the minutes that it agreed on; 0 without any",
    "earlier.name": "the trainee's first name, as they gave it there; may be empty",
    "earlier.referrer": "who gave this professional's name; may be empty",
    "earlier.referrer_first": "the first word of it",
    "earlier.met": "the day of the last meeting with this professional, in words; empty without one",
}

LINE: dict[str, str] = {
    **PROFILE,
    "trainee_name": "what the trainee has called themselves in this talk; empty until then",
    "slot": 'when a visit would suit: "Thursday at ten"',
    "minutes": "agreed length of the talk, in minutes",
    "minutes_left": "agreed minutes that are left; below 0 when over time",
    "contact.name": "the person named now; only in moves of kind name_contact",
    "contact.role": "what that person does; only in moves of kind name_contact",
    **EARLIER,
}
"""What a persona's lines may use. Never the trainee's brief: a professional knows only what was said."""

PAGE: dict[str, str] = {
    **PROFILE,
    "trainee.name": "the trainee's full name",
    "trainee.first_name": "its first word",
    "trainee.background": 'after "I": "am in my last year of biology"',
    "trainee.field": 'after "learn about": "public health"',
    "trainee.target": "the role or organisation aimed for; may be empty",
    "trainee.found_through": 'after "I found you": "through the alumni page of my school"',
    "trainee.wants_to_learn": "list of what they want to hear",
    "trainee.questions": "list of planned questions",
    "trainee.skills": "list of strengths",
    "trainee.evidence": 'a result, after "I": "cut the queue by half"; may be empty',
    "trainee.phone": "phone number; may be empty",
    "trainee.email": "e-mail address; may be empty",
    "trainee.address": "postal address; may be empty",
    **{f"rules.{name}": "a house rule; two numbers are taken apart with [0] and [1]" for name in Rules.model_fields},
    "minutes": "agreed length of the talk, in minutes",
    **EARLIER,
}
"""What briefings, hints and the good answers of curveballs may use."""

BETTER: dict[str, str] = {**PAGE, "planned": "a question that the trainee had planned and has not asked; may be empty"}
"""What the better lines of a rubric may use."""

FILTERS = frozenset(
    {"capitalize", "default", "first", "int", "join", "last", "length", "lower", "round", "title", "trim", "upper"}
)
"""None of them can make a long text out of a short one; `join` joins lists only."""

TESTS = frozenset({"defined", "undefined", "none"})

ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.CondExpr,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Add,
    nodes.Sub,
    nodes.Neg,
    nodes.Concat,
    nodes.Filter,
    nodes.Test,
)

WORDS: dict[type[nodes.Node], str] = {
    nodes.For: "a loop",
    nodes.Macro: "a macro",
    nodes.Call: "a call",
    nodes.CallBlock: "a call",
    nodes.Assign: "an assignment",
    nodes.AssignBlock: "an assignment",
    nodes.Include: "an include",
    nodes.Import: "an import",
    nodes.FromImport: "an import",
    nodes.Extends: "an extends",
    nodes.Mul: "a multiplication",
    nodes.Pow: "a power",
}


class BadTemplate(CoachError):
    """A template that cannot be used; `what` and `line` are for whoever knows the file."""

    def __init__(self, what: str, line: int = 1, suggestion: str | None = None) -> None:
        self.what, self.line, self.suggestion = what, line, suggestion
        tail = f' Did you mean "{suggestion}"?' if suggestion else ""
        super().__init__(f"{what}.{tail}")


class _Environment(SandboxedEnvironment):
    """Dots and brackets look into mappings and lists, nothing else."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return self.undefined(hint=f'there is no "{attribute}" here')

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, (Mapping, list, tuple)) and isinstance(argument, (str, int)):
            try:
                return obj[argument]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                pass
        return self.undefined(hint=f'there is no "{argument}" here')


def render(text: str, variables: Mapping[str, object]) -> str:
    """`text` with its variables filled in. Raises BadTemplate, nothing else, whatever the text says."""
    template = _compiled(text)
    try:
        rendered = template.render(variables)
    except (TemplateError, ArithmeticError, TypeError, ValueError, RecursionError) as error:
        raise BadTemplate(f"this template cannot be filled in: {_one_line(error)}") from error
    if len(rendered) > MOST_CHARACTERS:
        raise BadTemplate(f"this template makes a text of {len(rendered)} characters; {MOST_CHARACTERS} is the most")
    return rendered


def variables_of(text: str) -> frozenset[str]:
    """Dotted names that a template uses: `{"profile.first_name", "slot"}`. Raises BadTemplate."""
    return frozenset(name for name, _ in _uses(_parsed(text)))


def check(text: str, known: Iterable[str]) -> list[BadTemplate]:
    """Everything wrong with a template whose variables are `known`; an empty list when it will render."""
    if "{" not in text and len(text) <= MOST_CHARACTERS:
        return []  # plain words, as most lines are: nothing to compile
    names = set(known)
    try:
        _compiled(text)
        uses = _uses(_parsed(text))
    except BadTemplate as error:
        return [error]
    return [
        BadTemplate(f'unknown variable "{name}" in a template', line, near(name, names))
        for name, line in uses
        if name not in names
    ]


def line_variables(
    profile: RoleProfile,
    *,
    trainee_name: str,
    slot: str,
    minutes: float,
    minutes_left: float,
    contact: Contact | None = None,
    earlier: Earlier = NOTHING_EARLIER,
) -> dict[str, object]:
    """The variables of `LINE`, for a persona's lines."""
    values: dict[str, object] = {
        "profile": _profile(profile),
        "trainee_name": trainee_name,
        "slot": slot,
        "minutes": minutes,
        "minutes_left": minutes_left,
        "earlier": _earlier(earlier),
    }
    if contact is not None:
        values["contact"] = {"name": contact.name, "role": contact.role}
    return values


def page_variables(
    profile: RoleProfile, trainee: Trainee, rules: Rules, minutes: float, earlier: Earlier = NOTHING_EARLIER
) -> dict[str, object]:
    """The variables of `PAGE`, for briefings, hints and the better lines of a report."""
    return {
        "profile": _profile(profile),
        "trainee": {**trainee.model_dump(), "first_name": trainee.first_name},
        "rules": rules.model_dump(),
        "minutes": minutes,
        "earlier": _earlier(earlier),
    }


def _earlier(earlier: Earlier) -> dict[str, object]:
    return {name: getattr(earlier, name) for name in (key.removeprefix("earlier.") for key in EARLIER)}


def _profile(profile: RoleProfile) -> dict[str, str]:
    return {name: getattr(profile, name) for name in (key.removeprefix("profile.") for key in PROFILE)}


def _join(values: object, between: str = ", ") -> str:
    """Lists only: a text joined with a text, and that again, grows without end."""
    if not isinstance(values, Sequence) or isinstance(values, str):
        raise TypeError("only a list can be joined")
    return between.join(str(value) for value in values)


def _shown(value: object) -> object:
    """Minutes are numbers with a fraction; a professional says "20 minutes", not "20.0 minutes"."""
    if not isinstance(value, (str, int, float, StrictUndefined)):
        raise TypeError("a list or a group of values stands where one value is wanted; take one with [0], or use join")
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _environment() -> _Environment:
    environment = _Environment(undefined=StrictUndefined, finalize=_shown)
    environment.globals.clear()  # range, lipsum, cycler …: nothing is callable anyway, and variables_of must not know them
    environment.filters = {name: environment.filters[name] for name in FILTERS} | {"join": _join}
    environment.tests = {name: environment.tests[name] for name in TESTS}
    return environment


ENVIRONMENT = _environment()


@lru_cache(maxsize=1024)
def _compiled(text: str) -> Template:
    tree = _parsed(text)  # refuses before compiling: the compiler works constants out, and 9**9**9 never ends
    try:
        return ENVIRONMENT.from_string(tree)
    except (TemplateError, SyntaxError, RecursionError, MemoryError) as error:  # Python's own compiler has limits of nesting too
        raise BadTemplate(f"not a template: {_one_line(error)}", getattr(error, "lineno", None) or 1) from error


def _parsed(text: str) -> nodes.Template:
    if len(text) > MOST_CHARACTERS:
        raise BadTemplate(f"a template of {len(text)} characters; {MOST_CHARACTERS} is the most")
    try:
        tree = ENVIRONMENT.parse(text)
    except TemplateSyntaxError as error:
        raise BadTemplate(f"not a template: {_one_line(error)}", error.lineno) from error
    except (RecursionError, ValueError) as error:  # ValueError: a number of thousands of digits
        raise BadTemplate(f"not a template: {_one_line(error)}") from error
    for node in _all(tree):
        if not isinstance(node, ALLOWED):
            what = WORDS.get(type(node), type(node).__name__.lower())
            raise BadTemplate(f"a template may not hold {what}; variables, if and filters are all it needs", node.lineno)
        if isinstance(node, nodes.Name) and node.ctx != "load":
            raise BadTemplate("a template may not hold an assignment", node.lineno)
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            raise BadTemplate(f'unknown filter "{node.name}" in a template', node.lineno, near(node.name, FILTERS))
        if isinstance(node, nodes.Test) and node.name not in TESTS:
            raise BadTemplate(f'unknown test "{node.name}" in a template', node.lineno, near(node.name, TESTS))
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            raise BadTemplate(f'a template may not look at "{node.attr}"', node.lineno)
    return tree


def _all(tree: nodes.Node) -> Iterable[nodes.Node]:
    """Every node, with a stack of our own: a deep text must not exhaust Python's."""
    stack: list[nodes.Node] = [tree]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(node.iter_child_nodes())


def _uses(tree: nodes.Template) -> list[tuple[str, int]]:
    """Dotted names with their lines, the longest form of each."""
    inner = {id(node.node) for node in _all(tree) if isinstance(node, nodes.Getattr)}
    found: dict[str, int] = {}
    for node in _all(tree):
        if isinstance(node, (nodes.Name, nodes.Getattr)) and id(node) not in inner and (name := _dotted(node)):
            found.setdefault(name, node.lineno)
    return sorted(found.items())


def _dotted(node: nodes.Node) -> str | None:
    parts: list[str] = []
    while isinstance(node, nodes.Getattr):
        parts.append(node.attr)
        node = node.node
    return ".".join([node.name, *reversed(parts)]) if isinstance(node, nodes.Name) else None


def _one_line(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return " ".join(str(error).split())[:160].rstrip(".") or type(error).__name__
