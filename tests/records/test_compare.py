"""What several people said, topic by topic."""

from __future__ import annotations

from datetime import date, datetime

from coach.records.compare import Said, of_contact, side_by_side
from coach.records.model import Contact, Note, Talk

AT = datetime(2026, 11, 1, 15)
MARIA = Contact(id="maria", name="Maria Lopez", role="nurse", organisation="St Luke's", created=AT.date())


def note(text: str, topic: str = "salary", talk: int | None = None) -> Note:
    return Note(contact="maria", talk=talk, topic=topic, text=text, written=datetime(2026, 11, 3))


def test_what_was_told_in_practice_is_never_beside_the_real_under_one_name():
    """Maria is a real contact; talk 2 was a rehearsal with her as coach imagines her."""
    talks = [
        Talk(id=1, contact="maria", kind="real", situation="meeting", at=AT),
        Talk(id=2, contact="maria", kind="practised", situation="meeting", at=AT),
    ]
    said = of_contact(MARIA, [note("65k", talk=1), note("90k", talk=2), note("plus nights")], talks)
    (salary,) = side_by_side(said)
    assert [(side.source, [each.text for each in side.said]) for side in salary.sides] == [
        ("real", ["plus nights", "65k"]),  # a note without a talk has the day on which it was written, two days later
        ("practised", ["90k"]),
    ]
    assert salary.real == 1


def test_real_people_come_first_and_topics_in_their_order():
    made_up = Said("Ada", "", "", "imagined", date(2026, 11, 5), "40k", "salary", "ada")
    said = [made_up, *of_contact(MARIA, [note("65k"), note("rounds at seven", "typical_day"), note("x", "")], [])]
    found = side_by_side(said)
    assert [each.topic for each in found] == ["typical_day", "salary", ""]
    assert [side.who for side in found[1].sides] == ["Maria Lopez", "Ada"]
    assert [each.topic for each in side_by_side(said, "salary")] == ["salary"]


def test_nobody_said_anything():
    assert side_by_side([]) == ()
