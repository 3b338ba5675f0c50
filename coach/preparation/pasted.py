"""A page about somebody, copied from anywhere, in, what it says of them out, each thing as it stands there.

    Dana Reyes                                       name
    Soil scientist at Marin County                   role, organisation
    Experience
    2015 - 2019 Technician, Alder Labs               step
    Talks
    What floods leave behind                         topic
    She has mapped the salt marshes since the flood. read

Only the form of the lines is looked at: headings, years, " at ". What fits nothing is kept as something that was read; addresses,
numbers and links are left out. Nothing is added and nothing is concluded. Knows no profile and no records.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from coach.errors import UserFileError

MOST_BYTES = 200_000
"""A page that somebody copies has a few thousand; more is a whole site, or no text."""
LONGEST_LINE = 300
MOST_STEPS, MOST_TOPICS, MOST_READ = 12, 8, 12

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "step",
        re.compile(
            r"(?:work |professional |career )?(?:experience|history|career|employment|positions|background|education|studies|"
            r"training|curriculum vitae|cv|career steps)"
        ),
    ),
    (
        "topic",
        re.compile(
            r"(?:selected |recent |invited |research |public )?(?:talks|publications|papers|articles|lectures|presentations|"
            r"interests|projects|topics|research|areas of (?:work|research)|speaking)"
        ),
    ),
    ("read", re.compile(r"(?:about(?: me| her| him| them)?|summary|profile|bio(?:graphy)?|overview|activity|news)")),
    (
        "",
        re.compile(
            r"(?:contact(?: (?:info|details))?|skills|languages|people also viewed|more profiles for you|licenses.*|references)"
        ),
    ),
)
"""Heading → what the lines under it are; nothing of what stands under contact or skills is about their way."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ONLY_DATES = re.compile(
    r"^(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?|(?:19|20)\d\d|present|today|now|since|until|to|yrs?|mos?|"
    r"years?|months?|\d{1,2}|[-–—·.,()/ ])+$",
    re.IGNORECASE,
)
AT = re.compile(r"^(?P<role>[^@|•·]{3,80}?)\s+(?:at|@)\s+(?P<organisation>[^@|•·]{2,80}?)\s*$")
NAMED = re.compile(
    r"^(?P<what>name|role|position|title|job title|organi[sz]ation|company|employer|field|department|location|office|address)"
    r"\s*[:：]\s*(?P<text>\S.*)$",
    re.IGNORECASE,
)
KINDS = {
    "name": "name", "role": "role", "position": "role", "title": "role", "job title": "role", "organisation": "organisation",
    "organization": "organisation", "company": "organisation", "employer": "organisation", "field": "field",
    "department": "field", "location": "place", "office": "place", "address": "place",
}  # fmt: skip
UNSAID = re.compile(
    r"\S@\S|https?://|www\.|(?:\+?\d[\d ()/.-]{6,}\d)|^\d+ (?:followers|connections|likes|comments)", re.IGNORECASE
)
"""Addresses, numbers and links are no matter for a talk."""
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a page says."""

    what: str
    """`name`, `role`, `organisation`, `field`, `place`, `step`, `topic` or `read`."""
    text: str


def page(raw: bytes, where: str) -> str:
    """The text of a page from its bytes. Raises UserFileError for what is no page of text."""
    if len(raw) > MOST_BYTES:
        raise UserFileError(where, f"more than {MOST_BYTES // 1000} kB: copy only the part that is about the person")
    if b"\0" in raw[:4096]:
        raise UserFileError(where, "is not text (it holds zero bytes): copy the page's text into a plain file")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserFileError(where, "is not UTF-8: save it as UTF-8 text", raw[: error.start].count(b"\n") + 1) from error
    if not as_said(text):
        raise UserFileError(where, "is empty: there is nothing about the person in it")
    return text


def as_said(text: str, most: int = LONGEST_LINE) -> str:
    """On one line, without what drives a terminal, cut after a word where it is longer."""
    flat = " ".join(CONTROLS.sub(" ", unicodedata.normalize("NFC", text)).split())
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0] + " …"


def lines_of(text: str, name: str) -> tuple[Line, ...]:
    """What a page says of `name`, each thing once, in its order."""
    found: dict[tuple[str, str], Line] = {}
    left = {"step": MOST_STEPS, "topic": MOST_TOPICS, "read": MOST_READ}
    for line in _read(text, name):
        key = (line.what, line.text.casefold())
        one_of_a_kind = line.what not in left and any(what == line.what for what, _ in found)
        if key in found or one_of_a_kind or left.get(line.what, 1) < 1:
            continue
        if line.what in left:
            left[line.what] -= 1
        found[key] = line
    return tuple(found.values())


def _read(text: str, name: str) -> Iterator[Line]:
    section, waiting = "read", list[str]()
    for raw in CONTROLS.sub(" ", unicodedata.normalize("NFC", text)).splitlines():
        line = as_said(raw.strip(" \t•·*–—-"))
        if not line or line.casefold() == name.casefold():
            continue
        if section != "read" and _unsaid(line):
            continue
        heading = next((what for what, pattern in HEADINGS if pattern.fullmatch(line.rstrip(":").casefold())), None)
        if heading is not None:
            section, waiting = heading, []
        elif named := NAMED.match(line):
            yield Line(KINDS[named["what"].lower()], named["text"])
        elif section == "step":
            waiting.append(line)
            if YEAR.search(line):  # the year stands in the line, or under what it belongs to
                whole = ", ".join(waiting[-3:]) if ONLY_DATES.match(line) else line
                waiting = []
                yield Line("step", as_said(whole))
        elif section == "topic":
            yield Line("topic", line.rstrip("."))
        elif section == "read":
            yield from _loose(line)


def _loose(line: str) -> Iterator[Line]:
    """A line under no heading, or under one about the person."""
    if (at := AT.match(line)) and not _unsaid(line):
        yield Line("role", at["role"].strip())
        yield Line("organisation", at["organisation"].strip().rstrip("."))
    elif YEAR.search(line) and len(line) <= 120 and not line.endswith((".", "!", "?")):
        yield Line("step", line)
    else:
        for sentence in SENTENCE.split(line):
            if len(sentence.split()) >= 4 and not _unsaid(sentence):  # fewer words are a button, or a label
                yield Line("read", sentence)


def _unsaid(text: str) -> bool:
    return bool(UNSAID.search(YEAR.sub("", text)))
