"""A report in, one HTML file out that makes no request: no script, font or image, and a policy that forbids them.

`render(report)` → `<!doctype html>…`; `render(report, Live(…))` is the same page at home, where a turn can be said again at a
click. What people said is escaped by the template engine; where evidence stands, the words are in a `<mark>`. The file is meant
to be kept, sent and printed. Geometry comes from `plots.py`, words from `view.py`.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from coach.dialogue.vocabulary import TOPICS
from coach.report import plots, words
from coach.report.player import linked, players
from coach.report.sounded import lines
from coach.report.text import measured
from coach.report.view import Report

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
FEW_MOVEMENTS = 6
"""As many rows as one takes in at a glance; the others are a click away."""


@dataclass(frozen=True, slots=True)
class Live:
    """The server that shows a page and can go on from it; a file has none."""

    head: str
    """Markup: links to the server's own style."""
    masthead: str
    """Markup: what stands on top of each of its pages."""
    actions: str = ""
    """Markup: what else can be done here."""
    session: str = ""
    """Address of the session that a report is about."""
    sounds: Mapping[int, str] = field(default_factory=dict)
    """Turn → address of its kept sound."""


def render(report: Report, live: Live | None = None, sounds: Mapping[int, Path] | None = None) -> str:
    """The whole file, or the page of a live server. `sounds`: the kept sound of turns, for a file that nobody else is to get."""
    facts: dict[str, object] = {
        "report": report,
        "live": live,
        "timeline": None if report.written else plots.timeline(report),
        "strips": () if report.written else plots.strips(report),
        "voice": plots.voice(report),
        "sounded": list(lines(report.spoken)) if report.spoken else [],
        "players": linked(report, live.sounds) if live else players(report, sounds or {}),
        "strongest": report.strongest(FEW_MOVEMENTS),
        "measured": measured(report),
        "topics": [TOPICS.get(topic, topic) for topic in report.score.numbers.topics],
    }
    return page("report.html.j2", facts)


def page(name: str, facts: Mapping[str, object]) -> str:
    """One page of the booklet: a template with the shared styles and the policy that allows just those."""
    sheet = styles()
    live = facts.get("live")
    allowed = policy(sheet, live=bool(live)) + ("; media-src data:" if facts.get("players") and not live else "")
    more = {"live": live, "styles": sheet, "policy": allowed}
    return environment().get_template(name).render({**facts, **more})


def policy(sheet: str, *, live: bool) -> str:
    """The content security policy: nothing may be loaded or run, and only these very styles apply. A live page may
    besides show and play what is its own server's, and send forms there."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode("utf-8")).digest()).decode("ascii")
    styles = f"style-src 'sha256-{digest}'"
    if live:
        return f"default-src 'none'; {styles} 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'self'"
    return f"default-src 'none'; {styles}; img-src data:; base-uri 'none'; form-action 'none'"


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
    made.filters |= {
        "clock": words.clock,
        "percent": words.percent,
        "plain": words.plain,
        "sentence": words.sentence,
        "signed": words.signed,
    }
    made.globals |= {
        "count": words.count,
        "SITUATIONS": words.SITUATIONS,
        "SYMBOLS": words.SYMBOLS,
        "VERDICTS": words.VERDICTS,
        "STRIP_HEIGHT": plots.STRIP_HEIGHT,
    }
    return made


def _printed(value: object) -> object:
    from markupsafe import Markup

    return words.clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def styles() -> str:
    """The style sheet, as it stands between the tags: the policy's digest is of just these characters."""
    return (TEMPLATES / "booklet.css").read_text(encoding="utf-8").strip()
