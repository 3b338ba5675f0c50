"""The questions of `coach prepare` on a terminal: what is not known yet is asked for, and Enter skips it.

Each answer is handed on as soon as it is given, so that Ctrl-C in the middle loses none. Questions go to standard error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import click
from pydantic import ValidationError

from coach.cli.console import clean
from coach.errors import CoachError
from coach.preparation.facts import Facts
from coach.preparation.phrasing import speaks_of_them

Keep = Callable[[Facts], None]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question."""

    field: str
    text: str
    many: bool = False
    to_them: bool = False
    """The answer goes into a letter to the person, so it cannot speak of them as of a third one."""


ABOUT_THEM: tuple[Ask, ...] = (
    Ask("why", "Why do you want to talk to them, in one sentence (I want to know whether …)", to_them=True),
    Ask("field", "The field you want to learn about (public health)"),
    Ask("organisation", "Where they work"),
    Ask("role", "What they do there (head of research)"),
    Ask("read", "What you have read about them, said to them (your article on …)", to_them=True),
    Ask("referrer", "Who gave you the name (Enter if nobody did)"),
)
FOUND = Ask("found_through", "How you found them, after I found you (through the alumni page of …)", to_them=True)
REACH: tuple[Ask, ...] = (
    Ask("person_email", "Their e-mail address"),
    Ask("person_address", "Their postal address, its lines parted by commas"),
)
ABOUT_YOU: tuple[Ask, ...] = (
    Ask("name", "Your first name and surname"),
    Ask("background", "Who you are, after the word I (am in my last year of …)"),
    Ask("skills", "Two to four strengths", many=True),
    Ask("evidence", "A result that shows one of them, after the word I (cut the queue by half)"),
    Ask("target", "What you are thinking of in the longer run (a post as …, to become …)"),
    Ask("wants_to_learn", "What you would like to hear (what a typical week looks like)", many=True),
    Ask("phone", "Your phone number"),
    Ask("email", "Your e-mail address"),
    Ask("address", "Your postal address, its lines parted by commas"),
)


def ask(facts: Facts, keep: Keep, *, everything: bool, usual_found: str = "") -> Facts:
    """The facts with what was answered: for all of them or for the missing ones. `usual_found`: how the trainee finds people."""
    facts = _asked(ABOUT_THEM, facts, keep, everything)
    if facts.referrer and (everything or facts.may_use_name is None):
        facts = _kept(facts, {"may_use_name": _may(facts)}, keep)
    if not (facts.referrer and facts.may_use_name):
        facts = _asked((FOUND,), facts, keep, everything, {"found_through": usual_found})
    facts = _asked(REACH, facts, keep, everything)
    if any(not getattr(facts, each.field) for each in ABOUT_YOU):
        click.echo("Now you. These facts are kept for all you prepare; `coach me` changes them.", err=True)
    return _asked(ABOUT_YOU, facts, keep, everything)


def _asked(asks: Sequence[Ask], facts: Facts, keep: Keep, everything: bool, usual: Mapping[str, str] | None = None) -> Facts:
    for each in asks:
        present = getattr(facts, each.field)
        if present and not everything:
            continue
        facts = _one(each, facts, keep, _shown(present) or (usual or {}).get(each.field, ""))
    return facts


def _one(each: Ask, facts: Facts, keep: Keep, default: str) -> Facts:
    """Asked until it can be used; what was said twice is taken as it is."""
    told = False
    while True:
        typed = prompt(each.text + (" (a ; between them)" if each.many else ""), default)
        if each.to_them and speaks_of_them(typed) and not told:
            click.echo("That goes into a letter to them: say it with you and your. Enter leaves it as it is.", err=True)
            default, told = typed, True
            continue
        value: object = typed
        if each.many:
            value = tuple(part.strip() for part in typed.split(";") if part.strip())
        try:
            return _kept(facts, {each.field: value}, keep)
        except CoachError as error:
            click.echo(str(error), err=True)


def _kept(facts: Facts, told: Mapping[str, object], keep: Keep) -> Facts:
    changed = changed_facts(facts, told)
    keep(changed)
    return changed


def prompt(text: str, default: str = "") -> str:
    """One line; Enter takes what stands in brackets, a - empties it."""
    typed: str = click.prompt(text, default=default, show_default=bool(default), err=True)
    typed = clean(typed).strip()
    return "" if typed == "-" else typed


def _may(facts: Facts) -> bool | None:
    """Yes, no, or not asked yet."""
    while True:
        typed = prompt(f"May you say that {facts.referrer} sent you (yes, no; Enter if you have not asked)").lower()
        if typed in ("", "y", "yes", "n", "no"):
            return None if not typed else typed.startswith("y")
        click.echo("Yes, no, or Enter.", err=True)


def _shown(value: object) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value or "")


def changed_facts(facts: Facts, told: Mapping[str, object], name: Callable[[str], str] = str) -> Facts:
    """With these facts changed. Raises CoachError for what is too long; `name` says how a field is called where it came from."""
    try:
        return Facts.model_validate({**facts.model_dump(), **told})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field, most = str(first["loc"][0]), first.get("ctx", {}).get("max_length")
        if most is None:
            raise CoachError(f"{name(field)}: {first['msg'].lower()}.") from error
        given = first["input"]
        raise CoachError(
            f"{name(field)}: {len(given):,} characters; {most} is the most. One or two sentences will do."
        ) from error
