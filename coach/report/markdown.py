"""A report in, one Markdown text out, for a notebook or a mentor's mailbox.

    ## Work on this first
    ### 1. Say how long it takes
    > could we meet some time
    **Say instead:** Could I have twenty minutes of your time?

What people said is escaped: asterisks, links and tags in it stay the characters they are. Knows no terminal and no browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.judge.scorecard import Judged
from coach.report.sounded import lines
from coach.report.text import measured, numbered
from coach.report.view import Report
from coach.report.words import SITUATIONS, SYMBOLS, VERDICTS, clean, sentence, signed

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+!|~&$-])")
"""What Markdown, its tables and its common extensions give a meaning to."""
BREAK = re.compile(r"[\n\t]+")
NUMBERED = re.compile(r"^(\d+)([.)])")


def render(report: Report, *, full: bool = False) -> str:
    """The whole text, with a line break at its end."""
    return "\n".join(_lines(report, full=full)).rstrip() + "\n"


def escape(text: str) -> str:
    """One line of text that Markdown shows as it is."""
    line = SPECIAL.sub(r"\\\1", one_line(text))
    return NUMBERED.sub(r"\1\\\2", line)


def one_line(text: str) -> str:
    """Text without line breaks and other controls: a break would end the quote or the table row it stands in."""
    return BREAK.sub(" ", clean(text)).strip()


def _lines(report: Report, *, full: bool) -> Iterator[str]:
    score = report.score
    exam = ", exam" if report.start.exam else ""
    who = f"{escape(report.professional)}, {escape(report.role)}"
    where = SITUATIONS.get(report.situation, report.situation)
    yield f"# {escape(report.title)}"
    yield ""
    yield f"With {who}, {where}. {escape(report.day)}. Difficulty: {report.start.difficulty}{exam}."
    yield ""
    yield f"**{escape(report.outcome)}** {escape(sentence(report.because))}".rstrip()
    yield ""
    yield escape(measured(report))
    yield ""
    if report.imagined:
        yield from (f"**{escape(report.imagined)}**", "")
    for note in score.notes:
        yield f"*{escape(note)}*"
        yield ""
    for headline in score.headlines:
        yield f"- {SYMBOLS[headline.verdict]} **{escape(headline.title)}**: {escape(headline.sentence)}"
    if score.work_on:
        yield from ("", "## Work on this first")
    for number, work in enumerate(score.work_on, 1):
        yield from ("", f"### {number}. {SYMBOLS[work.verdict]} {escape(work.title)} ({VERDICTS[work.verdict]})", "")
        if work.quote:
            yield from (f"> {escape(work.quote.text)} ({report.place(work.quote)})", "")
        if work.effect:
            yield from (f"**What it did:** {escape(work.effect)}", "")
        if work.say:
            yield from (f"**Say instead:** {escape(work.say)}", "")
        if work.command:
            yield from ("**Do it again:**", "", f"    {one_line(work.command)}")
    if score.praise:
        yield from ("", "## What went well", "")
        for judged in score.praise:
            said = f": “{escape(judged.quote.text)}” ({report.place(judged.quote)})" if judged.quote else ""
            yield f"- {escape(judged.title)}{said}"
    if full:
        yield from _everything(report)


def _everything(report: Report) -> Iterator[str]:
    if report.moved:
        yield from ("", f"## What moved {escape(report.first_name)}", "")
        yield "| turn | what you did | patience | interest | trust |"
        yield "|---:|---|---:|---:|---:|"
        for movement in report.moved:
            deltas = " | ".join(
                f"{getattr(movement, name)} ({signed(movement.delta(name))})" for name in ("patience", "interest", "trust")
            )
            yield f"| {movement.turn} | {escape('; '.join(movement.causes))} | {deltas} |"
    if report.spoken:
        yield from ("", "## How you sounded", "")
        for name, says in lines(report.spoken):
            yield f"- **{escape(name)}:** {escape(says)}"
    yield from ("", "## Every criterion")
    for group in report.groups:
        yield from ("", f"### {group.title}", "")
        for judged in group.criteria:
            yield f"- {_verdict(report, judged)}"
    if report.said:
        yield from ("", "## What was said", "", "Numbers in brackets are those of the evidence above.", "")
        if report.imagined:
            yield from (f"*{escape(report.imagined)}*", "")
        for said in report.said:
            aside = f" *{escape(said.aside)}*" if said.aside else ""
            yield from (f"**{report.when(said.start_seconds)} {escape(said.who)}:** {escape(numbered(said))}{aside}", "")


def _verdict(report: Report, judged: Judged) -> str:
    note = report.note(judged.id)
    number = f" \\[{note.number}\\]" if note else ""
    because = f": {escape(judged.because)}" if judged.because else ""
    say = f" Say: “{escape(judged.say)}”" if judged.say and judged.verdict in ("missed", "violated") else ""
    return f"{SYMBOLS[judged.verdict]} {escape(judged.title)}{number} ({VERDICTS[judged.verdict]}){because}{say}"
