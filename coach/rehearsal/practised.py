"""A finished rehearsal with a contact in, what the records keep of it out: the talk, how it went, what was promised.

"You have the meeting: Thursday at ten." and "e-mail your questions" by Monday – each marked as practised by the talk it belongs
to, so that nothing of it is ever due in earnest. What was promised is read off the director's flags and moves and off the acts
that were heard, never off the words. A sketch is nobody's talk, a turn that was said again belongs to the session it came from,
and where the user played the professional, or broke it off, there is nothing to keep: all these give None.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from coach.dialogue.events import Directed
from coach.dialogue.session import Session
from coach.preparation.next_time import MEETINGS
from coach.records.book import Book
from coach.records.happened import KEEPS
from coach.records.model import Promise, Situation, Talk
from coach.rehearsal.links import ways_on
from coach.report.words import outcome_sentence
from coach.scenario.acquaintance import Acquaintance
from coach.scenario.model import RoleProfile, Rules, Scenario
from coach.scenario.snapshot import snapshot

BY_RUBRIC: dict[str, Situation] = {
    "phone-request": "phone",
    "referral-call": "phone",
    "voicemail": "voicemail",
    "receptionist": "receptionist",
    "meeting": "meeting",
    "phone-meeting": "phone-meeting",
    "chance-encounter": "chance",
    "thank-you-note": "thank-you",
}
"""What a talk was, by what it is judged by: a scenario of one's own shares the rubric of its kind."""
BY_CHANNEL: dict[str, Situation] = {"email": "email", "letter": "letter", "card": "letter"}
BY_SITUATION: dict[str, Situation] = {"phone": "phone", "in_person": "meeting"}
SENT_BEFORE = {"promised_questions": "E-mail your questions.", "promised_agenda": "Send three points in advance."}
"""Flag of a request → what the trainee has promised to send."""
INTRODUCTION_DAYS = 10
"""The professional's "I'll put you in touch": after ten days one may ask."""


@dataclass(frozen=True, slots=True)
class Practised:
    """What is to be written down; the book gives the talk its number, and that number to the promises."""

    talk: Talk
    promises: tuple[Promise, ...]


def practised(session: Session) -> Practised | None:
    """What a session leaves in the records; None where it was no talk with a contact, or is not over."""
    start = session.start
    if start.acquaintance is None or session.ended is None or start.parent is not None or start.role == "professional":
        return None
    contact, scenario = snapshot(start, Acquaintance).contact, snapshot(start, Scenario)
    situation = BY_RUBRIC.get(scenario.rubric) or BY_CHANNEL.get(scenario.channel or "") or BY_SITUATION.get(scenario.situation)
    if situation is None or not session.turn or session.ended.outcome == scenario.left:
        return None
    begun = datetime.fromisoformat(start.created)
    slot = next((way.earlier.slot for way in ways_on(session) if way.earlier.slot), "")
    # A name that was given in practice belongs to nobody: it stands with the talk, and not among the names to take up.
    outcome, named = outcome_sentence(session.ended.outcome, scenario.outcomes), _named(session)
    talk = Talk(
        contact=contact,
        kind="practised",
        situation=situation,
        at=begun,
        minutes=None if scenario.written else round(session.seconds / 60, 1) or None,
        session=start.session,
        outcome=f"{outcome.rstrip('.')}: {slot}."
        if slot
        else f"{outcome} They named {' and '.join(named)}."
        if named
        else outcome,
    )
    return Practised(talk, _promises(session, talk, slot, snapshot(start, Rules)))


def keep(book: Book, kept: Practised) -> bool:
    """Write it down, all or nothing; False where this session was kept before. Raises NotFound where the contact is gone.

    What an earlier practised talk had left to do is done by this one, where it is that: a note of thanks, a call.
    """
    if kept.talk.session and book.talks(session=kept.talk.session):
        return False
    with book.together():
        for promise in book.promises(kept.talk.contact, kind="practised"):
            if promise.what in KEEPS.get(kept.talk.situation, ()):
                book.done(promise.id, kept.talk.at)
        talk = book.add_talk(kept.talk)
        owed = {(each.what, each.by): each for each in book.promises(kept.talk.contact, kind="practised")}
        for promise in kept.promises:
            if before := owed.get((promise.what, promise.by)):  # the same meeting, practised again, owes one note of thanks
                book.later(before.id, promise.due)
            else:
                book.add_promise(promise.model_copy(update={"talk": talk.id}))
    return True


def _named(session: Session) -> tuple[str, ...]:
    told = set(session.state.told) if session.state else set()
    return tuple(each.name for each in snapshot(session.start, RoleProfile).contacts if each.id in told)


def _promises(session: Session, talk: Talk, slot: str, rules: Rules) -> tuple[Promise, ...]:
    """Of both sides, with the day by which they are kept: by the house rules where nobody named one."""
    today, outcome = talk.at.date(), session.ended.outcome if session.ended else ""
    flags = set(session.state.flags) if session.state else set()
    said = {act.name for turn in session.transcript if turn.speaker == "trainee" for act in turn.understanding.acts}
    found: list[Promise] = []

    def owe(what: str, text: str, days: int, by: str = "trainee") -> None:
        due = today + timedelta(days=days)
        found.append(Promise.model_validate({"contact": talk.contact, "what": what, "text": text, "due": due, "by": by}))

    if outcome == "call_later":
        owe("call", f"Call again{f': {slot}' if slot else ''}.", 1)
    for flag, text in SENT_BEFORE.items():
        if flag in flags:
            owe("send_something", text, 1)
    if talk.situation in MEETINGS or outcome == "talked":
        owe("send_thank_you", "Thank them, with something that they said.", rules.thank_you_days)
    if "offers_update" in said:
        owe("report_back", "Tell them how it went.", 7 * rules.report_back_weeks)
    if _moved(session, "promise_introduction"):
        owe("other", "Put you in touch with the person they named.", INTRODUCTION_DAYS, by="professional")
    return tuple(found)


def _moved(session: Session, move: str) -> bool:
    return any(isinstance(event, Directed) and move in (event.directive.move, event.directive.then) for event in session.live)
