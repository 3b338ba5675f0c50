"""A prompt's template and its typed facts in, the prompt out: Jinja2 in a sandbox, with a bound on what a template may do.

`Prompts(shipped("prompts")).render("actor.j2", facts)`, where `facts` is a frozen dataclass with a field per variable. Templates
may be rewritten by a user, so they are data: they print, choose, loop over what they are given and include one another. They call
nothing, so no loop is longer than the facts; they define nothing; no name that starts with an underscore is open to them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from coach.errors import NotFound, UserFileError, near

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from jinja2 import Environment, nodes

LONGEST_SOURCE = 20_000
LONGEST_TEXT = 200_000
"""Characters of a rendered prompt; the transcript of a thirty-minute talk has about 30,000."""
DEEPEST_LOOP = 2
FILTERS = frozenset(
    {"capitalize", "default", "first", "int", "join", "last", "length", "lower", "round", "title", "trim", "upper"}
)
ALLOWED = frozenset(
    {
        "Template",
        "Output",
        "TemplateData",
        "Name",
        "Const",
        "List",
        "Tuple",
        "Getattr",
        "Getitem",
        "If",
        "CondExpr",
        "For",
        "Filter",
    }
    | {"Test", "Compare", "Operand", "Not", "And", "Or", "Neg", "Add", "Sub", "Concat", "Include"}
)
"""What a template may be made of. No Call, Assign, Macro, Mul or Pow: with those it could run for ever or grow without end."""


class Prompts:
    """The templates of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = _environment(folder)

    def render(self, name: str, facts: DataclassInstance) -> str:
        """The prompt that `name`, such as `actor.j2`, makes of `facts`. Raises UserFileError with file and line."""
        from jinja2 import TemplateError

        path = str(self._folder / name)
        variables = {field.name: getattr(facts, field.name) for field in dataclasses.fields(facts)}
        pieces: list[str] = []
        length = 0
        try:
            for piece in self._environment.get_template(name).generate(variables):
                length += len(piece)
                if length > LONGEST_TEXT:
                    raise UserFileError(path, f"makes a prompt of more than {LONGEST_TEXT:,} characters. Loop over less")
                pieces.append(piece)
        except TemplateError as error:
            _refuse(error, path)
        except RecursionError as error:
            raise UserFileError(path, "includes itself without end") from error
        except (TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise UserFileError(path, f"cannot be filled in: {error}") from error
        return "".join(pieces).strip() + "\n"


def _environment(folder: Path) -> Environment:
    """Late, because importing Jinja2 costs what `coach --help` must not pay."""
    from jinja2 import BaseLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Folder(BaseLoader):
        def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Any]:
            path = folder / template
            if path.parent != folder or not path.is_file():
                raise NotFound("prompt", template, [each.name for each in folder.glob("*.j2")])
            try:
                source = path.read_text(encoding="utf-8")
            except UnicodeDecodeError as error:
                raise UserFileError(str(path), "is not UTF-8 text. Save it as UTF-8") from error
            except OSError as error:
                raise UserFileError(str(path), "cannot be read") from error
            _inspect(environment, source, str(path))
            return source, str(path), None

    environment = ImmutableSandboxedEnvironment(
        loader=Folder(), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    environment.globals.clear()
    return environment


def _inspect(environment: Environment, source: str, where: str) -> None:
    """Refuse what could run for ever, grow without end, or look behind the values."""
    from jinja2 import TemplateError

    if len(source) > LONGEST_SOURCE:
        raise UserFileError(where, f"a prompt's template has at most {LONGEST_SOURCE:,} characters")
    try:
        for node, loops in _walk(environment.parse(source), 0):
            if problem := _problem(node, loops):
                raise UserFileError(where, problem, node.lineno)
    except TemplateError as error:
        _refuse(error, where)
    except RecursionError as error:
        raise UserFileError(where, "is nested too deeply") from error


def _walk(node: nodes.Node, loops: int) -> Iterator[tuple[nodes.Node, int]]:
    """Every node with the number of loops around it."""
    from jinja2 import nodes

    inside = loops + isinstance(node, nodes.For)
    yield node, inside
    for child in node.iter_child_nodes():
        yield from _walk(child, inside)


def _problem(node: nodes.Node, loops: int) -> str | None:
    """What is wrong with one node, in words; None when nothing is."""
    from jinja2 import nodes

    kind = type(node).__name__
    if kind == "Call":
        return "a prompt calls nothing, not even range(): loop over the facts that it is given"
    if kind not in ALLOWED:
        return f"a prompt cannot use {kind.lower()}: it prints, chooses (if), loops over facts (for) and includes"
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return f'a prompt cannot look at "{node.attr}": names that start with an underscore are closed'
    if isinstance(node, nodes.Getitem) and not (isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int)):
        return "a prompt takes an item by its number only"
    if isinstance(node, nodes.For) and (node.recursive or loops > DEEPEST_LOOP):
        return f"a prompt loops at most {DEEPEST_LOOP} deep, and never into itself"
    if isinstance(node, nodes.Include) and not isinstance(node.template, nodes.Const):
        return "a prompt includes another by its plain name"
    if isinstance(node, nodes.Filter):
        if node.name not in FILTERS:
            meant = near(node.name, FILTERS)
            return f'there is no filter "{node.name}".' + (f' Did you mean "{meant}"?' if meant else "")
        # A text joined with a text, and that again, would grow without end.
        if node.name == "join" and any(inner.name == "join" for inner in node.find_all(nodes.Filter) if inner is not node):
            return '"join" cannot stand twice in one expression'
    return None


def _refuse(error: Exception, where: str) -> NoReturn:
    """A TemplateError as the one line that a person sees."""
    what = str(getattr(error, "message", None) or error).rstrip(".")
    raise UserFileError(getattr(error, "filename", None) or where, what, getattr(error, "lineno", None)) from error
