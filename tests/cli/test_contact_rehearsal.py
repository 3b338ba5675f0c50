"""`coach rehearse --contact`: a rehearsal with somebody of one's own contacts, and the one after it."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from coach.dialogue.events import decode
from coach.preparation.folder import folder_of
from coach.records.model import Contact, Note, Talk
from coach.wiring import open_house
from tests.fakes.shell import coach

MEETING = """\
Hello, thank you for taking the time. I'm Dana Ortiz. I'm here to learn about soil, I'm not looking for a job. Do twenty minutes still suit you?
I see our time is nearly up. Who else should I talk to?
May I say that you sent me?
Thank you for the stories. May I tell you how it went?
Goodbye, thank you.
"""


@pytest.fixture
def home(tmp_path):
    with book(tmp_path) as kept:
        kept.add_contact(
            Contact(
                name="Dr. Anna Keller",
                role="soil scientist",
                organisation="Marin County",
                read="She has mapped the salt marshes since the flood.",
                like="eleazar-montoya",  # to look for the nearest takes longer than most of these tests
                created=date(2026, 11, 20),
            )
        )
    return tmp_path


def book(folder):
    return open_house({"COACH_HOME": str(folder)}).book()


def flat(text: str) -> str:
    return " ".join(text.split())


def rehearsed(home, *words: str, stdin: str = "Hello.\n"):
    ran = coach(home, "rehearse", *words, "--seed", "5", "--persona", "scripted", stdin=stdin)
    assert ran.code == 0, ran.err
    return ran


def test_who_stands_in_for_a_real_person_is_said_to_before_the_talk_and_in_every_report(home):
    out = flat(rehearsed(home, "meeting", "--contact", "anna").out)
    assert "The meeting itself · Anna Keller (imagined) · real" in out
    notice = "Imagined: this is not Anna Keller. From you: the name, the role, the organisation and what you have read."
    assert notice in out.partition("Say it in your own words")[0]
    assert notice in flat(coach(home, "report", "last", "--full").out).partition("What was said")[2]
    assert notice in flat(coach(home, "report", "last", "--format", "markdown").out)
    assert json.loads(coach(home, "report", "last", "--json").out)["session"]["professional"]["imagined"] is True
    page = home / "page.html"
    assert coach(home, "report", "last", "--format", "html", "-o", str(page)).code == 0
    assert flat(page.read_text(encoding="utf-8")).count("this is not Anna Keller") == 2


def test_a_finished_talk_is_kept_as_practised_with_names_and_promises(home):
    out = flat(rehearsed(home, "meeting", "--contact", "anna", "--minutes", "20", stdin=MEETING).out)
    assert "Records: Kept for dr-anna-keller, as practised: You left with an open door." in out
    with book(home) as kept:
        [talk] = kept.talks("dr-anna-keller")
        outcome = "You left with an open door. They named Robin Sample."
        assert (talk.kind, talk.situation, talk.outcome) == ("practised", "meeting", outcome)
        assert kept.referrals() == []  # who was named in practice is nobody to call
        assert [each.what for each in kept.promises(kind="practised")] == ["send_thank_you", "report_back"]
        assert kept.promises(kind="real") == kept.due(date(2100, 1, 1)) == []
    due = coach(home, "due", "--json")
    assert "Thank" not in due.out  # what was promised in practice is due to nobody


def test_the_same_meeting_practised_again_owes_one_note_of_thanks(home):
    for _ in range(2):
        rehearsed(home, "meeting", "--contact", "anna", "--minutes", "20", "--first", stdin=MEETING)
    with book(home) as kept:
        assert len(kept.talks()) == 2
        assert [each.what for each in kept.promises(kind="practised")] == ["send_thank_you", "report_back"]


def test_a_talk_is_kept_once_whatever_is_said_again(home):
    rehearsed(home, "meeting", "--contact", "anna", "--minutes", "20", stdin=MEETING)
    coach(home, "retry", "last", "--turn", "2", stdin="Goodbye.\n")
    with book(home) as kept:
        assert len(kept.talks()) == 1


def test_the_second_talk_knows_the_first_and_less_of_it_where_nobody_thanked(home):
    rehearsed(home, "meeting", "--contact", "anna", "--minutes", "20", stdin=MEETING)
    with book(home) as kept:
        [talk] = kept.talks()
        at = datetime(2026, 11, 22, 12, 0)
        kept.add_note(Note(contact=talk.contact, talk=talk.id, topic="typical_day", text="Mornings are for sorting.", written=at))
    ran = rehearsed(
        home, "meeting", "--contact", "anna", "--json", stdin="We met before, I'm Dana.\nWhat does a typical day look like?\n"
    )
    events = [decode(line) for line in ran.out.splitlines()]
    start = events[0]
    assert start.acquaintance["notes"][0]["text"] == "Mornings are for sorting."
    assert {"met_before", "never_thanked"} <= set(start.scenario["flags"])
    assert events[1].directive.move == "hardly_remember_you"
    shown = flat(ran.err)
    assert "No thank-you is noted for your last meeting." in shown
    assert "You noted (what a day looks like), practised: Mornings are for sorting." in shown
    explained = flat(coach(home, "replay", "last", "--explain").out)
    assert "turn 0: hardly_remember_you, because curveball hardly-remembers-you" in explained
    assert "you had never thanked them for the last talk, and little of it had stayed" in explained
    report = flat(coach(home, "report", "last", "--full").out)
    assert "Did not ask again what they had told you [" in report
    assert "you had noted “Mornings are for sorting”" in report


def test_whoever_was_thanked_remembers(home):
    with book(home) as kept:
        for situation, day in (("meeting", 1), ("thank-you", 2)):
            kept.add_talk(Talk(contact="dr-anna-keller", kind="real", situation=situation, at=datetime(2026, 11, day, 9, 0)))
    ran = rehearsed(home, "meeting", "--contact", "anna", "--json")
    assert decode(ran.out.splitlines()[1]).directive.move == "welcome_back"
    assert "trust 42 → 50, you had thanked them after the last talk" in flat(coach(home, "replay", "last", "--explain").out)


NOTE = """\
Dear Anna,
Thank you for taking the time today. That I could talk to somebody who sees much of this differently will stay with me.
I have asked a farm for a summer job, and I will tell you in the autumn how it went.
Dana Ortiz, 12 Elm Street, dana.ortiz@example.org, 555 0142
.
"""


def test_a_practised_thank_you_looks_back_on_the_practised_meeting_and_is_remembered(home):
    rehearsed(home, "meeting", "--contact", "anna", "--minutes", "20", stdin=MEETING)
    note = rehearsed(home, "thank-you-note", "--contact", "anna", stdin=NOTE)
    assert "What was said stands in: coach sessions show" in flat(note.out)
    with book(home) as kept:
        assert [each.situation for each in kept.talks()] == ["meeting", "thank-you"]
        assert "send_thank_you" not in {each.what for each in kept.promises(kind="practised")}
    start = decode(rehearsed(home, "meeting", "--contact", "anna", "--json").out.splitlines()[0])
    assert {"met_before", "thanked"} <= set(start.scenario["flags"])


def test_the_one_whom_an_imagined_person_names_is_imagined_too(home):
    rehearsed(home, "meeting", "--contact", "anna", "--minutes", "20", stdin=MEETING)
    ran = coach(home, "next", "--to", "referral-call", stdin="Hello.\n")
    assert "Imagined: there is no Robin Sample." in flat(ran.out)


def test_a_contact_who_was_deleted_meanwhile_costs_no_report(home):
    """Deleted on another terminal, while the talk went on."""
    rehearsed(home, "meeting", "--contact", "anna")
    with book(home) as kept:
        kept.delete(kept.contact("anna"), datetime(2026, 11, 22, 12, 0))
    journal = next(home.rglob("*.jsonl"))
    lines = journal.read_text(encoding="utf-8").splitlines(keepends=True)
    journal.write_text(
        "".join(line for line in lines if '"session_ended"' not in line and '"trainee_left"' not in line), encoding="utf-8"
    )
    ran = coach(home, "resume", "last", stdin="Thank you for your time. Goodbye.\nGoodbye.\n")
    assert ran.code == 0, ran.err
    assert "The talk could not be written into your records" in flat(ran.out)
    assert "More: coach report" in ran.out


def test_a_first_talk_can_be_rehearsed_again(home):
    rehearsed(home, "meeting", "--contact", "anna", "--minutes", "20", stdin=MEETING)
    start = decode(rehearsed(home, "meeting", "--contact", "anna", "--first", "--json").out.splitlines()[0])
    assert start.acquaintance["anew"] is True
    assert "flags" not in start.scenario


CALL = """\
Good morning, my name is Dana Ortiz. I found you through the alumni page of my school. Do you have a minute?
I'm in my last year of economics, and I'm researching soil. I'm not asking for a job, only for your advice. Could I come by your office for twenty minutes, whenever it suits you? I know you are busy.
I'll e-mail them tonight. Could we still talk for twenty minutes after that, whenever it suits you?
So Thursday at three, at your office. How do I find you?
Thank you very much. I'll see you then. Goodbye.
"""


def granted(home) -> None:
    ran = coach(home, "rehearse", "phone-request", "-c", "anna", "-d", "easy", "--seed", "1", stdin=CALL)
    assert "You have the meeting" in ran.out, ran.out


def test_next_goes_on_with_the_same_contact(home):
    granted(home)
    start = decode(coach(home, "next", "--json", stdin="Hello.\n").out.splitlines()[0])
    assert (start.scenario["name"], start.acquaintance["contact"]) == ("meeting", "dr-anna-keller")
    assert start.profile["full_name"] == "Anna Keller"
    assert start.scenario["earlier"]["slot"] == "Thursday at three"


def test_what_the_last_call_has_led_to_is_known_without_next(home):
    granted(home)
    start = decode(rehearsed(home, "meeting", "--contact", "anna", "--json").out.splitlines()[0])
    assert start.follows.endswith("phone-request-0001")
    assert start.scenario["earlier"]["slot"] == "Thursday at three"
    assert start.scenario["flags"] == ["agreed_by_phone"]


def test_a_talk_that_was_broken_off_leaves_nothing(home):
    rehearsed(home, "meeting", "--contact", "anna")
    with book(home) as kept:
        assert kept.talks() == []


def test_the_questions_prepared_for_this_person_come_along(home):
    plan = folder_of(home, "dr-anna-keller") / "questions.md"
    plan.parent.mkdir(parents=True)
    plan.write_text("- Which marsh came back first?\n- Who taught you to wait?\n", encoding="utf-8")
    start = decode(rehearsed(home, "meeting", "--contact", "anna", "--json").out.splitlines()[0])
    assert start.trainee["questions"] == ["Which marsh came back first?", "Who taught you to wait?"]
    assert start.questions["title"] == "Your own plan"
    assert decode(rehearsed(home, "meeting", "--json").out.splitlines()[0]).questions["title"] != "Your own plan"


def test_a_page_about_them_comes_along_for_once(home):
    page = home / "keller.txt"
    page.write_text("Dr. Anna Keller\nExperience\n2015 - 2019 Technician, Alder Labs\n", encoding="utf-8")
    start = decode(rehearsed(home, "meeting", "-c", "anna", "--about", str(page), "--json").out.splitlines()[0])
    assert {"what": "step", "text": "2015 - 2019 Technician, Alder Labs", "source": "the page keller.txt"} in start.profile[
        "imagined"
    ]["given"]


def test_a_contact_who_is_a_professional_of_the_library_plays_themselves(home):
    with book(home) as kept:
        kept.add_contact(Contact(name="Ruth Adler", like="ruth-adler", created=date(2026, 11, 20)))
    start = decode(rehearsed(home, "meeting", "-c", "ruth", "--json").out.splitlines()[0])
    assert start.profile["name"] == "ruth-adler"
    assert "imagined" not in start.profile


def test_nothing_is_put_into_the_mouth_of_a_real_employer_s_people(home):
    start = decode(rehearsed(home, "meeting", "-c", "anna", "--json").out.splitlines()[0])
    names = {each["name"] for each in start.scenario["curveballs"]}
    assert "hardly-remembers-you" in names
    assert not names & {"speaks-ill-of-the-employer", "mentions-an-opening"}


def test_whom_they_are_imagined_after_can_be_chosen(home):
    start = decode(rehearsed(home, "meeting", "-c", "anna", "--like", "ruth-adler", "--json").out.splitlines()[0])
    assert start.profile["imagined"]["like"] == "ruth-adler"


def test_a_contact_without_role_and_organisation_works_and_says_what_is_missing(home):
    with book(home) as kept:
        kept.add_contact(Contact(name="Jo {{ 7 * 7 }}", created=date(2026, 11, 20)))
    out = flat(rehearsed(home, "phone-request", "-c", "jo").out)
    assert "Their role and organisation and field would make them nearer: coach contacts edit jo-7-7" in out
    assert "49" not in out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("-c", "ana"), 1, 'No contact is called "ana". There is: Dr. Anna Keller, dr-anna-keller.'),
        (("-c", "anna", "-p", "ruth-adler"), 2, "--contact and --profile exclude each other"),
        (("--like", "ruth-adler"), 2, "--like goes with --contact"),
        (("--first",), 2, "--first goes with --contact"),
        (("-c", "anna", "--like", "ruth-addler"), 1, 'Did you mean "ruth-adler"?'),
        (("-c", "anna", "--about", "/nowhere/x.txt"), 1, "cannot be read"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(home, words, code, says):
    ran = coach(home, "rehearse", "meeting", *words, stdin="Hello.\n")
    assert ran.code == code
    assert says in flat(ran.err)
    assert not list(home.rglob("*.jsonl"))


@pytest.mark.parametrize("raw", [b"", b"\x00\x01", b"x" * 1_000_000, "Zoë".encode("latin-1")])
def test_a_page_that_is_none_is_refused_before_the_talk(home, raw):
    page = home / "page.txt"
    page.write_bytes(raw)
    ran = coach(home, "rehearse", "meeting", "-c", "anna", "--about", str(page), stdin="Hello.\n")
    assert ran.code == 1
    assert ran.err.startswith("coach: ")
    assert "page.txt" in ran.err
