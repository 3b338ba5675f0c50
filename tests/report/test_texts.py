"""The report as terminal text, Markdown and JSON."""

from __future__ import annotations

import io
import json
from dataclasses import fields

from coach.cli.console import Console
from coach.cli.report import tell
from coach.judge.scorecard import Judged, Quote
from coach.report import json as report_json
from coach.report import markdown
from coach.report.view import view
from tests.report.talks import PROFILE, Talk, meeting, phone_call, silence


def printed(*talk: object, full: bool = False, width: int = 80) -> str:
    sheet = io.StringIO()
    tell(view(*talk), Console(sheet, colour=False, width=width), full=full)  # type: ignore[arg-type]
    return sheet.getvalue()


def test_the_short_report_fits_on_a_screen_and_a_half():
    lines = printed(*phone_call()).splitlines()
    assert len(lines) <= 37  # one and a half times the 25 lines of a small terminal
    assert max(map(len, lines)) < 80


def test_the_short_report_quotes_says_what_it_did_what_to_say_and_how_to_do_it_again():
    text = " ".join(printed(*phone_call()).split())
    assert "you said “if you are hiring, do think of me” (turn 2, 0:27)" in text
    assert "it did Ruth took it for a job call: trust fell from 40 to 23." in text
    assert "better “I'm not looking for a job. I'd like to hear how the work really is.”" in text
    assert "again coach retry 20261101-140500-phone-request-3f2a --turn 2" in text


def test_the_outcome_comes_before_the_headlines_and_those_before_the_work():
    text = printed(*phone_call())
    places = [
        text.index(words) for words in ("✓ You have the meeting.", "✓ Introduction", "Work on this first", "What went well")
    ]
    assert places == sorted(places)


def test_a_command_is_never_broken_over_two_lines():
    text = printed(*phone_call(), width=50)
    assert "coach retry 20261101-140500-phone-request-3f2a --turn 2\n" in text


def test_the_full_report_has_every_criterion_and_numbers_the_evidence_in_the_transcript():
    session, score = phone_call()
    text = printed(session, score, full=True)
    assert all(judged.title in text for judged in score.criteria)
    assert "Hello [1], my name is Dana Ortiz [2]." in text
    assert "? Left a phone number – not judged" in " ".join(text.split())
    assert max(map(len, text.splitlines())) < 80


def test_an_unfinished_session_says_how_to_go_on():
    text = printed(*meeting(3))
    assert "This session has not ended yet." in text
    assert "coach resume 20261101-150000-meeting-0001" in text


def test_an_empty_session_is_told_in_few_lines():
    text = printed(*silence(), full=True)
    assert "You said nothing, so there is nothing to judge." in text
    assert len(text.splitlines()) < 15


def test_a_fallback_is_told_in_the_transcript_and_in_the_notes():
    text = printed(*phone_call(), full=True)
    assert "Note: The language model fell silent in turn 2" in text
    assert "(Spoken from the script, because of the language model: time-out.)" in " ".join(text.split())


def test_a_terminal_is_not_driven_by_what_was_said():
    talk = Talk(profile={**PROFILE, "full_name": "Ruth\x1b[2J Adler"}).opens("Hi\x1b]0;owned\x07").says("\x1b[31mHello \x9b1m")
    text = printed(talk.session, talk.scored([], [], None), full=True)
    assert "\x1b" not in text
    assert "\x9b" not in text


def test_markdown_keeps_the_characters_that_people_say():
    talk = Talk().opens("# Hello *there*").says("<b>1</b> | _x_ [a](b) `c`\n## not a heading", ("greets", "_x_"))
    text = markdown.render(view(talk.session, talk.scored([talk.judged("greets", "Greets | well")], [], None)), full=True)
    assert r"\# Hello \*there\*" in text
    assert r"\<b\>1\</b\> \| \_x\_ \[1\] \[a\](b) \`c\` \#\# not a heading" in text
    assert "\n## not a heading" not in text


def test_markdown_has_the_same_four_steps():
    text = markdown.render(view(*phone_call()))
    assert "> if you are hiring, do think of me (turn 2, 0:27)" in text
    assert "**Say instead:** I'm not looking for a job." in text
    assert "    coach retry 20261101-140500-phone-request-3f2a --turn 2" in text
    assert text.endswith("\n")


def test_json_has_the_documented_shape():
    made = json.loads(report_json.render(view(*phone_call())))
    assert list(made) == [
        "format",
        "session",
        "outcome",
        "headlines",
        "criteria",
        "work_on",
        "praise",
        "numbers",
        "stages",
        "movements",
        "transcript",
        "help",
        "notes",
        "sounded",
    ]  # fmt: skip
    assert made["sounded"] is None  # typed
    assert made["outcome"] == {
        "id": "granted",
        "won": True,
        "sentence": "You have the meeting.",
        "because": "the appointment was read back",
        "ended": True,
    }
    assert {field.name for field in fields(Judged)} == set(made["criteria"][0])
    assert {field.name for field in fields(Quote)} == set(made["criteria"][0]["quote"])
    assert made["session"]["scenario"] == {
        "name": "phone-request",
        "version": 1,
        "title": "Ask for a meeting by phone",
    }
    documented = report_json.__doc__ or ""
    for key in (*made, *made["session"], *made["movements"][0], *made["transcript"][0], *made["work_on"][0]):
        assert f'"{key}"' in documented, key


def test_every_quote_in_the_json_stands_in_its_transcript():
    made = json.loads(report_json.render(view(*phone_call())))
    texts = {each["turn"]: each["text"] for each in made["transcript"] if each["speaker"] == "trainee"}
    quotes = [each["quote"] for each in (*made["criteria"], *made["work_on"]) if each["quote"]]
    assert len(quotes) >= 12
    assert all(texts[quote["turn"]][quote["start"] : quote["end"]] == quote["text"] for quote in quotes)


def test_json_of_an_empty_session_has_the_same_keys():
    full, empty = (json.loads(report_json.render(view(*talk))) for talk in (phone_call(), silence()))
    assert list(full) == list(empty)
    assert empty["numbers"]["talk_share"] is None
