"""Bytes of a YAML file in, plain data and the line of every value out.

`read_yaml(Path("salary.yaml")).line(("stages", 0, "name"))` → 14. Data is mappings, lists, text, whole numbers, fractions, true,
false and null: YAML 1.2's core, so `no` and `12:30:00` stay text. Anchors, tags and a key that stands twice are refused, because
each of them means something else than it seems to. What the data should look like is not known here.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml
from yaml.reader import Reader

from coach.errors import ManyProblems, Problem, UserFileError

MOST_BYTES = 1_000_000
"""The largest shipped file has about 40,000. Checked before reading: a file of gigabytes must not be read to find out."""

HEAD_BYTES = 4_000
"""Where the title of a file stands, well within: the shipped ones have it in their first 1,500 bytes."""

MOST_DEPTH = 40
"""Nesting. A scenario needs 8; without a limit a file of brackets exhausts whoever walks through the data."""

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
Place: TypeAlias = "tuple[str | int, ...]"
"""Keys and positions from the top of a file: `("stages", 0, "name")`."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it: ten times as fast."""

NULL = re.compile(r"(?:~|null|Null|NULL|)")
TRUE = re.compile(r"(?:true|True|TRUE)")
FALSE = re.compile(r"(?:false|False|FALSE)")
WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
FRACTION = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
FORBIDDEN = Reader.NON_PRINTABLE
"""What may not stand in a file (YAML 1.2, section 5.1). PyYAML's own: compiling it again costs 3 ms at every start."""


TAB = "a tab stands here; indent with blanks"
COMPLAINTS: tuple[tuple[str, str], ...] = (
    ("found a tab character", TAB),
    ("that cannot start any token", "a word may not begin with this character; put the text in quotes"),
    ("mapping values are not allowed", "a second colon in one line; put the text in quotes"),
    ("could not find expected ':'", "a colon is missing after a name"),
    ("unexpected end of stream", "the file ends in the middle of a quoted text"),
    ("did not find expected ',' or ']'", "a list [ … ] is not closed, or a comma is missing"),
    ("did not find expected ',' or '}'", "a mapping { … } is not closed, or a comma is missing"),
    ("did not find expected '-' indicator", "this line is not indented like the rest of its list"),
    ("did not find expected key", "this line is not indented like the lines around it, or a quote is not closed"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read."""

    file: str
    """As it is shown to a person."""
    data: Value
    lines: Mapping[Place, int]
    """Place → line, 1-based; a key's line for what stands under a key."""
    literals: Mapping[Place, int]
    """First line of the text of a `|` block: a mistake inside it can be shown on its own line."""

    def line(self, place: Sequence[str | int]) -> int | None:
        """Line of a place, or of the nearest thing around it."""
        parts = tuple(place)
        while parts and parts not in self.lines:
            parts = parts[:-1]
        return self.lines.get(parts)

    def line_within(self, place: Sequence[str | int], line: int) -> int | None:
        """Line in the file of line `line` of a text."""
        first = self.literals.get(tuple(place))
        return self.line(place) if first is None else first + line - 1

    def problem(
        self, place: Sequence[str | int], what: str, suggestion: str | None = None, *, warning: bool = False, line: int = 0
    ) -> Problem:
        """Something wrong at a place; `line` counts within a text, from 1."""
        where = self.line_within(place, line) if line else self.line(place)
        return Problem(self.file, where, what, suggestion, warning)


def read_yaml(path: Path, shown: str | None = None) -> Document:
    """The data of one file. Raises UserFileError, nothing else, whatever the file is."""
    file = shown or str(path)
    return parse_yaml(read_bytes(path, file), file)


def read_head(path: Path, shown: str, keys: frozenset[str]) -> dict[str, Value]:
    """The first values of a file, up to the last of `keys`: a list of files need not read each to its end."""
    content = read_bytes(path, shown)
    # Decoding 40 kB for five lines is most of what a list costs; a file with a mistake is read to its end to name it.
    for part in (content[: content.rfind(b"\n", 0, HEAD_BYTES) + 1], content):
        try:
            head = _parse(part, shown, keys).data
        except UserFileError:
            if part is content:
                raise
            continue
        if isinstance(head, dict) and keys <= head.keys():
            return head
    return head if isinstance(head, dict) else {}


def read_bytes(path: Path, file: str) -> bytes:
    """All bytes of an ordinary file that is not too large."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise UserFileError(file, "this is a folder; a YAML file is wanted")
        if not stat.S_ISREG(found.st_mode):
            raise UserFileError(file, "this is not an ordinary file")
        if found.st_size > MOST_BYTES:
            raise UserFileError(file, f"{found.st_size / 1e6:.1f} MB; {MOST_BYTES / 1e6:g} MB is the most")
        with path.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise UserFileError(file, "there is no such file") from error
    except OSError as error:
        raise UserFileError(file, f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    except ValueError as error:  # a NUL in the path
        raise UserFileError(file, "this cannot be the name of a file") from error
    if len(content) > MOST_BYTES:
        raise UserFileError(file, f"it grew beyond {MOST_BYTES / 1e6:g} MB while it was read")
    return content


def parse_yaml(content: bytes, file: str) -> Document:
    """The data of a file's bytes. Raises UserFileError."""
    return _parse(content, file, None)


def _parse(content: bytes, file: str, keys: frozenset[str] | None) -> Document:
    """`keys`: stop as soon as all of them have a value at the top of the file."""
    text = _text(content, file)
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
            if keys is not None and builder.has(keys):
                break
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = _plain(error)
        if mark and text.splitlines()[mark.line : mark.line + 1] and text.splitlines()[mark.line][mark.column :].startswith("\t"):
            what = TAB
        raise UserFileError(file, f"not YAML: {what}", mark.line + 1 if mark else None) from error
    except yaml.YAMLError as error:  # characters, mostly; _text has caught the usual ones
        raise UserFileError(file, f"not YAML: {' '.join(str(error).split())[:160]}") from error
    if builder.problems:
        raise ManyProblems(builder.problems)
    if builder.root is None:
        raise UserFileError(file, "the file is empty")
    return Document(file, builder.root, builder.lines, builder.literals)


def _text(content: bytes, file: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UserFileError(file, "this is UTF-16; save it as UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        raise UserFileError(file, f"byte {byte} of this line is not UTF-8; save the file as UTF-8", line) from error
    if not text.strip():
        raise UserFileError(file, "the file is empty")
    if found := FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise UserFileError(file, f"a control character (U+{ord(found[0]):04X}) stands here; take it out", line)
    return text


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being filled."""

    value: list[Value] | dict[str, Value]
    place: Place
    key: str | None = None
    """Of a mapping: the key whose value comes next."""


class _Builder:
    """Events one by one → data. The stack is ours, so depth costs a check and not Python's stack."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Value = None
        self.documents = 0
        self.lines: dict[Place, int] = {}
        self.literals: dict[Place, int] = {}
        self.problems: list[Problem] = []
        self._stack: list[_Open] = []

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise UserFileError(self.file, "a second document starts here (---); one file holds one", line)
        elif isinstance(event, yaml.AliasEvent):
            self._wrong(line, f"*{event.anchor}: anchors are not followed; write the value out")
            self._put(None, line)
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse(event, line)
            self._scalar(event, line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._refuse(event, line)
            if len(self._stack) >= MOST_DEPTH:
                raise UserFileError(self.file, f"nested more than {MOST_DEPTH} deep", line)
            filled: dict[str, Value] | list[Value] = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._stack.append(_Open(filled, self._put(filled, line)))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._stack.pop()

    def has(self, keys: frozenset[str]) -> bool:
        return len(self._stack) == 1 and isinstance(self.root, dict) and keys <= self.root.keys()

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        if self._stack and isinstance(self._stack[-1].value, dict) and self._stack[-1].key is None:
            self._name(event.value, line)
            return
        if found := FORBIDDEN.search(event.value):  # "\x1b" in quotes would reach the terminal
            self._wrong(line, f"a control character (U+{ord(found[0]):04X}) stands in this text; take it out")
        try:
            value = _plain_value(event.value) if event.style is None or event.style == "" else event.value
        except ValueError:
            self._wrong(line, f"{event.value[:20]}… is too long for a number; put it in quotes")
            value = None
        place = self._put(value, line)
        if event.style == "|":
            self.literals[place] = line + 1

    def _name(self, key: str, line: int) -> None:
        """A key of the mapping on top."""
        top = self._stack[-1]
        assert isinstance(top.value, dict)
        place = (*top.place, key)
        if "\n" in key or FORBIDDEN.search(key):
            self._wrong(line, "a name may hold no line break and no control character")
        if key in top.value:
            self._wrong(line, f'"{key[:60]}" stands here a second time; the first is in line {self.lines[place]}')
        else:
            self.lines[place] = line
        top.key = key

    def _put(self, value: Value, line: int) -> Place:
        """Hang a value where the next value belongs; its place."""
        if not self._stack:
            self.root = value
            self.lines[()] = line
            return ()
        top = self._stack[-1]
        if isinstance(top.value, list):
            place: Place = (*top.place, len(top.value))
            self.lines[place] = line
            top.value.append(value)
            return place
        if top.key is None:
            raise UserFileError(self.file, "a list or mapping stands where a name is wanted", line)
        place = (*top.place, top.key)
        top.value[top.key] = value
        top.key = None
        return place

    def _refuse(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor:
            self._wrong(line, f"&{event.anchor}: anchors are not used here; write the value out where it is needed")
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            self._wrong(line, f"the tag {tag.replace('tag:yaml.org,2002:', '!!')[:60]} is not used here; leave it out")

    def _wrong(self, line: int, what: str) -> None:
        self.problems.append(Problem(self.file, line, what))


def _plain_value(text: str) -> Value:
    """What a word without quotes stands for."""
    if NULL.fullmatch(text):
        return None
    if TRUE.fullmatch(text):
        return True
    if FALSE.fullmatch(text):
        return False
    if WHOLE.fullmatch(text):
        return int(text)
    if FRACTION.fullmatch(text):
        if len(text) > 30:
            raise ValueError(text)
        return float(text)
    return text


def _plain(error: yaml.MarkedYAMLError) -> str:
    """The parser's complaint in words that name the fix, where it is a usual one."""
    problem = " ".join((error.problem or "it cannot be read").split())
    for words, instead in COMPLAINTS:
        if words in problem:
            return instead
    return problem if not error.context else f"{problem} ({' '.join(error.context.split())})"
