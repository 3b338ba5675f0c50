"""`coach compare [TOPIC]`: what several people said on the same topic, side by side, with day and source."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coach.cli import pages
from coach.cli.console import Console
from coach.errors import NotFound, UsageError
from coach.wiring import open_house

if TYPE_CHECKING:
    from coach.records.compare import Compared, Side

LEFT = 24
"""Columns for who said it and when."""
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


@click.command("compare")
@click.argument("topic", required=False)
@click.option("--real", "only_real", is_flag=True, help="Only what real people said.")
@click.option("--md", "as_markdown", is_flag=True, help="Tables in Markdown.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file, for --md and --json; - is standard output.")
def command(topic: str | None, only_real: bool, as_markdown: bool, as_json: bool, output: Path | None) -> None:
    """What several people said on TOPIC, or on every topic, side by side. Notes come from `coach notes`."""
    from coach.dialogue.vocabulary import TOPICS
    from coach.records.compare import side_by_side
    from coach.rehearsal.gathering import all_said

    if as_json and as_markdown:
        raise UsageError("--json and --md say two different things. Leave one out.")
    if output and not (as_json or as_markdown):
        raise UsageError("-o goes with --md or --json.")
    if topic is not None:
        topic = topic.strip().lower().replace(" ", "_").replace("-", "_")
        if topic not in TOPICS:
            raise NotFound("topic", topic, TOPICS)
    house = open_house(os.environ)
    with house.book() as book:
        said = all_said(book, house.journals, house.folder)
    made = side_by_side([each for each in said if each.source == "real" or not only_real], topic)
    if as_json:
        pages.deliver(json.dumps(document(made), ensure_ascii=False, indent=2) + "\n", output or Path("-"))
    elif as_markdown:
        pages.deliver(markdown(made), output or Path("-"))
    else:
        tell(made, topic, Console.words(json=False))


def document(made: Sequence[Compared]) -> dict[str, Any]:
    """All of it as plain values."""
    topics = [asdict(each) for each in made]
    for each in topics:
        for side in each["sides"]:
            side["said"] = [{"text": said["text"], "day": said["day"].isoformat(), "ref": said["ref"]} for said in side["said"]]
    return {"format": 1, "topics": topics}


def tell(made: Sequence[Compared], topic: str | None, console: Console) -> None:
    """On a console: who and when on the left, what they said on the right."""
    if not made:
        on = f" on {topic.replace('_', ' ')}" if topic else ""
        console.say(f"Nobody is noted to have said anything{on} yet. After a talk: coach notes")
        return
    for place, each in enumerate(made):
        if place:
            console.write()
        console.say(f"{each.topic.replace('_', ' ') or 'without a topic'}: {_people(each)}", bold=True)
        for side in each.sides:
            _side(side, console)
    alone = [each.topic.replace("_", " ") for each in made if len(each.sides) == 1 and each.topic]
    if alone:
        console.write()
        console.say(f"One voice only, so nothing to compare yet: {', '.join(alone)}.", dim=True)


def markdown(made: Sequence[Compared]) -> str:
    """A table a topic."""
    from coach.records.compare import SOURCES

    lines = ["# What people said", ""]
    for each in made:
        lines += [f"## {each.topic.replace('_', ' ').capitalize() or 'Without a topic'}", ""]
        lines += ["| Who | When | Source | What they said |", "|---|---|---|---|"]
        for side in each.sides:
            who = ", ".join(part for part in (side.who, side.role, side.organisation) if part)
            lines += [
                f"| {_cell(who)} | {said.day.isoformat()} | {SOURCES[side.source]} | {_cell(said.text)} |" for said in side.said
            ]
        lines.append("")
    return "\n".join(lines)


def _side(side: Side, console: Console) -> None:
    """Two columns that wrap each for itself, however long a name is."""
    import textwrap

    from coach.cli.console import clean
    from coach.records.compare import SOURCES

    right = console.columns - 1 - LEFT - 2
    where = ", ".join(part for part in (side.role, side.organisation) if part)
    left = [*textwrap.wrap(clean(side.who), LEFT), *textwrap.wrap(SOURCES[side.source], LEFT)]
    body: list[str] = textwrap.wrap(clean(where), right)
    for said in side.said:
        body += textwrap.wrap(f"{said.day:%-d %b %Y}: {' '.join(clean(said.text).split())}", right, subsequent_indent="  ")
    for place in range(max(len(left), len(body))):
        name = left[place] if place < len(left) else ""
        text = body[place] if place < len(body) else ""
        console.write(f"{name:<{LEFT}}  {text}".rstrip())


def _people(each: Compared) -> str:
    from coach.report.words import count

    real, all_ = each.real, len(each.sides)
    if real == all_:
        return count(all_, "real person", "real people")
    first = count(real, "real person", "real people") if real else "nobody real yet"
    return f"{first}, {all_ - real} practised or made up"


def _cell(text: str) -> str:
    """Text that stays in its cell, whatever it holds."""
    from coach.cli.console import clean

    return MARKDOWN.sub(r"\\\1", " ".join(clean(text).split()))
