"""A real talk in, what the trainee owes after it out: a thank-you within the house rules' days, a word after eight weeks.

>>> [promise.what for promise in after(Talk(contact="ruth-okafor", kind="real", situation="email", at=...), rules)]
['call']

The numbers stand in the house rules (`scenarios/rules/`). A practised talk leaves nothing owed to a real person. What was
promised in the talk itself is not known here; `coach notes` and `coach due add` write it down.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.records.model import Promise, Talk, What

if TYPE_CHECKING:  # what is late is looked up at every start, and a scenario's models take longer to build than that
    from coach.scenario.model import Rules

MET = frozenset({"meeting", "phone-meeting", "chance"})
WRITTEN = frozenset({"email", "letter"})
UNANSWERED = frozenset({"voicemail", "receptionist"})
"""They were told that the trainee calls again the next day."""


def after(talk: Talk, rules: Rules) -> tuple[Promise, ...]:
    """What a talk leaves to do, soonest first."""
    if talk.kind == "practised":
        return ()
    day = talk.at.date()
    if talk.situation in MET:
        return (
            _promise(talk, "send_thank_you", "Thank them, with something that they said.", day, rules.thank_you_days),
            _promise(talk, "report_back", "Tell them what became of it.", day, 7 * rules.report_back_weeks),
        )
    if talk.situation in WRITTEN:
        text = "Follow your written request up by phone, unless they have answered."
        return (_promise(talk, "call", text, day, rules.phone_after_writing_days),)
    if talk.situation in UNANSWERED:
        return (_promise(talk, "call", "Call again, as you said you would.", day, 1),)
    return ()


def _promise(talk: Talk, what: What, text: str, day: date, days: int) -> Promise:
    return Promise(contact=talk.contact, talk=talk.id or None, what=what, text=text, due=day + timedelta(days=days))
