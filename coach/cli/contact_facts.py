"""Flags, answers or a pasted page in, the facts of a contact out: for `coach contacts add` and `coach contacts edit`.

`--org "St. Luke's" --phone 555-0110` → `{"organisation": "St. Luke's", "phone": "555-0110"}`. What is not said is not among them;
where it is kept is not known here.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from coach.cli import completion
from coach.errors import CoachError, UserFileError
from coach.resources import home, shipped

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

QUESTIONS: dict[str, str] = {
    "name": "Their first name and surname",
    "role": "What they do (nurse manager)",
    "organisation": "Where",
    "field": "Their field, if that does not say it",
    "found_through": "How you found them, after I found you (through the alumni page)",
    "phone": "Phone number",
    "email": "E-mail address",
    "read": "What you have read about them",
    "why": "Why you want to talk to them, in one sentence",
}
"""Field of `Contact` → what is asked. Address, referrer and practice profile have flags alone."""

FLAGS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("role", ("--role",), "What they do: nurse manager."),
    ("organisation", ("--organisation", "--org"), "Where they work."),
    ("field", ("--field",), "Their field."),
    ("phone", ("--phone",), "Phone number."),
    ("email", ("--email",), "E-mail address."),
    ("address", ("--address",), "Postal address."),
    ("found_through", ("--found-through",), "How you found them: through the alumni page."),
    ("read", ("--read",), "What you have read about them."),
    ("why", ("--why",), "Why you want to talk to them, in one sentence."),
)
BEHIND = re.compile(r"\s[|·–—-]\s")
"""After a name in the title of a page: "Dana Reyes | Marin County"."""
NAMES = 6
"""More words than this on its first line, and a pasted page does not begin with a name."""


def facts_options(command: Decorated) -> Decorated:
    """The flags that `add` and `edit` share."""
    may = click.option("--may-use-name/--may-not", "may", default=None, help="Whether the referrer's name may be used.")
    giver = click.option(
        "--referred-by", metavar="CONTACT", shell_complete=completion.contacts, help="The contact who gave the name."
    )
    like = click.option(
        "--like", metavar="PROFILE", shell_complete=completion.profiles, help="A professional to practise with in their place."
    )
    for decorate in (like, may, giver):
        command = decorate(command)
    for field, names, words in reversed(FLAGS):
        command = click.option(*names, field, metavar="TEXT", help=words)(command)
    return command


def given(flags: Mapping[str, str | None]) -> dict[str, object]:
    """The facts that were said. Raises CoachError."""
    facts: dict[str, object] = {field: value.strip() for field, value in flags.items() if value is not None}
    mail = facts.get("email")
    if isinstance(mail, str) and mail and "@" not in mail:
        raise CoachError(f'email: "{_one_line(mail)[:60]}" has no @. Write it as ruth@example.org.')
    like = facts.get("like")
    if isinstance(like, str):
        from coach.scenario.load import Library

        if like:
            Library(shipped("scenarios"), home(os.environ) / "scenarios").profile(like)
        facts["like"] = like or None
    return facts


def asked(present: Mapping[str, object]) -> dict[str, object]:
    """What is typed at each question; on standard error. Enter keeps what stands in brackets, a - empties it."""
    facts: dict[str, str | None] = {}
    for field, question in QUESTIONS.items():
        default = str(present.get(field) or "")
        while True:
            shown = default if "\n" not in default and len(default) <= 60 else "as it is"
            typed = click.prompt(question, default=shown, show_default=bool(default), err=True).strip()
            typed = default if typed == shown else "" if typed == "-" else typed
            if field == "email" and typed and "@" not in typed:
                click.echo("An e-mail address has an @; Enter leaves it out.", err=True)
            elif typed or field != "name":
                break
            else:
                click.echo("This one is needed.", err=True)
        facts[field] = typed
    return given(facts)


def from_page(path: Path, name: str | None) -> dict[str, object]:
    """The facts on a copied page, as they stand there. Raises UserFileError."""
    from coach.preparation.pasted import MOST_BYTES, as_said, lines_of, page
    from coach.records.model import LONGEST_TEXT

    where = "standard input" if str(path) == "-" else str(path)
    try:
        if str(path) == "-":
            raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with path.open("rb") as opened:
                raw = opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "this cannot be the name of a file"
        raise UserFileError(where, f"cannot be read: {why.lower()}") from error
    text = page(raw, where)
    first = next(line for line in map(as_said, text.splitlines()) if line)
    said = next((line.text for line in lines_of(text, "") if line.what == "name"), None)
    heading = BEHIND.split(first)[0].strip()
    called = name or said or (heading if heading and len(heading.split()) <= NAMES else None)
    if called is None:
        raise UserFileError(where, "it does not begin with a name. Say it: coach contacts add NAME --from FILE", 1)
    found: dict[str, object] = {"name": called, "read": _begun(text.strip(), LONGEST_TEXT)}
    for line in lines_of(text, called):
        if line.what in ("role", "organisation", "field"):
            found.setdefault(line.what, line.text)
    return found


def _begun(text: str, most: int) -> str:
    """As many of its lines as there is room for: what a page says of somebody stands in its first ones."""
    return text if len(text) <= most else text[:most].rpartition("\n")[0] or text[:most]


def _one_line(text: str) -> str:
    return " ".join(text.split())
