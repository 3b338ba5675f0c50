"""`coach report [SESSION]`: a session judged and shown, as text, Markdown, JSON or one HTML file.

The judgement is made anew each time from the journal; nothing is kept but what is asked for with -o, --open or `--format html`.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coach.cli import completion, pages
from coach.cli.console import Console
from coach.errors import CoachError, UsageError
from coach.wiring import House, judged, open_house

if TYPE_CHECKING:
    from coach.dialogue.session import Session
    from coach.report.view import Report

FORMATS = ("text", "markdown", "json", "html")
SUFFIXES = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".json": "json", ".html": "html", ".htm": "html"}
STYLES: dict[str, dict[str, Any]] = {
    "plain": {},
    "strong": {"bold": True},
    "faint": {"dim": True},
    "good": {"fg": "green"},
    "bad": {"fg": "red"},
    "command": {"fg": "cyan"},
}


@click.command("report")
@click.argument("session", default="last", shell_complete=completion.sessions)
@click.option(
    "--format", "-f", "form", type=click.Choice(FORMATS), help="How; text, unless the name given with -o says otherwise."
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--full", is_flag=True, help="In text and Markdown: every criterion and the transcript.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file; - is standard output.")
@click.option("--open", "open_", is_flag=True, help="Show the HTML page in the browser.")
@click.option("--judge", type=click.Choice(["code", "llm"]), help="llm also asks a model what code cannot judge.")
def command(
    session: str, form: str | None, as_json: bool, full: bool, output: Path | None, open_: bool, judge: str | None
) -> None:
    """How SESSION went: an id, the beginning of one, or `last`.

    HTML is one file that makes no request; without -o it goes to the folder of reports, and its path is printed. That one plays
    your voice where it was kept; a file named with -o is for others and holds no sound.
    """
    from coach.history.sessions import load_session

    form = _form(form, as_json, output, open_)
    house = open_house(os.environ)
    name = house.journals.resolve(session)
    found = load_session(house.journals, name)
    if found.start.role == "professional":
        raise CoachError(f"You played the professional in {name}; nothing you said is judged. See: coach sessions show {name}")
    report = judged(house, found, judge)
    if form == "text" and output is None:
        tell(report, Console.on(sys.stdout), full=full)
    elif form == "html" and output is None:
        from coach.history.sound import Sound

        sounds = Sound(house.journals.folder, name).turns()
        path = pages.keep_at_home(rendered(report, "html", full=full, sounds=sounds), house.reports, f"{name}.html")
        print(path)  # noqa: T201 - the path is the output
        if open_:
            pages.show(path)
    else:
        pages.deliver(rendered(report, form, full=full), output or Path("-"))
        if open_ and output:
            pages.show(output)


def finish(house: House, session: Session, console: Console) -> None:
    """The report at the end of a rehearsal, which a model judge that cannot be had must not prevent."""
    try:
        report = judged(house, session)
    except CoachError as error:
        if house.settings.judge == "code":
            raise
        console.say(f"Judged without a language model. {error}")
        console.write()
        report = judged(house, session, "code")
    tell(report, console, full=False)


def tell(report: Report, console: Console, *, full: bool) -> None:
    """The report as paragraphs on a console."""
    from coach.cli.console import clean
    from coach.report.text import paragraphs

    for paragraph in paragraphs(report, full=full):
        style = STYLES[paragraph.style]
        if paragraph.whole:
            console.write(console.style(clean(paragraph.first + paragraph.text), **style))
        else:
            console.say(paragraph.text, first=paragraph.first, **style)


def rendered(report: Report, form: str, *, full: bool, sounds: Mapping[int, Path] | None = None) -> str:
    """The report as one text; `sounds`, where they were kept, for the page that stays at home."""
    if form == "html":
        from coach.report import html

        return html.render(report, sounds=sounds)
    if form == "json":
        from coach.report import json

        return json.render(report)
    if form == "markdown":
        from coach.report import markdown

        return markdown.render(report, full=full)
    sheet = io.StringIO()
    tell(report, Console(sheet, colour=False, width=80), full=full)
    return sheet.getvalue()


def _form(form: str | None, as_json: bool, output: Path | None, open_: bool) -> str:
    """The format that was meant. Raises UsageError where two were."""
    if as_json:
        if form not in (None, "json"):
            raise UsageError(f"--json and --format {form} say two different things. Leave one out.")
        form = "json"
    if open_:
        if form not in (None, "html") or str(output) == "-":
            raise UsageError("--open shows the HTML page in a browser. Leave out --format, --json and `-o -`.")
        return "html"
    return form or (SUFFIXES.get(output.suffix.lower(), "text") if output else "text")
