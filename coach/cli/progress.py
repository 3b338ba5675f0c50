"""`coach progress`: each criterion over your sessions, as a table in the terminal, a page with a picture, or JSON.

Brings the verdicts in the database up to the journals first; sessions that have not ended are left out.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach import __version__
from coach.cli import pages
from coach.cli.console import Console
from coach.errors import NotFound, UsageError
from coach.wiring import open_house

if TYPE_CHECKING:
    from coach.dialogue.types import Verdict
    from coach.history.progress import Part, Progress, Synced

ARROWS = {"better": "↑ better", "worse": "↓ worse", "steady": "= steady", "new": "· new"}
LEVELS = "▁▂▃▄▅▆▇█"
NEWEST = 20
"""Sessions in a row of the table: more leave no room for the title in eighty columns."""
FEWEST = 6
"""Columns kept for symbols, so that a heading stands well over few of them."""


@click.command("progress")
@click.option("--scenario", "-s", metavar="NAME", help="Only this scenario.")
@click.option(
    "--format", "-f", "form", type=click.Choice(["table", "html", "json"]), help="How; a table unless you say otherwise."
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file; - is standard output.")
@click.option("--open", "open_", is_flag=True, help="Show the page in the browser.")
def command(scenario: str | None, form: str | None, as_json: bool, output: Path | None, open_: bool) -> None:
    """Each criterion over your finished sessions.

    The HTML page holds table and picture and makes no request; without -o it goes to the folder of reports.
    """
    from coach.history.progress import brought_up, document, progress
    from coach.judge.grade import grade

    form = _form(form, as_json, output, open_)
    house = open_house(os.environ)
    rows, synced = brought_up(house.database, house.journals, grade, __version__)
    if scenario:
        known = {*(row.scenario for row in rows), *house.library.names("scenario")}
        if scenario not in known:
            raise NotFound("scenario", scenario, known, listing="coach scenarios list")
        rows = [row for row in rows if row.scenario == scenario]
    _warn(synced)
    made = progress(rows)
    if form == "json":
        pages.deliver(json.dumps(document(made), ensure_ascii=False, indent=2) + "\n", output or Path("-"))
    elif form == "html":
        from coach.report import trends

        page = trends.render(made, scenario or "all scenarios")
        if output:
            pages.deliver(page, output)
        else:
            output = pages.keep_at_home(page, house.reports, "progress.html")
            print(output)  # noqa: T201 - the path is the output
        if open_:
            pages.show(output)
    elif output and str(output) != "-":
        pages.keep(table_text(made, synced), output)
    else:
        table(made, synced, Console.on(sys.stdout))


def table_text(made: Progress, synced: Synced) -> str:
    """The table without colour, eighty columns wide."""
    import io

    sheet = io.StringIO()
    table(made, synced, Console(sheet, colour=False, width=80))
    return sheet.getvalue()


def table(made: Progress, synced: Synced, console: Console) -> None:
    """The table on a console: one row per criterion, one symbol per session, oldest first."""
    if not made.sessions:
        unfinished = " The ones you began have not ended: `coach resume` goes on." if synced.unfinished else ""
        console.say(f"No session has ended yet.{unfinished} Begin with: coach rehearse phone-request")
        return
    from coach.report.words import SYMBOLS, VERDICTS, count

    older = f", the newest {NEWEST} of each row shown" if len(made.sessions) > NEWEST else ""
    console.say(f"{count(len(made.sessions), 'finished session')}{older}. Oldest on the left.", bold=True)
    console.write()
    _picture(made, console)
    for part in made.parts:
        console.write()
        console.write(console.style(f"{part.scenario} ({count(len(part.sessions), 'session')})", bold=True))
        _rows(part, console)
    console.write()
    meanings = ", ".join(f"{symbol} {VERDICTS[verdict]}" for verdict, symbol in SYMBOLS.items())
    console.say(f"{meanings}, · not in that session.", dim=True)
    if made.weakest:
        console.say("Work on this next", bold=True)
    for each in made.weakest:
        console.say(f"{each.title} ({each.scenario}: {each.met} of {each.judged})", first="  ")


def _rows(part: Part, console: Console) -> None:
    from coach.report.words import count

    symbols = max(FEWEST, min(len(part.sessions), NEWEST))
    title = _title_width(symbols, console)
    silent = 0
    for each in part.series:
        if not each.judged:
            silent += 1
            continue
        shown = each.verdicts[-NEWEST:]
        marks = "".join(_mark(verdict, console) for verdict in shown) + " " * (symbols - len(shown))
        figures = f"{each.met} of {each.judged}"
        console.write(f"  {_cell(each.title, title)}  {marks}  {figures:>10}  {ARROWS[each.trend]}")
    if silent:
        console.say(f"{count(silent, 'criterion', 'criteria')} never came up or could not be judged.", first="  ", dim=True)


def _picture(made: Progress, console: Console) -> None:
    """Three rows over the sessions: reached or not, how much was done, how much the trainee talked."""
    from coach.report.words import percent

    title = _title_width(max(FEWEST, min(len(made.sessions), NEWEST)), console)
    won = "".join("✓" if row.won else "✗" for row in made.sessions[-NEWEST:])
    reached = sum(bool(row.won) for row in made.sessions)
    console.write(f"  {_cell('Goal reached', title)}  {won}  {reached} of {len(made.sessions)}")
    talk = [row.talk_share for row in made.sessions]
    for name, values in (("Done of what was called for", list(made.shares)), ("Your part of the talking", talk)):
        known = [value for value in values if value is not None]
        if known:
            console.write(f"  {_cell(name, title)}  {sparkline(values[-NEWEST:])}  {percent(known[0])} → {percent(known[-1])}")


def _title_width(symbols: int, console: Console) -> int:
    """What is left for the title beside the symbols, "100 of 100" and "= steady"."""
    return max(20, console.columns - 1 - symbols - len("    100 of 100  = steady  "))


def sparkline(values: Sequence[float | None]) -> str:
    """`[0.0, 0.5, None, 1.0]` → "▁▅ █"."""
    top = len(LEVELS) - 1
    return "".join(" " if value is None else LEVELS[round(max(0.0, min(1.0, value)) * top)] for value in values)


def _mark(verdict: Verdict | None, console: Console) -> str:
    from coach.report.words import SYMBOLS

    if verdict is None:
        return "·"
    colours = {"met": "green", "missed": "red", "violated": "red"}
    return console.style(SYMBOLS[verdict], fg=colours.get(verdict))


def _cell(text: str, width: int) -> str:
    from coach.cli.console import clean

    line = " ".join(clean(text).split())
    return f"{line:<{width}}" if len(line) <= width else f"{line[: width - 1]}…"


def _warn(synced: Synced) -> None:
    console = Console.on(sys.stderr)
    for problem in synced.problems:
        console.say(f"coach: left out {problem}")


def _form(form: str | None, as_json: bool, output: Path | None, open_: bool) -> str:
    """The format that was meant. Raises UsageError where two were."""
    if as_json and form not in (None, "json"):
        raise UsageError(f"--json and --format {form} say two different things. Leave one out.")
    if as_json:
        form = "json"
    if open_:
        if form not in (None, "html") or str(output) == "-":
            raise UsageError("--open shows the HTML page in a browser. Leave out --format, --json and `-o -`.")
        return "html"
    by_suffix = {".html": "html", ".htm": "html", ".json": "json"}
    return form or (by_suffix.get(output.suffix.lower(), "table") if output else "table")
