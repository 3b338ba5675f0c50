"""Contacts → cards that a telephone reads, and cards → contacts.

`FN:Ruth Okafor`, `TITLE:nurse manager`, `X-COACH-WHY:…`: vCard 3.0, which every address book reads, or 4.0. Both are read, and
the 2.1 of old telephones. What has no property of its own stands under `X-COACH-`. Pictures are passed over unread.

Escaping and old encodings are vobject's work, folding icalendar's; each card is read by itself, so that a bad
one costs no other.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from coach.errors import Problem, UserFileError
from coach.records.exchange.fields import FIELDS, Contacts, Row, as_texts, from_texts
from coach.records.exchange.reading import OLD, Read
from coach.records.model import Contact

if TYPE_CHECKING:
    from vobject.base import Component

Version = Literal["3.0", "4.0"]

PROPERTIES: dict[str, str] = {"name": "fn", "role": "title", "phone": "tel", "email": "email", "read": "note"}
"""Field → property whose value is that text."""
OWN: dict[str, str] = {
    field: f"x-coach-{field.replace('_', '-')}" for field in FIELDS if field not in {*PROPERTIES, "organisation", "address"}
}
FAMILY = uuid.UUID("6f1c2a1e-4a53-4b0e-9f0e-0c7a1d7c6c11")
"""Of the UIDs of our cards: the same contact has the same one in every export."""

PASSED_OVER = re.compile(rb"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]", re.IGNORECASE)
"""Megabytes that nobody here looks at."""
FOLD = re.compile(rb"\r?\n[ \t]")
UNFOLDED = 10**9
ADDRESS = ("box", "extended", "street", "city", "region", "code", "country")


def write_vcf(contacts: Iterable[Contact], version: Version = "3.0") -> str:
    """One card for each."""
    from icalendar.parser import Contentline, Contentlines

    whole = "".join(_card(contact, version).serialize(validate=False, lineLength=UNFOLDED) for contact in contacts)
    # vobject folds by letters where a line is short, so that one of 70 emoji would have 280 octets.
    folded: bytes = Contentlines(Contentline(line) for line in whole.split("\r\n")).to_ical()  # type: ignore[no-untyped-call]
    return folded.decode()


def read_vcf(read: Read, today: date) -> Contacts:
    """Every card by itself. Raises UserFileError for a file without one."""
    content = read.content
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        content = read.text()[0].encode()
    rows: list[Row] = []
    problems: list[Problem] = []
    notices: set[str] = set()
    for line, card in _cards(content, read.file):
        made = card if isinstance(card, Problem) else _read_card(card, today, read.file, line, notices)
        if isinstance(made, Problem):
            problems.append(made)
        elif made is not None:
            rows.append(made)
    if not rows and not problems:
        read.text()  # says what it is instead, where it is no text
        raise UserFileError(read.file, "no card in it: no line says BEGIN:VCARD")
    return Contacts(tuple(rows), tuple(problems), tuple(sorted(notices)))


def _card(contact: Contact, version: Version) -> Component:
    import vobject
    from vobject.vcard import Address, Name

    texts = as_texts(contact)
    card: Any = vobject.vCard()
    card.add("version").value = version
    card.add("uid").value = uuid.uuid5(FAMILY, f"{contact.id}/{contact.created}").urn
    given, _, family = contact.name.rpartition(" ")
    card.add("n").value = Name(family=family, given=given)
    for field, name in {**PROPERTIES, **OWN}.items():
        if texts[field]:
            card.add(name).value = texts[field]
    if contact.organisation:
        card.add("org").value = [contact.organisation]
    if contact.address:
        card.add("adr").value = Address(street=contact.address)
    return card  # type: ignore[no-any-return]


def _cards(content: bytes, file: str) -> Iterator[tuple[int, bytes | Problem]]:
    """Each card's bytes, with the line on which it begins."""
    card: list[bytes] = []
    begin, skipping = 0, False
    for number, line in enumerate(content.split(b"\n"), 1):
        mark = line.strip().upper()
        if mark == b"BEGIN:VCARD":
            if begin:
                yield begin, Problem(file, begin, "this card has no end: a line END:VCARD is missing")
            card, begin, skipping = [line], number, False
        elif begin:
            skipping = skipping if line[:1] in (b" ", b"\t") else bool(PASSED_OVER.match(line))
            if not skipping:
                card.append(line)
            if mark == b"END:VCARD":
                yield begin, b"\n".join(card) + b"\n"
                begin = 0
    if begin:
        yield begin, Problem(file, begin, "this card has no end: the file stops in the middle of it")


def _read_card(content: bytes, today: date, file: str, line: int, notices: set[str]) -> Row | Problem | None:
    """A contact; None for a card of a group of people."""
    import vobject

    try:
        text = FOLD.sub(b"", content).decode("utf-8")  # unfolded first: 2.1 folds in the middle of a letter
    except UnicodeDecodeError:
        text = FOLD.sub(b"", content).decode("cp1252", errors="replace")
        notices.add(OLD)
    try:
        card = next(vobject.readComponents(text, allowQP=True))
        found = _texts(card.contents)
    except (vobject.base.VObjectError, ValueError, AssertionError, StopIteration, TypeError, AttributeError, LookupError) as why:
        if "unknown encoding" in str(why):  # CHARSET=x-mac-something, in a card of version 2.1
            return Problem(file, line, f"this card names a CHARSET that nobody knows ({str(why)[:60]}); save it as UTF-8")
        what = " ".join(str(why).split()).rpartition("Failed to parse line: ")[2]
        return Problem(file, line, f'this card cannot be read: "{what[:80]}" is no property; write it as NAME:value')
    if found is None:
        return None
    if not found["name"].strip():
        return Problem(file, line, "name: this card has none; write it as FN:Ruth Okafor")
    return from_texts(found, today, file, line)


def _texts(contents: dict[str, list[Any]]) -> dict[str, str] | None:
    """The fields in a card's properties."""
    if any(_value(each).casefold() in ("group", "location", "device") for each in contents.get("kind", ())):
        return None
    texts = {field: _first(contents.get(name, ())) for field, name in {**PROPERTIES, **OWN}.items()}
    texts["name"] = texts["name"] or _structured(contents)
    texts["role"] = texts["role"] or _first(contents.get("role", ()))
    texts["organisation"] = next((_listed(each.value) for each in contents.get("org", ()) if _listed(each.value)), "")
    texts["address"] = next((_address(each.value) for each in contents.get("adr", ()) if _address(each.value)), "")
    texts["phone"] = texts["phone"].removeprefix("tel:")
    also = [_value(each) for name in ("tel", "email") for each in _by_preference(contents.get(name, ()))[1:]]
    if also := [value for value in dict.fromkeys(also) if value and value not in (texts["phone"], texts["email"])]:
        texts["read"] = f"{texts['read']}\nAlso: {', '.join(also)}".strip()  # one number is kept; a second must not be lost
    return texts


def _first(lines: Sequence[Any]) -> str:
    return next((value for line in _by_preference(lines) if (value := _value(line))), "")


def _by_preference(lines: Sequence[Any]) -> list[Any]:
    """`TYPE=pref` of 3.0 and `PREF=1` of 4.0 come first."""

    def rank(line: Any) -> int:
        parameters = {name.upper(): [str(value).casefold() for value in values] for name, values in line.params.items()}
        said = parameters.get("PREF", [""])[0]
        preferred = "pref" in parameters.get("TYPE", []) or "PREF" in line.singletonparams
        return int(said) if said.isdigit() else 0 if preferred else 1000

    return sorted(lines, key=rank)


def _value(line: Any) -> str:
    return line.value if isinstance(line.value, str) else ""


def _structured(contents: dict[str, list[Any]]) -> str:
    """`N:Okafor;Ruth` where a card has no FN, or at least its organisation or address."""
    for line in contents.get("n", ()):
        name = line.value
        parts = [_listed(getattr(name, part, ""), " ") for part in ("prefix", "given", "additional", "family", "suffix")]
        if joined := " ".join(part for part in parts if part):
            return joined
    return _first(contents.get("nickname", ())) or _first(contents.get("email", ()))


def _address(value: Any) -> str:
    return "\n".join(part for name in ADDRESS if (part := _listed(getattr(value, name, ""), "\n")).strip())


def _listed(value: Any, between: str = ", ") -> str:
    """vobject's values are texts, or lists of texts, or lists of lists."""
    if isinstance(value, str):
        return value
    return between.join(part for each in value if (part := _listed(each, between)))
