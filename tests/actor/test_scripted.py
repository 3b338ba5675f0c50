"""The offline professional."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.actor import declines, phrases
from coach.actor.backends.scripted import build
from coach.actor.memory import plain
from coach.actor.openings import echoed
from coach.actor.sentences import count
from coach.scenario.model import Move, RoleProfile
from tests.actor.cases import CASES
from tests.fakes.briefs import ANSWER, GRANT, NAME_CONTACT, Talk, boatbuilder, brief, spoken

REMARKS = (
    "I see.",
    "Wow, that's amazing!",
    "I studied marine biology in Kiel.",
    "asdkjh qwrtz",
    "",
    "Thank you.",
    "That must be hard.",
)
TINY = Move(instruct="React.", lines=("Right.", "Fine{% if trainee_name %}, {{ trainee_name }}{% endif %}."), max_sentences=1)


@pytest.mark.parametrize("mood", ["warm", "open", "cool", "impatient"])
@pytest.mark.parametrize("most", [1, 2, 3])
def test_sixty_turns_hold_no_line_twice_and_keep_to_the_cap(mood: str, most: int):
    """A mix of answers, the same question over and over, remarks, and moves of a single line."""
    talk = Talk(build(), mood=mood, most=most, trainee_name="Dana")
    for turn in range(60):
        match turn % 4:
            case 0:
                talk.say(CASES[turn % len(CASES)][0])
            case 1:
                talk.say("What is the hardest part of your job?")
            case 2:
                talk.say(REMARKS[turn // 4 % len(REMARKS)])
            case _:
                talk.say("May I come by?", move=TINY, name="tiny")
    said = [plain(line.text) for line in talk.lines]
    assert len(set(said)) == 60
    assert all(said)
    assert all(count(line.text) <= most for line in talk.lines)


@given(seed=st.integers(0, 10**6), order=st.lists(st.integers(0, len(CASES) - 1), min_size=5, max_size=30))
def test_any_talk_repeats_nothing_and_keeps_to_the_cap(seed: int, order: list[int]):
    chance = random.Random(seed)
    talk = Talk(build(), seed=seed)
    for index in order:
        most = chance.choice([1, 2, 3])
        question, topic, _ = CASES[index]
        line = talk.say(
            question, most=most, topics=(topic,) if topic else (), mood=chance.choice(["warm", "open", "cool", "impatient"])
        )
        assert count(line.text) <= most
    assert len({plain(line.text) for line in talk.lines}) == len(order)


@given(st.text(max_size=200))
def test_whatever_is_said_gets_an_answer_in_words(heard: str):
    assert plain(spoken(build(), brief(heard)).text)


def test_the_same_brief_gets_the_same_words():
    asked = brief("What do you like about it?", mood="warm", seed=7)
    assert spoken(build(), asked) == spoken(build(), asked)


def test_another_seed_opens_with_other_words():
    assert (
        len({spoken(build(), brief("May I come?", move=GRANT, name="grant", most=2, seed=seed)).text for seed in range(8)}) == 2
    )


def test_an_answer_tells_its_fact_and_says_so():
    line = spoken(build(), brief("How did you get into boatbuilding?", topics=["career_path"]))
    assert line.facts == ("path",)
    assert "helped a neighbour mend a dinghy" in line.text


def test_the_second_asking_gets_the_second_telling():
    talk = Talk(build())
    first, second = talk.say("What are the biggest downsides?"), talk.say("Do you travel for work?")
    again = talk.say("And what else is hard?")
    assert (first.facts, second.facts) == (("cold",), ("travel",))
    assert again.facts == ("cold",)
    assert "change their minds" in again.text


def test_a_follow_up_gets_the_detail():
    """
    trainee: What is the hardest part of your job?
    persona: The shed in January …
    trainee: How so?
    persona: Last winter we lost seventeen working days to the cold.
    """
    talk = Talk(build())
    talk.say("What is the hardest part of your job?")
    line = talk.say("How so?")
    assert line.facts == ("cold.detail",)
    assert "seventeen working days" in line.text


def test_told_to_the_end_it_says_so():
    talk = Talk(build())
    texts = [talk.say("What is the hardest part of your job?").text for _ in range(4)]
    assert texts[3] in phrases.TOLD_ALL


def test_what_nobody_wrote_down_is_declined_in_ever_new_words():
    talk = Talk(build())
    texts = [talk.say("What is the capital of Mongolia?", topics=("other",)).text for _ in range(25)]
    pools = [*declines.LOOK_UP, *declines.ANY]
    assert set(texts[: len(pools)]) == set(pools)
    assert len(set(texts)) == 25


def test_a_topic_they_do_not_discuss_stays_closed():
    talk = Talk(build())
    first, second = talk.say("What do you earn?", topics=("salary",)), talk.say("Come on, how much?", topics=("salary",))
    assert first.text == "What I earn stays between me and the tax office."
    assert second.text in phrases.STILL_CLOSED
    assert first.facts == second.facts == ()


def test_a_fact_that_may_not_be_told_yet_is_kept():
    line = spoken(build(), brief("What is your manager like?", topics=["organisation_culture"]))
    assert line.text in phrases.RESERVED
    assert line.facts == ()


def test_the_same_fact_is_told_once_it_may_be():
    line = spoken(build(), brief("What is your manager like?", topics=["organisation_culture"], facts=["team", "boss"]))
    assert line.facts == ("boss",)


def test_a_line_that_needs_a_name_nobody_gave_is_passed_over():
    talk = Talk(build())
    texts = [talk.say("May I come by?", move=GRANT, name="grant", most=2).text for _ in range(30)]
    assert not any(", ." in text or text.endswith(",") for text in texts)
    assert not any("then see you" in text.lower() for text in texts)
    assert "Then see you on Thursday at ten, Dana." in {
        spoken(build(), brief("May I?", move=GRANT, name="grant", most=2, trainee_name="Dana", seed=seed)).text
        for seed in range(20)
    }


def test_the_profile_s_own_lines_come_before_the_scenario_s():
    move = Move(instruct="Greet.", lines=("Hello.",))
    talk = Talk(build(), move=move, name="greet_back")
    first, second, third = (talk.say("Hello?").text for _ in range(3))
    assert {first, second} == {"Yes, this is Ines.", "Castellanos."}
    assert third == "Hello."


def test_a_contact_is_named_and_counted_as_told():
    line = spoken(build(), brief("Who else should I talk to?", move=NAME_CONTACT, name="name_contact", contact="brandt"))
    assert line.facts == ("brandt",)
    assert "Hanne Brandt" in line.text


def test_nobody_is_named_when_there_is_nobody_to_name():
    line = spoken(build(), brief("Who else should I talk to?", move=NAME_CONTACT, name="name_contact"))
    assert line.text in phrases.NOBODY
    assert line.facts == ()


def test_what_the_trainee_tells_of_themselves_is_taken_up():
    assert "arine biology" in spoken(build(), brief("I studied marine biology in Kiel.", mood="warm")).text


def test_the_trainee_s_name_is_used_now_and_then():
    uses = sum(
        "Dana" in spoken(build(), brief(question, trainee_name="Dana", mood="warm", seed=seed)).text
        for seed, (question, _, _) in enumerate(CASES)
    )
    assert 0 < uses < len(CASES) / 3


def test_silence_gibberish_and_insults_get_what_they_deserve():
    assert spoken(build(), brief("", most=1)).text in phrases.REACTIONS["nothing"]
    assert spoken(build(), brief("asdkjh qwrtzp", most=1)).text in phrases.REACTIONS["gibberish"]
    assert spoken(build(), brief("You are an idiot.", most=1)).text in phrases.REACTIONS["rude"]


def test_a_broken_line_of_a_scenario_does_not_stop_the_talk():
    move = Move(instruct="Greet.", lines=("{{ nonsense.here }}", "{% if %}", "Good day."))
    assert spoken(build(), brief("Hello", move=move, name="greet")).text == "Good day."


def test_a_profile_without_facts_still_answers():
    empty = RoleProfile.model_validate({**boatbuilder().model_dump(), "facts": ()})
    assert spoken(build(), brief("What do you like?", profile=empty, move=ANSWER)).text in {*declines.ANY}


@pytest.mark.parametrize(
    ("question", "echo"),
    [
        ("What about the paperwork?", "The paperwork?"),
        ("Tell me about your team.", "My team?"),
        ("What would you do if you were in my place?", ""),
        ("How did you get into it?", ""),
    ],
)
def test_an_echo_takes_up_the_thing_asked_about_where_that_is_safe(question: str, echo: str):
    assert echoed(question) == echo
