"""One real contact and all that is kept of them in, what is ready for the call and what is not out, item by item.

    ✓ Phone number: 555 0142
    ✗ Script said aloud within 45 seconds: 1 of 3 takes
    ? Notes read again: 4 notes; whether you have read them only you know

`None` stands for what only the trainee knows: it is never counted as ready. Pure: files, records and rows arrive as values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from coach.history.plan import ENOUGH, Readiness
from coach.records.happened import AGREED
from coach.records.model import Contact, Note, Promise, Referral, Talk

TAKES = 3
"""So many takes within the time are no accident any more."""
FEWEST_QUESTIONS = 6
TARGETS = 5
"""People to have in mind: of five who are asked, one or two have time."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to have before the call."""

    id: str
    title: str
    ready: bool | None
    """None: only the trainee knows."""
    because: str
    do: str = ""
    """The command that mends it."""


@dataclass(frozen=True, slots=True)
class Script:
    """A prepared text as it lies on the disk."""

    name: str
    path: str
    written: bool
    blanks: tuple[str, ...] = ()
    takes: tuple[float, ...] = ()
    """Seconds of each kept take, oldest first."""
    most_seconds: float = 45


@dataclass(frozen=True, slots=True)
class Kept:
    """What there is of one contact."""

    contact: Contact
    referrer: Contact | None
    talks: Sequence[Talk]
    notes: Sequence[Note]
    promises: Sequence[Promise]
    """Open ones, of real talks."""
    script: Script
    sketch: Script
    questions: int | None
    """Questions in the plan; None where there is no plan."""
    call: Readiness
    """How ready the call is that asks for a meeting, by all rehearsals …"""
    with_them: int
    """… and how many of the finished rehearsals were with this contact."""


@dataclass(frozen=True, slots=True)
class CallReadiness:
    contact: str
    name: str
    items: tuple[Item, ...]

    @property
    def missing(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.ready is False)

    @property
    def sentence(self) -> str:
        """What is to be said in a line."""
        done, open_ = sum(item.ready is True for item in self.items), sum(item.ready is None for item in self.items)
        own = f", {open_} only you can answer" if open_ else ""
        if not self.missing:
            return f"Everything that coach can see is there ({done} of {len(self.items)}{own})."
        return f"Not yet: {done} of {len(self.items)} are there, {len(self.missing)} missing{own}."


def ready(kept: Kept, now: datetime) -> CallReadiness:
    """All items, in the order in which one does them."""
    contact = kept.contact
    items = (
        _stands("why", "Why you want to talk to them", contact.why, f'coach contacts edit {contact.id} --why "…"'),
        _stands("read", "What you have read about them", contact.read, f'coach contacts edit {contact.id} --read "…"'),
        _known(contact),
        _source(kept),
        _stands("reach", "A way to reach them", contact.phone or contact.email, f"coach contacts edit {contact.id} --phone …"),
        _written(kept.script, "script", "Phone script", contact),
        _aloud(kept.script, "script_aloud", "Script"),
        _written(kept.sketch, "sketch", "Sketch of yourself", contact),
        _aloud(kept.sketch, "sketch_aloud", "Sketch"),
        _questions(kept),
        _rehearsed(kept),
        Item(
            "call_rehearsals",
            "The call, by all your rehearsals",
            {"ready": True, "not_yet": False, "not_known": False}[kept.call.ready],
            " ".join(kept.call.because),
            "" if kept.call.ready == "ready" else "coach plan",
        ),
        *_promised(kept, now),
        *_noted(kept),
        Item(
            "place",
            "A quiet place, a charged phone, calendar and résumé in reach",
            None,
            "you say so yourself",
        ),
    )
    return CallReadiness(contact.id, contact.name, items)


def around(
    contacts: Sequence[Contact], referrals: Sequence[Referral], promises: Sequence[Promise], compared: int, now: datetime
) -> tuple[Item, ...]:
    """What belongs to the way and to no single call; `compared` are the topics on which two real people stand side by side."""
    found = [each for each in contacts if each.found_through or each.referrer]
    open_ = [each for each in referrals if each.taken_up is None]
    mine = [each for each in promises if each.by == "trainee"]
    late = sum(each.overdue(now) for each in mine)
    items = [_enough_targets(len(found))]
    if referrals:  # where no name was given, none was taken up either
        names = ", ".join(each.name for each in open_[:3])
        because = f"{len(open_)} not yet: {names}" if open_ else f"all {len(referrals)}"
        do = "coach contacts add NAME --referred-by GIVER" if open_ else ""
        items.append(Item("taken_up", "Names that you were given, taken up", not open_, because, do))
    if mine:
        because = f"{late} of {len(mine)} open ones late" if late else f"none of {len(mine)} open ones is late"
        items.append(Item("word_kept", "What you promised, in time", not late, because, "coach due" if late else ""))
    topics = f"{compared} topic{'' if compared == 1 else 's'}" if compared else "on no topic yet"
    do = "coach compare" if compared else "coach notes"
    items.append(Item("compared", "Two real people noted on the same topic", compared > 0, topics, do))
    return tuple(items)


def _enough_targets(number: int) -> Item:
    title = f"{TARGETS} people to ask, each with how you found them"
    enough = number >= TARGETS
    return Item("targets", title, enough, f"{number or 'none'} of {TARGETS}", "" if enough else "coach contacts add")


def document(made: CallReadiness) -> dict[str, Any]:
    """Plain values, for JSON."""
    return {"format": 1, **asdict(made), "sentence": made.sentence, "missing": [item.id for item in made.missing]}


def _stands(name: str, title: str, value: str, do: str) -> Item:
    shown = " ".join(value.split())
    shown = shown if len(shown) <= 90 else f"{shown[:88]} …"
    return Item(name, title, bool(shown), shown or "nothing is written down", "" if shown else do)


def _known(contact: Contact) -> Item:
    """Field, organisation and person, each of them known."""
    facts = {"field": contact.field, "organisation": contact.organisation, "role": contact.role}
    missing = [name for name, value in facts.items() if not value]
    options = " ".join(f"--{name} …" for name in missing)
    because = f"not yet: {', '.join(missing)}" if missing else ", ".join(facts.values())
    return Item(
        "known",
        "Their field, organisation and role",
        not missing,
        because,
        f"coach contacts edit {contact.id} {options}" if missing else "",
    )


def _source(kept: Kept) -> Item:
    contact, title = kept.contact, "How you got their name"
    if kept.referrer is not None:
        if contact.may_use_name is False:
            because = f"through {kept.referrer.name}, who does not want to be named; say where else you found them"
            return Item(
                "source", title, bool(contact.found_through), because, f'coach contacts edit {contact.id} --found-through "…"'
            )
        if contact.may_use_name is None:
            return Item("source", title, None, f"through {kept.referrer.name}; whether you may say so only you know")
        return Item("source", title, True, f"through {kept.referrer.name}, and you may say so")
    return _stands("source", title, contact.found_through, f'coach contacts edit {contact.id} --found-through "…"')


def _written(script: Script, name: str, title: str, contact: Contact) -> Item:
    do = f"coach prepare {contact.id}"
    if not script.written:
        return Item(name, f"{title} written", False, "there is none yet", do)
    if script.blanks:
        many = f"{len(script.blanks)} blanks" if len(script.blanks) > 1 else "a blank"
        return Item(name, f"{title} written", False, f"written, with {many} left: {', '.join(script.blanks[:3])}", do)
    return Item(name, f"{title} written", True, "written, no blank left")


def _aloud(script: Script, name: str, title: str) -> Item:
    within = sum(seconds <= script.most_seconds for seconds in script.takes)
    head = f"{title} said aloud within {script.most_seconds:g} seconds, {TAKES} times"
    if not script.takes:
        return Item(name, head, False, "no take is kept", f"coach aloud {script.path} --keep")
    ok = within >= TAKES
    because = f"{within} of {len(script.takes)} kept take{'' if len(script.takes) == 1 else 's'} within the time"
    return Item(name, head, ok, because, "" if ok else f"coach aloud {script.path} --keep")


def _questions(kept: Kept) -> Item:
    do, title = f"coach prepare {kept.contact.id}", f"A plan of at least {FEWEST_QUESTIONS} questions"
    if kept.questions is None:
        return Item("questions", title, False, "there is none yet", do)
    enough = kept.questions >= FEWEST_QUESTIONS
    return Item(
        "questions", title, enough, f"{kept.questions} question{'' if kept.questions == 1 else 's'}", "" if enough else do
    )


def _rehearsed(kept: Kept) -> Item:
    title = f"Rehearsed with them, {ENOUGH} times"
    do = f"coach rehearse phone-request --contact {kept.contact.id}"
    enough = kept.with_them >= ENOUGH
    return Item("rehearsed", title, enough, f"{kept.with_them or 'none'} of {ENOUGH}", "" if enough else do)


def _promised(kept: Kept, now: datetime) -> list[Item]:
    late = [each for each in kept.promises if each.by == "trainee" and each.overdue(now)]
    if not any(each.kind == "real" and each.outcome != AGREED for each in kept.talks) and not late:
        return []
    because = f"late: {late[0].text}" if late else "nothing is late"
    return [Item("promises", "What you promised them", not late, because, "coach due" if late else "")]


def _noted(kept: Kept) -> list[Item]:
    """Notes to be read before a second talk; before a first one there can be none."""
    met = [each for each in kept.talks if each.kind == "real" and each.outcome != AGREED]
    if not met:
        return []
    if not kept.notes:
        return [Item("notes", "Notes on the last talk", False, "there are none", f"coach notes {kept.contact.id}")]
    number = len(kept.notes)
    because = f"{number} note{'' if number == 1 else 's'}; whether you have read them again only you know"
    return [Item("notes", "Notes read again", None, because, f"coach notes {kept.contact.id} --show")]
