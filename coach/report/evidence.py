"""Quotes in, numbered notes and a text cut at them out: where the evidence stands in the transcript.

`cut("Hi, my name is Dana.", notes, turn=1)` gives "Hi, ", "my name is Dana" with its note, and ".". Quotes may overlap: a piece
carries every note that covers it, and joining the pieces of one note gives its quote. Knows no criterion and no format.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coach.dialogue.types import Speaker, Verdict
from coach.judge.scorecard import Quote


@dataclass(frozen=True, slots=True)
class Note:
    """One criterion's evidence, numbered in the order of the transcript."""

    number: int
    criterion: str
    title: str
    verdict: Verdict
    quote: Quote
    speaker: Speaker

    @property
    def anchor(self) -> str:
        """The id of the piece with which the quote begins."""
        return f"{'said' if self.speaker == 'trainee' else 'answered'}-{self.quote.turn}-{self.quote.start}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that the same notes cover."""

    text: str
    notes: tuple[Note, ...] = ()
    ending: tuple[Note, ...] = ()
    """Notes whose quote ends with this piece: here their number stands."""
    anchor: str | None = None
    """Set where a quote begins."""
    before: tuple[str, ...] = ()
    """What came before these words and is none of them: "um", a pause of "1.4 s"."""

    @property
    def verdict(self) -> Verdict:
        """A fault outweighs what was missed, and that what was done."""
        verdicts = {note.verdict for note in self.notes}
        worst: tuple[Verdict, ...] = ("violated", "missed", "met")
        return next((verdict for verdict in worst if verdict in verdicts), "unscored")

    @property
    def title(self) -> str:
        """What the piece is evidence of."""
        return "; ".join(note.title for note in self.notes)


def number_notes(found: Iterable[tuple[str, str, Verdict, Quote]], texts: Mapping[tuple[Speaker, int], str]) -> tuple[Note, ...]:
    """Notes in the order of the transcript. A quote that is not in the text where it should be is not shown."""
    placed: list[tuple[str, str, Verdict, Quote, Speaker]] = []
    for criterion, title, verdict, quote in found:
        speakers: tuple[Speaker, ...] = ("trainee", "persona")
        for speaker in speakers:
            text = texts.get((speaker, quote.turn), "")
            if 0 <= quote.start < quote.end and text[quote.start : quote.end] == quote.text:
                placed.append((criterion, title, verdict, quote, speaker))
                break
    placed.sort(key=lambda each: (each[3].turn, each[4] == "persona", each[3].start, each[3].end, each[0]))
    return tuple(
        Note(number, criterion, title, verdict, quote, speaker)
        for number, (criterion, title, verdict, quote, speaker) in enumerate(placed, 1)
    )


def cut(text: str, notes: Iterable[Note], turn: int, marks: Mapping[int, tuple[str, ...]] | None = None) -> tuple[Piece, ...]:
    """`text` in pieces, cut wherever a quote begins or ends, and at each mark. Joined, they are the text."""
    here = [note for note in notes if note.quote.turn == turn]
    marks = marks or {}
    edges = sorted({0, len(text), *marks, *(note.quote.start for note in here), *(note.quote.end for note in here)})
    pieces: list[Piece] = []
    for start, end in itertools.pairwise(edges):
        covering = tuple(note for note in here if note.quote.start <= start and end <= note.quote.end)
        begins = next((note.anchor for note in covering if note.quote.start == start), None)
        ending = tuple(note for note in covering if note.quote.end == end)
        pieces.append(Piece(text[start:end], covering, ending, begins, marks.get(start, ())))
    if len(text) in marks:
        pieces.append(Piece("", before=marks[len(text)]))
    return tuple(pieces)
