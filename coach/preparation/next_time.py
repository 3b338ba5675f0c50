"""What the records hold of a contact in, what the next talk with them begins with out.

`acquaintance(maria, talks, …)` → met on 3 November, two notes, a thank-you that never came; `remembered(…)` → the flags
`met_before` and `never_thanked`, by which a scenario lets the professional remember less; `memo(…)` → the lines to read before
it. Between practised talks no days pass: whoever rehearses the second one wants to see what the first has left, so there a
missing thank-you counts at once. Knows no clock: now is an argument.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from coach.dialogue.vocabulary import TOPICS
from coach.records.happened import AGREED
from coach.records.model import Contact, Note, Promise, Talk
from coach.scenario.acquaintance import Acquaintance, Met, Noted, Promised
from coach.scenario.model import Rules

MEETINGS = frozenset({"meeting", "phone-meeting", "chance"})
"""Talks for which one thanks, and by which one is known afterwards."""
WRITING = frozenset({"send_something", "follow_up_letter"})
MOST_NOTES = 6
"""So many can be read again before a talk; the rest stand in the records."""
LONGEST_NOTE = 160


def acquaintance(
    contact: Contact, talks: Sequence[Talk], notes: Sequence[Note], promises: Sequence[Promise], rules: Rules, now: datetime
) -> Acquaintance:
    """What there is between the trainee and this contact; `promises` with those that were kept."""
    talks = [talk for talk in talks if talk.outcome != AGREED]  # one that is still to come has left nothing
    practised = {talk.id for talk in talks if talk.kind == "practised"}
    return Acquaintance(
        contact=contact.id,
        name=contact.name,
        met=tuple(
            Met(
                day=talk.at.date().isoformat(),
                kind=talk.kind,
                situation=talk.situation,
                outcome=talk.outcome,
                session=talk.session,
            )
            for talk in sorted(talks, key=lambda each: (each.at, each.id))
        ),
        notes=tuple(
            Noted(topic=note.topic, text=note.text[:4000], day=note.written.date().isoformat(), practised=note.talk in practised)
            for note in notes
        ),
        promised=tuple(
            Promised(
                by=each.by,
                what=each.what,
                text=each.text[:4000],
                due=each.day.isoformat(),
                kept=each.done is not None,
                late=each.overdue(now) and each.talk not in practised,
            )
            for each in promises
        ),
        thanked=_thanked(talks, promises, rules, now),
    )


def remembered(known: Acquaintance) -> tuple[str, ...]:
    """The flags that are up in the next talk."""
    flags: list[str] = []
    if any(each.situation in MEETINGS for each in known.met):
        flags.append("met_before")
    if known.thanked is not None:
        flags.append("thanked" if known.thanked else "never_thanked")
    owed = [each for each in known.promised if each.by == "trainee" and each.what in WRITING]
    if any(each.late for each in owed):
        flags.append("broke_word")
    elif any(each.kept for each in owed):
        flags.append("sent_word")
    if any(each.by == "trainee" and each.what == "report_back" and each.kept for each in known.promised):
        flags.append("reported_back")
    return tuple(flags)


def last_met(known: Acquaintance) -> str:
    """The day of the last meeting in words; empty where there was none."""
    return next((in_words(each.day) for each in reversed(known.met) if each.situation in MEETINGS), "")


def memo(known: Acquaintance) -> Iterator[str]:
    """What to read again before the talk, a line each, the nearest first."""
    if known.anew:
        return
    if known.met:
        last = known.met[-1]
        practice = " (practised)" if last.kind == "practised" else ""
        outcome = f": {last.outcome.rstrip('.')}" if last.outcome else ""
        yield f"Last time: {SITUATIONS.get(last.situation, last.situation)} on {in_words(last.day)}{practice}{outcome}."
    if known.thanked is False:
        yield "No thank-you is noted for your last meeting. They will remember less of you."
    for promise in known.promised:
        if not promise.kept and not (promise.what == "send_thank_you" and known.thanked is False):
            who = "You promised" if promise.by == "trainee" else "They promised"
            yield f"{who}, for {in_words(promise.due)}, still open: {_short(promise.text or WHAT.get(promise.what, 'something'))}"
    for note in known.notes[-MOST_NOTES:]:
        about = f" ({TOPICS[note.topic]})" if note.topic in TOPICS and note.topic != "other" else ""
        practice = ", practised" if note.practised else ""
        yield f"You noted{about}{practice}: {_short(note.text)}"
    if len(known.notes) > MOST_NOTES:
        yield f"{len(known.notes) - MOST_NOTES} older notes stand in: coach contacts show {known.contact}"


SITUATIONS = {
    "phone": "a call",
    "voicemail": "a message on their machine",
    "receptionist": "a call to the front desk",
    "meeting": "a meeting",
    "phone-meeting": "a meeting by phone",
    "chance": "a chance encounter",
    "email": "an e-mail",
    "letter": "a letter",
    "thank-you": "a thank-you note",
}
WHAT = {
    "call": "to call",
    "send_thank_you": "a thank-you note",
    "follow_up_letter": "a letter",
    "send_something": "to send something",
    "report_back": "to tell how it went",
}


def _thanked(talks: Sequence[Talk], promises: Sequence[Promise], rules: Rules, now: datetime) -> bool | None:
    met = max((talk for talk in talks if talk.situation in MEETINGS), key=lambda each: (each.at, each.id), default=None)
    if met is None:
        return None
    kept = any(each.what == "send_thank_you" and each.done is not None and each.done >= met.at for each in promises)
    if kept or any(talk.situation == "thank-you" and talk.at >= met.at for talk in talks):
        return True
    in_time = now.replace(tzinfo=None) <= met.at + timedelta(days=rules.thank_you_days)
    return None if in_time and met.kind == "real" else False


def in_words(day: str) -> str:
    """ "2026-11-03" → "3 November 2026"."""
    on = date.fromisoformat(day)
    return f"{on.day} {on:%B %Y}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_NOTE else flat[:LONGEST_NOTE].rsplit(" ", 1)[0] + " …"
