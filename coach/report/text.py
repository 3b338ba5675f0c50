"""A report in, paragraphs for a terminal out: outcome, three headlines, at most three things to work on, what went well.

    1  Say how long it takes
       you said  “could we meet some time” (turn 2, 0:41)
       it did    Ruth cannot say yes to a meeting without an end.
       better    “Could I have twenty minutes of your time?”
       again     coach retry 20261101-140500-phone-request-3f2a --turn 2

`full` adds every criterion and the transcript. Whoever prints a paragraph wraps it, and colours it or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coach.dialogue.types import Verdict
from coach.judge.scorecard import Judged, Quote, Work
from coach.report.evidence import Piece
from coach.report.sounded import lines, summary
from coach.report.view import Report, Said
from coach.report.words import SYMBOLS, VERDICTS, clock, count, percent, sentence

Style = Literal["plain", "strong", "faint", "good", "bad", "command"]

STYLES: dict[Verdict, Style] = {"met": "good", "missed": "bad", "violated": "bad", "not_applicable": "faint", "unscored": "faint"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text to wrap, and what stands before its first line."""

    text: str = ""
    first: str = ""
    style: Style = "plain"
    whole: bool = False
    """Not to be wrapped: a command that somebody will copy."""


def paragraphs(report: Report, *, full: bool = False) -> Iterator[Paragraph]:
    """The report, top to bottom."""
    yield from _opening(report)
    yield from _headlines(report)
    yield from _work(report)
    yield from _praise(report)
    if full:
        yield from _numbers(report)
        yield from _sounded(report)
        yield from _criteria(report)
        yield from _transcript(report)
    else:
        session = report.start.session
        yield Paragraph()
        yield Paragraph(f"More: coach report {session} --full (or --open)", style="faint", whole=True)


def _opening(report: Report) -> Iterator[Paragraph]:
    exam = " · exam" if report.start.exam else ""
    imagined = " (imagined)" if report.imagined else ""
    yield Paragraph(f"{report.title} · {report.professional}{imagined} · {report.start.difficulty}{exam}", style="faint")
    yield Paragraph()
    won = report.score.won
    symbol = "✓" if won else "·" if won is None else "✗"
    why = f" {sentence(report.because)}" if report.because else ""
    yield Paragraph(f"{report.outcome}{why}", f"{symbol} ", "good" if won else "strong" if won is None else "bad")
    if not report.ended:
        yield Paragraph(f"Go on with: coach resume {report.start.session}", "  ", whole=True)
    yield Paragraph(measured(report), "  ")
    if report.spoken:
        yield Paragraph(summary(report.spoken), "  ")
    if report.imagined:
        yield Paragraph(report.imagined, "  ")
    for note in report.score.notes:
        yield Paragraph(f"Note: {note}", "  ")


def measured(report: Report) -> str:
    """The talk in one line of figures."""
    numbers = report.score.numbers
    if not numbers.trainee_turns:
        return "You said nothing, so there is nothing to judge."
    helps = f" Help used: {', '.join(report.helps)}." if report.helps else ""
    if report.written:
        return f"{count(numbers.trainee_turns, 'text')} of yours with {count(numbers.trainee_words, 'word')}.{helps}"
    return (
        f"{count(numbers.trainee_turns, 'turn')}, {clock(report.seconds)} of {clock(report.agreed_seconds[-1])} minutes, "
        f"{percent(numbers.talk_share)} of the talking was yours.{helps}"
    )


def _headlines(report: Report) -> Iterator[Paragraph]:
    if report.score.headlines:
        yield Paragraph()
    width = max((len(headline.title) for headline in report.score.headlines), default=0)
    for headline in report.score.headlines:
        first = f"{SYMBOLS[headline.verdict]} {headline.title:<{width}}  "
        yield Paragraph(headline.sentence, first, STYLES[headline.verdict])


def _work(report: Report) -> Iterator[Paragraph]:
    if not report.score.work_on:
        return
    yield Paragraph()
    yield Paragraph("Work on this first", style="strong")
    for number, work in enumerate(report.score.work_on, 1):
        yield Paragraph(f"{SYMBOLS[work.verdict]} {work.title}", f"{number}  ", "strong")
        for name, text, style in _steps(report, work):
            yield Paragraph(text, f"   {name:<9} ", style, whole=style == "command")


def _steps(report: Report, work: Work) -> Iterator[tuple[str, str, Style]]:
    if work.quote:
        yield "you said", f"{_quoted(work.quote)} ({report.place(work.quote)})", "plain"
    if work.effect:
        yield "it did", work.effect, "plain"
    if work.say:
        yield "better", f"“{work.say}”", "good"
    if work.command:
        yield "again", work.command, "command"


def _praise(report: Report) -> Iterator[Paragraph]:
    if not report.score.praise:
        return
    yield Paragraph()
    yield Paragraph("What went well", style="strong")
    for judged in report.score.praise:
        said = f": {_quoted(judged.quote)} ({report.place(judged.quote)})" if judged.quote else ""
        yield Paragraph(f"{judged.title}{said}", "✓  ")


def _numbers(report: Report) -> Iterator[Paragraph]:
    numbers = report.score.numbers
    yield Paragraph()
    yield Paragraph("In numbers", style="strong")
    longest = "" if report.written else f", longest turn {numbers.longest_turn_seconds:.0f} s"
    yield Paragraph(f"{count(numbers.trainee_words, 'word')}{longest}", "   you        ")
    questions = (
        f"{numbers.open_questions} open, {numbers.closed_questions} closed, {numbers.leading_questions} leading; "
        f"{count(numbers.follow_ups, 'follow-up')}"
    )
    yield Paragraph(questions, "   questions  ")
    for movement in report.strongest(5):
        moved = ", ".join(f"{reason.variable} {reason.delta:+d}" for reason in movement.reasons)
        yield Paragraph(f"{'; '.join(movement.causes)} ({moved})", f"   turn {movement.turn:<5} ")


def _sounded(report: Report) -> Iterator[Paragraph]:
    if report.spoken is None:
        return
    yield Paragraph()
    yield Paragraph("How you sounded", style="strong")
    found = list(lines(report.spoken))
    width = max(len(name) for name, _ in found)
    for name, says in found:
        yield Paragraph(says, f"   {name:<{width}}  ")


def _criteria(report: Report) -> Iterator[Paragraph]:
    for group in report.groups:
        yield Paragraph()
        yield Paragraph(group.title, style="strong")
        for judged in group.criteria:
            yield Paragraph(_verdict(report, judged), f"{SYMBOLS[judged.verdict]}  ", STYLES[judged.verdict])
            if judged.verdict in ("missed", "violated") and judged.say:
                yield Paragraph(f"Say: “{judged.say}”", "   ")


def _verdict(report: Report, judged: Judged) -> str:
    note = report.note(judged.id)
    number = f" [{note.number}]" if note else ""
    word = "" if judged.verdict == "met" else f" – {VERDICTS[judged.verdict]}"
    because = f": {judged.because}" if judged.because else ""
    return f"{judged.title}{number}{word}{because}"


def _transcript(report: Report) -> Iterator[Paragraph]:
    if not report.said:
        return
    yield Paragraph()
    yield Paragraph("What was said, with the numbers of the evidence", style="strong")
    if report.imagined:
        yield Paragraph(report.imagined, style="faint")
    width = max(len(said.who) for said in report.said)
    for said in report.said:
        if said.stage:
            yield Paragraph(f"— {said.stage} —", " " * 7, "faint")
        yield Paragraph(numbered(said), f"{report.when(said.start_seconds):>6} {said.who:<{width}}  ")
        if said.aside:
            yield Paragraph(f"({said.aside})", " " * (width + 9), "faint")


def numbered(said: Said) -> str:
    """What was said, with [1] after each quote."""
    return "".join(_piece(piece) + "".join(f" [{note.number}]" for note in piece.ending) for piece in said.pieces)


def _piece(piece: Piece) -> str:
    """Words, with ‹um› and ‹1.4 s› where they came before or behind them."""
    marks = [f"‹{mark}›" for mark in piece.before]
    return "".join(f"{mark} " for mark in marks) + piece.text if piece.text else "".join(f" {mark}" for mark in marks)


def _quoted(quote: Quote, most: int = 150) -> str:
    """A quote on a screen: in marks, and not longer than two lines."""
    text = " ".join(quote.text.split())
    return f"“{text}”" if len(text) <= most else f"“{text[: most - 2].rstrip()} …”"
