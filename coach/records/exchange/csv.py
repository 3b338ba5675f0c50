"""Contacts → a table that a spreadsheet opens, and a table → contacts.

`"Ruth Okafor","nurse manager",…` with a first row of field names, UTF-8 with a mark (without it Excel takes "é" for two).
A cell that a spreadsheet would compute (`=SUM(1)`, `+49 …`) gets an apostrophe before it, which is taken off on the way back.

Columns of other programs are known by their usual names ("First Name", "Company", "E-mail Address"); commas, semicolons and tabs
are told apart.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from coach.errors import Problem, UserFileError, near
from coach.records.exchange.fields import FIELDS, Contacts, Row, as_texts, from_texts
from coach.records.exchange.reading import Read
from coach.records.model import LONGEST_TEXT, Contact

COMPUTED = frozenset("=+-@\t\r\n＝＋－＠")
"""First characters at which a spreadsheet computes a cell or leaves it (OWASP, "CSV injection"); full width as in Japan."""
GUARD = "'"

ALIASES: dict[str, str] = {
    **{field.replace("_", " "): field for field in FIELDS},
    "full name": "name", "display name": "name", "contact": "name", "first name": "first", "given name": "first",
    "last name": "last", "family name": "last", "surname": "last",
    "title": "role", "job title": "role", "position": "role", "organization title": "role",
    "organization": "organisation", "company": "organisation", "organization name": "organisation", "employer": "organisation",
    "industry": "field", "phone number": "phone", "mobile": "phone", "mobile phone": "phone", "business phone": "phone",
    "telephone": "phone", "phone 1 - value": "phone", "mail": "email", "e-mail": "email", "email address": "email",
    "e-mail address": "email", "e-mail 1 - value": "email", "business address": "address", "address 1 - formatted": "address",
    "how found": "found_through", "source": "found_through",
    "notes": "read", "note": "read", "referred by": "referrer", "resembles": "like",
}  # fmt: skip
"""Heading of a column → field. "first" and "last" make the name."""

OPEN = 'a quote is opened here and not closed; put the whole text in quotes and write "" for a quote in it'
STRAY = 'a quote stands in the middle of a text; put the whole text in quotes and write "" for a quote in it'
LARGEST = 20 * LONGEST_TEXT
LARGE = f"a cell with more than {LARGEST:,} characters; shorten it"
HEAD_ROWS = 8
"""Some programs write a few sentences above the headings."""


def write_csv(contacts: Iterable[Contact]) -> str:
    """The table, with a byte order mark and CRLF."""
    out = io.StringIO(newline="")
    # Every cell in quotes: where a semicolon is the separator, `x;=SUM(1)` would otherwise be two cells.
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(FIELDS)
    for contact in contacts:
        texts = as_texts(contact)
        writer.writerow([guarded(texts[field]) for field in FIELDS])
    return "\ufeff" + out.getvalue()


def read_csv(read: Read, today: date) -> Contacts:
    """Every row by itself. Raises UserFileError for a file without a column of names."""
    text, notice = read.text()
    lines = _rows(read.file, text)
    columns = _columns(read.file, lines)
    rows: list[Row] = []
    problems: list[Problem] = []
    for line, cells in lines:
        if isinstance(cells, Problem):
            problems.append(cells)
        elif any(cell.strip() for cell in cells):
            made = _contact(cells, columns, today, read.file, line)
            if isinstance(made, Problem):
                problems.append(made)
            else:
                rows.append(made)
    return Contacts(tuple(rows), tuple(problems), tuple(filter(None, (notice, _unknown(columns)))))


def guarded(text: str) -> str:
    """`=SUM(1)` → `'=SUM(1)`: text to a spreadsheet."""
    return GUARD + text if _computed(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` was given."""
    return cell[1:] if cell.startswith(GUARD) and _computed(cell[1:]) else cell


def _computed(text: str) -> bool:
    # Blanks before it do not keep every spreadsheet from computing. The guard counts too, or a text that begins with one lost it.
    return text[:1] in COMPUTED or text.lstrip()[:1] in COMPUTED | {GUARD} if text else False


def _rows(file: str, text: str) -> Iterator[tuple[int, list[str] | Problem]]:
    """Rows with the line on which each begins. A quote that is never closed costs its own line only."""
    csv.field_size_limit(max(csv.field_size_limit(), LARGEST))
    lines = io.StringIO(text, newline="").readlines()
    delimiter, begin, width, broken = _delimiter(lines), 0, 0, False
    while begin < len(lines):
        reader = csv.reader((lines[at] for at in range(begin, len(lines))), delimiter=delimiter, strict=True)
        first = begin
        try:
            for cells in reader:
                if not width and any(_heading(cell) in ALIASES for cell in cells):
                    width = len(cells)
                if broken and len(cells) < width:  # a line of the text whose quote was opened above
                    yield first + 1, Problem(file, first + 1, f"{len(cells)} of {width} cells; is it part of a text above?")
                else:
                    broken = False
                    yield first + 1, cells
                first = begin + reader.line_num
            return
        except csv.Error as error:
            broken = "unexpected end" in str(error) or begin + reader.line_num > first + 1
            yield first + 1, Problem(file, first + 1, LARGE if "field limit" in str(error) else OPEN if broken else STRAY)
            begin = first + 1


def _delimiter(lines: Sequence[str]) -> str:
    """What stands most often in the row of headings; csv.Sniffer takes letters for separators where rows are few."""
    head = next((line for line in lines[:HEAD_ROWS] if _names_a_field(line)), lines[0] if lines else "")
    return max(",;\t", key=head.count)


def _names_a_field(line: str) -> bool:
    return any(_heading(cell) in ALIASES for cell in re.split(r"[,;\t]", line))


def _heading(cell: str) -> str:
    """`"E_mail "` → `e mail`: how a column is looked up."""
    return " ".join(cell.strip(' "\ufeff\r\n').casefold().replace("_", " ").split())


def _columns(file: str, lines: Iterator[tuple[int, list[str] | Problem]]) -> list[str]:
    """The field of each column, read from the row of headings; unknown ones keep their own name in brackets."""
    seen: list[str] = []
    for _, (line, cells) in zip(range(HEAD_ROWS), lines, strict=False):
        if isinstance(cells, Problem):
            raise UserFileError(file, "this is no table of contacts", line)
        columns = [ALIASES.get(_heading(cell), f"({cell.strip()[:40]})") for cell in cells]
        if {"name", "first", "last"} & set(columns):
            return columns
        seen += [cell.strip() for cell in cells if cell.strip()]
    guess = next((f' Is it "{cell[:40]}"?' for cell in seen[:20] if near(cell.casefold(), ["name"])), "")
    raise UserFileError(file, f'no column is called "name"; the first row must hold the names of the columns.{guess}', 1)


def _unknown(columns: Sequence[str]) -> str | None:
    left = [column[1:-1] for column in columns if column.startswith("(") and column != "()"]
    return f"Columns that coach has no place for: {', '.join(left[:8])}{' …' if len(left) > 8 else ''}." if left else None


def _contact(cells: Sequence[str], columns: Sequence[str], today: date, file: str, line: int) -> Row | Problem:
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        return Problem(
            file, line, f"{len(cells)} cells under {len(columns)} headings; put a text that holds a separator in quotes"
        )
    texts: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if not texts.get(column):  # of two columns with telephone numbers the first that holds one
            texts[column] = unguarded(cell)
    texts.setdefault("name", "")
    if not texts["name"].strip():
        texts["name"] = f"{texts.get('first', '')} {texts.get('last', '')}"
    return from_texts({field: texts[field] for field in FIELDS if field in texts}, today, file, line)
