"""`coach prepare`: from a few answers to seven files, each judged, none that was edited overwritten."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import click
import pytest

from coach.cli import prepare as command
from coach.cli import prepare_asks
from tests.fakes.shell import Ran, coach

ME = ["name=Dana Ortiz", "background=am in my last year of economics", "field=labour-market analysis", "skills=patience; maths",
      "found_through=through the alumni page of my school", "evidence=set up a rota for forty volunteers", "phone=555 0142",
      "target=a post as an analyst", "email=dana@example.org", "address=1 Mill Lane, Town", "wants_to_learn=what a week looks like"]  # fmt: skip
RUTH = ["--person", "Ruth Adler", "--role", "head of research", "--org", "the Employment Office", "--field", "labour-market analysis",
        "--why", "to find out whether it suits me", "--read", "your report on wages", "--found-through", "through the alumni page",
        "--email", "ruth@example.org", "--address", "2 Harlan Street, Town"]  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "coach"


def me(home: Path) -> None:
    coach(home, "me", *[word for each in ME for word in ("--set", each)])


def typed(monkeypatch, *answers: object) -> list[str]:
    """Somebody sits at the terminal and types this, Ctrl-C for an exception; what they were asked."""
    asked: list[str] = []
    given = iter(answers)

    def prompt(text, default="", **_):
        asked.append(text)
        answer = next(given, "")
        if isinstance(answer, BaseException):
            raise answer
        return answer or default

    monkeypatch.setattr(prepare_asks.click, "prompt", prompt)
    monkeypatch.setattr(command, "is_terminal", lambda _: True)
    return asked


def states(ran: Ran) -> dict[str, tuple[str, bool]]:
    return {each["name"]: (each["state"], each.get("whole")) for each in json.loads(ran.out)["documents"]}


def test_flags_alone_prepare_a_call_wholly(home):
    me(home)
    ran = coach(home, "prepare", *RUTH, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert set(states(ran).values()) == {("written", True)}
    assert len(states(ran)) == 7
    found = json.loads(ran.out)
    assert found["contact"] == "ruth-adler"
    assert found["documents"][0]["criteria"]["states_own_name"]["quote"] == "my name is Dana Ortiz"
    contact = json.loads(coach(home, "contacts", "show", "ruth-adler", "--json").out)
    assert "your report on wages" in json.dumps(contact)


def test_every_line_of_next_is_a_command_that_there_is(home):
    me(home)
    for line in json.loads(coach(home, "prepare", *RUTH, "--json").out)["next"]:
        name, verb, *rest = shlex.split(line)
        assert name == "coach"
        if verb == "aloud":
            ran = coach(home, verb, *rest)
            assert "Name recordings with --audio" in ran.err, "all that is missing is a microphone"
        elif verb == "rehearse":
            assert coach(home, verb, *rest, "--persona", "nobody").err.startswith('coach: No persona is called "nobody"')
        else:
            assert coach(home, verb, *rest).code == 0


def test_what_is_missing_is_blank_and_the_command_that_fills_it_is_named(home):
    ran = coach(home, "prepare", *RUTH)
    assert ran.code == 0
    assert "[your phone number]\n      coach me --set phone=…" in ran.out
    assert "waits for its blanks: says their own name" in ran.out
    assert coach(home, "aloud", str(home / "prepared/ruth-adler/voicemail.md")).out.count("Still blank: [your name]") == 1


def test_without_a_person_it_works_and_with_a_name_it_moves_there(home):
    assert coach(home, "prepare", "--field", "nursing").code == 0
    assert (home / "prepared" / "_nobody-yet" / "phone-script.md").exists()
    ran = coach(home, "prepare", "--person", "Beth Müller-Groß", "--json")
    assert json.loads(ran.out)["contact"] == "beth-muller-gross"
    assert json.loads(ran.out)["facts"]["field"] == "nursing"
    assert [each.name for each in (home / "prepared").iterdir()] == ["beth-muller-gross"]


def test_the_record_of_a_contact_is_taken_and_what_is_new_goes_back(home):
    me(home)
    coach(home, "contacts", "add", "Ruth Adler", "--role", "head of research", "--read", "a line\n\nand a page of notes")
    ran = coach(home, "prepare", "ruth", "--why", "to find out whether it suits me", "--json")
    assert json.loads(ran.out)["facts"]["role"] == "head of research"
    shown = coach(home, "contacts", "show", "ruth-adler", "--json").out
    assert "to find out whether it suits me" in shown
    assert "a line\\n\\nand a page of notes" in shown, "the record is not cut down to one line"


def test_a_page_of_notes_stays_in_the_record_and_a_sentence_goes_into_the_letter(home):
    me(home)
    coach(home, "contacts", "add", "Ruth Adler", "--read", "She began as a baker.\nHer team won a prize. " + "More. " * 60)
    ran = coach(home, "prepare", "ruth")
    assert "What you noted under read is more than a sentence" in " ".join(ran.out.split())
    coach(home, "prepare", "ruth", "--read", "that you began as a baker")
    assert "I have read that you began as a baker." in (home / "prepared/ruth-adler/email.md").read_text(encoding="utf-8")
    assert "Her team won a prize" in coach(home, "contacts", "show", "ruth-adler", "--json").out
    coach(home, "prepare", "ruth")
    assert "I have read that you began as a baker." in (home / "prepared/ruth-adler/email.md").read_text(encoding="utf-8")


def test_an_edited_file_is_left_alone_until_again_and_then_lies_beside(home):
    me(home)
    coach(home, "prepare", *RUTH)
    script = home / "prepared" / "ruth-adler" / "phone-script.md"
    script.write_text("Hello, have you got a job for me?\n", encoding="utf-8")
    ran = coach(home, "prepare", "ruth-adler", "--json")
    assert states(ran)["phone-script"] == ("edited", False)
    assert script.read_text(encoding="utf-8") == "Hello, have you got a job for me?\n"
    shown = coach(home, "prepare", "--check", "ruth-adler")
    assert "your version, left as it is" in shown.out
    assert '✗ asks for a job: "have you got a job for me"' in " ".join(shown.out.split())
    again = coach(home, "prepare", "ruth-adler", "--again", "--json")
    assert states(again)["phone-script"] == ("beside", True)
    assert (home / "prepared" / "ruth-adler" / "phone-script-new.md").exists()
    assert script.read_text(encoding="utf-8") == "Hello, have you got a job for me?\n"


def test_check_writes_nothing_and_tells_of_all(home):
    me(home)
    coach(home, "prepare", *RUTH)
    coach(home, "prepare", "--person", "Beth Miller")
    before = {path: path.stat().st_mtime_ns for path in (home / "prepared").rglob("*.*")}
    found = json.loads(coach(home, "prepare", "--check", "--json").out)["prepared"]
    assert [each["contact"] for each in found] == ["beth-miller", "ruth-adler"]
    assert {path: path.stat().st_mtime_ns for path in (home / "prepared").rglob("*.*")} == before


def test_on_a_terminal_only_what_is_missing_is_asked(home, monkeypatch):
    me(home)
    asked = typed(
        monkeypatch, "Ruth Adler", "to find out", "the city", "analyst", "your report", "Beth Miller", "y", "r@example.org"
    )
    ran = coach(home, "prepare")
    assert ran.code == 0
    assert "New among your contacts: Ruth Adler, Beth Miller." in ran.out
    assert [each.split(" (")[0] for each in asked] == [
        "Who is it", "Why do you want to talk to them, in one sentence", "Where they work", "What they do there",
        "What you have read about them, said to them", "Who gave you the name", "May you say that Beth Miller sent you",
        "Their e-mail address", "Their postal address, its lines parted by commas",
    ]  # fmt: skip
    assert "Beth Miller gave me your name." in (home / "prepared" / "ruth-adler" / "email.md").read_text(encoding="utf-8")
    assert '"referrer": "beth-miller"' in coach(home, "contacts", "show", "ruth-adler", "--json").out.replace("\n", "")


def test_ctrl_c_keeps_what_was_answered_and_the_next_time_goes_on(home, monkeypatch):
    typed(monkeypatch, "Ruth Adler", "to find out", "nursing", click.Abort())
    ran = coach(home, "prepare")
    assert ran.code == 130
    assert "What you have answered is kept: `coach prepare` goes on." in ran.err
    asked = typed(monkeypatch, "", "the clinic")
    ran = coach(home, "prepare")
    assert "Going on with what you had answered for Ruth Adler." in ran.err
    assert not any(each.startswith(("Why", "The field")) for each in asked)
    assert "nursing" in (home / "prepared" / "ruth-adler" / "email.md").read_text(encoding="utf-8")


def test_ones_own_facts_are_asked_once_and_fit_the_rest_of_coach(home, monkeypatch):
    """ "a cook" is kept as "am a cook", since briefings and better lines put it after "I"."""
    typed(
        monkeypatch,
        "Ruth Adler",
        "",
        "nursing",
        "",
        "",
        "",
        "",
        "my aunt",
        "",
        "",
        "Kim Ito",
        "a cook",
        "patience",
        "my team won a prize",
    )
    assert coach(home, "prepare").code == 0
    own = json.loads(coach(home, "me", "--json").out)
    assert (own["name"], own["background"], own["found_through"]) == ("Kim Ito", "am a cook", "through my aunt")
    assert own["evidence"] == "can point to this: my team won a prize"
    asked = typed(monkeypatch, "Beth Miller")
    assert coach(home, "prepare").code == 0
    assert not any(each.startswith(("Your first name", "Who you are")) for each in asked)


def test_an_answer_that_speaks_of_them_is_asked_once_more(home, monkeypatch):
    me(home)
    typed(monkeypatch, "Ruth Adler", "", "", "", "her talk on wages", "your talk on wages")
    ran = coach(home, "prepare")
    assert "say it with you and your" in ran.err
    assert "I came across your talk on wages." in (home / "prepared" / "ruth-adler" / "email.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told", "code"),
    [
        (["prepare", "rut adlr"], 'No contact is called "rut adlr".', 1),
        (["prepare", "--check"], "Nothing is prepared yet. Begin with: coach prepare", 1),
        (["prepare", "--check", "beth"], "Nothing is prepared for Beth Miller yet. Begin with: coach prepare beth-miller", 1),
        (["prepare", "--why", "x" * 10_000], "--why: 10,000 characters; 600 is the most. One or two sentences will do.", 1),
        (["prepare", "--org", "y" * 500], "--organisation: 500 characters; 120 is the most.", 1),
        (["prepare", "--check", "--why", "x"], "--check only looks; leave the other flags out.", 2),
        (["prepare", "--may-use-name"], "say who gave you the name with --referred-by", 2),
        (["prepare", "beth", "--referred-by", "Beth Miller"], "Beth Miller cannot have given their own name.", 1),
        (["prepare", "beth", "--person", "Ruth"], "Either CONTACT, for somebody among your contacts, or --person", 2),
    ],
)
def test_bad_input_is_one_clear_line(home, words, told, code):
    coach(home, "contacts", "add", "Beth Miller")
    ran = coach(home, *words)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_an_unknown_contact_is_told_how_to_begin_with_somebody_new(home):
    coach(home, "contacts", "add", "Ruth Adler")
    ran = coach(home, "prepare", "Ruth Adlar")
    assert 'Did you mean "Ruth Adler"?' in ran.err
    assert 'For somebody new: coach prepare --person "Ruth Adlar"' in ran.err


def test_hostile_answers_stay_words(home):
    hostile = "# Boss\n\n[your phone number] <!-- {{ 7*7 }} {% if %} <b>x</b>\x1b[31m `rm -rf /`"
    ran = coach(
        home, "prepare", "--person", "Ruth Adler", "--why", hostile, "--field", hostile, "--read", hostile, "--org", hostile
    )
    assert ran.code == 0
    letter = (home / "prepared" / "ruth-adler" / "letter.md").read_text(encoding="utf-8")
    assert "49" not in letter
    assert "\x1b" not in letter + ran.out
    assert "<b>" not in letter
    assert letter.count("[your phone number]") == 1, "a blank is coach's own"


def test_a_file_that_is_no_text_is_named_and_nothing_is_written_over(home):
    me(home)
    coach(home, "prepare", *RUTH)
    letter = home / "prepared" / "ruth-adler" / "letter.md"
    letter.write_bytes(b"\xff\xfe")
    for words in (["prepare", "ruth-adler"], ["prepare", "--check"]):
        ran = coach(home, *words)
        assert (ran.code, ran.out) == (1, "")
        assert "letter.md: byte 1 is not UTF-8. Save the text as UTF-8." in ran.err
    assert letter.read_bytes() == b"\xff\xfe"
