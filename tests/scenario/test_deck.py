"""The deck of what a professional, a front desk or a machine may do, row by row: where it happens, and what is judged by it.

A row stands for a curveball, for a move that a rubric's criterion waits for, or for a temperament. Each must be there, must be
possible, and must lead to a verdict on what the trainee did about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from coach.resources import shipped
from coach.scenario.load import Library, load_scenario
from coach.scenario.model import Scenario
from coach.scenario.reach import explore

LIBRARY = Library(shipped("scenarios"))


@dataclass(frozen=True)
class Row:
    """What happens, where, and what it is judged by."""

    scenario: str
    curveball: str = ""
    move: str = ""
    criterion: str = ""
    """Of the scenario's rubric; a curveball makes its own."""
    temperament: str = ""


DECK: dict[str, tuple[Row, ...]] = {
    # the request by phone
    "a meeting in two minutes": (Row("phone-request", "busy-now"), Row("referral-call", "busy-now")),
    "how did you get my name": (Row("phone-request", "how-did-you-get-my-name"),),
    "send me your résumé": (Row("phone-request", "send-your-resume"),),
    "we are not hiring": (Row("phone-request", "we-are-not-hiring"),),
    "talk to HR": (Row("phone-request", "talk-to-hr"),),
    "e-mail me your questions": (Row("phone-request", "email-your-questions"),),
    "five minutes now": (Row("phone-request", "five-minutes-now"),),
    "only fifteen minutes, with an agenda": (Row("phone-request", "fifteen-minutes-and-an-agenda"),),
    "a flat no": (Row("phone-request", "flat-no"),),
    "yes": (
        Row("phone-request", move="grant_meeting", criterion="confirms_details"),
        Row("phone-request", move="grant_meeting", criterion="asks_directions"),
    ),
    "does not remember the e-mail, or the call": (Row("phone-request", "does-not-remember"), Row("meeting", "does-not-remember")),
    "the second call: remind me what we said": (
        Row("phone-request", "remembers-you"),
        Row("phone-request", "not-when-they-said"),
    ),
    # the front desk
    "who is calling, with whom, what is it regarding": (
        Row("receptionist", move="desk_ask_who", criterion="states_own_name"),
        Row("receptionist", move="desk_with_whom", criterion="states_background"),
        Row("receptionist", move="desk_ask_regarding", criterion="asks_advice_not_job"),
    ),
    "is she expecting you": (Row("receptionist", move="desk_expecting", criterion="says_how_got_name"),),
    "HR instead": (Row("receptionist", "offers-hr"), Row("receptionist", "she-is-out")),
    "on hold, or the wrong extension": (Row("receptionist", "puts-you-on-hold"), Row("receptionist", "wrong-extension")),
    # the machine
    "a greeting with a wrong or hard name": (Row("voicemail", "another-name-on-the-machine"),),
    "the beep, a window of seconds, the cut-off": (
        Row("voicemail", "thirty-seconds"),
        Row("voicemail", "machine-interrupts"),
        Row("voicemail", move="tape_ends", criterion="brief_call"),
    ),
    "no answer, a second and a third time": (
        Row("voicemail", move="machine_again", criterion="refers_to_first_message"),
        Row("voicemail", move="machine_once_more", criterion="stays_light"),
    ),
    # the meeting, in person and by phone
    "runs late, or must cut it short": (
        Row("meeting", "runs-late"),
        Row("meeting", "only-ten-minutes"),
        Row("phone-meeting", "runs-late"),
        Row("phone-meeting", "only-five-minutes"),
    ),
    "tell me about yourself, how can I help you": (
        Row("meeting", "tell-me-about-yourself"),
        Row("meeting", move="ask_what_for", criterion="purpose_statement"),
        Row("phone-meeting", "tell-me-about-yourself"),
    ),
    "interviews the trainee": (Row("meeting", "interviews-you"), Row("meeting", temperament="interviewer")),
    "terse answers": (Row("meeting", "gives-one-word-answers"), Row("phone-meeting", temperament="terse")),
    "a tangent, a long story": (Row("meeting", "tangent"), Row("meeting", temperament="rambling")),
    "it is all great": (Row("meeting", "it-is-all-great"), Row("meeting", temperament="pleasing")),
    "what do you know about us": (Row("meeting", "what-do-you-know-about-us"),),
    "looks at the clock": (Row("meeting", move="look_at_clock", criterion="last_request_in_time"),),
    "offers more time": (Row("meeting", move="offer_more_time", criterion="accepts_more_time"),),
    "mentions an opening": (Row("meeting", "mentions-an-opening"),),
    "asks for the résumé": (Row("meeting", "asks-for-resume"),),
    "takes a call": (Row("meeting", "takes-a-call"), Row("phone-request", temperament="distracted")),
    "cannot think of anyone": (Row("meeting", "cannot-think-of-anyone"),),
    "gives a name but hesitates": (Row("meeting", "names-but-hesitates"),),
    "offers to introduce": (Row("meeting", "offers-to-introduce-you"),),
    "speaks ill of the employer": (Row("meeting", "speaks-ill-of-the-employer"),),
    "advises against the field": (Row("meeting", "discourages-you"),),
    # what the last talk with a contact has left
    "nobody thanked them, and they remember less": (
        Row("meeting", "hardly-remembers-you"),
        Row("phone-meeting", "hardly-remembers-you"),
        Row("phone-request", "hardly-remembers-you"),
    ),
    # by chance
    "a minute, a boarding call": (Row("chance-encounter", "boarding-call"),),
    "not in the mood": (Row("chance-encounter", "not-in-the-mood"),),
    # what only a phone, or only a contact, brings
    "a bad line": (Row("phone-meeting", "bad-line"), Row("phone-meeting", "are-you-still-there")),
    "how is she, and what did she say": (
        Row("referral-call", "how-is-the-contact"),
        Row("referral-call", "what-did-they-say-about-me"),
        Row("referral-call", "did-they-say-i-have-time"),
    ),
    # in writing
    "send me your questions": (Row("written-request", "wants-your-questions"),),
    "no visit, but ten minutes by phone": (Row("written-request", "only-by-phone"),),
    "no answer at all": (
        Row("written-request", "no-answer"),
        Row("phone-request", move="pick_up_after_writing", criterion="mentions_what_was_written"),
        Row("receptionist", move="desk_greets_after_writing", criterion="mentions_what_was_written"),
    ),
    "your résumé first": (Row("written-request", "resume-first"),),
    "the day is moved": (Row("written-request", "moves-the-day"),),
    "a no in writing": (Row("written-request", move="write_no", criterion="refusal_grace"),),
    "the answer to a thank-you note": (
        Row("thank-you-note", move="answer_warmly", criterion="mentions_specific_learning"),
        Row("thank-you-note", move="who_was_this", criterion="right_name"),
        Row("thank-you-note", "asks-how-it-goes-on"),
    ),
    "a letter that forwards an opening or a list of associations": (
        Row("thank-you-note", "forwards-an-opening"),
        Row("thank-you-note", "sends-associations"),
    ),
    "busy, sceptical, generous": (
        Row("phone-request", temperament="busy"),
        Row("phone-request", temperament="sceptical"),
        Row("meeting", temperament="generous"),
    ),
}
ROWS = [(what, row) for what, rows in DECK.items() for row in rows]


@cache
def scenario(name: str) -> Scenario:
    return load_scenario(name, LIBRARY)


@cache
def reached(name: str):
    return [explore(scenario(name), difficulty) for difficulty in ("easy", "real", "hard")]


@pytest.mark.parametrize(("what", "row"), ROWS, ids=[f"{what}: {row.scenario}" for what, row in ROWS])
def test_it_can_happen_and_what_is_done_about_it_is_judged(what, row):
    whole = scenario(row.scenario)
    if row.curveball:
        assert row.curveball in {each.name for each in whole.curveballs}
        assert any(row.curveball in each.played for each in reached(row.scenario))
        assert any(row.curveball in each.answerable for each in reached(row.scenario))
    elif row.temperament:
        from coach.scenario.temperament import unfit

        assert unfit(whole, LIBRARY.temperament(row.temperament)) is None
        assert LIBRARY.temperament(row.temperament).judged
    else:
        made = {branch.move for branch in (*whole.openings, *whole.replies, *whole.transitions)}
        made |= {branch.move for stage in whole.stages for branch in (*stage.replies, *stage.transitions)}
        made |= {whole.out_of_patience.move} | ({whole.out_of_time.move} if whole.out_of_time else set())
        assert row.move in made
        assert row.criterion in {criterion.id for criterion in LIBRARY.rubric(whole.rubric).criteria}


def test_every_curveball_of_the_seven_situations_stands_in_the_deck():
    for name in (
        "phone-request",
        "receptionist",
        "voicemail",
        "chance-encounter",
        "meeting",
        "written-request",
        "thank-you-note",
    ):
        listed = {row.curveball for _, row in ROWS if row.scenario == name}
        assert {each.name for each in scenario(name).curveballs} - {"read-what-you-sent", "nothing-came"} <= listed
