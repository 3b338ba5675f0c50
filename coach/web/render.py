"""A context and a template in, a page out: `page("home.html.j2", Home(…))`.

Whatever a trainee, a scenario or a model has said is escaped by the template engine; a template may use the fields of its context
(`contexts.py`, `text_contexts.py`) and no others.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response

from coach.records.dates import long_day
from coach.report.words import clean, clock, count, plain, sentence
from coach.web.contexts import Problem
from coach.web.static_files import static

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Jinja with escaping on for every template, and an error for every name that is not there."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # People's words are cleaned where they are printed; a template cannot forget it.
        finalize=_printed,
    )
    made.filters |= {"clock": clock, "plain": plain, "sentence": sentence, "long_day": long_day, "capital": capital}
    made.globals |= {"count": count, "static": static}
    return made


def page(template: str, context: object, status: int = 200) -> HTMLResponse:
    """One page; the template sees its context as `page`."""
    return HTMLResponse(environment().get_template(template).render(page=context), status)


def part(template: str, **facts: object) -> str:
    """A piece of markup that stands on more than one page."""
    return environment().get_template(template).render(facts)


def around(here: str, target: str) -> tuple[str, str]:
    """What a report's page needs to stand among the others: links for its head, and the masthead."""
    return part("head.html.j2"), part("masthead.html.j2", here=here, target=target)


def problem(sentence: str, status: int) -> Response:
    """A page that says what went wrong."""
    return page("problem.html.j2", Problem(sentence, status), status)


def capital(text: str) -> str:
    """ "how they got here" → "How they got here": a title, without the full stop of a sentence."""
    return text[:1].upper() + text[1:]


def _printed(value: object) -> object:
    from markupsafe import Markup

    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
