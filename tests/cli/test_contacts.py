"""`coach contacts` and `coach due` at a shell, and what is late at the start of the others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import icalendar
import pytest

from coach.cli.contact_facts import FLAGS, QUESTIONS
from coach.cli.contact_talks import SITUATIONS
from coach.cli.contact_view import SITUATIONS as SITUATION_WORDS
from coach.database.address import Address
from coach.database.engine import open_database
from coach.records.book import Book
from coach.records.exchange.ics import DOING, THEIR
from coach.records.model import Contact, Promise, Situation, Talk, What
from tests.fakes.shell import coach

RUTH = ("contacts", "add", "Ruth Okafor", "--role", "nurse manager", "--org", "St. Luke's", "--email", "ruth@x.org")
PAGE = """Dana Reyes
Soil scientist at Marin County
Experience
2015 - 2019 Technician, Alder Labs
She has mapped the salt marshes since the flood.
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "coach"


@pytest.fixture
def ruth(home: Path) -> Path:
    assert coach(home, *RUTH).code == 0
    return home


def found(home: Path, *words: str):
    ran = coach(home, *words, "--json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def found_from(home: Path, page: str):
    return json.loads(coach(home, "contacts", "add", "--from", "-", "--json", stdin=page).out)


def day(days: int) -> str:
    return (datetime.now().astimezone() + timedelta(days=days)).date().isoformat()


def test_every_word_that_the_models_know_has_one_on_the_screen():
    assert set(SITUATIONS) == set(SITUATION_WORDS) == set(Situation.__args__)  # type: ignore[attr-defined]
    assert set(DOING) == set(THEIR) == set(What.__args__)  # type: ignore[attr-defined]
    asked = {*QUESTIONS, *(field for field, _, _ in FLAGS)}
    assert asked | {"id", "referrer", "may_use_name", "like", "created"} == set(Contact.model_fields)


def test_somebody_is_added_shown_changed_and_listed(ruth):
    assert "ruth-okafor  Ruth Okafor, nurse manager, St. Luke's" in coach(ruth, "contacts").out
    assert coach(ruth, "contacts", "edit", "ruth", "--phone", "555-0110", "--role", "").code == 0
    contact = found(ruth, "contacts", "show", "okafor")
    assert (contact["phone"], contact["role"], contact["talks"]) == ("555-0110", "", [])
    assert [each["id"] for each in found(ruth, "contacts", "list", "luke")] == ["ruth-okafor"]
    assert found(ruth, "contacts", "list", "acme") == []


def test_without_a_name_one_is_asked(home):
    ran = coach(home, "contacts", "add", stdin="\nBo Li\ncook\n\n\nthrough my aunt\n\nno address\nbo@x.org\n\nTo learn.\n")
    assert ran.code == 0, ran.err
    assert ran.err.count("This one is needed.") == 1
    assert ran.err.count("has an @") == 1
    contact = found(home, "contacts", "show", "bo")
    assert (contact["role"], contact["found_through"], contact["why"]) == ("cook", "through my aunt", "To learn.")


def test_a_copied_page_makes_a_contact(home, tmp_path):
    page = tmp_path / "reyes.txt"
    page.write_text(PAGE, encoding="utf-8")
    contact = found(home, "contacts", "add", "--from", str(page))
    assert (contact["name"], contact["role"], contact["organisation"]) == ("Dana Reyes", "Soil scientist", "Marin County")
    assert "2015 - 2019 Technician, Alder Labs" in contact["read"]
    long = found_from(home, "Ann Ode | Marin County\n" + "She has seen it all, and tells of it. \n" * 2000)
    assert (long["name"], len(long["read"]) <= 20_000) == ("Ann Ode", True)
    piped = coach(home, "contacts", "add", "Bo Li", "--role", "cook", "--from", "-", "--json", stdin=PAGE)
    assert (json.loads(piped.out)["name"], json.loads(piped.out)["role"]) == ("Bo Li", "cook"), "a flag wins over the page"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (RUTH, 1, '"ruth-okafor". Edit that one.'),
        (("contacts", "add", "  "), 1, "name: "),
        (("contacts", "add", "Bo", "--email", "bo"), 1, "has no @"),
        (("contacts", "add", "Bo", "--like", "nobody-such"), 1, "No profile is called"),
        (("contacts", "add", "Bo", "--referred-by", "sam"), 1, 'No contact is called "sam"'),
        (("contacts", "add", "Bo", "--may-use-name"), 2, "add --referred-by"),
        (("contacts", "add", "--from", "/nowhere/x.txt"), 1, "no such file"),
        (("contacts", "edit", "ruth", "--may-not"), 2, "add --referred-by"),
        (("contacts", "show", "rut okafr"), 1, "Did you mean"),
        (("contacts", "lst"), 2, 'Did you mean "list"?'),
        (("contacts", "undo"), 1, "Nothing that was deleted"),
        (("contacts", "log", "ruth", "--on", "tomorrow"), 1, "is still to come"),
        (("contacts", "log", "ruth", "--promised", "the article", "soon"), 1, "is no date"),
        (("contacts", "log", "ruth", "--may-use-name"), 2, "add --named"),
        (("contacts", "agree", "ruth", "--on", "friday"), 1, 'Write it as "friday at 10:00"'),
        (("contacts", "agree", "ruth", "--on", "friday at 10:00", "--as", "letter"), 2, "nobody agrees on one"),
        (("contacts", "import", "x.doc"), 1, "--format"),
        (("contacts", "import", "none.csv"), 1, "there is no such file"),
        (("contacts", "export", "-"), 2, "--format"),
        (("contacts", "export", "/nowhere/x.csv"), 1, "cannot be written"),
        (("due", "add", "ruth", "call", "yesterday"), 1, "is one day ago"),
        (("due", "done", "7"), 1, "No open promise has the number 7"),
        (("due", "later", "7", "friday"), 1, "No open promise has the number 7"),
        (("due", "--ics", "x.ics"), 1, "nothing for a calendar"),
    ],
)
def test_a_mistake_is_one_line_and_keeps_nothing(ruth, words, code, says):
    ran = coach(ruth, *words)
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert len(found(ruth, "contacts")) == 1
    assert found(ruth, "contacts", "show", "ruth")["promises"] == []


def test_what_is_deleted_comes_back_whole(ruth):
    coach(ruth, "contacts", "log", "ruth", "--minutes", "20")
    before = found(ruth, "contacts", "show", "ruth")
    assert "with 1 talk and 2 promises" in coach(ruth, "contacts", "delete", "ruth").out
    assert found(ruth, "contacts") == []
    assert "Brought back: Ruth Okafor" in coach(ruth, "contacts", "undo").out
    assert found(ruth, "contacts", "show", "ruth") == before


def test_a_talk_or_a_promise_by_mistake_is_deleted_alone(ruth):
    coach(ruth, "contacts", "log", "ruth", "--as", "phone")
    talk = found(ruth, "contacts", "show", "ruth")["talks"][0]["id"]
    assert coach(ruth, "contacts", "delete", "ruth", "--talk", "99").code == 1
    assert "a talk of ruth-okafor" in coach(ruth, "contacts", "delete", "ruth", "--talk", str(talk)).out
    number = found(ruth, "due", "add", "ruth", "call", "tomorrow")["id"]
    assert coach(ruth, "due", "delete", str(number)).code == 0
    left = found(ruth, "contacts", "show", "ruth")
    assert (left["talks"], left["promises"]) == ([], [])
    coach(ruth, "contacts", "undo")
    assert [each["id"] for each in found(ruth, "due")["promises"]] == [number]


def test_a_call_at_another_hour_than_the_promised_one_is_told(ruth):
    """Promised for Wednesday at three, made on Sunday."""
    coach(ruth, "due", "add", "ruth", "call", "in 3 days at 15:00")
    ran = coach(ruth, "contacts", "log", "ruth", "--as", "phone")
    assert "Kept: Call Ruth Okafor, though not when you had said: " in ran.out
    assert " at 15:00." in ran.out.replace("\n", " ")


def test_a_name_that_was_given_is_taken_up_with_its_permission(ruth):
    coach(ruth, "contacts", "log", "ruth", "--named", "Joe Bird", "--may-use-name")
    joe = found(ruth, "contacts", "add", "Joe Bird", "--referred-by", "ruth")
    assert (joe["referrer"], joe["may_use_name"]) == ("ruth-okafor", True)
    assert found(ruth, "contacts", "show", "ruth")["names"][0]["taken_up"] == "joe-bird"
    assert "you may say who gave the name" in coach(ruth, "contacts", "show", "joe").out
    assert found(ruth, "contacts", "edit", "joe", "--may-not")["may_use_name"] is False


def test_nobody_is_named_before_they_were_asked(ruth):
    ran = coach(ruth, "contacts", "add", "Joe Bird", "--referred-by", "ruth")
    assert "Ask Ruth Okafor whether you may use their name" in ran.err
    assert found(ruth, "contacts", "show", "joe")["may_use_name"] is None


def test_a_near_double_is_added_with_a_warning(ruth):
    ran = coach(ruth, "contacts", "add", "R. Okafor", "--email", "RUTH@x.org")
    assert (ran.code, ran.err) == (0, 'Is it one person? Ruth Okafor ("ruth-okafor") has the same e-mail address.\n')


def test_a_real_talk_leaves_its_promises_and_they_are_told_in_words(ruth):
    """A meeting three days ago: the thank-you was due yesterday."""
    ran = coach(
        ruth, "contacts", "log", "ruth", "--on", "3 days ago", "--minutes", "25", "--promised", "the article", "tomorrow",
        "--they-promised", "a book", "in 2 weeks",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert "To do: Thank Ruth Okafor: one day late." in ran.out
    rows = found(ruth, "due")["promises"]
    assert [(row["what"], row["by"], row["state"]) for row in rows] == [
        ("send_thank_you", "trainee", "overdue"), ("other", "trainee", "later"), ("other", "professional", "later"),
        ("report_back", "trainee", "later"),
    ]  # fmt: skip
    assert rows[0]["in_words"] == "one day late"
    lines = coach(ruth, "due").out.splitlines()
    assert lines[:2] == [
        f"{rows[0]['id']}  Thank Ruth Okafor: one day late",
        f"{rows[1]['id']}  Ruth Okafor: the article: due tomorrow",
    ]
    assert "Ruth Okafor promised: something" in lines[2]


def test_what_was_promised_in_practice_is_due_to_nobody(ruth):
    """A rehearsal in which the trainee promised to send something three days ago."""
    then = datetime.now() - timedelta(days=5)  # noqa: DTZ005 - the trainee's wall
    with open_database(Address(ruth)) as database:
        book = Book(database)
        talk = book.add_talk(Talk(contact="ruth-okafor", kind="practised", situation="meeting", at=then))
        late = (then + timedelta(days=2)).date()
        book.add_promise(Promise(contact="ruth-okafor", talk=talk.id, what="send_something", due=late))
    assert found(ruth, "due")["promises"] == []
    assert coach(ruth).err == ""
    assert "late" not in coach(ruth, "contacts").out
    assert "late (practised)" in " ".join(coach(ruth, "contacts", "show", "ruth").out.split())


def test_a_promise_is_kept_or_put_off(ruth):
    number = found(ruth, "due", "add", "ruth", "call", "friday", "at", "15:00")["id"]
    assert found(ruth, "due", "later", str(number), "in", "2", "weeks")["due"] == day(14)
    assert coach(ruth, "due", "done", str(number)).out == "Done: Call Ruth Okafor.\n"
    assert found(ruth, "due")["promises"] == []
    assert "Nothing is due." in coach(ruth, "due").out


def test_a_calendar_holds_promises_and_agreed_talks(ruth, tmp_path):
    coach(ruth, "due", "add", "ruth", "the article; and more", "tomorrow")
    coach(ruth, "contacts", "agree", "ruth", "--on", "in 3 days at 10:00", "--minutes", "20")
    assert [(each["name"], each["minutes"]) for each in found(ruth, "due")["agreed"]] == [("Ruth Okafor", 20)]
    file = tmp_path / "x.ics"
    assert coach(ruth, "due", "--ics", str(file)).code == 0
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert {str(event["summary"]) for event in events} == {"Meeting with Ruth Okafor", "Ruth Okafor: the article; and more"}
    assert coach(ruth, "due", "--ics", "-").out.startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    "words", [(), ("prepare", "ruth", "--no-ask"), pytest.param(("rehearse", "phone-request"), marks=pytest.mark.slow)]
)
def test_what_is_late_shows_at_the_start(ruth, words):
    coach(ruth, "contacts", "log", "ruth", "--on", "3 days ago")
    coach(ruth, "contacts", "log", "ruth", "--on", "5 days ago", "--as", "phone-meeting")
    assert "Thank Ruth Okafor: three days late (and 1 more). See: coach due\n" in coach(ruth, *words).err


def test_what_is_late_is_silent_in_scripts_and_costs_nothing_before_the_first_contact(ruth, home, tmp_path):
    coach(ruth, "contacts", "log", "ruth", "--on", "3 days ago")
    assert "late" not in coach(ruth, "rehearse", "phone-request", "--json").err
    fresh = tmp_path / "fresh"
    assert (
        coach(
            fresh,
        ).err
        == ""
    )
    assert not fresh.exists()
    program = "import sys; from coach.cli.main import main\ntry: main([])\nexcept SystemExit: print('sqlalchemy' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "COACH_HOME": str(fresh)}, capture_output=True, text=True
    )
    assert ran.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize("words", [("contacts",), ("due",), ("contacts", "list", "ruth")])
def test_looking_creates_nothing(home, words):
    assert coach(home, *words).code == 0
    assert found(home, *words) in ([], {"promises": [], "agreed": [], "untold": []})
    assert not home.exists()


def test_a_database_that_cannot_be_read_stops_nobody_at_the_start(home):
    home.mkdir()
    (home / "coach.db").write_text("no database at all, but long enough to look at " * 20, encoding="utf-8")
    ran = coach(home)
    assert (ran.code, ran.err) == (0, "")
    assert coach(home, "due").code == 1


@pytest.mark.parametrize("name", ["x.vcf", "x.csv", "x.md"])
def test_what_is_exported_is_imported(ruth, tmp_path, name):
    coach(ruth, "contacts", "add", "=SUM(1), \"Bo\"; 'ß' | `x`", "--why", "Because\nof this.")
    file, other = tmp_path / name, tmp_path / "other"
    assert coach(ruth, "contacts", "export", str(file)).code == 0
    ran = coach(other, "contacts", "import", str(file))
    assert (ran.code, ran.out, ran.err) == (0, "2 contacts added.\n", "")
    assert found(other, "contacts") == found(ruth, "contacts")
    assert coach(other, "contacts", "import", str(file)).out.startswith("0 contacts added; 2 you have already")
    piped = coach(tmp_path / "third", "contacts", "import", "-", stdin=file.read_bytes())
    assert piped.out == "2 contacts added.\n", "its content tells what it is"


def test_a_bad_row_is_named_the_others_are_kept_and_the_exit_code_says_so(home, tmp_path):
    file = tmp_path / "x.csv"
    file.write_text("name,created\nBo Li,\nCy,last May\n,\nDi,\n", encoding="utf-8")
    ran = coach(home, "contacts", "import", str(file))
    assert ran.code == 1
    assert ran.out == "2 contacts added; 1 row not kept.\n"
    assert 'x.csv:3: created: "last May" is no date; write it as 2026-12-01 (Cy).' in ran.err
    again = coach(home, "contacts", "import", str(file), "--json")
    data = json.loads(again.out)
    assert again.code == 1
    assert (data["added"], [each["contact"] for each in data["doubles"]]) == ([], ["bo-li", "di"])
    assert data["problems"] == [
        {"file": str(file), "line": 3, "what": 'created: "last May" is no date; write it as 2026-12-01 (Cy)'}
    ]


@pytest.mark.slow
def test_two_processes_that_add_at_once_lose_nothing(home):
    """Two shells, ten contacts each, on a folder that does not exist yet."""
    program = (
        "import sys\nfrom coach.cli.main import main\nfor number in range(10):\n"
        "    try: main(['contacts', 'add', f'{sys.argv[1]} {number}'])\n    except SystemExit as exit_: assert not exit_.code, exit_.code\n"
    )
    environ = {**os.environ, "COACH_HOME": str(home)}
    both = [
        subprocess.Popen([sys.executable, "-c", program, name], env=environ, stdout=subprocess.DEVNULL) for name in ("Ann", "Bo")
    ]
    assert [each.wait(timeout=120) for each in both] == [0, 0]
    assert len(found(home, "contacts")) == 20
