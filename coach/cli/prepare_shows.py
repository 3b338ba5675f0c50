"""What was prepared in, words for a terminal or plain values out: each file with its verdicts, what is blank, what to do next."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.cli.verdicts import SIGNS
from coach.preparation import documents as named
from coach.preparation.check import WAITS
from coach.preparation.facts import too_long as facts_too_long
from coach.preparation.folder import folder_of

if TYPE_CHECKING:
    from coach.cli.console import Console
    from coach.judge.check import Checked
    from coach.preparation.case import Case
    from coach.preparation.facts import Facts
    from coach.preparation.making import Prepared
    from coach.wiring import House

STATES = {
    "written": "",
    "unchanged": "",
    "edited": "your version, left as it is",
    "beside": "the new version; yours lies beside it",
    "missing": "not there; coach prepare writes it",
}
FILLS: tuple[tuple[str, str], ...] = (
    (named.PERSON, "coach prepare --person …"),
    (named.ORGANISATION, "--organisation …"),
    (named.THEIR_EMAIL, "--email …"),
    (named.THEIR_ADDRESS, "--address …"),
    (named.REASON, "--why …"),
    (named.FIELD, "--field …"),
    (named.FOUND, "--found-through …"),
    (named.READ, "--read …"),
    (named.NAME, "coach me --set name=…"),
    (named.BACKGROUND, "coach me --set background=…"),
    (named.SKILLS, 'coach me --set "skills=…; …"'),
    (named.SECOND, 'coach me --set "skills=…; …"'),
    (named.EXAMPLE, "coach me --set evidence=…"),
    (named.AIM, "coach me --set target=…"),
    (named.PHONE, "coach me --set phone=…"),
    (named.EMAIL, "coach me --set email=…"),
    (named.ADDRESS, "coach me --set address=…"),
)
"""Blank → what fills it."""


def show(console: Console, house: House, case: Case, prepared: Sequence[Prepared], *, full: bool) -> None:
    """The files, what is blank, what is missing, what is next."""
    contact, facts = case.id, case.facts
    too_long = facts_too_long(case.contact) if case.contact else ()
    whom = facts.person or "somebody who has no name yet"
    console.say(f"Prepared for {whom}, in {folder_of(house.folder, contact)}", bold=True)
    console.write()
    width = max(len(each.kept.path.name) for each in prepared) + 2
    for each in prepared:
        console.say(_line(each), first=f"  {_sign(each)} {each.kept.path.name.ljust(width)}")
        if each.verdicts is not None:
            for verdict in sorted(each.verdicts.criteria, key=lambda one: one.verdict != "violated"):
                if _shown(verdict, full=full):
                    _criterion(console, verdict)
            if waiting := [] if full else [verdict.says for verdict in each.verdicts.criteria if _waits(verdict)]:
                console.say(f"waits for its blanks: {'; '.join(waiting)}", first=f"      {SIGNS['missed']} ")
    _blanks(console, contact, prepared)
    if facts.referrer and facts.may_use_name is None:
        console.say(f"{facts.referrer} is not named: nobody has said yet that you may. Ask, then: --may-use-name")
    if case.added:
        console.say(f"New among your contacts: {', '.join(case.added)}.")
    for name in too_long:
        what = f"What you noted under {name.replace('_', ' ')} is more than a sentence, so it stands in no letter."
        console.say(f"{what} Say it in one: --{name.replace('_', '-')}")
    console.write()
    console.say("Next", bold=True)
    for words in next_lines(house, contact, prepared):
        console.write(f"  {words}")
    console.write()


def _line(each: Prepared) -> str:
    parts = []
    if each.verdicts is not None:
        judged = [one for one in each.verdicts.criteria if one.verdict in ("met", "missed", "violated")]
        met = sum(one.verdict == "met" for one in judged)
        parts.append(f"{met} of {len(judged)}")
        form = each.kept.document.form
        if form.aloud:
            parts.append(f"{each.verdicts.words} words, {each.verdicts.seconds} seconds")
        if number := len(each.verdicts.blanks):
            parts.append(f"{number} blank{'s' if number > 1 else ''}")
    if state := STATES[each.kept.state]:
        parts.append(state)
    return "; ".join(parts)


def _sign(each: Prepared) -> str:
    if each.verdicts is None:
        return SIGNS["not_applicable"]
    return SIGNS["met"] if each.verdicts.whole else SIGNS["missed"]


def _shown(each: Checked, *, full: bool) -> bool:
    """What there is to say of a verdict: a fault that was not committed has no words."""
    if full:
        return not (each.verdict == "met" and each.act is None and each.because in ("", "not done"))
    return each.verdict in ("violated", "missed", "unscored") and not _waits(each)


def _waits(each: Checked) -> bool:
    return each.verdict == "missed" and each.because.endswith(WAITS)


def _criterion(console: Console, each: Checked) -> None:
    quote = f': "{" ".join(each.act.quote.split())}"' if each.act else ""
    because = f" ({each.because})" if each.because and each.because != "not done" else ""
    console.say(f"{each.says}{quote}{because}", first=f"      {SIGNS[each.verdict]} ")
    if each.say and each.verdict in ("missed", "violated"):
        console.say(each.say, first="        → ")


def _blanks(console: Console, contact: str, prepared: Sequence[Prepared]) -> None:
    """Each blank once, with what fills it."""
    open_blanks = dict.fromkeys(blank for each in prepared if each.verdicts for blank in each.verdicts.blanks)
    if not open_blanks:
        return
    console.write()
    console.say("Blanks to fill, in the files or with:")
    for blank in open_blanks:
        fills = next((words for start, words in FILLS if blank.startswith(start)), "")
        command = f"coach prepare {contact} {fills}".replace("  ", " ") if fills.startswith("--") else fills
        console.say(f"[{blank}]", first="  ")
        if command:
            console.say(command, first="      ")


def next_lines(house: House, contact: str, prepared: Sequence[Prepared]) -> Iterator[str]:
    """Commands that rehearse what was prepared."""
    scenarios = set(house.library.names("scenario"))
    whom = f" --contact {shlex.quote(contact)}" if contact else ""
    told: set[str] = set()
    for each in prepared:
        form = each.kept.document.form
        if each.verdicts is None:
            continue
        if form.aloud:
            yield f"coach aloud {shlex.quote(str(each.kept.path))}"
        if form.scenario in scenarios and form.scenario not in told:
            told.add(form.scenario)
            yield f"coach rehearse {form.scenario}{whom}"
    if contact:
        yield f"coach prepare --check {shlex.quote(contact)}"


def document(house: House, contact: str, facts: Facts, prepared: Sequence[Prepared]) -> dict[str, Any]:
    """The same as plain values."""
    return {
        "contact": contact or None,
        "folder": str(folder_of(house.folder, contact)),
        "facts": facts.model_dump(mode="json"),
        "documents": [_document(each) for each in prepared],
        "next": list(next_lines(house, contact, prepared)),
    }


def _document(each: Prepared) -> dict[str, Any]:
    form, found = each.kept.document.form, each.verdicts
    values: dict[str, Any] = {"name": form.name, "title": form.title, "kind": form.kind, "channel": form.channel}
    values |= {"file": str(Path(each.kept.path)), "state": each.kept.state}
    if found is None:
        return values
    return values | {
        "words": found.words,
        "seconds": found.seconds if form.aloud else None,
        "blanks": list(found.blanks),
        "whole": found.whole,
        "criteria": {one.id: _verdict(one) for one in found.criteria},
    }


def _verdict(each: Checked) -> dict[str, Any]:
    act = each.act
    values: dict[str, Any] = {"says": each.says, "verdict": each.verdict, "quote": act.quote if act else None}
    values |= {"because": each.because} if each.because else {}
    return values | ({"say": each.say} if each.say else {})
