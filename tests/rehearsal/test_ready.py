"""What is ready for one real call, from made-up records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from coach.history.plan import Readiness
from coach.records.model import Contact, Note, Promise, Referral, Talk
from coach.rehearsal.ready import Kept, Script, around, ready

NOW = datetime(2026, 11, 23, 9)
MARIA = Contact(
    id="maria", name="Maria Lopez", phone="555 0142", why="To learn what a ward needs.", read="Her article.",
    found_through="through the alumni page", field="nursing", organisation="St Luke's", role="nurse", created=NOW.date(),
)  # fmt: skip
CALL = Readiness("The call", ("phone-request",), "ready", 4, ("4 of the last 4 reached the goal.",))
SCRIPT = Script("phone-script", "prepared/maria/phone-script.md", True, (), (40.0, 44.0, 45.0))
ALL = Kept(MARIA, None, (), (), (), SCRIPT, replace(SCRIPT, name="sketch-60", most_seconds=60), 8, CALL, 3)


def items(**changed):
    return {item.id: item for item in ready(replace(ALL, **changed), NOW).items}


def test_what_only_the_trainee_knows_is_never_counted_as_ready():
    made = ready(ALL, NOW)
    assert made.missing == ()
    assert made.sentence == "Everything that coach can see is there (12 of 13, 1 only you can answer)."
    assert items()["place"].ready is None


def test_around_the_talks_names_are_taken_up_and_promises_kept():
    named = Referral(id=1, contact="maria", name="Tom Meyer", written=NOW)
    late = Promise(contact="maria", what="call", text="Call her.", due=date(2026, 11, 20))
    said = {item.id: item for item in around([MARIA] * 5, [named], [late], 0, NOW)}
    assert {name: item.ready for name, item in said.items()} == {
        "targets": True, "taken_up": False, "word_kept": False, "compared": False
    }  # fmt: skip
    assert said["taken_up"].because == "1 not yet: Tom Meyer"
    taken = named.model_copy(update={"taken_up": "tom"})
    assert all(item.ready for item in around([MARIA] * 5, [taken], [], 2, NOW))
    assert around([MARIA], [], [], 0, NOW)[0].because == "1 of 5"


def test_takes_count_when_they_were_within_the_time():
    said = items(script=replace(SCRIPT, takes=(46.0, 40.0, 45.0, 80.0)))["script_aloud"]
    assert (said.ready, said.because) == (False, "2 of 4 kept takes within the time")
    assert said.do == "coach aloud prepared/maria/phone-script.md --keep"
    assert items(script=replace(SCRIPT, takes=()))["script_aloud"].because == "no take is kept"


def test_a_script_with_blanks_is_not_written():
    said = items(script=replace(SCRIPT, blanks=("your phone number",)))["script"]
    assert (said.ready, said.because) == (False, "written, with a blank left: your phone number")


def test_a_referrer_who_does_not_want_to_be_named_is_no_source():
    sam = Contact(id="sam", name="Sam Ode", created=NOW.date())
    sent = MARIA.model_copy(update={"referrer": "sam", "found_through": ""})
    assert items(contact=sent.model_copy(update={"may_use_name": True}), referrer=sam)["source"].ready is True
    assert items(contact=sent, referrer=sam)["source"].ready is None
    refused = items(contact=sent.model_copy(update={"may_use_name": False}), referrer=sam)["source"]
    assert (refused.ready, "does not want to be named" in refused.because) == (False, True)


def test_rehearsals_that_say_nothing_yet_are_not_ready():
    unknown = replace(CALL, ready="not_known", because=("Not known yet: 1 of 3 rehearsals done.",))
    said = items(call=unknown)["call_rehearsals"]
    assert (said.ready, said.because) == (False, "Not known yet: 1 of 3 rehearsals done.")


def test_before_a_second_talk_the_notes_and_promises_of_the_first_are_looked_at():
    met = Talk(id=1, contact="maria", kind="real", situation="meeting", at=datetime(2026, 11, 1, 15))
    late = Promise(contact="maria", talk=1, what="send_thank_you", text="Thank her.", due=date(2026, 11, 3))
    assert not {"notes", "promises"} & set(items())
    found = items(talks=(met,), promises=(late,))
    assert (found["promises"].ready, found["promises"].because) == (False, "late: Thank her.")
    assert found["notes"].ready is False
    note = Note(contact="maria", talk=1, text="Rounds begin at seven.", written=NOW)
    assert items(talks=(met,), notes=(note,))["notes"].ready is None
