"""Everything that is kept of the contacts → one Markdown file to read, print or change; and back.

    ## Ruth Okafor

    ```yaml
    name: "Ruth Okafor"
    role: "nurse manager"
    talks:
      - {id: 3, kind: "real", situation: "meeting", at: "2026-11-20T14:00:00", minutes: 25.0}
    ```

The headings are for the eye; what is read back stands in the blocks, where no name can break out: mdformat escapes the headings
and makes the fences long enough, YAML keeps every text to the letter. Ids of talks hold within the file only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from coach.errors import ManyProblems, Problem, UserFileError
from coach.records.exchange.fields import FIELDS, kept
from coach.records.exchange.reading import Read
from coach.records.model import Contact, Note, Promise, Record, Referral, Talk
from coach.scenario.yaml_reader import Document, Value, parse_yaml

if TYPE_CHECKING:
    from markdown_it.token import Token

LISTS: dict[str, type[Record]] = {"talks": Talk, "notes": Note, "names": Referral, "promises": Promise}
"""Name of a list in a block → what stands in it."""
BREAKS = frozenset("\x85\u2028\u2029")
"""Line breaks to YAML 1.1 and none to us: such a text must stand in quotes."""
INTRODUCTION = (
    "What coach keeps of your contacts. The blocks are read back by `coach contacts import`; you may change them. "
    "The rest of this page is for you."
)

Made = TypeVar("Made", bound=Record)


@dataclass(frozen=True, slots=True)
class Dossier:
    """One contact with all that hangs on them."""

    contact: Contact
    talks: tuple[Talk, ...] = ()
    notes: tuple[Note, ...] = ()
    names: tuple[Referral, ...] = ()
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What a Markdown file held."""

    dossiers: tuple[tuple[int, Dossier], ...]
    """Each with the line on which its block begins."""
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()


def write_markdown(dossiers: Iterable[Dossier]) -> str:
    """The page."""
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from mdformat.renderer import MDRenderer

    tokens = [*_texted("heading", "h1", "Contacts"), *_texted("paragraph", "p", INTRODUCTION.replace("`", ""))]
    for dossier in dossiers:
        tokens += _texted("heading", "h2", dossier.contact.name)
        tokens.append(Token("fence", "code", 0, info="yaml", content=_yaml(_data(dossier)), markup="```"))
    return MDRenderer().render(tokens, MarkdownIt().options, {})


def read_markdown(read: Read, today: date) -> Page:
    """Every block by itself, and every record in it. Raises UserFileError for a file without a block."""
    from markdown_it import MarkdownIt

    text, notice = read.text()
    blocks = [
        (token.map[0] + 1, token.content)
        for token in MarkdownIt("commonmark").parse(text.replace("\r\n", "\n"))
        if token.type == "fence" and token.info.split()[:1] == ["yaml"] and token.map
    ]
    if not blocks:
        raise UserFileError(read.file, "no contact in it: a contact stands in a block that begins with ```yaml")
    dossiers: list[tuple[int, Dossier]] = []
    problems: list[Problem] = []
    for line, content in blocks:
        try:
            document = parse_yaml(content.encode(), read.file)
        except UserFileError as error:
            wrong = error.problems if isinstance(error, ManyProblems) else (error.problem,)
            problems += [Problem(each.file, line + (each.line or 0), each.what, each.suggestion) for each in wrong]
            continue
        made, found = _dossier(document, today, line)
        problems += found
        if made is not None:
            dossiers.append((line, made))
    return Page(tuple(dossiers), tuple(problems), (notice,) if notice else ())


def _texted(kind: str, tag: str, text: str) -> Iterator[Token]:
    """Tokens of a heading or a paragraph that holds this text and nothing else."""
    from markdown_it.token import Token

    markup = "#" * int(tag[1]) if kind == "heading" else ""
    yield Token(f"{kind}_open", tag, 1, markup=markup)
    yield Token("inline", "", 0, content=text, children=[Token("text", "", 0, content=text)])
    yield Token(f"{kind}_close", tag, -1, markup=markup)


def _data(dossier: Dossier) -> dict[str, Any]:
    facts = dossier.contact.model_dump(mode="json")
    data: dict[str, Any] = {field: facts[field] for field in FIELDS if facts[field] not in ("", None)}
    for name in LISTS:
        rows = [record.model_dump(mode="json", exclude={"contact"}, exclude_defaults=True) for record in getattr(dossier, name)]
        if name != "talks":  # nothing points to them
            rows = [{key: value for key, value in row.items() if key != "id"} for row in rows]
        if rows:
            data[name] = rows
    return data


def _yaml(data: Mapping[str, Any]) -> str:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Every text in quotes or as a block: "1e5" and "no" must stay texts in every version of YAML."""

        def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - two equal dates are not one
            return True

        def text(self, text: str) -> yaml.ScalarNode:
            block = "\n" in text and not BREAKS & set(text)
            return self.represent_scalar("tag:yaml.org,2002:str", text, style="|" if block else '"')

        def mapping(self, data: Mapping[str, Any]) -> yaml.MappingNode:
            node = self.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=False)
            for key, _ in node.value:
                key.style = None
            return node

    Dumper.add_representer(str, Dumper.text)
    Dumper.add_representer(dict, Dumper.mapping)
    written: str = yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))
    return written


def _dossier(document: Document, today: date, offset: int) -> tuple[Dossier | None, list[Problem]]:
    """The block's contact with what could be kept of the rest; None where there is no contact."""
    file, data = document.file, document.data
    if not isinstance(data, dict):
        return None, [Problem(file, offset, "this block holds no contact; it begins with a line such as name: Ruth Okafor")]
    facts = {key: value for key, value in data.items() if key not in LISTS}
    contact = kept(Contact, {"created": today, "name": ""} | facts, file, offset + 1)
    if isinstance(contact, Problem):
        field = contact.what.partition(":")[0]
        return None, [Problem(file, offset + (document.line((field,)) or 1), contact.what)]
    problems: list[Problem] = []
    lists: dict[str, list[Any]] = {}
    for name, model in LISTS.items():
        rows = data.get(name) or []
        if not isinstance(rows, list):
            problems.append(Problem(file, offset + (document.line((name,)) or 1), f"{name}: this must be a list"))
            rows = []
        lists[name] = list(_records(model, name, rows, contact, document, offset, problems))
    known = {talk.id for talk in lists["talks"]}
    for name in ("notes", "promises"):
        lists[name] = [each if each.talk in known else each.model_copy(update={"talk": None}) for each in lists[name]]
    return Dossier(contact, *(tuple(lists[name]) for name in LISTS)), problems


def _records(
    model: type[Made],
    name: str,
    rows: Sequence[Value],
    contact: Contact,
    document: Document,
    offset: int,
    problems: list[Problem],
) -> Iterator[Made]:
    for number, row in enumerate(rows):
        line = offset + (document.line((name, number)) or 1)
        if not isinstance(row, dict):
            problems.append(Problem(document.file, line, f"{name}: each entry must be a mapping of names to values"))
            continue
        record = kept(model, {**row, "contact": contact.id}, document.file, line, f"{name[:-1]} of {contact.name[:40]}: ")
        if isinstance(record, Problem):
            problems.append(record)
        else:
            yield record
