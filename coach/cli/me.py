"""`coach me`: your own facts, asked once, kept in `me.yaml` in the coach folder, to be edited here or by hand.

They are what briefings, hints and the better lines of a report are made of. Until they are there, an imaginary trainee stands in.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping

import click

from coach.cli.console import Console, clean
from coach.errors import UsageError, did_you_mean
from coach.resources import home, shipped

QUESTIONS: dict[str, str] = {
    "name": "Your first name and surname",
    "background": "Who you are, after the word I (am in my last year of …)",
    "field": "The field you want to learn about (public health)",
    "target": "The role or organisation you aim for, if you know",
    "found_through": "How you found the person, after I found you (through the alumni page of …)",
    "wants_to_learn": "What you would like to hear",
    "questions": "Questions that you plan to ask",
    "skills": "Two to four strengths",
    "evidence": "A result that shows one of them, after the word I (cut the queue at the counter by half)",
    "phone": "Phone number",
    "email": "E-mail address",
    "address": "Postal address, for letters and notes by hand",
}
"""Field of `Trainee` → what is asked. A test keeps them together."""

LISTS = frozenset({"wants_to_learn", "questions", "skills"})
NEEDED = frozenset({"name", "background", "field", "found_through"})


@click.command("me")
@click.option("--show", "shown", is_flag=True, help="Show your facts and where they are kept.")
@click.option("--json", "as_json", is_flag=True, help="Your facts as one JSON object on standard output.")
@click.option(
    "--set", "settings", multiple=True, metavar="FIELD=VALUE", help="Change one field; ; stands between the entries of a list."
)
def command(shown: bool, as_json: bool, settings: tuple[str, ...]) -> None:
    """Tell coach who you are, once. Enter keeps what stands in brackets; a - empties it.

    Fields: name, background, field, target, found_through, wants_to_learn, questions, skills, evidence, phone, email,
    address.
    """
    from coach.scenario.load import Library
    from coach.scenario.trainee import load_trainee, own_trainee, save_trainee, trainee_path

    folder = home(os.environ)
    library = Library(shipped("scenarios"), folder / "scenarios")
    own = own_trainee(folder)
    facts: dict[str, object] = (own or library.example_trainee()).model_dump()
    if settings or not (shown or as_json):
        if own is None:
            # The imaginary trainee's phone number must not become yours by pressing Enter ten times.
            facts = {name: value for name, value in facts.items() if name in NEEDED}
        facts |= _given(settings) if settings else _asked(facts, new=own is None)
        save_trainee(folder, facts)
    trainee = load_trainee(folder, library)
    path = trainee_path(folder)
    kept = path if path.exists() else None
    if as_json:
        print(json.dumps({"path": str(kept) if kept else None, **trainee.model_dump(mode="json")}, ensure_ascii=False))  # noqa: T201
        return
    console = Console.on(sys.stdout)
    _show(console, trainee.model_dump())
    if kept is None:
        console.say("This is an imaginary trainee who stands in for you. `coach me` asks for your own facts.", dim=True)
    else:
        console.say(f"Kept in {kept}; edit it there or with `coach me`.", dim=True)
    if settings and own is None and (left := sorted(NEEDED - {each.partition("=")[0].strip() for each in settings})):
        console.say(f"Still the imaginary trainee's: {', '.join(left)}.")


def _given(settings: tuple[str, ...]) -> dict[str, object]:
    """`("field=nursing",)` → `{"field": "nursing"}`."""
    facts: dict[str, object] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        name = name.strip()
        if not equals:
            raise UsageError(f'--set {clean(setting)[:40]}: write FIELD=VALUE, such as --set field="public health".')
        if name not in QUESTIONS:
            raise UsageError(f'--set: there is no field "{clean(name)[:40]}". {did_you_mean(name, QUESTIONS)}'.rstrip())
        facts[name] = _value(name, value)
        if name in NEEDED and not facts[name]:
            raise UsageError(f"--set {name}=: this field is needed, so it cannot be emptied.")
    return facts


def _asked(present: Mapping[str, object], *, new: bool) -> dict[str, object]:
    """What the trainee types at each question; on standard error, so that standard output stays clean."""
    facts: dict[str, object] = {}
    if new:
        click.echo("A few facts about you, so that advice fits you. They stay on this machine. A - empties a field.", err=True)
    for name, question in QUESTIONS.items():
        value = present.get(name, "")
        shown = "; ".join(value) if isinstance(value, (list, tuple)) else str(value)
        default = "" if new and name in NEEDED else shown
        many = " (a ; between them)" if name in LISTS else ""
        while True:
            typed = click.prompt(f"{question}{many}", default=default, show_default=bool(default), err=True).strip()
            typed = "" if typed == "-" else typed
            if typed or name not in NEEDED:
                break
            click.echo("This one is needed.", err=True)
        facts[name] = _value(name, typed)
    return facts


def _value(name: str, text: str) -> object:
    text = clean(text)
    return [part for each in text.split(";") if (part := each.strip())] if name in LISTS else text.strip()


def _show(console: Console, facts: Mapping[str, object]) -> None:
    width = max(map(len, QUESTIONS)) + 2
    for name in QUESTIONS:
        value = facts[name]
        lines = list(value) if isinstance(value, (list, tuple)) else [str(value)]
        for index, line in enumerate(lines or [""]):
            console.say(str(line) or "(empty)", first=(name if index == 0 else "").ljust(width))
    console.write()
