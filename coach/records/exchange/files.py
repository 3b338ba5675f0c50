"""A file's name → which of the three formats it has; contacts of the book → the content of such a file.

`contacts.vcf` is cards, `contacts.csv` a table, `contacts.md` a page with everything, talks and notes and promises as well.
Standard input has no name, so its content tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, TypeVar

from coach.errors import CoachError, UserFileError
from coach.records.book import Book
from coach.records.exchange.csv import write_csv
from coach.records.exchange.markdown import Dossier, write_markdown
from coach.records.exchange.reading import Read
from coach.records.exchange.vcf import Version, write_vcf
from coach.records.model import Contact, Note, Promise, Referral, Talk

Format = Literal["vcf", "csv", "md"]
Hanging = TypeVar("Hanging", Talk, Note, Referral, Promise)

SUFFIXES: dict[str, Format] = {
    ".vcf": "vcf", ".vcard": "vcf", ".csv": "csv", ".tsv": "csv", ".md": "md", ".markdown": "md",
}  # fmt: skip


def format_of(path: Path) -> Format:
    """By its name. Raises CoachError."""
    if path.suffix.lower() not in SUFFIXES:
        raise CoachError(f"{path}: a contacts file ends in .vcf, .csv or .md. For another name add --format.")
    return SUFFIXES[path.suffix.lower()]


def format_within(read: Read) -> Format:
    """By what stands in it. Raises UserFileError."""
    text = read.text()[0]
    if "BEGIN:VCARD" in text[:10_000].upper():
        return "vcf"
    if "```yaml" in text or "~~~yaml" in text:
        return "md"
    if (
        any(mark in text.partition("\n")[0] for mark in ",;\t")
        or text.partition("\n")[0].strip('\ufeff"\r ').casefold() == "name"
    ):
        return "csv"
    raise UserFileError(read.file, "neither cards (.vcf), nor a table (.csv), nor a page (.md); say which with --format")


def written(book: Book, contacts: Sequence[Contact], kind: Format, version: Version = "3.0") -> str:
    """The file of these contacts."""
    if kind == "vcf":
        return write_vcf(contacts, version)
    if kind == "csv":
        return write_csv(contacts)
    return write_markdown(dossiers(book, contacts))


def dossiers(book: Book, contacts: Sequence[Contact]) -> list[Dossier]:
    """Each with all that hangs on them."""
    talks, notes = _by_contact(book.talks()), _by_contact(book.notes())
    names, promises = _by_contact(book.referrals()), _by_contact(book.promises(open=False))
    return [
        Dossier(each, talks.get(each.id, ()), notes.get(each.id, ()), names.get(each.id, ()), promises.get(each.id, ()))
        for each in contacts
    ]


def _by_contact(records: Iterable[Hanging]) -> dict[str, tuple[Hanging, ...]]:
    found: dict[str, list[Hanging]] = {}
    for record in records:
        found.setdefault(record.contact, []).append(record)
    return {contact: tuple(many) for contact, many in found.items()}
