"""What the records hold of a contact in, what the next talk begins with out."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from coach.preparation.next_time import acquaintance, last_met, memo, remembered
from coach.records.happened import AGREED
from coach.records.model import Contact, Note, Promise, Talk
from tests.judge.talks import RULES

MARIA = Contact(id="maria-lopez", name="Maria Lopez", created=date(2026, 11, 1))
NOW = datetime(2026, 11, 22, 10, 0)


def met(number: int = 1, *, days: int = 10, kind: str = "real", situation: str = "meeting", **more: object) -> Talk:
    facts = {"id": number, "contact": MARIA.id, "kind": kind, "situation": situation, "at": NOW - timedelta(days=days)}
    return Talk.model_validate({**facts, **more})


def promise(what: str, *, due: int = -1, done: bool = False, talk: int | None = 1, by: str = "trainee") -> Promise:
    kept = NOW - timedelta(days=1) if done else None
    facts = {"contact": MARIA.id, "talk": talk, "what": what, "text": what, "due": NOW.date() + timedelta(days=due), "by": by}
    return Promise.model_validate({**facts, "done": kept})


def known(*talks: Talk, notes: tuple[Note, ...] = (), promises: tuple[Promise, ...] = ()):
    return acquaintance(MARIA, talks, notes, promises, RULES, NOW)


@pytest.mark.parametrize(
    ("talks", "promises", "flags"),
    [
        ((), (), ()),
        ((met(situation="phone"),), (), ()),
        ((met(),), (), ("met_before", "never_thanked")),
        ((met(days=1),), (), ("met_before",)),  # it may still come in time: the house allows two days
        ((met(days=1, kind="practised"),), (), ("met_before", "never_thanked")),  # no days pass in practice
        ((met(),), (promise("send_thank_you", done=True),), ("met_before", "thanked")),
        ((met(), met(2, days=8, situation="thank-you")), (), ("met_before", "thanked")),
        ((met(situation="thank-you", days=12), met(2)), (), ("met_before", "never_thanked")),  # that was for an earlier one
        ((met(days=1),), (promise("send_something"),), ("met_before", "broke_word")),
        ((met(days=1),), (promise("send_something", done=True),), ("met_before", "sent_word")),
        ((met(days=1),), (promise("report_back", done=True),), ("met_before", "reported_back")),
        ((met(days=1),), (promise("send_something", by="professional"),), ("met_before",)),
        ((met(kind="practised", situation="phone"),), (promise("send_something"),), ()),  # practised words are not broken
        ((met(outcome=AGREED, days=-3),), (), ()),  # still to come
    ],
)
def test_what_happened_raises_the_flags_by_which_they_remember(talks, promises, flags):
    assert remembered(known(*talks, promises=promises)) == flags


def test_the_memo_tells_when_one_met_what_was_promised_and_what_was_noted():
    note = Note(contact=MARIA.id, talk=1, topic="typical_day", text="Rounds begin\nat seven.", written=NOW - timedelta(days=10))
    lines = list(memo(known(met(outcome="She said yes."), notes=(note,), promises=(promise("report_back", due=30),))))
    assert lines == [
        "Last time: a meeting on 12 November 2026: She said yes.",
        "No thank-you is noted for your last meeting. They will remember less of you.",
        "You promised, for 22 December 2026, still open: report_back",
        "You noted (what a day looks like): Rounds begin at seven.",
    ]


def test_what_was_noted_after_a_practised_talk_is_said_to_be_practised():
    note = Note(contact=MARIA.id, talk=1, text="She likes mud.", written=NOW)
    lines = list(memo(known(met(kind="practised"), notes=(note,))))
    assert "practised" in lines[0]
    assert lines[-1] == "You noted, practised: She likes mud."


def test_many_notes_are_cut_to_the_last_ones_and_it_is_said_where_the_others_are():
    notes = tuple(Note(contact=MARIA.id, text=f"number {each}", written=NOW) for each in range(9))
    lines = list(memo(known(notes=notes)))
    assert lines[0] == "You noted: number 3"
    assert lines[-1] == "3 older notes stand in: coach contacts show maria-lopez"


def test_the_last_meeting_is_named_by_its_day():
    assert last_met(known(met(days=30), met(2, days=10), met(3, days=1, situation="phone"))) == "12 November 2026"
    assert last_met(known(met(situation="phone"))) == ""
